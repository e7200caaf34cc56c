"""The relationship of two states: the incidents between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from demarche.records import Actor, Incident

FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types by which people or property come to harm."""


def states_of(incident: Incident) -> frozenset[str]:
    """The states (and bodies of states) that take part in an incident, with the host of an attack by hands of no state."""
    return doers_of(incident) | _countries(incident.recipients)


def doers_of(incident: Incident) -> frozenset[str]:
    """The states that act. Where hands of no state harm another's people or property, the state on whose ground they do so."""
    doers, victims = _countries(incident.actors), _countries(incident.recipients)
    host = incident.place.country if incident.place else None
    if not doers and victims and host and incident.event in FORCE:
        return frozenset({host}) - victims
    return doers


def _countries(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.country for actor in actors if actor.country)


def between(incidents: Iterable[Incident], first: str, second: str) -> list[Incident]:
    """The incidents in which both take part, in the order given."""
    return [incident for incident in incidents if {first, second} <= states_of(incident)]


def busiest(incidents: Sequence[Incident]) -> tuple[str, str] | None:
    """The two states with the most incidents between them, or None where no incident has two."""
    counts: Counter[tuple[str, str]] = Counter()
    for incident in incidents:
        states = sorted(states_of(incident))
        counts.update((a, b) for i, a in enumerate(states) for b in states[i + 1 :])
    return min(counts, key=lambda pair: (-counts[pair], pair)) if counts else None
