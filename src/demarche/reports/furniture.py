"""Parts of a text that are not prose: they stay in the text, but never become sentences.

A line is furniture when all of it has the form of furniture. How a line begins never suffices: "Share prices fell", "By Friday the
rebels had left" and "Save the Children suspended its work" are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from demarche.records import Span
from demarche.reports import forms
from demarche.reports.phrases import LINES

LONGEST = 240
"""Characters beyond which a line is prose, unless it asks for consent to cookies or names those who worked on the report."""

LONGEST_NOTICE = 900
"""Characters that such a notice may have."""

LONGEST_LINK = 160
"""Characters that the headline of another article may have in a list of links."""

MOST_LINKS = 12
"""Headlines that a list of links may have."""

NARROWEST = 40
"""Characters from which a line may have been broken by width."""

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"^\d{1,6}\s+|\s*[(\[]?\d{1,6}$")
_STOPS = (".", "!", "…", ".”", '."', ".’", ".'", "!”", ".)", ";", ",", ":")

_STOP_INSIDE = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]?\s")


def find_furniture(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """The furniture of a text, as spans in order that do not touch; nothing before `start`, where the title ends."""
    lines = list(_lines(text, start))
    flags: list[bool] = []
    for index, line in enumerate(lines):
        runs_on = index > 0 and not flags[-1] and _runs_on(text, lines[index - 1], line)
        flags.append(not runs_on and is_furniture(text[line.start : line.end]))
    _add_links(text, lines, flags)
    _add_comments(text, lines, flags)
    found: list[Span] = []
    for line, flag in zip(lines, flags, strict=True):
        found.extend([line] if flag else _inside(text, line))
    return tuple(found)


def is_furniture(line: str) -> bool:
    """Whether all of a line is page furniture."""
    if len(line) > LONGEST_NOTICE:
        return False
    bare = _EDGES.sub("", line).replace("’", "'")
    if forms.NOTICE.fullmatch(bare) or forms.CREDIT.fullmatch(bare):
        return True
    if len(line) > LONGEST:
        return False
    core = " ".join(bare.split())
    # Lines of no letter (rules of dashes, bullets, counts) hold no sentence, but would part one that runs across them.
    return not core or _COUNT.sub("", core).lower() in _whole() or bool(forms.FORMS.fullmatch(core)) or _is_byline(line.strip())


def _is_byline(line: str) -> bool:
    """Whether a line names who wrote: `By Jane Doe, Reuters`, but not `By Friday` or what ends as a sentence."""
    match = forms.BYLINE.fullmatch(line)
    if not match or line.endswith((".", "!", "?")):
        return False
    name = match["name"]
    return bool(forms.ONE_NAME.fullmatch(name)) if len(name.split()) == 1 else not forms.NO_NAME.match(name)


@cache
def _whole() -> frozenset[str]:
    return frozenset(part.strip() for part in LINES.split("|"))


def _lines(text: str, start: int) -> Iterator[Span]:
    """The lines of a text that are not blank, without blanks at either end."""
    for match in re.compile(r"[^\s][^\n]*").finditer(text, start):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def _runs_on(text: str, before: Span, line: Span) -> bool:
    """Whether a line ends or goes on a sentence of the line before it, in texts that are broken by width: `… it told⏎Reuters.`"""
    unfinished = before.end - before.start > NARROWEST and not text[before.start : before.end].endswith(_STOPS)
    adjacent = text.count("\n", before.end, line.start) == 1
    return unfinished and adjacent and (text[line.end - 1] in ".!?" or text[line.start].islower())


def _add_links(text: str, lines: list[Span], flags: list[bool]) -> None:
    """Marks the headlines that follow a heading such as `Related articles`: short lines without a full stop."""
    left = 0
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        if flags[index]:
            left = MOST_LINKS if forms.HEADS_LINKS.fullmatch(_EDGES.sub("", words[:LONGEST]).replace("’", "'")) else left
        elif left and len(words) <= LONGEST_LINK and not words.endswith(_STOPS) and not _STOP_INSIDE.search(words):
            flags[index], left = True, left - 1
        else:
            left = 0


def _add_comments(text: str, lines: list[Span], flags: list[bool]) -> None:
    """Marks what readers wrote: all between a heading such as `2 Comments` and the form for the next one, past the middle of the text."""
    heading = None
    for index, line in enumerate(lines):
        if not flags[index]:
            continue
        bare = _EDGES.sub("", text[line.start : line.end][:LONGEST])
        if forms.HEADS_COMMENTS.fullmatch(bare) and 2 * line.start > len(text):
            heading = index if heading is None else heading
        elif forms.COMMENT_FORM.fullmatch(bare) and heading is not None:
            flags[heading:index] = [True] * (index - heading)
            heading = index


def _inside(text: str, line: Span) -> Iterator[Span]:
    """Furniture within a line that is prose for the rest."""
    found = [Span(*match.span()) for match in forms.INSIDE.finditer(text, line.start, line.end)]
    opening = max(text.rfind("(", line.start, line.end), text.rfind("[", line.start, line.end))
    if opening >= 0 and (match := forms.TAIL.match(text, opening, line.end)) and not any(span.end > opening for span in found):
        found.append(Span(*match.span()))
    yield from found
