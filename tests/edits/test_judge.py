"""Judgements of people: joined, parted, split off, moved, taken back; and what contradicts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche import edits
from demarche.errors import UsageError
from demarche.ledger import Ledger
from demarche.pipeline import link, view
from tests.ledgers import PERU, act, keep, report

PAPERS = [report(f"Kenya expelled two envoys of Sudan, the {name} writes.", "2021-03-10", outlet=name) for name in ("Post", "Sun", "Mail")]
A, B, C = (act(paper, "expelled", "SANCTION", "expel") for paper in PAPERS)
FAR = report("Peru expelled an envoy.", "2021-06-01", outlet="Post")
D = act(FAR, "expelled", "SANCTION", "expel", actors=(PERU,), recipients=())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, A, B, C, D, reports=[*PAPERS, FAR])
        yield opened


def groups(ledger: Ledger) -> set[str]:
    names = {A.id: "a", B.id: "b", C.id: "c", D.id: "d"}
    return {"".join(sorted(names[claim] for claim in incident.claims)) for incident in view(ledger).incidents}


def incident(ledger: Ledger, claim: str) -> str:
    return next(incident.id for incident in view(ledger).incidents if claim in incident.claims)


def test_the_linker_joins_three_and_leaves_the_fourth(ledger: Ledger) -> None:
    assert groups(ledger) == {"abc", "d"}


def test_same_joins_what_the_linker_would_not(ledger: Ledger) -> None:
    edits.join(ledger, A.id, D.id, by="Ada", why="seen myself")
    assert groups(ledger) == {"abcd"}
    (edit,) = ledger.edits()
    assert (edit.act, edit.by, edit.why) == ("same", "person:Ada", "seen myself")


def test_incidents_are_joined_with_all_their_claims(ledger: Ledger) -> None:
    edits.join(ledger, incident(ledger, A.id), incident(ledger, D.id), by="Ada")
    assert groups(ledger) == {"abcd"}


def test_apart_keeps_a_claim_and_an_incident_asunder(ledger: Ledger) -> None:
    edits.split(ledger, incident(ledger, A.id), [B.id, C.id], by="Ada")
    assert groups(ledger) == {"a", "bc", "d"}
    edits.apart(ledger, B.id, C.id, by="Ada")
    assert groups(ledger) == {"a", "b", "c", "d"}


def test_move_takes_a_claim_over_and_undo_brings_it_back(ledger: Ledger) -> None:
    edits.move(ledger, C.id, incident(ledger, D.id), by="Ada")
    assert groups(ledger) == {"ab", "cd"}
    edits.undo(ledger, by="Ada")
    assert groups(ledger) == {"abc", "d"}


def test_the_newest_judgement_on_a_pair_wins(ledger: Ledger) -> None:
    edits.apart(ledger, A.id, D.id, by="Ada")
    edits.join(ledger, A.id, D.id, by="Ben")
    assert groups(ledger) == {"abcd"}
    edits.apart(ledger, D.id, A.id, by="Ada")
    assert groups(ledger) == {"abc", "d"}


def test_what_was_taken_back_may_be_said_again_and_the_list_shows_all(ledger: Ledger) -> None:
    for _ in range(2):
        edits.join(ledger, A.id, D.id, by="Ada")
        edits.undo(ledger, by="Ada")
    edits.join(ledger, A.id, D.id, by="Ada")
    assert [edit.withdrawn is None for edit in ledger.edits()] == [False, False, True]
    assert groups(ledger) == {"abcd"}


def test_a_not_same_that_a_chain_would_join_is_kept_and_raises_an_issue(ledger: Ledger) -> None:
    edits.apart(ledger, A.id, B.id, by="Ada")
    assert {frozenset(map(len, groups(ledger)))} == {frozenset({1, 2})}
    assert not any({"a", "b"} <= set(group) for group in groups(ledger))
    assert "judgement" in {issue.kind for issue in ledger.issues()}


def test_judgements_of_people_that_contradict_each_other_raise_an_issue(ledger: Ledger) -> None:
    edits.join(ledger, A.id, D.id, by="Ada")
    assert ledger.issues() == []
    edits.join(ledger, B.id, D.id, by="Ada")
    edits.apart(ledger, A.id, B.id, by="Ben")
    assert {issue.kind for issue in ledger.issues()} == {"judgement"}
    (of_b,) = [group for group in groups(ledger) if "b" in group]
    assert "d" in of_b  # the newer "same" holds
    assert "a" not in of_b


def test_judgements_survive_that_all_is_linked_anew(ledger: Ledger) -> None:
    edits.move(ledger, C.id, incident(ledger, D.id), by="Ada")
    link(ledger)
    late = report("Kenya expelled two envoys of Sudan, the Echo writes.", "2021-03-10", outlet="Echo")
    keep(ledger, act(late, "expelled", "SANCTION", "expel"), reports=[late])
    found = [set(one.claims) & {A.id, B.id, C.id, D.id} for one in view(ledger).incidents]
    assert {C.id, D.id} in found
    assert {A.id, B.id} in found


@pytest.mark.parametrize(
    "wrong",
    [
        lambda ledger: edits.join(ledger, A.id, A.id),
        lambda ledger: edits.split(ledger, incident(ledger, A.id), [D.id]),
        lambda ledger: edits.split(ledger, incident(ledger, A.id), [A.id, B.id, C.id]),
        lambda ledger: edits.split(ledger, incident(ledger, A.id), []),
        lambda ledger: edits.move(ledger, A.id, incident(ledger, A.id)),
    ],
    ids=["one claim", "not of it", "all of it", "none of it", "there already"],
)
def test_what_says_nothing_is_refused(ledger: Ledger, wrong) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError):
        wrong(ledger)
    assert ledger.edits() == []
