"""Corrected sentences as marked lines: what is written is read back as the same acts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche import edits
from demarche.codebook import read_marked
from demarche.ledger import Ledger
from demarche.records import Actor
from tests.ledgers import KENYA, PERU, SUDAN, act, keep, report, span

PAPER = report("Kenya expelled envoys of Sudan,\naccusing them of spying. Peru [sic] left. Sudan wept.", "2021-03-10", given="p1")
THEM = Actor("envoys of Sudan", (span(PAPER, "them"), span(PAPER, "envoys of Sudan")), "government", "SDN", ("GOV",))
EXPULSION = act(PAPER, "expelled", "SANCTION", "expel", recipients=(Actor("envoys of Sudan", (), "government", "SDN", ("GOV",)),))
CHARGE = act(PAPER, "accusing", "ACCUSE", "allege", recipients=(THEM,))
LEFT = act(PAPER, "left", "RETREAT", actors=(PERU,), recipients=())
WEPT = act(PAPER, "wept", "PROTEST", actors=(SUDAN,), recipients=())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, EXPULSION, CHARGE, LEFT, WEPT, reports=[PAPER])
        yield opened


def test_without_corrections_there_is_nothing_to_learn(ledger: Ledger) -> None:
    assert edits.labels(ledger) == []
    edits.correct(ledger, EXPULSION.id, "day", "2021-03-08", by="Ada")  # which marks cannot show
    assert edits.labels(ledger) == []


def test_a_corrected_sentence_is_read_back_with_all_its_acts(ledger: Ledger) -> None:
    edits.correct(ledger, EXPULSION.id, "status", "denied", by="Ada")
    edits.correct(ledger, EXPULSION.id, "background", "true", by="Ada")
    (label,) = edits.labels(ledger)
    assert (label.report, label.claims, label.by) == ("p1", (EXPULSION.id,), ("person:Ada",))
    marked = read_marked(label.line or "")
    assert marked.text == "Kenya expelled envoys of Sudan, accusing them of spying."
    one, other = marked.acts
    assert (one.event, one.mode, one.status, one.background) == ("SANCTION", "expel", "denied", True)
    assert (other.event, other.mode, other.status, other.background) == ("ACCUSE", "allege", "asserted", False)
    quoted = [[marked.text[s.start : s.end] for s in spans] for act in (one, other) for spans in (act.actors, act.recipients)]
    assert quoted == [["Kenya"], ["envoys of Sudan"], ["Kenya"], ["them"]]


def test_a_sentence_whose_only_act_was_rejected_is_one_without_marks(ledger: Ledger) -> None:
    edits.correct(ledger, WEPT.id, "reject", by="Ada")
    assert [label.line for label in edits.labels(ledger)] == ["Sudan wept."]


def test_a_claim_called_real_is_learned_as_it_is(ledger: Ledger) -> None:
    edits.correct(ledger, WEPT.id, "real", by="Ada")
    assert [label.line for label in edits.labels(ledger)] == ["[A1 Sudan] [E1:PROTEST/-/asserted wept]."]


def test_what_cannot_be_marked_is_left_out_with_a_reason(ledger: Ledger) -> None:
    edits.correct(ledger, LEFT.id, "status", "planned", by="Ada")
    edits.correct(ledger, WEPT.id, "actor", "KEN + PER", by="Ada")
    reasons = [label.left_out or "" for label in edits.labels(ledger)]
    assert "brackets" in reasons[0]
    assert "CODE=WORDS" in reasons[1]
    edits.correct(ledger, WEPT.id, "actor", "KEN=Sudan", by="Ada")
    assert edits.labels(ledger)[1].line == "[A1 Sudan] [E1:PROTEST/-/asserted wept]."
    assert KENYA.country == "KEN"
