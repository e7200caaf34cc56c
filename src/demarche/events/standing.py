"""Who speaks of whose act: one's own acts are asserted, what another tells of them is alleged. After resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from demarche.records import Actor, Claim, Finding, Speaker, Status

BY = "demarche-standing@1"
OWN, OTHERS = 0.8, 0.75
"""Scores of a status by who speaks (the half of the set on speakers that is read: benchmarks/quality/said.txt)."""

SURE = 0.9
"""Probability from which the model's status stands, whoever speaks (tuned there)."""

AUTHORITIES = frozenset({"GOV", "COP", "SPY", "MIL", "JUD", "LEG"})
"""Sectors that speak for their state."""
OFFICIAL = frozenset({"COERCE", "SANCTION", "MOBILIZE", "RETREAT"})
"""Types whose agent, where none is named, is the authority that tells of them."""
SHARED = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "CONCEDE"})
"""Types of which others tell too without accusing anybody."""
OWNED = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my", "us"})


def judge_standing(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim, asserted or alleged by who speaks of whose act; what the report itself tells elsewhere in `claims`, it has adopted.

    Other statuses, words that hedge and what the model is sure of stay.
    """
    if claim.status not in ("asserted", "alleged") or not claim.speakers:
        return claim
    nearest = _nearest(claim.speakers)
    own = _is_own(claim, nearest)
    if own is None or own == (claim.status == "asserted") or _sureness(claim) >= SURE or (own and _is_hedged(claim)):
        return claim
    if not own and any(_adopts(other, claim) for other in claims):
        return claim
    status: Status = "asserted" if own else "alleged"
    spans = tuple(span for speaker in nearest for span in ((speaker.cue_span,) if speaker.cue_span else ()))
    finding = Finding("status", status, tuple(dict.fromkeys(spans)), BY, OWN if own else OTHERS)
    return replace(claim, status=status, findings=(*claim.findings, finding))


def _sureness(claim: Claim) -> float:
    """How sure the model is of the status."""
    return next((finding.score for finding in claim.findings if finding.attribute == "status"), 0.0)


def _nearest(speakers: tuple[Speaker, ...]) -> list[Speaker]:
    """The last of the chain: those who know, not those who pass it on."""
    return [list(level) for _, level in groupby(speakers, key=lambda speaker: speaker.cue_span)][-1]


def _is_own(claim: Claim, speakers: list[Speaker]) -> bool | None:
    """Whether somebody tells of an act of his own; None: nothing can be said."""
    if not claim.actors:
        return True if claim.event in OFFICIAL and any(_is_authority(s.actor) for s in speakers) else None
    told = [speaker.actor for speaker in speakers]
    if any(_is_side(one, actor) for one in told for actor in claim.actors):
        return True
    if claim.event in SHARED or any("JRN" in one.sectors for one in told):
        return None
    return False


def _adopts(other: Claim, claim: Claim) -> bool:
    """Whether another claim tells the same act as the report's own word, or as the word of who did it."""
    if other.event != claim.event or other.status != "asserted" or other.id == claim.id or (other.mode != claim.mode and other.mode):
        return False
    if not {actor.side for actor in other.actors if actor.side} & {actor.side for actor in claim.actors}:
        return False
    return not other.speakers or bool(_is_own(other, _nearest(other.speakers)))


def _is_side(speaker: Actor, actor: Actor) -> bool:
    """Whether a speaker speaks for an actor: the same phrase, the same state's authorities, the same group."""
    if any(span.touches(other) for span in speaker.spans for other in actor.spans):
        return True
    if _name(speaker) == _name(actor) or next(iter(actor.name.lower().split()), "") in OWNED:
        return True
    if speaker.country or actor.country:
        same = speaker.country == actor.country or (actor.country is None and _is_authority(actor))
        return same and _is_authority(speaker) and (_is_authority(actor) or not actor.sectors)
    return bool(speaker.sectors) and speaker.sectors[:1] == actor.sectors[:1] and speaker.code not in ("UAF", "CVL")


def _is_authority(actor: Actor) -> bool:
    return bool(AUTHORITIES & set(actor.sectors)) or actor.kind in ("state", "government", "igo")


def _name(actor: Actor) -> str:
    return actor.name.lower().removeprefix("the ")


def _is_hedged(claim: Claim) -> bool:
    """Whether a word beside the act made it alleged ("reportedly"), which no speaker takes back."""
    return any(finding.attribute == "status" and finding.value == "alleged" and finding.spans for finding in claim.findings)
