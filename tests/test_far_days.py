"""Reports of the first and last days that a calendar has: coded, whatever their words count from there."""

from __future__ import annotations

from datetime import date

import pytest

import demarche


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("when", ["on the weekend", "this week", "last year", "two weeks ago", "in the next decade", "on Monday"])
def test_the_ends_of_the_calendar_break_nothing(day: date, when: str) -> None:
    (claim,) = demarche.code(f"Kenya expelled two Sudanese diplomats {when}.", published=day)
    assert claim.event == "SANCTION"
