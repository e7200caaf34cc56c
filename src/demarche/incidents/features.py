"""Features of pairs of claims: each a function from pairs to a column of numbers, named and explained.

A pair is compared as two rows of a `Board`, which holds the claims in columns. Values lie in -1 to 1 unless said.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from demarche.codebook import is_verbal
from demarche.records import Actor, Claim, Magnitude

Column = NDArray[np.float64]
Pairs = NDArray[np.int64]
"""(pair, 2) rows of the board."""

UNDATED = -1

LONGEST = 31
"""Days of a range beyond which it dates nothing: "in recent years" overlaps with everything."""

RESTATED = 60
"""Days within which a report still tells again what happened before (20 to 60 do alike on the development reports)."""

AIMED = "targeted"
"""The mode of ASSAULT that tells of its aim: a targeted killing may be by firearms or explosives."""

MEASURES = frozenset({"COERCE", "RETREAT", "SANCTION"})
"""Types whose modes are different things to do; in others they are manners of one thing, which reports see differently."""

GUARDED = frozenset({"GOV", "COP", "MIL", "SPY"})
"""Sectors that reports mix when they tell of one embassy or ministry: its diplomats, guards and officers."""


@dataclass(slots=True)
class Board:
    """Claims in columns."""

    claims: Sequence[Claim]
    sentences: Sequence[str]
    """The text of each claim's sentence."""
    first: NDArray[np.int64] = field(init=False)
    last: NDArray[np.int64] = field(init=False)
    """First and last day as ordinals, UNDATED where unknown."""
    is_dated: NDArray[np.bool_] = field(init=False)
    """Whether the date is known to a month or better."""
    is_bounded: NDArray[np.bool_] = field(init=False)
    """Whether nothing is known but a last day."""
    actors: list[frozenset[str]] = field(init=False)
    recipients: list[frozenset[str]] = field(init=False)
    words: list[frozenset[str]] = field(init=False)
    weight: dict[str, float] = field(init=False)
    """How rare a word is among the sentences."""
    total: list[float] = field(init=False)
    """The weight of all words of each sentence."""

    def __post_init__(self) -> None:
        self.first = np.array([_day(claim, "start") for claim in self.claims], dtype=np.int64)
        self.last = np.array([_day(claim, "end") for claim in self.claims], dtype=np.int64)
        self.is_dated = (self.first != UNDATED) & (self.last != UNDATED) & (self.last - self.first <= LONGEST)
        self.is_bounded = (self.first == UNDATED) & (self.last != UNDATED)
        self.actors = [lands(claim.actors) for claim in self.claims]
        self.recipients = [lands(claim.recipients) for claim in self.claims]
        self.words = [frozenset(re.findall(r"[^\W_]{3,}", text.lower())) for text in self.sentences]
        counts = Counter(word for words in self.words for word in words)
        # Sorted sums: the order of a set changes between processes, and with it the last bits of a sum.
        self.weight = {word: math.log((len(self.words) + 1) / count) for word, count in counts.items()}
        self.total = [sum(self.weight[word] for word in sorted(words)) for words in self.words]


def lands(actors: Sequence[Actor]) -> frozenset[str]:
    """The states (or sectors, where there is none) of some parties."""
    return frozenset(actor.side for actor in actors if actor.side)


def _day(claim: Claim, end: str) -> int:
    day: date | None = getattr(claim.when, end) if claim.when else None
    return day.toordinal() if day else UNDATED


def same_mode(board: Board, pairs: Pairs) -> Column:
    """1 where both have the same mode, -1 where the modes differ, 0 where one is open or says whom it hit and not with what."""
    modes = [None if claim.mode == AIMED else claim.mode for claim in board.claims]
    return _each(pairs, lambda a, b: 0.0 if not modes[a] or not modes[b] else 1.0 if modes[a] == modes[b] else -1.0)


def other_measure(board: Board, pairs: Pairs) -> Column:
    """1 where the modes differ and tell of different measures: an arrest is no seizure, an expulsion no embargo."""

    def differ(a: int, b: int) -> float:
        one, other = board.claims[a], board.claims[b]
        return float(one.event in MEASURES and bool(one.mode and other.mode) and one.mode != other.mode)

    return _each(pairs, differ)


def same_actors(board: Board, pairs: Pairs) -> Column:
    """1 where an actor is shared, -1 where all differ, 0 where one side is open."""
    return _each(pairs, lambda a, b: _agreement(board.actors[a], board.actors[b]))


def same_recipients(board: Board, pairs: Pairs) -> Column:
    """1 where a recipient is shared, -1 where all differ, 0 where one side is open."""
    return _each(pairs, lambda a, b: _agreement(board.recipients[a], board.recipients[b]))


def other_sector(board: Board, pairs: Pairs) -> Column:
    """1 where both recipients are of the same state but of other sectors: a lawmaker is no embassy."""

    def differ(a: int, b: int) -> float:
        one, other = (_sectors(board.claims[i].recipients) for i in (a, b))
        return float(bool(one and other and board.recipients[a] & board.recipients[b] and not one & other))

    return _each(pairs, differ)


def _sectors(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset("GOV" if sector in GUARDED else sector for actor in actors for sector in actor.sectors[:1])


def parties_crossed(board: Board, pairs: Pairs) -> Column:
    """1 where the actor of one is the recipient of the other and not shared: a mirror act."""
    return _each(
        pairs,
        lambda a, b: float(
            bool(board.actors[a] & board.recipients[b] or board.recipients[a] & board.actors[b]) and not board.actors[a] & board.actors[b]
        ),
    )


def days_apart(board: Board, pairs: Pairs) -> Column:
    """Days between the two date ranges, 0 where they overlap; NaN where one is undated or vague."""
    a, b = pairs[:, 0], pairs[:, 1]
    gap: Column = np.maximum(np.maximum(board.first[b] - board.last[a], board.first[a] - board.last[b]), 0).astype(float)
    gap[~(board.is_dated[a] & board.is_dated[b])] = np.nan
    return gap


def same_day(board: Board, pairs: Pairs) -> Column:
    """1 where the date ranges overlap, 0.3 where they are a day apart, 0 where one is undated, down to -1 at ten days apart."""
    gap = days_apart(board, pairs)
    near: Column = np.where(gap == 0, 1.0, np.where(gap <= 1, 0.3, -np.minimum(gap, 10.0) / 10.0))
    return np.nan_to_num(near, nan=0.0)


def told_later(board: Board, pairs: Pairs) -> Column:
    """How well a claim known only to lie before some day fits a dated one: 1 where that is just before, 0 two months before, -1 after."""
    a, b = pairs[:, 0], pairs[:, 1]
    first: Column = np.where(board.is_bounded[a], _before(board, a, b), 0.0)
    return np.where(board.is_bounded[b], _before(board, b, a), first)


def _before(board: Board, bounded: NDArray[np.int64], other: NDArray[np.int64]) -> Column:
    begins, ends = board.last[bounded] - board.first[other], board.last[bounded] - board.last[other]
    fits: Column = np.where(begins < -1, -1.0, np.clip(1.0 - ends / RESTATED, 0.0, 1.0))
    return np.where(board.is_dated[other], fits, 0.0)


def undated_words(board: Board, pairs: Pairs) -> Column:
    """1 where both are words and one of them has no date: who accuses once accuses again, on other grounds."""
    verbal = np.array([is_verbal(claim.event) for claim in board.claims], dtype=bool)
    a, b = pairs[:, 0], pairs[:, 1]
    column: Column = np.where(verbal[a] & ~(board.is_dated[a] & board.is_dated[b]), 1.0, 0.0)
    return column


def exact_day(board: Board, pairs: Pairs) -> Column:
    """1 where both are dated to one and the same day."""
    a, b = pairs[:, 0], pairs[:, 1]
    exact = (board.first[a] == board.last[a]) & (board.first[b] == board.last[b]) & (board.first[a] == board.first[b])
    column: Column = np.where(exact & (board.first[a] != UNDATED), 1.0, 0.0)
    return column


def same_place(board: Board, pairs: Pairs) -> Column:
    """1 where both are in the same town, -1 where in different towns, 0.3 or -1 for states, 0 where one is open."""
    return _each(pairs, lambda a, b: _places(board.claims[a], board.claims[b]))


def counts_agree(board: Board, pairs: Pairs) -> Column:
    """1 where a count of the same kind has overlapping bounds, -1 where bounds exclude each other, 0 where none is shared."""
    return _each(pairs, lambda a, b: _counts(board.claims[a].magnitudes, board.claims[b].magnitudes))


def counts_differ(board: Board, pairs: Pairs) -> Column:
    """1 where counts exclude each other and the days are not one exact day: another wave, not another version."""
    column: Column = np.where((counts_agree(board, pairs) < 0) & (exact_day(board, pairs) == 0), 1.0, 0.0)
    return column


def shared_words(board: Board, pairs: Pairs) -> Column:
    """The share of word weight that the two sentences have in common: rare words count more (0 to 1)."""

    def share(a: int, b: int) -> float:
        every = min(board.total[a], board.total[b])
        return sum(board.weight[word] for word in sorted(board.words[a] & board.words[b])) / every if every else 0.0

    return _each(pairs, share)


def same_report(board: Board, pairs: Pairs) -> Column:
    """1 where both stand in one report, which told them apart."""
    return _each(pairs, lambda a, b: float(board.claims[a].report == board.claims[b].report))


def same_status(board: Board, pairs: Pairs) -> Column:
    """1 where the status is the same, -1 where one is planned or attempted and the other is not, 0 otherwise."""

    def agree(a: int, b: int) -> float:
        one, other = board.claims[a].status, board.claims[b].status
        if one == other:
            return 1.0
        return -1.0 if (one in ("planned", "attempted")) != (other in ("planned", "attempted")) else 0.0

    return _each(pairs, agree)


FEATURES: dict[str, Callable[[Board, Pairs], Column]] = {
    "same_mode": same_mode,
    "other_measure": other_measure,
    "same_actors": same_actors,
    "same_recipients": same_recipients,
    "other_sector": other_sector,
    "parties_crossed": parties_crossed,
    "same_day": same_day,
    "told_later": told_later,
    "undated_words": undated_words,
    "exact_day": exact_day,
    "same_place": same_place,
    "counts_agree": counts_agree,
    "counts_differ": counts_differ,
    "shared_words": shared_words,
    "same_report": same_report,
    "same_status": same_status,
}


def _each(pairs: Pairs, compare: Callable[[int, int], float]) -> Column:
    return np.fromiter((compare(int(a), int(b)) for a, b in pairs), dtype=float, count=len(pairs))


def _agreement(first: frozenset[str], second: frozenset[str]) -> float:
    if not first or not second:
        return 0.0
    return 1.0 if first & second else -1.0


def _places(first: Claim, second: Claim) -> float:
    one, other = first.place, second.place
    if not one or not other:
        return 0.0
    if one.geonames and other.geonames and {one.precision, other.precision} <= {"city", "point"}:
        return 1.0 if one.geonames == other.geonames else -1.0
    if one.country and other.country:
        return 0.3 if one.country == other.country else -1.0
    return 0.0


def _counts(first: Sequence[Magnitude], second: Sequence[Magnitude]) -> float:
    shared = [(one, other) for one in first for other in second if one.kind == other.kind]
    if any(one.excludes(other) for one, other in shared):
        return -1.0
    return 1.0 if shared else 0.0
