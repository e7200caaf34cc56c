"""What `explain` tells of an incident beside its sentences: whose word decided, which reports are copies, what changed hands when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche import edits
from demarche.cli import explaining, show
from demarche.ledger import Batch, Ledger
from demarche.pipeline import View, view
from demarche.records import Incident, Magnitude, Remark, Sentence
from tests.ledgers import act, cuts, keep, report, span

TEXT = "Kenya on Monday expelled two envoys of Sudan from Nairobi, the foreign ministry announced. They left by the evening aeroplane."
POST, SUN = (report(TEXT, day, outlet=outlet, given=outlet) for day, outlet in (("2021-03-10", "Post"), ("2021-03-11", "Sun")))
MAIL = report("Three envoys of Sudan had to leave: Kenya expelled them.", "2021-03-12", outlet="Mail", given="Mail")
ACTS = [act(paper, "expelled", "SANCTION", "expel", magnitudes=(Magnitude("expelled", 2, 2),)) for paper in (POST, SUN)]
THREE = act(MAIL, "expelled", "SANCTION", "expel", magnitudes=(Magnitude("expelled", 3, 3),))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        keep(opened, *ACTS, THREE, reports=[POST, SUN, MAIL])
        edits.join(opened, ACTS[0].id, THREE.id, by="Ada")
        yield opened


def one(ledger: Ledger) -> tuple[Incident, View]:
    known = view(ledger)
    (found,) = known.incidents
    return found, known


def test_a_copy_is_told_with_what_it_copies_and_how_much_of_it(ledger: Ledger) -> None:
    assert explaining.copies(*one(ledger)) == ["Sun (Sun): a copy of Post (Post), 100% of it"]


def test_a_version_of_a_dispute_is_told_with_the_day_on_which_it_came_up(ledger: Ledger) -> None:
    assert show.disputes(one(ledger)[0].disputes)[-1:] == ["expelled: 2 (Post, Sun, since 2021-03-10) | 3 (Mail, since 2021-03-12)"]


def test_what_only_seems_disputed_is_told_as_that(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    more = report("Kenya expelled one more envoy of Sudan in Mombasa, a spokesman told us later.", "2021-03-13", outlet="Echo")
    claim = act(more, "expelled", "SANCTION", "expel", magnitudes=(Magnitude("expelled", 1, 1),))
    keep(ledger, claim, reports=[more])
    edits.apart(ledger, claim.id, THREE.id, by="Ada")
    known = view(ledger)
    explaining.explain(next(i for i in known.incidents if THREE.id in i.claims), known, [])
    assert "expelled: 2 + 1 = 3, parts and their whole" in capsys.readouterr().out


def test_a_status_that_a_person_corrected_is_told_as_decided_by_them(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    edits.correct(ledger, THREE.id, "status", "alleged", by="Ada")
    edits.correct(ledger, THREE.id, "background", "yes", by="Ada")
    explaining.explain(*one(ledger), [])
    assert "alleged 1.00 by person:Ada; background 1.00 by person:Ada" in capsys.readouterr().out


def test_remarks_of_an_older_version_are_left_out_of_later_views(tmp_path: Path) -> None:
    url = "https://post.example/1"
    older = report("Kenya on Monday expelled an envoy of Sudan from its capital Nairobi. “We wept”, it said.", "2021-03-10", url=url)
    newer = report("Kenya on Monday expelled an envoy of Sudan from its capital Nairobi. “We laughed”, it said.", "2021-03-11", url=url)
    with Ledger.open(tmp_path / "v.db") as ledger:
        ledger.begin_run("test")
        for paper, word in ((older, "We wept"), (newer, "We laughed")):
            remark = Remark(f"q_{paper.id}", paper.id, 1, "quote", (span(paper, word),))
            sentences = tuple(Sentence(paper.id, n, cut, ()) for n, cut in enumerate(cuts(paper)))
            ledger.add(Batch((paper,), (sentences,), [()], (), "coder@1", (remark,)))
        assert [one.report for one in view(ledger).remarks] == [newer.id]
        assert [one.report for one in view(ledger, as_of=older.published.day).remarks] == [older.id]
