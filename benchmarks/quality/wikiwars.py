"""WikiWars: the time expressions of articles on wars against their TIMEX3, as TempEval-3 scores them.

Mapped from our days to TIMEX3 values, since records hold first and last day with a precision, TIMEX3 a calendar unit:

- a day, week, month, quarter or year is written as such (`1939-09-01`, `1939-W35`, `1939-09`, `1939-Q3`, `1939`);
- a third of a month, year or decade ("early October") is written as its whole: the corpus drops the part (`1939-10`);
- seasons are `1943-SP`, `-SU`, `-FA`, `-WI` (a winter under the year in which it ends), half years `-H1`, `-H2`, decades three
  figures, centuries two; seven days in a row are the week that holds their middle; any other range of days has no TIMEX3 value;
- "from 1914 to 1918" and "since 1939" are taken apart: the corpus marks each time by itself, without the words that bind them;
- of the corpus's values the time of day is cut (`1775-04-19TMO` is `1775-04-19`), since records hold days.

The day of each document is that of its download: articles are read without a day of publication, so that only the text can be an
anchor. A value of `null` in the corpus is not scored; one we cannot hold (before year 1, `PRESENT_REF`) counts as missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from demarche.entities.dates_read import TimeExpression, time_expressions
from demarche.protocols import LanguageModel
from demarche.records import Report, Span, When, report_id

_LEADING = re.compile(r"(?:in|on|over|during|for|within|between|from|at|of|throughout|across|by|until|since) +", re.IGNORECASE)
"""Prepositions that some of our rules take in and the corpus leaves out."""

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SPLIT_FILES = {"train": "split_trainingset.txt", "test": "split_testset.txt"}


class Marked(NamedTuple):
    """A time expression with its TIMEX3 value; None where it has none."""

    span: Span
    text: str
    value: str | None


@dataclass(slots=True)
class Score:
    """What was found of what is there; `missed`, `false`, `wrong` list the errors to read."""

    gold: int = 0
    ours: int = 0
    relaxed: int = 0
    strict: int = 0
    valued: int = 0
    """Found expressions whose value the corpus gives."""
    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def values(self) -> float:
        """The share of right values among the expressions found."""
        return self.right / self.valued if self.valued else 0.0

    def f1(self, hits: int) -> float:
        """F1 of so many hits."""
        return 2 * hits / (self.gold + self.ours) if self.gold + self.ours else 0.0


def score_wikiwars(folder: Path, split: str, language: LanguageModel) -> Score:
    """The score of one split (`train`, `test`) of the corpus."""
    score = Score()
    for name in (folder / _SPLIT_FILES[split]).read_text("utf-8").split():
        report, gold = read_article(folder / "tml" / name)
        (sentences,) = language.analyse([report])
        compare(report, gold, list(flatten(time_expressions(report, sentences))), score)
    return score


def read_article(path: Path) -> tuple[Report, list[Marked]]:
    """An article as a report without a day, and its time expressions."""
    body = ElementTree.parse(path).getroot().find("TEXT")
    assert body is not None
    gold: list[Marked] = []
    text = _read(body, "", gold)
    return Report(report_id(text, given=path.stem), text, given=path.stem, language="en"), gold


def _read(node: ElementTree.Element, before: str, gold: list[Marked]) -> str:
    """The text up to the end of a node; its TIMEX3 are added to `gold`."""
    start, text = len(before), before + (node.text or "")
    for child in node:
        text = _read(child, text, gold) + (child.tail or "")
    if node.tag == "TIMEX3":
        gold.append(Marked(Span(start, len(text)), text[start:], _normalised(node.get("value"))))
    return text


def _normalised(value: str | None) -> str | None:
    if value in (None, "", "null"):
        return None
    return value if value.startswith("P") else value.split("T")[0]


def flatten(found: Iterable[TimeExpression]) -> Iterator[Marked]:
    """Our expressions as the corpus would mark them: ranges and bounds taken apart, without leading prepositions."""
    for expression in found:
        if expression.parts:
            yield from flatten(expression.parts)
            continue
        lead = _LEADING.match(expression.text)
        skip = lead.end() if lead else 0
        span = Span(expression.span.start + skip, expression.span.end)
        value = (timex_value(expression.when) if expression.when else None) or expression.length
        yield Marked(span, expression.text[skip:], value)


def timex_value(when: When) -> str | None:
    """The TIMEX3 value of some days; None where no calendar unit is meant."""
    start, end = when.start, when.end
    if start is None or end is None:
        return None
    if start == end:
        return start.isoformat()
    if (end - start).days == 6:
        return "{}-W{:02}".format(*(start + timedelta(3)).isocalendar())
    return _of_year(start, end) or _of_years(start, end)


def _of_year(start: date, end: date) -> str | None:
    """A month, season, quarter, half or the whole of a year."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}" if start.day in (1, 11, 21) else None
    first, months = start.day == 1 and (end + timedelta(1)).day == 1, 12 * (end.year - start.year) + end.month - start.month + 1
    if first and months == 3 and start.month % 3 == 0:
        return f"{end.year:04}-{_SEASONS[start.month]}"
    if start.year != end.year or not first:
        return None
    if months == 3:
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if months == 6 and start.month in (1, 7):
        return f"{start.year:04}-H{1 + (start.month == 7)}"
    whole = months == 12 or (months == 4 and start.month in (1, 5, 9))
    return f"{start.year:04}" if whole else None


def _of_years(start: date, end: date) -> str | None:
    """A decade or century, or a part of one."""
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return None
    if start.year // 10 == end.year // 10:
        return f"{start.year // 10:03}"
    return f"{start.year // 100:02}" if (start.year - 1) // 100 == (end.year - 1) // 100 else None


def compare(report: Report, gold: Sequence[Marked], ours: Sequence[Marked], score: Score) -> None:
    """Adds one article to a score; each expression answers one of the corpus, the earliest that it shares a character with."""
    score.gold += len(gold)
    score.ours += len(ours)
    left = list(ours)
    for one in gold:
        found = max(left, key=lambda other: _shared(one.span, other.span), default=None)
        if found is None or not _shared(one.span, found.span):
            score.missed.append(f"{report.name}: {one.text!r} {one.value}   {_context(report, one.span)}")
            continue
        left.remove(found)
        score.relaxed += 1
        score.strict += found.span == one.span
        if one.value is not None:
            score.valued += 1
            score.right += one.value == found.value
            if one.value != found.value:
                score.wrong.append(
                    f"{report.name}: {one.text!r} {one.value} read {found.text!r} {found.value}   {_context(report, one.span)}"
                )
    score.false += [f"{report.name}: {other.text!r} {other.value}   {_context(report, other.span)}" for other in left]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start) if one.touches(other) else 0


def _context(report: Report, span: Span) -> str:
    return " ".join(report.text[max(0, span.start - 60) : span.end + 40].split())
