"""A dyad over time: incidents by day, week or month, counted by quad class and direction, with their intensity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from demarche.analysis.acts import Act, Acts, Apart
from demarche.analysis.periods import By, Period, periods_between

QUADS = (1, 2, 3, 4)
"""Cooperation in word and deed, conflict in word and deed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Incidents of a period, by quad class, with the sum of their intensities (-10 to 10 each)."""

    incidents: float
    quads: tuple[float, float, float, float]
    intensity: float

    @property
    def mean(self) -> float | None:
        """The mean intensity; None where there is no incident."""
        return self.intensity / self.incidents if self.incidents else None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One period: all incidents of the dyad, and those in either direction (a mutual one counts half each way)."""

    period: Period
    total: Counts
    there: Counts
    back: Counts
    ranged: int
    """How many of them are dated to a range of days that reaches beyond the period."""
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A dyad by day, week or month; every period from the first to the last, and what has no place in it."""

    states: tuple[str, str]
    by: By
    rows: tuple[SeriesRow, ...]
    apart: tuple[Apart, ...]


def count_series(acts: Acts, states: tuple[str, str], by: By, *, first: date | None = None, last: date | None = None) -> Series:
    """The series of a dyad. `first`, `last`: days whose periods begin and end it; else those of its first and last act.

    Each incident counts once: in the period that holds most of its days, the earlier one of two that hold as many.
    """
    begin = first or min((act.first for act in acts.acts), default=None)
    end = last or max((act.last for act in acts.acts), default=None)
    periods = periods_between(begin, end, by) if begin and end and acts.acts else []
    at = place(acts.acts, periods)
    members: list[list[Act]] = [[] for _ in periods]
    for act, index in zip(acts.acts, at, strict=True):
        if index >= 0:
            members[index].append(act)
    outside = tuple(Apart(act.incident, "outside") for act, index in zip(acts.acts, at, strict=True) if index < 0)
    rows = tuple(_row(period, own) for period, own in zip(periods, members, strict=True))
    return Series(states, by, rows, acts.apart + outside)


def place(acts: Sequence[Act], periods: Sequence[Period]) -> NDArray[np.int64]:
    """For each act the index of the period that holds most of its days; -1 where that is none of the periods, which stand in order."""
    if not periods or not acts:
        return np.full(len(acts), -1, dtype=np.int64)
    by, own = periods[0].by, [(act.first, act.last) for act in acts]
    firsts = np.array([period.first.toordinal() for period in periods])
    chosen = np.fromiter((_fullest(begin, end, by).toordinal() for begin, end in own), dtype=np.int64, count=len(own))
    index = np.searchsorted(firsts, chosen, side="right") - 1
    index[chosen > periods[-1].last.toordinal()] = -1
    return np.asarray(index, dtype=np.int64)


def _fullest(first: date, last: date, by: By) -> date:
    """A day of the period that holds most of a range; of a range by day, which holds one of each, the first."""
    if first == last or by == "day":
        return first

    def days(period: Period) -> int:
        return (min(period.last, last) - max(period.first, first)).days + 1

    return max(max(periods_between(first, last, by), key=days).first, first)


def _row(period: Period, acts: Sequence[Act]) -> SeriesRow:
    return SeriesRow(
        period,
        _counts([(act, 1.0) for act in acts]),
        _counts([(act, act.there) for act in acts]),
        _counts([(act, act.back) for act in acts]),
        sum(act.first < period.first or act.last > period.last for act in acts),
        tuple(act.incident.id for act in acts),
    )


def _counts(shares: Sequence[tuple[Act, float]]) -> Counts:
    by_quad = tuple(sum(share for act, share in shares if act.quad == quad) for quad in QUADS)
    one, two, three, four = by_quad
    return Counts(sum(by_quad), (one, two, three, four), sum(share * act.intensity for act, share in shares))
