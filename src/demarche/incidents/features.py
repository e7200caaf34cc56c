"""Features of pairs of claims: each a function from pairs to a column of numbers, named and explained.

A value depends on the two claims alone, never on what else a ledger holds, so that a score does not drift as more reports come.
Values lie in -1 to 1. `EXPLAINED` says each in words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from demarche.incidents.board import EMPTY, Board, Pairs, Rows

Column = NDArray[np.float64]

RESTATED = 60
"""Days within which a report still tells again what happened before (20 to 60 do alike on the development reports)."""

VAGUE = 3
"""Days of a range beyond which an overlap says little."""

MEASURES = frozenset({"COERCE", "RETREAT", "SANCTION"})
"""Types whose modes are different things to do; in others they are manners of one thing, which reports see differently."""


def same_type(board: Board, pairs: Pairs) -> Column:
    """1 where both are of one type, -1 where of two types that reports take for each other."""
    return _agree(board.single["event"], pairs)


def same_mode(board: Board, pairs: Pairs) -> Column:
    """1 where both have the same mode, -1 where the modes differ, 0 where one is open or says whom it hit and not with what."""
    return _agree(board.single["mode"], pairs)


def other_measure(board: Board, pairs: Pairs) -> Column:
    """1 where the modes differ and tell of different measures: an arrest is no seizure, an expulsion no embargo."""
    measures = np.array([claim.event in MEASURES for claim in board.claims], dtype=bool)
    return _yes(measures[pairs[:, 0]] & (same_mode(board, pairs) < 0) & (same_type(board, pairs) > 0))


def same_actors(board: Board, pairs: Pairs) -> Column:
    """1 where an actor is shared, -1 where all differ, 0 where one side is open; of two who act together either may be meant."""
    column = _overlap(board.many["actors"], pairs)
    mutual = board.flags["mutual"][pairs[:, 0]] & (_crossed(board, pairs) > 0)
    return np.where(mutual & (column < 0), 1.0, column)


def same_recipients(board: Board, pairs: Pairs) -> Column:
    """1 where a recipient is shared, -1 where all differ, 0 where one side is open; of two who act together either may be meant."""
    column = _overlap(board.many["recipients"], pairs)
    mutual = board.flags["mutual"][pairs[:, 0]] & (_crossed(board, pairs) > 0)
    return np.where(mutual & (column < 0), 1.0, column)


def same_dyad(board: Board, pairs: Pairs) -> Column:
    """1 where an actor and a recipient are shared."""
    return _yes((same_actors(board, pairs) > 0) & (same_recipients(board, pairs) > 0))


def other_actors(board: Board, pairs: Pairs) -> Column:
    """1 where all actors differ: another did it, or somebody else is said to have."""
    return _yes(same_actors(board, pairs) < 0)


def other_recipients(board: Board, pairs: Pairs) -> Column:
    """1 where all recipients differ: the same was done to another."""
    return _yes(same_recipients(board, pairs) < 0)


def other_body(board: Board, pairs: Pairs) -> Column:
    """1 where both recipients are of one state but of other sectors: a lawmaker is no embassy."""
    same_state = _overlap(board.many["recipients"], pairs) > 0
    return _yes(same_state & (_overlap(board.many["recipient bodies"], pairs) < 0))


def same_role(board: Board, pairs: Pairs) -> Column:
    """1 where the people acted on have the same part ("ambassador", "soldier"), -1 where other parts, 0 where one is open."""
    return _overlap(board.many["roles"], pairs)


def parties_crossed(board: Board, pairs: Pairs) -> Column:
    """1 where the actor of one is the recipient of the other, and nobody is shared on one side: a mirror act."""
    return _yes((_crossed(board, pairs) > 0) & ~board.flags["mutual"][pairs[:, 0]])


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


def exact_day(board: Board, pairs: Pairs) -> Column:
    """1 where both are dated to one and the same day."""
    a, b = pairs[:, 0], pairs[:, 1]
    exact = (board.first[a] == board.last[a]) & (board.first[b] == board.last[b]) & (board.first[a] == board.first[b])
    return _yes(exact & board.is_dated[a])


def other_day(board: Board, pairs: Pairs) -> Column:
    """1 where the words of both name a single day, and not the same."""
    a, b = pairs[:, 0], pairs[:, 1]
    said = board.is_dated & (board.first == board.last) & ~board.flags["assumed"]
    return _yes(said[a] & said[b] & (board.first[a] != board.first[b]))


def assumed_day(board: Board, pairs: Pairs) -> Column:
    """1 where a date is that of publication for want of another: the act may lie some days before."""
    assumed = board.flags["assumed"]
    return _yes(assumed[pairs[:, 0]] | assumed[pairs[:, 1]])


def vague_day(board: Board, pairs: Pairs) -> Column:
    """1 where the ranges overlap but one is longer than some days: "in January" holds many happenings."""
    a, b = pairs[:, 0], pairs[:, 1]
    longest = np.maximum(board.last[a] - board.first[a], board.last[b] - board.first[b])
    return _yes((np.nan_to_num(days_apart(board, pairs), nan=1.0) == 0) & (longest > VAGUE))


def told_later(board: Board, pairs: Pairs) -> Column:
    """How well a claim known only to lie before some day fits a dated one: 1 where that is just before, 0 two months before, -1 after."""
    a, b = pairs[:, 0], pairs[:, 1]
    first: Column = np.where(board.is_bounded[a], _before(board, a, b), 0.0)
    return np.where(board.is_bounded[b], _before(board, b, a), first)


def undated(board: Board, pairs: Pairs) -> Column:
    """1 where one of the two has no date, or none nearer than a month."""
    return _yes(~(board.is_dated[pairs[:, 0]] & board.is_dated[pairs[:, 1]]))


def undated_words(board: Board, pairs: Pairs) -> Column:
    """1 where both are words and one of them has no date: who accuses once accuses again, on other grounds."""
    return board.flags["verbal"][pairs[:, 0]] * undated(board, pairs)


def same_place(board: Board, pairs: Pairs) -> Column:
    """1 where both are in the same town, -1 where in different towns or states, 0.3 in the same state, 0 where one is open."""
    towns, states = _agree(board.single["town"], pairs), _agree(board.single["country"], pairs)
    return np.where(towns != 0, towns, np.where(states > 0, 0.3, states))


def counts_agree(board: Board, pairs: Pairs) -> Column:
    """1 where a count of the same kind has overlapping bounds, -1 where bounds exclude each other, 0 where none is shared."""
    one, other = board.counts[pairs[:, 0]][:, :, None], board.counts[pairs[:, 1]][:, None, :]
    shared = one[..., 0] == other[..., 0]
    excluded = shared & ((one[..., 2] < other[..., 1]) | (other[..., 2] < one[..., 1]))
    column: Column = np.where(excluded.any(axis=(1, 2)), -1.0, shared.any(axis=(1, 2)).astype(float))
    return column


def counts_differ(board: Board, pairs: Pairs) -> Column:
    """1 where counts exclude each other and the days are not one exact day: another wave, not another version."""
    return _yes((counts_agree(board, pairs) < 0) & (exact_day(board, pairs) == 0))


def shared_words(board: Board, pairs: Pairs) -> Column:
    """The share of word weight that the two sentences have in common: rare words count more, names of the parties nothing (0 to 1).

    0 within one sentence.
    """
    return _shared(board, board.many["words"], pairs)


def near_words(board: Board, pairs: Pairs) -> Column:
    """The same of the words near the two triggers (0 to 1)."""
    return _shared(board, board.many["near"], pairs)


def shared_names(board: Board, pairs: Pairs) -> Column:
    """How many names of people and towns both sentences hold, but for those of the parties: 0.5 for one, 1 for two or more."""
    found = sum((words != EMPTY for words in _common(board.many["names"], pairs)), np.zeros(len(pairs)))
    return np.minimum(found, 2.0) / 2.0


def other_names(board: Board, pairs: Pairs) -> Column:
    """1 where names stand near both triggers, and no common one: another town, other people."""
    rows = board.many["near names"]
    return _yes(_overlap(rows, pairs) < 0)


def words_only(board: Board, pairs: Pairs) -> Column:
    """1 where both are words and not deeds: on one day somebody says many things."""
    return _yes(board.flags["verbal"][pairs[:, 0]] & board.flags["verbal"][pairs[:, 1]])


def said_alike(board: Board, pairs: Pairs) -> Column:
    """The share of word weight that two sentences on words have in common: what is said tells one saying from another (0 to 1)."""
    return words_only(board, pairs) * shared_words(board, pairs)


def same_trigger(board: Board, pairs: Pairs) -> Column:
    """1 where both triggers are forms of one word, 0 otherwise."""
    return np.maximum(_agree(board.single["trigger"], pairs), 0.0)


def same_report(board: Board, pairs: Pairs) -> Column:
    """1 where both stand in one report, which told them apart."""
    return np.maximum(_agree(board.single["report"], pairs), 0.0)


def same_sentence(board: Board, pairs: Pairs) -> Column:
    """1 where both stand in one sentence, which tells of one act once."""
    return _yes((same_report(board, pairs) > 0) & (board.sentence[pairs[:, 0]] == board.sentence[pairs[:, 1]]))


def both_lead(board: Board, pairs: Pairs) -> Column:
    """1 where both are the news of their reports: in the first two sentences of different ones, and no background."""
    lead = board.flags["lead"]
    return _yes(lead[pairs[:, 0]] & lead[pairs[:, 1]]) * (1.0 - same_report(board, pairs))


def told_apart(board: Board, pairs: Pairs) -> Column:
    """1 where one of two claims of a report says "another", "again", "in a separate case", 0.5 where one of two reports does."""
    a, b = (board.flags["apart"][pairs[:, side]] for side in (0, 1))
    here = (same_report(board, pairs) > 0) & np.where(board.at[pairs[:, 0]] > board.at[pairs[:, 1]], a, b)
    return np.where(here, 1.0, 0.5 * (a != b))


def same_status(board: Board, pairs: Pairs) -> Column:
    """1 where both are of one kind: told as having happened, whoever says so, or planned, or attempted; else -1."""
    return np.where(_agree(board.single["status"], pairs) > 0, 1.0, -1.0)


FEATURES: dict[str, Callable[[Board, Pairs], Column]] = {
    function.__name__: function
    for function in (
        same_type,
        same_mode,
        other_measure,
        same_actors,
        same_recipients,
        same_dyad,
        other_actors,
        other_recipients,
        other_body,
        same_role,
        parties_crossed,
        same_day,
        exact_day,
        other_day,
        assumed_day,
        vague_day,
        told_later,
        undated,
        undated_words,
        same_place,
        counts_agree,
        counts_differ,
        shared_words,
        near_words,
        shared_names,
        other_names,
        words_only,
        said_alike,
        same_trigger,
        same_report,
        same_sentence,
        both_lead,
        told_apart,
        same_status,
    )
}


def _yes(test: NDArray[np.bool_]) -> Column:
    return test.astype(float)


def _agree(values: NDArray[np.int64], pairs: Pairs) -> Column:
    """1 where two numbers are equal, -1 where they differ, 0 where one is EMPTY."""
    a, b = values[pairs[:, 0]], values[pairs[:, 1]]
    return np.where((a == EMPTY) | (b == EMPTY), 0.0, np.where(a == b, 1.0, -1.0))


def _overlap(rows: Rows, pairs: Pairs) -> Column:
    """1 where two rows share a number, -1 where they share none, 0 where one is empty."""
    a, b = rows[pairs[:, 0]], rows[pairs[:, 1]]
    return np.where((a[:, 0] == EMPTY) | (b[:, 0] == EMPTY), 0.0, np.where(_meets(a, b), 1.0, -1.0))


def _meets(a: Rows, b: Rows) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = ((a[:, :, None] == b[:, None, :]) & (a[:, :, None] != EMPTY)).any(axis=(1, 2))
    return found


def _crossed(board: Board, pairs: Pairs) -> Column:
    """1 where the actor of one is the recipient of the other, and neither an actor nor a recipient is shared."""
    actors, recipients = board.many["actors"], board.many["recipients"]
    a, b = pairs[:, 0], pairs[:, 1]
    crossed = _meets(actors[a], recipients[b]) | _meets(recipients[a], actors[b])
    return _yes(crossed & ~_meets(actors[a], actors[b]) & ~_meets(recipients[a], recipients[b]))


def _before(board: Board, bounded: NDArray[np.int64], other: NDArray[np.int64]) -> Column:
    begins, ends = board.last[bounded] - board.first[other], board.last[bounded] - board.last[other]
    fits: Column = np.where(begins < -1, -1.0, np.clip(1.0 - ends / RESTATED, 0.0, 1.0))
    return np.where(board.is_dated[other], fits, 0.0)


def _shared(board: Board, rows: Rows, pairs: Pairs) -> Column:
    weight = np.append(board.weight, 0.0)  # the last is that of EMPTY
    total = weight[rows].sum(axis=1)
    common = np.zeros(len(pairs))
    for words in _common(rows, pairs):
        common += weight[words]
    least = np.minimum(total[pairs[:, 0]], total[pairs[:, 1]])
    alike: Column = np.divide(common, least, out=np.zeros(len(pairs)), where=least > 0)
    apart: Column = alike * (1.0 - same_sentence(board, pairs))
    return apart


def _common(rows: Rows, pairs: Pairs) -> list[NDArray[np.int64]]:
    """For each place in the first row of a pair the word there if the second row has it too, else EMPTY."""
    other = rows[pairs[:, 1]]
    found = []
    for place in range(rows.shape[1]):
        word = rows[pairs[:, 0], place]
        found.append(np.where((other == word[:, None]).any(axis=1), word, EMPTY))
    return found
