"""The ledger: every version kept, as of any day."""

from demarche.ledger.store import Added, Batch, Ledger

__all__ = ["Added", "Batch", "Ledger"]
