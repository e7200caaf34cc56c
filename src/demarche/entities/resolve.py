"""The stage that finds out who, where, when and how many: claims and remarks in, the same resolved out."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.entities.actors import identify_parties, identify_speakers, read_report
from demarche.entities.dates import date_claims
from demarche.entities.magnitudes import count
from demarche.entities.places import locate
from demarche.records import Claim, Remark, Report, Sentence
from demarche.settings import Settings

Resolved = tuple[tuple[Claim, ...], tuple[Remark, ...]]


def resolve(
    reports: Sequence[Report],
    sentences: Sequence[tuple[Sentence, ...]],
    claims: Sequence[tuple[Claim, ...]],
    remarks: Sequence[tuple[Remark, ...]] | None = None,
    *,
    settings: Settings | None = None,
) -> list[Resolved]:
    """The claims and remarks of each report with parties, places, dates and counts resolved; one pair for each report, in order.

    `remarks` None: there are none.
    """
    own = [()] * len(reports) if remarks is None else remarks
    return [resolve_report(*batch, settings=settings) for batch in zip(reports, sentences, claims, own, strict=True)]


def resolve_report(
    report: Report,
    sentences: tuple[Sentence, ...],
    claims: tuple[Claim, ...],
    remarks: tuple[Remark, ...] = (),
    *,
    settings: Settings | None = None,
) -> Resolved:
    """The claims and remarks of one report resolved, step by step: parties first, since places and dates look at them."""
    if not claims and not remarks:
        return (), ()
    scene = read_report(report, sentences)
    claims = identify_parties(scene, claims)
    claims = locate(report, sentences, claims, territories=(settings or Settings()).territories)
    claims = count(report, sentences, date_claims(report, sentences, claims))
    return claims, identify_speakers(scene, remarks)
