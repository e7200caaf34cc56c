"""When a claim answers what the gold asks for: type, states of both parties, day; and the best assignment of claims to gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from demarche.evaluation.gold import GoldEvent, Range
from demarche.records import Actor, Claim

L = TypeVar("L")
R = TypeVar("R")

STATELESS = frozenset({"", "UAF", "UNK", "CRM", "REB", "SEP", "CVL"})
"""Codes of parties that belong to no state."""
SAME = {"RKS": "XKX", "KOS": "XKX", "UN": "UNO", "EU": "EUR", "EEC": "EUR", "NATO": "NAT"}
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose parties may stand on either side."""

FIRST, LAST = date.min, date.max

TYPE, ACTOR, FULL = 1, 2, 3
"""How much must be right: the type; the actor's state too; the recipient's state too."""


def answers(gold: GoldEvent, claim: Claim, level: int) -> bool:
    """Whether a claim is what the gold asks for, up to a level."""
    if claim.event not in (gold.accept_types or (gold.type,)):
        return False
    if level == TYPE:
        return True
    doers, targets = _states(claim.actors), _states(claim.recipients)
    actors, recipients = _accepted(gold.actor, gold.actor_accept), _accepted(gold.recipient, gold.recipient_accept or gold.rec_accept)
    if not gold.recipient:
        recipients = recipients | {""}
    right_actor, right_recipient = bool((doers or {""}) & actors), bool((targets or {""}) & recipients)
    if claim.event in RECIPROCAL:
        everyone = actors | recipients
        right_actor = bool(doers & everyone)
        open_end = {""} if not gold.recipient else set()
        right_recipient = (not targets and len(doers) > 1) or bool((targets or {""}) & (everyone | open_end))
    return right_actor and (level == ACTOR or right_recipient)


def shares_parties(gold: GoldEvent, claim: Claim) -> bool:
    """Whether the states of a claim's parties are those asked for, whatever its type."""
    return answers(msgspec.structs.replace(gold, accept_types=(claim.event,)), claim, FULL)


def _states(parties: Iterable[Actor]) -> set[str]:
    return {state_of(party.country or party.code) for party in parties}


def _accepted(codes: Sequence[str], others: Sequence[str]) -> set[str]:
    return {state_of(code) for code in (*codes, *others)} or {""}


def state_of(code: str) -> str:
    """The state or organisation of states in a party's code; "" for parties of no state."""
    first = code.split()[0] if code.split() else ""
    first = SAME.get(first, first)
    return "" if first in STATELESS else first


def near(asked: Range | None, said: Range | None) -> bool:
    """Whether two ranges of days touch, one day of tolerance; an unknown day is near to all."""
    if asked is None or said is None:
        return True
    return (asked[0] - said[1]).days <= 1 and (said[0] - asked[1]).days <= 1


def apart(asked: Range | None, said: Range | None) -> int:
    """How far two ranges are from each other in days, both ends counted; 999 where one is unknown."""
    if asked == said:
        return 0
    return 999 if asked is None or said is None else abs((asked[0] - said[0]).days) + abs((asked[1] - said[1]).days)


def days_of(claim: Claim) -> Range | None:
    """The range of a claim's days, None where no day is known; an open end reaches as far as days go."""
    when = claim.when
    if when is None or (when.start is None and when.end is None):
        return None
    return when.start or FIRST, when.end or LAST


def assign(
    gold: Sequence[L], said: Sequence[R], fits: Callable[[L, R], bool], cost: Callable[[L, R], tuple[float, ...]] = lambda *_: ()
) -> dict[int, int]:
    """A largest assignment {index of gold: index of claim}; among equals, cheap pairs are taken first."""
    edges = sorted((cost(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(said) if fits(g, s))
    owner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in edges:
        if i not in taken and j not in owner:
            owner[j] = i
            taken.add(i)

    def place(i: int, seen: set[int]) -> bool:
        for _, own, j in edges:
            if own == i and j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        if i not in taken:
            place(i, set())
    return {i: j for j, i in owner.items()}
