"""The command that takes data out: `export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from demarche.cli.options import LEDGER, AsOf, LearnedBy, LedgerAt, Out, Unreal, read_day
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
    learned_by: LearnedBy = None,
    unreal: Unreal = False,
    out: Out = None,
) -> None:
    """Write the claims or incidents of a ledger."""
    from demarche import codebook, exports
    from demarche.ledger import Ledger
    from demarche.pipeline import view

    if unreal and what is What.incidents:
        raise UsageError("--unreal goes with claims only: hypothetical and negated claims make no incident.", remedy="Leave it out.")
    book, day, here_by = codebook.load(), read_day(as_of, "--as-of"), read_day(learned_by, "--learned-by")
    with Ledger.open(ledger, create=False) as kept:
        known = view(kept, as_of=day, learned_by=here_by, unreal=unreal)
    incident_of = known.incident_of()
    with opened(out) as stream:
        if what is What.claims:
            forms = (exports.claim_form(c, known.reports[c.report], book, incident=incident_of.get(c.id)) for c in known.claims.values())
        else:
            forms = (exports.incident_form(incident, known.reports, book) for incident in known.incidents)
        exports.write(forms, stream, layout=layout.value)


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """The stream to write to: standard output, or a file that stands there only once all is written."""
    if out is None:
        yield sys.stdout
        return
    if out.exists() and not out.is_file():  # /dev/stdout or a named pipe can only be written to as it stands
        target = part = out
    else:
        target = out.resolve()
        part = target.with_name(target.name + ".part")
    with _refusing(out):
        stream = part.open("w", encoding="utf-8", newline="")
    try:
        with stream:
            yield stream
        with _refusing(out):
            _replace(part, target)
    finally:
        if part != target:
            part.unlink(missing_ok=True)


def _replace(part: Path, target: Path) -> None:
    if part == target:
        return
    if target.exists():
        part.chmod(target.stat().st_mode)
    part.replace(target)


@contextmanager
def _refusing(out: Path) -> Iterator[None]:
    """Makes an error of the system a mistake in `--out`."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"The file cannot be written: {error.strerror}.", where=str(out), remedy="Check the folder and its rights."
        ) from error
