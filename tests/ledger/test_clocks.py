"""The three clocks: a view as of a day is what somebody had seen who read along, and the ledger knows what it held on each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from demarche import edits
from demarche.ledger import Ledger, sql
from demarche.pipeline import View, view
from demarche.records import Judgement, Reason, Report
from tests.ledgers import KENYA, PERU, Clock, act, keep, report

URL = "https://post.example/envoys"
REPORTS = [
    report("Kenya expelled two envoys of Sudan. Sudan wept about it for days.", "2021-03-10", outlet="Post", url=URL),
    report("Kenya expelled three envoys of Sudan, it says.", "2021-03-11", outlet="Sun"),
    report("Peru expelled an envoy of Sudan.", "2021-03-11", outlet="Mail"),
    report("Kenya expelled four envoys of Sudan. Sudan wept about it for days.", "2021-03-12", outlet="Post", url=URL),
    report("Kenya expelled four envoys of Sudan, all say.", "2021-04-12", outlet="Echo"),
]
DAYS = sorted({r.published.day for r in REPORTS if r.published})


def claims(of: Report, by: str = "coder@1"):  # type: ignore[no-untyped-def]
    return act(of, "expelled", "SANCTION", "expel", by=by, actors=(PERU,) if "Peru" in of.text else (KENYA,))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "whole.db") as opened:
        keep(opened, *map(claims, REPORTS), reports=REPORTS)
        yield opened


def shown(known: View) -> tuple[object, ...]:
    return known.incidents, known.claims, list(known.reports), dict(known.superseded)


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "late"])
def test_a_view_as_of_a_day_is_what_a_reader_had_who_read_along(ledger: Ledger, tmp_path: Path, backwards: bool) -> None:
    with Ledger.open(tmp_path / "along.db") as along:
        for day in DAYS:
            today = [r for r in REPORTS if r.published and r.published.day == day]
            for one in reversed(today) if backwards else today:
                keep(along, claims(one), reports=[one])
            assert shown(view(along)) == shown(view(ledger, as_of=day))
        assert shown(view(along)) == shown(view(ledger))


def test_edits_count_on_every_day_of_publication(ledger: Ledger, tmp_path: Path) -> None:
    first = claims(REPORTS[0])
    edits.correct(ledger, first.id, "status", "alleged", by="Ada")
    edits.apart(ledger, first.id, claims(REPORTS[1]).id, by="Ada")
    with Ledger.open(tmp_path / "along.db") as along:
        for day in DAYS:
            today = [r for r in REPORTS if r.published and r.published.day == day]
            keep(along, *map(claims, today), reports=today)
            if day == DAYS[0]:
                edits.correct(along, first.id, "status", "alleged", by="Ada")
            if day == DAYS[1]:
                edits.apart(along, first.id, claims(REPORTS[1]).id, by="Ada")
            known, replayed = view(ledger, as_of=day), view(along)
            assert known.incidents == replayed.incidents
            assert known.claims == replayed.claims


def test_what_the_ledger_held_on_a_day_is_what_it_showed_that_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock("2022-01-01")
    monkeypatch.setattr(sql, "now", clock)
    first, second = claims(REPORTS[0]), claims(REPORTS[1])
    with Ledger.open(tmp_path / "l.db") as ledger:
        steps = [
            lambda: keep(ledger, first, reports=[REPORTS[0]]),
            lambda: edits.correct(ledger, first.id, "status", "alleged", by="Ada"),
            lambda: keep(ledger, *map(claims, REPORTS[1:3]), reports=REPORTS[1:3]),
            lambda: edits.apart(ledger, first.id, second.id, by="Ada"),
            lambda: edits.undo(ledger, by="Ada"),
            lambda: keep(ledger, claims(REPORTS[0], "coder@2"), reports=[REPORTS[0]], by="coder@2"),
            lambda: edits.undo(ledger, by="Ada"),
            lambda: keep(ledger, *map(claims, REPORTS[3:]), reports=REPORTS[3:]),
        ]
        seen = []
        for number, step in enumerate(steps, 1):
            clock.set(f"2022-01-{number:02}T12:00")
            step()
            seen.append(shown(view(ledger)))
        for number, then in enumerate(seen, 1):
            assert shown(view(ledger, learned_by=date(2022, 1, number))) == then
        assert view(ledger, learned_by=date(2021, 12, 31)).incidents == []
        assert all(one != other for one, other in pairwise(seen))


def test_both_clocks_may_be_asked_at_once(ledger: Ledger) -> None:
    today = sql.now().date()
    assert shown(view(ledger, as_of=DAYS[0], learned_by=today)) == shown(view(ledger, as_of=DAYS[0]))


def test_a_judgement_made_again_for_other_reasons_shows_those(ledger: Ledger) -> None:
    left, right = sorted(claims(one).id for one in REPORTS[:2])
    first = Judgement("j_1", left, right, True, "linker@1", 0.9, (Reason("same_day", 1.0, 1.6),))
    second = replace(first, score=0.8, reasons=(Reason("same_place", 1.0, 0.5),))
    ledger.add_judgements([first], instead_of="linker@1")
    ledger.add_judgements([], instead_of="linker@1")
    assert "j_1" not in {judgement.id for judgement in ledger.judgements()}
    assert ledger.add_judgements([second], instead_of="linker@1") == 0
    (shown,) = [replace(judgement, made=None) for judgement in ledger.judgements() if judgement.id == "j_1"]
    assert shown == second


def test_another_version_of_the_linker_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    left, right = sorted(claims(one).id for one in REPORTS[:2])
    ledger.add_judgements([Judgement("j_1", left, right, True, "linker@1", 0.9)], instead_of="linker@1")
    ledger.add_judgements([Judgement("j_2", left, right, True, "linker@2", 0.9)], instead_of="linker@2")
    assert {judgement.id for judgement in ledger.judgements() if judgement.by.startswith("linker")} == {"j_2"}
