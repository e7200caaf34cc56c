"""Versions of a report: what counts as one, which stands, and that an outlet is counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demarche.ledger import Ledger
from demarche.ledger.versions import count_once, histories, superseded
from demarche.pipeline import view
from demarche.records import Report
from tests.ledgers import act, keep, report

TEXT = "Kenya expelled two envoys of Sudan on Monday. The ministry gave no reason for it, and Sudan's embassy was shut."
MENDED = TEXT.replace("two", "four")
FIRST = report(TEXT, "2021-03-10", outlet="The Post", title="Envoys go", url="https://www.post.example/envoys/?utm_source=x#top")
LATER = report(MENDED, "2021-03-12", outlet="The Post", title="Envoys out", url="http://post.example/envoys")


def chains(*reports: Report) -> list[list[str]]:
    return [[report.id for report in versions] for versions in histories(reports)]


def test_another_text_under_one_address_is_a_later_version() -> None:
    assert chains(LATER, FIRST) == [[FIRST.id, LATER.id]]
    assert superseded(histories([LATER, FIRST])) == {FIRST.id: LATER.id}


def test_another_text_of_one_outlet_under_one_title_is_a_version() -> None:
    one, other = replace(FIRST, url=None), replace(LATER, url=None, title="ENVOYS GO!", outlet="the post")
    assert chains(one, other) == [[FIRST.id, LATER.id]]


@pytest.mark.parametrize(
    "other",
    [
        replace(LATER, url="https://post.example/envoys/2"),
        replace(LATER, url=None, title="Envoys go", outlet="The Sun"),
        replace(LATER, text="A river rose by four metres, and the mill of a village was carried away in the night."),
        replace(LATER, text=TEXT),
        replace(LATER, url=None, title=None),
    ],
    ids=["another address", "another outlet", "another story", "the same text", "nothing to tell by"],
)
def test_what_is_no_version(other: Report) -> None:
    assert chains(FIRST, other) == []


def test_of_three_versions_the_last_stands() -> None:
    last = report(MENDED + " It will open again.", "2021-03-15", outlet="The Post", url=LATER.url)
    assert superseded(histories([last, FIRST, LATER])) == {FIRST.id: last.id, LATER.id: last.id}


def test_of_one_day_the_one_retrieved_later_stands_and_both_where_nothing_tells() -> None:
    again = replace(LATER, published=FIRST.published)
    assert superseded(histories([FIRST, again])) == {}
    hours = [replace(r, retrieved=datetime(2021, 3, 10, hour, tzinfo=UTC)) for r, hour in ((FIRST, 9), (again, 18))]
    assert superseded(histories(hours)) == {FIRST.id: again.id}


def test_versions_are_one_source_with_all_their_copies() -> None:
    found = histories([FIRST, LATER])
    groups = {FIRST.id: FIRST.id, LATER.id: "copied", "r_copy": "copied", "r_other": "r_other"}
    assert count_once(groups, found) == {FIRST.id: FIRST.id, LATER.id: FIRST.id, "r_copy": FIRST.id, "r_other": "r_other"}


def kept(tmp_path: Path, reports: Sequence[Report]) -> Ledger:
    ledger = Ledger.open(tmp_path / "l.db")
    keep(ledger, *(act(r, "expelled", "SANCTION", "expel") for r in reports), reports=reports)
    return ledger


def test_the_claims_of_the_newest_version_stand_and_those_of_the_older_are_kept(tmp_path: Path) -> None:
    with kept(tmp_path, [FIRST, LATER]) as ledger:
        known = view(ledger)
        assert {claim.report for claim in known.claims.values()} == {LATER.id}
        assert known.superseded == {FIRST.id: LATER.id}
        assert {claim.report for claim in ledger.claims()} == {FIRST.id, LATER.id}
        assert FIRST.published
        assert {claim.report for claim in view(ledger, as_of=FIRST.published.day).claims.values()} == {FIRST.id}


def test_an_outlet_is_counted_once_even_where_both_versions_stand(tmp_path: Path) -> None:
    again = report(MENDED, "2021-03-10", outlet="The Post", url=LATER.url)
    with kept(tmp_path, [FIRST, again]) as ledger:
        (incident,) = view(ledger).incidents
        assert (len(incident.reports), incident.sources) == (2, 1)
