"""The types of marked pairs in a file of JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from demarche import events, language
from demarche.errors import InputError
from demarche.records import Issue, Report, Span


class Pair(msgspec.Struct):
    """A line of input; other keys are passed over."""

    id: str | int
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]


def relate_file(path: str) -> Iterator[dict[str, object] | Issue]:
    """The answers `{"id", "event", "scores"}` in the order of the lines; an issue for each line that is broken. `-`: standard input."""
    model, coder = language.SyntaxModel(), events.CoderModel()
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        pair = _read(line, f"{path}:{number}")
        if isinstance(pair, Issue):
            yield pair
            continue
        sentences = model.analyse([Report(str(pair.id), pair.text)])[0]
        relation = events.relate(coder, sentences, Span(*pair.actor), Span(*pair.recipient))
        yield {"id": pair.id, "event": relation.event, "scores": relation.scores}


def _lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(path).open("rb") as file:
            yield from file
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", where=path, remedy="Check the path.") from error


def _read(line: bytes, where: str) -> Pair | Issue:
    try:
        pair = msgspec.json.decode(line, type=Pair)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Issue("bad-line", where, f"{error}.", 'Write {"id", "text", "actor": [start, end], "recipient": [start, end]}.')
    for name, (start, end) in (("actor", pair.actor), ("recipient", pair.recipient)):
        if not 0 <= start < end <= len(pair.text):
            return Issue("bad-span", where, f"The {name} [{start}, {end}] lies outside the text.", "Offsets count code points from 0.")
    return pair
