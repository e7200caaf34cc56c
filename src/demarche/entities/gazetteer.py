"""Places by name: the compiled gazetteer, opened read-only at the first look-up and read through a bounded cache.

Data: GeoNames (CC BY 4.0), Natural Earth and the CIA World Factbook (public domain), airportsdata (MIT), and lists kept by hand: see
`training/gazetteer`.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from demarche.errors import DemarcheError
from demarche.settings import TERRITORIES

Kind = Literal["country", "province", "region", "area", "capital", "city", "county", "facility"]
KINDS: tuple[Kind, ...] = ("country", "province", "region", "area", "capital", "city", "county", "facility")
"""In the order in which the file numbers them. region: a part of a state, disputed or not; area: a sea or a part of the world."""

BEHIND, VARIANT, MAIN = -1, 0, 1
"""What a form is to its place in the file; BEHIND: it means it only right behind a town ("Dallas, TX")."""

MOST_LETTERS = 80
"""A longer name is no place."""

CACHED = 4096
"""Names whose places are kept in memory (some hundred bytes each)."""

_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ł": "l", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h"}
    | dict.fromkeys("'’‘ʻʼʿʾ`´.", "")
    | dict.fromkeys("-–—_/", " ")
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the gazetteer. `id`: GeoNames id, negative where GeoNames has none. Degrees; population 0 where unknown."""

    id: int
    name: str
    kind: Kind
    country: str | None
    within: int | None
    """The id of the province that holds it, or of the town that a facility serves, where known."""
    lat: float
    lon: float
    population: int
    territory: int | None
    """The disputed territory that it lies in."""
    main: bool
    """Whether the name looked up is its main name rather than a variant."""


@lru_cache(maxsize=CACHED)
def look_up(name: str) -> tuple[Spot, ...]:
    """The places that bear a name, largest first; case, accents, hyphens and apostrophes do not matter. Empty where there is none."""
    return _bearing(name, VARIANT)


@lru_cache(maxsize=512)
def look_up_behind(name: str) -> tuple[Spot, ...]:
    """The places that a name may mean right behind a town: short forms such as `TX` too."""
    return _bearing(name, BEHIND)


def _bearing(name: str, least: int) -> tuple[Spot, ...]:
    key = fold(name)
    if not key or len(key) > MOST_LETTERS:
        return ()
    rows = _connection().execute(
        "SELECT p.*, f.main FROM form f JOIN place p ON p.id = f.place "
        "WHERE f.form = ? AND f.main >= ? ORDER BY f.main DESC, p.population DESC LIMIT 40",
        (key, least),
    )
    return tuple(_spot(row) for row in rows)


@lru_cache(maxsize=512)
def facilities_of(town: int) -> tuple[Spot, ...]:
    """The airports, bases and other facilities tied to a town given by its id, best known first."""
    rows = _connection().execute(
        "SELECT p.*, 1 FROM place p WHERE p.within = ? AND p.kind = ? ORDER BY p.population DESC",
        (town, KINDS.index("facility")),
    )
    return tuple(_spot(row) for row in rows)


@lru_cache(maxsize=512)
def state_of(territory: int, coding: str) -> str | None:
    """The ISO3 code of whose a disputed territory is under one of TERRITORIES; None where it is nobody's."""
    if coding == "none":
        return None
    row = _connection().execute("SELECT recognised, un, de_facto FROM territory WHERE id = ?", (territory,)).fetchone()
    return row[TERRITORIES.index(coding)] if row else None


@lru_cache(maxsize=512)
def country_of(adjective: str) -> str | None:
    """The ISO3 code of a nationality adjective or noun (`Iranian`), or None."""
    row = _connection().execute("SELECT country FROM adjective WHERE form = ?", (fold(adjective),)).fetchone()
    return str(row[0]) if row else None


@lru_cache(maxsize=512)
def capital_of(country: str) -> Spot | None:
    """The capital of a country given by its ISO3 code, or None."""
    return _by_kind("capital", country)


@lru_cache(maxsize=512)
def land(country: str) -> Spot | None:
    """The country itself as a place, by its ISO3 code, or None."""
    return _by_kind("country", country)


def _by_kind(kind: Kind, country: str) -> Spot | None:
    row = (
        _connection()
        .execute(
            "SELECT p.*, 1 FROM place p WHERE p.country = ? AND p.kind = ? ORDER BY p.population DESC LIMIT 1",
            (country, KINDS.index(kind)),
        )
        .fetchone()
    )
    return _spot(row) if row else None


def _spot(row: tuple[Any, ...]) -> Spot:
    identity, name, kind, country, within, lat, lon, population, territory, main = row
    return Spot(identity, name, KINDS[kind], country, within, lat / 1e4, lon / 1e4, population, territory, main == MAIN)


@lru_cache(maxsize=CACHED)
def fold(name: str) -> str:
    """The form under which a name is kept: lower case, no accents, hyphens as blanks, no apostrophes or full stops, no leading "the"."""
    if len(name) > 4 * MOST_LETTERS:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    words = re.sub(r"\s+", " ", letters).strip()
    return re.sub(r"^st(?=\s)", "saint", words.removeprefix("the "))


@cache
def _connection() -> sqlite3.Connection:
    """The gazetteer, one connection for each process; at most 4 MB of it are held in memory."""
    with as_file(files("demarche").joinpath("entities", "data", "gazetteer.sqlite")) as path:
        return open_gazetteer(Path(path))


def open_gazetteer(path: Path) -> sqlite3.Connection:
    """A read-only connection to a compiled gazetteer."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        connection.execute("PRAGMA cache_size = -4000")
        connection.execute("SELECT 1 FROM place LIMIT 1")
    except sqlite3.Error as error:
        raise DemarcheError(f"The gazetteer cannot be read: {error}.", where=str(path), remedy="Reinstall demarche.") from error
    return connection
