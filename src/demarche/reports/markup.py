"""HTML to a tree that is safe to walk: bounded in size, without what never holds prose."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

MOST_CHARACTERS = 5_000_000
"""Characters of markup, without scripts, beyond which a page is refused: articles have a hundredth of it."""

MOST_ELEMENTS = 20_000
"""Elements beyond which a page is refused: news pages have 500 to 8,000, and the extraction takes quadratic time on some shapes."""

# libxml2 compares every attribute of a tag with every other: a tag with 50,000 of them takes half a minute.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})[^<>]{3000,}>")
_CODE = re.compile(r"<(script|style|svg)\b[^<>]*>", re.IGNORECASE)
_EMPTY = ("style", "svg", "iframe", "nav", "aside", "footer", "template", "noscript", "button", "select", "canvas", "figcaption", "object")
_SHAPE = ("b", "i", "em", "strong", "u", "font", "small", "big", "mark", "ins", "abbr", "wbr", "sub", "sup", "tt")


class TooLarge(ValueError):
    """A page that would take too long to read; the message says why."""


def parse(text: str) -> Any | None:
    """The tree of a page with its scripts of JSON-LD and no others, or None where there is none. Raises TooLarge."""
    text = _LONG_TAG.sub(r"<\1>", _cut_code(text).replace("\x00", ""))
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(f"The page has {len(text):,} characters of markup; {MOST_CHARACTERS:,} are allowed.")
    if (elements := text.count("<") - text.count("</")) > 10 * MOST_ELEMENTS:
        raise TooLarge(f"The page has about {elements:,} elements; {MOST_ELEMENTS:,} are allowed.")
    parser = html.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree
