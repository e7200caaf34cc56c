"""Acts and their parties, type and mode, status, speaker."""

from demarche.events.answers import answer, is_silence, settle_denials, tell_about
from demarche.events.background import judge_background
from demarche.events.code import EventCoder, Trial
from demarche.events.complete import complete
from demarche.events.merge import merge
from demarche.events.reading import CoderModel
from demarche.events.relate import Relation, relate
from demarche.events.remarks import remarks
from demarche.events.spot import Spotter

__all__ = [
    "CoderModel",
    "EventCoder",
    "Relation",
    "Spotter",
    "Trial",
    "answer",
    "complete",
    "is_silence",
    "judge_background",
    "merge",
    "relate",
    "remarks",
    "settle_denials",
    "tell_about",
]
