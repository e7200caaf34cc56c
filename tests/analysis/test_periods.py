"""Days, weeks, months."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.analysis.periods import BYS, By, period_of, periods_between, read_period
from demarche.errors import UsageError


@pytest.mark.parametrize(
    ("day", "by", "name", "first", "last"),
    [
        (date(2023, 1, 27), "day", "2023-01-27", date(2023, 1, 27), date(2023, 1, 27)),
        (date(2023, 1, 1), "week", "2022-W52", date(2022, 12, 26), date(2023, 1, 1)),
        (date(2024, 2, 10), "month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2023, 12, 31), "month", "2023-12", date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_a_day_lies_in_its_period(day: date, by: By, name: str, first: date, last: date) -> None:
    period = period_of(day, by)
    assert (period.name, period.first, period.last) == (name, first, last)


@given(st.dates(), st.sampled_from(BYS))
def test_a_period_is_read_from_its_name_and_holds_its_day(day: date, by: By) -> None:
    period = period_of(day, by)
    assert period.first <= day <= period.last
    # The first week of the calendar's last year may begin before it, the last end after it.
    if date(1, 1, 7) < day < date(9999, 12, 25):
        assert read_period(period.name) == period


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.sampled_from(BYS))
def test_periods_follow_each_other_without_a_gap(first: date, days: int, by: By) -> None:
    found = periods_between(first, first + timedelta(days), by)
    assert found[0].first <= first
    assert found[-1].last >= first + timedelta(days)
    assert all(one.last + timedelta(1) == other.first for one, other in pairwise(found))


def test_the_last_period_of_the_calendar_ends_it() -> None:
    assert periods_between(date(9999, 12, 1), date.max, "month")[-1].last == date.max
    assert periods_between(date(9999, 12, 30), date.max, "week")[-1].last == date.max


@pytest.mark.parametrize("text", ["2023-W54", "2023-13", "2023-02-30", "W05", "January", "", "2023"])
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no period"):
        read_period(text)
