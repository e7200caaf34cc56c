"""Same happening? Candidate pairs by blocks, a score from named features, constraints that forbid, and judgements that say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from demarche.incidents.blocks import Keys, candidates, candidates_of, keys
from demarche.incidents.board import EMPTY, UNDATED, Board, Pairs, lines
from demarche.incidents.cluster import APART, WORDS_APART, Scored, cluster
from demarche.incidents.features import FEATURES, Column, days_apart, parties_crossed, same_actors, same_recipients, told_later
from demarche.incidents.people import settle
from demarche.records import Claim, Issue, Judgement, Reason, Span, content_id

LINKER = "demarche-linker@3"

DISPUTED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types of which reports may tell otherwise who did it. Who says, agrees, gives or sanctions is the act."""

CHUNK = 100_000
"""Pairs whose features are computed at once."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The linker's judgements on some claims, and what people's judgements leave unsettled."""

    judgements: list[Judgement]
    """ "Same" for each pair that joined two groups; "not same" for the likeliest pair between two groups that were kept apart."""
    issues: list[Issue]


class Weights(msgspec.Struct, frozen=True):
    """The table of weights: log-odds for one unit of each feature, and the log-odds from which two groups are one."""

    bias: float
    weights: dict[str, float]
    same: float
    learned: dict[str, object] = {}


@cache
def weights() -> Weights:
    """The table that ships, learned by `python -m training.link`."""
    return msgspec.json.decode(files("demarche.incidents").joinpath("weights.json").read_bytes(), type=Weights)


def link(
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    sentences: Mapping[tuple[str, int], Span],
    *,
    published: Mapping[str, date] | None = None,
    given: Iterable[Judgement] = (),
) -> Linked:
    """The judgements that make incidents of some claims; the order of the claims makes no difference.

    `texts`: report id to text; `sentences`: (report id, sentence) to span; `published`: report id to its day, where known. `given`:
    judgements that stand; those by people bind: "same" joins whatever the score, "not same" forbids.
    """
    board = lay_out(claims, texts, sentences, published or {})
    claims = board.claims
    scored = score(board, candidates(board, blocks_of(board)))
    settled = settle(claims, given)
    clustered = cluster(board, scored, settled, same=weights().same)
    rows = np.array([*clustered.joined, *clustered.kept_apart], dtype=np.int64)
    columns = features(board, scored.pairs[rows])
    verdicts = [True] * len(clustered.joined) + [False] * len(clustered.kept_apart)
    judgements = [
        _judgement(board, scored, int(row), {name: float(column[at]) for name, column in columns.items()}, same=same)
        for at, (row, same) in enumerate(zip(rows, verdicts, strict=True))
    ]
    return Linked(judgements, [*settled.issues, *clustered.issues])


def lay_out(
    claims: Sequence[Claim], texts: Mapping[str, str], sentences: Mapping[tuple[str, int], Span], published: Mapping[str, date]
) -> Board:
    """Claims in columns, by id."""
    claims = sorted(claims, key=lambda claim: claim.id)
    days = [published[claim.report].toordinal() if claim.report in published else UNDATED for claim in claims]
    return Board(claims, lines(claims, texts, sentences), days)


def blocks_of(board: Board) -> list[Keys]:
    """The blocks of each claim."""
    return [keys(claim, line, day) for claim, line, day in zip(board.claims, board.lines, board.published, strict=True)]


def find_blocks(
    claims: Sequence[Claim], texts: Mapping[str, str], sentences: Mapping[tuple[str, int], Span], published: Mapping[str, date]
) -> dict[str, Keys]:
    """The blocks of each claim by its id."""
    board = lay_out(claims, texts, sentences, published)
    return {claim.id: found for claim, found in zip(board.claims, blocks_of(board), strict=True)}


def partners(
    new: Sequence[Claim],
    near: Sequence[Claim],
    texts: Mapping[str, str],
    sentences: Mapping[tuple[str, int], Span],
    published: Mapping[str, date],
) -> set[str]:
    """The ids of claims, new or near, that are likely to tell of one happening with a new one, forbidden or not."""
    board = lay_out([*new, *near], texts, sentences, published)
    fresh = {claim.id for claim in new}
    scored = score(board, candidates_of(board, blocks_of(board), [row for row, claim in enumerate(board.claims) if claim.id in fresh]))
    return {board.claims[row].id for row in np.unique(scored.pairs[scored.odds > weights().same])}


def score(board: Board, pairs: Pairs) -> Scored:
    """Pairs with the log-odds of being the same, and constraints. A pair's figures depend on its two claims alone."""
    odds, forbidden = np.zeros(len(pairs)), np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), CHUNK):
        part = slice(start, start + CHUNK)
        columns = features(board, pairs[part])
        odds[part] = log_odds(columns, weights())
        forbidden[part] = forbid(board, pairs[part])
    return Scored(pairs, odds, forbidden)


def features(board: Board, pairs: Pairs) -> dict[str, Column]:
    """All features of some pairs, by name."""
    return {name: feature(board, pairs) for name, feature in FEATURES.items()}


def log_odds(columns: Mapping[str, Column], table: Weights) -> NDArray[np.float64]:
    """Log-odds of being one happening, to six decimals, so that no order of sums can show."""
    parts = (weight * columns[name] for name, weight in table.weights.items())
    result: NDArray[np.float64] = np.round(sum(parts, np.full(len(next(iter(columns.values()))), table.bias)), 6)
    return result


def forbid(board: Board, pairs: Pairs) -> NDArray[np.bool_]:
    """Pairs that cannot be one happening: days apart with both dated, other parties, mirror acts, modes of two types, told too early.

    Other actors make another act, save where it may be in dispute who did it: there other actors and other recipients do.
    """
    most = np.where(board.flags["verbal"][pairs[:, 0]], WORDS_APART, APART)
    a, b = pairs[:, 0], pairs[:, 1]
    later = np.where(board.first[a] > board.first[b], a, b)
    most = most + np.where(board.flags["assumed"][later], most, 0)
    far = np.nan_to_num(days_apart(board, pairs)) > most
    disputed = np.array([claim.event in DISPUTED for claim in board.claims], dtype=bool)[a]
    others = (same_actors(board, pairs) < 0) & (~disputed | (same_recipients(board, pairs) < 0))
    modes, types = board.single["mode"], board.single["event"]
    others |= (types[a] != types[b]) & (modes[a] != EMPTY) & (modes[b] != EMPTY)
    result: NDArray[np.bool_] = far | others | (parties_crossed(board, pairs) > 0) | (told_later(board, pairs) < 0)
    return result


def _judgement(board: Board, scored: Scored, row: int, values: Mapping[str, float], *, same: bool) -> Judgement:
    left, right = sorted(board.claims[int(i)].id for i in scored.pairs[row])
    table = weights().weights
    said = {name: value for name, value in values.items() if abs(value) > 1e-9 and table.get(name)}
    reasons = [Reason(name, round(value, 3), round(table[name] * value, 3)) for name, value in said.items()]
    strongest = tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
    probability = round(float(1 / (1 + np.exp(-scored.odds[row]))), 4)
    return Judgement(content_id("j", left, right, same, LINKER), left, right, same, LINKER, probability, strongest)
