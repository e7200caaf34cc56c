"""Denials of one report that answer an accusation told in another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

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
    accusations: defaultdict[tuple[str, str], list[tuple[date, bool, str]]] = defaultdict(list)
    for claim in claims:
        if (said := _day(claim, reports)) is not None:
            for pair in _accused(claim):
                accusations[pair].append((said, claim.event == ACCUSATION, claim.id))
    for told in accusations.values():
        told.sort()
    found = []
    for denial in claims:
        if denial.event != DENIAL or denial.mode or denial.id in answered:
            continue
        day = _day(denial, reports)
        pairs = [(own, other) for own in _states(denial.actors) for other in _states(denial.recipients)]
        last = max((one for pair in pairs if day and (one := _last_before(accusations.get(pair, []), day))), default=None)
        if last is None:
            continue
        same = {one for pair in pairs for one in _alike(accusations.get(pair, []), last)}
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


def _last_before(told: Sequence[tuple[date, bool, str]], day: date) -> tuple[date, bool, str] | None:
    """Of accusations in order of their days the last that a denial of a day may answer, if it is near enough."""
    place = bisect_right(told, day + AFTER, key=lambda one: one[0])
    return told[place - 1] if place and day - told[place - 1][0] <= BEFORE else None


def _alike(told: Sequence[tuple[date, bool, str]], last: tuple[date, bool, str]) -> Iterator[str]:
    """The accusations of the same day and kind as one, itself among them: the claims of several reports on one charge."""
    for day, is_accusation, claim in islice(told, bisect_left(told, last[:2]), None):
        if (day, is_accusation) != last[:2]:
            return
        yield claim


def _day(claim: Claim, reports: Mapping[str, Report]) -> date | None:
    """The day of an act of words, or of its report where it has none."""
    if claim.when and claim.when.end:
        return claim.when.end
    published = reports[claim.report].published
    return published.day if published else None
