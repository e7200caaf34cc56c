"""The command that measures: `evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.options import Json

if TYPE_CHECKING:
    from demarche.evaluation import Figures


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold: *.jsonl, NAME.gold.json or *.txt.", show_default=False)],
    json: Json = False,
) -> None:
    """Measure the coder on gold: precision and recall by level and by type, and which types are taken for which."""
    from demarche.evaluation import evaluate as measure

    figures = measure(gold)
    if json:
        import msgspec

        print(msgspec.json.encode(figures.form()).decode())
    else:
        _print(figures)


def _print(figures: Figures) -> None:
    from rich.table import Table

    from demarche.cli.show import clean, console

    levels = Table("", "precision", "recall", "F1", box=None, header_style="bold")
    for name, counts in figures.levels.items():
        levels.add_row(name, f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f1:.3f}")
    console().print(levels)
    for name, share in figures.shares.items():
        print(f" {name}: {'nothing to measure it on' if share is None else f'{share:.3f}'}")
    for name, notes in figures.notes.items():
        print(f" {name}: {clean(', '.join(notes)) or 'none'}")
    if figures.types:
        types = Table("type", "precision", "recall", "F1", "asked", "taken for", box=None, header_style="bold")
        for name, counts in sorted(figures.types.items()):
            others = {said: n for (gold, said), n in figures.confusion.items() if gold == name != said}
            most = ", ".join(f"{'nothing' if said == '-' else said} {n}" for said, n in sorted(others.items(), key=lambda item: -item[1]))
            types.add_row(name, f"{counts.precision:.2f}", f"{counts.recall:.2f}", f"{counts.f1:.2f}", str(counts.asked), most)
        print()
        console().print(types)
