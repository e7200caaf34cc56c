"""Claims about claims within a report: what an accusation alleges, what somebody is quoted on or keeps silent about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from demarche.codebook import Cues, is_verbal
from demarche.events.charges import ACCUSATION, BY, BY_PARTIES, SAME_SENTENCE, Placed, link, place, sides, told_by
from demarche.events.denying import find_denials
from demarche.records import Actor, Claim, Finding, Link, Remark, Sentence


def answer(claims: Sequence[Claim], sentences: Sequence[Sentence], cues: Cues) -> tuple[Link, ...]:
    """The links between the claims of one report."""
    placed = [one for claim in claims for one in place(claim, sentences)]
    return tuple(dict.fromkeys((*_allegations(placed, cues), *find_denials(placed, cues))))


def settle_denials(claims: Sequence[Claim], links: Iterable[Link]) -> tuple[Claim, ...]:
    """The claims of one report; what somebody says did not happen in answer to a charge is denied, not merely negated."""
    answering = {link.left: link for link in links if link.kind == "denies"}

    def settle(claim: Claim) -> Claim:
        if claim.status != "negated" or claim.id not in answering:
            return claim
        found = answering[claim.id]
        return replace(claim, status="denied", findings=(*claim.findings, Finding("status", "denied", found.spans, BY, found.score)))

    return tuple(map(settle, claims))


def tell_about(remarks: Iterable[Remark], claims: Sequence[Claim]) -> tuple[Remark, ...]:
    """The remarks of one report with the claims that each is about: those quoted, or those on which somebody keeps silent."""
    return tuple(replace(remark, about=tuple(claim.id for claim in _about(remark, claims))) for remark in remarks)


def is_silence(claim: Claim, remarks: Iterable[Remark]) -> bool:
    """Whether a claim only takes somebody's silence for an act: "declined to comment" is no refusal."""
    return any(remark.kind == "silence" and any(span.touches(claim.trigger) for span in remark.spans) for remark in remarks)


def _allegations(placed: Sequence[Placed], cues: Cues) -> Iterator[Link]:
    for accusation in placed:
        if accusation.claim.event != ACCUSATION:
            continue
        held = [one for one in placed if one.claim.status in ("alleged", "denied") and one.claim.id != accusation.claim.id]
        told = told_by(accusation, cues)
        inside = [one for one in held if one.sentence.index == accusation.sentence.index and one.word in told]
        for one in inside:
            yield link("alleges", accusation, one, SAME_SENTENCE)
        if inside:
            continue
        for one in held:
            near = abs(one.sentence.index - accusation.sentence.index) <= 1 and one.claim.event != ACCUSATION
            of_accused = sides(one.claim.actors) & sides(accusation.claim.recipients)
            if near and of_accused and _may_say(accusation.claim.actors, one.claim):
                yield link("alleges", accusation, one, BY_PARTIES)


def _may_say(accusers: Sequence[Actor], claim: Claim) -> bool:
    """Whether a claim is told by nobody else than those who accuse."""
    return not claim.speakers or bool(sides(speaker.actor for speaker in claim.speakers) & sides(accusers))


def _about(remark: Remark, claims: Sequence[Claim]) -> list[Claim]:
    if remark.kind == "quote":
        return [claim for claim in claims if any(span.touches(part) for span in (claim.trigger, *claim.mentions) for part in remark.spans)]
    silent = sides(speaker.actor for speaker in remark.speakers)
    # Nobody keeps silent on his own words.
    others = [claim for claim in claims if not (is_verbal(claim.event) and silent & sides(claim.actors))]
    for distance in (0, -1, -2, 1):
        near = [claim for claim in others if claim.sentence == remark.sentence + distance]
        if near:
            return [claim for claim in near if silent & sides((*claim.actors, *claim.recipients))] or near
    return []
