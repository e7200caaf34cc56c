"""HTML pages: the article's text by trafilatura, its date by JSON-LD, meta tags or htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.dates import read_day
from demarche.reports.decode import decode

_SCRIPT = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{0,200000}?)</script>", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\s[^>]{0,1000}>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_META_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
)


class PageReader:
    """Reads an HTML page as one report: title, a blank line, and the article without menus, sharing buttons and comments."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """The report, or an issue where the page holds no article."""
        html = _decode(data)
        if html is None:
            yield Issue("encoding", source, "The bytes are no text in any encoding that we know.", "Save the page as UTF-8.")
            return
        body, title, outlet, url = _extract(html)
        if not body:
            yield Issue("empty", source, "The page holds no article text.", "It may be a menu or need JavaScript: save the article itself.")
            return
        yield from build(
            Parts(
                text=f"{title}\n\n{body}" if title and not body.startswith(title) else body,
                source=source,
                title=title,
                outlet=outlet,
                url=url,
                published=find_date(html),
            )
        )


def find_date(html: str) -> Published | None:
    """The day of publication that a page states: JSON-LD first, then meta tags, then what htmldate finds."""
    for found in _SCRIPT.findall(html)[:20]:
        if day := _day_in(_json(found)):
            return Published(day, "json-ld")
    for tag in _META.findall(html)[:500]:
        name = re.search(r"(?:name|property|itemprop)\s*=\s*[\"']([^\"']{1,60})[\"']", tag, re.IGNORECASE)
        content = re.search(r"content\s*=\s*[\"']([^\"']{1,80})[\"']", tag, re.IGNORECASE)
        if name and content and name[1].lower() in _META_DATES and (day := read_day(content[1])):
            return Published(day, "meta")
    from htmldate import find_date as guess

    guessed = guess(html, original_date=True, extensive_search=False)
    day = read_day(guessed) if guessed else None
    return Published(day, "page") if day else None


def _json(text: str) -> Any:
    try:
        return msgspec.json.decode(text.strip())
    except (msgspec.DecodeError, RecursionError):
        return None


def _day_in(data: Any, depth: int = 0) -> date | None:
    """The first `datePublished` in JSON-LD, wherever it is nested."""
    if depth > 6:
        return None
    if isinstance(data, dict):
        value = data.get("datePublished")
        if isinstance(value, str) and (day := read_day(value)):
            return day
        data = list(data.values())
    if isinstance(data, list):
        for item in data[:200]:
            if isinstance(item, dict | list) and (day := _day_in(item, depth + 1)):
                return day
    return None


def _extract(html: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Text, title, outlet and address of a page."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True)
    fields: dict[str, Any] = found.as_dict() if found is not None and not isinstance(found, dict) else found or {}
    body = (fields.get("text") or "").strip()
    return body or None, fields.get("title") or None, fields.get("sitename") or None, fields.get("url") or None


def _decode(data: bytes) -> str | None:
    """The page as text: in the encoding that it names if that works, else as any text."""
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text if decoded else None
