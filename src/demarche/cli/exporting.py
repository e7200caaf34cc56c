"""The command that takes data out: `export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli.options import LEDGER, AsOf, LearnedBy, LedgerAt, Out, Unreal, read_day
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.codebook import Codebook
    from demarche.pipeline import View


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    incidents = "incidents"
    remarks = "remarks"
    links = "links"


class Layout(StrEnum):
    """In which layout."""

    jsonl = "jsonl"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    what: Annotated[What, typer.Argument(help="claims, incidents, remarks (quotations and silences) or links")],
    ledger: LedgerAt = LEDGER,
    layout: Annotated[Layout, typer.Option("--format", help="jsonl or csv")] = Layout.jsonl,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    unreal: Unreal = False,
    out: Out = None,
) -> None:
    """Write the claims, incidents, remarks or links of a ledger."""
    from demarche import codebook, exports
    from demarche.ledger import Ledger
    from demarche.pipeline import view

    if unreal and what is not What.claims:
        raise UsageError("--unreal goes with claims only: hypothetical and negated claims make no incident.", remedy="Leave it out.")
    book, day, here_by = codebook.load(), read_day(as_of, "--as-of"), read_day(learned_by, "--learned-by")
    with Ledger.open(ledger, create=False) as kept:
        known = view(kept, as_of=day, learned_by=here_by, unreal=unreal)
    with opened(out) as stream:
        exports.write(_forms(what, known, book), stream, layout=layout.value)


def _forms(what: What, known: View, book: Codebook) -> Iterator[dict[str, Any]]:
    """What is asked for, one form each."""
    from demarche import exports

    if what is What.claims:
        incident_of = known.incident_of()
        for claim in known.claims.values():
            yield exports.claim_form(claim, known.reports[claim.report], book, incident=incident_of.get(claim.id))
    elif what is What.incidents:
        yield from (exports.incident_form(incident, known.reports, book) for incident in known.incidents)
    elif what is What.remarks:
        yield from (exports.remark_form(remark, known.reports[remark.report]) for remark in known.remarks)
    else:
        yield from (exports.link_form(link) for link in known.links)


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
