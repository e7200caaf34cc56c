"""When, where and how many in claims that answer gold: shares of those whose day, country of the place, and counts are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from demarche.evaluation.figures import share
from demarche.evaluation.gold import Bounds, GoldEvent, GoldIncident, Range
from demarche.evaluation.matching import days_of, near
from demarche.records import Claim


def detail_shares(pairs: Sequence[tuple[GoldIncident, Claim]]) -> dict[str, float | None]:
    """Shares over pairs of incident and claim, each asked where the gold names it and the claim does too.

    `day`: the days of both touch, one day of tolerance; `exact day`: all days of the claim lie within those of the gold; a place is right
    when its country is; a count when some number lies within the bounds of both.
    """
    dated = [(incident.date, said) for incident, claim in pairs if incident.date and (said := days_of(claim))]
    return {
        "day": share(near(*days) for days in dated),
        "exact day": share(_within(*days) for days in dated),
        "place country": share(
            incident.place.split("/")[0] == claim.place.country
            for incident, claim in pairs
            if incident.place and claim.place and claim.place.country
        ),
        "counts": count_share(pairs),
    }


def count_share(pairs: Iterable[tuple[GoldEvent, Claim]]) -> float | None:
    """The share of counts that fit the gold, of those that the gold asks for and the claim gives; None where there are none."""
    return share(right for gold, claim in pairs for right in _counts(gold, claim))


def _within(asked: Range, said: Range) -> bool:
    return asked[0] <= said[0] and said[1] <= asked[1]


def _counts(gold: GoldEvent, claim: Claim) -> Iterator[bool]:
    for magnitude in claim.magnitudes:
        if (bounds := gold.counts.get(magnitude.kind)) is not None:
            low, high = (bounds.min, bounds.max) if isinstance(bounds, Bounds) else bounds
            yield not magnitude.excludes(replace(magnitude, low=low, high=high))
