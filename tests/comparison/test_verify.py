"""Two ledgers compared: identical ones are, and every difference is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from demarche import edits
from demarche.comparison import verify
from demarche.ledger import Ledger
from demarche.records import Claim, Report
from tests.ledgers import act, keep, report

PAPERS = [report(f"Kenya expelled two envoys of Sudan, the {name} writes.", "2021-03-10", outlet=name) for name in ("Post", "Sun")]
CLAIMS = [act(paper, "expelled", "SANCTION", "expel") for paper in PAPERS]


def made(path: Path, claims: list[Claim] = CLAIMS, reports: list[Report] = PAPERS, by: str = "coder@1") -> Ledger:
    ledger = Ledger.open(path)
    keep(ledger, *claims, reports=reports, by=by)
    return ledger


def differences(one: Ledger, other: Ledger) -> set[tuple[str, str | None]]:
    verdict = verify(one, other)
    assert verdict.identical == (not verdict.differences)
    return {(difference.part, difference.field) for difference in verdict.differences}


def test_two_runs_of_the_same_are_identical(tmp_path: Path) -> None:
    moved = [replace(paper, source=f"elsewhere/{n}.txt") for n, paper in enumerate(PAPERS)]
    with made(tmp_path / "a.db") as one, made(tmp_path / "b.db", CLAIMS[::-1], moved[::-1]) as other:
        verdict = verify(one, other)
        assert verdict.identical
        assert verdict.counts["report"] == verdict.counts["claim"] == (2, 2)


def test_a_field_that_differs_is_named_with_both_values(tmp_path: Path) -> None:
    changed = [replace(CLAIMS[0], status="alleged"), CLAIMS[1]]
    with made(tmp_path / "a.db") as one, made(tmp_path / "b.db", changed) as other:
        (found,) = [d for d in verify(one, other).differences if d.part == "claim"]
        assert (found.id, found.field, found.first, found.second) == (CLAIMS[0].id, "status", "asserted", "alleged")


@pytest.mark.parametrize("turned", [False, True])
def test_what_only_one_of_them_holds_is_named(tmp_path: Path, turned: bool) -> None:
    with made(tmp_path / "a.db") as one, made(tmp_path / "b.db", CLAIMS[:1], PAPERS[:1]) as other:
        pair = (other, one) if turned else (one, other)
        assert {("report", None), ("claim", None)} <= differences(*pair)


def test_claims_of_two_coders_are_compared_where_they_tell_of_the_same_words(tmp_path: Path) -> None:
    newer = [act(paper, "expelled", "SANCTION", "expel", by="coder@2", status=s) for paper, s in zip(PAPERS, ("asserted", "denied"))]  # noqa: B905
    with made(tmp_path / "a.db") as one, made(tmp_path / "b.db", newer, by="coder@2") as other:
        found = [d for d in verify(one, other).differences if d.part == "claim"]
        assert {d.field for d in found} == {"id", "by", "status"}
        assert [(d.first, d.second) for d in found if d.field == "status"] == [("asserted", "denied")]


def test_edits_are_compared_and_show_in_the_incidents(tmp_path: Path) -> None:
    with made(tmp_path / "a.db") as one, made(tmp_path / "b.db") as other:
        edits.correct(one, CLAIMS[0].id, "status", "denied", by="Ada")
        assert {("edit", None), ("incident", "disputes")} <= differences(one, other)
        edits.correct(other, CLAIMS[0].id, "status", "denied", by="Ada")
        assert differences(one, other) == set()
        edits.undo(other, by="Ada")
        assert ("edit", "withdrawn") in differences(one, other)
