"""pytest-benchmark: the stages on one report."""

from __future__ import annotations

from typing import Any

from benchmarks.speed.texts import take
from demarche.language import SyntaxModel
from demarche.pipeline import Pipeline


def test_language(benchmark: Any) -> None:
    """Words, tags, parse, names and roles of eight reports."""
    model, reports = SyntaxModel(), take(8)
    assert len(benchmark(model.analyse, reports)) == 8


def test_chain(benchmark: Any) -> None:
    """Text to resolved claims of eight reports."""
    pipeline, reports = Pipeline(), take(8)
    assert len(benchmark(pipeline.code, reports).claims) == 8
