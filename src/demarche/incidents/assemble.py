"""Incidents from claims and judgements: connected claims, consensus values, disputes, independent sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from demarche.incidents.disputes import find_disputes
from demarche.incidents.parts import Counted, part_notes
from demarche.incidents.people import settle
from demarche.records import PERSON, UNKNOWN, Actor, Claim, Incident, Judgement, Magnitude, Place, Report, Status, When, content_id

BY_WEIGHT: tuple[Status, ...] = ("asserted", "attempted", "alleged", "planned", "denied", "hypothetical", "negated")
"""The status of an incident is the first of these that one of its claims has: what one source asserts, it tells as having happened."""


def assemble(
    claims: Sequence[Claim], reports: Mapping[str, Report], judgements: Sequence[Judgement], copies: Mapping[str, str]
) -> list[Incident]:
    """The incidents in order of time. `copies`: report id to the id of its group of copies."""
    counted = Counted(claims)
    return sorted((_incident(group, reports, copies, counted) for group in components(claims, judgements)), key=_order)


def components(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> list[list[Claim]]:
    """Claims connected by judgements "same", the groups in the order of their first claims.

    People's judgements come first and bind: what somebody holds apart, no chain of others joins.
    """
    settled = settle(claims, judgements)
    rows = {claim.id: row for row, claim in enumerate(claims)}
    for judgement in sorted(judgements, key=lambda judgement: (-judgement.score, judgement.id)):
        if judgement.same and not judgement.by.startswith(PERSON) and judgement.left in rows and judgement.right in rows:
            settled.join(rows[judgement.left], rows[judgement.right])
    groups: defaultdict[int, list[Claim]] = defaultdict(list)
    for row, claim in enumerate(claims):
        groups[settled.root(row)].append(claim)
    return list(groups.values())


def _incident(group: list[Claim], reports: Mapping[str, Report], copies: Mapping[str, str], counted: Counted) -> Incident:
    group = sorted(group, key=lambda claim: (_published(reports[claim.report]), claim.report, claim.trigger))
    first = group[0]
    votes = _Votes(group, copies)
    notes = part_notes(group, counted)
    return Incident(
        id=content_id("i", first.report, first.trigger.start, first.event),
        event=_most(votes.on(lambda claim: claim.event)) or first.event,
        mode=_most(votes.on(lambda claim: claim.mode)),
        actors=_parties(votes.on(lambda claim: claim.actors)),
        recipients=_parties(votes.on(lambda claim: claim.recipients)),
        place=_place(votes.on(lambda claim: claim.place)),
        when=_when(votes.on(lambda claim: claim.when)),
        magnitudes=_magnitudes(votes.on(lambda claim: claim.magnitudes)),
        status=next(status for status in BY_WEIGHT if any(claim.status == status for claim in group)),
        claims=tuple(claim.id for claim in group),
        reports=tuple(dict.fromkeys(claim.report for claim in group)),
        sources=len({copies.get(claim.report, claim.report) for claim in group}),
        disputes=find_disputes(group, reports, but=notes),
        notes=tuple(notes.values()),
    )


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Votes:
    """One vote for each group of copies: a wire story printed ten times is one source."""

    claims: Sequence[Claim]
    copies: Mapping[str, str]

    def on(self, value: Callable[[Claim], T | None]) -> list[T]:
        """The first value that each group of copies has, groups in order of publication."""
        votes: dict[str, T] = {}
        for claim in self.claims:
            if found := value(claim):
                votes.setdefault(self.copies.get(claim.report, claim.report), found)
        return list(votes.values())


def _published(report: Report) -> date:
    return report.published.day if report.published else date.max


def _order(incident: Incident) -> tuple[date, str, str]:
    return (incident.when.start if incident.when and incident.when.start else date.max, incident.event, incident.id)


def _most(values: Sequence[str]) -> str | None:
    return Counter(values).most_common(1)[0][0] if values else None


def _parties(versions: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The parties that most voters name, resolved ones before unresolved."""
    named = [actors for actors in versions if actors]
    if not named:
        return ()
    counts = Counter(tuple(sorted({a.code for a in actors})) for actors in named)
    best = max(counts, key=lambda codes: (not all(code.startswith(UNKNOWN) for code in codes), counts[codes]))
    return next(actors for actors in named if tuple(sorted({a.code for a in actors})) == best)


def _place(places: Sequence[Place]) -> Place | None:
    """The most precise place; the most frequent among those."""
    if not places:
        return None
    rank = {"point": 0, "city": 1, "province": 2, "country": 3, "unknown": 4}
    finest = min(rank[place.precision] for place in places)
    fine = [place for place in places if rank[place.precision] == finest]
    name = _most([place.name for place in fine])
    return next(place for place in fine if place.name == name)


def _when(whens: Sequence[When]) -> When | None:
    """The shortest dated range; the most frequent among those."""
    dated = [when for when in whens if when.start and when.end]
    if not dated:
        return whens[0] if whens else None
    # Dates that the words give come before dates assumed from publication.
    said = [when for when in dated if when.spans] or dated
    shortest = min((when.end - when.start).days for when in said if when.start and when.end)
    short = [when for when in said if when.start and when.end and (when.end - when.start).days == shortest]
    day = Counter(when.start for when in short).most_common(1)[0][0]
    return next(when for when in short if when.start == day)


def _magnitudes(votes: Sequence[tuple[Magnitude, ...]]) -> tuple[Magnitude, ...]:
    """For each kind the bounds that most voters give."""
    kinds: defaultdict[str, list[Magnitude]] = defaultdict(list)
    for magnitude in (magnitude for vote in votes for magnitude in vote):
        kinds[magnitude.kind].append(magnitude)
    chosen = []
    for kind, found in kinds.items():
        (low, high), _ = Counter((m.low, m.high) for m in found).most_common(1)[0]
        chosen.append(Magnitude(kind, low, high))
    return tuple(chosen)
