"""`demarche`: the entry point. Errors become one line on standard error and an exit code; nothing is imported before it is needed."""

from __future__ import annotations

import os
import sys

import typer

from demarche.cli import asking, coding, exporting
from demarche.errors import DemarcheError

app = typer.Typer(
    name="demarche",
    help="From news reports to an auditable ledger of international events.",
    epilog="Exit codes: 0 done; 1 failed; 2 used wrongly; 3 some reports could not be read; 4 codebook; 5 ledger; 6 model.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # without rich, --help takes half the time
    pretty_exceptions_enable=False,
)
for _module in (coding, asking, exporting):
    _module.register(app)


def main() -> None:
    """Runs the command line; never shows a traceback for what a user can mend."""
    try:
        app()
    except DemarcheError as error:
        print(f"demarche: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): no error, and nothing more to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
