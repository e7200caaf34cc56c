"""Measure the chain on the gold sets and hold it to the floors: `python -m benchmarks.quality [--gold DIR] [--pin]`.

The gold is not part of this repository; without it the open sets alone are measured, which is said. Floors are in floors.json, each
with the hash of the corpus that it was measured on: a changed corpus asks for a new floor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.quality.floors import check, pin
from benchmarks.quality.gold import measure

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def main() -> int:
    """0: every floor held; 1: one did not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold files")
    parser.add_argument("--relations", type=Path, help="PLV_train.tsv, for relate and relations (slow)")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    arguments = parser.parse_args()
    has_gold = (arguments.gold / "sentences.gold.jsonl").exists()
    if not has_gold:
        print(f"no gold in {arguments.gold}: only the open sets are measured")
    figures = measure(arguments.gold if has_gold else None, arguments.relations)
    for figure in figures:
        print(f"{figure.corpus:24} {figure.name:24} {figure.value:7.4f}")
    if arguments.pin:
        pin(figures)
    broken = check(figures)
    for line in broken:
        print(f"below the floor: {line}", file=sys.stderr)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
