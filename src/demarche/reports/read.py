"""Files, folders, globs and standard input to reports. Bad input becomes an issue; the rest is read on."""

from __future__ import annotations

import glob
import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from demarche.protocols import Reader
from demarche.records import Issue, Published, Report, report_id
from demarche.reports.build import empty, too_long
from demarche.reports.decode import HEAD, find_wide, is_binary
from demarche.reports.jsonl import LinesReader
from demarche.reports.page import PageReader
from demarche.reports.text import TextReader
from demarche.settings import Settings

READERS: tuple[Reader, ...] = (LinesReader(), PageReader(), TextReader())

STANDARD_INPUT = "-"

_OBJECT = re.compile(r"(?:\[\s{0,99})?\{\s{0,99}[\"}]")
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|\?xml)\b", re.IGNORECASE)


def read(
    paths: Iterable[str | Path], *, readers: Sequence[Reader] = READERS, published: date | None = None, settings: Settings | None = None
) -> Iterator[Report | Issue]:
    """Reports and issues in the order of the paths; `published` is the day of reports that give none."""
    settings = settings or Settings()
    for path in paths:
        for item in _read_path(str(path), readers, settings):
            yield _dated(item, published) if isinstance(item, Report) else item


def read_bytes(
    data: bytes, source: str, *, readers: Sequence[Reader] = READERS, settings: Settings | None = None
) -> Iterator[Report | Issue]:
    """Reports and issues of some bytes, by the reader that takes the ending of their source or what they look like."""
    return _read_stream(io.BytesIO(data), source, readers, settings or Settings())


def _dated(report: Report, day: date | None) -> Report:
    if day is None or report.published is not None:
        return report
    id_ = report_id(report.text, title=report.title, outlet=report.outlet, url=report.url, day=day, given=report.given)
    return replace(report, id=id_, published=Published(day, "option"))


def _read_path(path: str, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    if path == STANDARD_INPUT:
        # A program without a terminal, such as a service on Windows, has no standard input at all.
        yield from _read_stream(sys.stdin.buffer if sys.stdin else io.BytesIO(), "standard input", readers, settings)
    elif (kind := _kind(path)) is not None:
        yield from _read_found(path, kind, readers, settings)
    elif matches := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in matches:
            yield from _read_found(match, _kind(match) or "broken link", readers, settings)
    else:
        yield Issue("missing", _shown(path), "There is no such file, folder or pattern.", "Check the path.")


def _kind(path: str) -> str | None:
    """What stands at a path: `folder`, `file`, or None for nothing."""
    try:
        return "folder" if Path(path).is_dir() else "file" if Path(path).exists() else None
    except OSError:  # a name that is too long, or a folder that may not be looked into
        return None


def _read_found(path: str, kind: str, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    if kind == "folder":
        yield from _read_folder(Path(path), readers, settings)
    else:
        yield from _read_file(Path(path), readers, settings)


def _read_folder(folder: Path, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    """The files below a folder whose ending a reader takes; hidden ones and others are passed over."""
    endings = {suffix for reader in readers for suffix in reader.suffixes if suffix}
    files = [
        path for path in sorted(folder.rglob("*")) if path.suffix.lower() in endings and not _is_hidden(path, folder) and path.is_file()
    ]
    if not files:
        problem = "The folder holds no file that can be read."
        yield Issue("empty", _shown(folder), problem, f"Files must end in {', '.join(sorted(endings))}.")
    for file in files:
        yield from _read_file(file, readers, settings)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _read_file(path: Path, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, _shown(path), readers, settings)
    except OSError as error:
        yield Issue(
            "unreadable", _shown(path), f"The file cannot be read: {error.strerror or error}.", "Check that it is there and its rights."
        )


def _read_stream(stream: BinaryIO, source: str, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    """What a stream holds. JSON Lines are read line by line; of anything else no more than the bound is read."""
    most = settings.max_file_bytes
    head = stream.read(HEAD)
    reader = _with(choose(head, source, readers), settings)
    if is_binary(head):
        yield Issue("binary", source, "This is no text but a binary file.", "Give text, HTML or JSON Lines.")
        return
    if isinstance(reader, LinesReader) and not find_wide(head):
        found = reader.read_lines(_lines(head, stream, most), source=source)
    else:
        data = head + stream.read(max(0, most + 1 - len(head)))
        if len(data) > most:
            problem = f"It has more than the {most / 1e6:,.3g} MB that are allowed."
            yield Issue("too-large", source, problem, "Split it, or set DEMARCHE_MAX_FILE_BYTES.")
            return
        found = reader.read(data, source=source) if data.strip() else iter([empty(source)])
    for item in found:
        yield _bounded(item, settings) if isinstance(item, Report) else item


def _bounded(report: Report, settings: Settings) -> Report | Issue:
    """The report, or an issue where the reader of a plug-in let a longer one pass than reports may be."""
    if len(report.text) <= settings.max_report_characters:
        return report
    return too_long(len(report.text), report.source or report.name, settings)


def _lines(head: bytes, stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines of a stream of which the head is read already. Of a line that is too long comes only a part that is too long too."""
    *whole, last = head.split(b"\n")
    yield from whole
    line = last + stream.readline(longest + 1)
    while line:
        yield line
        if len(line) > longest and not line.endswith(b"\n"):
            while (rest := stream.readline(HEAD)) and not rest.endswith(b"\n"):
                pass
        line = stream.readline(longest + 1)


def choose(head: bytes, source: str, readers: Sequence[Reader]) -> Reader:
    """The reader that takes the ending of a source. Text and unknown endings may hold anything: there the first bytes decide."""
    suffix = Path(source).suffix.lower()
    named = next((reader for reader in readers if suffix and suffix in reader.suffixes), None)
    if named is not None and not isinstance(named, TextReader):
        return named
    start = head.decode(find_wide(head) or "utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if _OBJECT.match(start):
        return LinesReader()
    return PageReader() if _PAGE.match(start) else named or TextReader()


def _with(reader: Reader, settings: Settings) -> Reader:
    """A reader of ours with the settings of this run; plug-ins are taken as they come."""
    if type(reader) is LinesReader or type(reader) is PageReader or type(reader) is TextReader:
        return type(reader)(settings=settings)
    return reader


def _shown(path: str | Path) -> str:
    """A path as it can be printed: names of files need not be UTF-8."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
