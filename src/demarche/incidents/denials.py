"""Denials of one report that answer an accusation told in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from demarche.records import Actor, Claim, Link, Report, link_id

BY = "demarche-denials@1"
ACCUSATION, DENIAL = "ACCUSE", "REJECT"
MOST = 20
"""Claims of one day to which a denial is linked at most: copies and retellings of the same charge."""
BEFORE, AFTER = timedelta(days=21), timedelta(days=2)
"""How long before a denial the accusation may be, and how long after by the reports' days (a denial is often printed first)."""
FITS = 0.6
"""Score of a denial that fits an accusation by both parties and by its days (set by hand)."""


def deny_across(claims: Sequence[Claim], known: Iterable[Link], reports: Mapping[str, Report]) -> list[Link]:
    """Links from denials that answer nothing in their own report to the accusations, of any report, that they answer.

    An accusation is answered by whom it accuses, against whoever accuses, in the days round the denial; of several the last, and an
    accusation before the act that it alleges.
    """
    answered = {link.left for link in known if link.kind == "denies"}
    accusations: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for accused, accuser in _accused(claim):
            accusations[accused, accuser].append(claim)
    found = []
    for denial in claims:
        if denial.event != DENIAL or denial.mode or denial.id in answered:
            continue
        pairs = [(own, other) for own in _states(denial.actors) for other in _states(denial.recipients)]
        fitting = [one for pair in pairs for one in accusations.get(pair, ()) if _is_near(one, denial, reports)]
        if fitting:
            best = max(fitting, key=lambda one: (_day(one, reports) or date.min, one.event == ACCUSATION, one.id))
            same = {one.id: one for one in fitting if one.event == best.event and _day(one, reports) == _day(best, reports)}
            found += [
                Link(link_id("denies", denial.id, one, BY), "denies", denial.id, one, BY, FITS, (denial.trigger,))
                for one in sorted(same)[:MOST]
            ]
    return found


def _accused(claim: Claim) -> list[tuple[str, str]]:
    """(accused, accuser) states of an accusation, or of an act that somebody alleges."""
    if claim.event == ACCUSATION and claim.status == "asserted" and claim.mode in (None, "allege"):
        return [(accused, accuser) for accused in _states(claim.recipients) for accuser in _states(claim.actors)]
    if claim.status == "alleged":
        voices = _states(speaker.actor for speaker in claim.speakers)
        return [(accused, accuser) for accused in _states(claim.actors) for accuser in voices]
    return []


def _states(actors: Iterable[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country}


def _is_near(accusation: Claim, denial: Claim, reports: Mapping[str, Report]) -> bool:
    said, answered = _day(accusation, reports), _day(denial, reports)
    return said is not None and answered is not None and -AFTER <= answered - said <= BEFORE


def _day(claim: Claim, reports: Mapping[str, Report]) -> date | None:
    """The day of an act of words, or of its report where it has none."""
    if claim.when and claim.when.end:
        return claim.when.end
    published = reports[claim.report].published
    return published.day if published else None
