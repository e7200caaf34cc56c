"""Days counted on the calendar: stretches of days, what a relative time counts from, and steps that never leave the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from demarche.records import Anchor, Precision

Tense = Literal["past", "future", "open"]
Part = Literal["early", "mid", "late", "first half", "second half"]
Unit = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]

FAR = 100_000
"""More days, months or years than this are no date of the news."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day of a time (None: open on that side), how exactly it was said, and what it was counted from."""

    start: date | None
    end: date | None
    precision: Precision
    anchor: Anchor = "published"


@dataclass(frozen=True, slots=True)
class Clock:
    """What a relative time counts from: publication, the last time named before it in the text, the tense of its verb."""

    published: date | None
    text: Stretch | None = None
    tense: Tense = "open"

    def near(self) -> tuple[date | None, Anchor]:
        """The day that a time without a year lies near: publication, else the last day named in the text."""
        if self.published:
            return self.published, "published"
        return (self.text.end, "text") if self.text and self.text.end else (None, "none")

    def told(self) -> Stretch | None:
        """The time that `two days earlier` counts from: the last one named in the text, else publication."""
        if self.text and self.text.start and self.text.end:
            return replace(self.text, anchor="text")
        return Stretch(self.published, self.published, "day") if self.published else None

    def at(self, day: date | None, *, tense: Tense) -> Clock:
        """A clock that stands at another day."""
        return replace(self, published=day, tense=tense)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def add_days(day: date, days: int) -> date | None:
    """The day so many days on, or None past the ends of the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date(9998, 12, 31).toordinal() else None


def add_months(day: date, months: int) -> date | None:
    """The first day of the month so many months on."""
    count = day.year * 12 + day.month - 1 + months
    return day_of(count // 12, count % 12 + 1, 1)


def month(year: int, number: int) -> Stretch | None:
    """A month of a year."""
    first = day_of(year, number, 1)
    return Stretch(first, date(year, number, monthrange(year, number)[1]), "month") if first else None


def years(first: int, last: int) -> Stretch | None:
    """From the first day of a year to the last day of another (or of the same)."""
    start, end = day_of(first, 1, 1), day_of(last, 12, 31)
    return Stretch(start, end, "year" if first == last else "range") if start and end else None


def week(day: date) -> Stretch:
    """Monday to Sunday round a day."""
    monday = day - min(timedelta(day.weekday()), day - date.min)
    return Stretch(monday, monday + min(timedelta(6), date.max - monday), "week")


def unit_around(day: date, unit: Unit) -> Stretch | None:
    """The day, calendar week, month, quarter, year, decade or century that holds a day."""
    if unit in ("minute", "hour", "day"):
        return Stretch(day, day, "day")
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = day.year - day.year % size
    return years(first, first + size - 1)


def quarter(year: int, number: int) -> Stretch | None:
    """A quarter (1 to 4) of a calendar year."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Stretch(first.start, last.end, "quarter") if first and last else None


def step(day: date, unit: Unit, count: int) -> date | None:
    """A day in the unit that lies so many units on (negative: back). Shorter units than a day stay on the day."""
    if abs(count) > FAR:
        return None
    if unit in ("minute", "hour"):
        return add_days(day, count // 24 if count >= 0 and unit == "hour" else -(-count // 24) if unit == "hour" else 0)
    if unit in ("day", "week"):
        return add_days(day, count * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    moved = add_months(day, count * months)
    return min(moved.replace(day=monthrange(moved.year, moved.month)[1]), moved + timedelta(day.day - 1)) if moved else None


def part_of(stretch: Stretch, part: Part) -> Stretch:
    """The early, middle or late third, or the first or second half. Months part at the 10th and 20th, years after April and August."""
    start, end = stretch.start, stretch.end
    if start is None or end is None or start == end:
        return stretch
    days = (end - start).days + 1
    if part in ("first half", "second half"):
        cut = start + timedelta(days // 2) if stretch.precision != "year" else date(start.year, 7, 1)
        return replace(
            stretch,
            start=cut if part == "second half" else start,
            end=end if part == "second half" else cut - timedelta(1),
            precision="range",
        )
    second, third = _cuts(start, end, days)
    first, last = {"early": (start, second - timedelta(1)), "mid": (second, third - timedelta(1)), "late": (third, end)}[part]
    return replace(stretch, start=first, end=last, precision="range")


def _cuts(start: date, end: date, days: int) -> tuple[date, date]:
    """The first days of the middle and of the late part."""
    if 28 <= days <= 31 and start.day == 1:
        return start.replace(day=11), start.replace(day=21)
    if start.day == start.month == 1 and end.year == start.year and end.month == 12:
        return start.replace(month=5), start.replace(month=9)
    if days > 3000 and start.day == start.month == 1:  # decades: three to four years each
        size = end.year - start.year + 1
        return start.replace(year=start.year + 4 * size // 10), start.replace(year=start.year + 7 * size // 10)
    return start + timedelta(-(-days // 3) - (days % 3 == 1)), end - timedelta(-(-days // 3) - 1)
