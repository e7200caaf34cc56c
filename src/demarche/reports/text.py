"""Plain text, with `Title:`, `Date:`, `Source:` and `URL:` lines at its head or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.dates import read_day
from demarche.reports.decode import decode

_HEADER = re.compile(r"(title|headline|date|published|source|outlet|url|link|id)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_FIELDS = {"headline": "title", "published": "date", "outlet": "source", "link": "url"}


class TextReader:
    """Reads a text file as one report. Offsets count from the file's first character, or from the title where headers were taken off."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md", "")

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """The report, after warnings about its encoding or date."""
        decoded = decode(data)
        if decoded is None:
            yield Issue("encoding", source, "The bytes are no text in any encoding that we know.", "Save the file as UTF-8.")
            return
        if decoded.guessed:
            problem = f"The file is not UTF-8; it was read as {decoded.encoding}."
            yield Issue("encoding", source, problem, "Save it as UTF-8 if letters look wrong.", "warning")
        fields, body = take_headers(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
        day = read_day(fields["date"]) if "date" in fields else None
        if "date" in fields and day is None:
            yield Issue("bad-date", source, f"The date {fields['date'][:60]!r} is not understood.", "Write it as 2023-04-07.", "warning")
        title = fields.get("title")
        yield from build(
            Parts(
                text=f"{title}\n\n{body}" if title and not body.lstrip().startswith(title) else body,
                source=source,
                title=title,
                outlet=fields.get("source"),
                url=fields.get("url"),
                published=Published(day, "header") if day else None,
                given=fields.get("id"),
            )
        )


def take_headers(text: str) -> tuple[dict[str, str], str]:
    """The header fields at the head of a text, by name, and the text after them; no field, no change to the text."""
    fields: dict[str, str] = {}
    at = 0
    while match := _HEADER.match(text, at):
        line_end = text.find("\n", match.start())
        line_end = len(text) if line_end < 0 else line_end
        name = match[1].lower()
        fields[_FIELDS.get(name, name)] = text[match.start(2) : line_end].strip()
        at = min(line_end + 1, len(text))
        if at >= len(text):
            break
    return (fields, text[at:].lstrip("\n")) if fields else ({}, text)
