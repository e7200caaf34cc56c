"""Whom else a phrase might have stood for: the other readings of its names in the tables, with a weight and a reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from demarche.entities.actors_page import Page
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.states import OWN, Entry
from demarche.records import Actor, Span

MOST = 5
"""Candidates that are kept."""
OFF_DAY = 0.1
"""Weight of a reading that does not hold on the day of the report, against one that does; set by hand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a phrase, what speaks for or against it, and its weight before all are set to sum to 1."""

    code: str
    reason: str
    weight: float

    def form(self, total: float) -> dict[str, Any]:
        """As the value of a finding."""
        return {"code": self.code, "score": round(self.weight / total, 3), "reason": self.reason}


def find_candidates(scene: Scene, page: Page, spans: Sequence[Span], identity: Identity) -> list[dict[str, Any]]:
    """The readings of the names in a phrase, the likeliest first, where there are several: code, score, reason. Scores sum to 1.

    A reading that holds on the day of the report weighs ten times one that does not; each naming of its state in the report adds one.
    """
    found: dict[str, Candidate] = {}
    for one in (*_by_names(scene, page, spans), *_by_offices(scene, identity)):
        if one.code not in found or found[one.code].weight < one.weight:
            found[one.code] = one
    if len(found) < 2:
        return []
    ordered = sorted(found.values(), key=lambda one: -one.weight)[:MOST]
    total = sum(one.weight for one in ordered)
    return [one.form(total) for one in ordered]


def _by_names(scene: Scene, page: Page, spans: Sequence[Span]) -> Iterator[Candidate]:
    for hit in page.names:
        if len(hit.entries) < 2 or not any(page.span(hit.first, hit.last).touches(span) for span in spans):
            continue
        for entry in hit.entries:
            code, holds = Actor("", country=entry.country, sectors=entry.sectors).code, entry.holds(scene.day)
            named = scene.totals.get(entry.country or "", 0)
            yield Candidate(code, _reason(entry, holds, named), (1.0 if holds else OFF_DAY) * (1 + named))


def _reason(entry: Entry, holds: bool, named: int) -> str:
    if OWN in entry.traits:
        return "your own list" if holds else "your own list, but for other days"
    if not holds:
        return f"table of names, but only {_days(entry.since, entry.until)}"
    return f"table of names; the report names {entry.country} {named} times" if entry.country else "table of names"


def _by_offices(scene: Scene, identity: Identity) -> Iterator[Candidate]:
    """The terms of all holders whose surname the one found has."""
    if identity.rule != "office table" or not identity.name:
        return
    for holder in scene.people.namesakes(identity.name):
        holds = scene.day is None or holder.holds(scene.day)
        code = Actor("", country=holder.country, sectors=holder.sectors).code
        named = scene.totals.get(holder.country or "", 0)
        reason = f"{holder.name}, {holder.role} {_days(holder.since, holder.until)}"
        yield Candidate(code, reason, (1.0 if holds else OFF_DAY) * (1 + named) * (2 if holder.name == identity.name else 1))


def _days(since: object, until: object) -> str:
    return f"{since or '…'} to {until or 'now'}"
