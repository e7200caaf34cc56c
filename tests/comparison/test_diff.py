"""What changed between two days, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from demarche import comparison, edits
from demarche.comparison import Changed, Diff
from demarche.ledger import Ledger, sql
from demarche.records import Claim, Magnitude, Report
from tests.ledgers import PERU, SUDAN, Clock, act, keep, report

URL = "https://post.example/envoys"
FIRST = report("Kenya expelled two envoys of Sudan. Sudan wept about it for days.", "2021-03-10", outlet="Post", url=URL, given="first")
SECOND = report("Kenya expelled two envoys of Sudan in Nairobi.", "2021-03-11", outlet="Sun", given="second")
ELSEWHERE = report("Peru expelled an envoy of Sudan.", "2021-03-11", outlet="Mail", given="elsewhere")
MENDED = report("Kenya expelled four envoys of Sudan. Sudan wept about it for days.", "2021-03-13", outlet="Post", url=URL, given="mended")


def expulsion(of: Report, count: int, **fields: object) -> Claim:
    return act(of, "expelled", "SANCTION", "expel", magnitudes=(Magnitude("expelled", count, count),), **fields)


A, B, D = expulsion(FIRST, 2), expulsion(SECOND, 2), expulsion(MENDED, 4)
C = expulsion(ELSEWHERE, 1, actors=(PERU,))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, A, B, C, D, reports=[FIRST, SECOND, ELSEWHERE, MENDED])
        edits.join(opened, A.id, B.id, by="Ada")  # whatever the linker makes of them
        edits.join(opened, B.id, D.id, by="Ada")
        yield opened


def days(ledger: Ledger, first: int, second: int, **options: object) -> Diff:
    return comparison.between_days(ledger, date(2021, 3, first), date(2021, 3, second), **options)  # type: ignore[arg-type]


def claims(found: Sequence[Changed]) -> list[tuple[tuple[str, ...], ...]]:
    return [tuple(incident.claims for incident in (*one.before, *one.after)) for one in found]


def test_nothing_changes_from_a_day_to_itself(ledger: Ledger) -> None:
    assert not days(ledger, 11, 11)
    assert not days(ledger, 11, 12)


def test_an_incident_is_new_because_of_a_report(ledger: Ledger) -> None:
    (new,) = days(ledger, 9, 10).new
    assert new.after[0].claims == (A.id,)
    assert [(cause.kind, cause.id) for cause in new.because] == [("report", FIRST.id)]


def test_another_report_changes_an_incident_and_is_named(ledger: Ledger) -> None:
    found = days(ledger, 10, 11)
    assert claims(found.new) == [((C.id,),)]
    (changed,) = found.changed
    assert {change.field: (change.before, change.after) for change in changed.changes}["reports"] == ("1", "2")
    assert [cause.id for cause in changed.because] == [SECOND.id]


def test_an_outlet_that_changed_its_text_is_named_with_both_texts(ledger: Ledger) -> None:
    found = days(ledger, 11, 13)
    (rewritten,) = found.rewritten
    assert (rewritten.outlet, rewritten.older, rewritten.newer) == ("Post", "first", "mended")
    assert rewritten.gone == ("Kenya expelled two envoys of Sudan.",)
    assert rewritten.come == ("Kenya expelled four envoys of Sudan.",)
    (changed,) = found.changed
    (dispute,) = [change for change in changed.changes if change.field == "disputed"]
    assert "expelled" not in dispute.before
    assert "expelled: 2 | 4" in dispute.after
    assert ("version", MENDED.id) in [(cause.kind, cause.id) for cause in dispute.because]


def test_only_what_is_between_two_states_if_asked_for(ledger: Ledger) -> None:
    assert claims(days(ledger, 9, 11, dyad=("PER", "SDN")).new) == [((C.id,),)]


def learned(ledger: Ledger) -> Diff:
    return comparison.between_days(ledger, date(2022, 1, 1), date(2022, 1, 2), learned=True)


@pytest.fixture
def dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger filled on 1 January 2022 whose clock then stands at the second."""
    clock = Clock("2022-01-01T12:00")
    monkeypatch.setattr(sql, "now", clock)
    with Ledger.open(tmp_path / "dated.db") as opened:
        keep(opened, A, B, C, reports=[FIRST, SECOND, ELSEWHERE])
        edits.join(opened, A.id, B.id, by="Ada")
        clock.set("2022-01-02T12:00")
        yield opened


def incident(ledger: Ledger, claim: Claim) -> str:
    from demarche.pipeline import view

    return next(incident.id for incident in view(ledger).incidents if claim.id in incident.claims)


def test_a_correction_is_named_with_who_and_why_by_the_clock_of_learning(dated: Ledger) -> None:
    edit = edits.correct(dated, C.id, "status", "denied", by="Ben", why="they say so themselves")
    (changed,) = learned(dated).changed
    (change,) = changed.changes
    assert (change.field, change.before, change.after) == ("status", "asserted", "denied")
    assert [cause.id for cause in change.because] == [edit.id]
    assert "Ben" in change.because[0].said and "they say so themselves" in change.because[0].said
    assert not comparison.between_days(dated, date(2021, 3, 11), date(2021, 3, 12))


def test_what_was_taken_back_is_named_as_that(dated: Ledger) -> None:
    edits.undo(dated, by="Ada")
    edits.apart(dated, A.id, B.id, by="Ben")
    (split,) = learned(dated).split
    assert "taken back" in " ".join(cause.said for cause in split.because)


def test_split_merged_and_gone_are_told_apart(dated: Ledger) -> None:
    edits.split(dated, incident(dated, A), [B.id], by="Ben")
    (split,) = learned(dated).split
    assert {incident.claims for incident in split.after} == {(A.id,), (B.id,)}
    edits.correct(dated, C.id, "reject", by="Ben")
    (gone,) = learned(dated).gone
    assert gone.before[0].claims == (C.id,)
    assert [cause.kind for cause in gone.because] == ["edit"]


def test_two_incidents_that_somebody_joined_are_merged(dated: Ledger) -> None:
    edits.join(dated, incident(dated, A), incident(dated, C), by="Ben")
    found = learned(dated)
    (merged,) = found.merged
    assert len(merged.before) == 2
    assert (found.new, found.gone, found.changed) == ((), (), ())


def test_a_newer_coding_is_named_as_the_cause(dated: Ledger) -> None:
    newer = expulsion(ELSEWHERE, 1, actors=(SUDAN,), recipients=(PERU,), by="coder@2")
    keep(dated, newer, reports=[ELSEWHERE], by="coder@2")
    (changed,) = learned(dated).changed
    assert {change.field for change in changed.changes} == {"actor", "recipient"}
    assert [cause.kind for cause in changed.because] == ["coding"]
