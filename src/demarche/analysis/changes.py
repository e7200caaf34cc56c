"""Where the pace of hostile acts changes: the best division of the counts into stretches of one Poisson rate each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from demarche.analysis.acts import Act
from demarche.analysis.arithmetic import Arithmetic
from demarche.analysis.counting import place
from demarche.analysis.periods import Period
from demarche.records import Status

Column = NDArray[np.float64]

PENALTY = 3.0
"""Price of a change in log n. Set on generated series (docs/decisions/0015-tension-index.md): under 3 % of flat ones get an alarm."""

SHORTEST = 2
"""Periods of the shortest stretch: one crowded period is a peak, not a change."""

MOST_PERIODS = 4000
"""Periods that are looked at, the latest ones: time grows with their square."""

TOLD: frozenset[Status] = frozenset({"asserted", "alleged", "attempted"})
"""Statuses of acts that count here: what somebody says has been done or tried."""

EVIDENCE_PERIODS, EVIDENCE = 4, 5
"""Periods beside a change whose acts carry it, and how many of these are named."""


@dataclass(frozen=True, slots=True)
class Change:
    """A period with which hostile acts become more or fewer, and the acts that show it."""

    period: Period
    kind: Literal["rise", "fall"]
    before: float
    after: float
    """Hostile acts for a period, in the stretch before and in the one that begins."""
    gain: float
    """Twice the log-likelihood that the change gains for these two stretches, over their dispersion."""
    incidents: tuple[str, ...]
    """Ids of the gravest acts of the first periods of a rise; of the last ones before a fall."""


def find_changes(acts: Sequence[Act], periods: Sequence[Period], arithmetic: Arithmetic) -> tuple[Change, ...]:
    """The changes in the counts of hostile acts, in order of time."""
    periods = periods[-MOST_PERIODS:]
    hostile = [act for act in acts if act.intensity < 0 and act.incident.status in TOLD]
    if not hostile or len(periods) < 2 * SHORTEST:
        return ()
    at = place(hostile, periods)
    counts = np.bincount(at[at >= 0], minlength=len(periods)).astype(float)
    edges = [0, *divide(counts), len(counts)]
    return tuple(
        _change(counts, (edges[i - 1], edges[i], edges[i + 1]), periods, (hostile, at), arithmetic) for i in range(1, len(edges) - 1)
    )


def divide(counts: Column) -> list[int]:
    """Where new stretches begin: the division with the least cost, by dynamic programming. Shape of counts: periods.

    Cost: minus twice the Poisson log-likelihood of every stretch, and PENALTY × log n × dispersion for each change.
    """
    size = len(counts)
    if size < 2 * SHORTEST:
        return []
    total = np.concatenate([[0.0], np.cumsum(counts)])
    penalty = PENALTY * math.log(size) * dispersion(counts)
    best, begins = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=np.int64)
    best[0] = -penalty
    for end in range(SHORTEST, size + 1):
        starts = np.arange(end - SHORTEST + 1)
        costs = best[starts] + _cost(total[end] - total[starts], end - starts) + penalty
        begins[end] = int(np.argmin(costs))
        best[end] = costs[begins[end]]
    return _walk_back(begins)


def _walk_back(begins: NDArray[np.int64]) -> list[int]:
    found, at = [], len(begins) - 1
    while (at := int(begins[at])) > 0:
        found.append(at)
    return found[::-1]


def dispersion(counts: Column) -> float:
    """How much more neighbouring counts differ than those of a Poisson process would; at least 1. A lasting change hardly moves it."""
    sums = float((counts[1:] + counts[:-1]).sum())
    return max(1.0, float(((counts[1:] - counts[:-1]) ** 2).sum()) / sums) if sums else 1.0


def _cost(total: Column, periods: NDArray[np.int64]) -> Column:
    """Minus twice the greatest Poisson log-likelihood of stretches, without what all divisions share."""
    safe = np.maximum(total, 1e-12)
    return np.asarray(-2.0 * (safe * np.log(safe / periods) - safe), dtype=float)


def _change(
    counts: Column,
    edges: tuple[int, int, int],
    periods: Sequence[Period],
    hostile: tuple[Sequence[Act], NDArray[np.int64]],
    arithmetic: Arithmetic,
) -> Change:
    start, middle, end = edges
    before, after = counts[start:middle], counts[middle:end]
    sums = np.array([before.sum(), after.sum(), counts[start:end].sum()])
    apart, other, together = _cost(sums, np.array([middle - start, end - middle, end - start])).tolist()
    rises = float(after.mean()) > float(before.mean())
    low, high = (middle, min(end, middle + EVIDENCE_PERIODS)) if rises else (max(start, middle - EVIDENCE_PERIODS), middle)
    acts, at = hostile
    carried = [acts[int(i)] for i in np.flatnonzero((at >= low) & (at < high))]
    carried.sort(key=lambda act: (act.intensity * arithmetic.sources(act.incident.sources), act.first, act.incident.id))
    return Change(
        periods[middle],
        "rise" if rises else "fall",
        float(before.mean()),
        float(after.mean()),
        (together - apart - other) / dispersion(counts),
        tuple(act.incident.id for act in carried[:EVIDENCE]),
    )
