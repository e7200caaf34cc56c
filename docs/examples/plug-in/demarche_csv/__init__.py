"""A reader of tables for demarche."""

from demarche_csv.table import TableReader

__all__ = ["TableReader"]
