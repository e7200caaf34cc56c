"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from demarche.errors import UsageError

Paths = Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.", show_default=False)]
LedgerAt = Annotated[str, typer.Option("--ledger", "-l", help="The ledger: a file, or postgresql+psycopg://…", envvar="DEMARCHE_LEDGER")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Only what was known on this day (YYYY-MM-DD).")]
LearnedBy = Annotated[
    str | None, typer.Option("--learned-by", help="Only what this ledger held at the end of this day: reports, codings, edits.")
]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
PublishedOn = Annotated[str | None, typer.Option("--published", help="The day of reports that give none (YYYY-MM-DD).")]
Unreal = Annotated[bool, typer.Option("--unreal", help="Hypothetical and negated claims too.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file instead of standard output.")]

LEDGER = "demarche.db"


def read_published(value: str | None) -> date | None:
    """The day of --published; UsageError where it is none, or none on which a report can have come out."""
    from demarche.reports import dates  # the readers of pages are slow to load, and most commands need none

    return None if value is None else dates.read_published(value, "--published")


def read_day(value: str | None, option: str) -> date | None:
    """The day of an option; UsageError where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} is {value!r}, not a day.", remedy="Write it as 2023-04-07.") from None


def read_state(code: str) -> str:
    """A state's code in capitals; UsageError where it cannot be one."""
    if not (code.isascii() and code.isalpha() and len(code) == 3):
        raise UsageError(f"{code!r} is no state.", remedy="Give the three letters of ISO 3166, such as AZE or IRN.")
    return code.upper()
