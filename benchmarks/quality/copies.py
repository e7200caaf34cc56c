"""Measure what is told to be a copy: `python -m benchmarks.quality.copies [--errors]`.

copies.jsonl beside this module holds news reports of our own writing and what becomes of such reports: printed again, cut, edited,
merged, rewritten by hand in the way that machines rewrite. Each line names its origin; `also` names a second report that it takes
over less of, and pairs with that one's copies count neither way. Reports with odd numbers are for development; the even half is
held out: its figures are printed, its errors are not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.floors import Figure
from demarche.incidents import group
from demarche.records import Published, Report

COPIES = Path(__file__).parent / "copies.jsonl"


class Line(NamedTuple):
    """A report, what kind of copy it is, if any, and the report it comes from (itself where it is one of its own)."""

    report: Report
    kind: str
    origin: str
    also: str | None

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the half whose errors are not looked at."""
        return int(self.report.id[1:3]) % 2 == 0


class Score(NamedTuple):
    """Precision and recall of pairs of reports from one origin, B-cubed of the groups, and how many of each kind were told right."""

    precision: float
    recall: float
    cubed_precision: float
    cubed_recall: float
    kinds: dict[str, tuple[int, int]]

    @property
    def f1(self) -> float:
        """The harmonic mean of the precision and recall of pairs."""
        return _harmonic(self.precision, self.recall)

    @property
    def cubed(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        return _harmonic(self.cubed_precision, self.cubed_recall)


def read_lines(path: Path = COPIES) -> Iterator[Line]:
    """The lines of the set."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        published = Published(date.fromisoformat(row["published"]), "given")
        report = Report(row["id"], row["text"], outlet=row["outlet"], published=published, language="en")
        yield Line(report, row["kind"], row["origin"], row.get("also"))


def score(lines: Sequence[Line], groups: Mapping[str, str]) -> Score:
    """The groups (report id to id of its group) against the origins that the set names."""
    right = wrong = missed = 0
    for one, other in combinations(lines, 2):
        if _open(one, other):
            continue
        together, alike = groups[one.report.id] == groups[other.report.id], one.origin == other.origin
        right, wrong, missed = right + (together and alike), wrong + (together and not alike), missed + (alike and not together)
    precision, recall = _cubed(lines, groups)
    return Score(_share(right, wrong), _share(right, missed), precision, recall, _by_kind(lines, groups))


def _open(one: Line, other: Line) -> bool:
    """Whether a pair counts neither way: a merged report and a copy of what it takes over less of."""
    return one.also == other.origin or other.also == one.origin


def _cubed(lines: Sequence[Line], groups: Mapping[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall: means over reports of how much of its group is its origin's, and how much of its origin's is there."""
    found, meant = defaultdict(set), defaultdict(set)
    for line in lines:
        found[groups[line.report.id]].add(line.report.id)
        meant[line.origin].add(line.report.id)
    shared = {line: len(found[groups[line.report.id]] & meant[line.origin]) for line in lines}
    precision = sum(shared[line] / len(found[groups[line.report.id]]) for line in lines) / len(lines)
    return precision, sum(shared[line] / len(meant[line.origin]) for line in lines) / len(lines)


def _by_kind(lines: Sequence[Line], groups: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """For each kind how many are told right, and of how many: a copy with its origin, any other report apart from others."""
    told: Counter[str] = Counter()
    for line in lines:
        told[line.kind] += not list(_faults(line, lines, groups))
    return {kind: (told[kind], count) for kind, count in sorted(Counter(line.kind for line in lines).items())}


def _faults(line: Line, lines: Iterable[Line], groups: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the group of a report, as seen from reports of their own."""
    own = line.origin == line.report.id
    for other in lines:
        if other is line or other.origin != other.report.id or _open(line, other):
            continue
        together = groups[line.report.id] == groups[other.report.id]
        if together and line.origin != other.origin:
            yield f"{line.report.id} ({line.kind}) with {other.report.id} ({other.kind})"
        if not own and not together and line.origin == other.origin:
            yield f"{line.report.id} ({line.kind}) without its origin"


def _share(right: int, other: int) -> float:
    return right / (right + other) if right else 0.0


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one and other else 0.0


def halves(path: Path = COPIES) -> tuple[list[Line], list[Line]]:
    """The half for development and the half held out."""
    lines = list(read_lines(path))
    return [line for line in lines if not line.held_out], [line for line in lines if line.held_out]


def measure_copies() -> list[Figure]:
    """F1 of pairs, their precision, and B-cubed F1, of the half held out."""
    held, digest = halves()[1], hashlib.sha256(COPIES.read_bytes()).hexdigest()
    found = score(held, group([line.report for line in held]))
    values = {"pairs": found.f1, "pairs precision": found.precision, "b-cubed": found.cubed}
    return [Figure("copies", name, round(value, 4), digest) for name, value in values.items()]


def main() -> None:
    """Prints the figures of both halves, with `--errors` what is told wrong in the half for development."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is told wrong in the half for development")
    arguments = parser.parse_args()
    for name, lines in zip(("development", "held out"), halves(), strict=True):
        groups = group([line.report for line in lines])
        found = score(lines, groups)
        print(f"{name}: {len(lines)} reports; pairs {found.f1:.3f} (precision {found.precision:.3f}, recall {found.recall:.3f}), ", end="")
        print(f"B-cubed {found.cubed:.3f} ({found.cubed_precision:.3f}, {found.cubed_recall:.3f})")
        print("  " + ", ".join(f"{kind} {right}/{count}" for kind, (right, count) in found.kinds.items()))
        if arguments.errors and name == "development":
            print("\n".join("  " + fault for line in lines for fault in _faults(line, lines, groups)))


if __name__ == "__main__":
    main()
