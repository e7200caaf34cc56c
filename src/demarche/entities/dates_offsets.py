"""Acts dated by each other: "a week after the raid", "hours before gunmen attacked"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.dates_calendar import Stretch
from demarche.entities.dates_read import Told
from demarche.entities.dates_spans import Apart
from demarche.records import Report, Sentence

if TYPE_CHECKING:
    from demarche.entities.dates import Dating


def date_neighbours(report: Report, sentence: Sentence, datings: Sequence[Dating], told: Sequence[Told]) -> None:
    """Dates the act after "after" from the act before it, or the other way round, by the distance that the words name."""
    for one in told:
        if one.expression.other is None or not isinstance(one.expression.meaning, Apart):
            continue
        below = _complement(sentence, one.expression.other)
        others = [dating for dating in datings if dating.act in below]
        mains = [dating for dating in datings if dating.act is not None and dating.act not in below and _governs(sentence, dating.act, one)]
        if main := next((dating for dating in mains if dating.named), mains[0] if mains else None):
            _date_pair(report, sentence, main, others, one, told, below)


def _complement(sentence: Sentence, after: int) -> frozenset[int]:
    """The words of what stands after "after" or "before"."""
    head = sentence.words[after].head
    if head <= after:
        return frozenset(range(after + 1, min(after + 12, len(sentence.words))))
    return frozenset(i for i in trees.subtree(sentence, head) if i > after)


def _governs(sentence: Sentence, act: int, one: Told) -> bool:
    """Whether an act stands above the distance in the parse."""
    return act in list(trees.ancestors(sentence, one.top))[:4] or base(sentence.words[one.top]) == "root"


def _date_pair(
    report: Report, sentence: Sentence, main: Dating, others: Sequence[Dating], one: Told, told: Sequence[Told], below: frozenset[int]
) -> None:
    apart = one.expression.meaning
    assert isinstance(apart, Apart)
    named = next((dating.stretch for dating in others if dating.named and dating.stretch), None) or next(
        (t.stretch for t in told if t is not one and t.top in below and t.stretch and not t.expression.bound), None
    )
    span = trees.span_of(sentence, range(one.expression.first, one.expression.last))
    if not main.named and named and (found := _count(apart, named)):
        main.stretch, main.how, main.cost, main.named = found, "distance", 0, True
        main.spans, main.expression = (span,), report.quote(span)
    if main.stretch is None:
        return
    back = replace(apart, sign=-apart.sign)
    for dating in others:
        if not dating.named and (found := _count(back, main.stretch)):
            dating.stretch, dating.how, dating.cost, dating.named = found, "distance", 1, True
            dating.spans, dating.expression = (span,), report.quote(span)


def _count(apart: Apart, stretch: Stretch) -> Stretch | None:
    """The days so far from a stretch: hours count as the same day."""
    day = stretch.start or stretch.end
    if day is None:
        return None
    if apart.unit in ("hour", "minute") and apart.high < 24:
        return replace(stretch)
    return apart.count(day, stretch.anchor)
