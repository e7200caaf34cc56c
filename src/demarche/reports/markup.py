"""HTML to a tree that is safe to walk: bounded in size, without what never holds prose."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from demarche.errors import InputError

MOST_CHARACTERS = 5_000_000
"""Characters of markup, without scripts, beyond which a page is refused: pages of news have a tenth of it."""

MOST_ELEMENTS = 10_000
"""Elements, without menus, beyond which a page is refused: pages of news have 300 to 5,000, and extraction takes quadratic time where
thousands stand side by side (3 seconds at this bound, by the worst shape we found)."""

# libxml2 compares each attribute of a tag with every other: 50,000 of them take it half a minute. Bounded and possessive, so that
# the pattern takes linear time itself.
_CROWDED_TAG = re.compile(
    r"""<([a-zA-Z][\w:-]{0,30}+)[^\s/>]{0,200}+
    (?:[\s/]*+[^\s/>][^\s/>=]{0,100}+(?:\s{0,20}+=\s{0,20}+(?:"[^"]*+"|'[^']*+'|[^\s>]{0,300}+))?+){64,}+""",
    re.VERBOSE,
)
_CODE = re.compile(r"<(script|style|svg)\b[^<>]*+>", re.IGNORECASE)
_PROSELESS = (
    *("script", "style", "svg", "iframe", "object", "canvas", "template", "noscript"),
    *("nav", "aside", "footer", "button", "select", "figcaption"),
)
_SHAPES = ("b", "i", "em", "strong", "u", "font", "small", "big", "mark", "ins", "abbr", "wbr", "sub", "sup", "tt")


def parse(text: str) -> Any | None:
    """The tree of a page, with scripts of JSON-LD and no others, or None where there is none.

    Raises InputError for a page that would take too long.
    """
    text = _CROWDED_TAG.sub(r"<\1", cut_code(text.replace("\x00", "")))
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"The page has {len(text):,} characters of markup; {MOST_CHARACTERS:,} are allowed.")
    parser = html.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def prune(tree: Any) -> None:
    """Takes out of a tree what holds no prose (scripts, menus, side columns, captions) and marks of mere shape (bold, italics).

    Raises InputError where more is left than an article has.
    """
    etree.strip_elements(tree, *_PROSELESS, with_tail=False)
    etree.strip_tags(tree, *_SHAPES)
    if (elements := sum(1 for _ in tree.iter())) > MOST_ELEMENTS:
        raise InputError(f"The page has {elements:,} elements beside menus; {MOST_ELEMENTS:,} are allowed.")


def cut_code(text: str) -> str:
    """The markup without scripts (but for JSON-LD), style sheets and drawings, in linear time."""
    kept, at = [], 0
    endless: set[str] = set()
    while match := _CODE.search(text, at):
        name = match[1].lower()
        end = None if name in endless else re.compile(rf"</{name}\b[^<>]*+>", re.IGNORECASE).search(text, match.end())
        if end is None:
            endless.add(name)
        data = end is None or "ld+json" in match[0].lower()
        kept.append(text[at : match.end() if data else match.start()])
        at = match.end() if end is None or data else end.end()
    return "".join(kept) + text[at:]
