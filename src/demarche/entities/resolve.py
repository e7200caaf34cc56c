"""The stage that finds out who, where, when and how many: claims in, the same claims resolved out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.entities.actors import identify_parties
from demarche.records import Claim, Report, Sentence

Step = Callable[[Report, tuple[Sentence, ...], tuple[Claim, ...]], tuple[Claim, ...]]


def resolve(
    reports: Sequence[Report], sentences: Sequence[tuple[Sentence, ...]], claims: Sequence[tuple[Claim, ...]]
) -> list[tuple[Claim, ...]]:
    """The claims of each report with parties, places, dates and counts resolved; one tuple for each report, in order."""
    return [resolve_report(*batch) for batch in zip(reports, sentences, claims, strict=True)]


def resolve_report(report: Report, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of one report resolved: parties first, since places and dates look at them."""
    for step in steps():
        claims = step(report, sentences, claims)
    return claims


def steps() -> tuple[Step, ...]:
    """The parts of the stage in order."""
    return (identify_parties,)
