"""JSON Lines: one report a line, `{"id", "text", "published", "title"?, "outlet"?, "url"?}`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.dates import read_day

EXTRA = frozenset({"actor", "recipient"})
"""Keys of the input of `relate`, which are no mistake here."""


class Line(msgspec.Struct):
    """A line as it may come."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


_KNOWN = frozenset(Line.__struct_fields__) | EXTRA


class LinesReader:
    """Reads JSON Lines; a bad line becomes an issue with its number, the others are read. The text is kept to the character."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """Reports and issues in the order of the lines."""
        seen: dict[str, int] = {}
        unknown: set[str] = set()
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
            if not line.strip():
                continue
            where = f"{source}:{number}"
            fields = _fields(line, where)
            if isinstance(fields, Issue):
                yield fields
                continue
            if new := sorted(fields.keys() - _KNOWN - unknown):
                unknown.update(new)
                yield Issue(
                    "unknown-key",
                    where,
                    f"Unknown keys are passed over: {', '.join(new)[:200]}.",
                    "Known are: " + ", ".join(sorted(_KNOWN)) + ".",
                    "warning",
                )
            yield from _report(fields, where, number, seen)


def _fields(line: bytes, where: str) -> dict[str, object] | Issue:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Issue("bad-line", where, f"The line is not JSON: {error}.", "Write one JSON object a line.")
    if not isinstance(found, dict):
        return Issue("bad-line", where, "The line is not a JSON object.", 'Write {"id": …, "text": …, "published": …}.')
    return found


def _report(fields: dict[str, object], where: str, number: int, seen: dict[str, int]) -> Iterator[Report | Issue]:
    try:
        line = msgspec.convert(fields, Line)
    except msgspec.ValidationError as error:
        yield Issue("bad-line", where, f"{error}.", "text must be a string; id, published, title, outlet, url strings where given.")
        return
    given = None if line.id is None else str(line.id)
    if given is not None and given in seen:
        yield Issue(
            "duplicate-id",
            where,
            f"The id {given[:80]!r} stands in line {seen[given]} too: this one is passed over.",
            "Give each report its own id.",
        )
        return
    if given is not None:
        seen[given] = number
    day = read_day(line.published) if line.published else None
    if line.published and day is None:
        yield Issue("bad-date", where, f"published is {line.published[:60]!r}, which is no day.", "Write it as 2023-04-07.", "warning")
    published = Published(day, "given") if day else None
    yield from build(Parts(line.text, where, line.title, line.outlet, line.url, published, given))
