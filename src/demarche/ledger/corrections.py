"""Claims as people corrected them: a correction is a finding of a person, and in what is shown the newest one wins.

A newer coder makes claims with other ids; what people said of an older claim then holds for the claim that tells of the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import msgspec

from demarche import codebook
from demarche.records import Actor, Claim, Finding, Issue, Judgement, Magnitude, Place, Span, Speaker, When

PERSON = "person:"
"""How the name of a person begins in `by`, as against that of a program."""

PARTIES = ("actor", "recipient", "speaker")
REAL = "real"
"""The attribute that says whether a claim is an act at all."""

FIELDS = ("status", "background", "event", "mode", *PARTIES, "day", "place", REAL)
"""What can be corrected, besides counts by their kind."""


def is_person(by: str) -> bool:
    """Whether a finding or judgement is a person's."""
    return by.startswith(PERSON)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one attribute of a claim. `value`: as the ledger keeps it, see `docs/reference/ledger.md`."""

    claim: str
    attribute: str
    value: Any
    spans: tuple[Span, ...]
    by: str
    made: datetime
    why: str | None = None
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """Claims as people see them (without those they rejected), what people judged of them, and what found no claim any more."""

    claims: tuple[Claim, ...]
    given: tuple[Judgement, ...]
    rejected: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    """Older claims that somebody edited, and that no claim of the newest coding stands for."""
    heirs: Mapping[str, str]
    """Id of an older claim that somebody edited -> id of the claim that stands for it now."""


def edit(claims: Sequence[Claim], corrections: Sequence[Correction], judgements: Sequence[Judgement], old: Mapping[str, Claim]) -> Edited:
    """The claims of the newest codings with what people said of them or of older claims (`old`, by id), oldest word first."""
    heirs = _heirs(claims, corrections, old)
    said: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        said[heirs.get(correction.claim, correction.claim)].append(correction)
    rejected = {claim for claim, own in said.items() if [c.value for c in own if c.attribute == REAL][-1:] == [False]}
    corrected = [correct(claim, said[claim.id]) if claim.id in said else claim for claim in claims]
    return Edited(
        tuple(claim for claim in corrected if claim.id not in rejected),
        tuple(_translated(judgements, heirs)),
        tuple(claim for claim in corrected if claim.id in rejected),
        tuple(claim for id_, claim in old.items() if id_ not in heirs),
        heirs,
    )


def _heirs(claims: Sequence[Claim], corrections: Sequence[Correction], old: Mapping[str, Claim]) -> dict[str, str]:
    """For each older claim the id of its heir, where it has one."""
    reports = {claim.report for claim in old.values()}
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report in reports:
            own[claim.report].append(claim)
    events = {c.claim: c.value for c in corrections if c.attribute == "event"}
    found = {id_: heir(claim, own[claim.report], also=events.get(id_)) for id_, claim in old.items()}
    return {id_: claim.id for id_, claim in found.items() if claim}


def heir(old: Claim, claims: Iterable[Claim], *, also: str | None = None) -> Claim | None:
    """The claim of another coding of the same report that tells of the same words: by its trigger, else by a further mention.

    Of several the one of the same type (or of the type `also`, to which a person corrected it), then the one nearest.
    """
    words = (old.trigger, *old.mentions)
    near = [claim for claim in claims if any(span.touches(word) for span in (claim.trigger, *claim.mentions) for word in words)]

    def rank(claim: Claim) -> tuple[bool, bool, int, str]:
        apart = abs(claim.trigger.start - old.trigger.start)
        return (claim.event not in (old.event, also), not claim.trigger.touches(old.trigger), apart, claim.id)

    return min(near, key=rank, default=None)


def _translated(judgements: Sequence[Judgement], heirs: Mapping[str, str]) -> list[Judgement]:
    """The judgements on the claims that stand now; none on what has become one claim."""
    found = []
    for judgement in judgements:
        left, right = sorted(heirs.get(claim, claim) for claim in (judgement.left, judgement.right))
        if left != right:
            found.append(replace(judgement, left=left, right=right))
    return found


def agreed(given: Sequence[Judgement]) -> list[Judgement]:
    """The judgements of people that hold, given oldest first: the newest on each pair, without a "same" that others forbid.

    "Not same" is never outvoted: where several "same" would together join what is held apart, the oldest is left out.
    """
    newest = {frozenset((judgement.left, judgement.right)): judgement for judgement in given}
    apart = [judgement for judgement in newest.values() if not judgement.same]
    group: dict[str, str] = {}

    def root(claim: str) -> str:
        while claim in group:
            claim = group[claim]
        return claim

    held = list(apart)
    for judgement in sorted((j for j in newest.values() if j.same), key=lambda j: (j.made or datetime.min, j.id), reverse=True):
        sides = {root(judgement.left), root(judgement.right)}
        if len(sides) == 2 and any({root(one.left), root(one.right)} == sides for one in apart):
            continue
        held.append(judgement)
        if len(sides) == 2:
            group[root(judgement.right)] = root(judgement.left)
    return held


def lost(claim: Claim) -> Issue:
    """The issue about a claim whose corrections have nothing to hold for any more."""
    return Issue(
        "correction",
        claim.id,
        f"People corrected or judged a claim ({claim.event} at {claim.trigger.start}) that the newest coding no longer has.",
        "It is kept: see `demarche edits`. Correct what is coded there now, if anything should be.",
        "warning",
        claim.report,
    )


def correct(claim: Claim, corrections: Sequence[Correction]) -> Claim:
    """The claim with corrections applied, oldest first, and each among its findings."""
    for correction in corrections:
        apply = _APPLY.get(correction.attribute, _count)
        found = Finding(correction.attribute, show(correction.attribute, correction.value), correction.spans, correction.by, 1.0)
        claim = replace(apply(claim, correction), findings=(*claim.findings, found))
    return claim


def show(attribute: str, value: Any) -> Any:
    """A corrected value in a few words: codes of parties, days, counts as they are typed."""
    if attribute in PARTIES:
        return " + ".join(actor.code for actor in msgspec.convert(value, tuple[Actor, ...])) or "none"
    if attribute == "day" and value:
        return value["start"] if value["start"] == value["end"] else f"{value['start']}/{value['end']}"
    if attribute == "place" and value:
        return value["name"]
    if isinstance(value, dict):
        return f"{value['low']}+" if value["high"] is None else f"{value['low']}" + f"-{value['high']}" * (value["high"] != value["low"])
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else value


def _plainly(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, **{correction.attribute: correction.value})


def _event(claim: Claim, correction: Correction) -> Claim:
    """Another type; the mode stays where that type has it too."""
    known = codebook.load().events.get(correction.value)
    return replace(claim, event=correction.value, mode=claim.mode if known and claim.mode in known.modes else None)


def _mode(claim: Claim, correction: Correction) -> Claim:
    known = codebook.load().events.get(claim.event)
    fits = correction.value is None or (known is not None and correction.value in known.modes)
    return replace(claim, mode=correction.value) if fits else claim


def _actors(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, actors=msgspec.convert(correction.value, tuple[Actor, ...]))


def _recipients(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, recipients=msgspec.convert(correction.value, tuple[Actor, ...]))


def _speakers(claim: Claim, correction: Correction) -> Claim:
    """Other speakers; the word that shows it stays with the one in the same place."""
    actors = msgspec.convert(correction.value, tuple[Actor, ...])
    known = dict(enumerate(claim.speakers))
    return replace(
        claim, speakers=tuple(replace(known[i], actor=actor) if i in known else Speaker(actor, "") for i, actor in enumerate(actors))
    )


def _day(claim: Claim, correction: Correction) -> Claim:
    if correction.value is None:
        return replace(claim, when=None)
    start, end = (date.fromisoformat(correction.value[key]) for key in ("start", "end"))
    # A day that a person gave counts as one that words name: it comes before days assumed from publication.
    return replace(claim, when=When(start, end, "day" if start == end else "range", "absolute", correction.spans or (claim.trigger,)))


def _place(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, place=msgspec.convert(correction.value, Place | None))


def _count(claim: Claim, correction: Correction) -> Claim:
    kind, value = correction.attribute, correction.value
    others = tuple(magnitude for magnitude in claim.magnitudes if magnitude.kind != kind)
    new = (Magnitude(kind, value["low"], value["high"], correction.spans),) if value else ()
    return replace(claim, magnitudes=others + new)


_APPLY: Mapping[str, Callable[[Claim, Correction], Claim]] = {
    "status": _plainly,
    "background": _plainly,
    "event": _event,
    "mode": _mode,
    "actor": _actors,
    "recipient": _recipients,
    "speaker": _speakers,
    "day": _day,
    "place": _place,
    REAL: lambda claim, _: claim,
}
