"""Series: every incident counts once, in the period that holds most of its days."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche import analysis
from demarche.analysis.periods import BYS, By
from tests.analysis.ledgers import KEN, PAIR, UGA, Told, day, view


def test_counts_by_quad_and_direction() -> None:
    told = [Told("ACCUSE"), Told("SANCTION", actors=(UGA,), recipients=(KEN,)), Told("CONSULT", actors=(KEN, UGA), recipients=())]
    (row,) = analysis.series(view(told), PAIR).rows
    assert row.total.quads == (1, 0, 1, 1)
    assert row.there.quads == (0.5, 0, 1, 0)
    assert row.back.quads == (0.5, 0, 0, 1)
    assert row.total.intensity == pytest.approx(2.5 - 3.0 - 6.0)


def test_one_happening_told_by_many_counts_once() -> None:
    (row,) = analysis.series(view([Told(sources=12)]), PAIR).rows
    assert row.total.incidents == 1


def test_empty_periods_are_there() -> None:
    rows = analysis.series(view([Told(first=day(0)), Told(first=day(21))]), PAIR).rows
    assert [row.total.incidents for row in rows] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("first", "last", "week"),
    [(day(5), day(9), "2021-W10"), (day(3), day(8), "2021-W09"), (day(4), day(9), "2021-W09")],
    ids=["later", "earlier", "as many"],
)
def test_a_range_counts_where_most_of_its_days_are(first: date, last: date, week: str) -> None:
    rows = analysis.series(view([Told(first=day(0)), Told(first=first, last=last), Told(first=day(13))]), PAIR).rows
    (row,) = [row for row in rows if "i1" in row.incidents]
    assert (row.period.name, row.ranged) == (week, 1)


def test_acts_outside_the_days_asked_for_are_told() -> None:
    found = analysis.series(view([Told(first=day(0)), Told(first=day(30))]), PAIR, first=day(28), last=day(40))
    assert [(item.incident.id, item.why) for item in found.apart] == [("i0", "outside")]


def test_what_a_later_report_tells_of_the_time_before_the_first_is_outside() -> None:
    found = analysis.series(view([Told(first=day(-400), published=day(3), background=True), Told(first=day(0))]), PAIR)
    assert [row.period.first for row in found.rows] == [day(0)]
    assert [item.why for item in found.apart] == ["outside"]


SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=12)


@given(SPANS, st.sampled_from(BYS))
def test_no_incident_is_lost_or_counted_twice(spans: Sequence[tuple[int, int]], by: By) -> None:
    known = view(Told(first=day(first), last=day(first + days)) for first, days in spans)
    found = analysis.series(known, PAIR, by, as_of=day(300))
    counted = [identity for row in found.rows for identity in row.incidents] + [item.incident.id for item in found.apart]
    assert sorted(counted) == sorted(incident.id for incident in known.incidents)
