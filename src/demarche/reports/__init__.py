"""Reports as people meet them, read and cleaned once."""

from demarche.reports.read import READERS, read, read_bytes

__all__ = ["READERS", "read", "read_bytes"]
