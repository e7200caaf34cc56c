"""What times counted from another named time mean: July of that year, the previous April, the eve of, the first two months of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from demarche.entities.dates_calendar import Clock, Stretch, Unit, add_days, step
from demarche.entities.dates_meanings import Day, Meaning, Month, Season


@dataclass(frozen=True, slots=True)
class InToldYear:
    """A day, month or season of the year that the text is in, or so many after it. A day without a month: of the month it is in."""

    inner: Day | Month | Season
    shift: int = 0

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days, counted from the last time told."""
        told = clock.told()
        if not told or not told.start:
            return None
        inner = self.inner
        if isinstance(inner, Day) and inner.month is None:
            inner = replace(inner, month=told.start.month)
        found = replace(inner, year=told.start.year + self.shift).resolve(clock)
        return replace(found, anchor=told.anchor) if found else None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The month or season of that name right before (`sign` -1) or after the time told: "the previous April"."""

    inner: Month | Season
    sign: int

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days, counted from the last time told."""
        told = clock.told()
        if not told or not told.start or not told.end:
            return None
        year = told.start.year
        options = [s for y in range(year - 2, year + 3) if (s := replace(self.inner, year=y).resolve(Clock(None))) and s.start and s.end]
        before = [s for s in options if s.end and s.end < told.start]
        after = [s for s in options if s.start and s.start > told.end]
        found = before[-1:] if self.sign < 0 else after[:1]
        return replace(found[0], anchor=told.anchor) if found else None


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before another: "on the eve of Sunday's vote"."""

    inner: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """The day before, where the other is known to the day."""
        found = self.inner.resolve(clock)
        day = add_days(found.start, -1) if found and found.start and found.start == found.end else None
        return replace(found, start=day, end=day) if found and day else None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday of a month: "the second Friday of March"; the last one for number 0."""

    day: int
    number: int
    month: Meaning

    def resolve(self, clock: Clock) -> Stretch | None:
        """The day, where the month is known."""
        whole = self.month.resolve(replace(clock, published=None) if isinstance(self.month, Month) and self.month.year else clock)
        if not whole or not whole.start or not whole.end:
            return None
        first = whole.start.replace(day=1)
        days = [day for day in (add_days(first, i) for i in range(31)) if day and day.month == first.month and day.weekday() == self.day]
        found = days[self.number - 1] if self.number <= len(days) else None
        return replace(whole, start=found, end=found, precision="day") if found else None


@dataclass(frozen=True, slots=True)
class Share:
    """So many units at the beginning (`sign` 1) or end of another time: "the first two months of 2023"."""

    inner: Meaning
    unit: Unit
    count: int
    sign: int

    def resolve(self, clock: Clock) -> Stretch | None:
        """The days; None where the whole is shorter."""
        whole = self.inner.resolve(clock)
        if not whole or not whole.start or not whole.end:
            return None
        cut = step(whole.start if self.sign > 0 else whole.end + timedelta(1), self.unit, self.sign * self.count)
        if not cut or not whole.start <= cut <= whole.end + timedelta(1):
            return None
        start, end = (whole.start, cut - timedelta(1)) if self.sign > 0 else (cut, whole.end)
        return replace(whole, start=start, end=end, precision="range")
