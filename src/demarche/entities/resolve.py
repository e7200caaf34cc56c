"""The stage that finds out who, where, when and how many: claims in, the same claims resolved out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from demarche.entities.actors import identify_parties
from demarche.records import Claim, Report, Sentence

Step = Callable[[Report, tuple[Sentence, ...], tuple[Claim, ...]], tuple[Claim, ...]]
"""Resolves one attribute of the claims of a report; gives back the same claims in the same order."""
LATER = (("places", "locate"), ("dates", "date_claims"), ("magnitudes", "count"))
"""The steps after the parties: module of this package and function."""


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


@cache
def steps() -> tuple[Step, ...]:
    """The parts of the stage in order, those that this installation has."""
    found = [(f"demarche.entities.{module}", function) for module, function in LATER]
    return (identify_parties, *(getattr(import_module(module), function) for module, function in found if find_spec(module)))
