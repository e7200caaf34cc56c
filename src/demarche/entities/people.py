"""Office holders by name and day: who was foreign minister then. One table with its sources, read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from demarche.entities.states import fold, read_day, read_rows

PARTICLES = frozenset(
    {"al", "el", "as", "ash", "an", "ad", "ar", "at", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "den", "la", "le", "jr", "sr"}
)
"""Parts of names that settle nothing."""
SPELLINGS = tuple(
    pair.split("=") for pair in "iy=y yy=y ij=y iev=yev dj=j dzh=j kh=h gh=g q=k ou=u oo=u ee=i ph=f tch=ch tsch=ch sch=sh w=v".split(" ")
)
"""Letters that transliterations of Russian, Arabic and Persian names write in two ways."""
LONG = 8
"""Letters of a bare surname that is also looked for in other spellings."""
ALIKE = 3
"""First letters in which two spellings of a given name must agree (Sergei, Sergey)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person in one office. `until` None: still in office when the table was made, or unknown."""

    name: str
    surname: str
    country: str | None
    role: str
    sectors: tuple[str, ...]
    since: date | None
    until: date | None
    exact: bool
    """False: `until` is only a bound."""
    sex: str | None
    wikidata: str | None
    parts: frozenset[str]
    """Folded parts of the name."""

    def holds(self, day: date) -> bool:
        """Whether the person was in office on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def distance(self, day: date) -> timedelta:
        """How far a day is from the term."""
        ends = [abs(end - day) for end in (self.since, self.until) if end]
        return timedelta(0) if self.holds(day) else min(ends, default=timedelta.max)


@dataclass(frozen=True)
class People:
    """The table of holders: rows by folded surname and by last part of the surname, made into records when asked for."""

    rows: dict[str, list[dict[str, str]]]

    @cached_property
    def sounds(self) -> dict[str, list[str]]:
        """Surnames by how they sound, for other spellings from other scripts."""
        sounds: dict[str, list[str]] = defaultdict(list)
        for surname in self.rows:
            sounds[sound(surname)].append(surname)
        return dict(sounds)

    @cached_property
    def given(self) -> dict[str, str]:
        """The sex of given names, where all holders of a name who have one are of that sex."""
        sexes: dict[str, set[str]] = defaultdict(set)
        for rows in self.rows.values():
            for row in rows:
                first = fold(row["name"]).split(" ")[0]
                if row["sex"] and first not in fold(row["surname"]).split(" "):
                    sexes[first].add(row["sex"])
        return {name: next(iter(found)) for name, found in sexes.items() if len(found) == 1}

    def named(self, key: str) -> tuple[Holder, ...]:
        """The holders of a folded surname."""
        return tuple(_holder(row) for row in self.rows.get(key, ()))

    def namesakes(self, name: str) -> tuple[Holder, ...]:
        """All holders with the surname of a full name."""
        parts = [part for part in fold(name).split(" ") if part not in PARTICLES]
        return self.named(parts[-1]) if parts else ()

    def find(self, name: str, *, day: date | None, titled: bool = False, countries: Collection[str] = ()) -> Holder | None:
        """The holder a name stands for, in the term that fits the day best; None where nobody or several fit.

        A bare surname is enough only with a title before it, or where the holder's state is among `countries`.
        """
        parts = list(dict.fromkeys(part for part in fold(name).split(" ") if part not in PARTICLES and len(part) > 1))
        if not parts:
            return None
        keys = list(dict.fromkeys(_keys(parts)))
        found = [h for key in keys for h in self.named(key)]
        if not found and (titled or len(parts) > 1 or len(parts[0]) >= LONG):
            found = [h for key in keys for surname in self.sounds.get(sound(key), ()) for h in self.named(surname)]
            parts = [part for part in parts if part not in keys] + ([fold(found[0].surname).split(" ")[-1]] if found else [])
        if len(parts) > 1:
            shared = [_shared(parts, h, titled=titled) for h in found]
            best = max(shared, default=0)
            fitting = [h for h, n in zip(found, shared, strict=True) if n == best > 0]
        else:
            alone = len({h.country for h in found}) == 1 and len(parts[0]) > 4
            fitting = [h for h in found if titled or ((h.country in countries or alone) and h.sectors != ("LEG",))]
        fitting = [h for h in fitting if h.country in countries] or fitting
        return pick(fitting, day=day, bare=len(parts) == 1)


def sound(surname: str) -> str:
    """A surname without what spellings from other scripts differ in: Zelenskiy, Zelenskyy and Zelensky are one."""
    for spelling, plain in SPELLINGS:
        surname = surname.replace(spelling, plain)
    return re.sub(r"(.)\1", r"\1", surname)


def pick(holders: Sequence[Holder], *, day: date | None, bare: bool) -> Holder | None:
    """The term that fits a day best, if all candidates are one person's (a bare surname: if one person held office that day)."""
    if day is not None and holders:
        there = [h for h in holders if h.holds(day)]
        holders = there if bare or there else sorted(holders, key=lambda h: h.distance(day))[:1]
    if not holders or any(h.country != holders[0].country or not h.parts & holders[0].parts for h in holders):
        return None
    return max(holders, key=lambda h: (h.exact, h.since or date.min))


def _keys(parts: Sequence[str]) -> list[str]:
    """Surnames to look up: the last parts, longest first, then the first part (a surname that comes first)."""
    return [" ".join(parts[-n:]) for n in (3, 2, 1) if n <= len(parts)] + [parts[0]]


def _shared(parts: Sequence[str], holder: Holder, *, titled: bool) -> int:
    """How many parts a full name shares with a holder's; 0 where the surname or every given name differs.

    A holder of whom only the surname is known fits a full name only after a title.
    """
    surname = {part for part in fold(holder.surname).split(" ") if part not in PARTICLES}
    given, rest = holder.parts - surname, [part for part in parts if part not in surname]
    if len(rest) == len(parts) or not given:
        return 2 * int(titled and not given and parts[-1] in surname)
    same = sum(2 if part in given else any(part[:ALIKE] == other[:ALIKE] for other in given) for part in rest)
    return same and same + 2 * (len(parts) - len(rest))


def _holder(row: dict[str, str]) -> Holder:
    parts = frozenset(part for part in fold(row["name"]).split(" ") if part not in PARTICLES)
    since, until, exact = read_day(row["from"]), read_day(row["to"]), row["sure"] == "exact"
    return Holder(
        row["name"],
        row["surname"],
        row["code"] or None,
        row["role"],
        (row["sector"],),
        since,
        until,
        exact,
        row["sex"] or None,
        row["wikidata"] or None,
        parts,
    )


@cache
def load_people() -> People:
    """The holders that ship with the package."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_rows("people.csv"):
        parts = [part for part in fold(row["surname"]).split(" ") if part not in PARTICLES]
        for key in {" ".join(parts), *parts[-1:]}:
            rows[key].append(row)
    return People(dict(rows))
