"""Who acts on whom: actors as nodes, acts as directed edges with their counts by quad class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product

from demarche.analysis.acts import Apart, Known, place_in_time
from demarche.codebook import Codebook
from demarche.records import Actor, Incident


@dataclass(frozen=True, slots=True)
class Node:
    """An actor by its code, with how many acts it does and has done to it."""

    code: str
    country: str | None
    sector: str | None
    acts: int
    received: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The acts of one actor toward another. `mutual`: how many of them both do to each other; these stand on both edges."""

    source: str
    target: str
    incidents: tuple[str, ...]
    quads: tuple[int, int, int, int]
    intensity: float
    """The mean of the acts' intensities, -10 to 10."""
    mutual: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in order of their codes; incidents with a party whose side is unknown, or outside the days, are apart."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unknown: int
    """Incidents that make no edge: a side is missing, or nobody of it is known."""
    apart: tuple[Apart, ...]
    """Incidents that have no day, where days were asked for, or lie outside them."""


@dataclass(frozen=True, slots=True)
class _Tie:
    incident: Incident
    mutual: bool
    days: tuple[date, date] | None


def tie(known: Known, book: Codebook, *, first: date | None = None, last: date | None = None) -> Network:
    """The network of all incidents, or of those with a day from `first` to `last`."""
    ties: defaultdict[tuple[str, str], list[_Tie]] = defaultdict(list)
    actors: dict[str, Actor] = {}
    apart: list[Apart] = []
    unknown = 0
    for incident in known.incidents:
        days = place_in_time(incident, [known.claims[claim] for claim in incident.claims], known.reports)
        if (first or last) and isinstance(days, str):
            apart.append(Apart(incident, days))
            continue
        spanned = None if isinstance(days, str) else days
        if spanned and ((first and spanned[1] < first) or (last and spanned[0] > last)):
            apart.append(Apart(incident, "outside"))
            continue
        pairs, mutual = _pairs(incident)
        unknown += not pairs
        for one, other in pairs:
            actors.setdefault(one.code, one)
            actors.setdefault(other.code, other)
            ties[one.code, other.code].append(_Tie(incident, mutual, spanned))
    edges = tuple(_edge(source, target, ties[source, target], book) for source, target in sorted(ties))
    return Network(_nodes(actors, edges), edges, unknown, tuple(apart))


def _pairs(incident: Incident) -> tuple[list[tuple[Actor, Actor]], bool]:
    """Who acts on whom, and whether they do so to each other: actors without a recipient do."""
    actors, recipients = _known(incident.actors), _known(incident.recipients)
    if not incident.recipients and len(actors) > 1:
        return list(permutations(actors, 2)), True
    return list(product(actors, recipients)), False


def _known(actors: Iterable[Actor]) -> list[Actor]:
    """Those whose side is known, one of each code."""
    return list({actor.code: actor for actor in actors if actor.side}.values())


def _edge(source: str, target: str, ties: Sequence[_Tie], book: Codebook) -> Edge:
    events = [book.event(one.incident.event) for one in ties]
    one, two, three, four = (sum(event.quad == quad for event in events) for quad in (1, 2, 3, 4))
    days = [one.days for one in ties if one.days]
    return Edge(
        source,
        target,
        tuple(one.incident.id for one in ties),
        (one, two, three, four),
        sum(event.intensity(one.incident.mode) for event, one in zip(events, ties, strict=True)) / len(ties),
        sum(one.mutual for one in ties),
        min((begin for begin, _ in days), default=None),
        max((end for _, end in days), default=None),
    )


def _nodes(actors: dict[str, Actor], edges: Sequence[Edge]) -> tuple[Node, ...]:
    """The nodes; an act on several recipients counts once for who did it."""
    does: defaultdict[str, set[str]] = defaultdict(set)
    bears: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        does[edge.source].update(edge.incidents)
        bears[edge.target].update(edge.incidents)
    return tuple(
        Node(code, actor.country, actor.sectors[0] if actor.sectors else None, len(does[code]), len(bears[code]))
        for code, actor in sorted(actors.items())
    )
