"""Disputed territories: which one a place lies in, and whose it is under each coding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.settings import TERRITORIES
from training.gazetteer.sources import rows

_BOX = re.compile(r"([A-Z]{2})@([\d.-]+)\.\.([\d.-]+),([\d.-]+)\.\.([\d.-]+)")


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a country (ISO2 code) between parallels and meridians."""

    country: str
    south: float
    north: float
    west: float
    east: float

    def holds(self, country: str, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        return country == self.country and self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Territory:
    """A disputed territory. `codes`: the countries (`TW`) and divisions (`UA/11`) that it covers; `codings`: ISO3 or None for each."""

    id: int
    name: str
    codes: frozenset[str]
    boxes: tuple[Box, ...]
    codings: tuple[str | None, ...]


def read_territories() -> list[Territory]:
    """The territories of disputed.csv, numbered from 1 in its order."""
    return [_territory(number, row) for number, row in enumerate(rows("disputed.csv"), 1)]


def _territory(number: int, row: dict[str, str]) -> Territory:
    boxes = tuple(Box(found[1], *map(float, found.groups()[1:])) for found in _BOX.finditer(row["covers"]))
    codes = frozenset(code for code in row["covers"].split() if "@" not in code)
    return Territory(
        number, row["name"], codes, boxes, tuple(row[coding.replace("-", "_")] or None for coding in TERRITORIES if coding != "none")
    )


def territory_at(territories: list[Territory], country: str, division: str, lat: float, lon: float) -> int | None:
    """The id of the territory that a place lies in: by a box, else its division, else its country; None where it is undisputed."""
    for territory in territories:
        if any(box.holds(country, lat, lon) for box in territory.boxes):
            return territory.id
    return next((t.id for code in (f"{country}/{division}", country) for t in territories if code in t.codes), None)


def territory_called(territories: list[Territory], name: str) -> int | None:
    """The id of the territory of a name; None where it is undisputed."""
    return next((territory.id for territory in territories if territory.name == name), None)
