"""The command that takes data out: `export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from demarche.cli.options import LEDGER, AsOf, LedgerAt, Out, Unreal, read_day
from demarche.errors import UsageError


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    incidents = "incidents"


class Layout(StrEnum):
    """In which layout."""

    jsonl = "jsonl"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    what: Annotated[What, typer.Argument(help="claims or incidents")],
    ledger: LedgerAt = LEDGER,
    layout: Annotated[Layout, typer.Option("--format", help="jsonl or csv")] = Layout.jsonl,
    as_of: AsOf = None,
    unreal: Unreal = False,
    out: Out = None,
) -> None:
    """Write the claims or incidents of a ledger."""
    from demarche import codebook, exports
    from demarche.ledger import Ledger
    from demarche.pipeline import view

    book, day = codebook.load(), read_day(as_of, "--as-of")
    with Ledger.open(ledger, create=False) as kept:
        known = view(kept, as_of=day)
        claims = kept.claims(as_of=day, unreal=unreal)
    incident_of = known.incident_of()
    with opened(out) as stream:
        if what is What.claims:
            forms = (exports.claim_form(c, known.reports[c.report], book, incident=incident_of.get(c.id)) for c in claims)
        else:
            forms = (exports.incident_form(incident, known.reports, book) for incident in known.incidents)
        exports.write(forms, stream, layout=layout.value)


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """The file to write to, or standard output; always UTF-8."""
    if out is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        raise UsageError(
            f"The file cannot be written: {error.strerror}.", where=str(out), remedy="Check the folder and its rights."
        ) from error
