"""What the time expressions of the grammar mean: each resolves to a stretch of days on a clock, or to None where it cannot.

A meaning never reads today's date: without a publication day, what counts from it stays unresolved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from demarche.entities.dates_calendar import (
    FAR,
    Clock,
    Part,
    Stretch,
    Tense,
    Unit,
    add_days,
    day_of,
    month,
    part_of,
    quarter,
    step,
    unit_around,
    week,
    years,
)
from demarche.records import Anchor

Which = Literal["", "last", "this", "next", "coming", "previous", "following", "that"]

PASSED_LONG_AGO, AHEAD_SOON = 270, 95
"""Days: where the verb has no clear tense, a day without a year that passed longer ago and comes again sooner is yet to come."""

VAGUE_SPANS = {"hour": 1, "day": 7, "week": 30, "month": 180, "year": 5 * 365}
"""Days that "recent days", "the coming weeks" and the like are taken to reach."""


class Meaning(Protocol):
    """A time that can be resolved."""

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days meant, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Unknown:
    """A time that is named but not computed: a movable feast, a fiscal year, an impossible date."""

    def resolve(self, clock: Clock) -> Stretch | None:
        """None."""
        return None


@dataclass(frozen=True, slots=True)
class Today:
    """Days round publication: yesterday is -1 to -1, overnight -1 to 0."""

    first: int
    last: int

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days, counted from publication."""
        if not clock.published:
            return None
        start, end = add_days(clock.published, self.first), add_days(clock.published, self.last)
        return Stretch(start, end, "day" if start == end else "range") if start and end else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday 0). `week`: in the week so many before or after publication's."""

    day: int
    which: Which = ""
    week: int | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The nearest such day: on or before publication, or on or after it in the future tense."""
        from_text = self.which in ("previous", "following", "that")
        near, anchor = clock.told() if from_text else (clock.published, "published")
        if not near:
            return None
        back, ahead = (near.weekday() - self.day) % 7, (self.day - near.weekday()) % 7
        if self.week is not None:
            shift = 7 * self.week + self.day - near.weekday()
        elif self.which in ("next", "following", "coming"):
            shift = ahead or 7
        elif self.which in ("last", "previous"):
            shift = -(back or 7)
        else:
            shift = ahead if clock.tense == "future" else -back
        found = add_days(near, shift)
        return Stretch(found, found, "day", anchor) if found else None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. Without a year: the nearest by tense, and on the weekday that stands with it; `months`: counted from publication's month."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    months: int | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The day, or None where there is no such day."""
        if self.month is None:
            return self._by_number(clock)
        if self.year is not None:
            found = day_of(self.year, self.month, self.day)
            return Stretch(found, found, "day", "absolute") if found else None
        return _yearless(self._in, clock) if self._in(2000) else None

    def _in(self, year: int) -> Stretch | None:
        """The day in a year, if it falls on the weekday named."""
        found = day_of(year, self.month or 1, self.day)
        if not found or (self.weekday is not None and found.weekday() != self.weekday and year != 2000):
            return None
        return Stretch(found, found, "day")

    def _by_number(self, clock: Clock) -> Stretch | None:
        """ "the 27th": the latest such day on or before publication, or the next one."""
        if not clock.published:
            return None
        for months in [self.months] if self.months is not None else range(0, 3) if clock.tense == "future" else range(0, -3, -1):
            first = step(clock.published.replace(day=1), "month", months)
            found = day_of(first.year, first.month, self.day) if first else None
            apart = (found - clock.published).days if found else 0
            if found and (self.months is not None or (apart >= 0 if clock.tense == "future" else apart <= 0)):
                return Stretch(found, found, "day")
        return None


@dataclass(frozen=True, slots=True)
class Either:
    """A date in figures that can be read two ways (6/4/2023): the reading nearer to publication; unknown without one."""

    one: Day
    other: Day

    def resolve(self, clock: Clock) -> Stretch | None:
        """The nearer of the two days."""
        near, _ = clock.near()
        found = [stretch for day in (self.one, self.other) if (stretch := day.resolve(clock))]
        if len(found) < 2 or found[0] == found[1]:
            return found[0] if found else None
        return min(found, key=lambda stretch: abs((stretch.start - near).days) if stretch.start and near else 0) if near else None


@dataclass(frozen=True, slots=True)
class Month:
    """A month. `years`: of the year so many before or after publication's."""

    number: int
    year: int | None = None
    part: Part | None = None
    which: Which = ""
    years: int | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The month or its part; the running month ends at publication (begins there in the future tense)."""
        if self.year is not None:
            found = self._in(self.year)
            return replace(found, anchor="absolute") if found else None
        if self.years is not None or self.which in ("this", "last", "next"):
            return self._round(clock.published)
        found = _yearless(self._in, clock)
        return _clip(found, clock) if found and found.anchor == "published" else found

    def _in(self, year: int) -> Stretch | None:
        found = month(year, self.number)
        return part_of(found, self.part) if found and self.part else found

    def _round(self, published: date | None) -> Stretch | None:
        if not published:
            return None
        passed = self.number < published.month
        shift = self.years if self.years is not None else {"last": -(not passed), "next": int(self.number <= published.month)}.get(self.which, 0)
        return self._in(published.year + shift)


@dataclass(frozen=True, slots=True)
class Years:
    """A year, a decade or another run of years."""

    first: int
    last: int
    part: Part | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The years; the running one ends at publication."""
        found = years(self.first, self.last)
        if not found:
            return None
        found = replace(part_of(found, self.part) if self.part else found, anchor="absolute")
        return _clip(found, clock) if self.first == self.last and clock.published and clock.published.year == self.first else found


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern year by its first month (3, 6, 9, 12); a winter is named for the year it ends in."""

    first: int
    year: int | None = None
    which: Which = ""
    years: int | None = None
    part: Part | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The three months."""
        if self.year is not None:
            found = self._in(self.year)
            return replace(found, anchor="absolute") if found else None
        if self.years is not None:
            return self._in(clock.published.year + self.years) if clock.published else None
        if self.which == "last" and clock.published:
            options = [s for y in range(clock.published.year - 1, clock.published.year + 1) if (s := self._in(y)) and s.end]
            return max((s for s in options if s.end and s.end < clock.published), key=lambda s: s.end or date.min, default=None)
        found = _yearless(self._in, clock)
        return _clip(found, clock) if found and found.anchor == "published" else found

    def _in(self, year: int) -> Stretch | None:
        start = day_of(year - (self.first == 12), self.first, 1)
        after = step(start, "month", 3) if start else None
        if not start or not after:
            return None
        found = Stretch(start, after - timedelta(1), "range")
        return part_of(found, self.part) if self.part else found


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    number: int
    year: int | None = None
    years: int | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The quarter, of the year named or nearest by tense."""
        if self.year is not None:
            found = quarter(self.year, self.number)
            return replace(found, anchor="absolute") if found else None
        if self.years is not None:
            return quarter(clock.published.year + self.years, self.number) if clock.published else None
        return _yearless(lambda year: quarter(year, self.number), clock)


@dataclass(frozen=True, slots=True)
class Around:
    """This, last or next week, month or year (`shift` 0, -1, 1), or a part of it. `told`: counted from the text, as in "the previous day"."""

    unit: Unit
    shift: int = 0
    part: Part | Literal["earlier", "later"] | None = None
    told: bool = False

    def resolve(self, clock: Clock) -> Stretch | None:
        """The calendar unit; the running one ends at publication (begins there in the future tense)."""
        near, anchor = clock.told() if self.told else (clock.published, "published")
        middle = step(near.replace(day=1) if self.unit in ("month", "quarter", "year") else near, self.unit, self.shift) if near else None
        found = unit_around(middle, self.unit) if middle else None
        if not found:
            return None
        found = replace(found, anchor=anchor)
        if self.part in ("early", "mid", "late", "first half", "second half"):
            return part_of(found, self.part)
        if self.shift or self.told:
            return found
        return _clip(found, clock.at(clock.published, tense="future") if self.part == "later" else clock)


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

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days: exact for days, a week round the day for weeks, the calendar month or year for longer units."""
        near, anchor = clock.told() if self.told else (clock.published, "published")
        return self.count(near, anchor) if near else None

    def count(self, near: date, anchor: Anchor) -> Stretch | None:
        """The days, counted from a day."""
        ends = [self._one(near, self.sign * count) for count in (self.low, self.high)]
        found = [end for end in ends if end and end.start and end.end]
        if len(found) < 2:
            return None
        start, end = min(s.start for s in found if s.start), max(s.end for s in found if s.end)
        precision = found[0].precision if self.low == self.high and (start, end) == (found[0].start, found[0].end) else "range"
        return Stretch(start, end, precision, anchor)

    def _one(self, near: date, count: int) -> Stretch | None:
        if self.unit in ("minute", "hour"):
            return self._hours(near, count)
        middle = step(near, self.unit, count)
        slack = {"week": 3, "decade": 2, "century": 20}.get(self.unit, 0)
        if not middle or not slack:
            return unit_around(middle, self.unit) if middle else None
        if self.unit == "week":
            start, end = add_days(middle, -slack), add_days(middle, slack)
            return Stretch(start, end, "week") if start and end else None
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

    def resolve(self, clock: Clock) -> Stretch | None:
        """The run; without a number a span is assumed."""
        if not clock.published:
            return None
        if self.count is None:
            far = add_days(clock.published, self.sign * VAGUE_SPANS.get(self.unit, 365 * 20))
        elif self.unit == "hour":
            far = add_days(clock.published, self.sign * -(-min(self.count, FAR) // 24))
        else:
            far = step(clock.published, self.unit, self.sign * self.count)
        return Stretch(*sorted((far, clock.published)), precision="range") if far else None


@dataclass(frozen=True, slots=True)
class Bounded:
    """A time that only bounds: since, until, before, after another."""

    kind: Literal["since", "until", "before", "after"]
    inner: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """From the bound to publication, or from publication to the bound; open where nothing closes it."""
        found = self.inner.resolve(clock)
        if not found:
            return None
        if self.kind in ("since", "after"):
            start = found.start if self.kind == "since" else add_days(found.end, 1) if found.end else None
            if clock.tense == "future" and start:
                return replace(found, start=start, end=max(start, found.end or start))
            end = max(start, clock.published) if start and clock.published else None
            return replace(found, start=start, end=end, precision="range")
        end = found.end if self.kind == "until" else add_days(found.start, -1) if found.start else None
        begun = clock.published if clock.tense == "future" and clock.published and end and clock.published <= end else None
        return replace(found, start=begun, end=end, precision="range")


@dataclass(frozen=True, slots=True)
class Joined:
    """From one time to another. What lacks a year or week of its own takes it from the other."""

    first: Meaning
    last: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """From the first day of the one to the last day of the other; None where they run backwards."""
        end = self.last.resolve(clock)
        start = self.first.resolve(clock.at(end.end, tense="past") if end and isinstance(self.first, Weekday | Day | Month) else clock)
        if start and start.anchor == "absolute" and isinstance(self.last, Day | Month) and self.last.year is None:
            end = self.last.resolve(clock.at(start.start, tense="future"))
        if not start or not end or not start.start or not end.end or start.start > end.end:
            return None
        precision = "day" if start.start == end.end else "range"
        return Stretch(start.start, end.end, precision, end.anchor if end.anchor != "absolute" else start.anchor)


def _yearless(option: Callable[[int], Stretch | None], clock: Clock) -> Stretch | None:
    """The year's option that fits: the latest begun by publication, the next in the future tense; with no publication the nearest to the text."""
    near, anchor = clock.near()
    if not near:
        return None
    options = [s for year in range(near.year - 13, near.year + 3) if (s := option(year)) and s.start and s.end]
    if anchor == "text":
        return replace(min(options, key=lambda s: _gap(s, near), default=Stretch(None, None, "unknown")), anchor="text") if options else None
    before = [s for s in options if s.start and s.start <= near]
    after = [s for s in options if s.end and s.end >= near]
    return _by_tense(before[-1] if before else None, after[0] if after else None, near, clock.tense)


def _by_tense(before: Stretch | None, after: Stretch | None, near: date, tense: Tense) -> Stretch | None:
    if not before or not after:
        return before or after
    if tense == "open":
        passed, ahead = (near - (before.end or near)).days, ((after.start or near) - near).days
        tense = "future" if passed > PASSED_LONG_AGO and ahead < AHEAD_SOON else "past"
    return after if tense == "future" else before


def _gap(stretch: Stretch, near: date) -> int:
    """Days from a day to a stretch; of two as near the later one counts as nearer."""
    start, end = stretch.start or near, stretch.end or near
    return 2 * (start - near).days - 1 if start > near else 2 * (near - end).days if end < near else 0


def _clip(found: Stretch, clock: Clock) -> Stretch:
    """The part of a stretch up to publication, or from it in the future tense, where publication lies inside."""
    day = clock.published
    if not day or not found.start or not found.end or not found.start <= day <= found.end:
        return found
    return replace(found, start=day) if clock.tense == "future" else replace(found, end=day)
