"""Series, index and network on a terminal: tables with bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from demarche.analysis import REASONS, Change, Contribution, Explanation, Known, Network, Series, SeriesRow, TensionIndex, TensionRow
from demarche.cli.show import QUAD_STYLES, act, clean, console, day, kind

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from demarche.analysis import Apart, Period
    from demarche.records import Incident, Report

Row = TypeVar("Row")

_QUADS = "v. verbal, m. material, coop. cooperation, conf. conflict"

WIDTH = 30
"""Cells of a bar."""
WIDE = 100
"""Columns of a terminal from which a chart shows all: a narrower one gets shorter bars, and no gravest acts."""
FOLD = 3
"""Empty periods in a row from which they are told on one line."""
SHOWN, TIES = 12, 40
"""Contributions and edges that are shown one by one."""


def show_series(series: Series) -> None:
    """Prints a series: counts by quad class with a bar, the intensity, and the counts in either direction."""
    from rich.text import Text

    there, back = _way(series.states), _way(series.states[::-1])
    table = _table(series.by, *"incidents v.coop m.coop v.conf m.conf".split(), "", "mean", there, back)
    table.columns[6].justify = "left"
    most = max((row.total.incidents for row in series.rows), default=0)
    for rows in _folded(series.rows, lambda row: not row.total.incidents):
        if len(rows) > 1:
            table.add_row(Text(_gap([row.period for row in rows]), style="dim"))
            continue
        row = rows[0]
        mean = "" if row.total.mean is None else f"{row.total.mean:+.1f}"
        counts = [f"{row.total.incidents:g}" + ("~" if row.ranged else ""), *(f"{n:g}" if n else "·" for n in row.total.quads)]
        table.add_row(row.period.name, *counts, _stack(row, most), mean, f"{row.there.incidents:g}", f"{row.back.incidents:g}")
    out = console()
    if not series.rows:
        out.print(f"No incident between {' and '.join(series.states)} has a day in this ledger.")
    else:
        out.print(table)
        out.print(f"\n{_QUADS}; mean: of the intensities, -10 to 10; ~ some are dated to days beyond the {series.by} too", style="dim")
    _tell_apart(series.apart)


def show_index(index: TensionIndex, known: Known) -> None:
    """Prints an index as a chart: value, band, bar, incidents, reports, marks of change, and the gravest new act."""
    from rich.text import Text

    out = console()
    if not index.rows:
        out.print(f"No incident between {' and '.join(index.states)} has a day in this ledger.")
        _tell_apart(index.apart)
        return
    incidents = {incident.id: incident for incident in known.incidents}
    changes = {change.period: change for change in index.changes}
    is_wide = out.width >= WIDE
    cells = WIDTH if is_wide else WIDTH // 2
    low, high = min(0.0, *(row.low for row in index.rows)), max(0.0, *(row.high for row in index.rows))
    table = _table(index.by, "value", "band", "", "acts", "reports", "")
    table.columns[3].justify = table.columns[6].justify = "left"
    table.columns[6].no_wrap, table.columns[6].overflow = True, "ellipsis"
    for rows in _folded(index.rows, lambda row: not row.incidents and row.high - row.low < 0.01 and row.period not in changes):
        if len(rows) > 1:
            table.add_row(Text(_gap([row.period for row in rows]), style="dim"))
            continue
        row = rows[0]
        notes = _mark(changes.get(row.period)), _lead(incidents.get(row.lead or "")) if is_wide else ""
        table.add_row(
            row.period.name,
            f"{row.value:.2f}",
            f"{row.low:.1f} to {row.high:.1f}",
            _bar(row, low, high, cells),
            str(row.incidents or "·"),
            f"{row.own_reports} of {row.reports}" + ("?" if row.thin else " "),
            Text.assemble(*(note for note in notes if note)),
        )
    out.print(f"{index.states[0]} and {index.states[1]}: points of conflict a week, by {index.by}\n", style="bold")
    out.print(table)
    _tell_legend(index)
    _tell_changes(index, incidents)
    _tell_apart(index.apart)


def show_explanation(explanation: Explanation, index: TensionIndex, known: Known) -> None:
    """Prints the contributions to a period: factors, incident, and the sentence that shows it best."""
    from rich.text import Text

    out = console()
    parts = explanation.contributions
    gains, losses = (sum(part.value for part in parts if sign * part.value > 0) for sign in (1, -1))
    out.print(
        f"{' and '.join(index.states)}, {explanation.period.name}: {explanation.value:.2f} points a week "
        f"= conflict {gains:.2f} - cooperation {-losses:.2f}, from {len(parts)} acts",
        style="bold",
    )
    there = sum(part.value * part.act.there for part in parts)
    out.print(f"{_way(index.states)} {there:.2f}, {_way(index.states[::-1])} {explanation.value - there:.2f}")
    out.print("points × relief × status × contested × sources × coverage × decay = contribution\n", style="dim")
    for part in parts[:SHOWN]:
        incident, claim = part.act.incident, known.claims[part.act.evidence]
        days = part.act.first.isoformat() if part.act.first == part.act.last else f"{part.act.first} to {part.act.last}"
        out.print(Text.assemble((f"{part.value:+7.3f}", "bold"), f"  {days}  {kind(incident)}  {act(incident)}  ", (incident.id, "dim")))
        out.print(f"         {_factors(part)}", style="dim")
        out.print(f"         “{clean(known.sentence(claim))}” ({_from(known.reports[claim.report])})")
    if rest := parts[SHOWN:]:
        out.print(f"{sum(part.value for part in rest):+7.3f}  {len(rest)} further acts together (--json lists them)")
    out.print(f"{explanation.value:+7.3f}  in all", style="bold")


def show_network(network: Network) -> None:
    """Prints the edges with the most incidents."""
    from rich.text import Text

    out = console()
    table = _table("who", "to whom", "incidents", *"v.coop m.coop v.conf m.conf".split(), "mean", "first", "last")
    table.columns[1].justify = "left"
    edges = sorted(network.edges, key=lambda edge: (-len(edge.incidents), edge.source, edge.target))
    for edge in edges[:TIES]:
        quads = [Text(str(count) if count else "·", style=QUAD_STYLES[quad]) for quad, count in enumerate(edge.quads, 1)]
        mutual = f"{len(edge.incidents)}" + (f" ({edge.mutual} mutual)" if edge.mutual else "")
        days = [day.isoformat() if day else "" for day in (edge.first, edge.last)]
        table.add_row(clean(edge.source), clean(edge.target), mutual, *quads, f"{edge.intensity:+.1f}", *days)
    out.print(table)
    more = f", the {TIES} busiest shown" if len(edges) > TIES else ""
    out.print(f"\n{_QUADS}; mutual acts stand on both edges", style="dim")
    out.print(f"{len(network.nodes)} actors, {len(edges)} edges{more}; {network.unknown} incidents name no known party on some side")
    _tell_apart(network.apart, option="--format json")


def _table(first: str, *headings: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, no_wrap=True)
    for heading in headings:
        table.add_column(heading, no_wrap=True, justify="right")
    return table


def _folded(rows: Sequence[Row], is_empty: Callable[[Row], bool]) -> Iterator[list[Row]]:
    """Rows one by one, but FOLD and more empty ones in a row together."""
    for empty, group in groupby(rows, is_empty):
        run = list(group)
        if empty and len(run) >= FOLD:
            yield run
        else:
            yield from ([row] for row in run)


def _way(states: Sequence[str]) -> str:
    """`AZE→IRN`."""
    return "→".join(states)


def _gap(periods: Sequence[Period]) -> str:
    return f"… {len(periods)} {periods[0].by}s"


def _stack(row: SeriesRow, most: float) -> Text:
    """A bar of the four quad classes, side by side."""
    from rich.text import Text

    bar, drawn, total = Text(), 0, 0.0
    for quad, count in enumerate(row.total.quads, 1):
        total += count
        cells = round(WIDTH * total / most) - drawn if most else 0
        bar.append("░▒▓█"[quad - 1] * cells, style=QUAD_STYLES[quad])
        drawn += cells
    return bar


def _bar(row: TensionRow, low: float, high: float, cells: int) -> Text:
    """The value as a bar from zero, and the band around its end; `low` to `high` is the chart, so many cells wide."""
    from rich.text import Text

    step = (high - low) / cells or 1.0
    bar = Text()
    for cell in range(cells):
        middle = low + (cell + 0.5) * step
        if min(0.0, row.value) <= middle <= max(0.0, row.value):
            bar.append("█", style="red" if row.value > 0 else "green")
        elif row.low - step / 2 <= middle <= row.high + step / 2:
            bar.append("░", style="dim")
        else:
            bar.append("│" if abs(middle) <= step / 2 and low < 0 else " ", style="dim")
    return bar


def _mark(change: Change | None) -> str:
    return "" if change is None else "▲ " if change.kind == "rise" else "▼ "


def _lead(incident: Incident | None) -> str:
    return f"{kind(incident)}  {act(incident)}" if incident else ""


def _factors(part: Contribution) -> str:
    act, names = part.act, []
    names += [f"{part.points:g}"] + [f"relief {part.relief:g}"] * (part.relief != 1)
    names += [f"{act.incident.status} {part.status:g}"] + [f"contested {part.contested:g}"] * act.contested
    names += [f"{act.incident.sources} source{'s' * (act.incident.sources != 1)} {part.sources:.2f}"]
    return " × ".join([*names, f"coverage {part.coverage:.2f}", f"decay {part.decay:.3f}"])


def _from(report: Report) -> str:
    """Where and when a report came out: `Caspian Wire, 2023-01-27`."""
    published = report.published.day.isoformat() if report.published else "undated"
    return f"{clean(report.outlet or report.name)}, {published}"


def _tell_legend(index: TensionIndex) -> None:
    constants = index.arithmetic
    console().print(
        f"\n█ value, ░ band over other constants; acts: with a day in the {index.by}; reports: on the two, of all that came out; "
        f"? under {constants.thin:g} in {constants.coverage_window:g} days, so that a low value may be silence of the ledger; "
        "at the right the gravest new act",
        style="dim",
    )


def _tell_changes(index: TensionIndex, incidents: Mapping[str, Incident]) -> None:
    out = console()
    if not index.changes:
        out.print(f"\nThe pace of hostile acts, counted by {index.by}, changes nowhere beyond chance.")
    for change in index.changes:
        out.print(
            f"\n{_mark(change)}{change.period.name}: hostile acts {change.kind} from {change.before:.1f} to {change.after:.1f} "
            f"a {index.by} (gain {change.gain:.0f}), shown by",
            style="bold",
        )
        for incident in (incidents[identity] for identity in change.incidents):
            out.print(f"    {day(incident.when)}  {_lead(incident)}  {incident.id}")


def _tell_apart(apart: Sequence[Apart], *, option: str = "--json") -> None:
    counted = Counter(item.why for item in apart)
    if counted:
        parts = "; ".join(f"{count} {REASONS[why]}" for why, count in counted.items())
        console().print(f"\n{len(apart)} incidents have no place here: {parts} ({option} lists them)", style="dim")
