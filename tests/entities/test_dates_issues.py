"""Days that no calendar has are told, not guessed."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.entities.dates_issues import date_issues, is_impossible
from demarche.records import Claim, Report, Span, When


def claim(expression: str | None, start: date | None = None) -> Claim:
    """A claim dated by some words."""
    when = When(start, start, "day" if start else "unknown", "none", (), expression)
    return Claim("c_1", "r_1", 0, Span(0, 1), "ASSAULT", when=when)


@pytest.mark.parametrize(
    "text", ["31 February", "30 February 2022", "29 February 2023", "Sept. 31", "June 31st", "42 March 2022", "2023-13-05"]
)
def test_a_day_that_its_month_has_not_is_impossible(text: str) -> None:
    assert is_impossible(text)


@pytest.mark.parametrize("text", ["29 February", "29 February 2024", "31 March", "Ramadan 1444", "fiscal 2022", "02/03/2023", "Thursday"])
def test_what_is_only_unknown_is_not_impossible(text: str) -> None:
    assert not is_impossible(text)


def test_one_warning_tells_the_words_the_report_and_what_to_do() -> None:
    report = Report("r_1", "…", source="news.jsonl:3")
    (issue,) = date_issues(report, [claim("31 June"), claim("31 June"), claim(None), claim("Monday"), claim("3 May", date(2023, 5, 3))])
    assert (issue.kind, issue.where, issue.severity, issue.report) == ("impossible-date", "news.jsonl:3", "warning", "r_1")
    assert "31 June" in issue.problem and issue.remedy
