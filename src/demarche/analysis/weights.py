"""What each act weighs in the tension index, in columns: points, statuses, sources, and the days over which it is spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.analysis.acts import Act
from demarche.analysis.arithmetic import Arithmetic
from demarche.analysis.coverage import Coverage
from demarche.records import STATUSES

Column = NDArray[np.float64]
Index = NDArray[np.int64]

WEEK = 7.0
"""The index is told in points a week."""


@dataclass(frozen=True, slots=True)
class Board:
    """Acts as columns. An act on a range of days has a row of `owner`, `day` and `share` for each of them."""

    acts: tuple[Act, ...]
    points: Column
    """Minus the intensity: conflict is positive."""
    status: Index
    contested: NDArray[np.bool_]
    sources: Index
    score: Column
    there: Column
    owner: Index
    day: Index
    share: Column
    coverage: Coverage

    def weights(self, arithmetic: Arithmetic) -> Column:
        """The weight of every act on its own days, without coverage: points × relief × status × contested × sources, 0 if unsure."""
        relief, status, contested, sources = self.factors(arithmetic)
        return self.points * relief * status * contested * sources * (self.score >= arithmetic.threshold)

    def factors(self, arithmetic: Arithmetic) -> tuple[Column, Column, Column, Column]:
        """Relief, status, contested and sources: a factor of each for every act."""
        statuses: Column = np.array([arithmetic.status(status) for status in STATUSES])
        relief: Column = np.where(self.points < 0, arithmetic.relief, 1.0)
        contested: Column = np.where(self.contested, arithmetic.contested, 1.0)
        sources: Column = 1.0 - (1.0 - arithmetic.single) ** self.sources.astype(float)
        return relief, statuses[self.status], contested, sources


def read_board(acts: Sequence[Act], coverage: Coverage) -> Board:
    """The board of some acts."""
    lengths = np.array([(act.last - act.first).days + 1 for act in acts], dtype=np.int64)
    firsts = np.array([act.first.toordinal() for act in acts], dtype=np.int64)
    owner = np.repeat(np.arange(len(acts), dtype=np.int64), lengths)
    within = np.arange(len(owner), dtype=np.int64) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Board(
        tuple(acts),
        np.array([-act.intensity for act in acts], dtype=float),
        np.array([STATUSES.index(act.incident.status) for act in acts], dtype=np.int64),
        np.array([act.contested for act in acts], dtype=bool),
        np.array([act.incident.sources for act in acts], dtype=np.int64),
        np.array([act.score for act in acts], dtype=float),
        np.array([act.there for act in acts], dtype=float),
        owner,
        firsts[owner] + within,
        1.0 / lengths[owner],
        coverage,
    )


@dataclass(frozen=True, slots=True)
class Spans:
    """Periods as columns of first and last days (ordinals), the last one cut where the ledger's knowledge ends."""

    first: Index
    last: Index

    @property
    def days(self) -> Index:
        """How many days of each count."""
        return self.last - self.first + 1


def average(day: Index, mass: Column, spans: Spans, keep: float) -> Column:
    """The mean level over each period, for each column of `mass` (rows: days of acts). Shape: periods × columns.

    The level of a day is `keep` times that of the day before, and 7 × (1 - keep) of the day's mass: points a week, whatever the half-life.
    """
    gain = WEEK * (1.0 - keep)
    before, at = day < spans.first[0], np.searchsorted(spans.last, day)
    left = (keep ** (spans.first[0] - 1 - day[before]).astype(float))[:, None]
    state = gain * (mass[before] * left).sum(axis=0)
    inside = ~before & (at < len(spans.last))
    place, own = at[inside], mass[inside]
    rest = (spans.last[place] - day[inside]).astype(float)[:, None]
    ended, total = np.zeros((len(spans.last), mass.shape[1])), np.zeros((len(spans.last), mass.shape[1]))
    np.add.at(ended, place, gain * own * keep**rest)
    np.add.at(total, place, WEEK * own * (1.0 - keep ** (rest + 1)))
    means = np.empty_like(total)
    for row, days in enumerate(spans.days.tolist()):
        means[row] = (state * keep * (1.0 - keep**days) / (1.0 - keep) + total[row]) / days
        state = state * keep**days + ended[row]
    return means


def kernel(day: Index, first: int, last: int, keep: float) -> Column:
    """What one point on each of some days adds to the mean level from the first to the last day of a period."""
    days = last - first + 1
    # An act of long ago: the power is 0, never an overflow.
    old = keep ** np.maximum(first - day, 0).astype(float) * (1.0 - keep**days)
    new = 1.0 - keep ** np.maximum(last - day + 1, 0).astype(float)
    return np.asarray(WEEK * np.where(day < first, old, new) / days, dtype=float)
