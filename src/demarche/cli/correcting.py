"""Commands by which people correct a ledger: `correct`, `same`, `apart`, `split`, `move`, `undo`, `edits`, `labels`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.options import LEDGER, Json, LedgerAt, Out

if TYPE_CHECKING:
    from demarche.ledger import Edit

By = Annotated[str | None, typer.Option("--by", envvar="DEMARCHE_PERSON", help="Who says so; else the name of the login.")]
Why = Annotated[str | None, typer.Option("--why", help="A reason, kept with it.")]
EITHER = "The id of a claim (c_…) or incident (i_…), or its beginning."
One = Annotated[str, typer.Argument(help=EITHER)]
OneClaim = Annotated[str, typer.Argument(help="The id of a claim, or its beginning.")]
OneIncident = Annotated[str, typer.Argument(help="The id of an incident, or its beginning.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (correct, same, apart, split, move, undo, edits, labels):
        app.command()(command)


def correct(
    claim: OneClaim,
    field: Annotated[
        str,
        typer.Argument(help="status, background, event, mode, actor, recipient, speaker, day, place, a kind of count, real or reject."),
    ],
    value: Annotated[str | None, typer.Argument(help="The right value, or none; nothing for real and reject.")] = None,
    ledger: LedgerAt = LEDGER,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Correct one field of a claim; all views show it from then on, and what the coder found is kept."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.correct(opened, claim, field, value, by=by, why=why), json=json)


def same(first: One, second: One, ledger: LedgerAt = LEDGER, by: By = None, why: Why = None, json: Json = False) -> None:
    """Say that two claims or incidents are one happening."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.join(opened, first, second, by=by, why=why), json=json)


def apart(first: One, second: One, ledger: LedgerAt = LEDGER, by: By = None, why: Why = None, json: Json = False) -> None:
    """Say that two claims or incidents are not one happening."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.apart(opened, first, second, by=by, why=why), json=json)


def split(
    incident: OneIncident,
    claims: Annotated[list[str], typer.Argument(help="The claims to take out, by the beginnings of their ids.")],
    ledger: LedgerAt = LEDGER,
    by: By = None,
    why: Why = None,
    json: Json = False,
) -> None:
    """Take claims out of an incident; together they become one of their own."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.split(opened, incident, claims, by=by, why=why), json=json)


def move(claim: OneClaim, incident: OneIncident, ledger: LedgerAt = LEDGER, by: By = None, why: Why = None, json: Json = False) -> None:
    """Take a claim out of its incident and put it into another."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.move(opened, claim, incident, by=by, why=why), json=json)


def undo(
    edit: Annotated[str | None, typer.Argument(help="The id of an edit, or its beginning; else your last one.")] = None,
    ledger: LedgerAt = LEDGER,
    by: By = None,
    json: Json = False,
) -> None:
    """Take back an edit. It stays in the list, with the time."""
    from demarche import edits
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _tell(edits.undo(opened, edit, by=by), json=json)


def edits(ledger: LedgerAt = LEDGER, json: Json = False) -> None:
    """What people corrected and judged, oldest first: when, who, what, why, and whether it was taken back."""
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.edits()
    if json:
        _encode(found)
        return
    if not found:
        print("Nobody has corrected anything in this ledger.")
    for edit in found:
        print(_line(edit))


def labels(ledger: LedgerAt = LEDGER, out: Out = None, json: Json = False) -> None:
    """Write the sentences of corrected claims as marked lines, to train a coder on."""
    from demarche import edits
    from demarche.cli.exporting import opened as stream_to
    from demarche.cli.show import clean
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = edits.labels(opened)
    with stream_to(out) as stream:
        if json:
            import msgspec

            stream.write(msgspec.json.encode(found).decode() + "\n")
        else:
            stream.writelines(f"{label.line}\n" for label in found if label.line)
    for label in found:
        if label.left_out:
            print(f"left out: {clean(label.report)}, {', '.join(label.claims)}: {clean(label.left_out)}", file=sys.stderr)


def _tell(edit: Edit, *, json: bool) -> None:
    if json:
        _encode(edit)
    else:
        print(_line(edit))


def _line(edit: Edit) -> str:
    """`2023-04-30 09:12  e_1f2e3d4c  ada  correct  status of c_…: denied  (why)`."""
    from demarche.cli.show import clean

    parts = [f"{edit.made:%Y-%m-%d %H:%M}", edit.id[:10], clean(edit.by.partition(":")[2]), edit.act, clean(edit.what)]
    parts += [f"({clean(edit.why)})"] if edit.why else []
    parts += [f"taken back {edit.withdrawn:%Y-%m-%d %H:%M}"] if edit.withdrawn else []
    return "  ".join(parts)


def _encode(found: object) -> None:
    import msgspec

    print(msgspec.json.encode(found).decode())
