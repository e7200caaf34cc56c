"""Versions of one report: what an outlet printed under one address or title, and later printed otherwise. All texts are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from demarche.records import Report

ALIKE = 0.5
"""Share of the word groups of the shorter text that the longer one must have: below it they are two texts, as a front page or a column
with a standing title has them (set by hand)."""

SHINGLE = 4
"""Words in a word group."""

NEAR = 8
"""Reports under one address or title with which each is compared, back in time."""


def histories(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """The versions of each report that has several, oldest first; histories in order of their first versions."""
    owner = {report.id: report.id for report in reports}

    def root(id_: str) -> str:
        while owner[id_] != id_:
            id_ = owner[id_]
        return id_

    for first, second in _pairs(reports):
        if root(first.id) != root(second.id) and _is_version(first, second):
            owner[root(second.id)] = root(first.id)
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_moment):
        groups[root(report.id)].append(report)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def superseded(found: Sequence[tuple[Report, ...]]) -> dict[str, str]:
    """For each version that a later one took the place of, the id of the newest. `found`: histories.

    Where neither day of publication nor time of retrieval says which is later, both stand.
    """
    return {
        report.id: versions[-1].id
        for versions in found
        for report in versions
        if any(_is_later(other, report) for other in versions if other is not report)
    }


def count_once(groups: Mapping[str, str], found: Sequence[tuple[Report, ...]]) -> dict[str, str]:
    """Groups of copies (report id to group) in which all versions of a report are of one group: they are one source."""
    one: dict[str, str] = {}

    def root(group: str) -> str:
        while group in one:
            group = one[group]
        return group

    for versions in found:
        first, *others = [root(groups[report.id]) for report in versions]
        one.update((root(other), first) for other in others if root(other) != first)
    return {report: root(group) for report, group in groups.items()}


def shelves(url: str | None, outlet: str | None, title: str | None) -> list[tuple[str, str]]:
    """Where a report is looked for among its like: under its address, and with its outlet under its title."""
    found = [("url", _address(url))] if url else []
    return [*found, (_fold(outlet), _fold(title))] if outlet and title else found


def _pairs(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Reports under one address, or of one outlet under one title, in order of time."""
    stored: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_moment):
        for shelf in shelves(report.url, report.outlet, report.title):
            stored[shelf].append(report)
    for stack in stored.values():
        for place, report in enumerate(stack):
            yield from ((earlier, report) for earlier in stack[max(0, place - NEAR) : place])


def _is_version(first: Report, second: Report) -> bool:
    """Whether two texts are versions of one: other words, but most of the shorter text is in the longer."""
    one, other = _prose(first), _prose(second)
    if one == other:
        return False
    left, right = (_shingles(words) for words in (one, other))
    return bool(left and right) and len(left & right) >= ALIKE * min(len(left), len(right))


def _prose(report: Report) -> list[str]:
    """The words of a report without page furniture."""
    parts, at = [], 0
    for span in sorted(report.furniture):
        parts.append(report.text[at : max(at, span.start)])
        at = max(at, span.end)
    return re.findall(r"\w+", " ".join([*parts, report.text[at:]]).lower())


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _moment(report: Report) -> tuple[date, float, str]:
    day = report.published.day if report.published else date.max
    return (day, report.retrieved.timestamp() if report.retrieved else float("inf"), report.id)


def _is_later(second: Report, first: Report) -> bool:
    if first.published and second.published and first.published.day != second.published.day:
        return second.published.day > first.published.day
    return bool(first.retrieved and second.retrieved) and _moment(second)[1] > _moment(first)[1]


def _address(url: str) -> str:
    """An address without scheme, `www.`, fragment and the marks that only count visitors."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    asked = "&".join(sorted(part for part in parts.query.split("&") if part and not part.startswith(("utm_", "fbclid", "gclid"))))
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{asked}"


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
