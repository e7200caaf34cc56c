"""What times named on the calendar mean: days, weekdays, months, years. Each resolves to a stretch of days on a clock, or to None.

A meaning never reads today's date: without a publication day, what counts from it stays unresolved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from demarche.entities.dates_calendar import Clock, Part, Stretch, Tense, add_days, day_of, month, part_of, quarter, step, years

Which = Literal["", "last", "this", "next", "coming", "previous", "following", "that"]

PASSED_LONG_AGO, AHEAD_SOON = 270, 95
"""Days: where the verb has no clear tense, a day without a year that passed longer ago and comes again sooner is yet to come."""


BACKWARDS = 2
"""How much farther a day back counts than a day on, where a story names no year (tuned on the train part of WikiWars)."""


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
        told = clock.told() if from_text else None
        near = (told.end if self.which == "following" else told.start) if told else None if from_text else clock.published
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
        return Stretch(found, found, "day", told.anchor if told else "published") if found else None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. Without a year: the nearest by tense, on the weekday that stands with it. `months`, `years`: from publication's."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    months: int | None = None
    years: int | None = None

    def resolve(self, clock: Clock) -> Stretch | None:
        """The day, or None where there is no such day."""
        if self.month is None:
            return self._by_number(clock)
        if self.year is not None:
            found = day_of(self.year, self.month, self.day)
            return Stretch(found, found, "day", "absolute") if found else None
        if self.years is not None:
            return self._in(clock.published.year + self.years) if clock.published else None
        return yearless(self._in, clock) if self._in(2000) else None

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
        for months in [self.months] if self.months is not None else range(3) if clock.tense == "future" else range(0, -3, -1):
            first = step(clock.published.replace(day=1), "month", months)
            found = day_of(first.year, first.month, self.day) if first else None
            apart = (found - clock.published).days if found else 0
            if found and (self.months is not None or (apart >= 0 if clock.tense == "future" else apart <= 0)):
                return Stretch(found, found, "day")
        return None


@dataclass(frozen=True, slots=True)
class Either:
    """A date in figures that can be read two ways (6/4/2023): the one that the tense allows; unknown where it allows both."""

    one: Day
    other: Day

    def resolve(self, clock: Clock) -> Stretch | None:
        """The only reading that is a day on the right side of publication, or None."""
        found = [stretch for day in (self.one, self.other) if (stretch := day.resolve(clock))]
        if len(found) == 2 and clock.published:
            found = [stretch for stretch in found if stretch.start and self._fits(stretch.start, clock.published, clock.tense)]
        return found[0] if len(found) == 1 or (found and found[0] == found[-1]) else None

    @staticmethod
    def _fits(day: date, published: date, tense: Tense) -> bool:
        return day >= published if tense == "future" else day <= published


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
        found = yearless(self._in, clock)
        return clip(found, clock) if found and found.anchor == "published" else found

    def _in(self, year: int) -> Stretch | None:
        found = month(year, self.number)
        return part_of(found, self.part) if found and self.part else found

    def _round(self, published: date | None) -> Stretch | None:
        if not published:
            return None
        passed = self.number < published.month
        shift = (
            self.years
            if self.years is not None
            else {"last": -(not passed), "next": int(self.number <= published.month)}.get(self.which, 0)
        )
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
        return clip(found, clock) if self.first == self.last and clock.published and clock.published.year == self.first else found


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
        found = yearless(self._in, clock)
        return clip(found, clock) if found and found.anchor == "published" else found

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
        return yearless(lambda year: quarter(year, self.number), clock)


def yearless(option: Callable[[int], Stretch | None], clock: Clock) -> Stretch | None:
    """The option of the year that fits: begun by publication, or the next in the future tense; without publication, near the text."""
    near, anchor = clock.near()
    if not near:
        return None
    options = [s for year in range(near.year - 13, near.year + 3) if (s := option(year)) and s.start and s.end]
    if anchor == "text" and clock.text:
        text = clock.text
        return replace(min(options, key=lambda s: _gap(s, text)), anchor="text") if options else None
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


def _gap(stretch: Stretch, text: Stretch) -> int:
    """Days between two stretches; a story goes on rather than back."""
    if not (stretch.start and stretch.end and text.start and text.end):
        return 10**6
    if stretch.start > text.end:
        return (stretch.start - text.end).days
    return BACKWARDS * (text.start - stretch.end).days if stretch.end < text.start else 0


def clip(found: Stretch, clock: Clock) -> Stretch:
    """The part of a stretch up to publication, or from it in the future tense, where publication lies inside."""
    day = clock.published
    if not day or not found.start or not found.end or not found.start <= day <= found.end:
        return found
    return replace(found, start=day) if clock.tense == "future" else replace(found, end=day)
