"""Measure the reading of times: `python -m benchmarks.quality.timex [--wikiwars DIR] [--split train|test] [--errors]`.

Our own set is dates.txt beside this module: every kind of expression that news uses, with the days meant. WikiWars is not part of
this repository; how its values compare to ours is written in wikiwars.py.
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
from benchmarks.quality.wikiwars import Score, score_wikiwars
from demarche import plugins
from demarche.entities.dates_read import TimeExpression, time_expressions
from demarche.protocols import LanguageModel
from demarche.records import Published, Report, Span, report_id
from demarche.settings import load

DATES = Path(__file__).parent / "dates.txt"
WIKIWARS = Path(__file__).parents[3] / "shared" / "data" / "wikiwars"

_MARK = re.compile(r"\[([^\]]*)\]")


class Expected(NamedTuple):
    """A marked expression and what it means, in the notation of dates.txt."""

    span: Span
    value: str


class Line(NamedTuple):
    """One line of the set."""

    number: int
    report: Report
    expected: tuple[Expected, ...]
    precision: str
    anchor: str


@dataclass(slots=True)
class Own:
    """How the expressions of our set were read."""

    lines: int = 0
    right: int = 0
    precise: int = 0
    """Right with their precision."""
    anchors: int = 0
    anchored: int = 0
    wrong: list[str] = field(default_factory=list)


def read_lines(path: Path = DATES) -> Iterator[Line]:
    """The lines of the set."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        published, text, values, precision, anchor = line.split(" | ")
        spans = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(_MARK.finditer(text))]
        plain = text.replace("[", "").replace("]", "")
        day = None if published == "-" else date.fromisoformat(published)
        report = Report(report_id(plain, day=day), plain, published=Published(day, "given") if day else None, language="en")
        expected = tuple(Expected(*pair) for pair in zip(spans, values.split(" ; "), strict=False))
        yield Line(number, report, expected, precision, anchor)


def score_own(path: Path, language: LanguageModel) -> Own:
    """How the expressions of the set are read: days, precision, anchor."""
    lines = list(read_lines(path))
    score = Own()
    for line, sentences in zip(lines, language.analyse([line.report for line in lines]), strict=True):
        _score_line(line, time_expressions(line.report, sentences), score)
    return score


def _score_line(line: Line, found: list[TimeExpression], score: Own) -> None:
    score.lines += 1
    read = [_read_as(expected.span, found) for expected in line.expected]
    times = [expression for expression in found if expression.kind == "date"]
    if all(one and _means(expected.value, one) for expected, one in zip(line.expected, read, strict=True)) and (line.expected or not times):
        score.right += 1
        score.precise += all(_is_precise(line.precision, one) for one in read if one)
    else:
        got = "; ".join(f"{one.text!r} {_shown(one)}" for one in read if one) or str([one.text for one in times])
        score.wrong.append(f"{line.number}: {line.report.text} expected {[e.value for e in line.expected]} read {got}")
    if line.anchor != "-" and line.expected:
        score.anchors += 1
        score.anchored += all(one and one.when and one.when.anchor == line.anchor for one in read)


def _read_as(span: Span, found: list[TimeExpression]) -> TimeExpression | None:
    """The expression that shares most with a span."""
    touching = [one for one in found if one.span.touches(span)]
    return max(touching, key=lambda one: min(one.span.end, span.end) - max(one.span.start, span.start), default=None)


def _means(expected: str, one: TimeExpression) -> bool:
    if one.when is None or expected.startswith("P"):
        return one.length == expected
    start, _, end = expected.partition("..")
    last = end if ".." in expected else start
    if expected == "?":
        return one.when.start is None and one.when.end is None
    return start in ("*", _day(one.when.start)) and last in ("*", _day(one.when.end))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _is_precise(expected: str, one: TimeExpression) -> bool:
    return one.kind == expected if one.when is None else one.when.precision == expected


def _shown(one: TimeExpression) -> str:
    return f"{one.when.start or ''}..{one.when.end or ''} {one.when.precision}" if one.when else f"{one.length} {one.kind}"


def measure_times(language: LanguageModel, wikiwars: Path | None = None, split: str = "test") -> list[Figure]:
    """Figures of our own set, and of WikiWars where its folder is given."""
    own = score_own(DATES, language)
    figures = _figures("dates", DATES, {"value": own.right / own.lines, "precision": own.precise / own.lines})
    figures += _figures("dates", DATES, {"anchor": own.anchored / own.anchors})
    if wikiwars is not None:
        figures += _corpus_figures(wikiwars, split, score_wikiwars(wikiwars, split, language))
    return figures


def _corpus_figures(folder: Path, split: str, score: Score) -> list[Figure]:
    listed = folder / ("split_testset.txt" if split == "test" else "split_trainingset.txt")
    values = {
        "extraction f1": score.f1(score.relaxed),
        "extraction f1 strict": score.f1(score.strict),
        "value on found": score.values,
        "value f1": score.values * score.f1(score.relaxed),
    }
    return _figures(f"wikiwars {split}", listed, values)


def _figures(corpus: str, file: Path, values: dict[str, float]) -> list[Figure]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return [Figure(corpus, name, round(value, 4), digest) for name, value in values.items()]


def main() -> None:
    """Prints the figures, with `--errors` every expression that was read otherwise (never those of the test part)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wikiwars", type=Path, default=WIKIWARS, help="folder of the corpus")
    parser.add_argument("--split", choices=("train", "test"), default="train")
    parser.add_argument("--own", action="store_true", help="our own set alone")
    parser.add_argument("--errors", action="store_true", help="list what was read otherwise")
    arguments = parser.parse_args()
    language = plugins.language_model(load())
    own = score_own(DATES, language)
    print(f"own set: {own.right}/{own.lines} right, {own.precise} with precision, anchor {own.anchored}/{own.anchors}")
    if arguments.errors:
        print("\n".join(own.wrong))
    if arguments.own or not arguments.wikiwars.is_dir():
        return
    score = score_wikiwars(arguments.wikiwars, arguments.split, language)
    for figure in _corpus_figures(arguments.wikiwars, arguments.split, score):
        print(f"{figure.corpus:24} {figure.name:24} {figure.value:7.4f}")
    if arguments.errors and arguments.split == "train":
        for name in ("wrong", "missed", "false"):
            print(f"\n# {name}", *getattr(score, name), sep="\n")


if __name__ == "__main__":
    main()
