"""What a page says of itself: its day of publication and its outlet, in JSON-LD, meta tags and time elements."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

import msgspec

from demarche.records import Published
from demarche.reports.dates import read_day

MOST_NODES = 5000
"""Objects and lists of a page's JSON-LD that are looked at."""

MOST_TAGS = 500
"""Meta tags of a page that are looked at."""

_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "publishdate",
    "pubdate",
    "dc.date",
    "date",
)
"""Names of meta tags that give the day of publication, the surest first."""

_ARTICLE = re.compile(r"(?:\w*article|\w*posting|report\w*)", re.IGNORECASE)
_OTHERS = frozenset(
    {"comment", "comments", "review", "mentions", "citation", "isbasedon", "itemlistelement", "relatedlink", "haspart", "video", "image"}
)
"""Keys under which JSON-LD holds other things than this article."""

_DATE_IN_BROKEN = re.compile(r'"datePublished"\s*:\s*"([^"\n]{8,40})"')


def find_date(tree: Any) -> Published | None:
    """The day of publication that a page states, or None: JSON-LD first, then meta tags, then a marked time element."""
    if day := _day_in_data(tree):
        return Published(day, "json-ld")
    if day := _day_in_meta(tree):
        return Published(day, "meta")
    for time in tree.xpath("//time[@datetime and (@itemprop='datePublished' or @pubdate)]")[:5]:
        if day := read_day(time.get("datetime")):
            return Published(day, "page")
    return None


def find_unread_date(tree: Any) -> str | None:
    """The first value that a page gives as its day of publication and that names no day, or None."""
    data = (item.get("datePublished") for item in _objects(tree))
    tags = ((_meta_name(tag), tag.get("content")) for tag in tree.xpath("//meta[@content]")[:MOST_TAGS])
    stated = chain(data, (value for name, value in tags if name in _META))
    return next((value for value in stated if isinstance(value, str) and value.strip() and not read_day(value)), None)


def find_outlet(tree: Any) -> str | None:
    """The publisher that the JSON-LD names, or None."""
    for item in _objects(tree):
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())[:200]
    return None


def _day_in_data(tree: Any) -> date | None:
    """The `datePublished` of the article in JSON-LD, else of whatever has one, the least nested first."""
    others = []
    for item in _objects(tree):
        value = item.get("datePublished")
        if isinstance(value, str) and (day := read_day(value)):
            if _is_article(item.get("@type")):
                return day
            others.append(day)
    if others:
        return others[0]
    broken = (match for text in _scripts(tree) if _decode(text) is None and (match := _DATE_IN_BROKEN.search(text)))
    return next((day for match in broken if (day := read_day(match[1]))), None)


def _day_in_meta(tree: Any) -> date | None:
    found: dict[str, date] = {}
    for tag in tree.xpath("//meta[@content]")[:MOST_TAGS]:
        name = _meta_name(tag)
        if name in _META and name not in found and (day := read_day(tag.get("content"))):
            found[name] = day
    return next((found[name] for name in _META if name in found), None)


def _meta_name(tag: Any) -> str:
    return str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, the least nested first."""
    queue = deque(_decode(text) for text in _scripts(tree))
    for _ in range(MOST_NODES):
        if not queue:
            return
        data = queue.popleft()
        if isinstance(data, dict):
            yield data
            queue.extend(value for key, value in data.items() if isinstance(value, dict | list) and key.lower() not in _OTHERS)
        elif isinstance(data, list):
            queue.extend(data[:200])


def _scripts(tree: Any) -> list[str]:
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")[:20]
    return [script.text[:500_000] for script in scripts if script.text]


def _decode(text: str) -> Any:
    """The JSON of a script, or None."""
    try:
        return msgspec.json.decode(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"))
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and _ARTICLE.fullmatch(name) for name in kinds)
