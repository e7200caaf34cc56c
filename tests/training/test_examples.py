"""The marked sentences: in order, without copies, enough of each type; and the figures of agreement."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from training.agreement import compare
from training.check_examples import EXAMPLES, copies, overlaps, parse, read_lines

from demarche.codebook import Marked, read_marked, shipped

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def found() -> dict[str, Marked]:
    errors: list[str] = []
    marked = parse(read_lines(sorted(EXAMPLES.glob("*.txt"))), errors)
    assert errors == []
    return marked


def test_every_type_has_400_sentences(found: dict[str, Marked]) -> None:
    counts = Counter(event for marked in found.values() for event in {act.event for act in marked.acts})
    assert set(counts) == set(shipped().events)
    assert min(counts.values()) >= 400


def test_a_fifth_hold_no_act(found: dict[str, Marked]) -> None:
    assert sum(not marked.acts for marked in found.values()) > 0.2 * len(found)


def test_none_stands_twice(found: dict[str, Marked]) -> None:
    assert list(copies(found)) == []


@pytest.mark.parametrize("name", ["quality/unseen.txt", "quality/wikinews.txt", "metamorphic/sentences.txt"])
def test_none_is_one_that_is_measured_on(found: dict[str, Marked], name: str) -> None:
    measured = {marked.text for marked in parse(read_lines([BENCHMARKS / name]), []).values()}
    assert not measured & {marked.text for marked in found.values()}


def test_broken_sentences_are_named() -> None:
    errors: list[str] = []
    lines = [
        ("a:1", "[A1 Mali went."),
        ("a:2", "[A1 Mali] [E1:BRIBE/-/asserted paid]."),
        ("a:3", "[A1 Mali] [E1:AID/-/asserted sent food]."),
        ("a:4", "[A1 Mali] [E1:AID/-/asserted sent] food. || gossip"),
    ]
    parse(lines, errors)
    assert [error.split(":", 2)[1] for error in errors] == ["1", "2", "3", "4"]


def test_copies_and_overlaps_are_found(tmp_path: Path) -> None:
    text = "Kenya expelled two Sudanese diplomats from the town of Kisumu on Monday morning."
    same = {"a:1": Marked(text, ()), "a:2": Marked(text.replace("Monday", "Friday"), ())}
    assert list(copies(same)) == ["a:2: a near-copy of a:1"]
    (tmp_path / "foreign.txt").write_text("It said that two Sudanese diplomats from the town had left.", "utf-8")
    assert any("two sudanese diplomats from the town" in line for line in overlaps(same, [tmp_path / "foreign.txt"]))


def test_agreement_is_counted_on_words_types_and_parties() -> None:
    first = read_marked("[A1 Mali] [E1:AID/-/asserted sent] food to [R1 Togo] and [E2:CONSULT/-/asserted met] its envoy.")
    second = read_marked("[A1 Mali] [E1:AID/-/planned sent] food to [R1 Togo] and [E2:SUPPORT/-/asserted met] its envoy.")
    figures = compare([(first, second)])
    assert (figures["word f1"], figures["type f1"], figures["status"], figures["recipients f1"]) == (1.0, 0.5, 0.0, 1.0)
