"""Sentences marked in line: `[A1 Kenya] [E1:SANCTION/expel/asserted expelled] [R1 two attachés]`.

The form of the codebook's examples and of the training sentences. Labels: `E<n>:TYPE/mode/status[/bg]` on the one word that
carries act n, `A<n>` its actors, `R<n>` its recipients, `S<n>` who says so. Marks may nest; a span may hold several labels.
After ` || ` may follow the contexts of the acts: `… || legal,corruption`, or `none`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from demarche.errors import CodebookError
from demarche.records import STATUSES, Span, Status

_LABEL = re.compile(r"E(?P<act>[1-9]):(?P<event>[A-Z_]+)/(?P<mode>[a-z-]+)/(?P<status>[a-z]+)(?P<bg>/bg)?|(?P<role>[ARS])(?P<of>[1-9])")


@dataclass(slots=True)
class MarkedAct:
    """One act of a marked sentence."""

    event: str
    mode: str | None
    status: Status
    background: bool
    trigger: Span
    actors: list[Span] = field(default_factory=list)
    recipients: list[Span] = field(default_factory=list)
    speakers: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and its acts in the order of their numbers."""

    text: str
    acts: tuple[MarkedAct, ...]
    contexts: tuple[str, ...] | None = None
    """What the acts are about; None where nobody said."""


def read_marked_lines(text: str, *, where: str) -> Iterator[tuple[str, Marked]]:
    """(place, sentence) of every line of a file of marked sentences; empty lines and comments (`#`) are passed over."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            place = f"{where}:{number}"
            yield place, read_marked(line.rstrip("\r"), where=place)


def read_marked(line: str, *, where: str | None = None) -> Marked:
    """The sentence and acts of one marked line; raises CodebookError where the marks are broken."""
    line, _, listed = line.partition(" || ")
    text, spans = unmark(line, where)
    acts: dict[str, MarkedAct] = {}
    parties: list[tuple[str, str, Span]] = []
    for labels, span in spans:
        for label in labels.split(","):
            match = _LABEL.fullmatch(label)
            if not match:
                raise CodebookError(f"The mark {label!r} is none.", where=where, remedy="Write E1:TYPE/mode/status, A1, R1 or S1.")
            if match["role"]:
                parties.append((match["role"], match["of"], span))
            elif match["act"] in acts:
                raise CodebookError(f"The act E{match['act']} is marked twice.", where=where, remedy="Give the second another number.")
            else:
                acts[match["act"]] = _act(match, span, where)
    for role, number, span in parties:
        if number not in acts:
            raise CodebookError(f"{role}{number} belongs to no act.", where=where, remedy=f"Mark the act with E{number}:…")
        {"A": acts[number].actors, "R": acts[number].recipients, "S": acts[number].speakers}[role].append(span)
    return Marked(text, tuple(acts[n] for n in sorted(acts)), _contexts(listed))


def _contexts(listed: str) -> tuple[str, ...] | None:
    return None if not listed else tuple(name for name in listed.strip().split(",") if name != "none")


def _act(match: re.Match[str], span: Span, where: str | None) -> MarkedAct:
    status = next((s for s in STATUSES if s == match["status"]), None)
    if status is None:
        raise CodebookError(f"The status {match['status']!r} is none.", where=where, remedy=f"One of: {', '.join(STATUSES)}.")
    return MarkedAct(match["event"], None if match["mode"] == "-" else match["mode"], status, bool(match["bg"]), span)


def unmark(line: str, where: str | None) -> tuple[str, list[tuple[str, Span]]]:
    """The text of a line without its marks, and every mark with its labels and words; CodebookError where the marks are broken."""
    text, spans, open_marks, at = "", [], [], 0
    for match in re.finditer(r"\[(\S+) |\]", line):
        text += line[at : match.start()]
        at = match.end()
        if match[1]:
            open_marks.append((match[1], len(text)))
        elif open_marks:
            labels, start = open_marks.pop()
            if not text[start:].strip():
                raise CodebookError(f"The mark [{labels} holds no word.", where=where)
            spans.append((labels, Span(start, len(text))))
        else:
            raise CodebookError("A ] closes nothing.", where=where)
    if open_marks:
        raise CodebookError(f"The mark [{open_marks[-1][0]} is not closed.", where=where)
    return text + line[at:], sorted(spans, key=lambda item: item[1])
