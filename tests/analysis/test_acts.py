"""Which way an act goes, and where in time it belongs."""

from collections.abc import Sequence
from datetime import date

import pytest

from demarche import codebook
from demarche.analysis.acts import Acts, best_claim, read_acts, toward
from demarche.records import Actor, Span, When
from tests.analysis.ledgers import KEN, PAIR, START, TZA, UGA, Told, day, view


def acts_of(*told: Told, until: date | None = None) -> Acts:
    return read_acts(view(told), PAIR, codebook.load(), until=until)


@pytest.mark.parametrize(
    ("actors", "recipients", "shares"),
    [
        ((KEN,), (UGA,), (1.0, 0.0)),
        ((UGA,), (KEN, TZA), (0.0, 1.0)),
        ((KEN, UGA), (), (0.5, 0.5)),
        ((KEN, UGA), (KEN, UGA), (0.5, 0.5)),
        ((KEN, UGA), (TZA,), None),
        ((TZA,), (KEN, UGA), None),
        ((KEN, UGA), (UGA,), (1.0, 0.0)),
    ],
)
def test_which_way_an_act_goes(actors: Sequence[Actor], recipients: Sequence[Actor], shares: tuple[float, float] | None) -> None:
    (incident,) = view([Told(actors=actors, recipients=recipients)]).incidents
    assert toward(incident, *PAIR) == shares


def test_an_act_toward_a_third_is_apart() -> None:
    found = acts_of(Told(actors=(KEN, UGA), recipients=(TZA,)))
    assert not found.acts
    assert [item.why for item in found.apart] == ["beside"]


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (None, "undated"),
        (When(None, None, "unknown", "none"), "undated"),
        (When(None, START, "day", "text"), "bound"),
        (When(START, None, "day", "text"), "bound"),
        (When(date(2021, 1, 1), date(2021, 12, 31), "year", "text", (Span(0, 1),)), "vague"),
        (When(day(40), day(40), "day", "text", (Span(0, 1),)), "ahead"),
    ],
)
def test_an_act_without_a_place_in_time_is_apart_and_says_why(when: When | None, why: str) -> None:
    found = acts_of(Told(first=None, when=when, published=START), until=day(30))
    assert [item.why for item in found.apart] == [why]


def test_an_older_act_belongs_to_its_own_day_and_not_to_that_of_the_report() -> None:
    (act,) = acts_of(Told(first=day(-90), published=START, background=True)).acts
    assert act.first == day(-90)


def test_an_older_act_is_not_given_the_day_of_the_report() -> None:
    assumed = When(START, START, "day", "published")
    assert acts_of(Told(when=assumed)).acts
    assert [item.why for item in acts_of(Told(when=assumed, background=True)).apart] == ["undated"]


def test_a_plan_counts_from_the_day_it_was_told() -> None:
    (act,) = acts_of(Told(first=day(20), published=START, status="planned"), until=day(5)).acts
    assert (act.first, act.last) == (START, START)


def test_a_range_is_cut_at_the_last_day_that_counts() -> None:
    (act,) = acts_of(Told(first=day(0), last=day(9)), until=day(4)).acts
    assert (act.first, act.last) == (day(0), day(4))


def test_the_best_claim_asserts_and_tells_news() -> None:
    claims = view([Told(status="alleged", score=0.99), Told(background=True, score=0.95), Told(score=0.6)]).claims
    assert best_claim(claims.values()).id == "c2.0"
