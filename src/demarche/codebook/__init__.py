"""The codebook: what is coded, and how it shows in words."""

from demarche.codebook.load import Codebook, Context, Cues, Entry, EventType, Mode, load, read
from demarche.codebook.marked import Marked, MarkedAct, read_marked

__all__ = ["Codebook", "Context", "Cues", "Entry", "EventType", "Marked", "MarkedAct", "Mode", "load", "read", "read_marked"]
