"""Times counted from what the text told before, times that stay open, and all expressions of a report as one reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from demarche.entities.dates_calendar import Clock, Stretch
from demarche.entities.dates_grammar import find, find_lengths
from demarche.entities.dates_read import time_expressions
from demarche.records import Published, Report, Sentence, Span, Word
from tests.entities.test_dates import words

PUBLISHED = date(2023, 4, 7)
TOLD = Stretch(date(2011, 7, 9), date(2011, 7, 9), "day")


def days(text: str, *, tense: str = "past", published: date | None = PUBLISHED, told: Stretch | None = TOLD) -> list[str]:
    """The expressions of some words, each as `first..last`; `?` where a time is named and not known."""
    clock = Clock(published, told, tense)  # type: ignore[arg-type]
    return [f"{found.start or ''}..{found.end or ''}" if (found := e.meaning.resolve(clock)) else "?" for e in find(words(text))]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("in August of that year", "2011-08-01..2011-08-31"),
        ("on 12 March of the following year", "2012-03-12..2012-03-12"),
        ("on the 20th of that month", "2011-07-20..2011-07-20"),
        ("the previous April", "2011-04-01..2011-04-30"),
        ("the following spring", "2012-03-01..2012-05-31"),
        ("that night", "2011-07-09..2011-07-09"),
        ("early the next morning", "2011-07-10..2011-07-10"),
        ("the following evening", "2011-07-10..2011-07-10"),
        ("over the next two weeks", "2011-07-09..2011-07-23"),
    ],
)
def test_a_time_is_counted_from_the_text(text: str, meant: str) -> None:
    assert days(text) == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the week before last", "2023-03-20..2023-03-26"),
        ("the year before last", "2021-01-01..2021-12-31"),
        ("the first two months of 2022", "2022-01-01..2022-02-28"),
        ("the last ten days of March", "2023-03-22..2023-03-31"),
        ("on the eve of Monday 's vote", "2023-04-02..2023-04-02"),
        ("overnight into Wednesday", "2023-04-04..2023-04-05"),
        ("on the twenty - first of March", "2023-03-21..2023-03-21"),
        ("in the eighteenth century", "1701-01-01..1800-12-31"),
        ("throughout 2019", "2019-01-01..2019-12-31"),
        ("on 03/04/2021", "?"),
        ("on the second Friday of March", "2023-03-10..2023-03-10"),
        ("the last Sunday in March 2021", "2021-03-28..2021-03-28"),
        ("the first Friday of Ramadan", "?"),
        ("on 13/04/2021", "2021-04-13..2021-04-13"),
        ("in the first half of fiscal 2021", "?"),
        ("on 13 Aban", "?"),
        ("in Shawwal", "?"),
        ("on 57 March 2021", "?"),
    ],
)
def test_a_time_is_counted_from_publication_or_stays_open(text: str, meant: str) -> None:
    assert days(text, told=None) == [meant]


@pytest.mark.parametrize(
    ("text", "tense", "meant"),
    [
        ("from 3 June", "future", "2023-06-03.."),
        ("as of 3 June", "future", "2023-06-03.."),
        ("after 3 June", "future", "2023-06-04.."),
        ("starting 3 June", "future", "2023-06-03..2023-06-03"),
        ("as of 3 March", "past", "2023-03-03..2023-03-03"),
        ("after 3 March", "past", "2023-03-04..2023-04-07"),
        ("before midnight on Sunday", "future", "2023-04-07..2023-04-09"),
    ],
)
def test_a_bound_leaves_open_what_nothing_closes(text: str, tense: str, meant: str) -> None:
    assert days(text, tense=tense, told=None) == [meant]


@pytest.mark.parametrize(
    ("text", "length", "again"),
    [
        ("for three weeks", "P3W", False),
        ("a two - day visit", "P2D", False),
        ("for 72 hours", "PT72H", False),
        ("half a year", "P6M", False),
        ("for several days", "PXD", False),
        ("two decades", "P20Y", False),
        ("every Sunday", "P1W", True),
        ("every other week", "P2W", True),
        ("three times a year", "P1Y", True),
        ("weekly", "P1W", True),
    ],
)
def test_how_long_and_how_often_are_no_days(text: str, length: str, again: bool) -> None:
    sentence = words(text)
    (found,) = find_lengths(sentence)
    assert (found.meaning.length, found.meaning.again) == (length, again)  # type: ignore[attr-defined]
    assert find(sentence) == []


def _read(*texts: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The expressions of a report whose sentences are given, with what each means."""
    text = " ".join(texts)
    at, sentences = 0, []
    for index, part in enumerate(texts):
        one = words(part)
        moved = tuple(_moved(word, at) for word in one.words)
        sentences.append(Sentence("r", index, Span(at, at + len(part)), moved))
        at += len(part) + 1
    report = Report("r", text, published=Published(published, "given") if published else None)
    found = time_expressions(report, sentences)
    return [(e.text, f"{e.when.start or ''}..{e.when.end or ''} {e.when.anchor}" if e.when else str(e.length)) for e in found]


def _moved(word: Word, by: int) -> Word:
    return replace(word, span=Span(word.span.start + by, word.span.end + by))


def test_a_report_is_read_as_one_story() -> None:
    assert _read("They struck on 30 May 2014 for two days .", "The next day the port fell .") == [
        ("30 May 2014", "2014-05-30..2014-05-30 absolute"),
        ("for two days", "P2D"),
        ("The next day", "2014-05-31..2014-05-31 text"),
    ]


def test_without_a_day_of_publication_the_story_goes_on_in_its_years() -> None:
    read = _read("War came in November 1998 .", "In January they crossed the river .", "On Monday it rained .", published=None)
    assert [meant for _, meant in read] == ["1998-11-01..1998-11-30 absolute", "1999-01-01..1999-01-31 text", ".. none"]


def test_a_range_keeps_its_ends_and_a_bound_its_time() -> None:
    text = "Fighting went on from 2014 to 2016 and since May 2019"
    report = Report("r", text, published=Published(PUBLISHED, "given"))
    ran, since = time_expressions(report, [words(text)])
    assert [part.text for part in ran.parts] == ["2014", "2016"]
    assert since.when and since.when.end == PUBLISHED
    assert [(part.text, part.when.end) for part in since.parts if part.when] == [("May 2019", date(2019, 5, 31))]
