"""What an outlet changed in a report: the sentences that went and those that came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from demarche.records import Report, Span


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two versions of one report, and the sentences that are in one of them only."""

    outlet: str | None
    title: str | None
    older: str
    """Name of the earlier report, and of the later."""
    newer: str
    published: tuple[date | None, date | None]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def rewritten(older: Report, newer: Report, sentences: Mapping[tuple[str, int], Span]) -> Rewritten:
    """What changed from one version to another. `sentences`: the spans of the sentences of both."""
    before, after = (_sentences(report, sentences) for report in (older, newer))
    days = (older.published.day if older.published else None, newer.published.day if newer.published else None)
    return Rewritten(
        newer.outlet or older.outlet,
        newer.title or older.title,
        older.name,
        newer.name,
        days,
        _only(before, after),
        _only(after, before),
    )


def _sentences(report: Report, sentences: Mapping[tuple[str, int], Span]) -> dict[str, str]:
    """The sentences of a report, by their words alone."""
    spans = [span for (id_, _), span in sorted(sentences.items()) if id_ == report.id] or [Span(0, len(report.text))]
    texts = [" ".join(report.quote(span).split()) for span in spans]
    return {text.casefold(): text for text in texts}


def _only(first: Mapping[str, str], second: Iterable[str]) -> tuple[str, ...]:
    known = set(second)
    return tuple(text for key, text in first.items() if key not in known)
