"""What incidents amount to: dyads, denials, quotations."""

from demarche.analysis.denials import Denial, find_denials
from demarche.analysis.dyads import between, busiest, states_of
from demarche.analysis.quotes import find_quotes, is_party, text_of

__all__ = ["Denial", "between", "busiest", "find_denials", "find_quotes", "is_party", "states_of", "text_of"]
