"""Linking a ledger as it grows: what is new is linked alone, and gives what linking everything at once gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.quality.crises import World, invent
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from demarche import incidents, linking
from demarche.ledger import Batch, Ledger
from demarche.records import Claim, Judgement, Published, Report, Sentence, claim_id, content_id

WORLD = invent(60, difficulty=0.9, seed=4, dyads=1)
CLAIMS = sorted(WORLD.claims, key=lambda claim: claim.report)
FIRST = CLAIMS[:25]
_names = count()


def open_ledger(folder: str | Path) -> Ledger:
    ledger = Ledger.open(Path(folder) / f"{next(_names)}.db")
    ledger.begin_run("test")
    return ledger


def add(ledger: Ledger, claims: Iterable[Claim], world: World = WORLD, *, coder: str = "made") -> None:
    listed = list(claims)
    reports = [Report(c.report, world.texts[c.report], published=Published(world.published[c.report], "given")) for c in listed]
    sentences = [[Sentence(c.report, 0, world.sentences[c.report, 0], ())] for c in listed]
    ledger.add(Batch(reports, sentences, [[c] for c in listed], coder=coder))


def found(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(c.id for c in group) for group in incidents.components(ledger.claims(), ledger.judgements())}


def at_once(folder: str, claims: Sequence[Claim], given: Sequence[Judgement] = ()) -> set[frozenset[str]]:
    ledger = open_ledger(folder)
    add(ledger, claims)
    ledger.add_judgements(given)
    linking.link_all(ledger)
    return found(ledger)


def say(left: Claim, right: Claim, *, same: bool, by: str = "person:ann", made: datetime | None = None) -> Judgement:
    a, b = sorted((left.id, right.id))
    return Judgement(content_id("j", a, b, same, by), a, b, same, by, 1.0, made=made)


def test_the_world_holds_something_to_link() -> None:
    with TemporaryDirectory() as folder:
        sizes = sorted(len(group) for group in at_once(folder, CLAIMS))
    assert len(sizes) > 10
    assert sizes[-1] > 3


@settings(deadline=None, max_examples=25)
@given(st.permutations(CLAIMS), st.lists(st.integers(1, len(CLAIMS) - 1), max_size=4, unique=True))
def test_any_order_of_arrival_gives_the_incidents_of_one_batch(claims: list[Claim], cuts: list[int]) -> None:
    with TemporaryDirectory() as folder:
        ledger = open_ledger(folder)
        borders = [0, *sorted(cuts), len(claims)]
        for start, end in pairwise(borders):
            add(ledger, claims[start:end])
            linking.link(ledger)
        assert found(ledger) == at_once(folder, CLAIMS)
        standing = {judgement.id for judgement in ledger.judgements()}
        linking.link_all(ledger)
        assert {judgement.id for judgement in ledger.judgements()} == standing


@settings(deadline=None, max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(FIRST), st.booleans()), min_size=1, max_size=5), st.integers(len(FIRST), 55)
)
def test_people_judge_at_any_time(judged: list[tuple[Claim, Claim, bool]], cut: int) -> None:
    days = (datetime(2030, 1, 1, minute=minute) for minute in range(60))
    given = [say(a, b, same=same, made=next(days)) for a, b, same in judged if a.id != b.id]
    with TemporaryDirectory() as folder:
        ledger = open_ledger(folder)
        add(ledger, CLAIMS[:cut])
        linking.link(ledger)
        ledger.add_judgements(given)
        linking.link(ledger)
        add(ledger, CLAIMS[cut:])
        linking.link(ledger)
        assert found(ledger) == at_once(folder, CLAIMS, given)


def test_a_newer_coding_takes_the_place_of_the_old() -> None:
    with TemporaryDirectory() as folder:
        ledger = open_ledger(folder)
        add(ledger, CLAIMS)
        linking.link(ledger)
        again = [replace(c, id=claim_id(c.report, c.trigger, c.event, "newer"), by="newer", recipients=()) for c in CLAIMS[:9]]
        add(ledger, again, coder="newer")
        linking.link(ledger)
        step = found(ledger)
        linking.link_all(ledger)
        assert step == found(ledger)
        assert {c.id for c in again} <= set().union(*step)


def test_nothing_new_judges_nothing() -> None:
    with TemporaryDirectory() as folder:
        ledger = open_ledger(folder)
        add(ledger, CLAIMS)
        assert linking.link(ledger) > 0
        assert linking.link(ledger) == 0


def test_one_more_report_reads_its_neighbours_alone() -> None:
    world = invent(1500, difficulty=0.3, seed=2)
    with TemporaryDirectory() as folder:
        ledger = open_ledger(folder)
        add(ledger, world.claims[:-1], world)
        linking.link(ledger)
        add(ledger, world.claims[-1:], world)
        asked: list[int] = []
        event.listen(ledger.engine, "before_cursor_execute", lambda _c, _u, _s, values, *_: asked.append(len(values or ())))
        linking.link(ledger)
        assert sum(asked) < 2000
