"""The day of publication where a page does not state it in its data: htmldate, shown only what may state it."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import Any

from demarche.reports.dates import is_ambiguous, read_day
from demarche.reports.furniture import is_furniture

LONGEST = 120
"""Characters of a text beyond which it is no date line."""

_DATED = re.compile(r"date|time|publish|posted|byline|meta|stamp", re.IGNORECASE)
_OTHERS = re.compile(r"comment|related|latest|popular|trending|recommend|sidebar|widget|promo|teaser|disqus|replies", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updated|revis|expires", re.IGNORECASE)
_SLASHED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def guess_date(tree: Any) -> date | None:
    """The day that the address of a page, its time elements or its date line give; None where only prose or links have dates."""
    from htmldate import find_date

    reduced = deepcopy(tree)
    for element in reduced.xpath("//meta"):
        if _CHANGED.search(" ".join(element.attrib.values())) or is_ambiguous(element.get("content") or ""):
            element.set("content", "")
    _keep_date_lines(reduced)
    try:
        found = find_date(reduced, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):  # what it raises on broken pages varies with the version
        return None
    return read_day(found) if found else None


def _keep_date_lines(tree: Any) -> None:
    """Blanks what is no date line: prose tells of other days, and so do lists of other articles and readers' comments."""
    outside: set[Any] = set()
    for element in tree.iter():
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if element.getparent() in outside or (element.tag not in ("html", "body", "main") and _OTHERS.search(names)):
            outside.add(element)
        marked = element.tag == "time" or bool(_DATED.search(names))
        if element in outside or not _may_date(element.text, marked=marked):
            element.text = None
        if element in outside or not _may_date(element.tail, marked=False):
            element.tail = None
        if element in outside and element.get("datetime"):
            element.set("datetime", "")


def _may_date(text: str | None, *, marked: bool) -> bool:
    """Whether a text may state the day: a line of date and byline, or anything short in an element marked as one."""
    if not text or len(text) > LONGEST or not any(map(str.isdigit, text)):
        return False
    if any(is_ambiguous(found.replace(".", "/")) for found in _SLASHED.findall(text)):
        return False
    return marked or is_furniture(text.strip())
