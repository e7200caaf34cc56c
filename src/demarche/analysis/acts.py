"""What a dyad's incidents are as acts: whose toward whom, on which days, how surely; and those that have no place in a series, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from demarche.analysis.dyads import between, doers_of
from demarche.codebook import Codebook
from demarche.records import Actor, Claim, Incident, Report

LONGEST_RANGE = 31
"""Days of the longest range that has a place in a series: a month."""

Why = Literal["undated", "bound", "vague", "ahead", "outside", "beside", "unsure"]

REASONS: dict[Why, str] = {
    "undated": "no day is known",
    "bound": "known only to be before or after a day",
    "vague": "dated to a longer range than is spread",
    "ahead": "dated after the last day that is looked at",
    "outside": "dated before the first or after the last period",
    "beside": "the two stand on one side, toward a third",
    "unsure": "no claim of it scores as high as the threshold",
}


class Known(Protocol):
    """What a ledger knows, as the analysis needs it (`pipeline.View`)."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """Reports by id."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""

    @property
    def incidents(self) -> Sequence[Incident]:
        """Incidents in order of time."""

    def sentence(self, claim: Claim) -> str:
        """The text of a claim's sentence."""


@dataclass(frozen=True, slots=True)
class Act:
    """One incident of a dyad with a place in time. `there` and `back`: its shares in either direction, together 1."""

    incident: Incident
    quad: int
    intensity: float
    first: date
    last: date
    there: float
    back: float
    score: float
    """That of its surest claim."""
    evidence: str
    """The claim that shows it best: asserted before alleged, this report's news before background, then by score."""
    contested: bool
    """Whether somebody denies what others tell."""


@dataclass(frozen=True, slots=True)
class Apart:
    """An incident of the dyad that counts nowhere, and why (a key of REASONS)."""

    incident: Incident
    why: Why


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a dyad in order of time, and the incidents that are apart."""

    acts: tuple[Act, ...]
    apart: tuple[Apart, ...]


def read_acts(known: Known, pair: tuple[str, str], book: Codebook, *, until: date | None = None, longest: float = LONGEST_RANGE) -> Acts:
    """The acts between two states. `until`: the last day that counts; `longest`: days of the longest range that is placed in time."""
    acts: list[Act] = []
    apart: list[Apart] = []
    for incident in between(known.incidents, *pair):
        claims = [known.claims[claim] for claim in incident.claims]
        shares = toward(incident, *pair)
        days = place_in_time(incident, claims, known.reports)
        if shares is None:
            apart.append(Apart(incident, "beside"))
        elif isinstance(days, str):
            apart.append(Apart(incident, days))
        elif (days[1] - days[0]).days >= longest:
            apart.append(Apart(incident, "vague"))
        elif until and days[0] > until:
            apart.append(Apart(incident, "ahead"))
        else:
            acts.append(_act(incident, claims, (days[0], min(days[1], until or days[1])), shares, book))
    return Acts(tuple(sorted(acts, key=lambda act: (act.first, act.last, act.incident.id))), tuple(apart))


def _act(incident: Incident, claims: Sequence[Claim], days: tuple[date, date], shares: tuple[float, float], book: Codebook) -> Act:
    event = book.event(incident.event)
    return Act(
        incident,
        event.quad,
        event.intensity(incident.mode),
        *days,
        *shares,
        max(claim.score for claim in claims),
        best_claim(claims).id,
        _is_contested(incident),
    )


def toward(incident: Incident, first: str, second: str) -> tuple[float, float] | None:
    """The shares of an incident from the first toward the second and back; None where the two stand on one side, toward a third.

    An act that both do to each other (a talk, a clash) counts half each way. An attack by hands of no state counts from its host.
    """
    actors, recipients = doers_of(incident), _countries(incident.recipients)
    there, back = first in actors and second in recipients, second in actors and first in recipients
    if there != back:
        return (1.0, 0.0) if there else (0.0, 1.0)
    if there or (not recipients and {first, second} <= actors):
        return 0.5, 0.5
    return None


def place_in_time(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[date, date] | Why:
    """The first and last day of an incident, or why it has none.

    What is planned counts from the day it was first told, unless its own day is earlier. A day that was taken from the day of publication
    does not hold for what every report tells as an older story.
    """
    if incident.status == "planned" and (told := _told(claims, reports)):
        when = incident.when
        early = when is not None and when.start is not None and when.end is not None and when.end < told
        if not early:
            return told, told
    when = incident.when
    if when is None or (when.start is None and when.end is None):
        return "undated"
    if when.start is None or when.end is None:
        return "bound"
    if when.anchor == "published" and not when.spans and all(claim.background for claim in claims):
        return "undated"
    return when.start, when.end


def best_claim(claims: Iterable[Claim]) -> Claim:
    """The claim that shows an act best."""
    return min(claims, key=lambda claim: (claim.status != "asserted", claim.background, -claim.score, claim.id))


def _told(claims: Iterable[Claim], reports: Mapping[str, Report]) -> date | None:
    """The day on which the first of some claims came out, older stories left aside."""
    days = [published.day for claim in claims if not claim.background and (published := reports[claim.report].published)]
    return min(days, default=None)


def _countries(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.country for actor in actors if actor.country)


def _is_contested(incident: Incident) -> bool:
    return any(version.value == "denied" for dispute in incident.disputes if dispute.field == "status" for version in dispute.versions)
