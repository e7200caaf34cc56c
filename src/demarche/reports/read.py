"""Files, folders, globs and standard input to reports. Bad input becomes an issue; the rest is read on."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from demarche.protocols import Reader
from demarche.records import Issue, Published, Report, report_id
from demarche.reports.decode import is_binary
from demarche.reports.jsonl import LinesReader
from demarche.reports.page import PageReader
from demarche.reports.text import TextReader
from demarche.settings import Settings

READERS: tuple[Reader, ...] = (LinesReader(), PageReader(), TextReader())

STANDARD_INPUT = "-"


def read(
    paths: Iterable[str | Path], *, readers: Sequence[Reader] = READERS, published: date | None = None, settings: Settings | None = None
) -> Iterator[Report | Issue]:
    """Reports and issues in the order of the paths; `published` is the day of reports that give none."""
    settings = settings or Settings()
    for path in paths:
        for item in _read_path(str(path), readers, settings):
            yield _dated(item, published) if isinstance(item, Report) else item


def _dated(report: Report, day: date | None) -> Report:
    if day is None or report.published is not None:
        return report
    id_ = report_id(report.text, title=report.title, outlet=report.outlet, url=report.url, day=day, given=report.given)
    return replace(report, id=id_, published=Published(day, "option"))


def _read_path(path: str, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    if path == STANDARD_INPUT:
        yield from read_bytes(sys.stdin.buffer.read(settings.max_file_bytes + 1), "standard input", readers, settings)
        return
    if Path(path).is_dir():
        yield from _read_folder(Path(path), readers, settings)
    elif Path(path).exists():
        yield from _read_file(Path(path), readers, settings)
    elif matches := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in matches:
            yield from _read_path(match, readers, settings)
    else:
        yield Issue("missing", path, "There is no such file, folder or pattern.", "Check the path.")


def _read_folder(folder: Path, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    """The files below a folder whose ending a reader takes; hidden ones and others are passed over."""
    endings = {suffix for reader in readers for suffix in reader.suffixes if suffix}
    files = [p for p in sorted(folder.rglob("*")) if p.suffix.lower() in endings and p.is_file() and not p.name.startswith(".")]
    if not files:
        yield Issue("empty", str(folder), "The folder holds no file that can be read.", f"Files must end in {', '.join(sorted(endings))}.")
    for file in files:
        yield from _read_file(file, readers, settings)


def _read_file(path: Path, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    lines = path.suffix.lower() in LinesReader.suffixes
    try:
        size = path.stat().st_size
        if size > settings.max_file_bytes and not lines:
            problem = f"The file has {size / 1e6:.0f} MB; {settings.max_file_bytes / 1e6:.0f} are allowed."
            yield Issue("too-large", str(path), problem, "Split it, or set DEMARCHE_MAX_FILE_BYTES.")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Issue("unreadable", str(path), f"The file cannot be read: {error.strerror}.", "Check its rights.")
        return
    yield from read_bytes(data, str(path), readers, settings)


def read_bytes(data: bytes, source: str, readers: Sequence[Reader], settings: Settings) -> Iterator[Report | Issue]:
    """Reports and issues of some bytes, by the reader that takes the ending of their source or, without one, by what they look like."""
    if len(data) > settings.max_file_bytes and not source.lower().endswith(LinesReader.suffixes):
        yield Issue("too-large", source, f"The input has more than {settings.max_file_bytes / 1e6:.0f} MB.", "Split it.")
    elif not data.strip():
        yield Issue("empty", source, "The file is empty.", "Remove it, or save the report again.")
    elif is_binary(data):
        yield Issue("binary", source, "This is no text but a binary file.", "Give text, HTML or JSON Lines.")
    else:
        yield from _choose(data, source, readers).read(data, source=source)


def _choose(data: bytes, source: str, readers: Sequence[Reader]) -> Reader:
    suffix = Path(source).suffix.lower()
    for reader in readers:
        if suffix and suffix in reader.suffixes:
            return reader
    head = data[:2000].lstrip().lower()
    if head.startswith(b"{"):
        return LinesReader()
    return PageReader() if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else TextReader()
