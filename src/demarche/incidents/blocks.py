"""Blocks: the keys under which a claim is found, and the pairs that are worth comparing.

Keys depend on the claim and its report alone. Two claims are compared where one asks for a key that the other is kept under, which
holds both ways. Near keys: party and days, for claims near in time. Far keys: party, a rare word and a season, by which what is told again
without its date ("since the attack on the embassy") finds what happened within a year before. Names: for claims without any date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.incidents.board import MUTUAL, UNDATED, Board, Line, Pairs, days_of, sides
from demarche.incidents.features import RESTATED, days_apart
from demarche.incidents.words import UNKNOWN, rarity, stems
from demarche.records import Claim

WINDOW = 6
"""Days beyond which two dated claims are not compared."""

DAYS, SEASON, YEAR = 10, 120, 365
"""Days of a near block and of a far one; days back to which a far one reaches."""

FAMILY = {"SUPPORT": "AGREE", "COOPERATE": "AGREE", "CONSULT": "AGREE", "SANCTION": "COERCE"}
"""Types that stand in one block: reports and coders take one for the other. All else is a family of its own."""

RARE, MOST_RARE = 4.0, 4
"""Rarity from which a word makes a far key, and how many do: `embassy` 4.6, `government` 3.6."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The blocks that a claim is kept in, and those in which it looks for others."""

    kept: frozenset[str]
    asked: frozenset[str]


def keys(claim: Claim, line: Line, published: int = UNDATED) -> Keys:
    """The keys of a claim of a report published on a day (an ordinal)."""
    first, last, is_dated = days_of(claim, published)
    family = FAMILY.get(claim.event, claim.event)
    words = _rare(claim, line)
    named = {f"w|{family}|{word}" for word in words if rarity(word) >= UNKNOWN}
    if last == UNDATED:
        asked = {f"w|{family}|{word}" for word in words}
        return Keys(frozenset({f"t|{family}|{word}" for word in words}), frozenset(asked))
    back = first if is_dated else last - RESTATED
    near = {f"n|{family}|{p}|{day}" for p in _parties(claim, line) for day in _buckets(back - WINDOW // 2, last + WINDOW // 2, DAYS)}
    sought = (first, last) if is_dated else (last - YEAR, last)
    heads = sorted({*sides(claim.actors), *sides(claim.recipients)}) or ["?"]
    far = {f"{family}|{head}|{word}|{season}" for head in heads for word in words for season in _buckets(*sought, SEASON)}
    kept, asked = ({f"{kind}|{key}" for key in far} for kind in ("fg" if is_dated else "gf"))
    return Keys(frozenset(near | kept | named), frozenset(near | asked | {f"t{key[1:]}" for key in named}))


def candidates(board: Board, found: Sequence[Keys]) -> Pairs:
    """The pairs to compare, each once, the lower row first, in order."""
    kept = _kept(found)
    near = [np.array(rows, dtype=np.int64) for key, rows in kept.items() if len(rows) > 1 and key[0] == "n"]
    codes = [_encode(board, pairs) for pairs in (*_within(near), *_across(found, kept))]
    every = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    return np.stack(np.divmod(every, max(len(board.claims), 1)), axis=1)


def candidates_of(board: Board, found: Sequence[Keys], rows: Iterable[int]) -> Pairs:
    """The pairs to compare that hold one of some rows at least."""
    kept = _kept(found)
    codes = [np.zeros(0, dtype=np.int64)]
    for row in rows:
        others = {other for key in found[row].asked for other in kept.get(key, ())} - {row}
        pairs = np.full((len(others), 2), row, dtype=np.int64)
        pairs[:, 1] = sorted(others)
        codes.append(_encode(board, pairs))
    return np.stack(np.divmod(np.unique(np.concatenate(codes)), max(len(board.claims), 1)), axis=1)


def _kept(found: Sequence[Keys]) -> dict[str, list[int]]:
    kept: defaultdict[str, list[int]] = defaultdict(list)
    for row, own in enumerate(found):
        for key in own.kept:
            kept[key].append(row)
    return kept


def _parties(claim: Claim, line: Line) -> Iterable[str]:
    """The parties by which a claim is found, with their side unless the act is mutual; rare words where there are none."""
    actors, recipients = sides(claim.actors), sides(claim.recipients)
    if not actors and not recipients:
        return [f"?{word}" for word in _rare(claim, line)] or ["?"]
    if FAMILY.get(claim.event, claim.event) in MUTUAL:
        return sorted({*actors, *recipients})
    return [*(f"a:{side}" for side in actors), *(f"r:{side}" for side in recipients)]


def _rare(claim: Claim, line: Line) -> list[str]:
    """The rarest words of a sentence but for those that name a party."""
    named = frozenset(stems(" ".join(actor.name for actor in (*claim.actors, *claim.recipients) if actor.country)))
    rare = {word for word in stems(line.text) if rarity(word) >= RARE} - named
    return sorted(rare, key=lambda word: (-rarity(word), word))[:MOST_RARE]


def _buckets(first: int, last: int, size: int) -> range:
    return range(first // size, last // size + 1)


def _within(blocks: Sequence[NDArray[np.int64]]) -> Iterator[Pairs]:
    """All pairs within blocks: each row with the next, the next but one and so on, all blocks at once."""
    if not blocks:
        return
    rows = np.concatenate(blocks)
    block = np.repeat(np.arange(len(blocks)), [len(own) for own in blocks])
    at, step = np.arange(len(rows)), 0
    while len(at):
        step += 1
        at = at[at + step < len(rows)]
        at = at[block[at] == block[at + step]]
        yield np.stack([rows[at], rows[at + step]], axis=1)


def _across(found: Sequence[Keys], kept: Mapping[str, list[int]]) -> Iterator[Pairs]:
    """Pairs of a claim told again, or without date, and the others kept under its far keys."""
    for row, own in enumerate(found):
        if others := [other for key in own.asked if key[0] in "fw" for other in kept.get(key, ())]:
            pairs = np.full((len(others), 2), row, dtype=np.int64)
            pairs[:, 1] = others
            yield pairs[pairs[:, 0] != pairs[:, 1]]


def _encode(board: Board, pairs: Pairs) -> NDArray[np.int64]:
    """One number for each pair that may be one happening: dated ones near in time, of one type or with one and the same word."""
    a, b = pairs[:, 0], pairs[:, 1]
    event, trigger = board.single["event"], board.single["trigger"]
    alike = (event[a] == event[b]) | (trigger[a] == trigger[b])
    kept: Pairs = np.sort(pairs[alike & (np.nan_to_num(days_apart(board, pairs)) <= WINDOW)], axis=1)
    codes: NDArray[np.int64] = kept[:, 0] * len(board.claims) + kept[:, 1]
    return codes
