"""Claims as people corrected them: a correction is a finding of a person, and in what is shown the newest one wins.

A newer coder makes claims with other ids; what people said of an older claim then holds for the claim that tells of the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import msgspec

from demarche import codebook
from demarche.ledger.heirs import Heir, Heirs, Later, find_heirs
from demarche.records import PERSON, Actor, Claim, Finding, Issue, Judgement, Magnitude, Place, Span, Speaker, When

PARTIES = ("actor", "recipient", "speaker")
REAL = "real"
"""The attribute that says whether a claim is an act at all."""

PLAIN = ("status", "background", "event", "mode", REAL)
"""Attributes whose corrected values are those of the claim; of others a finding holds what `show` says."""

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
    given: tuple[Judgement, ...] = ()
    rejected: tuple[Claim, ...] = ()
    heirs: Heirs = field(default_factory=lambda: Heirs({}, (), ()))

    @property
    def stands_for(self) -> dict[str, str]:
        """Id of an older claim that somebody edited -> id of the claim that stands for it now."""
        return {id_: found.claim.id for id_, found in self.heirs.found.items()}


def edit(
    claims: Sequence[Claim],
    corrections: Sequence[Correction],
    judgements: Sequence[Judgement],
    old: Mapping[str, Claim],
    later: Later | None = None,
) -> Edited:
    """The claims of the newest codings with what people said of them or of older claims (`old`, by id), oldest word first.

    `later`: the versions of reports that took the place of others.
    """
    ids = {c.claim for c in corrections} | {claim for j in judgements for claim in (j.left, j.right)}
    types = {c.claim: str(c.value) for c in corrections if c.attribute == "event"}
    heirs = find_heirs(ids, claims, old, types, later or Later())
    said: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        if found := heirs.found.get(correction.claim):
            correction = _handed_on(correction, found)
        said[correction.claim].append(correction)
    rejected = {claim for claim, own in said.items() if [c.value for c in own if c.attribute == REAL][-1:] == [False]}
    corrected = [correct(claim, said[claim.id]) if claim.id in said else claim for claim in claims]
    return Edited(
        tuple(claim for claim in corrected if claim.id not in rejected),
        tuple(_translated(judgements, {id_: found.claim.id for id_, found in heirs.found.items()})),
        tuple(claim for claim in corrected if claim.id in rejected),
        heirs,
    )


def _handed_on(correction: Correction, to: Heir) -> Correction:
    """The correction as one of its heir, with places in the heir's text."""
    value = correction.value
    if correction.attribute in PARTIES:
        actors = msgspec.convert(value, tuple[Actor, ...])
        value = msgspec.to_builtins([replace(actor, spans=to.moved(actor.spans)) for actor in actors])
    return replace(correction, claim=to.claim.id, value=value, spans=to.moved(correction.spans))


def _translated(judgements: Sequence[Judgement], heirs: Mapping[str, str]) -> list[Judgement]:
    """The judgements on the claims that stand now; none on what has become one claim."""
    found = []
    for judgement in judgements:
        left, right = sorted(heirs.get(claim, claim) for claim in (judgement.left, judgement.right))
        if left != right:
            found.append(replace(judgement, left=left, right=right))
    return found


def issues(heirs: Heirs) -> list[Issue]:
    """What people should look at again: claims that they edited, and for which nothing stands."""
    why = "the newest coding no longer has it"
    outdated = "the outlet changed its text, and the newer version has not that sentence"
    return [*(_lost(claim, why) for claim in heirs.lost), *(_lost(claim, outdated) for claim in heirs.outdated)]


def _lost(claim: Claim, why: str) -> Issue:
    return Issue(
        "correction",
        claim.id,
        f"People corrected or judged a claim ({claim.event} at {claim.trigger.start}), but {why}.",
        "It is kept: see `demarche edits`. Correct what is coded there now, if anything should be.",
        "warning",
        claim.report,
    )


def correct(claim: Claim, corrections: Sequence[Correction]) -> Claim:
    """The claim with corrections applied, oldest first, and each among its findings."""
    for correction in corrections:
        apply = _APPLY.get(correction.attribute, _count)
        value = correction.value if correction.attribute in PLAIN else show(correction.attribute, correction.value)
        found = Finding(correction.attribute, value, correction.spans, correction.by, 1.0)
        claim = replace(apply(claim, correction), findings=(*claim.findings, found))
    return claim


def show(attribute: str, value: Any) -> str:
    """A corrected value in a few words: codes of parties, days, counts as they are typed."""
    if attribute in PARTIES:
        return " + ".join(actor.code for actor in msgspec.convert(value, tuple[Actor, ...])) or "none"
    if attribute == "day" and value:
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']}/{value['end']}"
    if attribute == "place" and value:
        return str(value["name"])
    if isinstance(value, dict):
        return f"{value['low']}+" if value["high"] is None else f"{value['low']}" + f"-{value['high']}" * (value["high"] != value["low"])
    return show_plain(value)


def show_plain(value: Any) -> str:
    """A word, yes or no, or nothing, as people type it."""
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


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
