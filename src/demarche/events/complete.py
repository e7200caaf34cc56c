"""What a report makes plain without saying it: the agent of an agentless act, the host of a closed embassy. After resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.records import Actor, Claim, Finding

AUTHORITIES = frozenset({"GOV", "COP", "SPY", "MIL", "JUD"})
"""Sectors that arrest, expel, seize and convict, and tell of it."""

OFFICIAL = frozenset({"COERCE", "SANCTION", "MOBILIZE"})
"""Types whose agent is an authority: one that reports such an act without naming an agent reports its own."""

BY = "demarche-completion@1"
SCORE = 0.7
"""How often a completion held on the example reports that we wrote."""


def complete(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report with open parties filled where the report makes them plain; each filling is a finding."""
    return tuple(_with_host(_with_agent(claim)) for claim in claims)


def _with_agent(claim: Claim) -> Claim:
    """An arrest that the police tell of is theirs."""
    if claim.actors or claim.event not in OFFICIAL or claim.status not in ("asserted", "planned", "attempted"):
        return claim
    own = [s.actor for s in claim.speakers if s.actor.country and AUTHORITIES & set(s.actor.sectors)]
    # The victims' own state tells of what others did to them, not of its own act.
    if not own or (claim.event == "SANCTION" and own[-1].country in {r.country for r in claim.recipients}):
        return claim
    return _noted(replace(claim, actors=(own[-1],)), "actor", own[-1])


def _with_host(claim: Claim) -> Claim:
    """Who closes his embassy or calls his people home acts toward the state where they were."""
    if claim.event != "SANCTION" or claim.mode != "withdraw" or not claim.place or not claim.place.country:
        return claim
    home = {actor.country for actor in claim.actors}
    if claim.place.country in home or any(r.country and r.country not in home for r in claim.recipients):
        return claim
    host = Actor(claim.place.name, claim.place.spans, "government", claim.place.country, ("GOV",))
    return _noted(replace(claim, recipients=(host,)), "recipient", host)


def _noted(claim: Claim, attribute: str, actor: Actor) -> Claim:
    return replace(claim, findings=(*claim.findings, Finding(attribute, actor.code, actor.spans, BY, SCORE)))
