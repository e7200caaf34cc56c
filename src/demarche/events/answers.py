"""Claims about claims within a report: what an accusation alleges, what somebody is quoted on or keeps silent about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from demarche.codebook import Cues, is_verbal
from demarche.events.charges import ACCUSATION, BY, BY_PARTIES, DENIAL, SAME_SENTENCE, Placed, link, place, sides, told_by
from demarche.events.denying import find_denials
from demarche.records import Actor, Claim, Finding, Link, Remark, Sentence

NEARBY = (0, -1, -2, -3, 1)
"""Sentences, counted from that of a silence, in which what it is about is looked for, in that order."""


def answer(claims: Sequence[Claim], sentences: Sequence[Sentence], cues: Cues) -> tuple[Link, ...]:
    """The links between the claims of one report."""
    placed = list(place(claims, sentences))
    found: dict[str, Link] = {}
    for one in (*_allegations(placed, cues), *find_denials(placed, cues)):
        found.setdefault(one.id, one)  # a claim of several mentions may be linked by each of them
    return tuple(found.values())


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
    marks = sorted((span.start, span.end, i) for i, claim in enumerate(claims) for span in (claim.trigger, *claim.mentions))

    def about(remark: Remark) -> list[Claim]:
        return _quoted(remark, claims, marks) if remark.kind == "quote" else _kept_silent(remark, claims)

    return tuple(replace(remark, about=tuple(claim.id for claim in about(remark))) for remark in remarks)


def is_silence(claim: Claim, remarks: Iterable[Remark]) -> bool:
    """Whether a claim only takes somebody's silence for an act: "declined to comment" is no refusal."""
    return any(remark.kind == "silence" and any(span.touches(claim.trigger) for span in remark.spans) for remark in remarks)


def _allegations(placed: Sequence[Placed], cues: Cues) -> Iterator[Link]:
    held_in = defaultdict(list)
    for one in placed:
        if one.claim.status in ("alleged", "denied"):
            held_in[one.sentence.index].append(one)
    for accusation in placed:
        if accusation.claim.event != ACCUSATION:
            continue
        at, told = accusation.sentence.index, told_by(accusation, cues)
        held = [one for i in (at - 1, at, at + 1) for one in held_in.get(i, ()) if one.claim.id != accusation.claim.id]
        inside = [one for one in held if one.sentence.index == at and one.word in told]
        for one in inside:
            yield link("alleges", accusation, one, SAME_SENTENCE)
        if inside:
            continue
        for one in held:
            of_accused = sides(one.claim.actors) & sides(accusation.claim.recipients)
            if one.claim.event != ACCUSATION and of_accused and _may_say(accusation.claim.actors, one.claim):
                yield link("alleges", accusation, one, BY_PARTIES)


def _may_say(accusers: Sequence[Actor], claim: Claim) -> bool:
    """Whether a claim is told by nobody else than those who accuse."""
    return not claim.speakers or bool(sides(speaker.actor for speaker in claim.speakers) & sides(accusers))


def _quoted(remark: Remark, claims: Sequence[Claim], marks: Sequence[tuple[int, int, int]]) -> list[Claim]:
    """The claims told in a quotation. `marks`: start, end and claim of each trigger, sorted; triggers are words, which do not overlap."""
    found: set[int] = set()
    for part in remark.spans:
        first, last = bisect_right(marks, part.start, key=lambda mark: mark[1]), bisect_left(marks, part.end, key=lambda mark: mark[0])
        found.update(i for _, _, i in marks[first:last])
    return [claims[i] for i in sorted(found)]


def _kept_silent(remark: Remark, claims: Sequence[Claim]) -> list[Claim]:
    """What somebody keeps silent about: acts of his or on him told near by, deeds before words; never his own words, nor a denial."""
    silent = sides(speaker.actor for speaker in remark.speakers)
    words = [c for c in claims if is_verbal(c.event) and c.event != DENIAL and not silent & sides(c.actors)]
    deeds = [c for c in claims if not is_verbal(c.event)]
    for others in (deeds, words):
        for distance in NEARBY:
            near = [claim for claim in others if claim.sentence == remark.sentence + distance]
            if near:
                return [claim for claim in near if silent & sides((*claim.actors, *claim.recipients))] or near
    return []
