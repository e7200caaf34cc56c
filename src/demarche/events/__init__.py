"""Acts and their parties, type and mode, status, speaker."""

from demarche.events.code import EventCoder
from demarche.events.complete import complete
from demarche.events.merge import merge
from demarche.events.reading import CoderModel
from demarche.events.relate import Relation, relate

__all__ = ["CoderModel", "EventCoder", "Relation", "complete", "merge", "relate"]
