"""The type of the event between two marked spans of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.errors import InputError
from demarche.events.reading import CoderModel
from demarche.records import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """The best type for a pair, and the probability of every type."""

    event: str
    scores: dict[str, float]


def relate(model: CoderModel, text: str, words: Sequence[Span], actor: Span, recipient: Span) -> Relation:
    """The relation of two spans, read over some words of a text; InputError where one of them touches no word that is read."""
    for name, span in (("actor", actor), ("recipient", recipient)):
        if not any(word.touches(span) for word in words):
            raise InputError(
                f"The {name} [{span.start}, {span.end}] touches no word.", remedy="Mark words; offsets count code points from 0."
            )
    scores = model.relate([text[word.start : word.end] for word in words], words, (actor, recipient))
    return Relation(max(scores, key=lambda event: scores[event]), scores)
