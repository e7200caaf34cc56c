"""Who is who, where, when and how many: parties, places, dates and counts of claims."""

from demarche.entities.resolve import resolve

__all__ = ["resolve"]
