"""Writes docs/quality.md from the floors and the models' cards: `python -m benchmarks.quality.page`."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.quality.floors import FLOORS
from demarche.encoding import model_folder

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"

HEAD = """# How good it is

Generated from `benchmarks/quality/floors.json` and the cards of the models by `python -m benchmarks.quality.page`; do not edit.

Every figure is measured on the files that ship. A change that lowers one of the pinned figures fails `make bench`.

## The chain on gold

Gold that a careful person coded: 57 sentences; 14 reports of the Azerbaijan-Iran crisis of 2023; 10 reports of the Ecuador-Mexico crisis
of 2024; the two reports the project was born from. None of it trains anything, but errors on it were looked at by kind during
development: take the figures as somewhat flattering. Reproduce with `python -m benchmarks.quality --gold GOLD`.

"""

MEANING = {
    "type f1": "acts found with the right type",
    "type+actor f1": "… and the right state as actor",
    "full f1": "… and the right state as recipient",
    "false alarms": "sentences without an event that got one (lower is better)",
    "status": "right status, of the matched claims",
    "background": "right background, of the matched claims",
    "mentions f1": "which happenings a report tells of: type, both parties, date",
    "b-cubed f1": "how well claims of several reports were joined into incidents",
    "wrong merges": "look-alikes joined that must stay apart (lower is better)",
    "mentions found": "mentions found with the right type",
    "shared incidents merged": "of three incidents told by both reports",
    "claims in noise": "claims coded in web furniture (lower is better)",
    "relate macro f1": "type of a marked pair, 15 classes (a set never trained on)",
    "relate accuracy": "the same, accuracy",
    "relations macro f1": "the same, found end to end",
}


def main() -> None:
    """Writes the page."""
    PAGE.write_text(HEAD + _gold() + _model("syntax", "card.json") + _model("coder", "coder_card.json"), "utf-8")


def _gold() -> str:
    groups: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, floor in json.loads(FLOORS.read_text("utf-8")).items():
        corpus, name = key.split("/", 1)
        groups[corpus].append((name, floor["value"]))
    parts = []
    for corpus, rows in groups.items():
        lines = [f"| {name} | {MEANING.get(name, '')} | {value:g} |" for name, value in rows]
        parts.append(f"### {corpus}\n\n| figure | what | value |\n|---|---|---|\n" + "\n".join(lines) + "\n\n")
    return "".join(parts)


def _model(name: str, card: str) -> str:
    scores: dict[str, Any] = json.loads((model_folder() / card).read_text("utf-8"))["scores"]
    lines = [f"| {key} | {_show(value)} |" for key, value in scores.items()]
    return f"## The {name} model\n\nTest parts of open data, int8 files.\n\n| set | scores |\n|---|---|\n" + "\n".join(lines) + "\n\n"


def _show(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_show(inner)}" for key, inner in value.items())
    return f"{value:.1f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
