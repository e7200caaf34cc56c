"""The day of publication, as headers, fields and pages write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.records import Published
from demarche.reports.dates import is_ambiguous, is_future, read_day

FORMS = [
    "2023-04-07",
    "2023-4-7",
    "2023/04/07",
    "2023.04.07",
    "20230407",
    "20230407T101500Z",
    "2023-04-07T10:15:00+04:00",
    "2023-04-07T10:15:00.000Z",
    "2023-04-07 10:15",
    "2023-04-07, 10:15",
    "2023-04-07 (updated)",
    "7 April 2023",
    "07 Apr 2023",
    "7th April 2023",
    "7th of April, 2023",
    "7-Apr-2023",
    "7 April, 2023",
    "April 7, 2023",
    "April 7 2023",
    "April 7th, 2023",
    "Apr. 7, 2023",
    "APR 7, 2023",
    "Friday, April 7, 2023",
    "Fri, 07 Apr 2023 10:15:00 GMT",
    "Fri Apr 07 10:15:00 +0000 2023",
    "friday 7 april 2023",
    "7 April 2023 10:15 BST",
    "7 April 2023 at 10:15 p.m.",
    "10:15 GMT, 7 April 2023",
    "10:15 May 7, 2023",
    "Published on April 7, 2023 by the newsroom",
    "Updated: 7 April 2023",
    "07.04.2023",
    "7. 4. 2023",
    "  7\n April   2023 ",
]


@pytest.mark.parametrize("value", FORMS)
def test_reads_the_forms_that_outlets_write(value: str) -> None:
    assert read_day(value) == (date(2023, 5, 7) if "May" in value else date(2023, 4, 7))


@pytest.mark.parametrize("value", ["Sept. 6, 2023", "6 September 2023", "Wed, 6 Sep 2023", "6 Sept 2023"])
def test_reads_september_however_shortened(value: str) -> None:
    assert read_day(value) == date(2023, 9, 6)


@pytest.mark.parametrize("value", ["04/07/2023", "4/7/2023", "04-07-2023", "Friday 04/07/2023"])
def test_refuses_what_is_two_days_in_two_countries(value: str) -> None:
    assert read_day(value) is None
    assert is_ambiguous(value)


@pytest.mark.parametrize(
    ("value", "day"), [("13/04/2023", date(2023, 4, 13)), ("04/13/2023", date(2023, 4, 13)), ("07/07/2023", date(2023, 7, 7))]
)
def test_reads_slashes_where_one_reading_alone_is_a_day(value: str, day: date) -> None:
    assert read_day(value) == day
    assert not is_ambiguous(value)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "unknown",
            "Thursday",
            "April 2023",
            "2023",
            "two days ago",
            "2023-13-01",
            "2023-02-30",
            "31 April 2023",
            "7 April 23",
            "07.04.23",
        ),
        *(
            "0000-00-00",
            "0001-01-01",
            "1680825600",
            "2023-04-07/2023-04-09",
            "20230407123456789",
            "April 7, 20231",
            "٢٠٢٣-٠٤-٠٧",
            "Marching 7 2023",
        ),
    ],
)
def test_refuses_what_names_no_day(value: str) -> None:
    assert read_day(value) is None
    assert not is_ambiguous(value)


@given(st.text(max_size=200))
def test_never_raises(value: str) -> None:
    read_day(value)
    is_ambiguous(value)


@given(
    st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 09:00:00 GMT", "%d.%m.%Y"])
)
def test_reads_any_day_in_its_common_forms(day: date, form: str) -> None:
    assert read_day(day.strftime(form.replace("%Y", f"{day.year:04}"))) == day


def test_tomorrow_is_not_the_future_since_time_zones_differ() -> None:
    today = date(2023, 4, 7)
    assert not is_future(Published(date(2023, 4, 8), "given"), today)
    assert is_future(Published(date(2023, 4, 9), "given"), today)
    assert not is_future(None, today)
