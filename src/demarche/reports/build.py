"""Reports from their parts: the same checks for every reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from demarche.records import Issue, Published, Report, report_id
from demarche.reports.dates import is_future
from demarche.reports.furniture import find_furniture
from demarche.settings import Settings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = [
    "en",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "ru",
    "uk",
    "ar",
    "fa",
    "tr",
    "az",
    "he",
    "zh",
    "ja",
    "ko",
    "hi",
    "ur",
    "id",
    "pl",
    "nl",
    "ro",
]
"""Languages told apart; py3langid is weak on short text when it may choose among all."""

SHORTEST = 60
"""Letters below which no language is guessed."""


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


def build(parts: Parts, *, settings: Settings | None = None) -> Iterator[Report | Issue]:
    """The report of some parts, or the issue that keeps it from being one; a warning may come before it."""
    settings = settings or Settings()
    if not any(character.isalpha() for character in parts.text):
        yield Issue("empty", parts.source, "There is no text in it.", "Check that the file or page holds an article.")
        return
    if len(parts.text) > settings.max_report_characters:
        problem = f"The text has {len(parts.text):,} characters; {settings.max_report_characters:,} are allowed."
        yield Issue("too-large", parts.source, problem, "Split it into reports, or set DEMARCHE_MAX_REPORT_CHARACTERS.")
        return
    text = parts.text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no character
    published = parts.published
    if is_future(published, datetime.now(UTC).date()):
        stated = published.day.isoformat() if published else ""
        yield Issue(
            "future-date",
            parts.source,
            f"The date {stated} lies in the future: it is left out.",
            "Correct it, or give --published.",
            "warning",
        )
        published = None
    day = published.day if published else None
    yield Report(
        id=report_id(text, title=parts.title, outlet=parts.outlet, url=parts.url, day=day, given=parts.given),
        text=text,
        title=parts.title,
        outlet=parts.outlet,
        url=parts.url,
        published=published,
        language=find_language(text),
        given=parts.given,
        source=parts.source,
        furniture=find_furniture(text),
    )


def with_day(parts: Parts, day: date | None, found: str) -> Published | None:
    """What is known of publication: what the report says, else the day given from outside."""
    return parts.published or (Published(day, found) if day else None)


def find_language(text: str) -> str | None:
    """The two-letter code of the language of a text, or None where there is too little of it."""
    if sum(character.isalpha() for character in text[:5000]) < SHORTEST:
        return None
    code: str = _identifier().classify(text[:5000])[0]
    return code


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
