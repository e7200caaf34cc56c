"""The stage that finds out who, where, when and how many: claims in, the same claims resolved out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from demarche.entities.actors import identify_parties
from demarche.entities.dates import date_claims
from demarche.entities.magnitudes import count
from demarche.entities.places import locate
from demarche.records import Claim, Report, Sentence
from demarche.settings import Settings

Step = Callable[[Report, tuple[Sentence, ...], tuple[Claim, ...]], tuple[Claim, ...]]
"""Resolves one attribute of the claims of a report; gives back the same claims in the same order."""


def resolve(
    reports: Sequence[Report],
    sentences: Sequence[tuple[Sentence, ...]],
    claims: Sequence[tuple[Claim, ...]],
    *,
    settings: Settings | None = None,
) -> list[tuple[Claim, ...]]:
    """The claims of each report with parties, places, dates and counts resolved; one tuple for each report, in order."""
    return [resolve_report(*batch, settings=settings) for batch in zip(reports, sentences, claims, strict=True)]


def resolve_report(
    report: Report, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...], *, settings: Settings | None = None
) -> tuple[Claim, ...]:
    """The claims of one report resolved, step by step: parties first, since places and dates look at them."""
    place = partial(locate, territories=(settings or Settings()).territories)
    steps: tuple[Step, ...] = (identify_parties, place, date_claims, count)
    for step in steps:
        claims = step(report, sentences, claims)
    return claims
