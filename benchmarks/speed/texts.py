"""The reports that speed is measured on: the demo's, over and over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from demarche.records import Report
from demarche.reports import read

DEMO = Path(__file__).parents[2] / "demo" / "reports"


def take(count: int) -> list[Report]:
    """That many reports, each with a text of its own, so that nothing is taken for a copy."""
    found = [item for item in read([DEMO]) if isinstance(item, Report)]
    return [
        replace(found[i % len(found)], id=f"r_{i:08}", text=f"{found[i % len(found)].text}\n\nNumber {i}.", given=None)
        for i in range(count)
    ]
