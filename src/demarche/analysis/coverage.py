"""How well a ledger covers each day: reports that tell nothing of the dyad, so that a crisis does not cancel itself out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from demarche.analysis.acts import Known
from demarche.analysis.arithmetic import Arithmetic
from demarche.records import Incident

Days = NDArray[np.int64]
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days of publication of a ledger's dated reports, in order (ordinals): all, those of the dyad, and the others."""

    every: Days
    own: Days
    others: Days

    def published(self, first: date, last: date) -> tuple[int, int]:
        """How many reports came out between two days, and how many of them tell of the dyad."""
        return _between(self.every, first, last), _between(self.own, first, last)

    def watches(self, first: date, last: date, until: date) -> bool:
        """Whether at least half of some days lie between the ledger's first report and the last day that counts.

        What is told of earlier days was told later, and a beginning of reports is no change in the world.
        """
        begin = max(first, date.fromordinal(int(self.every[0]))) if len(self.every) else first
        return 2 * ((min(last, until) - begin).days + 1) >= (last - first).days + 1

    def is_thin(self, day: date, until: date, arithmetic: Arithmetic) -> bool:
        """Whether fewer reports than `thin` came out in the window around a day, which is moved back where it reaches beyond `until`."""
        window = int(arithmetic.coverage_window)
        high = min(day.toordinal() + window // 2, until.toordinal())
        return bool(_count(self.every, np.array([high - window + 1]), np.array([high]))[0] < arithmetic.thin)

    def factors(self, days: Days, arithmetic: Arithmetic) -> Column:
        """For each day the factor of its acts: mean reports on others a week over those around the day, drawn to 1 where they are few.

        1 before the first and after the last report: there the ledger knows of acts only what was told at another time.
        """
        factors: Column = np.ones(len(days))
        if not len(self.others) or not arithmetic.coverage:
            return factors
        begin, end = int(self.every[0]), int(self.every[-1])
        half = arithmetic.coverage_window / 2
        low = np.maximum(days - int(np.ceil(half)) + 1, begin)
        high = np.minimum(days + int(half), end)
        weeks = np.maximum(high - low + 1, 1) / 7.0
        around = _count(self.others, low, high) / weeks
        usual = len(self.others) / ((end - begin + 1) / 7.0)
        prior, bound = arithmetic.coverage_prior, arithmetic.coverage_bound
        ratio = (usual + prior) / np.maximum(around + prior, 1e-9)
        inside = (days >= begin) & (days <= end)
        factors[inside] = (np.clip(ratio, 1.0 / bound, bound) ** arithmetic.coverage)[inside]
        return factors


def measure_coverage(known: Known, incidents: Iterable[Incident]) -> Coverage:
    """The coverage of a ledger's days. `incidents`: those of the dyad."""
    own = {report for incident in incidents for report in incident.reports}
    dated = [(report.id, report.published.day.toordinal()) for report in known.reports.values() if report.published]
    return Coverage(
        _sorted([day for _, day in dated]),
        _sorted([day for id_, day in dated if id_ in own]),
        _sorted([day for id_, day in dated if id_ not in own]),
    )


def _sorted(days: Sequence[int]) -> Days:
    return np.sort(np.array(days, dtype=np.int64))


def _between(days: Days, first: date, last: date) -> int:
    return int(_count(days, np.array([first.toordinal()]), np.array([last.toordinal()]))[0])


def _count(days: Days, low: Days, high: Days) -> Column:
    counted: Column = (np.searchsorted(days, high, side="right") - np.searchsorted(days, low, side="left")).astype(float)
    return np.maximum(counted, 0.0)
