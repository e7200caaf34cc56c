"""The type of a pair of parties as relation benchmarks code it: by the roots of CAMEO, which part from our codebook in places.

A promise to meet, to help or to give way is AGREE there, a refusal of anything REJECT, a verdict ACCUSE, targeted sanctions COERCE,
a military blockade ASSAULT, a standing agreement SUPPORT, a peace force sent AID and a peace force withdrawn SANCTION.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.codebook import MarkedAct

WILLING = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
"""Types whose promise is AGREE and whose refusal is REJECT."""

PROMISES = ("agree", "pledg", "promis", "offer", "vow", "undert", "consent", "ready", "willing", "prepared", "commit")
AGREEMENTS = ("agreement", "agreements", "deal", "deals", "accord", "accords", "pact", "pacts", "treaty")


def relation_type(act: MarkedAct, words: Sequence[str], at: int) -> str | None:
    """The type of the pair of an act whose trigger is the lower-case word `at`; None where its status leaves the type open."""
    if act.status in ("hypothetical", "denied"):
        return None
    if act.status == "negated":
        return "REJECT" if act.event in WILLING else None
    if act.status == "planned" and act.event in WILLING:
        return "AGREE"
    return _settled(act, words[at], words[max(0, at - 3) : at + 6], words[at + 1 : at + 2])


def _settled(act: MarkedAct, trigger: str, near: Sequence[str], following: Sequence[str]) -> str:
    if act.event == "CONCEDE" and trigger.startswith(PROMISES):
        return "AGREE"
    if act.event == "AGREE" and trigger in AGREEMENTS and list(following) != ["to"]:
        return "SUPPORT"
    if act.mode == "convict":
        return "ACCUSE"
    if act.event == "SANCTION" and "sanctions" in near:
        return "COERCE"
    if act.event in ("SANCTION", "COERCE") and {"blockade", "blockaded"} & set(near):
        return "ASSAULT"
    if any(word.startswith("peacekeep") for word in near):
        return {"MOBILIZE": "AID", "RETREAT": "SANCTION"}.get(act.event, act.event)
    return act.event
