"""The Python interface: what of a text is coded, what is refused, and that no process is started unasked."""

from datetime import date, datetime

import pytest

import demarche
from demarche import workspace
from demarche.errors import InputError, UsageError

TEXT = "Kenya expelled two Sudanese diplomats on Monday."


def test_half_of_a_character_is_read_as_unknown_and_spans_hold() -> None:
    (claim,) = demarche.code("\ud800 " + TEXT)
    assert ("\ud800 " + TEXT)[claim.trigger.start : claim.trigger.end] == "expelled"


@pytest.mark.parametrize("day", [date(2021, 3, 10), datetime(2021, 3, 10, 15, 30), "2021-03-10"])
def test_the_day_may_be_a_date_a_time_or_a_text(day: date | str) -> None:
    (claim,) = demarche.code(TEXT, published=day)
    assert claim.when is not None
    assert claim.when.start == date(2021, 3, 8)


def test_a_day_that_is_none_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="published"):
        demarche.code(TEXT, published="10 March")


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("1399-12-20", "another calendar"),
        ("2564-03-10", "the future"),
        ("2021-02-31", "no day of the calendar"),
        ("03/10/2021", "one of two days"),
        (20210310, "not a day"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(day: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        demarche.code(TEXT, published=day)


def test_text_and_title_are_strings() -> None:
    with pytest.raises(UsageError, match="text is of the type bytes"):
        demarche.code(TEXT.encode())  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="title is of the type int"):
        demarche.code(TEXT, title=7)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no text"),
        ("… !!!", "no text"),
        ("Le gouvernement du Pérou a expulsé deux diplomates du Chili lundi, selon le ministère. " * 3, "not English"),
        ("Peru " * 100_001, "are allowed"),
    ],
    ids=["empty", "marks", "foreign", "long"],
)
def test_what_cannot_be_coded_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        demarche.code(text)


def test_hypothetical_claims_come_only_if_asked_for() -> None:
    text = "Kenya may expel two Sudanese diplomats if Sudan attacks."
    assert not {claim.status for claim in demarche.code(text)} & {"hypothetical", "negated"}
    assert "hypothetical" in {claim.status for claim in demarche.code(text, unreal=True)}


@pytest.mark.parametrize(("given", "workers"), [(None, 1), ("3", 3)])
def test_one_process_unless_the_environment_asks_for_more(given: str | None, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMARCHE_WORKERS", raising=False)
    if given:
        monkeypatch.setenv("DEMARCHE_WORKERS", given)
    assert workspace._pipeline.__wrapped__().settings.workers == workers
