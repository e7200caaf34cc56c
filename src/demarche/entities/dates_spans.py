"""What times counted from another time mean: this week, three days ago, since January, from Monday to Wednesday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from demarche.entities.dates_calendar import FAR, Clock, Part, Stretch, Unit, add_days, part_of, step, unit_around, week, years
from demarche.entities.dates_meanings import Day, Meaning, Month, Weekday, Which, clip
from demarche.records import Anchor, Precision

VAGUE_SPANS = {"hour": 1, "day": 7, "week": 30, "month": 180, "year": 5 * 365}
"""Days that "recent days", "the coming weeks" and the like are taken to reach."""


def _span(found: Sequence[Stretch | None]) -> Stretch | None:
    """From the first to the last day of some stretches; None where one is unknown."""
    known = [stretch for stretch in found if stretch and stretch.start and stretch.end]
    if not known or len(known) < len(found):
        return None
    start, end = min(s.start for s in known if s.start), max(s.end for s in known if s.end)
    same = (start, end) == (known[0].start, known[0].end)
    return replace(known[0], start=start, end=end, precision=known[0].precision if same else "range")


@dataclass(frozen=True, slots=True)
class Around:
    """This, last or next week, month or year (`shift` 0, -1, 1), or a part of it. `told`: from the text, as "the previous day"."""

    unit: Unit
    shift: int = 0
    part: Part | Literal["earlier", "later"] | None = None
    told: bool = False
    loose: bool = False
    """Whether it is "the" unit: that of publication, or of the text where a report has no day."""

    def resolve(self, clock: Clock) -> Stretch | None:
        """The calendar unit; the running one ends at publication (begins there in the future tense)."""
        told = clock.told() if self.told or (self.loose and not clock.published) else None
        ends = [told.start, told.end] if told else [None if self.told else clock.published]
        found = _span([self._holding(end) for end in dict.fromkeys(ends)])
        if not found:
            return None
        found = replace(found, anchor=told.anchor if told else "published")
        if self.part in ("early", "mid", "late", "first half", "second half"):
            return part_of(found, self.part)
        if self.shift or self.told:
            return found
        return clip(found, clock.at(clock.published, tense="future") if self.part == "later" else clock)

    def _holding(self, day: date | None) -> Stretch | None:
        """The unit so many units from the one that holds a day."""
        first = day.replace(day=1) if day and self.unit in ("month", "quarter", "year") else day
        middle = step(first, self.unit, self.shift) if first else None
        return unit_around(middle, self.unit) if middle else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: the last ones begun, the next ones, or those of the week before."""

    which: Which = ""

    def resolve(self, clock: Clock) -> Stretch | None:
        """Both days."""
        if not clock.published:
            return None
        this = week(clock.published).start
        shift = {"last": -7, "next": 7}.get(self.which, 0)
        if not shift and clock.tense != "future" and clock.published.weekday() < 5:
            shift = -7
        saturday = add_days(this, 5 + shift) if this else None
        return Stretch(saturday, saturday + timedelta(1), "range") if saturday else None


@dataclass(frozen=True, slots=True)
class Apart:
    """So many units back (`sign` -1) or on: `three weeks ago`, `two days later`. `told`: counted from the text."""

    unit: Unit
    low: int
    high: int
    sign: Literal[-1, 1]
    told: bool = False
    length: str | None = None
    """How long it is said to be, where that is all that a text without a day tells."""

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days: exact for days, a week round the day for weeks, the calendar month or year for longer units."""
        if not self.told:
            return self.count(clock.published, "published") if clock.published else None
        told = clock.told()
        if not told or not told.start or not told.end:
            return None
        return _span([self.count(day, told.anchor) for day in dict.fromkeys([told.start, told.end])])

    def count(self, near: date, anchor: Anchor) -> Stretch | None:
        """The days, counted from a day."""
        ends = [self._one(near, self.sign * count) for count in (self.low, self.high)]
        found = _span(ends if self.low != self.high else ends[:1])
        return replace(found, anchor=anchor) if found else None

    def _one(self, near: date, count: int) -> Stretch | None:
        if self.unit in ("minute", "hour"):
            return self._hours(near, count)
        middle = step(near, self.unit, count)
        slack = {"week": 3 * (self.low == self.high), "decade": 2, "century": 20}.get(self.unit, 0)
        if middle and self.unit == "week":
            start, end = add_days(middle, -slack), add_days(middle, slack)
            return Stretch(start, end, "week") if start and end else None
        if not middle or not slack:
            return unit_around(middle, self.unit) if middle else None
        found = years(middle.year - slack, middle.year + slack)
        return replace(found, precision="range") if found else None

    def _hours(self, near: date, count: int) -> Stretch | None:
        """Less than a day back from publication may be the day before; in the text it is the same day."""
        whole = int(count / 24) if self.unit == "hour" else 0
        more = self.unit == "hour" and count < 0 and count % 24 != 0 and not self.told
        start, end = add_days(near, whole - more), add_days(near, whole)
        return Stretch(start, end, "range" if more else "day") if start and end and abs(count) < FAR else None


@dataclass(frozen=True, slots=True)
class Lately:
    """A run of days that ends at publication or begins there: "in the past two weeks", "in recent days", "in the coming months"."""

    unit: Unit
    count: int | None
    sign: Literal[-1, 1]
    length: str | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The run; without a number a span is assumed. What was to come in an old story is counted from it."""
        old = clock.told() if self.sign > 0 and clock.tense == "past" and clock.text else None
        near = old.end if old else clock.published
        far = self._far(near) if near else None
        if not near or not far:
            return None
        return Stretch(min(far, near), max(far, near), "range", old.anchor if old else "published")

    def _far(self, near: date) -> date | None:
        if self.count is None:
            return add_days(near, self.sign * VAGUE_SPANS.get(self.unit, 365 * 20))
        if self.unit == "hour":
            return add_days(near, self.sign * -(-min(self.count, FAR) // 24))
        return step(near, self.unit, self.sign * self.count)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A time that only bounds: since, from, until, before, after another; `as of` it, which in the past is the time itself."""

    kind: Literal["since", "starting", "as of", "until", "before", "after"]
    inner: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """From the bound to publication, or from publication to the bound; open where nothing closes it."""
        found = self.inner.resolve(clock)
        if not found:
            return None
        if self.kind in ("until", "before"):
            end = found.end if self.kind == "until" else add_days(found.start, -1) if found.start else None
            begun = clock.published if clock.tense == "future" and clock.published and end and clock.published <= end else None
            return replace(found, start=begun, end=end, precision="range")
        if self.kind == ("starting" if clock.tense == "future" else "as of"):
            return found
        start = add_days(found.end, 1) if self.kind == "after" and found.end else found.start
        ends = clock.published if clock.tense != "future" and start and clock.published else None
        return replace(found, start=start, end=max(start, ends) if start and ends else None, precision="range")


@dataclass(frozen=True, slots=True)
class Joined:
    """From one time to another. What lacks a year or week of its own takes it from the other."""

    first: Meaning
    last: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """From the first day of the one to the last day of the other; None where they run backwards."""
        start, end = self.resolve_ends(clock)
        if not start or not end or not start.start or not end.end or start.start > end.end:
            return None
        precision: Precision = "day" if start.start == end.end else "range"
        return Stretch(start.start, end.end, precision, end.anchor if end.anchor != "absolute" else start.anchor)

    def resolve_ends(self, clock: Clock) -> tuple[Stretch | None, Stretch | None]:
        """The two times by themselves."""
        end = self.last.resolve(clock)
        start = self.first.resolve(clock.at(end.end, tense="past") if end and isinstance(self.first, Weekday | Day | Month) else clock)
        if start and start.anchor == "absolute" and isinstance(self.last, Day | Month) and self.last.year is None:
            end = self.last.resolve(clock.at(start.start, tense="future"))
        return start, end


@dataclass(frozen=True, slots=True)
class Duration:
    """How long, not when: `P3W`, `PT48H`, `PXD` as ISO 8601 and TIMEX3 write it. `again`: how often ("every two weeks")."""

    length: str
    again: bool = False

    def resolve(self, clock: Clock) -> Stretch | None:
        """None: it names no days."""
        return None


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is: taken out of the text so that its number is read as nothing else."""

    def resolve(self, clock: Clock) -> Stretch | None:
        """None: it names no days."""
        return None
