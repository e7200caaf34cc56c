"""What the open sets tell of the coder: by type, which types are taken for which, scores against truth, lexicon and head apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from benchmarks.metamorphic.run import SENTENCES, rates, run
from benchmarks.quality.gold import OPEN
from demarche.codebook import Codebook, shipped
from demarche.evaluation import Counts, evaluate
from demarche.evaluation.marked import Answered, answer, read_sentences
from demarche.events import CoderModel, EventCoder
from demarche.events.reading import Reading
from demarche.pipeline import Pipeline

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)

PRIOR = 0.2
"""What a head that knows nothing says of every type: a plain lexicon entry alone then tells of an act."""


class Ignorant(CoderModel):
    """The coder model with a type head that knows nothing; all else as it is."""

    def read(self, words: Sequence[str]) -> Reading:
        """The reading with flat chances of types."""
        reading = super().read(words)
        return replace(reading, events=np.full_like(reading.events, PRIOR))


def study() -> dict[str, Any]:
    """All of it, for JSON."""
    pipeline = Pipeline()
    unseen = evaluate(OPEN["unseen"], pipeline=pipeline)
    answered = answer(read_sentences(OPEN["unseen"]), pipeline)
    return {
        "types": unseen.form()["types"],
        "confusion": unseen.form()["confusion"],
        "contexts": contexts(answered),
        "reliability": reliability(answered),
        "ablation": ablation(OPEN["unseen"]),
        "metamorphic": metamorphic(pipeline),
    }


def ablation(path: Path) -> dict[str, dict[str, float]]:
    """F1 of types with lexicon and head, and with either alone."""
    book = shipped()
    bare: Codebook = msgspec.structs.replace(
        book, events={name: msgspec.structs.replace(event, lexicon=()) for name, event in book.events.items()}
    )
    coders = {"both": EventCoder(book), "head only": EventCoder(bare), "lexicon only": EventCoder(book, model=Ignorant())}
    found = {name: evaluate(path, pipeline=Pipeline(coder=coder)) for name, coder in coders.items()}
    return {
        name: {
            "spotted": figures.levels["spotted"].f1,
            "type": figures.levels["type"].f1,
            "false alarms": figures.shares["false alarms"] or 0,
        }
        for name, figures in found.items()
    }


def reliability(answered: Sequence[Answered]) -> list[dict[str, float]]:
    """Claims by score: how many, their mean score, and the share whose word and type are right."""
    right = {claim.id for one in answered for act, claim in one.pairs if act.event == claim.event}
    scored = [(claim.score, claim.id in right) for one in answered for claim in one.claims]
    rows = []
    for low, high in pairwise(BINS):
        inside = [(score, hit) for score, hit in scored if low <= score < high or score == high == 1.0]
        if inside:
            count = len(inside)
            mean, share = sum(s for s, _ in inside) / count, sum(hit for _, hit in inside) / count
            rows.append({"from": low, "to": high, "claims": count, "mean score": round(mean, 3), "right": round(share, 3)})
    return rows


def contexts(answered: Sequence[Answered]) -> dict[str, float]:
    """Precision, recall and F1 of contexts, over the acts found with the right type."""
    counts = Counts()
    for one in answered:
        for act, claim in one.pairs:
            if one.marked.contexts is not None and act.event == claim.event:
                counts.hit += len(set(claim.contexts) & set(one.marked.contexts))
                counts.said += len(claim.contexts)
                counts.asked += len(one.marked.contexts)
    return {"precision": counts.precision, "recall": counts.recall, "F1": counts.f1}


def metamorphic(pipeline: Pipeline) -> dict[str, dict[str, float]]:
    """For each change of a sentence: how often it could be made, and the share of violations."""
    return rates(list(run(read_sentences(SENTENCES), pipeline)))
