"""Measure the reading of counts end to end: `python -m benchmarks.quality.counts [--errors]`.

counts.txt beside this module marks an act in each sentence and says which counts belong to it. An act that the coder does not find
has no counts: it is told apart, since no reading of numbers can mend it.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.floors import Figure
from demarche.pipeline import Pipeline
from demarche.records import Claim, Published, Report, Span, report_id

COUNTS = Path(__file__).parent / "counts.txt"
PUBLISHED = date(2023, 4, 7)

Counts = dict[str, tuple[int, int | None]]


class Line(NamedTuple):
    """A sentence, the word of one act in it, and the counts that belong to that act."""

    number: int
    report: Report
    act: Span
    counts: Counts


@dataclass(slots=True)
class Score:
    """How the counts of the set were read."""

    lines: int = 0
    coded: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)


def read_lines(path: Path = COUNTS) -> Iterator[Line]:
    """The lines of the set."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        text, counts = line.split(" | ")
        match = re.search(r"\[([^\]]*)\]", text)
        assert match, line
        plain = text.replace("[", "").replace("]", "")
        report = Report(report_id(plain, day=PUBLISHED), plain, published=Published(PUBLISHED, "given"), language="en")
        yield Line(number, report, Span(match.start(), match.end() - 2), dict(_read(counts)))


def _read(counts: str) -> Iterator[tuple[str, tuple[int, int | None]]]:
    for part in counts.split(", ") if counts != "-" else ():
        kind, bounds = part.split(" ")
        low, dots, high = bounds.partition("..")
        yield kind, (int(low), int(high) if high else None if dots else int(low))


def score_counts(path: Path, pipeline: Pipeline) -> Score:
    """How many acts of the set are coded, and how many with exactly their counts."""
    lines, score = list(read_lines(path)), Score()
    for line, claims in zip(lines, pipeline.code([line.report for line in lines]).claims, strict=True):
        own = [claim for claim in claims if any(_shares(span, line.act) for span in (claim.trigger, *claim.mentions))]
        score.lines += 1
        score.coded += bool(own)
        read = [_counts(claim) for claim in own]
        if line.counts in read:
            score.right += 1
        else:
            score.wrong.append(f"{line.number}: {line.report.text} expected {line.counts} read {read if own else 'no act'}")
    return score


def _shares(one: Span, other: Span) -> bool:
    return one.touches(other)


def _counts(claim: Claim) -> Counts:
    return {magnitude.kind: (magnitude.low, magnitude.high) for magnitude in claim.magnitudes}


def measure_counts(pipeline: Pipeline) -> list[Figure]:
    """The share of acts with exactly their counts: of those coded, and of all."""
    score, digest = score_counts(COUNTS, pipeline), hashlib.sha256(COUNTS.read_bytes()).hexdigest()
    values = {"exact": score.right / score.coded if score.coded else 0.0, "exact of all": score.right / score.lines}
    return [Figure("counts", name, round(value, 4), digest) for name, value in values.items()]


def main() -> None:
    """Prints the figures, with `--errors` every line read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what was read otherwise")
    arguments = parser.parse_args()
    score = score_counts(COUNTS, Pipeline())
    print(f"{score.right} of {score.coded} coded acts with exactly their counts; {score.lines} lines")
    if arguments.errors:
        print("\n".join(score.wrong))


if __name__ == "__main__":
    main()
