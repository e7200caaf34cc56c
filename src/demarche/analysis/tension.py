"""The tension index of a dyad: published arithmetic (docs/reference/index.md), which unfolds into the acts that make it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from demarche.analysis.acts import Act, Acts, Apart, Known
from demarche.analysis.arithmetic import Arithmetic, grid
from demarche.analysis.changes import Change, find_changes
from demarche.analysis.coverage import Coverage, measure_coverage
from demarche.analysis.periods import By, Period, periods_between, read_period
from demarche.analysis.weights import Board, Column, Spans, average, kernel, read_board
from demarche.errors import UsageError


@dataclass(frozen=True, slots=True)
class TensionRow:
    """The index of one period, in points of conflict a week."""

    period: Period
    days: int
    """Days of it that count: the last period ends with the ledger's knowledge."""
    value: float
    low: float
    high: float
    """Least and greatest value over the grid of `arithmetic.grid`: how much hangs on the constants. No interval of confidence."""
    conflict: float
    cooperation: float
    """What cooperation takes off: value = conflict - cooperation."""
    there: float
    back: float
    """The parts from the first state toward the second and back: value = there + back."""
    incidents: int
    """Incidents that count and of which some day lies in the period."""
    reports: int
    own_reports: int
    """Reports that came out in the period: all of the ledger, and those on the dyad."""
    coverage: float
    """The factor of coverage on its middle day."""
    lead: str | None
    """The incident that weighs most of those that begin in the period."""
    thin: bool
    """Whether so few reports came out around the period that a low value may be silence of the ledger."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one act adds to a period: points × relief × status × contested × sources × coverage × decay."""

    act: Act
    points: float
    relief: float
    status: float
    contested: float
    sources: float
    coverage: float
    decay: float
    """Of one point on the act's days, what the period has of it on average, in points a week."""
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A period's value as the sum of its contributions, the greatest first."""

    period: Period
    value: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class TensionIndex:
    """The index of a dyad over time, with what is apart, and where the pace of hostile acts changes."""

    states: tuple[str, str]
    by: By
    arithmetic: Arithmetic
    until: date | None
    """The last day that counts."""
    rows: tuple[TensionRow, ...]
    changes: tuple[Change, ...]
    apart: tuple[Apart, ...]
    board: Board = field(repr=False)

    def explain(self, period: str | Period) -> Explanation:
        """The acts that make the value of a period (`2023-W05`, `2023-01`, `2023-01-27`); UsageError where it is not yet known."""
        period = read_period(period) if isinstance(period, str) else period
        if self.until is None or period.first > self.until:
            known = f"the last day that it knows is {self.until}" if self.until else "it has no incident of the two with a day"
            raise UsageError(f"The ledger tells nothing of {period.name}: {known}.", remedy="Choose an earlier period.")
        contributions = _contributions(self.board, self.arithmetic, period, self.until)
        return Explanation(period, sum(part.value for part in contributions), contributions)


def measure_tension(
    known: Known,
    acts: Acts,
    states: tuple[str, str],
    by: By,
    *,
    arithmetic: Arithmetic,
    until: date | None,
    first: date | None = None,
    last: date | None = None,
) -> TensionIndex:
    """The index of a dyad. `first`, `last`: days whose periods begin and end it; `until`: the last day that counts."""
    incidents = [*(act.incident for act in acts.acts), *(item.incident for item in acts.apart)]
    board = read_board(acts.acts, measure_coverage(known, incidents))
    unsure = tuple(Apart(act.incident, "unsure") for act in acts.acts if act.score < arithmetic.threshold)
    begin = first or min((act.first for act in acts.acts), default=None)
    end = min((day for day in (last, until) if day), default=None)
    periods = periods_between(begin, end, by) if begin and end and acts.acts else []
    shown = [act for act in acts.acts if act.score >= arithmetic.threshold]
    outside = tuple(
        Apart(a.incident, "outside") for a in shown if periods and not (a.last >= periods[0].first and a.first <= periods[-1].last)
    )
    rows = _rows(board, arithmetic, periods, until) if periods and until else ()
    watched = [period for period in periods if until and board.coverage.watches(period.first, period.last, until)]
    changes = find_changes(shown, watched, arithmetic)
    return TensionIndex(states, by, arithmetic, until, rows, changes, acts.apart + unsure + outside, board)


def _rows(board: Board, arithmetic: Arithmetic, periods: Sequence[Period], until: date) -> tuple[TensionRow, ...]:
    spans = Spans(
        np.array([period.first.toordinal() for period in periods]),
        np.array([min(period.last, until).toordinal() for period in periods]),
    )
    weights = board.weights(arithmetic)
    conflict = np.maximum(weights, 0.0)
    columns = np.stack([weights, conflict, conflict - weights, weights * board.there, weights * (1.0 - board.there)], axis=1)
    values = average(board.day, _mass(board, columns, arithmetic), spans, arithmetic.keep)
    low, high = _band(board, arithmetic, spans)
    touched, leads = _touched(board, weights, periods), _leads(board, weights, periods)
    middle = (spans.first + spans.last) // 2
    factors = board.coverage.factors(middle, arithmetic)
    return tuple(
        _row(period, until, values[i].tolist(), (low[i], high[i]), touched[i], leads.get(i), board.coverage, float(factors[i]), arithmetic)
        for i, period in enumerate(periods)
    )


def _row(
    period: Period,
    until: date,
    values: Sequence[float],
    band: tuple[float, float],
    incidents: int,
    lead: str | None,
    coverage: Coverage,
    factor: float,
    arithmetic: Arithmetic,
) -> TensionRow:
    value, conflict, cooperation, there, back = values
    last = min(period.last, until)
    middle = date.fromordinal((period.first.toordinal() + last.toordinal()) // 2)
    reports, own = coverage.published(period.first, last)
    thin = coverage.is_thin(middle, until, arithmetic)
    low, high = min(float(band[0]), value), max(float(band[1]), value)
    days = (last - period.first).days + 1
    return TensionRow(period, days, value, low, high, conflict, cooperation, there, back, incidents, reports, own, factor, lead, thin)


def _mass(board: Board, weights: Column, arithmetic: Arithmetic) -> Column:
    """Weights of acts (a column for each variant) on the days over which they are spread, with coverage."""
    spread = board.share * board.coverage.factors(board.day, arithmetic)
    return np.asarray(weights[board.owner] * spread[:, None], dtype=float)


def _band(board: Board, arithmetic: Arithmetic, spans: Spans) -> tuple[Column, Column]:
    """The least and greatest value of every period over the grid."""
    by_pace: dict[tuple[float, float], list[Arithmetic]] = {}
    for variant in grid(arithmetic):
        by_pace.setdefault((variant.keep, variant.coverage), []).append(variant)
    low, high = np.full(len(spans.first), np.inf), np.full(len(spans.first), -np.inf)
    days, at = np.unique(board.day, return_inverse=True)
    for (keep, _), variants in by_pace.items():
        spread = board.share * board.coverage.factors(board.day, variants[0])
        weights = [board.weights(variant)[board.owner] * spread for variant in variants]
        mass: Column = np.stack([np.bincount(at, column, minlength=len(days)) for column in weights], axis=1).astype(float)
        values = average(days, mass, spans, keep)
        low, high = np.minimum(low, values.min(axis=1)), np.maximum(high, values.max(axis=1))
    return low, high


def _touched(board: Board, weights: Column, periods: Sequence[Period]) -> list[int]:
    """How many acts that weigh something have a day in each period."""
    lasts = np.array([period.last.toordinal() for period in periods])
    inside = (board.day >= periods[0].first.toordinal()) & (board.day <= lasts[-1]) & (weights[board.owner] != 0)
    pairs = np.unique(np.stack([np.searchsorted(lasts, board.day[inside]), board.owner[inside]], axis=1), axis=0)
    counted = Counter(pairs[:, 0].tolist())
    return [counted[row] for row in range(len(periods))]


def _leads(board: Board, weights: Column, periods: Sequence[Period]) -> dict[int, str]:
    """For each period the incident of greatest weight of those that begin in it."""
    lasts = [period.last for period in periods]
    found: dict[int, tuple[float, str]] = {}
    for act, weight in zip(board.acts, np.abs(weights).tolist(), strict=True):
        if weight and periods[0].first <= act.first <= lasts[-1]:
            row = bisect_left(lasts, act.first)
            found[row] = max(found.get(row, (0.0, "")), (weight, act.incident.id))
    return {row: incident for row, (_, incident) in found.items()}


def _contributions(board: Board, arithmetic: Arithmetic, period: Period, until: date) -> tuple[Contribution, ...]:
    last = min(period.last, until).toordinal()
    covered = board.share * board.coverage.factors(board.day, arithmetic)
    felt = covered * np.where(board.day <= last, kernel(board.day, period.first.toordinal(), last, arithmetic.keep), 0.0)
    size = len(board.acts)
    coverage = np.bincount(board.owner, covered, minlength=size)
    decay = np.bincount(board.owner, felt, minlength=size) / np.where(coverage, coverage, 1.0)
    factors = [board.points, *board.factors(arithmetic), coverage, decay]
    values = np.prod(factors, axis=0) * (board.score >= arithmetic.threshold)
    order = [int(i) for i in np.argsort(-np.abs(values), kind="stable") if values[i]]
    table = np.stack([*factors, values], axis=1)[order].tolist()
    return tuple(Contribution(board.acts[i], *row) for i, row in zip(order, table, strict=True))
