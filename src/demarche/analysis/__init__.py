"""What incidents amount to: dyads, denials, quotations, series, the tension index, the network of actors."""

from demarche.analysis.acts import REASONS, Act, Apart, Known
from demarche.analysis.arithmetic import VARIABLE, Arithmetic, read_arithmetic
from demarche.analysis.ask import index, network, series
from demarche.analysis.changes import Change
from demarche.analysis.counting import Counts, Series, SeriesRow
from demarche.analysis.denials import Denial, find_denials
from demarche.analysis.dyads import between, busiest, states_of
from demarche.analysis.periods import BYS, By, Period, read_by, read_period
from demarche.analysis.quotes import find_quotes, is_party, text_of
from demarche.analysis.tension import Contribution, Explanation, TensionIndex, TensionRow
from demarche.analysis.ties import Edge, Network, Node

__all__ = [
    "BYS",
    "REASONS",
    "VARIABLE",
    "Act",
    "Apart",
    "Arithmetic",
    "By",
    "Change",
    "Contribution",
    "Counts",
    "Denial",
    "Edge",
    "Explanation",
    "Known",
    "Network",
    "Node",
    "Period",
    "Series",
    "SeriesRow",
    "TensionIndex",
    "TensionRow",
    "between",
    "busiest",
    "find_denials",
    "find_quotes",
    "index",
    "is_party",
    "network",
    "read_arithmetic",
    "read_by",
    "read_period",
    "series",
    "states_of",
    "text_of",
]
