"""The day of publication, from the forms in which headers, fields and pages give it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from demarche.records import Published

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$")
_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d")
_EARLIEST = date(1900, 1, 1)


def read_day(value: str) -> date | None:
    """The day a string names, or None: ISO, `7 April 2023`, `April 7, 2023`, `07.04.2023`, with weekday or time or without.

    `04/07/2023` is refused: it is April in one half of the world and July in the other.
    """
    text = re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+", "", " ".join(value.split()), flags=re.IGNORECASE)[:80]
    if match := _ISO.match(text):
        return _made(*(int(part) for part in match.groups()[:3]))
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"(?<=\d{4})[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}.*$", "", text)
    for form in _FORMS:
        try:
            return _bounded(datetime.strptime(text, form).replace(tzinfo=UTC).date())
        except ValueError:
            continue
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return _bounded(date(year, month, day))
    except ValueError:
        return None


def _bounded(day: date) -> date | None:
    return day if day >= _EARLIEST else None


def is_future(published: Published | None, today: date) -> bool:
    """Whether a report claims to come from a later day than tomorrow (time zones allow for one)."""
    return published is not None and (published.day - today).days > 1
