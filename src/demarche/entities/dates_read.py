"""The time expressions of a report, read in the order of its text: each on the clock of what was told before it.

`read_times` is what dates acts; `time_expressions` gives the same reading as records, with lengths of time and repetitions too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from demarche import trees
from demarche.entities.clauses import SAYING
from demarche.entities.dates_calendar import Clock, Stretch
from demarche.entities.dates_grammar import Expression, find, find_lengths
from demarche.entities.dates_meanings import Day, Meaning, Month
from demarche.entities.dates_spans import Apart, Bounded, Duration, Joined, Lately
from demarche.entities.dates_tense import tense_of
from demarche.records import Report, Sentence, Span, When

OLD_STORY = 300
"""Days before publication from which a year named in the text also holds for the months named next."""

NEARBY = 2
"""Sentences on which a year named in the text still holds for months named without one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression where it stands: what it counts from, its days on that clock, and the head of its words."""

    expression: Expression
    clock: Clock
    stretch: Stretch | None
    top: int
    dateline: bool = False
    """Whether it belongs to the line that says where and when a report was filed: no act's time."""


@dataclass(slots=True)
class _Thread:
    """What a report has told of time so far: the last time named, and the old story that it is in."""

    published: date | None
    last: Stretch | None = None
    era: Stretch | None = None
    era_at: int = -NEARBY

    def resolve(self, meaning: Meaning, clock: Clock, place: int) -> Stretch | None:
        """The days meant. A day or month without a year lies near the old story that is being told, where there is one."""
        era = self.era
        if era and self.published and not (_is_old(era, self.published) and place - self.era_at <= NEARBY):
            era = None
        if era and clock.tense != "future" and isinstance(meaning, Day | Month) and meaning.year is None and _has_month(meaning):
            return meaning.resolve(replace(clock, published=None, text=era))
        return meaning.resolve(clock)

    def follow(self, sentence: Sentence, told: Told, place: int) -> None:
        """Goes on from a time told: not from bounds, nor from what lay ahead of an undated story."""
        found = told.stretch
        bounds = told.expression.bound or told.expression.other is not None
        if found is None or not (found.start and found.end) or bounds or told.dateline:
            return
        ahead = told.clock.tense == "future"
        if not is_said(sentence, told.top) and not (ahead and self.published is None):
            self.last = found
        begins = self.published is None and self.era is None
        if begins or (not ahead and _tells_when(sentence, told.top) and (self.published is None or found.anchor == "absolute")):
            self.era, self.era_at = found, place


def read_times(report: Report, sentences: Sequence[Sentence]) -> dict[int, list[Told]]:
    """The time expressions of each sentence, resolved in order of text, by the index of the sentence."""
    thread = _Thread(report.published.day if report.published else None)
    found: dict[int, list[Told]] = {}
    for place, sentence in enumerate(sentences):
        for expression in find(sentence):
            top = trees.head_of(sentence, range(expression.first, expression.last))
            clock = Clock(thread.published, thread.last, tense_of(sentence, top))
            stretch = thread.resolve(expression.meaning, clock, place)
            told = Told(expression, clock, stretch, top, place < 3 and _is_dateline(sentence, expression))
            found.setdefault(sentence.index, []).append(told)
            thread.follow(sentence, told, place)
    return found


def _has_month(meaning: Day | Month) -> bool:
    if isinstance(meaning, Month):
        return meaning.years is None and not meaning.which
    return meaning.month is not None and meaning.years is None


def _is_old(era: Stretch, published: date) -> bool:
    return era.end is not None and (published - era.end).days > OLD_STORY


def _tells_when(sentence: Sentence, top: int) -> bool:
    """Whether a time goes with a clause and not with a noun ("the 2015 deal")."""
    head = sentence.words[top].head
    return head < 0 or sentence.words[head].upos in ("VERB", "AUX", "ADJ")


def is_said(sentence: Sentence, top: int) -> bool:
    head = sentence.words[top].head
    return head >= 0 and sentence.words[head].lemma.lower() in SAYING


def _is_dateline(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date belongs to the line that says where and when a report was filed: `BAKU, April 7 (Reuters) -`."""
    words = sentence.words
    if (
        expression.first > 8
        or expression.last >= len(words)
        or not words[0].text[:1].isupper()
        or words[0].upos not in ("PROPN", "NOUN", "X")
    ):
        return False
    after = [word.text for word in words[expression.last : expression.last + 8]]
    return after[0] in ("-", "–", "—", "--") or (after[0] == "(" and bool({"-", "–", "—", "--"} & set(after)))


Kind = Literal["date", "duration", "set"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, where they stand, and what they mean."""

    span: Span
    text: str
    kind: Kind
    when: When | None = None
    """The days meant; both bounds None where a time was named but cannot be known. None for durations and sets."""
    length: str | None = None
    """Of a duration, a set or a run of days ("the next two weeks"), as ISO 8601 and TIMEX3 write it: `P3W`, `PT48H`, `PXD`."""
    parts: tuple[TimeExpression, ...] = ()
    """The two ends of a range; the time itself where the words only bound ("since 2016")."""


def time_expressions(report: Report, sentences: Sequence[Sentence]) -> list[TimeExpression]:
    """All time expressions of a report in order of text: dates and ranges resolved as for acts, durations, repetitions."""
    told = read_times(report, sentences)
    found: list[TimeExpression] = []
    for sentence in sentences:
        own = [_dated(report, sentence, one.expression, one.clock, one.stretch) for one in told.get(sentence.index, [])]
        own += [_lasting(report, sentence, expression) for expression in find_lengths(sentence)]
        found += sorted(own, key=lambda expression: expression.span)
    return found


def _dated(report: Report, sentence: Sentence, expression: Expression, clock: Clock, stretch: Stretch | None) -> TimeExpression:
    span = trees.span_of(sentence, range(expression.first, expression.last))
    text, meaning = report.quote(span), expression.meaning
    inner: tuple[TimeExpression, ...] = ()
    if isinstance(meaning, Bounded):
        plain = replace(expression, meaning=meaning.inner, bound=False)
        inner = (_dated(report, sentence, plain, clock, meaning.inner.resolve(clock)),)
    elif isinstance(meaning, Joined) and expression.ends:
        ends = zip(expression.ends, meaning.resolve_ends(clock), strict=True)
        inner = tuple(_dated(report, sentence, end, clock, found) for end, found in ends)
    length = meaning.length if isinstance(meaning, Lately | Apart) else None
    return TimeExpression(span, text, "date", _when(stretch, span, text), length, inner)


def _when(stretch: Stretch | None, span: Span, text: str) -> When:
    if stretch is None or (stretch.start is None and stretch.end is None):
        return When(None, None, "unknown", "none", (span,), text)
    return When(stretch.start, stretch.end, stretch.precision, stretch.anchor, (span,), text)


def _lasting(report: Report, sentence: Sentence, expression: Expression) -> TimeExpression:
    assert isinstance(expression.meaning, Duration)
    span = trees.span_of(sentence, range(expression.first, expression.last))
    return TimeExpression(span, report.quote(span), "set" if expression.meaning.again else "duration", length=expression.meaning.length)
