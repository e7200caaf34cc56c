"""Who is who in claims that answer gold: shares of parties whose state is right, and of those whose sector is right too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.evaluation.figures import share
from demarche.evaluation.gold import GoldEvent
from demarche.evaluation.matching import RECIPROCAL, state_of
from demarche.records import Actor, Claim

Pair = tuple[GoldEvent, Claim]


def party_shares(pairs: Iterable[Pair]) -> dict[str, float | None]:
    """Shares over pairs of gold and claim that agree in type. A party that the gold leaves out is not asked; sectors are asked of parties
    whose state is right and of whom the gold gives one. Of a meeting or an agreement all parties may stand on either side."""
    matched = list(pairs)
    actors, recipients = [_actors(*pair) for pair in matched], [_recipients(*pair) for pair in matched]
    return {
        "actor country": share(_same_state(asked, said) for asked, said in actors if asked),
        "actor sector": share(right for asked, said in actors if (right := _same_sector(asked, said)) is not None),
        "recipient country": share(_same_state(asked, said) for asked, said in recipients if asked),
        "recipient sector": share(right for asked, said in recipients if (right := _same_sector(asked, said)) is not None),
    }


def has_right_party(gold: GoldEvent, claim: Claim) -> bool:
    """Whether the state of the actor or of the recipient is right."""
    return any(asked and _same_state(asked, said) for asked, said in (_actors(gold, claim), _recipients(gold, claim)))


Side = tuple[Sequence[str], Sequence[Actor]]
"""The codes that are right for one side, and the parties that the claim has there."""


def _actors(gold: GoldEvent, claim: Claim) -> Side:
    asked = (*gold.actor, *gold.actor_accept) if gold.actor else ()
    if claim.event in RECIPROCAL and gold.actor:
        asked = (*asked, *gold.recipient, *gold.recipient_accept, *gold.rec_accept)
    return asked, claim.actors


def _recipients(gold: GoldEvent, claim: Claim) -> Side:
    asked = (*gold.recipient, *gold.recipient_accept, *gold.rec_accept) if gold.recipient else ()
    if claim.event in RECIPROCAL and gold.recipient:
        return (*asked, *gold.actor, *gold.actor_accept), claim.recipients or claim.actors[1:]
    return asked, claim.recipients


def _same_state(asked: Sequence[str], said: Sequence[Actor]) -> bool:
    states = {state_of(actor.country or actor.code) for actor in said} or {""}
    return bool(states & {state_of(code) for code in asked})


def _same_sector(asked: Sequence[str], said: Sequence[Actor]) -> bool | None:
    """Whether some party is of a state and of a sector that are right; None where the gold gives no sector, or no state is right."""
    wanted = {(state_of(code), code.split()[-1]) for code in asked if code and (" " in code or not state_of(code))}
    found = {(state_of(actor.country or actor.code), actor.code.split()[-1]) for actor in said}
    if not {state for state, _ in wanted} & {state for state, _ in found}:
        return None
    return bool(wanted & found)
