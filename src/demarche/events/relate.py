"""The type of the event between two marked spans of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.events.reading import CoderModel
from demarche.records import Sentence, Span


@dataclass(frozen=True, slots=True)
class Relation:
    """The best type for a pair, and the probability of every type."""

    event: str
    scores: dict[str, float]


def relate(model: CoderModel, sentences: Sequence[Sentence], actor: Span, recipient: Span) -> Relation:
    """The relation of two spans, read over all sentences that they lie in (or between, where they lie apart)."""
    first, last = min(actor.start, recipient.start), max(actor.end, recipient.end)
    words = [word for sentence in sentences if sentence.span.touches(Span(first, last)) for word in sentence.words]
    scores = model.relate([word.text for word in words], [word.span for word in words], (actor, recipient))
    return Relation(max(scores, key=lambda event: scores[event]), scores)
