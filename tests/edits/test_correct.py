"""Corrections: what people may say of a claim, what the views then show, and that nothing of the coder's is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demarche import edits
from demarche.errors import LedgerError, UsageError
from demarche.ledger import Ledger
from demarche.pipeline import view
from demarche.records import Claim, Magnitude
from tests.ledgers import KENYA, SUDAN, act, keep, report

PAPER = report("Kenya expelled two envoys of Sudan in Nairobi. Sudan may answer.", "2021-03-10", outlet="The Post")
EXPULSION = act(PAPER, "expelled", "SANCTION", "expel", magnitudes=(Magnitude("expelled", 2, 2),))
ANSWER = act(PAPER, "answer", "REJECT", status="hypothetical", actors=(SUDAN,), recipients=(KENYA,))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, EXPULSION, ANSWER, reports=[PAPER])
        yield opened


def corrected(ledger: Ledger, field: str, value: str | None, claim: Claim = EXPULSION) -> Claim:
    edits.correct(ledger, claim.id, field, value, by="Ada")
    return view(ledger, unreal=True).claims[claim.id]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("status", "alleged", lambda c: c.status == "alleged"),
        ("background", "yes", lambda c: c.background),
        ("event", "coerce", lambda c: (c.event, c.mode) == ("COERCE", None)),
        ("mode", "none", lambda c: c.mode is None),
        ("actor", "SDN MIL + UAF", lambda c: [a.code for a in c.actors] == ["SDN MIL", "UAF"]),
        ("recipient", "none", lambda c: c.recipients == ()),
        ("speaker", "PER=envoys", lambda c: [(s.actor.code, s.actor.name) for s in c.speakers] == [("PER", "envoys")]),
        ("day", "2021-03-08", lambda c: (c.when.start, c.when.end) == (date(2021, 3, 8), date(2021, 3, 8))),
        ("day", "2021-03-07/2021-03-08", lambda c: (c.when.start, c.when.precision) == (date(2021, 3, 7), "range")),
        ("day", "none", lambda c: c.when is None),
        ("place", "Mombasa, KEN", lambda c: (c.place.name, c.place.country) == ("Mombasa", "KEN")),
        ("expelled", "3+", lambda c: c.magnitudes == (Magnitude("expelled", 3, None),)),
        ("killed", "1-2", lambda c: Magnitude("killed", 1, 2) in c.magnitudes and len(c.magnitudes) == 2),
        ("expelled", "none", lambda c: c.magnitudes == ()),
    ],
    ids=str,
)
def test_a_correction_is_shown_and_is_a_finding_of_the_person(ledger: Ledger, field: str, value: str, shown) -> None:  # type: ignore[no-untyped-def]
    claim = corrected(ledger, field, value)
    assert shown(claim)
    assert [finding.by for finding in claim.findings if finding.attribute == field] == ["person:Ada"]


def test_the_coders_own_word_is_kept(ledger: Ledger) -> None:
    corrected(ledger, "status", "denied")
    assert EXPULSION in ledger.coded_claims()


def test_the_newest_word_wins_and_taking_it_back_brings_the_one_before(ledger: Ledger) -> None:
    corrected(ledger, "status", "denied")
    assert corrected(ledger, "status", "alleged").status == "alleged"
    edits.undo(ledger, by="Ada")
    assert view(ledger).claims[EXPULSION.id].status == "denied"
    edits.undo(ledger, by="Ada")
    assert view(ledger).claims[EXPULSION.id] == EXPULSION
    assert [edit.withdrawn is None for edit in ledger.edits()] == [False, False]


def test_a_party_keeps_its_words_where_only_its_code_was_wrong(ledger: Ledger) -> None:
    (actor,) = corrected(ledger, "actor", "KEN MIL").actors
    assert (actor.code, actor.name, actor.spans) == ("KEN MIL", "Kenya", EXPULSION.actors[0].spans)


def test_a_rejected_claim_is_gone_from_all_views_until_it_is_called_real(ledger: Ledger) -> None:
    edits.correct(ledger, EXPULSION.id, "reject", by="Ada")
    known = view(ledger, unreal=True)
    assert EXPULSION.id not in known.claims
    assert known.incidents == []
    edits.correct(ledger, EXPULSION.id, "real", by="Ben")
    assert [incident.claims for incident in view(ledger).incidents] == [(EXPULSION.id,)]


def test_a_claim_called_asserted_enters_the_incidents_and_one_called_negated_leaves_them(ledger: Ledger) -> None:
    corrected(ledger, "status", "asserted", ANSWER)
    corrected(ledger, "status", "negated")
    assert [incident.claims for incident in view(ledger).incidents] == [(ANSWER.id,)]


def test_claims_are_linked_anew_as_corrected(ledger: Ledger) -> None:
    other = report("Kenya expelled two envoys of Sudan, a paper says.", "2021-03-10", outlet="The Sun")
    keep(ledger, act(other, "expelled", "COERCE", "deport"), reports=[other])
    assert len(view(ledger).incidents) == 2
    (claim,) = [claim for claim in ledger.claims() if claim.report == other.id]
    edits.correct(ledger, claim.id, "event", "SANCTION", by="Ada")
    edits.correct(ledger, claim.id, "mode", "expel", by="Ada")
    (incident,) = view(ledger).incidents
    assert set(incident.claims) == {EXPULSION.id, claim.id}


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("colour", "red", "no field"),
        ("stauts", "denied", "'status'"),
        ("status", "denyed", "no status"),
        ("status", None, "No value"),
        ("background", "maybe", "no background"),
        ("event", "BRIBE", "no event"),
        ("mode", "firearms", "Modes of SANCTION"),
        ("actor", "QQQ GOV", "no actor"),
        ("actor", "KEN QQQ", "no actor"),
        ("actor", "KEN +", "no actor"),
        ("actor", "KEN=the crowd", "does not stand"),
        ("day", "2021-02-30", "No calendar"),
        ("day", "2021-03-09/2021-03-08", "before it begins"),
        ("day", "Monday", "no day"),
        ("place", "Xyzzyx", "no place"),
        ("killed", "three", "no killed"),
        ("killed", "5-3", "no killed"),
        ("real", "perhaps", "no real"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(ledger: Ledger, field: str, value: str | None, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        edits.correct(ledger, EXPULSION.id, field, value, by="Ada")
    assert ledger.edits() == []


def test_ids_may_be_shortened_but_not_to_what_several_have(ledger: Ledger) -> None:
    assert edits.correct(ledger, EXPULSION.id[2:9], "status", "denied", by="Ada").claims == (EXPULSION.id,)
    for start in ("", "c_", "c_zzzz"):
        with pytest.raises(LedgerError):
            edits.correct(ledger, start, "status", "denied", by="Ada")


def test_a_person_is_who_is_named_or_whom_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_PERSON", "Ben")
    assert edits.person() == "person:Ben"
    assert edits.person(" Ada  Obi ") == "person:Ada Obi"
    for nobody in ("", " ", "x" * 61, "a\x1b[2J"):
        with pytest.raises(UsageError):
            edits.person(nobody)


@pytest.mark.parametrize("start", ["", "e_zz"])
def test_an_edit_that_is_not_there_cannot_be_taken_back(ledger: Ledger, start: str) -> None:
    with pytest.raises(LedgerError):
        edits.undo(ledger, start)


def test_an_edit_is_taken_back_once_and_by_default_ones_own(ledger: Ledger) -> None:
    edit = edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    with pytest.raises(LedgerError, match="nothing of Ben"):
        edits.undo(ledger, by="Ben")
    assert edits.undo(ledger, edit.id[:8], by="Ben").withdrawn
    with pytest.raises(LedgerError, match="already"):
        edits.undo(ledger, edit.id)


def test_an_edit_leaves_a_run_that_is_going_on_unfinished(ledger: Ledger) -> None:
    assert not ledger.has_unfinished_run()
    ledger.begin_run("another")
    edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    assert ledger.has_unfinished_run()


def test_an_edit_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("demarche.ledger.notes.keep_correction", fail)
    with pytest.raises(KeyboardInterrupt):
        edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    assert ledger.edits() == []


def test_a_mode_goes_with_the_type_that_it_belongs_to(ledger: Ledger) -> None:
    corrected(ledger, "event", "COERCE")
    assert corrected(ledger, "mode", "arrest").mode == "arrest"
    assert corrected(ledger, "event", "SANCTION").mode is None


def test_what_a_person_decided_is_told_as_theirs(ledger: Ledger) -> None:
    for field, value in (("status", "alleged"), ("background", "yes")):
        found = corrected(ledger, field, value).finding(field)
        assert found is not None
        assert found.by == "person:Ada"
