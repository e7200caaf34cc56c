"""Linking after edits: what an edit touches is linked alone, and gives what linking everything gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demarche import edits, linking
from demarche.ledger import Ledger
from demarche.pipeline import view
from tests.ledgers import PERU, act, keep, report

PAPERS = [report(f"Kenya expelled two envoys of Sudan, the {name} writes.", "2021-03-10", outlet=name) for name in ("Post", "Sun", "Mail")]
A, B, C = (act(paper, "expelled", "SANCTION", "expel") for paper in PAPERS)
FAR = report("Peru may expel an envoy of Chile.", "2021-06-01", outlet="Post")
D = act(FAR, "expel", "SANCTION", "expel", actors=(PERU,), recipients=(), status="hypothetical")

EDITS: list[Callable[[Ledger], object]] = [
    lambda ledger: edits.correct(ledger, B.id, "event", "COERCE", by="Ada"),
    lambda ledger: edits.correct(ledger, A.id, "reject", by="Ada"),
    lambda ledger: edits.correct(ledger, C.id, "status", "negated", by="Ada"),
    lambda ledger: edits.correct(ledger, D.id, "status", "asserted", by="Ada"),
    lambda ledger: edits.correct(ledger, B.id, "day", "2021-08-01", by="Ada"),
    lambda ledger: edits.apart(ledger, A.id, C.id, by="Ada"),
    lambda ledger: edits.undo(ledger, by="Ada"),
    lambda ledger: edits.undo(ledger, by="Ada"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, A, B, C, D, reports=[*PAPERS, FAR])
        yield opened


def found(ledger: Ledger) -> tuple[set[frozenset[str]], set[str]]:
    return {frozenset(incident.claims) for incident in view(ledger).incidents}, {judgement.id for judgement in ledger.judgements()}


@pytest.mark.parametrize("count", range(1, len(EDITS) + 1))
def test_edits_link_alone_what_they_touch(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    link_all = linking.link_all
    monkeypatch.setattr(linking, "link_all", lambda _: pytest.fail("all of it was linked"))
    for edit in EDITS[:count]:
        edit(ledger)
    late = report("Kenya expelled two envoys of Sudan, the Echo writes.", "2021-03-10", outlet="Echo")
    keep(ledger, act(late, "expelled", "SANCTION", "expel"), reports=[late])
    step = found(ledger)
    link_all(ledger)
    assert step == found(ledger)


def test_a_newer_version_of_a_text_is_linked_without_the_older(ledger: Ledger) -> None:
    url = "https://echo.example/1"
    older = report("Kenya expelled two envoys of Sudan in March.", "2021-03-10", outlet="Echo", url=url)
    newer = report("Kenya expelled two envoys of Sudan in March, it said.", "2021-03-11", outlet="Echo", url=f"{url}?utm_source=x")
    keep(ledger, act(older, "expelled", "SANCTION", "expel"), reports=[older])
    assert act(older, "expelled").id in {claim for incident in view(ledger).incidents for claim in incident.claims}
    keep(ledger, act(newer, "expelled", "SANCTION", "expel"), reports=[newer])
    assert act(older, "expelled").id not in {claim for judgement in ledger.judgements() for claim in (judgement.left, judgement.right)}
    step = found(ledger)
    linking.link_all(ledger)
    assert step == found(ledger)
