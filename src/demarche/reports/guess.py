"""The day of publication where a page does not state it in its data: htmldate, shown only what may state it."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import Any

from demarche.reports.dates import is_ambiguous, is_impossible, read_day
from demarche.reports.furniture import is_furniture

LONGEST = 120
"""Characters of a text beyond which it is no date line."""

_DATED = re.compile(r"date|time|publish|posted|byline|meta|stamp", re.IGNORECASE)
_OTHERS = re.compile(r"comment|related|latest|popular|trending|recommend|sidebar|widget|promo|teaser|disqus|replies", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updated|revis|expires", re.IGNORECASE)
_SLASHED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_PARTED = re.compile(r"[|•·–—]| - ")


def guess_date(tree: Any) -> date | None:
    """The day that a page's date line, address or time elements give; None where only prose or links to others have dates."""
    reduced = deepcopy(tree)
    for line in _keep_date_lines(reduced):
        for part in _PARTED.split(line):
            if day := read_day(part.strip()):
                return day
    for element in reduced.xpath("//meta"):
        if _CHANGED.search(" ".join(element.attrib.values())) or _is_doubtful(element.get("content") or ""):
            element.set("content", "")
    from htmldate import find_date

    try:
        found = find_date(reduced, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):  # what it raises on broken pages varies with the version
        return None
    return read_day(found) if found else None


def _keep_date_lines(tree: Any) -> list[str]:
    """Blanks all text but date lines: prose tells of other days, and so do lists of other articles and readers' comments.

    Returns the date lines that come before the prose.
    """
    found: list[str] = []
    outside: set[Any] = set()
    prose = False
    for element in tree.iter():
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if element.getparent() in outside or (element.tag not in ("html", "body", "main") and _OTHERS.search(names)):
            outside.add(element)
            element.set("datetime", "")
        prose = prose or len(element.text or "") > LONGEST
        dated = element not in outside and _may_date(element.text, marked=element.tag == "time" or bool(_DATED.search(names)))
        found.extend([element.text] if dated and not prose else [])
        if not dated or _is_doubtful(element.text):
            element.text = None
        element.tail = None
    return found


def _may_date(text: str | None, *, marked: bool) -> bool:
    """Whether a text may state the day: a line of date and byline, or anything short in an element marked as one."""
    if not text or len(text) > LONGEST or not any(map(str.isdigit, text)):
        return False
    return marked or is_furniture(text.strip())


def _is_doubtful(text: str) -> bool:
    """Whether a text has a date that htmldate would read in the American way and others would not, or of which it would take a part."""
    return any(is_ambiguous(found) for found in _SLASHED.findall(text)) or bool(_DOTTED.search(text)) or is_impossible(text)
