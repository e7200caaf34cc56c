"""What incidents amount to: dyads, denials."""

from demarche.analysis.denials import Denial, find_denials
from demarche.analysis.dyads import between, busiest, states_of

__all__ = ["Denial", "between", "busiest", "find_denials", "states_of"]
