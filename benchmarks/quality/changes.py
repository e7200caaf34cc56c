"""Change points on generated series with known changes: `python -m benchmarks.quality.changes [--ruptures]`.

Prints, for Poisson counts and for counts twice as dispersed: how many flat series get an alarm; how many steps are found within three
periods, how far off, after what delay when the series is read as it grows, and how many further alarms there are; and how many bursts of
four periods are found at both ends. `--ruptures` measures PELT of ruptures too (install it by hand; it is no dependency).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from demarche.analysis.changes import divide

Counts = NDArray[np.float64]
Method = Callable[[Counts], list[int]]

ROUNDS, PERIODS, NEAR = 100, 104, 3
STEPS = ((0.5, 4.0), (2.0, 2.0), (2.0, 3.0), (8.0, 1.5), (2.0, 0.25))
RATES = (0.2, 0.5, 2.0, 8.0)


def draw(rate: float, size: int, spread: float, random: np.random.Generator) -> Counts:
    """Counts of a mean and a variance of `spread` times the mean."""
    if spread == 1:
        return random.poisson(rate, size).astype(float)
    return random.negative_binomial(rate / (spread - 1), 1 / spread, size).astype(float)


def cusum(counts: Counts, *, height: float = 7.0, ratio: float = 2.0, warm: int = 8) -> list[int]:
    """A two-sided Poisson CUSUM for doubling and halving against the mean since the last alarm."""
    found, start, up, down, rose, fell = [], 0, 0.0, 0.0, 0, 0
    for at, count in enumerate(counts):
        if at - start < warm:
            continue
        usual = max(float(counts[start : max(min(rose, fell), start + warm)].mean()), 0.1)
        rose, fell = (at if up == 0 else rose), (at if down == 0 else fell)
        up = max(0.0, up + count * math.log(ratio) - usual * (ratio - 1))
        down = max(0.0, down - count * math.log(ratio) + usual * (1 - 1 / ratio))
        if max(up, down) > height:
            start = rose if up > height else fell
            found.append(start)
            up = down = 0.0
    return found


def pelt(counts: Counts) -> list[int]:
    """PELT of ruptures on roots of the counts, whose variance is 1 where they are Poisson."""
    import ruptures  # type: ignore[import-not-found,import-untyped,unused-ignore]

    roots = 2 * np.sqrt(counts + 0.375)
    fitted = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(roots.reshape(-1, 1))
    return [int(at) for at in fitted.predict(pen=3.0 * math.log(len(counts)))[:-1]]


def delay(find: Method, counts: Counts, change: int, most: int = 20) -> int:
    """Periods after a change until the series read so far shows it; `most` where it does not by then."""
    for passed in range(1, most):
        if any(abs(at - change) <= NEAR for at in find(counts[: change + passed])):
            return passed
    return most


def measure_flat(find: Method, rate: float, spread: float) -> str:
    """The share of flat series with an alarm."""
    random = np.random.default_rng(1)
    return f"{mean(bool(find(draw(rate, PERIODS, spread, random))) for _ in range(ROUNDS)):.2f}"


def measure_step(find: Method, rate: float, ratio: float, spread: float, *, delays: bool) -> str:
    """Found, mean distance of the found, further alarms for a series, median delay."""
    random, half, hits, extra = np.random.default_rng(2), PERIODS // 2, 0, 0
    off: list[int] = []
    late: list[int] = []
    for turn in range(ROUNDS):
        counts = np.concatenate([draw(rate, half, spread, random), draw(rate * ratio, half, spread, random)])
        found = find(counts)
        near = [abs(at - half) for at in found if abs(at - half) <= NEAR]
        hits += bool(near)
        off += [min(near)] if near else []
        extra += len(found) - bool(near)
        if delays and turn < 30:
            late.append(delay(find, counts, half))
    return f"{hits / ROUNDS:.2f} off {mean(off or [math.nan]):.1f} extra {extra / ROUNDS:.2f}" + (
        f" delay {sorted(late)[len(late) // 2]}" if delays else ""
    )


def measure_burst(find: Method, spread: float) -> str:
    """The share of bursts (four periods at ten times the rate) of which both ends are found within two periods."""
    random = np.random.default_rng(3)
    both = []
    for _ in range(ROUNDS):
        found = find(np.concatenate([draw(rate, size, spread, random) for rate, size in ((0.5, 52), (5.0, 4), (0.5, 48))]))
        both.append(all(any(abs(at - edge) <= 2 for at in found) for edge in (52, 56)))
    return f"{mean(both):.2f}"


def main(methods: Mapping[str, Method]) -> None:
    """Prints the figures of some methods."""
    for name, find in methods.items():
        for spread in (1.0, 2.0):
            print(f"{name}, variance {spread:g} × mean")
            print("  flat: " + ", ".join(f"{rate:g} a period {measure_flat(find, rate, spread)}" for rate in RATES))
            for rate, ratio in STEPS:
                print(f"  {rate:g} × {ratio:g}: {measure_step(find, rate, ratio, spread, delays=find is not pelt)}")
            print(f"  bursts: {measure_burst(find, spread)}", flush=True)


if __name__ == "__main__":
    main({"own": divide, "cusum": cusum} | ({"pelt": pelt} if "--ruptures" in sys.argv else {}))
