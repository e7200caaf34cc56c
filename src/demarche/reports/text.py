"""Plain text, with `Title:`, `Date:`, `Source:` and `URL:` lines at its head or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.dates import find_fault, read_day
from demarche.reports.decode import Decoded, decode
from demarche.settings import Settings

LONGEST = {"title": 400, "date": 80, "source": 120, "url": 2000, "id": 120}
"""Characters that the value of a header may have; what is longer is prose that begins like a header."""

_HEADER = re.compile(r"[ \t]*(title|headline|date|published|source|outlet|url|link|id)[ \t]*:[ \t]*([^\n]*)(?:\n|$)", re.IGNORECASE)
_FIELDS = {"headline": "title", "published": "date", "outlet": "source", "link": "url"}
_BLANK = re.compile(r"(?:[ \t]*\n)+")
_RULE = re.compile(r"[ \t]*[-=_*~]{3,}[ \t]*(?:\n|$)")
_UNKNOWN = frozenset({"unknown", "n/a", "na", "none", "undated", "not known", "not given", "no date", "?", "-", "--"})


class TextReader:
    """Reads a text file as one report. Offsets count from the file's first character, or from the title where headers were taken off."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md", "")

    def __init__(self, *, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """The report, after warnings about its encoding or date. A line end counts as one character, whatever its bytes."""
        decoded = decode(data)
        if decoded is None:
            yield Issue("encoding", source, "The bytes are no text in any encoding that we know.", "Save the file as UTF-8.")
            return
        yield from doubts(decoded, source)
        fields, body = take_headers(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
        day = read_day(fields["date"]) if "date" in fields else None
        if day is None and "date" in fields:
            yield bad_date(fields["date"], source)
        title = fields.get("title")
        yield from build(
            Parts(
                text=join(title, body),
                source=source,
                title=title,
                outlet=fields.get("source"),
                url=fields.get("url"),
                published=Published(day, "header") if day else None,
                given=fields.get("id"),
            ),
            settings=self._settings,
        )


def doubts(decoded: Decoded, source: str) -> Iterator[Issue]:
    """Warnings about bytes that were guessed at or lost."""
    if decoded.lost:
        line = decoded.text.count("\n", 0, decoded.text.find("\ufffd")) + 1
        places = "one place" if decoded.lost == 1 else f"{decoded.lost:,} places"
        problem = f"Bytes that are not {decoded.encoding} were lost at {places}, the first in line {line}: they became �."
        yield Issue("encoding", f"{source}:{line}", problem, "Save it as UTF-8 again from where it came.", "warning")
    elif decoded.guessed:
        problem = f"The file is not UTF-8; it was read as {decoded.encoding}."
        yield Issue("encoding", source, problem, "Save it as UTF-8 if letters look wrong.", "warning")


def bad_date(value: str, where: str) -> Issue:
    """The warning about a day of publication that cannot be read."""
    return Issue("bad-date", where, f"The date {value[:60]!r} {find_fault(value)}: it is left out.", "Write it as 2023-04-07.", "warning")


def join(title: str | None, body: str) -> str:
    """Title, a blank line and body; the body alone where it begins with the title as a line of its own."""
    if not title or body.lstrip().partition("\n")[0].strip() == title:
        return body
    return f"{title}\n\n{body}" if body.strip() else title


def take_headers(text: str) -> tuple[dict[str, str], str]:
    """The header fields at the head of a text, by name, and the text after them; no field, no change to the text."""
    fields: dict[str, str] = {}
    at = _skip(_RULE, text, _skip(_BLANK, text, 0))
    lines = 0
    while (match := _HEADER.match(text, at)) and _is_value(name := _name(match[1]), value := match[2].strip()):
        if value and not (name == "date" and value.lower() in _UNKNOWN):
            fields.setdefault(name, value)
        at, lines = match.end(), lines + 1
    after = _skip(_BLANK, text, _skip(_RULE, text, at))
    set_off = after > at or at >= len(text)
    if not lines or not (set_off or lines > 1 or fields.keys() & {"title", "url"} or read_day(fields.get("date", ""))):
        return {}, text
    return fields, text[after:]


def _name(written: str) -> str:
    return _FIELDS.get(written.lower(), written.lower())


def _is_value(name: str, value: str) -> bool:
    """Whether a value can be that of a header and is not prose: `Source: officials said they had fled.`"""
    if len(value) > LONGEST[name]:
        return False
    if name in ("url", "id"):
        return len(value.split()) <= (1 if name == "url" else 8)
    if name == "title":
        return True
    return len(value.split()) <= 12 and not re.search(r"[a-z]{3}[.!?][”\"’]?$", value)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
