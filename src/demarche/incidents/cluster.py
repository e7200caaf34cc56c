"""Which claims form one happening: the likeliest pairs first, groups joined by the mean of their pairs, nothing that is forbidden.

What becomes of a claim depends on its connected group of likely pairs alone: so a ledger may be linked group by group, in any order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from demarche.incidents.board import Board, Pairs
from demarche.incidents.people import Settled, contradiction
from demarche.records import Issue, Judgement

APART, WORDS_APART = 2, 1
"""Days between the dates of two claims beyond which they are not one happening: deeds, and words, which are soon said anew.

A date that is that of publication for want of another may lie as many days too late."""

FAR = 10**9


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidate pairs with their log-odds of being one happening, and whether something forbids it."""

    pairs: Pairs
    odds: NDArray[np.float64]
    forbidden: NDArray[np.bool_]


@dataclass(slots=True)
class Clustered:
    """Rows of `Scored` that joined two groups, and likely ones that did not; and issues."""

    joined: list[int] = field(default_factory=list)
    kept_apart: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class Between:
    """The pairs between two groups: their log-odds summed, how many, the likeliest, and whether all are forbidden."""

    total: float
    count: int
    best: float
    row: int

    @property
    def mean(self) -> float:
        return self.total / self.count

    def add(self, other: Between) -> None:
        """Takes in the pairs of another."""
        self.total, self.count = self.total + other.total, self.count + other.count
        if (other.best, -other.row) > (self.best, -self.row):
            self.best, self.row = other.best, other.row


@dataclass(slots=True)
class Group:
    """A group in the making: its neighbours, whom it must not be joined with, and the days at its ends."""

    latest_first: int
    earliest_last: int
    near: dict[int, Between] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)
    held: dict[int, list[Judgement]] = field(default_factory=dict)
    """Groups that people hold apart from this one, and their judgements."""


def cluster(board: Board, scored: Scored, settled: Settled, *, same: float) -> Clustered:
    """Joins groups while the mean log-odds between two is above `same`; people's groups are where it begins."""
    found = Clustered()
    for groups in _components(board, scored, settled, same):
        if any(group.held for group in groups.values()):
            _note_held(deepcopy(groups), board, scored, same, found)
        found.joined.extend(groups[a].near[b].row for a, b in _joins(groups, board, same, bound=True))
        likely = (between.row for a, group in groups.items() for b, between in group.near.items() if a < b and between.best > same)
        found.kept_apart.extend(likely)
    return found


def _components(board: Board, scored: Scored, settled: Settled, same: float) -> Iterator[dict[int, Group]]:
    """The groups of each set of claims that likely pairs, or people's judgements, connect."""
    owner = np.array([settled.root(row) for row in range(len(board.claims))], dtype=np.int64)
    ends = np.sort(owner[scored.pairs], axis=1) if len(scored.pairs) else scored.pairs
    within = ends[:, 0] == ends[:, 1]
    likely = (scored.odds > same) & ~within
    label = _connected(len(owner), [*ends[likely].tolist(), *(tuple(pair) for pair in settled.apart)])
    inside = np.flatnonzero(~within & (label[ends[:, 0]] == label[ends[:, 1]])) if len(ends) else np.zeros(0, dtype=np.int64)
    order = inside[np.argsort(label[ends[inside, 0]], kind="stable")]
    borders = np.flatnonzero(np.diff(label[ends[order, 0]])) + 1
    days = _days(board, owner)
    for rows in np.split(order, borders):
        if len(rows):
            yield _groups(rows, ends, scored, settled, days)


def _connected(size: int, edges: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """The least row of the connected set of each row."""
    owner = list(range(size))

    def root(row: int) -> int:
        while owner[row] != row:
            owner[row] = owner[owner[row]]
            row = owner[row]
        return row

    for a, b in edges:
        a, b = sorted((root(a), root(b)))
        owner[b] = a
    return np.array([root(row) for row in range(size)], dtype=np.int64)


def _days(board: Board, owner: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last day of the group of each row; FAR to either side where it has none.

    A group that people made may span more days than a happening can: others then need be near to one of its claims only.
    """
    first, last = np.full(len(owner), FAR), np.full(len(owner), -FAR)
    dated = board.is_dated
    slack = np.where(board.flags["assumed"], np.where(board.flags["verbal"], WORDS_APART, APART), 0)
    np.minimum.at(first, owner[dated], (board.first - slack)[dated])
    np.maximum.at(last, owner[dated], board.last[dated])
    return first, last


def _groups(
    rows: NDArray[np.int64], ends: Pairs, scored: Scored, settled: Settled, days: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> dict[int, Group]:
    groups: dict[int, Group] = {}
    barred, free = set[tuple[int, int]](), set[tuple[int, int]]()
    columns = (rows.tolist(), ends[rows].tolist(), scored.odds[rows].tolist(), scored.forbidden[rows].tolist())
    for row, (a, b), odds, forbidden in zip(*columns, strict=True):
        for end in (a, b):
            if end not in groups:
                first, last = int(days[0][end]), int(days[1][end])
                groups[end] = Group(first, last) if first < FAR else Group(-FAR, FAR)
        (barred if forbidden else free).add((a, b))
        if frozenset((a, b)) not in settled.apart:  # judged by people: no reason to join, whatever the score
            _add(groups, a, b, Between(odds, 1, odds, row))
    for a, b in barred - free:
        groups[a].barred.add(b)
        groups[b].barred.add(a)
    for (a, b), judgement in ((sorted(pair), judgement) for pair, judgement in settled.apart.items()):
        if a in groups and b in groups:
            groups[a].held[b], groups[b].held[a] = [judgement], [judgement]
    return groups


def _add(groups: dict[int, Group], a: int, b: int, between: Between) -> None:
    if known := groups[a].near.get(b):
        known.add(between)
    else:
        groups[a].near[b] = groups[b].near[a] = between


def _joins(groups: dict[int, Group], board: Board, same: float, *, bound: bool) -> Iterator[tuple[int, int]]:
    """The pairs of groups that become one, the likeliest first, each just before it does; `bound`: by what people hold apart."""
    heap = [(-between.mean, a, b) for a, group in groups.items() for b, between in group.near.items() if a < b and between.mean > same]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or groups[a].near[b].mean != -mean:
            continue  # joined with others in the meantime
        if _is_barred(groups, a, b, board) or (bound and b in groups[a].held):
            continue
        yield a, b
        for c in _merge(groups, a, b):
            if (near := groups[a].near[c]).mean > same:
                heapq.heappush(heap, (-near.mean, min(a, c), max(a, c)))


def _is_barred(groups: dict[int, Group], a: int, b: int, board: Board) -> bool:
    """Whether two groups hold a pair that is forbidden, or days too far apart: a chain of vague dates must not join them."""
    one, other = groups[a], groups[b]
    gap = max(one.latest_first - other.earliest_last, other.latest_first - one.earliest_last)
    return b in one.barred or (abs(gap) < FAR // 2 and gap > allowed(board, a))


def allowed(board: Board, row: int) -> int:
    """Days that may lie between a claim and another of its type."""
    return WORDS_APART if board.flags["verbal"][row] else APART


def _merge(groups: dict[int, Group], a: int, b: int) -> list[int]:
    """Puts group b into group a; returns the neighbours whose pairs with a have changed."""
    one, other = groups[a], groups.pop(b)
    one.near.pop(b, None)
    if other.latest_first > -FAR:
        one.latest_first = max(one.latest_first, other.latest_first)
        one.earliest_last = min(one.earliest_last, other.earliest_last)
    changed = []
    for c, between in other.near.items():
        if c == a:
            continue
        groups[c].near.pop(b)
        _add(groups, a, c, between)
        changed.append(c)
    for c in other.barred:
        groups[c].barred.discard(b)
        groups[c].barred.add(a)
        one.barred.add(c)
    for c, judgements in other.held.items():
        if c == a:
            continue
        one.held.setdefault(c, []).extend(judgements)
        groups[c].held.setdefault(a, []).extend(groups[c].held.pop(b))
    one.held.pop(b, None)
    return changed


def _note_held(groups: dict[int, Group], board: Board, scored: Scored, same: float, found: Clustered) -> None:
    """Tells of each "not same" of a person that lies inside what the linker would join, with the likeliest pair that would join it."""
    why = "the linker takes them for one happening"
    for a, b in _joins(groups, board, same, bound=False):
        left, right = (board.claims[int(row)].id for row in scored.pairs[groups[a].near[b].row])
        found.issues.extend(contradiction(held, left, right, board.claims, why) for held in groups[a].held.get(b, ()))
