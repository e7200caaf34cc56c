"""Floors: the figures below which a change fails."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"

SLACK = 0.005
"""How far a figure may fall below its floor: processors round int8 differently."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `up`: whether more is better."""

    corpus: str
    name: str
    value: float
    sha256: str
    up: bool = True

    @property
    def key(self) -> str:
        """Its name in floors.json."""
        return f"{self.corpus}/{self.name}"


def check(figures: Sequence[Figure], path: Path = FLOORS) -> list[str]:
    """A line for every figure beyond its floor, and for every floor whose corpus has changed."""
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    broken = []
    for figure in figures:
        floor = floors.get(figure.key)
        if floor is None:
            continue
        if floor["sha256"] != figure.sha256:
            broken.append(f"{figure.key}: the corpus is not the one the floor was measured on; measure anew with --pin")
        elif (figure.value < floor["value"] - SLACK) if figure.up else (figure.value > floor["value"] + SLACK):
            broken.append(f"{figure.key}: {figure.value:.4f}, floor {floor['value']:.4f}")
    return broken


def pin(figures: Sequence[Figure], path: Path = FLOORS) -> None:
    """Raises each floor to the figure measured; a floor is never lowered, unless its corpus has changed."""
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for figure in figures:
        old = floors.get(figure.key)
        value = figure.value
        if old and old["sha256"] == figure.sha256:
            value = max(old["value"], value) if figure.up else min(old["value"], value)
        floors[figure.key] = {"value": value, "sha256": figure.sha256}
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", "utf-8")
