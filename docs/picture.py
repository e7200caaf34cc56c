"""Draws the README's picture from a ledger: `python docs/picture.py LEDGER` writes docs/timeline.svg."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

from demarche import codebook
from demarche.analysis import between, busiest
from demarche.cli import show
from demarche.ledger import Ledger
from demarche.pipeline import view

LINES = 26


def main(address: str) -> None:
    """Draws the newest incidents of the busiest dyad as a terminal shows them."""
    with Ledger.open(address, create=False) as ledger:
        known = view(ledger)
    pair = busiest(known.incidents)
    if pair is None:
        sys.exit("The ledger has no dyad.")
    incidents = [incident for incident in between(known.incidents, *pair) if incident.when and incident.when.start]
    console = Console(record=True, width=132, file=io.StringIO(), markup=False, highlight=False)
    console.print(show.timeline_table(incidents[:LINES], codebook.load()))
    console.save_svg(str(Path(__file__).parent / "timeline.svg"), title=f"demarche timeline {pair[0]} {pair[1]}")


if __name__ == "__main__":
    main(sys.argv[1])
