"""The codebook: what is coded, and how it shows in words."""

from demarche.codebook.load import VARIABLE, Codebook, is_verbal, load, own, read, shipped
from demarche.codebook.marked import Marked, MarkedAct, read_marked, read_marked_lines
from demarche.codebook.types import Context, Cues, Entry, EventType, Mode

__all__ = [
    "VARIABLE",
    "Codebook",
    "Context",
    "Cues",
    "Entry",
    "EventType",
    "Marked",
    "MarkedAct",
    "Mode",
    "is_verbal",
    "load",
    "own",
    "read",
    "read_marked",
    "read_marked_lines",
    "shipped",
]
