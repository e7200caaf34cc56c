"""HTML pages: the article's text by trafilatura, its date by JSON-LD, meta tags or htmldate."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from demarche.errors import InputError
from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.decode import decode
from demarche.reports.guess import guess_date
from demarche.reports.stated import find_date, find_outlet, find_unread_date
from demarche.reports.text import bad_date, doubts
from demarche.settings import Settings

_CHARSET = re.compile(rb"""<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)


class PageReader:
    """Reads an HTML page as one report: title, a blank line, and the article without menus, sharing buttons and comments."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def __init__(self, *, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """The report, after warnings, or an issue where the page holds no article."""
        named = _CHARSET.search(data[:4096])
        decoded = decode(data, named=named[1].decode("ascii", "replace") if named else None)
        if decoded is None:
            yield Issue("encoding", source, "The bytes are no text in any encoding that we know.", "Save the page as UTF-8.")
            return
        yield from doubts(decoded, source)
        try:
            article = extract(decoded.text)
        except InputError as error:
            yield Issue("too-large", source, error.problem, "Save the article itself, or its text.")
            return
        if article is None:
            yield Issue("empty", source, "The page holds no article text.", "It may be a menu or need JavaScript: save the article itself.")
            return
        if article.unread_date:
            yield bad_date(article.unread_date, source)
        yield from build(
            Parts(
                text=f"{article.title}\n\n{article.body}" if article.title else article.body,
                source=source,
                title=article.title,
                outlet=article.outlet,
                url=article.url,
                published=article.published,
            ),
            settings=self._settings,
        )


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds. The body does not repeat the title."""

    body: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Published | None
    unread_date: str | None = None
    """What it gives as its day of publication where that names none and no other day was found."""


def extract(page: str) -> Article | None:
    """The article of a page, or None where it holds none. Raises InputError for one that would take too long."""
    from demarche.reports.markup import parse, prune

    tree = parse(page)
    if tree is None:
        return None
    published, outlet, unread = find_date(tree), find_outlet(tree), find_unread_date(tree)
    prune(tree)
    fields = _fields(tree)
    title = _line(fields.get("title"), 400)
    body = _without_title((fields.get("text") or "").strip(), title)
    if not body:
        return None
    if published is None and (day := guess_date(tree)):
        published = Published(day, "page")
    outlet, url = _line(fields.get("sitename"), 200) or outlet, _line(fields.get("url"), 2000)
    return Article(body, title, outlet, url, published, None if published else unread)


def _fields(tree: Any) -> dict[str, Any]:
    """What trafilatura finds: text, title, sitename, url."""
    from trafilatura import bare_extraction

    _hush()
    try:
        found = bare_extraction(tree, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):  # what it raises on broken pages varies with the version
        return {}
    return found if isinstance(found, dict) else found.as_dict() if found is not None else {}


@cache
def _hush() -> None:
    """Keeps the libraries' warnings about bad pages off standard error where nobody has set up logging: we report them ourselves."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _line(value: str | None, longest: int) -> str | None:
    return " ".join(value.split())[:longest].strip() or None if value else None


def _without_title(body: str, title: str | None) -> str:
    first, _, rest = body.partition("\n")
    return rest.strip() if title and " ".join(first.split()).casefold() == title.casefold() else body
