"""Where the claims of one incident contradict each other: versions, and who holds each. Never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from demarche.records import Actor, Claim, Dispute, Magnitude, Report, Version

VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of quad classes 1 and 3: their modes shade into each other, so that two of them are no contradiction."""


def find_disputes(claims: Sequence[Claim], reports: Mapping[str, Report], *, but: Container[str] = ()) -> tuple[Dispute, ...]:
    """The fields on which the claims differ, in a fixed order: status, actor, recipient, mode, place, date, then counts.

    `but`: kinds of counts that only seem to differ.
    """
    found = [
        _dispute("status", ((claim.status, claim) for claim in (claims if _is_contested(claims) else ())), reports),
        _party_dispute("actor", [(claim.actors, claim) for claim in claims], reports),
        _party_dispute("recipient", [(claim.recipients, claim) for claim in claims], reports),
        _dispute("mode", ((claim.mode, claim) for claim in claims if claim.mode and claim.event not in VERBAL), reports),
        _dispute("place", _places(claims), reports),
        _dispute("date", ((_day(c), c) for c in claims), reports),
        *(_count_dispute(kind, claims, reports) for kind in sorted({m.kind for c in claims for m in c.magnitudes if m.kind not in but})),
    ]
    return tuple(dispute for dispute in found if dispute)


def _is_contested(claims: Sequence[Claim]) -> bool:
    """Whether a status is disputed: somebody denies, or some allege what others assert."""
    statuses = {claim.status for claim in claims}
    return ("denied" in statuses and len(statuses) > 1) or {"alleged", "asserted"} <= statuses


def _places(claims: Sequence[Claim]) -> list[tuple[str | None, Claim]]:
    """Each claim with its town, under the name that is met first: Tehran and Teheran are one place of the gazetteer."""
    names: dict[int | str, str] = {}
    placed = [(c.place, c) for c in claims if c.place and c.place.precision in ("city", "point")]
    return [(names.setdefault(place.geonames or place.name, place.name), claim) for place, claim in placed]


def _day(claim: Claim) -> str | None:
    """The day that the words of a claim name, where they name one."""
    when = claim.when
    return when.start.isoformat() if when and when.start and when.spans and when.precision == "day" else None


def _party_dispute(field: str, held: Sequence[tuple[Sequence[Actor], Claim]], reports: Mapping[str, Report]) -> Dispute | None:
    """A dispute where two claims name parties that have none in common; one party more or less is no contradiction."""
    sides = [({actor.side for actor in actors if actor.side}, claim) for actors, claim in held]
    known = [(" + ".join(sorted(found)), found, claim) for found, claim in sides if found]
    distinct = list({value: found for value, found, _ in known}.values())
    if not any(one.isdisjoint(other) for one in distinct for other in distinct):
        return None
    return _dispute(field, ((value, claim) for value, _, claim in known), reports)


def _dispute(field: str, held: Iterable[tuple[str | None, Claim]], reports: Mapping[str, Report]) -> Dispute | None:
    versions: defaultdict[str, list[Claim]] = defaultdict(list)
    for value, claim in held:
        if value is not None:
            versions[value].append(claim)
    return _made(field, versions, reports)


def _made(field: str, versions: Mapping[str, Sequence[Claim]], reports: Mapping[str, Report]) -> Dispute | None:
    if len(versions) < 2:
        return None
    told = [Version(value, tuple(c.id for c in held), _holders(held, reports), _since(held, reports)) for value, held in versions.items()]
    return Dispute(field, tuple(sorted(told, key=lambda version: (version.since or date.max, version.value))))


def _since(claims: Sequence[Claim], reports: Mapping[str, Report]) -> date | None:
    """The day on which some claims were first published; None where no report of theirs has a date."""
    return min((published.day for claim in claims if (published := reports[claim.report].published)), default=None)


def _holders(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Who holds a version: the speakers of its claims, or the outlet where the report itself speaks."""
    names = []
    for claim in claims:
        report = reports[claim.report]
        spoken = [s.actor.code if s.actor.side else s.actor.name for s in claim.speakers]
        names += spoken or [report.outlet or report.name]
    return tuple(dict.fromkeys(names))


def _count_dispute(kind: str, claims: Sequence[Claim], reports: Mapping[str, Report]) -> Dispute | None:
    """A dispute where two counts of a kind exclude each other ("39" and "46"; "at least nine" and "nine" do not)."""
    counted = [(m, claim) for claim in claims for m in claim.magnitudes if m.kind == kind]
    distinct = list({(m.low, m.high): m for m, _ in counted}.values())
    if not any(one.excludes(other) for one in distinct for other in distinct):
        return None
    versions: defaultdict[str, list[Claim]] = defaultdict(list)
    for magnitude, claim in counted:
        versions[show(magnitude)].append(claim)
    return _made(kind, versions, reports)


def show(magnitude: Magnitude) -> str:
    """A count as people write it: `9`, `9 or more`, `20 to 30`."""
    if magnitude.high is None:
        return f"{magnitude.low} or more"
    return str(magnitude.low) if magnitude.low == magnitude.high else f"{magnitude.low} to {magnitude.high}"
