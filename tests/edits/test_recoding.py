"""Where another claim takes the place of one that people spoke of, coded anew or in a newer text, what they said goes over to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demarche import edits
from demarche.ledger import Ledger
from demarche.pipeline import view
from demarche.records import Claim
from tests.ledgers import act, keep, report, span

NEWER = "coder@2"
PAPER = report("Kenya expelled and then arrested two envoys of Sudan.", "2021-03-10", outlet="The Post")
OTHER = report("Sudan says that Kenya expelled its envoys.", "2021-03-10", outlet="The Sun")
EXPULSION, ARREST = act(PAPER, "expelled", "SANCTION", "expel"), act(PAPER, "arrested", "COERCE", "arrest")
AGAIN = act(OTHER, "expelled", "SANCTION", "expel")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, EXPULSION, ARREST, AGAIN, reports=[PAPER, OTHER])
        yield opened


def recode(ledger: Ledger, *claims: Claim) -> dict[str, Claim]:
    """The claims that the newer coding shows, by their words."""
    keep(ledger, *claims, reports=[PAPER, OTHER], by=NEWER)
    known = view(ledger, unreal=True)
    return {f"{(claim.report == PAPER.id and 'paper') or 'other'} {claim.event}": claim for claim in known.claims.values()}


def newer(claim: Claim, **fields: object) -> Claim:
    paper = PAPER if claim.report == PAPER.id else OTHER
    return act(paper, paper.quote(claim.trigger), claim.event, claim.mode, by=NEWER, **fields)


def test_a_correction_holds_for_the_newer_claim_of_the_same_words(ledger: Ledger) -> None:
    edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    shown = recode(ledger, newer(EXPULSION), newer(ARREST), newer(AGAIN))
    assert {name: claim.status for name, claim in shown.items()} == {
        "paper SANCTION": "denied",
        "paper COERCE": "asserted",
        "other SANCTION": "asserted",
    }
    assert shown["paper SANCTION"].by == NEWER
    assert ledger.issues() == []


def test_a_correction_holds_where_the_words_became_a_further_mention(ledger: Ledger) -> None:
    edits.correct(ledger, ARREST.id, "status", "denied", by="Ada")
    assert recode(ledger, newer(EXPULSION, mentions=(ARREST.trigger,)), newer(AGAIN))["paper SANCTION"].status == "denied"


def test_of_two_claims_on_the_same_words_the_one_of_the_same_type_is_meant(ledger: Ledger) -> None:
    edits.correct(ledger, ARREST.id, "status", "denied", by="Ada")
    shown = recode(ledger, act(PAPER, "arrested", "ASSAULT", by=NEWER), newer(ARREST), newer(AGAIN))
    assert (shown["paper COERCE"].status, shown["paper ASSAULT"].status) == ("denied", "asserted")


def test_the_type_may_be_the_one_that_a_person_gave(ledger: Ledger) -> None:
    edits.correct(ledger, ARREST.id, "event", "ASSAULT", by="Ada")
    edits.correct(ledger, ARREST.id, "status", "denied", by="Ada")
    shown = recode(ledger, act(PAPER, "arrested", "ASSAULT", by=NEWER), act(PAPER, "arrested", "PROTEST", by=NEWER), newer(AGAIN))
    assert (shown["paper ASSAULT"].status, shown["paper PROTEST"].status) == ("denied", "asserted")


def test_where_no_claim_is_left_an_issue_says_so_and_nothing_is_lost(ledger: Ledger) -> None:
    edits.correct(ledger, ARREST.id, "status", "denied", by="Ada")
    recode(ledger, newer(EXPULSION), newer(AGAIN))
    assert [(issue.kind, issue.where) for issue in ledger.issues()] == [("correction", ARREST.id)]
    assert [edit.claims for edit in ledger.edits()] == [(ARREST.id,)]
    keep(ledger, newer(EXPULSION), act(PAPER, "arrested", "COERCE", "arrest", by="coder@3"), reports=[PAPER], by="coder@3")
    assert {claim.status for claim in view(ledger).claims.values() if claim.event == "COERCE"} == {"denied"}


def test_judgements_hold_for_the_newer_claims(ledger: Ledger) -> None:
    assert len(view(ledger).incidents) == 2
    edits.apart(ledger, EXPULSION.id, AGAIN.id, by="Ada")
    edits.join(ledger, EXPULSION.id, ARREST.id, by="Ada")
    recode(ledger, newer(EXPULSION), newer(ARREST), newer(AGAIN))
    groups = {frozenset(incident.claims) for incident in view(ledger).incidents}
    assert groups == {frozenset({newer(EXPULSION).id, newer(ARREST).id}), frozenset({newer(AGAIN).id})}


def test_an_older_id_still_names_the_claim_that_was_edited(ledger: Ledger) -> None:
    edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    recode(ledger, newer(EXPULSION), newer(ARREST), newer(AGAIN))
    assert edits.correct(ledger, EXPULSION.id, "status", "alleged", by="Ada").claims == (newer(EXPULSION).id,)
    assert view(ledger).claims[newer(EXPULSION).id].status == "alleged"


URL = "https://post.example/1"
BEFORE = report("Kenya expelled two envoys of Sudan. It then wept about it for a day. Sudan left.", "2021-03-10", outlet="Post", url=URL)
AFTER = report(f"Nairobi. {BEFORE.text.replace('a day', 'two days')}", "2021-03-12", outlet="Post", url=URL)
LEFT = ("left", "RETREAT")


@pytest.fixture
def rewritten(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which somebody corrected the first version of a report before the second came."""
    with Ledger.open(tmp_path / "v.db") as opened:
        keep(opened, *(act(BEFORE, word, event) for word, event in (("expelled", "SANCTION"), ("wept", "PROTEST"), LEFT)), reports=[BEFORE])
        edits.correct(opened, act(BEFORE, "expelled", "SANCTION").id, "actor", "KEN MIL=Kenya", by="Ada")
        edits.correct(opened, act(BEFORE, "wept", "PROTEST").id, "status", "denied", by="Ada")
        edits.join(opened, act(BEFORE, "expelled", "SANCTION").id, act(BEFORE, *LEFT).id, by="Ada")
        keep(opened, *(act(AFTER, word, event) for word, event in (("expelled", "SANCTION"), ("wept", "PROTEST"), LEFT)), reports=[AFTER])
        yield opened


def test_a_correction_goes_over_to_the_same_sentence_of_a_newer_text(rewritten: Ledger) -> None:
    claim = view(rewritten).claims[act(AFTER, "expelled", "SANCTION").id]
    assert [(actor.code, actor.spans) for actor in claim.actors] == [("KEN MIL", (span(AFTER, "Kenya"),))]
    before = view(rewritten, as_of=date(2021, 3, 10)).claims[act(BEFORE, "expelled", "SANCTION").id]
    assert [(actor.code, actor.spans) for actor in before.actors] == [("KEN MIL", (span(BEFORE, "Kenya"),))]


def test_a_judgement_goes_over_to_the_same_sentences_of_a_newer_text(rewritten: Ledger) -> None:
    groups = {frozenset(incident.claims) for incident in view(rewritten).incidents}
    assert {act(AFTER, "expelled", "SANCTION").id, act(AFTER, *LEFT).id} in groups


def test_where_the_sentence_was_rewritten_an_issue_says_so(rewritten: Ledger) -> None:
    wept = act(AFTER, "wept", "PROTEST")
    assert view(rewritten).claims[wept.id].status == "asserted"
    (issue,) = rewritten.issues()
    assert (issue.kind, issue.where) == ("correction", act(BEFORE, "wept", "PROTEST").id)
    assert "changed its text" in issue.problem
