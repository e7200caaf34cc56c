"""From news reports to an auditable ledger of international events."""

__version__ = "0.1.0"
