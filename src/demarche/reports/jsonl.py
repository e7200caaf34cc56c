"""JSON Lines: one report a line, `{"id", "text", "published", "title"?, "outlet"?, "url"?}`."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from typing import Annotated

import msgspec

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build, clean, empty
from demarche.reports.dates import read_day
from demarche.reports.decode import HEAD, decode, find_wide
from demarche.reports.text import bad_date
from demarche.settings import Settings

EXTRA = frozenset({"actor", "recipient"})
"""Keys of the input of `relate`, which are no mistake here."""

_Short = Annotated[str, msgspec.Meta(max_length=500)]
_FORM = 'Write {"id": …, "text": …, "published": "2023-04-07"}, one object a line.'


class Line(msgspec.Struct):
    """A line as it may come."""

    text: str
    id: _Short | int | None = None
    published: _Short | None = None
    title: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    outlet: _Short | None = None
    url: Annotated[str, msgspec.Meta(max_length=4000)] | None = None


_FIELDS = frozenset(Line.__struct_fields__)
_KNOWN = _FIELDS | EXTRA


class LinesReader:
    """Reads JSON Lines; a bad line becomes an issue with its number, the others are read. The text is kept to the character."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def __init__(self, *, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """Reports and issues in the order of the lines."""
        if find_wide(data[:HEAD]) and (decoded := decode(data)):
            data = decoded.text.encode("utf-8")
        return self.read_lines(data.split(b"\n"), source=source)

    def read_lines(self, lines: Iterable[bytes], *, source: str) -> Iterator[Report | Issue]:
        """The same for lines as they come, so that a large file never stands in memory."""
        seen: dict[str, int] = {}
        unknown: set[str] = set()
        first = True
        for number, raw in enumerate(lines, 1):
            line = raw.removeprefix(b"\xef\xbb\xbf").strip()
            if not line:
                continue
            where = f"{source}:{number}"
            if first and (line == b"{" or line.startswith(b"[")):
                yield Issue("bad-line", where, "This is JSON, but not JSON Lines.", _FORM)
                return
            first = False
            fields = yield from _fields(line, where, self._settings.max_file_bytes)
            if fields is None:
                continue
            if new := sorted(fields.keys() - _KNOWN - unknown):
                unknown.update(new)
                yield _unknown(new, where)
            if parts := (yield from _parts(fields, where, number, seen)):
                yield from build(parts, settings=self._settings)
        if first:
            yield empty(source)


def _fields(line: bytes, where: str, longest: int) -> Generator[Issue, None, dict[str, object] | None]:
    """What a line holds, after issues that tell why it does not or what is doubtful about it."""
    if len(line) > longest:
        problem = f"The line has more than the {longest / 1e6:,.3g} MB that are allowed."
        yield Issue("too-large", where, problem, "Split the report, or set DEMARCHE_MAX_FILE_BYTES.")
        return None
    decoded = decode(line)
    if decoded is None:
        yield Issue("encoding", where, "The bytes of the line are no text in any encoding that we know.", "Save the file as UTF-8.")
        return None
    found = _decode_json(decoded.text)
    if isinstance(found, Exception):
        yield Issue("bad-line", where, f"The line is not JSON: {found}.", _FORM)
        return None
    if not isinstance(found, dict):
        yield Issue("bad-line", where, "The line is not a JSON object.", _FORM)
        return None
    if decoded.lost or decoded.guessed:
        problem = f"The line is not UTF-8; it was read as {decoded.encoding}{', with loss' if decoded.lost else ''}."
        yield Issue("encoding", where, problem, "Save the file as UTF-8.", "warning")
    return found


def _decode_json(text: str) -> object:
    """What the JSON says, or the exception that tells why it is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        if "\\ud" not in text.lower():
            return error
    # msgspec takes no half of a UTF-16 pair (`\ud83d`), which programs that cut strings write; json does, and `build` mends it.
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        return error
    return found


def _unknown(keys: list[str], where: str) -> Issue:
    names = ", ".join(clean(key) for key in keys)[:200]
    return Issue("unknown-key", where, f"Unknown keys are passed over: {names}.", f"Known are: {', '.join(sorted(_KNOWN))}.", "warning")


def _parts(fields: dict[str, object], where: str, number: int, seen: dict[str, int]) -> Generator[Issue, None, Parts | None]:
    """The parts of the report in a line, after issues that tell why there is none or what is doubtful about it."""
    try:
        # Other keys stay out: msgspec cannot take one that holds half of a UTF-16 pair.
        line = msgspec.convert({key: value for key, value in fields.items() if key in _FIELDS}, Line)
    except msgspec.ValidationError as error:
        remedy = "text must be a string; id a string or whole number; published, title, outlet, url strings where given."
        yield Issue("bad-line", where, f"{error}.", remedy)
        return None
    given = None if line.id is None else clean(str(line.id))
    if given is not None and given in seen:
        problem = f"The id {given[:80]!r} stands in line {seen[given]} too: this one is passed over."
        yield Issue("duplicate-id", where, problem, "Give each report its own id.")
        return None
    if given is not None:
        seen[given] = number
    day = read_day(line.published) if line.published else None
    if line.published and day is None:
        yield bad_date(line.published, where)
    published = Published(day, "given") if day else None
    return Parts(line.text, where, line.title, line.outlet, line.url, published, given)
