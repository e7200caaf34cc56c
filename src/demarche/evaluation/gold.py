"""The forms of gold, as they are read. They are explained in docs/how-to/evaluate.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from demarche.codebook import load
from demarche.errors import InputError

T = TypeVar("T")

Range = tuple[date, date]


class Bounds(msgspec.Struct, frozen=True):
    """Lowest and highest number; `max` None: open."""

    min: int
    max: int | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An act that the gold asks for; where several answers are right, the `accept` lists name them."""

    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    certainty: str = "asserted"
    background: bool = False
    optional: bool = False
    accept_types: tuple[str, ...] = ()
    actor_accept: tuple[str, ...] = ()
    recipient_accept: tuple[str, ...] = ()
    rec_accept: tuple[str, ...] = ()
    certainty_accept: tuple[str, ...] = ()
    counts: dict[str, Bounds | tuple[int, int | None]] = {}
    """By kind: `{"min": 9, "max": null}` or `[9, null]`."""

    def is_status(self, status: str) -> bool:
        """Whether a status is right."""
        return status in (self.certainty_accept or (self.certainty,))


class GoldSentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with all its acts."""

    id: str
    text: str
    report_date: date
    events: tuple[GoldEvent, ...]
    no_event: bool = False

    @property
    def required(self) -> list[GoldEvent]:
        """The acts that must be found."""
        return [event for event in self.events if not event.optional]


class GoldIncident(GoldEvent, frozen=True, kw_only=True):
    """A happening that several reports may tell of."""

    id: str
    date: Range | None = None
    place: str | None = None
    """Country, or country and town (`IRN/Tehran`)."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """That a report tells of an incident, how surely, and whether as background."""

    incident: str
    certainty_accept: tuple[str, ...]
    background: bool = False
    optional: bool = False


class GoldReports(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of some reports, which report mentions which, and which must not be taken for one."""

    incidents: tuple[GoldIncident, ...]
    report_mentions: dict[str, tuple[Mention, ...]]
    do_not_merge: tuple[tuple[str, str], ...] = ()


def read_lines(path: Path, shape: type[T]) -> list[T]:
    """The lines of a JSON Lines file; InputError names the line that is broken."""
    lines = enumerate(read_text(path).split("\n"), 1)  # a JSON string may hold other line separators
    found = [_convert(line, shape, f"{path}:{number}") for number, line in lines if line.strip()]
    if not found:
        raise InputError("There is nothing in it.", where=str(path), remedy="Write one sentence a line.")
    return found


def read_whole(path: Path, shape: type[T]) -> T:
    """A JSON file."""
    return _convert(read_text(path), shape, str(path))


def read_text(path: Path) -> str:
    """The text of a gold file; InputError where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The gold cannot be read: {error}.", where=str(path), remedy="Is it the right file, and UTF-8?") from None


def known_types(events: Iterable[GoldEvent], where: str) -> None:
    """InputError where an event is of a type that the codebook in use lacks."""
    known = load().events
    for event in events:
        if other := {event.type, *event.accept_types} - set(known):
            raise InputError(f"The codebook has no type {min(other)!r}.", where=where, remedy=f"Known: {', '.join(sorted(known))}.")


def _convert(text: str, shape: type[T], where: str) -> T:
    try:
        return msgspec.json.decode(text, type=shape)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise InputError(f"This is no gold: {error}.", where=where, remedy="See the how-to page on evaluation for the forms.") from None
