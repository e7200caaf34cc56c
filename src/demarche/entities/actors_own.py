"""A user's own list of actors (CSV or YAML): names with a code and the days on which it holds. It wins over ours.

Nothing in it is guessed: whatever cannot be read as it stands is an InputError with file, line and what to do.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NoReturn

import yaml

from demarche.codebook import load as load_codebook
from demarche.entities.states import OWN, Entry, EntryKind, Names, add_forms, fold, load_names, measure_longest
from demarche.errors import InputError
from demarche.records import UNKNOWN
from demarche.settings import own_actors

FIELDS = ("name", "aliases", "code", "from", "to")
LARGEST = 5_000_000
"""Bytes of a list beyond which it is none."""
GREGORIAN = date(1583, 1, 1)
"""The first year of the calendar that days are written in: what lies before is of another, such as the Persian or the Islamic one."""
HELP = "The how-to page on actors of your own shows the form."

GROUPS = frozenset({"REB", "PRM", "CRM", "UAF", "IMG", "ISM", "CVL", "SOC"})

Row = tuple[int, dict[str, list[str]]]
"""A line, counted from 1, and the values of its fields."""


@dataclass(frozen=True, slots=True)
class OwnActor:
    """One actor of a list: all its names, its code taken apart, the first and last day on which that holds, and the line it is from."""

    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    since: date | None
    until: date | None
    line: int


def names_in_use() -> Names:
    """Our names, with those of the list that DEMARCHE_ACTORS names before them."""
    path = own_actors()
    return _combined(path) if path else load_names()


@cache
def _combined(path: str) -> Names:
    ours = load_names()
    countries = {entry.country for entries in ours.forms.values() for _, entry in entries if entry.country}
    forms: dict[str, list[tuple[str, Entry]]] = {}
    for actor in read_own(path, countries):
        entry = Entry(_kind(actor), actor.country, actor.sectors, actor.since, actor.until, frozenset({OWN}))
        add_forms(forms, "|".join(actor.names), entry)
    whole = ours.forms | {form: own + ours.forms.get(form, []) for form, own in forms.items()}
    return Names(whole, measure_longest(whole))


def _kind(actor: OwnActor) -> EntryKind:
    """What the resolver takes an actor of the list for."""
    first = next(iter(actor.sectors), "")
    return "igo" if first == "IGO" else "group" if first in GROUPS else "body"


def read_own(path: str, countries: Collection[str]) -> tuple[OwnActor, ...]:
    """The actors of a list; `countries`: the codes of states and bodies of states that there are."""
    place = Path(path)
    readers = {".csv": _read_csv, ".yaml": _read_yaml, ".yml": _read_yaml}
    if (reader := readers.get(place.suffix.lower())) is None:
        raise InputError("This is no list of actors.", where=path, remedy="Give a file that ends in .csv, .yaml or .yml.")
    try:
        if place.stat().st_size > LARGEST:
            raise InputError("The list is too long.", where=path, remedy=f"It may have {LARGEST:,} bytes. Is it the right file?")
        text = place.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise InputError(f"The list of actors cannot be read: {reason}.", where=path, remedy="Is it the right file, and UTF-8?") from None
    found = tuple(_read_actor(row, path, countries) for row in reader(text, path))
    if not found:
        raise InputError("There is no actor in the list.", where=path, remedy=HELP)
    _check_apart(found, path)
    return found


def _read_csv(text: str, path: str) -> Iterator[Row]:
    lines = csv.reader(text.splitlines(), strict=True)
    try:
        header = [cell.strip() for cell in next(lines, [])]
        _check_fields(header, path, 1)
        if missing := {"name", "code"} - set(header):
            _refuse(f"The column {min(missing)!r} is missing.", path, 1, f"The first line names the columns: {','.join(FIELDS)}.")
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                _refuse(f"There are {len(cells)} values for {len(header)} columns.", path, lines.line_num, "Quote values with a comma.")
            row = dict(zip(header, cells, strict=False))
            yield lines.line_num, {key: value.split("|") if key == "aliases" else [value] for key, value in row.items()}
    except csv.Error as error:
        _refuse(f"The line cannot be read: {error}.", path, lines.line_num, "Quote values with a comma or a quotation mark.")


def _read_yaml(text: str, path: str) -> Iterator[Row]:
    """The entries of a YAML list, as written: yaml itself would read dates and numbers."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError:
        _refuse("The file is nested too deeply.", path, 1, HELP)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        _refuse(f"This is no YAML: {getattr(error, 'problem', error)}.", path, mark.line + 1 if mark else 1, HELP)
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        _refuse("The file holds no list.", path, 1, "Begin each actor with `- name: …`.")
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            _refuse("This is no actor.", path, line, "Begin each actor with `- name: …`.")
        keys = [key.value for key, _ in node.value]
        _check_fields(keys, path, line)
        yield line, {key.value: _read_values(key.value, value, path) for key, value in node.value}


def _read_values(key: str, node: yaml.Node, path: str) -> list[str]:
    """The value of a key as text; several of aliases only."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) and key == "aliases" else [node]
    if not all(isinstance(one, yaml.ScalarNode) for one in nodes):
        _refuse(f"{key!r} is not a plain value.", path, node.start_mark.line + 1, HELP)
    return ["" if one.tag.endswith(":null") else str(one.value) for one in nodes]


def _check_fields(fields: list[str], path: str, line: int) -> None:
    if other := [field for field in fields if field not in FIELDS]:
        _refuse(f"There is no field {other[0]!r}.", path, line, f"Known: {', '.join(FIELDS)}.")
    if twice := [field for field in fields if fields.count(field) > 1]:
        _refuse(f"The field {twice[0]!r} stands twice.", path, line, "Keep one of them.")


def _read_actor(row: Row, path: str, countries: Collection[str]) -> OwnActor:
    line, values = row
    name, code, since, until = (next(iter(values.get(key, [])), "").strip() for key in ("name", "code", "from", "to"))
    names = tuple(dict.fromkeys(text.strip() for text in (name, *values.get("aliases", ())) if text.strip()))
    if not name or any(not fold(form) for form in names):
        _refuse("The actor has no name.", path, line, "Write one in the field 'name'.")
    if any("|" in form for form in names):
        _refuse(f"{name!r} holds a bar.", path, line, "In CSV, other names stand in 'aliases', parted by bars.")
    country, sectors = _read_code(code, path, line, countries)
    first, last = _read_day(since, "from", path, line), _read_day(until, "to", path, line)
    if first and last and last < first:
        _refuse(f"{name!r} ends on {last} before it begins on {first}.", path, line, "Mend 'from' or 'to'; both days are part of the time.")
    return OwnActor(names, country, sectors, first, last, line)


def _read_code(code: str, path: str, line: int, countries: Collection[str]) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors of a code such as `KEN COP`, `COL REB`, `UAF` or `UNK`."""
    known, parts = load_codebook().sectors, code.split()
    country = parts[0] if parts and parts[0] in countries and (parts[0] not in known or len(parts) > 1) else None
    sectors = tuple(parts[country is not None :])
    if not parts:
        _refuse("There is no code.", path, line, f"Write a country and a sector, such as 'KEN COP', or '{UNKNOWN}'.")
    for part in sectors:
        if part not in known:
            what = "sector" if country or part in sectors[1:] else "country or sector"
            near = get_close_matches(part.upper(), [*known, *(countries if what != "sector" else ())], 3, 0.5)
            advice = f"Did you mean {' or '.join(near)}?" if near else f"Sectors: {', '.join(known)}."
            nations = " Countries are ISO 3166 alpha-3." if what != "sector" else ""
            _refuse(f"There is no {what} {part!r}.", path, line, advice + nations)
    return country, sectors


def _read_day(text: str, field: str, path: str, line: int) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _no_day(text, field, path, line)
    except ValueError:
        _no_day(text, field, path, line)
    if day < GREGORIAN:
        _refuse(
            f"{text!r} in {field!r} lies before the Gregorian calendar.", path, line, "Write the day by that calendar, or leave it empty."
        )
    return day


def _no_day(text: str, field: str, path: str, line: int) -> NoReturn:
    _refuse(f"{text!r} in {field!r} is no day.", path, line, "Write it as 2023-04-07, or leave it empty.")


def _check_apart(actors: tuple[OwnActor, ...], path: str) -> None:
    """InputError where one name has two rows on one day: which is meant would be a guess."""
    by_name: dict[str, list[OwnActor]] = defaultdict(list)
    for actor in actors:
        for form, key in {fold(name): name for name in actor.names}.items():
            for other in by_name[form]:
                if _overlap(actor, other):
                    same = (actor.country, actor.sectors) == (other.country, other.sectors)
                    problem = f"{key!r} stands in line {other.line} already" + (
                        ", for days that overlap." if same else ", with another code."
                    )
                    _refuse(problem, path, actor.line, "Keep one of the two, or part them by 'from' and 'to'.")
            by_name[form].append(actor)


def _overlap(one: OwnActor, other: OwnActor) -> bool:
    return (one.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (one.until or date.max)


def _refuse(problem: str, path: str, line: int, remedy: str) -> NoReturn:
    raise InputError(problem, where=f"{path}:{line}", remedy=remedy)
