"""Figures of the coder on a gold file, whatever its form."""

from __future__ import annotations

from pathlib import Path

from demarche.errors import InputError
from demarche.evaluation import marked, reports, sentences
from demarche.evaluation.figures import Figures
from demarche.pipeline import Pipeline


def evaluate(path: str | Path, *, pipeline: Pipeline | None = None) -> Figures:
    """The figures of the coder on a gold file; its form is told from its name. InputError where it is none.

    `*.jsonl`: sentences with their acts. `NAME.gold.json`, beside `NAME.reports.jsonl`: reports with their incidents.
    `*.txt`: sentences marked in line, as in the codebook.
    """
    path, pipeline = Path(path), pipeline or Pipeline()
    if path.name.endswith(reports.GOLD):
        return reports.measure(path, pipeline)
    if path.suffix == ".jsonl":
        return sentences.measure(path, pipeline)
    if path.suffix == ".txt":
        return marked.measure(path, pipeline)
    raise InputError("This is no gold file.", where=str(path), remedy="Gold is *.jsonl, NAME.gold.json or *.txt; see the how-to page.")
