"""What names of states, nationalities, cities and bodies stand for: one table, read once, matched on words."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from demarche.records import ActorKind, Word

EntryKind = Literal["state", "nation", "people", "capital", "seat", "city", "region", "government", "body", "group", "igo", "block"]
ACTOR_KIND: dict[EntryKind, ActorKind] = {"state": "state", "government": "government", "body": "body", "group": "group", "igo": "igo"}
OF_STATES: frozenset[EntryKind] = frozenset({"state", "nation", "people", "capital", "seat", "city", "region"})
"""Kinds of entries that name a state or a place in it, as against a body."""
PLACES: frozenset[EntryKind] = frozenset({"state", "capital", "seat", "city", "region"})

OWN = "own"
"""The trait of entries of a user's own list."""
LONGEST = 8
"""Words of the longest name that is looked for."""
CAPITALS = 6
"""A form in capitals of at most this many letters is matched in capitals only (`WHO`, `IS`, `US`)."""

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ß": "ss", "ʻ": "'"})
_MARKS = re.compile(r"[^\w\s'’‘`´\-‐‑–—/+&]+")
_BREAKS = re.compile(r"[\s'’‘`´\-‐‑–—/]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What some names stand for. `since` and `until`: the days on which that holds."""

    kind: EntryKind
    country: str | None
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    traits: frozenset[str] = frozenset()

    def holds(self, day: date | None) -> bool:
        """Whether the name stood for this on a day; on an unknown day, whether it still does."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a sentence: words `first` to `last` (half open) and what it may stand for, likeliest first."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The likeliest reading."""
        return self.entries[0]

    def own(self, day: date | None) -> Entry | None:
        """What a user's own list says of the name on a day."""
        return next((entry for entry in self.entries if OWN in entry.traits and entry.holds(day)), None)

    def known(self, day: date | None) -> bool:
        """Whether the name may be read on a day: one that a user's list alone has, on its days only."""
        return any(OWN not in entry.traits for entry in self.entries) or self.own(day) is not None


@dataclass(frozen=True)
class Names:
    """The table of names: folded form -> forms as written with what they stand for; for each first word the longest form in words."""

    forms: dict[str, list[tuple[str, Entry]]]
    longest: dict[str, int] = field(default_factory=dict)

    def find(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """The names in a sentence from left to right, the longest at each place, none overlapping."""
        hits, at = [], 0
        folded = [fold(word.text) for word in words]
        shouted = all(word.text.isupper() for word in words if word.text.isalpha()) and len(words) > 3
        while at < len(words):
            hit = self._longest_at(words, folded, at, shouted=shouted)
            if hit:
                hits.append(hit)
            at = hit.last if hit else at + 1
        return tuple(hits)

    def look_up(self, text: str) -> tuple[Entry, ...]:
        """The entries of a name as such (`Foggy Bottom`), whatever its case."""
        return tuple(entry for _, entry in self.forms.get(fold(text), ()))

    def _longest_at(self, words: Sequence[Word], folded: Sequence[str], at: int, *, shouted: bool) -> Hit | None:
        first = folded[at].split(" ", 1)[0]
        room = self.longest.get(first, 0)
        if not room:
            return None
        for last in range(min(len(words), at + room + LONGEST), at, -1):
            key = " ".join(part for part in folded[at:last] if part)
            if not folded[last - 1] or key.count(" ") >= room:
                continue
            if fitting := [entry for form, entry in self.forms.get(key, ()) if _cased(form, words[at:last], shouted=shouted)]:
                return Hit(at, last, tuple(fitting))
        return None


def _cased(form: str, words: Sequence[Word], *, shouted: bool) -> bool:
    """Whether a name is written as names are; an abbreviation must be in capitals, in a text that is not all capitals."""
    letters = form.replace(".", "")
    if letters.isupper() and len(letters) <= CAPITALS:
        written = "".join(word.text for word in words).replace(".", "")
        return written == letters and (not shouted or "." in words[0].text or letters in {"US", "UK", "UN", "EU"})
    return form[0].islower() or any(c.isupper() for c in words[0].text + words[-1].text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without case, accents, dots and hyphens, words parted by one blank: `Côte d'Ivoire` is `cote d ivoire`."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # most names: without the two patterns below
    if not text.isascii():
        whole = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold().translate(_LETTERS))
        text = "".join(c for c in whole if not unicodedata.combining(c))
    return _BREAKS.sub(" ", _MARKS.sub("", text.lower())).strip()


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table that ships with the package, comment lines left out."""
    lines = files("demarche.entities").joinpath("data", name).read_text("utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def read_day(text: str) -> date | None:
    """A day of a table; None where it is empty."""
    return date.fromisoformat(text) if text else None


@cache
def load_names() -> Names:
    """The names that ship with the package."""
    forms: dict[str, list[tuple[str, Entry]]] = {}
    for row in (*read_rows("bodies.csv"), *read_rows("organisations.csv")):
        days = read_day(row["from"]), read_day(row["to"])
        kind, sectors, traits = cast(EntryKind, row["kind"]), tuple(row["sectors"].split()), frozenset(row["traits"].split())
        add_forms(forms, row["names"], Entry(kind, row["country"] or None, sectors, *days, traits))
    for row in read_rows("states.csv"):
        sectors = ("GOV",) if row["kind"] in OF_STATES else ()
        add_forms(forms, row["forms"], Entry(cast(EntryKind, row["kind"]), row["code"], sectors))
    return Names(forms, measure_longest(forms))


def measure_longest(forms: Iterable[str]) -> dict[str, int]:
    """For each first word of folded forms the longest form in words."""
    longest: dict[str, int] = {}
    for form in forms:
        first, length = form.split(" ", 1)[0], form.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return longest


def add_forms(forms: dict[str, list[tuple[str, Entry]]], written: str, entry: Entry) -> None:
    """Adds the forms of one entry, parted by |, to a table."""
    for form in written.split("|"):
        forms.setdefault(fold(form), []).append((form, entry))
