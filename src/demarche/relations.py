"""The types of marked pairs in a file of JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from demarche import events
from demarche.errors import InputError
from demarche.language.segment import cut_sentences, cut_words
from demarche.records import Issue, Span
from demarche.settings import Settings, load

WIDEST = 12
"""Bytes that a character may take in JSON: two escapes such as `\\ud83d`."""


class Pair(msgspec.Struct):
    """A line of input; other keys are passed over."""

    id: str | int
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]


def relate_file(path: str, *, settings: Settings | None = None) -> Iterator[dict[str, object] | Issue]:
    """The answers `{"id", "event", "scores"}` in the order of the lines; an issue for each line that is broken. `-`: standard input."""
    settings = settings or load()
    coder = events.CoderModel()
    for number, line in enumerate(_lines(path, WIDEST * settings.max_report_characters), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        pair = _read(line, where, settings.max_report_characters)
        if isinstance(pair, Issue):
            yield pair
            continue
        try:
            relation = relate_pair(coder, pair.text, Span(*pair.actor), Span(*pair.recipient))
        except InputError as error:
            yield Issue("bad-span", where, error.problem, error.remedy or "")
            continue
        yield {"id": pair.id, "event": relation.event, "scores": relation.scores}


def relate_pair(coder: events.CoderModel, text: str, actor: Span, recipient: Span) -> events.Relation:
    """The relation of two spans of a text, read over all sentences that they lie in, or between, where they lie apart."""
    both = Span(min(actor.start, recipient.start), max(actor.end, recipient.end))
    sentences = [span for span in cut_sentences(text, is_word=coder.subwords.is_word) if span.touches(both)]
    words = [word for sentence in sentences for word in cut_words(text, sentence)]
    return events.relate(coder, text, words, actor, recipient)


def _lines(path: str, longest: int) -> Iterator[bytes]:
    if path == "-":
        yield from _bounded(sys.stdin.buffer, longest)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _bounded(file, longest)
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", where=path, remedy="Check the path.") from error


def _bounded(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only a part that is too long too."""
    while line := stream.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)
            if not line:
                return


def _read(line: bytes, where: str, longest: int) -> Pair | Issue:
    """The pair of a line whose text has at most `longest` characters, or what is wrong with it."""
    if len(line) > WIDEST * longest:
        return _too_long(where, longest)
    try:
        pair = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Pair)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Issue("bad-line", where, f"{error}.", 'Write {"id", "text", "actor": [start, end], "recipient": [start, end]}.')
    if len(pair.text) > longest:
        return _too_long(where, longest)
    for name, (start, end) in (("actor", pair.actor), ("recipient", pair.recipient)):
        if not 0 <= start < end <= len(pair.text):
            return Issue("bad-span", where, f"The {name} [{start}, {end}] lies outside the text.", "Offsets count code points from 0.")
    return pair


def _too_long(where: str, longest: int) -> Issue:
    problem = f"The line holds more than the {longest:,} characters that are allowed."
    return Issue("too-large", where, problem, "Give the sentences around the pair, or set DEMARCHE_MAX_REPORT_CHARACTERS.")
