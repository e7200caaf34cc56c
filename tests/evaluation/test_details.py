"""When and how many, of claims that answer gold."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.evaluation.details import count_share, detail_shares
from demarche.evaluation.gold import Bounds, GoldIncident
from demarche.records import Claim, Magnitude, Place, Span, When

APRIL = date(2020, 4, 2)


def claim(*, day: date | None = None, place: str | None = None, counts: tuple[Magnitude, ...] = ()) -> Claim:
    when = When(day, day, "day", "published", "on Thursday") if day else None
    return Claim(
        "c_1",
        "r_1",
        0,
        "COERCE",
        Span(0, 1),
        when=when,
        place=Place("Oslo", place) if place else None,
        magnitudes=counts,
    )


def incident(**more: object) -> GoldIncident:
    return GoldIncident(id="I1", type="COERCE", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("day", "near", "exact"), [(2, 1.0, 1.0), (3, 1.0, 0.0), (5, 0.0, 0.0)])
def test_a_day_is_near_or_exact(day: int, near: float, exact: float) -> None:
    found = detail_shares([(incident(date=(APRIL, APRIL)), claim(day=date(2020, 4, day)))])
    assert (found["day"], found["exact day"]) == (near, exact)


def test_what_the_claim_leaves_open_is_not_asked() -> None:
    found = detail_shares([(incident(date=(APRIL, APRIL), place="NOR/Oslo", counts={"arrested": (3, 3)}), claim())])
    assert found == {"day": None, "exact day": None, "place country": None, "counts": None}


def test_places_agree_by_country() -> None:
    pairs = [(incident(place="NOR/Oslo"), claim(place="NOR")), (incident(place="NOR"), claim(place="SWE"))]
    assert detail_shares(pairs)["place country"] == 0.5


@pytest.mark.parametrize("bounds", [(9, None), Bounds(9)])
def test_open_bounds_hold_larger_numbers(bounds: Bounds | tuple[int, int | None]) -> None:
    gold = incident(counts={"arrested": bounds})
    assert count_share([(gold, claim(counts=(Magnitude("arrested", 12, 12),)))]) == 1.0
    assert count_share([(gold, claim(counts=(Magnitude("arrested", 3, 3),)))]) == 0.0
