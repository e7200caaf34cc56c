"""Restatements within one report."""

from dataclasses import replace
from datetime import date

from demarche.events import merge
from demarche.records import Actor, Claim, Magnitude, Span, When

KENYA, SUDAN = (Actor(n, (), "government", c, ("GOV",)) for n, c in (("Kenya", "KEN"), ("Sudan", "SDN")))
DAY = When(date(2020, 5, 4), date(2020, 5, 4), "day", "text", (Span(3, 9),))
FIRST = Claim("c_1", "r", 0, Span(0, 8), "SANCTION", "expel", actors=(KENYA,), recipients=(SUDAN,), when=DAY, score=0.7)
AGAIN = replace(FIRST, id="c_2", sentence=2, trigger=Span(90, 98), score=0.9, magnitudes=(Magnitude("expelled", 2, 2),))


def test_a_restatement_becomes_a_span_of_the_first() -> None:
    (claim,) = merge([AGAIN, FIRST])
    assert (claim.id, claim.mentions, claim.score) == ("c_1", (Span(90, 98),), 0.9)
    assert claim.magnitudes == AGAIN.magnitudes


def test_what_differs_stays_apart() -> None:
    other_day = When(date(2020, 5, 1), date(2020, 5, 1), "day", "text", (Span(1, 2),))
    for other in (
        replace(AGAIN, recipients=(KENYA,), actors=(SUDAN,)),
        replace(AGAIN, event="COERCE"),
        replace(AGAIN, mode="withdraw"),
        replace(AGAIN, when=other_day),
        replace(AGAIN, status="denied"),
    ):
        assert len(merge([FIRST, other])) == 2


def test_counts_that_exclude_each_other_are_two_acts() -> None:
    assert len(merge([replace(FIRST, magnitudes=(Magnitude("expelled", 4, 4),)), AGAIN])) == 2


def test_an_open_party_is_filled_from_the_restatement() -> None:
    (claim,) = merge([replace(FIRST, actors=()), AGAIN])
    assert claim.actors == (KENYA,)


def test_a_date_in_the_words_beats_one_assumed_from_publication() -> None:
    assumed = When(date(2020, 5, 4), date(2020, 5, 4), "day", "published")
    (claim,) = merge([replace(FIRST, when=assumed), AGAIN])
    assert claim.when == DAY
