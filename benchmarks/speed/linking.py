"""How long linking takes as claims grow: `python -m benchmarks.speed.linking 10000 100000 [1000000] [--ledger]`.

For each number of invented claims: time and peak memory of linking all at once, and the exponent of growth from one number to the next.
With `--ledger` also a ledger of them: one more report (median of some, each linked alone), and whether the ledger that was linked so
holds the incidents of one batch. Each number runs in a process of its own, so that memory is its own.
"""

from __future__ import annotations

import argparse
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.quality.crises import World, invent
from demarche import incidents, linking
from demarche.ledger import Batch, Ledger
from demarche.records import Claim, Published, Report, Sentence

DIFFICULTY, SEED = 0.5, 7
MORE, SEVERAL = 15, 500
"""Reports added one by one; reports of one transaction."""


class Run(msgspec.Struct):
    """The figures of one number of claims; seconds and mebibytes."""

    claims: int
    judgements: int
    seconds: float
    memory: float
    one_more: float | None = None
    slowest: float | None = None
    is_equal: bool | None = None


@dataclass(frozen=True, slots=True)
class Grown:
    """A ledger that came to its claims in two ways."""

    one_more: list[float]
    is_equal: bool


def measure(size: int, *, ledger: bool) -> Run:
    """Links `size` claims at once, and if asked a ledger of them step by step."""
    world = invent(size, difficulty=DIFFICULTY, seed=SEED)
    before = _memory()
    start = time.perf_counter()
    linked = incidents.link(world.claims, world.texts, world.sentences, published=world.published)
    run = Run(len(world.claims), len(linked.judgements), time.perf_counter() - start, _memory() - before)
    del linked
    if ledger:
        grown = grow(world)
        run.one_more, run.slowest, run.is_equal = median(grown.one_more), max(grown.one_more), grown.is_equal
    return run


def grow(world: World) -> Grown:
    """All but some reports linked as a whole, the last ones one by one; then everything once more as a whole."""
    spread = max(1, len(world.claims) // MORE)
    late = world.claims[::spread][:MORE]
    kept_back = {claim.id for claim in late}
    early = [claim for claim in world.claims if claim.id not in kept_back]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        ledger.begin_run("benchmark")
        for start in range(0, len(early), SEVERAL):
            _add(ledger, early[start : start + SEVERAL], world)
        linking.link(ledger)
        times = [_time_one_more(ledger, claim, world) for claim in late]
        step = {judgement.id for judgement in ledger.judgements()}
        linking.link_all(ledger)
        return Grown(times, step == {judgement.id for judgement in ledger.judgements()})


def _time_one_more(ledger: Ledger, claim: Claim, world: World) -> float:
    _add(ledger, [claim], world)
    start = time.perf_counter()
    linking.link(ledger)
    return time.perf_counter() - start


def _add(ledger: Ledger, claims: Sequence[Claim], world: World) -> None:
    reports = [Report(c.report, world.texts[c.report], published=Published(world.published[c.report], "given")) for c in claims]
    sentences = [[Sentence(c.report, 0, world.sentences[c.report, 0], ())] for c in claims]
    ledger.add(Batch(reports, sentences, [[claim] for claim in claims], coder="made"))


def _memory() -> float:
    """Peak memory of this process so far, in mebibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(runs: Iterable[Run]) -> None:
    """One line a number."""
    last: Run | None = None
    for run in runs:
        line = f"{run.claims:>9,} claims {run.seconds:8.1f} s {run.memory:8.0f} MiB"
        if last:
            line += f"  exponent {math.log(run.seconds / last.seconds) / math.log(run.claims / last.claims):.2f}"
        if run.one_more is not None and run.slowest is not None:
            line += f"  one more {1000 * run.one_more:.0f} ms (slowest {1000 * run.slowest:.0f})  same as one batch: {run.is_equal}"
        print(line, flush=True)
        last = run


def _apart(size: int, *, ledger: bool) -> Run:
    command = [sys.executable, "-m", "benchmarks.speed.linking", str(size), "--alone", *(["--ledger"] if ledger else [])]
    return msgspec.json.decode(subprocess.run(command, check=True, capture_output=True).stdout, type=Run)


def main() -> None:
    """Measures each number in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--ledger", action="store_true")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        sys.stdout.buffer.write(msgspec.json.encode(measure(arguments.sizes[0], ledger=arguments.ledger)))
    else:
        show(_apart(size, ledger=arguments.ledger) for size in arguments.sizes)


if __name__ == "__main__":
    main()
