"""Where everybody stands on an incident: who asserts it, who alleges it, who denies it, who keeps silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from demarche.records import Actor, Claim, Incident, Link, Position, Remark, Report, Stance

STANCES: tuple[Stance, ...] = ("asserted", "alleged", "denied", "silent")


def take_positions(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    links: Iterable[Link],
    remarks: Iterable[Remark],
    reports: Mapping[str, Report],
) -> list[Incident]:
    """The incidents with the positions on each, in the order asserted, alleged, denied, silent.

    Who denies an accusation denies what it alleges; who alleges an act in an accusation stands behind it as an allegation.
    """
    denials: defaultdict[str, list[Claim]] = defaultdict(list)
    alleged_by: defaultdict[str, list[Claim]] = defaultdict(list)
    for link in links:
        if link.left in claims and link.right in claims:
            if link.kind == "denies":
                denials[link.right].append(claims[link.left])
            elif link.kind == "alleges":
                alleged_by[link.right].append(claims[link.left])
    silences: defaultdict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        for claim in remark.about if remark.kind == "silence" else ():
            silences[claim].append(remark)
    return [replace(i, positions=_positions(i, claims, denials, alleged_by, silences, reports)) for i in incidents]


def _positions(
    incident: Incident,
    claims: Mapping[str, Claim],
    denials: Mapping[str, list[Claim]],
    alleged_by: Mapping[str, list[Claim]],
    silences: Mapping[str, list[Remark]],
    reports: Mapping[str, Report],
) -> tuple[Position, ...]:
    held: dict[tuple[Stance, str], tuple[dict[str, None], dict[str, None]]] = {}

    def hold(stance: Stance, holders: Iterable[str], *, claim: str | None = None, remark: str | None = None) -> None:
        for holder in holders:
            shown, said = held.setdefault((stance, holder), ({}, {}))
            shown.update({claim: None} if claim else {})
            said.update({remark: None} if remark else {})

    for identity in incident.claims:
        claim = claims[identity]
        voices = [_holder(speaker.actor) for speaker in claim.speakers]
        accusers = [_holder(actor) for other in alleged_by.get(identity, ()) for actor in other.actors]
        outlet = reports[claim.report].outlet or reports[claim.report].name
        if claim.status == "denied":
            hold("denied", voices, claim=identity)
            hold("alleged", accusers, claim=identity)
        elif claim.status == "alleged":
            hold("alleged", accusers or voices or [outlet], claim=identity)
        else:
            hold("asserted", voices or [outlet], claim=identity)
        denied = [identity, *(other.id for other in alleged_by.get(identity, ()))]
        for denial in (one for target in denied for one in denials.get(target, ())):
            hold("denied", _deniers(denial), claim=denial.id)
        for remark in silences.get(identity, ()):
            hold("silent", [_holder(speaker.actor) for speaker in remark.speakers], remark=remark.id)
    order = sorted(held, key=lambda key: STANCES.index(key[0]))
    return tuple(Position(stance, holder, tuple(held[stance, holder][0]), tuple(held[stance, holder][1])) for stance, holder in order)


def _deniers(denial: Claim) -> list[str]:
    """Who denies: the actors of a REJECT, or those who say that their own act did not happen."""
    if denial.status in ("denied", "negated"):
        return [_holder(speaker.actor) for speaker in denial.speakers]
    return [_holder(actor) for actor in denial.actors] or [_holder(speaker.actor) for speaker in denial.speakers]


def _holder(actor: Actor) -> str:
    return actor.code if actor.side else actor.name
