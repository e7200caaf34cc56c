"""Which reports are copies of each other: syndicated, cut, edited and rewritten texts count as one source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from demarche.incidents.overlap import Outline, facts, outline, retold, sketch, verbatim
from demarche.incidents.sketches import Sketches
from demarche.records import Report

MOST = 0.6
"""The share of a report, word for word in an earlier one, from which it is a copy."""

ALL, SOME = 0.8, 0.2
"""The share of an earlier report that a later one contains word for word to be a longer version of it, and the later one's own share."""

RETOLD = 0.5
"""The share of both of two reports, sentence by sentence retold in the other, from which the later is a copy."""

FACTS = 0.72
"""The share of names and numbers that a copy keeps: of one of the two reports in the other, of both where it is retold.

It tells copies from the next report in a series (results, storms, counts of cases), which has the sentences of the last with other facts.
"""

TIED = 0.1
"""A report goes to the earliest of the reports that it shares most with: shares that differ by no more are equal."""

TRACE = 0.2
"""The share of a copy of a copy that the origin has: below it, the copy took what was not the origin's."""
# All tuned on the odd half of benchmarks/quality/copies.jsonl and on Wikinews, which has few copies and many series: docs/decisions/0006.

CopyKind = Literal["same", "cut", "longer", "partly", "retold"]


@dataclass(frozen=True, slots=True)
class CopyOf:
    """Why a report is no source of its own."""

    report: str
    of: str
    """The report that it was copied from, as far as the texts tell; its `origin` or a copy of that."""
    origin: str
    share: float
    """How much of the report is in `of`: of its words, where `retold` of its content words."""
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class _Link:
    """That a report is a copy of an earlier one."""

    earlier: int
    share: float
    kind: CopyKind


@dataclass(slots=True)
class _Entry:
    """A report in the index. `origin` is a place in it."""

    id: str
    order: tuple[str, int, str]
    text: Outline
    origin: int
    link: _Link | None = None
    links: list[_Link] = field(default_factory=list)
    later: list[int] = field(default_factory=list)


class CopyIndex:
    """Reports grouped by origin; one more may be added at any time.

    The groups do not depend on the order in which reports are added: whether two reports are linked is decided by the two alone, and
    whose copy a report is by the links to those before it in order of publication. A late-found earlier report becomes the origin.
    """

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._entries: list[_Entry] = []
        self._places: dict[str, int | None] = {}
        self._sketches = Sketches()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> str:
        """The id of the report's origin as far as is known now: its own where it is a copy of none."""
        if report.id not in self._places:
            text = outline(_prose(report))
            self._places[report.id] = None if text is None else self._insert(report, text)
        return self.origin(report.id)

    def origin(self, report: str) -> str:
        """The id of the origin of a report that was added, as things stand."""
        place = self._places[report]
        return report if place is None else self._entries[self._entries[place].origin].id

    def origins(self) -> dict[str, str]:
        """For each report's id the id of its origin."""
        return {report: self.origin(report) for report in self._places}

    def why(self, report: str) -> CopyOf | None:
        """What a report is a copy of, and how much of it; None for a report of its own."""
        place = self._places[report]
        link = None if place is None else self._entries[place].link
        if link is None:
            return None
        return CopyOf(report, self._entries[link.earlier].id, self.origin(report), link.share, link.kind)

    def _insert(self, report: Report, text: Outline) -> int:
        """The place of a report, once it is linked to those like it and they are settled."""
        pairs, here = sketch(text), len(self._entries)
        # On one day the longer comes first: texts are cut more often than stretched.
        entry = _Entry(report.id, (report.published.day.isoformat() if report.published else "9", -text.words, report.id), text, here)
        self._entries.append(entry)
        for place in self._sketches.near(pairs):
            first, last = sorted((here, place), key=lambda at: self._entries[at].order)
            if link := self._link(first, last):
                self._entries[last].links.append(link)
                self._entries[first].later.append(last)
        self._sketches.add(pairs)
        self._settle(here)
        return here

    def _link(self, first: int, last: int) -> _Link | None:
        """The link of a report to an earlier one that it is a copy of."""
        earlier, later = self._entries[first].text, self._entries[last].text
        kept, known = sorted((facts(later, earlier), facts(earlier, later)))
        if known < FACTS:
            return None
        share, back = verbatim(later, earlier), verbatim(earlier, later)
        if share >= MOST or (back >= ALL and share >= SOME):
            return _Link(first, share, _kind(share, back))
        if kept >= FACTS and (told := retold(later, earlier)) >= RETOLD and retold(earlier, later) >= RETOLD:
            return _Link(first, told, "retold")
        return None

    def _settle(self, here: int) -> None:
        """Finds anew whose copies a report and those that may descend from it are, earliest first."""
        found, ahead = {here}, [here]
        while ahead:
            new = set(self._entries[ahead.pop()].later) - found
            found |= new
            ahead += new
        for place in sorted(found, key=lambda at: self._entries[at].order):
            entry = self._entries[place]
            entry.link = self._choose(entry)
            entry.origin = self._entries[entry.link.earlier].origin if entry.link else place

    def _choose(self, entry: _Entry) -> _Link | None:
        """The earliest of the links with the greatest share, among those that lead to an origin which has some of the report."""
        links = [link for link in entry.links if self._traced(entry, self._entries[link.earlier].origin)]
        best = max((link.share for link in links), default=0.0)
        return min((link for link in links if link.share >= best - TIED), key=lambda link: self._entries[link.earlier].order, default=None)

    def _traced(self, entry: _Entry, origin: int) -> bool:
        """Whether a report has something of an origin: a cut of a merged text may hold nothing of the text that most of it came from."""
        if any(link.earlier == origin for link in entry.links):
            return True
        text = self._entries[origin].text
        return max(verbatim(entry.text, text), retold(entry.text, text)) >= TRACE


def _kind(share: float, back: float) -> CopyKind:
    """The kind of a copy by the shares of it and of the earlier report that are in the other."""
    if share >= ALL:
        return "same" if back >= ALL else "cut"
    return "longer" if back >= ALL else "partly"


def group(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id the id of its origin: of the reports that it is a copy of the first published, undated ones last, or its own."""
    return CopyIndex(reports).origins()


def _prose(report: Report) -> str:
    """The text without furniture: reports of one site share its menus, which makes them no copies."""
    parts, at = [], 0
    for span in sorted(report.furniture):
        parts.append(report.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*parts, report.text[at:]])
