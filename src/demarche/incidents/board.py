"""Claims in columns: what the features of pairs compare, as arrays of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from demarche.codebook import is_verbal
from demarche.incidents.words import names, rarity, stem, stems
from demarche.records import Actor, Claim, Magnitude, Span

Pairs = NDArray[np.int64]
"""(pair, 2) rows of a board."""

Rows = NDArray[np.int64]
"""(claim, n) numbers that stand for values; rows are filled up with EMPTY."""

UNDATED, EMPTY = -1, -1

LONGEST = 31
"""Days of a range beyond which it dates nothing: "in recent years" overlaps with everything."""

MOST_WORDS, MOST_PARTIES, MOST_COUNTS = 16, 4, 3
"""The rarest words of a sentence, the parties of a side and the counts of a claim that are compared."""

NEAR = 45
"""Characters on each side of the trigger within which a word is near it."""

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types that two parties do together: who is told of first makes no difference."""

AIMED = "targeted"
"""The mode of ASSAULT that tells of its aim: a targeted killing may be by firearms or explosives."""

GUARDED = frozenset({"GOV", "COP", "MIL", "SPY"})
"""Sectors that reports mix when they tell of one embassy or ministry: its diplomats, guards and officers."""

APART = re.compile(r"\b(another|separate\w*|second|third|fourth|fifth|again|anew|(?:two|three|four|\w+teen|\d+) more)\b", re.I)
"""Words that tell one happening from another like it."""

UNDONE = frozenset({"planned", "attempted"})


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence of a claim, and where its trigger stands in it."""

    text: str
    start: int
    end: int

    @property
    def near(self) -> str:
        """The words round the trigger, whole ones."""
        first, last = max(0, self.start - NEAR), min(len(self.text), self.end + NEAR)
        before, after = self.text[first : self.start], self.text[self.end : last]
        before = before if first == 0 else before.partition(" ")[2]
        return before + self.text[self.start : self.end] + (after if last == len(self.text) else after.rpartition(" ")[0])


def lines(claims: Sequence[Claim], texts: Mapping[str, str], sentences: Mapping[tuple[str, int], Span]) -> list[Line]:
    """The sentence of each claim. `texts`: report id to text; `sentences`: (report id, sentence) to span."""
    found = []
    for claim in claims:
        span = sentences.get((claim.report, claim.sentence), claim.trigger)
        start, end = (min(max(at - span.start, 0), span.end - span.start) for at in (claim.trigger.start, claim.trigger.end))
        found.append(Line(texts[claim.report][span.start : span.end], start, end))
    return found


@dataclass(slots=True)
class Numbers:
    """Numbers for values, the same for equal values; None is EMPTY."""

    known: dict[Hashable, int] = field(default_factory=dict)

    def of(self, value: Hashable) -> int:
        """The number of a value."""
        return EMPTY if value is None else self.known.setdefault(value, len(self.known))


@dataclass(slots=True)
class Board:
    """Claims in columns, one row each."""

    claims: Sequence[Claim]
    lines: Sequence[Line]
    published: Sequence[int]
    """The day of each claim's report as an ordinal, UNDATED where unknown."""
    first: NDArray[np.int64] = field(init=False)
    last: NDArray[np.int64] = field(init=False)
    """First and last day as ordinals, UNDATED where unknown."""
    is_dated: NDArray[np.bool_] = field(init=False)
    """Whether the date is known to a month or better."""
    is_bounded: NDArray[np.bool_] = field(init=False)
    """Whether nothing is known but a last day."""
    flags: dict[str, NDArray[np.bool_]] = field(init=False)
    """Yes or no: verbal, mutual, undone, assumed, background, lead, apart."""
    single: dict[str, NDArray[np.int64]] = field(init=False)
    """One number a claim: event, mode, status, report, trigger, country, town."""
    many: dict[str, Rows] = field(init=False)
    """Several numbers a claim: actors, recipients, their bodies (code without guards), roles of recipients, words, near words,
    names, near names."""
    weight: NDArray[np.float64] = field(init=False)
    """How rare each word is, by its number."""
    counts: NDArray[np.float64] = field(init=False)
    """(claim, count, 3): number of the kind (NaN: none), lowest, highest (infinity: open)."""
    at: NDArray[np.int64] = field(init=False)
    sentence: NDArray[np.int64] = field(init=False)
    """First character of the trigger; position of the sentence."""

    def __post_init__(self) -> None:
        days = [days_of(claim, day) for claim, day in zip(self.claims, self.published, strict=True)]
        self.first = np.array([first for first, _, _ in days], dtype=np.int64)
        self.last = np.array([last for _, last, _ in days], dtype=np.int64)
        self.is_dated = np.array([is_dated for _, _, is_dated in days], dtype=bool)
        self.is_bounded = ~self.is_dated & (self.last != UNDATED)
        self.at = np.array([claim.trigger.start for claim in self.claims], dtype=np.int64)
        self.sentence = np.array([claim.sentence for claim in self.claims], dtype=np.int64)
        told = list(zip(self.claims, self.lines, strict=True))
        self.flags = {name: np.array([test(*one) for one in told], dtype=bool) for name, test in FLAGS.items()}
        self.single = {name: self._single(value) for name, value in SINGLE.items()}
        numbers = Numbers()  # one for all columns: an actor is compared with a recipient too
        self.many = {name: _rows(numbers, (value(claim) for claim in self.claims), MOST_PARTIES) for name, value in MANY.items()}
        self._read_words()
        self._read_counts()

    def _single(self, value: Callable[[Claim, Line], Hashable]) -> NDArray[np.int64]:
        numbers = Numbers()
        return np.array([numbers.of(value(c, line)) for c, line in zip(self.claims, self.lines, strict=True)], dtype=np.int64)

    def _read_words(self) -> None:
        """Words of the sentence and near the trigger, and the names among them: the rarest, but for those that name a party."""
        numbers = Numbers()
        parties = [frozenset(stems(" ".join(actor.name for actor in (*claim.actors, *claim.recipients)))) for claim in self.claims]
        for column, take in WORDS.items():
            chosen = (_rarest(take(line) - named) for line, named in zip(self.lines, parties, strict=True))
            self.many[column] = _rows(numbers, chosen, MOST_WORDS)
        self.weight = np.array([rarity(str(word)) for word in numbers.known], dtype=float)

    def _read_counts(self) -> None:
        self.counts = np.full((len(self.claims), MOST_COUNTS, 3), np.nan)
        kinds = Numbers()
        for row, claim in enumerate(self.claims):
            for place, magnitude in enumerate(claim.magnitudes[:MOST_COUNTS]):
                self.counts[row, place] = _bounds(kinds, magnitude)


def _bounds(kinds: Numbers, magnitude: Magnitude) -> tuple[float, float, float]:
    return kinds.of(magnitude.kind), magnitude.low, np.inf if magnitude.high is None else magnitude.high


def days_of(claim: Claim, published: int) -> tuple[int, int, bool]:
    """First and last day of a claim as ordinals, and whether they date it to a month or better.

    What has no end of its own ends, as far as we know, on the day its report was published; only its last day counts where it is vague.
    """
    when = claim.when
    first = when.start.toordinal() if when and when.start else UNDATED
    last = when.end.toordinal() if when and when.end else UNDATED
    if first != UNDATED and last == UNDATED:
        last = max(first, published)
    if first != UNDATED and last - first <= LONGEST:
        return first, last, True
    return first, published if last == UNDATED else last, False


def _rows(numbers: Numbers, values: Iterable[Iterable[Hashable]], width: int) -> Rows:
    """A row of numbers for each set of values, in the order of their first meeting."""
    listed = [[numbers.of(value) for value in own][:width] for own in values]
    rows = np.full((len(listed), width), EMPTY, dtype=np.int64)
    for row, own in enumerate(listed):
        rows[row, : len(own)] = own
    return rows


def _rarest(words: frozenset[str]) -> list[str]:
    return sorted(words, key=lambda word: (-rarity(word), word))[:MOST_WORDS]


def sides(actors: Sequence[Actor]) -> list[str]:
    """The states (or sectors, where there is none) of some parties, sorted."""
    return sorted({actor.side for actor in actors if actor.side})


def _bodies(actors: Sequence[Actor]) -> list[str]:
    """What parties are beside their state: sectors, where guards and ministries count as one."""
    return sorted({"GOV" if sector in GUARDED else sector for actor in actors for sector in actor.sectors[:1]})


def _roles(claim: Claim) -> list[str]:
    """Parts of people who were acted on; a body is no other than the people of it."""
    return sorted({stem(actor.role.lower()) for actor in claim.recipients if actor.role and actor.kind == "person"})


def _town(claim: Claim) -> int | None:
    return claim.place.geonames if claim.place and claim.place.precision in ("city", "point") else None


def _is_apart(_: Claim, line: Line) -> bool:
    """Whether words near the trigger, or at the beginning of the sentence, tell it from another happening like it."""
    return bool(APART.search(line.near) or APART.search(line.text[:25]))


WORDS: dict[str, Callable[[Line], frozenset[str]]] = {
    "words": lambda line: frozenset(stems(line.text)),
    "near": lambda line: frozenset(stems(line.near)),
    "names": lambda line: names(line.text),
    "near names": lambda line: names(line.near),
}
FLAGS: dict[str, Callable[[Claim, Line], bool]] = {
    "verbal": lambda claim, _: is_verbal(claim.event),
    "mutual": lambda claim, _: claim.event in MUTUAL,
    "undone": lambda claim, _: claim.status in UNDONE,
    "assumed": lambda claim, _: claim.when is not None and claim.when.start is not None and not claim.when.spans,
    "background": lambda claim, _: claim.background,
    "lead": lambda claim, _: claim.sentence <= 1 and not claim.background,
    "apart": _is_apart,
}
SINGLE: dict[str, Callable[[Claim, Line], Hashable]] = {
    "event": lambda claim, _: claim.event,
    "mode": lambda claim, _: None if claim.mode == AIMED else claim.mode,
    "status": lambda claim, _: claim.status if claim.status in UNDONE else "told",
    "report": lambda claim, _: claim.report,
    "trigger": lambda _, line: stem(line.text[line.start : line.end].lower()),
    "country": lambda claim, _: claim.place.country if claim.place else None,
    "town": lambda claim, _: _town(claim),
}
MANY: dict[str, Callable[[Claim], Iterable[Hashable]]] = {
    "actors": lambda claim: sides(claim.actors),
    "recipients": lambda claim: sides(claim.recipients),
    "actor bodies": lambda claim: _bodies(claim.actors),
    "recipient bodies": lambda claim: _bodies(claim.recipients),
    "roles": _roles,
}
