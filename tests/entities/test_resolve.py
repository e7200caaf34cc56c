"""The stage as a whole: order, length, and every step in turn."""

from __future__ import annotations

import pytest

from demarche.entities import resolve
from demarche.entities.resolve import STEPS
from tests.parses import act, news

PROTEST = """
    Togo      Togo    PROPN 2 nsubj B-LOC
    protested protest VERB  0 root
    .         _       PUNCT 2 punct
"""


def test_each_report_gets_its_own_claims_back_in_order() -> None:
    built = [news(PROTEST, given="one"), news(PROTEST, given="two"), news(PROTEST, given="three")]
    first, last = act(*built[0], "protested", "PROTEST", actors=["Togo"]), act(*built[2], "protested", "PROTEST", actors=["Togo"])
    claims = [(first,), (), (last,)]
    found = resolve([report for report, _ in built], [sentences for _, sentences in built], claims)
    assert [[claim.id for claim in batch] for batch in found] == [[claim.id for claim in batch] for batch in claims]
    assert found[2][0].actors[0].code == "TGO GOV"


def test_lists_of_unequal_length_are_refused() -> None:
    report, sentences = news(PROTEST)
    with pytest.raises(ValueError, match="zip"):
        resolve([report], [sentences], [])


def test_parties_are_resolved_first_then_places_dates_and_counts() -> None:
    assert [step.__name__ for step in STEPS] == ["identify_parties", "locate", "date_claims", "count"]
