"""Airports and air bases, each tied to the town that it serves, and further facilities from a list of ours."""

from __future__ import annotations

import math
import re
from collections import defaultdict

from demarche.entities.gazetteer import KINDS, fold
from training.gazetteer.file import Compiler, Row
from training.gazetteer.sources import read_airports, rows
from training.gazetteer.territories import territory_at

FAR = 80.0
"""Kilometres within which an airport may serve a town of the name that airportsdata gives for it."""

_TOWNS = frozenset({KINDS.index("capital"), KINDS.index("city")})
_BASE = re.compile(r"\b(?:Air Base|Airbase|Air Force Base|AFB|Naval Air|Air Station|Army Air|Army Heliport)\b")


def add_facilities(out: Compiler, codes: dict[str, str]) -> None:
    """Adds airports with an IATA code and air bases, then our list; towns must be in the file already."""
    towns = _towns_by_cell(out)
    for row in read_airports():
        if row["country"] in codes and (row["iata"] or _BASE.search(row["name"])):
            _add(out, codes, towns, [row["name"], *_shorter(row["name"], row["city"])], row["city"], row)
    for row in rows("facilities.csv"):
        _add(out, codes, towns, row["names"].split("|"), row["city"], row)


def _add(
    out: Compiler, codes: dict[str, str], towns: dict[tuple[int, int], list[Row]], names: list[str], city: str, row: dict[str, str]
) -> None:
    lat, lon, country = float(row["lat"]), float(row["lon"]), row["country"]
    town = _town_near(towns, codes[country], city, lat, lon)
    territory = town[8] if town else territory_at(out.territories, country, "", lat, lon)
    size = 3_000 if "International" in names[0] else 1_000
    place = out.add(None, names[0], "facility", codes[country], lat, lon, size, within=town[0] if town else None, territory=territory)
    for name in names[1:]:
        out.call(place, name, main=True)


def _shorter(name: str, city: str) -> list[str]:
    """`London Heathrow Airport` is Heathrow Airport too; `Kabul International Airport` is Kabul Airport too."""
    plain = name.replace(" International", "").replace(" Intl", "")
    found = [plain] if plain != name else []
    if city and fold(plain).startswith(fold(city) + " ") and len(plain.split()) - len(city.split()) > 1:
        found.append(" ".join(plain.split()[len(city.split()) :]))
    return found


def _towns_by_cell(out: Compiler) -> dict[tuple[int, int], list[Row]]:
    """The towns by whole degrees."""
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in out.places.values():
        if row[2] in _TOWNS:
            found[row[5] // 10_000, row[6] // 10_000].append(row)
    return found


def _town_near(towns: dict[tuple[int, int], list[Row]], country: str, city: str, lat: float, lon: float) -> Row | None:
    """The town of that name near a point, else the one with the most inhabitants for its distance; None where there is none near."""
    cell = math.floor(lat), math.floor(lon)
    near = [row for dy in (-1, 0, 1) for dx in (-1, 0, 1) for row in towns.get((cell[0] + dy, cell[1] + dx), ()) if row[3] == country]
    close = [(row, _km(lat, lon, row)) for row in near if _km(lat, lon, row) <= FAR]
    if not close:
        return None
    return max(close, key=lambda pair: (fold(pair[0][1]) == fold(city), (pair[0][7] + 100) / (pair[1] + 3) ** 2))[0]


def _km(lat: float, lon: float, row: Row) -> float:
    return 111.2 * math.hypot(row[5] / 1e4 - lat, (row[6] / 1e4 - lon) * math.cos(math.radians(lat)))
