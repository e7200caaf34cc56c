"""Which claim stands for an older one: of another coding of the same text, or of a later version of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from demarche.records import Claim, Span


@dataclass(frozen=True, slots=True)
class Later:
    """Versions of reports: which newer one took the place of each, and the sentences of both by report and position."""

    superseded: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[tuple[str, int], Span] = field(default_factory=dict)
    words: Mapping[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heir:
    """The claim that stands for another. `shift`: characters by which its sentence was moved; `within`: the older sentence, if it was."""

    claim: Claim
    shift: int = 0
    within: Span | None = None

    def moved(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Places of the older text in the newer; what lay outside of the sentence is left out."""
        if self.within is None:
            return tuple(spans)
        inside = [span for span in spans if self.within.start <= span.start and span.end <= self.within.end]
        return tuple(Span(span.start + self.shift, span.end + self.shift) for span in inside)


@dataclass(frozen=True, slots=True)
class Heirs:
    """For each claim that people spoke of and that no longer stands: what stands for it, or why nothing does."""

    found: Mapping[str, Heir]
    lost: tuple[Claim, ...]
    """Claims of an older coding without a heir in the newest."""
    outdated: tuple[Claim, ...]
    """Claims of an older version of a text whose sentence the newer has not."""


def find_heirs(ids: Iterable[str], claims: Sequence[Claim], old: Mapping[str, Claim], types: Mapping[str, str], later: Later) -> Heirs:
    """The heirs of some claims. `old`: those of them that the newest codings have not; `types`: to which people corrected them."""
    known, own = {claim.id: claim for claim in claims}, _by_report(claims, old.values(), later)
    found: dict[str, Heir] = {}
    lost, outdated = [], []
    for id_ in sorted(ids):
        claim = known.get(id_)
        if claim is None and id_ in old:
            claim = heir(old[id_], own[old[id_].report], also=types.get(id_))
        if claim is None:  # unless its report is not in this view
            lost += [old[id_]] if id_ in old else []
        elif claim.report in later.superseded:
            if newer := _in_version(claim, own[later.superseded[claim.report]], later):
                found[id_] = newer
            else:
                outdated.append(claim)
        elif claim.id != id_:
            found[id_] = Heir(claim)
    return Heirs(found, tuple(lost), tuple(outdated))


def _by_report(claims: Sequence[Claim], old: Iterable[Claim], later: Later) -> defaultdict[str, list[Claim]]:
    """The claims of the reports that matter."""
    reports = {claim.report for claim in old} | set(later.superseded.values())
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report in reports:
            own[claim.report].append(claim)
    return own


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


def _in_version(old: Claim, claims: Iterable[Claim], later: Later) -> Heir | None:
    """The claim of a newer version in a sentence that reads the same, at the same place in it and of the same type."""
    place = (old.report, old.sentence)
    if place not in later.words:
        return None
    start = later.spans[place].start
    for claim in claims:
        there = (claim.report, claim.sentence)
        if claim.event != old.event or later.words.get(there) != later.words[place]:
            continue
        shift = later.spans[there].start - start
        if claim.trigger.start - shift == old.trigger.start:
            return Heir(claim, shift, later.spans[place])
    return None
