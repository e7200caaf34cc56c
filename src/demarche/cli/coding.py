"""Commands that code: `run`, `code`, `relate`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.options import LEDGER, Json, LedgerAt, Out, Paths, PublishedOn, Unreal, read_published
from demarche.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from demarche.ledger import Added
    from demarche.records import Issue


class Layout(StrEnum):
    """How `code` prints."""

    jsonl = "jsonl"
    table = "table"


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(run)
    app.command()(code)
    app.command()(relate)


def run(paths: Paths, ledger: LedgerAt = LEDGER, published: PublishedOn = None, json: Json = False) -> None:
    """Do everything: read reports, code, link, keep them in a ledger, and say what was found."""
    from demarche.cli import account, show
    from demarche.ledger import Ledger
    from demarche.pipeline import Pipeline

    day = read_published(published)
    with Ledger.open(ledger) as opened:
        issues: list[Issue] = []
        before = {claim.id for claim in opened.claims()}
        with _progress("reports") as advance:

            def tell(added: Added, met: Sequence[Issue]) -> None:
                issues.extend(met)
                advance(added.reports, added.claims)

            added = Pipeline().run(paths, opened, published=day, tell=tell)
        show.tell(issues)
        account.give(opened, added, before, address=opened.address, json=json)
    if any(issue.severity == "error" for issue in issues):
        raise typer.Exit(InputError.exit_code)


def code(
    paths: Paths,
    layout: Annotated[Layout, typer.Option("--format", help="jsonl: one claim a line; table: for reading.")] = Layout.jsonl,
    published: PublishedOn = None,
    unreal: Unreal = False,
    out: Out = None,
) -> None:
    """Code reports and print their claims; nothing is kept."""
    from demarche import codebook, exports
    from demarche.cli import show
    from demarche.cli.exporting import opened
    from demarche.pipeline import Pipeline
    from demarche.records import UNREAL

    pipeline, book, failed = Pipeline(), codebook.load(), False
    with opened(out) as stream, _progress("reports") as advance:
        for coded in pipeline.code_all(pipeline.read(paths, published=read_published(published))):
            show.tell(coded.issues)
            failed |= any(issue.severity == "error" for issue in coded.issues)
            shown = [[claim for claim in own if unreal or claim.status not in UNREAL] for own in coded.claims]
            for report, claims in zip(coded.reports, shown, strict=True):
                if layout is Layout.table:
                    stream.writelines(show.claim_line(claim, report) + "\n" for claim in claims)
                else:
                    exports.write((exports.claim_form(claim, report, book) for claim in claims), stream, layout="jsonl")
            stream.flush()
            advance(len(coded.reports), sum(map(len, shown)))
    if failed:
        raise typer.Exit(InputError.exit_code)


def relate(path: Annotated[str, typer.Argument(help="JSON Lines of marked pairs, or -.")], out: Out = None) -> None:
    """Type the event between two marked spans of a text.

    Lines: {"id", "text", "actor": [start, end], "recipient": [start, end]}; answers: {"id", "event", "scores"}.
    """
    from demarche.cli import show
    from demarche.cli.exporting import opened
    from demarche.exports import write
    from demarche.relations import relate_file

    failed: list[bool] = []

    def answers() -> Iterator[dict[str, object]]:
        for answer in relate_file(path):
            if isinstance(answer, dict):
                yield answer
            else:
                show.tell([answer])
                failed.append(True)

    with opened(out) as stream:
        write(answers(), stream, layout="jsonl")
    if failed:
        raise typer.Exit(InputError.exit_code)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A line on standard error that counts reports and claims, where somebody is looking; what it yields takes the new ones."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} " + what), BarColumn(20), TextColumn("{task.fields[claims]} claims"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, claims=0)
        total = 0

        def advance(reports: int, claims: int) -> None:
            nonlocal total
            total += claims
            progress.update(task, advance=reports, claims=total)

        yield advance
