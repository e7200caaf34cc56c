"""One act, one claim: restatements of an act within a report become one claim with several spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demarche.records import Actor, Claim, Magnitude, When

RESTATED = 2
"""What must agree for two claims of one report to be one act: two of actor, recipient and mode."""

RESTATED_NEAR = 1
"""The same within one sentence: "killed one guard and wounded two" is one attack."""


TOLD = {"asserted": "told", "alleged": "told"}
"""Statuses with which one act may be told twice: what a report tells in its own voice as well, it has adopted."""


def merge(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, resolved, with restatements joined; in order of text."""
    kinds: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.trigger):
        told = kinds[claim.event, TOLD.get(claim.status, claim.status)]
        place = next((i for i, earlier in enumerate(told) if is_restated(earlier, claim)), None)
        if place is None:
            told.append(claim)
        else:
            told[place] = join(told[place], claim)
    return tuple(sorted((claim for told in kinds.values() for claim in told), key=lambda c: c.trigger))


def is_restated(first: Claim, second: Claim) -> bool:
    """Whether the second claim tells of the first one's act again: nothing speaks against it and enough speaks for it."""
    if first.event != second.event or TOLD.get(first.status, first.status) != TOLD.get(second.status, second.status):
        return False
    if first.mode and second.mode and first.mode != second.mode:
        return False
    if not (_dates_agree(first.when, second.when) and _counts_agree(first.magnitudes, second.magnitudes)):
        return False
    actors, recipients = _agreement(first.actors, second.actors), _agreement(first.recipients, second.recipients)
    if actors < 0 or recipients < 0:
        return False
    same_mode = int(first.mode is not None and first.mode == second.mode)
    needed = RESTATED_NEAR if first.sentence == second.sentence else RESTATED
    return actors + recipients + same_mode >= needed


def join(first: Claim, second: Claim) -> Claim:
    """The first claim with what the second adds. The better known date, parties and counts are kept."""
    known = {magnitude.kind for magnitude in first.magnitudes}
    return replace(
        first,
        status=first.status if first.status == second.status else "asserted",
        mode=first.mode or second.mode,
        contexts=tuple(dict.fromkeys(first.contexts + second.contexts)),
        actors=_fuller(first.actors, second.actors),
        recipients=_fuller(first.recipients, second.recipients),
        when=_sharper(first.when, second.when),
        place=first.place or second.place,
        magnitudes=first.magnitudes + tuple(m for m in second.magnitudes if m.kind not in known),
        background=first.background and second.background,
        speakers=first.speakers or second.speakers,
        score=max(first.score, second.score),
        mentions=(*first.mentions, second.trigger, *second.mentions),
        findings=first.findings + second.findings,
    )


def _agreement(first: Sequence[Actor], second: Sequence[Actor]) -> int:
    """1: a party in common; 0: one side is open; -1: they differ."""
    left, right = ({actor.side for actor in actors if actor.side} for actors in (first, second))
    if not left or not right:
        return 0
    return 1 if left & right else -1


def _dates_agree(first: When | None, second: When | None) -> bool:
    left, right = _range(first), _range(second)
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _range(when: When | None) -> tuple[date, date] | None:
    return (when.start, when.end) if when and when.start and when.end else None


def _counts_agree(first: Sequence[Magnitude], second: Sequence[Magnitude]) -> bool:
    """Whether no kind of count has bounds that exclude each other."""
    return not any(one.kind == other.kind and one.excludes(other) for one in first for other in second)


def _fuller(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The parties with more countries known; the first on a tie."""
    return second if sum(a.country is not None for a in second) > sum(a.country is not None for a in first) else first or second


def _sharper(first: When | None, second: When | None) -> When | None:
    """The shorter range; a date from the text before one assumed from publication."""
    if first is None or first.start is None or first.end is None:
        return second or first
    if second is None or second.start is None or second.end is None:
        return first
    if (first.anchor == "published" and not first.spans) != (second.anchor == "published" and not second.spans):
        return second if not first.spans else first
    return second if second.end - second.start < first.end - first.start else first
