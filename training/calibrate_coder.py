"""Fit the scores of the coder to how often it is right: `python -m training.calibrate_coder --model DIR --examples DIR`.

On the development part of the marked sentences (one in ten, which training leaves out): a slope and an offset on the log-odds of
head and lexicon together; and, on those of them that were drawn at random from the news, the threshold with the best F1 of types.
Both are written into coder_labels.json of the model; a table of scores against the share that is right is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from demarche.codebook import load
from demarche.events import CoderModel, Spotter
from demarche.language import SyntaxModel
from demarche.records import Report, report_id
from training.coder_data import held_out, read_folder

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

DRAWN = tuple(f"GMB_{number}" for number in range(6))
"""Files of sentences drawn at random: they hold acts as often as news does."""

Column = NDArray[np.float64]


USUAL = 0.4
"""The threshold where no sentences tell: near those that our own models got."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every word that could be an act: log-odds, whether it is one of that type, whether its sentence was drawn at random."""

    odds: Column
    right: Column
    drawn: Column
    acts: int
    """How many acts there are to find in what was drawn at random."""


def collect(model: CoderModel, examples: Path) -> Candidates:
    """The candidates of the development part."""
    spotter, syntax = Spotter(load(), model), SyntaxModel()
    odds, right, drawn, acts = [], [], [], 0
    for line in read_folder(examples):
        if not held_out(line.marked.text):
            continue
        text = line.marked.text
        (sentences,) = syntax.analyse([Report(report_id(text), text)])
        acts += len(line.marked.acts) * (line.corpus in DRAWN)
        for sentence in sentences:
            reading = model.read([word.text for word in sentence.words])
            for act in spotter.candidates(sentence, reading):
                span = sentence.words[act.word].span
                odds.append(act.odds)
                right.append(any(own.trigger.touches(span) and own.event == act.event for own in line.marked.acts))
                drawn.append(line.corpus in DRAWN)
    columns = (np.array(column, dtype=float) for column in (odds, right, drawn))
    return Candidates(*columns, acts)


def fit(odds: Column, right: Column) -> tuple[float, float]:
    """Slope and offset of a logistic regression, by Newton's method."""
    weights = np.array([1.0, 0.0])
    design = np.stack([odds, np.ones_like(odds)], axis=1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - chance)
        hessian = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(hessian, gradient)
    return float(weights[0]), float(weights[1])


def best_threshold(found: Candidates, scores: Column) -> float:
    """The score with the best F1 of types in what was drawn at random; USUAL where nothing was."""
    if not found.drawn.any():
        return USUAL

    def f1(least: float) -> float:
        said = (scores >= least) & (found.drawn > 0)
        return float(2 * found.right[said].sum() / max(1, said.sum() + found.acts))

    return max((round(0.3 + 0.01 * step, 2) for step in range(51)), key=f1)


def reliability(scores: Column, right: Column) -> list[tuple[str, int, float, float]]:
    """(bin, claims, mean score, share that is right)."""
    rows = []
    for low, high in pairwise(BINS):
        inside = (scores >= low) & (scores < high + (high == 1.0))
        if inside.any():
            rows.append((f"{low:.2f}-{high:.2f}", int(inside.sum()), float(scores[inside].mean()), float(right[inside].mean())))
    return rows


def write(folder: Path, fitted: dict[str, object]) -> None:
    """Writes what was fitted into the model's labels, and their new hash into its card."""
    labels, card = folder / "coder_labels.json", folder / "coder_card.json"
    labels.write_text(json.dumps(json.loads(labels.read_text("utf-8")) | fitted, indent=1) + "\n", "utf-8")
    told = json.loads(card.read_text("utf-8"))
    told["sha256"][labels.name] = hashlib.sha256(labels.read_bytes()).hexdigest()
    card.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Fit, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    arguments = parser.parse_args()
    found = collect(CoderModel(arguments.model), arguments.examples)
    slope, offset = fit(found.odds, found.right)
    scores = 1 / (1 + np.exp(-(slope * found.odds + offset)))
    threshold = best_threshold(found, scores)
    write(arguments.model, {"calibration": [round(slope, 4), round(offset, 4)], "threshold": threshold})
    print(f"slope {slope:.3f} offset {offset:.3f} threshold {threshold}; {found.acts} acts, {len(scores)} candidates")
    for row in reliability(scores, found.right):
        print("{:10} {:5} {:.3f} {:.3f}".format(*row))


if __name__ == "__main__":
    main()
