"""What is wrong with dates in a text: days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from demarche.entities.dates_calendar import day_of
from demarche.entities.dates_words import FRAGMENTS, MONTHS
from demarche.records import Claim, Issue, Report

_MONTH = FRAGMENTS["mo"]
_NAMED = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:[ ,]+(?P<y>\d{{4}}))?"),
    re.compile(rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:[ ,]+(?P<y>\d{{4}}))?"),
)
_FIGURES = (re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)\b"), re.compile(r"\b(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})\b"))
_LEAP = 2000
"""A year that has every day any year has."""


def date_issues(report: Report, claims: Sequence[Claim]) -> Iterator[Issue]:
    """A warning for each impossible day that an act is dated by ("31 February"): its claim stays without a date."""
    for expression in dict.fromkeys(claim.when.expression for claim in claims if claim.when and claim.when.precision == "unknown"):
        if expression and is_impossible(expression):
            yield Issue(
                "impossible-date",
                report.source or report.name,
                f"'{expression}' is no day of the calendar: what is told of it stays without a date.",
                "Correct the text, or the date of the claim.",
                "warning",
                report.id,
            )


def is_impossible(expression: str) -> bool:
    """Whether an expression names a day that its month does not have."""
    text = expression.lower()
    for pattern in _NAMED:
        if match := pattern.search(text):
            year = int(match["y"]) if match["y"] else _LEAP
            return day_of(year, MONTHS[match["mo"][:3]], int(match["d"])) is None
    for pattern in _FIGURES:
        if match := pattern.search(text):
            return day_of(int(match["y"]), int(match["m"]), int(match["d"])) is None
    return False
