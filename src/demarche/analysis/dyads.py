"""The relationship of two states: the incidents between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from demarche.records import Incident


def states_of(incident: Incident) -> frozenset[str]:
    """The states (and bodies of states) that take part in an incident."""
    return frozenset(actor.country for actor in (*incident.actors, *incident.recipients) if actor.country)


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
