"""The quality floors: how they are kept, and that the chain holds them where the gold is at hand."""

import json
from pathlib import Path

import pytest
from benchmarks.quality.__main__ import GOLD
from benchmarks.quality.floors import Figure, check, pin
from benchmarks.quality.gold import measure


def figure(value: float, *, up: bool = True, sha256: str = "a") -> Figure:
    return Figure("set", "f1", value, sha256, up)


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    pin([figure(0.6)], tmp_path / "floors.json")
    return tmp_path / "floors.json"


def test_a_figure_below_its_floor_is_named(floors: Path) -> None:
    assert check([figure(0.61)], floors) == []
    assert check([figure(0.58)], floors) == ["set/f1: 0.5800, floor 0.6000"]


def test_a_floor_is_raised_but_never_lowered(floors: Path) -> None:
    pin([figure(0.5)], floors)
    assert json.loads(floors.read_text())["set/f1"]["value"] == 0.6
    pin([figure(0.7)], floors)
    assert json.loads(floors.read_text())["set/f1"]["value"] == 0.7


def test_where_less_is_better_the_floor_is_a_ceiling(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin([figure(0.2, up=False)], path)
    assert check([figure(0.1, up=False)], path) == []
    assert len(check([figure(0.3, up=False)], path)) == 1


def test_a_changed_corpus_asks_for_a_new_floor(floors: Path) -> None:
    assert "corpus" in check([figure(0.9, sha256="b")], floors)[0]


@pytest.mark.skipif(not (GOLD / "sentences.gold.jsonl").exists(), reason="the gold is not part of the repository")
def test_the_chain_holds_its_floors() -> None:
    assert check(measure(GOLD)) == []
