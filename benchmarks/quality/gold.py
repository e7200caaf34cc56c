"""Figures on the gold files and on the open sets beside this module."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.metamorphic.run import SENTENCES, rates, run
from benchmarks.quality import attribution, copies, coreference, counts, factuality, said, statuses, timex, toponyms, who
from benchmarks.quality.floors import Figure
from benchmarks.quality.pairs import read_pairs, score_relate, score_relations
from benchmarks.quality.seeds import measure_seeds
from benchmarks.quality.where import measure_acts
from demarche.evaluation import Figures, evaluate
from demarche.evaluation.marked import read_sentences
from demarche.pipeline import Pipeline
from demarche.plugins import language_model

HERE = Path(__file__).parent
OPEN = {"unseen": HERE / "unseen.txt", "wikinews": HERE / "wikinews.txt"}
"""Sentences marked in line that nothing was trained on: of our own, and of Wikinews as it comes."""


def measure(gold: Path | None, relations: Path | None = None) -> list[Figure]:
    """All figures: the open sets; gold sentences, reports and seeds where a folder of gold is given; pairs where a table is.

    Dates, places and links are measured on WikiWars, GeoVirus and GUM too where they lie in `data` beside the folder of gold.
    """
    pipeline = Pipeline()
    figures = [figure for corpus, path in OPEN.items() for figure in _marked(corpus, path, pipeline)]
    figures += _metamorphic(pipeline) + said.measure_said(pipeline) + statuses.measure(pipeline) + copies.measure_copies()
    figures += _resolution(gold.parent / "data" if gold else None, pipeline)
    if gold is not None:
        figures += _sentences(gold / "sentences.gold.jsonl", pipeline)
        for path in sorted(gold.glob("*.gold.json")):
            if path.with_name(path.name.replace(".gold.json", ".reports.jsonl")).exists():
                figures += _reports(path, pipeline)
        if (seeds := gold.parent / "seeds").is_dir():
            figures += _seeds(gold / "seeds.gold.json", seeds)
    return figures + (_relations(relations, pipeline) if relations else [])


def _marked(corpus: str, path: Path, pipeline: Pipeline) -> list[Figure]:
    found, figure = evaluate(path, pipeline=pipeline), _figures(corpus, path)
    return [
        figure("spotted precision", found.levels["spotted"].precision),
        figure("spotted recall", found.levels["spotted"].recall),
        *(figure(f"{level} f1", found.levels[level].f1) for level in ("spotted", "type", "actors", "recipients")),
        *(figure(name, found.shares[name] or 0.0) for name in ("mode", "status", "background")),
        figure("false alarms", found.shares["false alarms"] or 0.0, False),
    ]


def _metamorphic(pipeline: Pipeline) -> list[Figure]:
    figure = _figures("metamorphic", SENTENCES)
    found = rates(list(run(read_sentences(SENTENCES), pipeline)))
    return [figure(change, rate["violations"], False) for change, rate in found.items()]


def _resolution(data: Path | None, pipeline: Pipeline) -> list[Figure]:
    """Who, where, when and how many: on our own sets, and on the public ones in the folder of data."""
    public = data if data and data.is_dir() else None
    figures = timex.measure_times(language_model(pipeline.settings), public / "wikiwars" if public else None)
    figures += counts.measure_counts(pipeline) + who.measure()
    if public is None:
        return figures + measure_acts()
    figures += attribution.measure_attributions(public / "ud_english_gum") + factuality.measure(public)
    return figures + toponyms.measure(public / "geovirus" / "GeoVirus.xml.gz") + coreference.measure_links(public / "ud_english_gum")


def _sentences(path: Path, pipeline: Pipeline) -> list[Figure]:
    found, figure = evaluate(path, pipeline=pipeline), _figures("sentences", path)
    return [
        *(figure(f"{level} f1", found.levels[level].f1) for level in ("type", "type+actor", "full")),
        figure("false alarms", found.shares["false alarms"] or 0.0, False),
        *_shares(found, figure),
    ]


def _reports(path: Path, pipeline: Pipeline) -> list[Figure]:
    found, figure = evaluate(path, pipeline=pipeline), _figures(path.name.removesuffix(".gold.json"), path)
    return [
        figure("mentions f1", found.levels["mentions"].f1),
        figure("b-cubed f1", found.levels["b-cubed"].f1 if "b-cubed" in found.levels else 0.0),
        figure("wrong merges", float(len(found.notes["wrong merges"])), False),
        *_shares(found, figure),
    ]


def _shares(found: Figures, figure: Callable[..., Figure]) -> list[Figure]:
    """Every share of claims that answer gold for which there was something to measure it on."""
    return [figure(name, value) for name, value in found.shares.items() if value is not None and name != "false alarms"]


def _seeds(gold: Path, seeds: Path) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        found = measure_seeds(gold, seeds, Path(folder))
    figure = _figures("seeds", gold)
    return [figure(name, value, name not in ("wrong merges", "claims in noise")) for name, value in found.items()]


def _relations(table: Path, pipeline: Pipeline) -> list[Figure]:
    pairs, figure = list(read_pairs(table)), _figures("plv_train", table)
    related, found = score_relate(pairs), score_relations(pairs, pipeline)
    return [
        figure("relate macro f1", related.macro),
        figure("relate accuracy", related.accuracy),
        figure("relate quad macro f1", related.quads),
        figure("relations macro f1", found.macro),
    ]


def _figures(corpus: str, file: Path) -> Callable[..., Figure]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return lambda name, value, up=True: Figure(corpus, name, round(float(value), 4), digest, up)
