"""Small views of a ledger, made by hand: each act is one incident with one claim in each of its reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.pipeline import View
from demarche.records import Actor, Claim, Dispute, Incident, Published, Report, Span, Status, Version, When

KEN, UGA, TZA = (Actor(name, (), "government", code, ("GOV",)) for name, code in (("Kenya", "KEN"), ("Uganda", "UGA"), ("Tanzania", "TZA")))
PAIR = ("KEN", "UGA")
START = date(2021, 3, 1)
"""A Monday."""


def day(number: int) -> date:
    """The day so many days after START."""
    return START + timedelta(number)


@dataclass(frozen=True, slots=True)
class Told:
    """One act as it is told: by how many reports, on which day (else its own)."""

    event: str = "ACCUSE"
    first: date | None = START
    last: date | None = None
    mode: str | None = None
    actors: Sequence[Actor] = (KEN,)
    recipients: Sequence[Actor] = (UGA,)
    status: Status = "asserted"
    sources: int = 1
    score: float = 0.9
    background: bool = False
    published: date | None = None
    when: When | None = None
    denied: bool = False


def view(acts: Iterable[Told], others: Iterable[date] = ()) -> View:
    """A view of some acts. `others`: days of reports that tell of neither state."""
    reports, claims, incidents = {}, {}, []
    for number, told in enumerate(acts):
        own = [_report(f"r{number}.{source}", told.published or told.first or START) for source in range(told.sources)]
        made = [_claim(f"c{number}.{source}", report, told) for source, report in enumerate(own)]
        reports |= {report.id: report for report in own}
        claims |= {claim.id: claim for claim in made}
        incidents.append(_incident(f"i{number}", told, made))
    reports |= {report.id: report for report in (_report(f"o{number}", out) for number, out in enumerate(others))}
    return View(reports, claims, incidents, {})


def _report(identity: str, published: date) -> Report:
    return Report(identity, "Kenya accused Uganda.", outlet="The Lake", published=Published(published, "given"))


def _when(told: Told) -> When | None:
    if told.when or not told.first:
        return told.when
    return When(told.first, told.last or told.first, "day" if told.last in (None, told.first) else "range", "text", (Span(0, 5),))


def _claim(identity: str, report: Report, told: Told) -> Claim:
    return Claim(
        identity,
        report.id,
        0,
        Span(6, 13),
        told.event,
        told.mode,
        (),
        tuple(told.actors),
        tuple(told.recipients),
        when=_when(told),
        status=told.status,
        background=told.background,
        score=told.score,
    )


def _incident(identity: str, told: Told, claims: Sequence[Claim]) -> Incident:
    held = tuple(claim.id for claim in claims)
    versions = (Version("asserted", held, ()), Version("denied", held, ()))
    return Incident(
        identity,
        told.event,
        told.mode,
        tuple(told.actors),
        tuple(told.recipients),
        None,
        _when(told),
        (),
        told.status,
        held,
        tuple(claim.report for claim in claims),
        told.sources,
        (Dispute("status", versions),) if told.denied else (),
    )
