"""Compiles the gazetteer that ships with the package.

`python -m training.gazetteer.compile --factbook factbook_json.tar.gz [--out FILE]` needs what requirements.txt beside this module names and
takes about two minutes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demarche.entities.gazetteer import fold
from training.gazetteer.divisions import Divisions
from training.gazetteer.facilities import add_facilities
from training.gazetteer.file import Compiler
from training.gazetteer.shapes import area_of_largest, middle_of_land, middle_of_largest
from training.gazetteer.sources import HERE, Shape, Town, factbook, geonames, natural_earth, read_divisions, read_towns, rows
from training.gazetteer.territories import read_territories, territory_at, territory_called

OUT = HERE.parents[1] / "src/demarche/entities/data/gazetteer.sqlite"

EVERY = 1_000
"""Places of at least so many inhabitants are kept everywhere."""

CLOSE = frozenset("AZ AM GE UA IL PS LB SY IQ YE LY SD SS ET ER SO ML NE BF MM AF PK XK TD CF CD NG MD TW KP CU HT".split())
"""Countries of which every place that GeoNames has (500 inhabitants and more) is kept: conflicts are fought over small towns."""

VARIANTS = 100_000
"""Places of at least so many inhabitants, capitals and those in CLOSE keep their variant names in Latin script."""

EXTRA_NAMES = {
    "Gaza": ["Gaza City"],
    "Washington": ["Washington D.C.", "Washington DC", "Washington, D.C.", "D.C.", "DC"],
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


def add_countries(out: Compiler, book: dict[str, dict[str, Any]], towns: dict[str, list[Town]], shapes: list[Shape]) -> dict[str, str]:
    """Adds the countries; returns ISO3 codes by ISO2."""
    kept = {row["iso3"]: row for row in rows("countries.csv")}
    lands = {shape.name: shape for shape in sorted(shapes, key=lambda shape: area_of_largest(shape.rings))}
    centres = {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in rows("centres.csv")}
    codes = {}
    for iso2, country in geonames("countries.json").items():
        code = codes[iso2] = country["iso3"]
        facts = book.get(country["fips"], {})
        point = centres.get(code) or _middle(facts, lands.get(code), towns.get(iso2, []))
        if not point:
            continue
        territory = territory_at(out.territories, iso2, "", *point)
        identity = out.add(
            int(country["geonameid"]), country["name"], "country", code, *point, int(country["population"]), territory=territory
        )
        hand = kept.get(code, {"names": "", "adjectives": ""})
        for name in [*hand["names"].split("|"), country["iso"] if code == "GBR" else ""]:
            out.call(identity, name, main=True)
        names = facts.get("Government", {}).get("Country name", {})
        short = names.get("conventional short form", {}).get("text", "")
        if re.fullmatch(r"[A-Z][A-Za-z' -]{3,30}", short) and short.lower() != "none" and not short.startswith("Congo"):
            out.call(identity, short, main=True)
        for form in _adjectives(facts, hand["adjectives"]):
            out.adjectives.setdefault(fold(form), code)
            out.adjectives.setdefault(fold(form) + "s", code)
    # Hand-kept adjectives decide where several states share one.
    for code, row in kept.items():
        for form in filter(None, row["adjectives"].split("|")):
            out.adjectives[fold(form)] = out.adjectives[fold(form) + "s"] = code
    return codes


def _middle(facts: dict[str, Any], shape: Shape | None, towns: list[Town]) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a country: the factbook's, else of its largest land, else of its towns."""
    if point := degrees(facts.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")):
        return point
    points = [(t["longitude"], t["latitude"]) for t in towns]
    if not shape and not points:
        return None
    lon, lat = middle_of_largest(shape.rings) if shape else middle_of_land(points)
    return lat, lon


def _adjectives(facts: dict[str, Any], hand: str) -> Iterator[str]:
    people = facts.get("People and Society", {}).get("Nationality", {})
    adjectives = re.split(r",| or |;|\(|/", people.get("adjective", {}).get("text", ""))
    nouns = re.split(r",| or |;|/", people.get("noun", {}).get("text", "").replace("(s)", ""))
    for form in [*hand.split("|"), *adjectives, *nouns]:
        if re.fullmatch(r"[A-Z][A-Za-z' -]{2,30}", form.strip()):
            yield form


def degrees(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of the factbook's `32 00 N, 53 00 E`."""
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if not found:
        return None
    a, b, ns, c, d, ew = found.groups()
    return (int(a) + int(b) / 60) * (1 if ns == "N" else -1), (int(c) + int(d) / 60) * (1 if ew == "E" else -1)


def add_regions(out: Compiler) -> None:
    """Adds disputed regions, parts of states and parts of the world."""
    for row in rows("regions.csv"):
        names = row["names"].split("|")
        territory = territory_called(out.territories, names[0])
        lat, lon = float(row["lat"]), float(row["lon"])
        place = out.add(None, names[0], row["kind"], row["country"] or None, lat, lon, 2_000_000, territory=territory)  # type: ignore[arg-type]
        for name in names:
            out.call(place, name, main=True)
            if territory:
                out.keep_from_provinces(name)


def add_seas(out: Compiler, seas: list[Shape]) -> None:
    """Adds the seas, gulfs and straits of Natural Earth that our list lacks."""
    for sea in seas:
        name = sea.name.title() if sea.name.isupper() else sea.name
        if not any(form == fold(name) for form, _ in out.forms):
            lon, lat = middle_of_largest(sea.rings)
            out.add(None, name, "area", None, lat, lon, 200_000)


def add_towns(out: Compiler, codes: dict[str, str], towns: dict[str, list[Town]], divisions: Divisions) -> None:
    """Adds the towns, capitals marked."""
    countries = geonames("countries.json")
    for iso2, inside in towns.items():
        if iso2 not in codes:
            continue
        capital = _capital(inside, countries[iso2]["capital"], iso2)
        for town in inside:
            close = iso2 in CLOSE
            if town["population"] >= EVERY or close or town is capital:
                add_town(out, town, codes[iso2], divisions.province_of(town), capital=town is capital, every=close)


def _capital(towns: list[Town], name: str, country: str) -> Town | None:
    named = fold(name)
    if not named:
        return None
    bearing = [t for t in towns if fold(t["name"]) == named or named in map(fold, t["alternatenames"])]
    if not bearing:
        print(f"no capital {name} in {country}")
        return None
    return max(bearing, key=lambda t: (fold(t["name"]) == named, t["population"]))


def add_town(out: Compiler, town: Town, country: str, province: int | None, *, capital: bool, every: bool) -> None:
    """Adds a town with its names."""
    name, population, point = town["name"], int(town["population"]), (town["latitude"], town["longitude"])
    territory = territory_at(out.territories, town["countrycode"], town["admin1code"], *point)
    kind = "capital" if capital else "city"
    place = out.add(int(town["geonameid"]), name, kind, country, *point, population, within=province, territory=territory)  # type: ignore[arg-type]
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
    towns, (lands, seas) = read_towns(), natural_earth()
    out = Compiler(read_territories())
    codes = add_countries(out, dict(factbook(options.factbook)), towns, lands)
    divisions = Divisions(out, codes, towns, read_divisions(towns))
    divisions.add_all()
    add_regions(out)
    add_seas(out, seas)
    add_towns(out, codes, towns, divisions)
    add_facilities(out, codes)
    out.write(options.out)
    print(f"{len(out.places)} places, {len(out.forms)} names, {len(out.adjectives)} adjectives, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
