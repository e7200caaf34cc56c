"""Does a codebook fit together? Every doubt is an error with file and key: what is wrong here is wrong in every claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from demarche.codebook.marked import read_marked
from demarche.codebook.types import Entry, EventType
from demarche.errors import CodebookError

if TYPE_CHECKING:
    from demarche.codebook.load import Codebook

RESERVED = frozenset({"NONE"})
"""The model's word for no act."""

FURTHEST = 10.0
"""Conflict-cooperation scores run from minus to plus this."""


def check(named: Sequence[tuple[str, EventType]], book: Codebook) -> None:
    """Raises CodebookError for the first thing that does not fit. `named`: file and type; `book`: with these types in it."""
    seen: dict[str, str] = {}
    for file, event in named:
        _check_head(event, file)
        if event.type in seen:
            raise CodebookError(f"{event.type} stands in {seen[event.type]} too.", where=f"{file}: type", remedy="Leave one of them out.")
        seen[event.type] = file
    for file, event in named:
        _check_body(event, book, file)


def _check_head(event: EventType, file: str) -> None:
    if not re.fullmatch(r"[A-Z][A-Z_]*", event.type) or event.type in RESERVED:
        raise CodebookError(f"{event.type!r} is no name for a type.", where=f"{file}: type", remedy="Write capitals, as in CYBER_ATTACK.")
    if event.quad not in (1, 2, 3, 4):
        raise CodebookError(f"There is no quad class {event.quad}.", where=f"{file}: quad", remedy="One of 1, 2, 3, 4.")
    if event.recipient not in ("required", "optional"):
        raise CodebookError(f"The recipient is {event.recipient!r}.", where=f"{file}: recipient", remedy="Write required or optional.")
    for key, score in [("score", event.score), *((f"modes.{name}", mode.score) for name, mode in event.modes.items())]:
        if score is not None and not -FURTHEST <= score <= FURTHEST:
            raise CodebookError(f"The score is {score}.", where=f"{file}: {key}", remedy=f"It lies between -{FURTHEST:g} and {FURTHEST:g}.")
    for name in event.modes:
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
            raise CodebookError(
                f"{name!r} is no name for a mode.", where=f"{file}: modes", remedy="Write small letters, as in martial-law."
            )


def _check_body(event: EventType, book: Codebook, file: str) -> None:
    for number, entry in enumerate(event.lexicon):
        _check_entry(entry, event, f"{file}: lexicon[{number}]")
    if other := set(event.neighbours) - set(book.events):
        raise CodebookError(f"Unknown types: {', '.join(sorted(other))}.", where=f"{file}: neighbours", remedy=_known(book.events))
    for number, example in enumerate(event.examples):
        _check_example(example, book, f"{file}: examples[{number}]")


def _check_entry(entry: Entry, event: EventType, where: str) -> None:
    if entry.mode and entry.mode not in event.modes:
        raise CodebookError(f"{event.type} has no mode {entry.mode!r}.", where=where, remedy=_known(event.modes))
    if not entry.verb and not entry.noun:
        raise CodebookError("The entry has neither verb nor noun.", where=where, remedy="Name the lemmas that it is about.")
    lemmas = (*entry.verb, *entry.noun, *entry.object, *entry.near)
    if odd := [lemma for lemma in lemmas if lemma != lemma.lower() or not lemma.strip()]:
        raise CodebookError(f"{odd[0]!r} is no lemma.", where=where, remedy="Lemmas are words in small letters.")


def _check_example(example: str, book: Codebook, where: str) -> None:
    marked = read_marked(example, where=where)
    for act in marked.acts:
        known = book.events.get(act.event)
        if known is None:
            raise CodebookError(f"The codebook has no type {act.event!r}: {example}", where=where, remedy=_known(book.events))
        if act.mode and act.mode not in known.modes:
            raise CodebookError(f"{act.event} has no mode {act.mode!r}: {example}", where=where, remedy=_known(known.modes))
    if other := set(marked.contexts or ()) - set(book.contexts):
        raise CodebookError(f"Unknown contexts: {', '.join(sorted(other))}.", where=where, remedy=_known(book.contexts))


def _known(names: Iterable[str]) -> str:
    return f"Known: {', '.join(sorted(names)) or 'none'}."
