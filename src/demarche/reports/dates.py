"""The day of publication, from the forms in which headers, fields and pages give it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from demarche.errors import UsageError
from demarche.records import Published

LONGEST = 120
"""Characters of a value that are looked at."""

_EARLIEST = date(1900, 1, 1)
_WRITE = "Write it as 2023-04-07 (Gregorian calendar)."
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ZONE = rf"(?: (?!(?:{'|'.join(_MONTHS)}))\(?[a-z]{{2,4}}(?:[+-]\d{{1,4}})?\)?| ?[+-]\d{{2}}:?\d{{2}})"
_TIME = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?: ?[ap]\.?m\.?)?{_ZONE}?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]* "
_LEAD = re.compile(
    rf"(?:(?:first )?(?:published|updated|posted)(?: on| at)?:? )?(?:{_TIME},? (?:on )?)?(?:{_WEEKDAY})?",
    re.IGNORECASE,
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?=$|[T ,;(])",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}Z?.{0,6})?$",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /-]?{_MONTH},?[ /-]?{_YEAR}",
        rf"{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| ){_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}}) {_TIME} {_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
    )
)
_EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)


def read_day(value: str) -> date | None:
    """The day a string names, or None: ISO, `7 April 2023`, `April 7, 2023`, `07.04.2023`, with weekday or time or without.

    `04/07/2023` is refused: it is April in one half of the world and July in the other. `13/04/2023` can only be one.
    """
    text = _without_lead(value)
    if parts := _read_parts(text):
        return _made(*parts)
    readings = _read_either(text)
    return readings.pop() if len(readings) == 1 else None


def read_published(value: str, name: str) -> date:
    """The day of publication that an option or argument gives as `YYYY-MM-DD`; UsageError where it is none or cannot be meant."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{name} is {value[:40]!r}, which {find_fault(value)}.", remedy=_WRITE) from None
    if day < _EARLIEST or is_future(Published(day, "option"), datetime.now(UTC).date()):
        problem = find_fault(value) if day < _EARLIEST else "lies in the future"
        raise UsageError(f"{name} is {value[:40]!r}, which {problem}.", remedy=_WRITE)
    return day


def find_fault(value: str) -> str:
    """What keeps a string from naming a day of publication, as the end of a sentence."""
    if is_ambiguous(value):
        return "may be one of two days"
    text = _without_lead(value)
    parts, either = _read_parts(text), _EITHER.match(text)
    if not parts and not either:
        return "names no day that we can read"
    year = parts[0] if parts else int(either[4]) if either else 0
    return f"lies before {_EARLIEST.year} or is of another calendar" if year < _EARLIEST.year else "is no day of the calendar"


def is_impossible(value: str) -> bool:
    """Whether a string is written as a day and yet names none: `2023-02-31`, `1402-01-07` (of another calendar)."""
    parts = _read_parts(_without_lead(value))
    return parts is not None and _made(*parts) is None


def is_ambiguous(value: str) -> bool:
    """Whether a string names one day to an American and another to everybody else."""
    return len(_read_either(_without_lead(value))) > 1


def _without_lead(value: str) -> str:
    """The beginning of a string without "Published on", time and weekday before the day."""
    text = " ".join(value[:LONGEST].split())
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def _read_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day as they are written in a form that is clear, whether there is such a day or not."""
    for form in _FORMS:
        if match := form.match(text):
            parts = match.groupdict()
            month = int(parts["month"]) if parts.get("month") else _MONTHS.index(parts["name"][:3].lower()) + 1
            return int(parts["year"]), month, int(parts["day"])
    return None


def _read_either(text: str) -> set[date]:
    """The days that `04/07/2023` may be."""
    match = _EITHER.match(text)
    if not match:
        return set()
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return {day for day in (_made(year, second, first), _made(year, first, second)) if day}


def _made(year: int, month: int, day: int) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if made >= _EARLIEST else None


def is_future(published: Published | None, today: date) -> bool:
    """Whether a report claims to come from a later day than tomorrow (time zones allow for one)."""
    return published is not None and (published.day - today).days > 1
