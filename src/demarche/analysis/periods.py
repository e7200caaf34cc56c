"""Days, weeks and months: which one a day lies in, and all of them between two days. Weeks are those of ISO 8601, from Monday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from demarche.errors import UsageError

By = Literal["day", "week", "month"]
BYS: tuple[By, ...] = get_args(By)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, week or month by its first and last day."""

    first: date
    last: date
    by: By

    @property
    def name(self) -> str:
        """`2023-01-27`, `2023-W04` or `2023-01`."""
        if self.by == "day":
            return self.first.isoformat()
        if self.by == "month":
            return self.first.isoformat()[:7]
        year, week, _ = self.first.isocalendar()
        return f"{year:04}-W{week:02}"


def period_of(day: date, by: By) -> Period:
    """The period that a day lies in; at the ends of the calendar it is cut short."""
    if by == "day":
        return Period(day, day, by)
    if by == "week":
        first = _shift(day, -day.weekday())
        return Period(first, _shift(day, 6 - day.weekday()), by)
    first = day.replace(day=1)
    following = _shift(first, 31)
    return Period(first, following - timedelta(following.day) if following.month != first.month else following, by)


def _shift(day: date, days: int) -> date:
    """Some days later, not past the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def periods_between(first: date, last: date, by: By) -> list[Period]:
    """All periods from the one with the first day to the one with the last, in order; none where last is before first."""
    found: list[Period] = []
    while first <= last:
        found.append(period_of(first, by))
        if found[-1].last == date.max:
            break
        first = found[-1].last + timedelta(1)
    return found


def read_by(value: str) -> By:
    """One of BYS; UsageError where the value is none."""
    for by in BYS:
        if value == by:
            return by
    raise UsageError(f"{value!r} is no length of period.", remedy=f"Choose one of {', '.join(BYS)}.")


def read_period(text: str) -> Period:
    """The period that `2023-W05`, `2023-01` or `2023-01-27` names; UsageError where it names none."""
    try:
        if week := re.fullmatch(r"(\d{4})-?W(\d{1,2})", text, re.ASCII | re.IGNORECASE):
            return period_of(date.fromisocalendar(int(week[1]), int(week[2]), 1), "week")
        if month := re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII):
            return period_of(date(int(month[1]), int(month[2]), 1), "month")
        return period_of(date.fromisoformat(text), "day")
    except ValueError:
        raise UsageError(f"{text!r} is no period.", remedy="Write a week as 2023-W05, a month as 2023-01, a day as 2023-01-27.") from None
