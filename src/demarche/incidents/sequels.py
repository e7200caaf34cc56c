"""What belongs together and is not the same: an act done in return for another, a demand answered, a threat or plan carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from demarche.records import Actor, Claim, Incident, Link, LinkKind, link_id

BY = "demarche-sequels@1"
RETURNED = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN", "MOBILIZE", "ACCUSE"})
"""Types of acts that are done in return for one another."""
RETURNING = ("retaliat", "in response", "tit-for-tat", "tit for tat", "reciproc", "countermeasure", "counter-measure", "in return",
             "responded by", "reprisal", "revenge", "in kind", "mirror")  # fmt: skip
"""Words that say that an act answers another."""
REPLIES: Mapping[str, frozenset[str]] = {
    "REQUEST": frozenset({"REJECT", "CONCEDE", "RETREAT", "AGREE", "AID"}),
    "THREATEN": frozenset({"REJECT", "CONCEDE", "RETREAT"}),
    "AGREE": frozenset({"REJECT"}),
}
"""What the addressee of an act of words does in reply."""
STEPS: Mapping[str, frozenset[str]] = {
    "THREATEN": frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}),
    "AGREE": frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "RETREAT"}),
}
"""What somebody does toward the same party after he has said so."""
TRIAL = frozenset({("COERCE", "arrest"), ("ACCUSE", "allege")})
"""What a conviction follows."""
WITHIN = {"answers": timedelta(days=21), "follows": timedelta(days=60)}
"""Days within which a reply or a next step comes; set by hand, like the scores."""
MOST = 50
"""Incidents of a dyad before one among which what it answers or follows is looked for."""
SAID, MIRRORED, LIKELY = 0.9, 0.7, 0.5
"""Scores: the words say so; the same act the other way round; the types and parties fit."""

Sides = tuple[frozenset[str], frozenset[str]]


def find_sequels(incidents: Sequence[Incident], claims: Mapping[str, Claim], sentences: Mapping[str, str]) -> list[Link]:
    """Links `answers` and `follows` from later incidents to the last earlier one that each fits, by their first claims.

    `sentences`: claim to the text of its sentence. Incidents without a day, or without a state on both sides, have none.
    """
    between: defaultdict[frozenset[str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        doers, targets = _sides(incident)
        if doers and targets and not doers & targets and incident.when and incident.when.start and incident.status != "denied":
            between[doers | targets].append(incident)
    return [link for dyad in between.values() for link in _in_dyad(sorted(dyad, key=_day), claims, sentences)]


def _in_dyad(dyad: Sequence[Incident], claims: Mapping[str, Claim], sentences: Mapping[str, str]) -> Iterator[Link]:
    for place, later in enumerate(dyad):
        told = " ".join(sentences.get(claim, "") for claim in later.claims).lower()
        found: dict[LinkKind, tuple[float, Incident]] = {}
        for earlier in reversed(dyad[max(0, place - MOST) : place]):
            if _day(later) - _day(earlier) > WITHIN["follows"]:
                break
            for kind, score in _bearing(earlier, later, told):
                if _day(later) - _day(earlier) <= WITHIN[kind] and score > found.get(kind, (0.0, later))[0]:
                    found[kind] = (score, earlier)
        for kind, (score, earlier) in found.items():
            left, right = later.claims[0], earlier.claims[0]
            yield Link(link_id(kind, left, right, BY), kind, left, right, BY, score, (claims[left].trigger,))


def _bearing(earlier: Incident, later: Incident, told: str) -> Iterator[tuple[LinkKind, float]]:
    """How a later incident bears on an earlier one, and how surely."""
    if _sides(earlier) == _sides(later)[::-1]:
        if {earlier.event, later.event} <= RETURNED and _day(later) >= _day(earlier):
            if any(word in told for word in RETURNING):
                yield "answers", SAID
            elif (earlier.event, earlier.mode) == (later.event, later.mode) and earlier.event in ("SANCTION", "ASSAULT"):
                yield "answers", MIRRORED
        if later.event in REPLIES.get(earlier.event, ()):
            yield "answers", LIKELY
    elif _sides(earlier) == _sides(later):
        if earlier.event == later.event and earlier.status == "planned" and later.status == "asserted":
            yield "follows", MIRRORED
        elif later.event in STEPS.get(earlier.event, ()) or ((later.event, later.mode) == ("SANCTION", "convict") and _is_trial(earlier)):
            yield "follows", LIKELY


def _is_trial(incident: Incident) -> bool:
    return (incident.event, incident.mode or "") in TRIAL


def _sides(incident: Incident) -> Sides:
    return _states(incident.actors), _states(incident.recipients)


def _states(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.country for actor in actors if actor.country)


def _day(incident: Incident) -> date:
    return (incident.when.start if incident.when else None) or date.max
