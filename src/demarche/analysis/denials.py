"""Who denies what: denials and rejections, with the sentence that holds each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.records import Actor, Claim


@dataclass(frozen=True, slots=True)
class Denial:
    """One claim that denies or rejects, and by whom against whom."""

    claim: Claim
    deniers: tuple[Actor, ...]
    accusers: tuple[Actor, ...]


def find_denials(claims: Iterable[Claim]) -> list[Denial]:
    """The denials among some claims: rejections that took place, and acts that somebody denies."""
    found = []
    for claim in claims:
        if claim.event == "REJECT" and claim.status == "asserted":
            found.append(Denial(claim, claim.actors or tuple(s.actor for s in claim.speakers), claim.recipients))
        elif claim.status == "denied":
            found.append(Denial(claim, tuple(s.actor for s in claim.speakers), ()))
    return found
