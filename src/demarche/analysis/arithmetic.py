"""The constants of the tension index: one table, each of which can be set, and the grid over which its band is taken."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product

from demarche.errors import UsageError
from demarche.records import Status

VARIABLE = "DEMARCHE_INDEX"
"""Environment variable with constants of one's own: `half_life=7 denied=0.5`."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Every constant of the index. None was fitted to an outcome: they are conventions, and the band shows what hangs on them."""

    half_life: float = 14.0
    """Days after which an act weighs half."""
    asserted: float = 1.0
    """Weight of an act that somebody asserts as having happened."""
    attempted: float = 0.7
    """Weight of an act that was tried and failed."""
    alleged: float = 0.5
    """Weight of an act that is only alleged."""
    planned: float = 0.3
    """Weight of an act that is only planned or announced."""
    denied: float = 0.2
    """Weight of an act of which only the denial is known."""
    contested: float = 0.75
    """Further factor of an act that some tell and others deny."""
    single: float = 0.7
    """Weight of an act that one independent source tells; n of them make 1 - (1 - single)^n."""
    relief: float = 0.5
    """How much a point of cooperation takes off, against a point of conflict."""
    threshold: float = 0.5
    """Score of an act's surest claim below which it does not count."""
    longest_range: float = 31.0
    """Days of the longest range that is spread over its days; a vaguer act is listed apart."""
    coverage: float = 1.0
    """Exponent of the factor of coverage: 0 leaves it out."""
    coverage_window: float = 28.0
    """Days, centred on a day, whose reports tell how well the ledger covers that day."""
    coverage_prior: float = 10.0
    """Reports a week that are added to both sides of the factor, so that few reports cannot move it far."""
    coverage_bound: float = 2.0
    """Most by which coverage may raise or lower an act."""
    thin: float = 5.0
    """Reports in the window below which coverage is called thin."""

    def status(self, status: Status) -> float:
        """The weight of a status; 0 for what nobody says has happened or will."""
        return {
            "asserted": self.asserted,
            "attempted": self.attempted,
            "alleged": self.alleged,
            "planned": self.planned,
            "denied": self.denied,
        }.get(status, 0.0)

    def sources(self, count: int) -> float:
        """The weight of so many independent sources: rises to 1, so that echo adds little."""
        return 1.0 - (1.0 - self.single) ** count

    @property
    def keep(self) -> float:
        """What is left of an act's weight after a day."""
        return float(0.5 ** (1.0 / self.half_life))


HALF_LIVES = (0.5, 1.0, 2.0)
"""Half-lives of the grid, as multiples of the one in use."""

THRESHOLDS = (-0.1, 0.0, 0.1)
"""Thresholds of the grid, added to the one in use."""

COVERAGES = (0.0, 1.0)
"""Factors of coverage in the grid: without, and as in use (multiples of the exponent)."""

RELIEFS = (0.0, 1.0, 2.0)
"""Reliefs of the grid, as multiples of the one in use: conflict alone, as in use, twice as much."""


def grid(base: Arithmetic) -> Iterator[Arithmetic]:
    """All variants over which the band is taken: half-life × statuses × threshold × coverage × relief."""
    for statuses, above, exponent, relief, life in product(_statuses(base), THRESHOLDS, COVERAGES, RELIEFS, HALF_LIVES):
        yield replace(
            statuses,
            threshold=base.threshold + above,
            coverage=base.coverage * exponent,
            relief=base.relief * relief,
            half_life=base.half_life * life,
        )


def _statuses(base: Arithmetic) -> tuple[Arithmetic, ...]:
    """Only what is asserted; as in use; all that anybody says at full weight, doubts and denials left aside."""
    strict = replace(base, attempted=0.0, alleged=0.0, planned=0.0, denied=0.0, contested=0.0)
    return strict, base, replace(base, attempted=1.0, alleged=1.0, planned=1.0, denied=1.0, contested=1.0)


SHARES = frozenset({"asserted", "attempted", "alleged", "planned", "denied", "contested", "single", "threshold"})
"""Constants that lie between 0 and 1."""

LEAST = {"half_life": 0.1, "coverage_window": 1.0, "coverage_bound": 1.0, "longest_range": 1.0}
"""The least value of some constants; that of the others is 0."""

MOST = {"relief": 10.0, "coverage": 2.0, "coverage_bound": 10.0, "longest_range": 366.0} | dict.fromkeys(SHARES, 1.0)
"""The greatest value of some constants; that of the others is LARGEST."""

LARGEST = 10_000.0


def read_arithmetic(given: Iterable[str], base: Arithmetic | None = None) -> Arithmetic:
    """The table with constants of one's own, each as `half_life=7`; UsageError where there is no such constant or value."""
    base = base or Arithmetic()
    changed = dict(_read(item) for item in given)
    return replace(base, **changed)


def _read(item: str) -> tuple[str, float]:
    name, _, value = item.partition("=")
    names: Sequence[str] = [field.name for field in fields(Arithmetic)]
    if name not in names:
        raise UsageError(f"{name!r} is no constant of the index.", remedy=f"There are: {', '.join(names)}.")
    least, most = LEAST.get(name, 0.0), MOST.get(name, LARGEST)
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not least <= number <= most:
        raise UsageError(
            f"{item!r} sets no value of {name}.", remedy=f"Give a number from {least:g} to {most:g}: {name}={_default(name):g}."
        )
    return name, number


def _default(name: str) -> float:
    return float(getattr(Arithmetic(), name))
