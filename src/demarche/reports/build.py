"""Reports from their parts: the same checks for every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from demarche.records import Issue, Published, Report, report_id
from demarche.reports.dates import is_future
from demarche.reports.furniture import find_furniture
from demarche.reports.language import find_language
from demarche.settings import Settings

# Half a pair of UTF-16 and the zero character can be written in JSON, but neither in UTF-8 nor in a database.
_NO_CHARACTER = re.compile("[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader found of one report."""

    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    given: str | None = None


def build(parts: Parts, *, settings: Settings) -> Iterator[Report | Issue]:
    """The report of some parts, or the issue that keeps it from being one; a warning may come before it."""
    if len(parts.text) > settings.max_report_characters:
        yield too_long(len(parts.text), parts.source, settings)
        return
    text = clean(parts.text)
    if not any(character.isalpha() for character in text):
        yield Issue("empty", parts.source, "There is no text in it.", "Check that the file, page or line holds an article.")
        return
    published = parts.published
    if published and is_future(published, datetime.now(UTC).date()):
        problem = f"The date {published.day.isoformat()} lies in the future: it is left out."
        yield Issue("future-date", parts.source, problem, "Correct it (years of the Gregorian calendar), or give --published.", "warning")
        published = None
    title, outlet, url, given = (
        clean(part).strip() or None if part else None for part in (parts.title, parts.outlet, parts.url, parts.given)
    )
    day = published.day if published else None
    yield Report(
        id=report_id(text, title=title, outlet=outlet, url=url, day=day, given=given),
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        language=find_language(text),
        given=given,
        source=parts.source,
        furniture=find_furniture(text, start=len(title) if title and text.startswith(title) else 0),
    )


def empty(where: str) -> Issue:
    """The issue about a file or stream with nothing in it."""
    return Issue("empty", where, "There is nothing in it.", "Remove it, or save the report again.")


def too_long(characters: int, where: str, settings: Settings) -> Issue:
    """The issue about a report that is longer than reports may be."""
    problem = f"The text has {characters:,} characters; {settings.max_report_characters:,} are allowed."
    return Issue("too-large", where, problem, "Split it into reports, or set DEMARCHE_MAX_REPORT_CHARACTERS.")


def find_no_character(report: Report) -> Issue | None:
    """The issue about a report, not built here, whose text holds what can stand in no file: half a pair of UTF-16, the zero character."""
    if (match := _NO_CHARACTER.search(report.text)) is None:
        return None
    problem = f"What stands at {match.start():,} of the text, {match[0]!a}, is no character."
    return Issue("no-character", report.source or report.name, problem, "Replace it, or read the text as UTF-8 from where it came.")


def clean(text: str) -> str:
    """The text with `�` for what is no character; as long as before, so that offsets hold."""
    return _NO_CHARACTER.sub("\ufffd", text)
