"""The stage as a whole: order, length, and every step in turn."""

from __future__ import annotations

import pytest

from demarche.entities import resolve
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
    found = [own for own, _ in resolve([report for report, _ in built], [sentences for _, sentences in built], claims)]
    assert [[claim.id for claim in batch] for batch in found] == [[claim.id for claim in batch] for batch in claims]
    assert found[2][0].actors[0].code == "TGO GOV"


def test_lists_of_unequal_length_are_refused() -> None:
    report, sentences = news(PROTEST)
    with pytest.raises(ValueError, match="zip"):
        resolve([report], [sentences], [])


def test_parties_are_resolved_first_then_places_and_dates() -> None:
    told = """
    Togo      Togo    PROPN 2 nsubj B-LOC
    protested protest VERB  0 root
    in        in      ADP   4 case
    Lagos     Lagos   PROPN 2 obl   B-LOC
    in        in      ADP   6 case
    March     March   PROPN 2 obl
    .         _       PUNCT 2 punct
    """
    report, sentences = news(told)
    (((claim,), _),) = resolve([report], [sentences], [(act(report, sentences, "protested", "PROTEST", actors=["Togo"]),)])
    found = [finding.attribute for finding in claim.findings if finding.attribute in ("actor", "place", "when")]
    assert found == ["actor", "place", "when"]
