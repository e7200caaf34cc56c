"""What people do to a ledger: correct claims, join and part them, take it back; and what a coder can learn from it."""

from demarche.edits.judge import apart, join, move, split
from demarche.edits.labels import Label, labels
from demarche.edits.make import correct, person, undo

__all__ = ["Label", "apart", "correct", "join", "labels", "move", "person", "split", "undo"]
