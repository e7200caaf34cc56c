"""Commands that count over time: `series`, `index`, `network`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli.exporting import opened
from demarche.cli.options import LEDGER, AsOf, Json, LearnedBy, LedgerAt, Out, read_day, read_state
from demarche.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from demarche.pipeline import View

INDEX = "DEMARCHE_INDEX"


class By(StrEnum):
    """Lengths of a period."""

    day = "day"
    week = "week"
    month = "month"


class Shape(StrEnum):
    """How a network is written."""

    table = "table"
    json = "json"
    gexf = "gexf"
    graphml = "graphml"


First = Annotated[str, typer.Argument(help="A state by its ISO code, such as AZE.")]
Second = Annotated[str, typer.Argument(help="The other state.")]
Periods = Annotated[By, typer.Option("--by", help="day, week or month")]
From = Annotated[str | None, typer.Option("--from", help="The first day (YYYY-MM-DD).")]
To = Annotated[str | None, typer.Option("--to", help="The last day (YYYY-MM-DD).")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV, one period a line.")]
Explain = Annotated[str | None, typer.Option("--explain", help="A period whose value to unfold: 2023-W05, 2023-01 or 2023-01-27.")]
Constants = Annotated[
    list[str] | None, typer.Option("--set", help="A constant of your own, such as half_life=7; may be repeated.", envvar=INDEX)
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (series, index, network):
        app.command()(command)


def series(
    first: First,
    second: Second,
    ledger: LedgerAt = LEDGER,
    by: Periods = By.week,
    begin: From = None,
    end: To = None,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """The incidents between two states by day, week or month: how many of each quad class, how intense, in which direction."""
    from demarche import analysis
    from demarche.analysis import forms
    from demarche.cli import chart

    pair, (start, stop, day) = _pair(first, second), _days(begin, end, as_of)
    _one_of(json=json, csv=csv)
    found = analysis.series(_view(ledger, day, learned_by), pair, analysis.read_by(by), as_of=day, first=start, last=stop)
    if json:
        _print(forms.series_form(found))
    elif csv:
        _write_csv([forms.series_row(row, pair) for row in found.rows])
    else:
        chart.show_series(found)


def index(
    first: First,
    second: Second,
    ledger: LedgerAt = LEDGER,
    by: Periods = By.week,
    explain: Explain = None,
    constants: Constants = None,
    begin: From = None,
    end: To = None,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """The tension between two states over time, or the acts that make its value in one period."""
    from demarche import analysis
    from demarche.analysis import forms
    from demarche.cli import chart

    pair, (start, stop, day) = _pair(first, second), _days(begin, end, as_of)
    _one_of(json=json, csv=csv)
    arithmetic = analysis.read_arithmetic(constants or ())
    period = analysis.read_period(explain) if explain is not None else None
    if period and csv:
        raise UsageError("--explain has no CSV.", remedy="Take --json.")
    known = _view(ledger, day, learned_by)
    found = analysis.index(known, pair, analysis.read_by(by), arithmetic=arithmetic, as_of=day, first=start, last=stop)
    if period:
        explanation = found.explain(period)
        if json:
            _print(forms.explanation_form(explanation, known))
        else:
            chart.show_explanation(explanation, found, known)
    elif json:
        _print(forms.index_form(found))
    elif csv:
        _write_csv([forms.index_row(row) for row in found.rows])
    else:
        chart.show_index(found, known)


def network(
    ledger: LedgerAt = LEDGER,
    begin: From = None,
    end: To = None,
    layout: Annotated[Shape, typer.Option("--format", help="table, json, gexf (Gephi) or graphml")] = Shape.table,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    out: Out = None,
) -> None:
    """Who acts on whom: actors, and the incidents between them by quad class."""
    from demarche import analysis
    from demarche.analysis import forms, graphs
    from demarche.cli import chart

    start, stop, day = _days(begin, end, as_of)
    if layout is Shape.table and out:
        raise UsageError("A table goes to the terminal, not to a file.", remedy="Add --format gexf, graphml or json.")
    found = analysis.network(_view(ledger, day, learned_by), first=start, last=stop)
    if layout is Shape.table:
        chart.show_network(found)
        return
    with opened(out) as stream:
        if layout is Shape.json:
            stream.write(_json(forms.network_form(found)) + "\n")
        else:
            stream.write(graphs.gexf(found) if layout is Shape.gexf else graphs.graphml(found))


def _pair(first: str, second: str) -> tuple[str, str]:
    """The codes of two different states."""
    pair = (read_state(first), read_state(second))
    if pair[0] == pair[1]:
        raise UsageError(f"A dyad has two states, not {pair[0]} twice.", remedy="Name another state.")
    return pair


def _days(begin: str | None, end: str | None, as_of: str | None) -> tuple[date | None, date | None, date | None]:
    """First and last day, and that of `--as-of`."""
    start, stop = read_day(begin, "--from"), read_day(end, "--to")
    if start and stop and stop < start:
        raise UsageError(f"--to {stop} is before --from {start}.", remedy="Change them.")
    return start, stop, read_day(as_of, "--as-of")


def _one_of(*, json: bool, csv: bool) -> None:
    if json and csv:
        raise UsageError("--json and --csv exclude each other.", remedy="Leave one out.")


def _view(ledger: str, as_of: date | None, learned_by: str | None) -> View:
    from demarche.ledger import Ledger
    from demarche.pipeline import view

    here_by = read_day(learned_by, "--learned-by")
    with Ledger.open(ledger, create=False) as opened_ledger:
        return view(opened_ledger, as_of=as_of, learned_by=here_by)


def _json(form: Any) -> str:
    import msgspec

    return msgspec.json.encode(form).decode()


def _print(form: Any) -> None:
    print(_json(form))


def _write_csv(rows: list[dict[str, Any]]) -> None:
    import sys

    from demarche import exports

    exports.write(rows, sys.stdout, layout="csv")
