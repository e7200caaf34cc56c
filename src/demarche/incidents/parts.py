"""Counts that are parts and their whole: 39 and 46 people arrested are no contradiction where another seven are told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from demarche.records import Claim, Magnitude

NEAR = 7
"""Days between the date of a part and the happening it is a part of."""


@dataclass(slots=True)
class Counted:
    """All claims with an exact count, by type, kind and number."""

    claims: Sequence[Claim]
    _by_count: defaultdict[tuple[str, str, int], list[Claim]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_count = defaultdict(list)
        for claim in self.claims:
            for magnitude in claim.magnitudes:
                if _is_exact(magnitude):
                    self._by_count[claim.event, magnitude.kind, magnitude.low].append(claim)

    def has(self, count: int, kind: str, like: Sequence[Claim]) -> bool:
        """Whether another claim of the same type gives that count, shares a party with some claims and is near them in time."""
        own = {claim.id for claim in like}
        others = (claim for claim in self._by_count.get((like[0].event, kind, count), ()) if claim.id not in own)
        return any(_is_beside(claim, other) for claim in others for other in like)


def part_notes(claims: Sequence[Claim], counted: Counted) -> dict[str, str]:
    """By kind of count: why counts of one happening that exclude each other are parts and their whole."""
    notes = {}
    for kind in sorted({magnitude.kind for claim in claims for magnitude in claim.magnitudes}):
        found = [m for claim in claims for m in claim.magnitudes if m.kind == kind]
        numbers = sorted({magnitude.low for magnitude in found if _is_exact(magnitude)})
        if len(numbers) == 2 and all(_is_exact(magnitude) for magnitude in found):
            part, whole = numbers
            if part and counted.has(whole - part, kind, claims):
                notes[kind] = f"{kind}: {part} + {whole - part} = {whole}, parts and their whole"
        elif sums := _sums(numbers):
            part, other, whole = sums
            if {part, other, whole} == set(numbers):
                notes[kind] = f"{kind}: {part} + {other} = {whole}, parts and their whole"
    return notes


def _sums(numbers: Sequence[int]) -> tuple[int, int, int] | None:
    return next(((a, b, a + b) for a, b in combinations(numbers, 2) if a and a + b in numbers), None)


def _is_exact(magnitude: Magnitude) -> bool:
    return magnitude.low == magnitude.high


def _is_beside(claim: Claim, other: Claim) -> bool:
    parties = {actor.side for actor in (*claim.actors, *claim.recipients) if actor.side}
    if not parties & {actor.side for actor in (*other.actors, *other.recipients) if actor.side}:
        return False
    one, two = claim.when, other.when
    if one is None or two is None or not (one.start or one.end) or not (two.start or two.end):
        return claim.report == other.report
    days = [when.start or when.end for when in (one, two)]
    return abs((days[0] - days[1]).days) <= NEAR if days[0] and days[1] else False
