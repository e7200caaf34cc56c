"""`demarche`: the entry point. Errors become one line on standard error and an exit code; nothing is imported before it is needed."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, Any

import typer

from demarche.cli import asking, book, coding, comparing, correcting, evaluating, exporting, over_time
from demarche.errors import DemarcheError, LedgerError
from demarche.settings import ACTORS


class _ReaderGoneError(Exception):
    """Whoever read our output has stopped (`| head`)."""


class _Commands(typer.core.TyperGroup):
    """The commands. Typer makes an exit code of 1 of a pipe that is closed: it must not see one."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _ReaderGoneError from error
        return result


app = typer.Typer(
    name="demarche",
    cls=_Commands,
    help="From news reports to an auditable ledger of international events.",
    epilog="Exit codes: 0 done; 1 failed; 2 used wrongly; 3 some reports could not be read; 4 codebook; 5 ledger; 6 model.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # without rich, --help takes half the time
    pretty_exceptions_enable=False,
)
for _module in (coding, asking, over_time, correcting, comparing, exporting, book, evaluating):
    _module.register(app)


@app.callback()
def _begin(
    codebook: Annotated[
        str | None, typer.Option("--codebook", envvar="DEMARCHE_CODEBOOK", help="A codebook of your own: a YAML file or a folder.")
    ] = None,
    territories: Annotated[
        str | None,
        typer.Option("--territories", envvar="DEMARCHE_TERRITORIES", help="Whose disputed places are: recognised, un, de-facto or none."),
    ] = None,
    actors: Annotated[
        str | None, typer.Option("--actors", envvar=ACTORS, help="A list of actors of your own (CSV or YAML); it wins over ours.")
    ] = None,
) -> None:
    """From news reports to an auditable ledger of international events."""
    if codebook:
        os.environ["DEMARCHE_CODEBOOK"] = codebook  # worker processes read it too
    if territories:
        os.environ["DEMARCHE_TERRITORIES"] = territories
    if actors:
        from demarche.entities.actors_own import names_in_use

        os.environ[ACTORS] = actors
        names_in_use()  # what is wrong with the list is said before anything is coded


def main() -> None:
    """Runs the command line; never shows a traceback for what a user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except _ReaderGoneError:
        # No error, and nothing more to write; Python would try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        mendable = _mendable(error)
        if mendable is None:
            raise
        print(f"demarche: {mendable}", file=sys.stderr)
        sys.exit(mendable.exit_code)


def _mendable(error: Exception) -> DemarcheError | None:
    """The error as one that a user can mend, if it is one: ours, a database's, or a full disk."""
    if isinstance(error, DemarcheError):
        return error
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DemarcheError(f"{error.strerror}.", remedy="Make room, then run it again.")
    if "sqlalchemy" not in sys.modules:  # importing it takes longer than most commands
        return None
    from sqlalchemy.exc import DBAPIError

    if not isinstance(error, DBAPIError):
        return None
    reason = " ".join(str(error.orig).split())
    return LedgerError(f"The database failed: {reason}.", remedy="Is it reachable, may it be written, and does no other run write to it?")


if __name__ == "__main__":
    main()
