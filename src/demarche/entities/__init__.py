"""Who is who, where, when and how many: parties, places, dates and counts of claims."""

from demarche.entities.places_read import Toponym, read_toponyms
from demarche.entities.resolve import resolve

__all__ = ["Toponym", "read_toponyms", "resolve"]
