"""Tables (CSV): one report a row, under a heading with `text` and maybe `id`, `published`, `title`, `outlet`, `url`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from demarche.records import Issue, Published, Report
from demarche.reports.build import Parts, build
from demarche.reports.dates import read_day
from demarche.reports.decode import decode
from demarche.settings import Settings, load


class TableReader:
    """Reads CSV (a `Reader` of demarche). A bad row becomes an issue with its line, the others are read."""

    suffixes: tuple[str, ...] = (".csv",)

    def __init__(self, *, settings: Settings | None = None) -> None:
        self._settings = settings or load()

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """Reports and issues in the order of the rows."""
        decoded = decode(data)
        if decoded is None:
            yield Issue("encoding", source, "The bytes are no text in any encoding that we know.", "Save the table as UTF-8.")
            return
        rows = csv.DictReader(io.StringIO(decoded.text, newline=""), strict=True)
        try:
            if "text" not in (rows.fieldnames or ()):
                yield Issue("bad-line", f"{source}:1", "The table has no column `text`.", "Give the columns names in the first row.")
                return
            for row in rows:
                yield from self._report(row, f"{source}:{rows.line_num}")
        except csv.Error as error:
            yield Issue("bad-line", f"{source}:{rows.line_num}", f"The table breaks off here: {error}.", "Save it again as CSV.")

    def _report(self, row: dict[str, str | None], where: str) -> Iterator[Report | Issue]:
        if None in row:
            yield Issue(
                "bad-line", where, "The row has more cells than the table has columns.", "Put text that holds commas in quotation marks."
            )
            return
        stated = (row.get("published") or "").strip()
        day = read_day(stated) if stated else None
        if stated and day is None:
            yield Issue("bad-date", where, f"The date {stated[:60]!r} cannot be read.", "Write it as 2023-04-07.", "warning")
        yield from build(
            Parts(
                text=row["text"] or "",
                source=where,
                title=row.get("title") or None,
                outlet=row.get("outlet") or None,
                url=row.get("url") or None,
                published=Published(day, "given") if day else None,
                given=row.get("id") or None,
            ),
            settings=self._settings,
        )
