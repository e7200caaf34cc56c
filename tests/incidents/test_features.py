"""Features of pairs: what each says, one pair at a time."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from demarche.incidents.board import UNDATED, Board, Line
from demarche.incidents.features import FEATURES
from demarche.incidents.link import weights
from demarche.records import Actor, Claim, Magnitude, Span, When
from tests.incidents.test_link import DAY, KENYA, PERU, SUDAN, claim, on


def value(feature: str, one: Claim, other: Claim, first: str = "expelled", second: str = "expelled") -> float:
    lines = [Line(text, text.rindex(text.split()[-1]), len(text)) for text in (first, second)]
    board = Board([one, other], lines, [UNDATED, UNDATED])
    return float(FEATURES[feature](board, np.array([[0, 1]]))[0])


A, B = claim("r1"), claim("r2")
MONTH = When(DAY.replace(day=1), DAY.replace(day=31), "month", "text", (Span(0, 1),))
ASSUMED = When(DAY, DAY, "day", "published")


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("same_mode", A, replace(B, mode="embargo"), -1.0),
        ("same_mode", A, replace(B, mode=None), 0.0),
        ("other_measure", A, replace(B, mode="embargo"), 1.0),
        ("same_actors", A, replace(B, actors=(KENYA, PERU)), 1.0),
        ("same_actors", A, replace(B, actors=()), 0.0),
        ("other_actors", A, replace(B, actors=(PERU,)), 1.0),
        ("other_recipients", A, replace(B, recipients=(PERU,)), 1.0),
        ("other_body", A, replace(B, recipients=(Actor("lawmaker", (), "person", "SDN", ("LEG",)),)), 1.0),
        ("parties_crossed", A, replace(B, actors=(SUDAN,), recipients=(KENYA,)), 1.0),
        ("parties_crossed", replace(A, event="CONSULT"), replace(B, event="CONSULT", actors=(SUDAN,), recipients=(KENYA,)), 0.0),
        ("same_recipients", replace(A, event="CONSULT"), replace(B, event="CONSULT", actors=(SUDAN,), recipients=(KENYA,)), 1.0),
        ("same_day", A, replace(B, when=on(DAY + timedelta(days=1))), 0.3),
        ("exact_day", A, B, 1.0),
        ("other_day", A, replace(B, when=on(DAY + timedelta(days=1))), 1.0),
        ("other_day", A, replace(B, when=replace(ASSUMED, start=DAY + timedelta(days=1), end=DAY + timedelta(days=1))), 0.0),
        ("assumed_day", A, replace(B, when=ASSUMED), 1.0),
        ("vague_day", A, replace(B, when=MONTH), 1.0),
        ("undated", A, replace(B, when=None), 1.0),
        (
            "counts_agree",
            replace(A, magnitudes=(Magnitude("expelled", 2, None),)),
            replace(B, magnitudes=(Magnitude("expelled", 4, 4),)),
            1.0,
        ),
        (
            "counts_agree",
            replace(A, magnitudes=(Magnitude("expelled", 2, 2),)),
            replace(B, magnitudes=(Magnitude("expelled", 4, 4),)),
            -1.0,
        ),
        ("counts_agree", replace(A, magnitudes=(Magnitude("expelled", 2, 2),)), replace(B, magnitudes=(Magnitude("killed", 2, 2),)), 0.0),
        ("same_report", A, claim("r1", 20), 1.0),
        ("same_sentence", A, claim("r1", 20), 1.0),
        ("same_sentence", A, claim("r1", 20, sentence=3), 0.0),
        ("same_status", A, replace(B, status="planned"), -1.0),
        ("both_lead", A, B, 1.0),
        ("both_lead", A, replace(B, background=True), 0.0),
    ],
)
def test_fields(feature: str, one: Claim, other: Claim, expected: float) -> None:
    assert value(feature, one, other) == pytest.approx(expected)
    assert value(feature, other, one) == pytest.approx(expected)


def test_rare_words_count_more_and_parties_nothing() -> None:
    plain, rare = (
        value("shared_words", A, B, f"the {word} of the town were expelled", f"its {word} and some envoys expelled")
        for word in ("police", "zuzumba")
    )
    assert 0 < plain < rare
    assert value("shared_words", A, B, "Kenya expelled", "Kenya banished") == 0.0


def test_names_tell_apart() -> None:
    assert (
        value("other_names", A, B, "Wokabi soldiers were expelled", "Zimbara soldiers were expelled") == 0.0
    )  # any first word has a capital
    assert value("other_names", A, B, "Soldiers in Wokabi were expelled", "Soldiers in Zimbara were expelled") == 1.0
    assert value("shared_names", A, B, "Soldiers in Wokabi were expelled", "From Wokabi came those expelled") == 0.5


def test_another_tells_apart() -> None:
    later = claim("r1", 60)
    assert value("told_apart", claim("r1"), later, "two were expelled", "another two were expelled") == 1.0
    assert value("told_apart", claim("r1"), later, "another two were expelled", "two were expelled") == 0.5
    assert value("told_apart", A, B, "two were expelled", "two were expelled") == 0.0


def test_every_feature_has_a_weight_and_a_word_of_explanation() -> None:
    assert set(weights().weights) == set(FEATURES)
    assert all(function.__doc__ for function in FEATURES.values())
