"""The ledger: every version kept, as of any day; what people correct stands beside what programs found."""

from demarche.ledger.corrections import Correction, Edited, is_person
from demarche.ledger.notes import Edit
from demarche.ledger.store import Added, Batch, Ledger

__all__ = ["Added", "Batch", "Correction", "Edit", "Edited", "Ledger", "is_person"]
