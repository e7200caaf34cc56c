"""Train what tells a report's news from older context: `python -m training.background [--folds N]`.

Codes the reports of training/reports with the package as it stands, and fits the weights of `demarche.events.background` on the
acts found there by logistic regression (Newton's method, ridge). `--folds` tells how well that does on reports left out, and writes
nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from demarche import events
from demarche.codebook import read_marked
from demarche.events import background
from demarche.pipeline import Pipeline
from demarche.records import Claim, Published, Report, Sentence, report_id

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src" / "demarche" / "events" / "background.json"
RIDGE, LEAST = 1.0, 4
"""Strength of the ridge; times that a feature must have been met."""

Case = tuple[int, dict[str, float], bool, bool]
"""Report, features of an act, whether it is background, and what was said before."""


def read_reports(folder: Path = HERE / "reports") -> list[tuple[Report, list[tuple[int, int, bool]]]]:
    """The reports with the (start, end, background) of their acts."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                day, _, marked = line.partition(" | ")
                piece = read_marked(marked, where=path.name)
                published = date.fromisoformat(day)
                report = Report(report_id(piece.text, day=published), piece.text, published=Published(published, "given"), language="en")
                found.append((report, [(act.trigger.start, act.trigger.end, act.background) for act in piece.acts]))
    return found


def make_cases() -> list[Case]:
    """The acts that are coded in the reports, with features and answers. The chain runs without what is trained here."""
    told = read_reports()
    judge, events.judge_background = events.judge_background, lambda _report, _sentences, claims: tuple(claims)
    try:
        coded = Pipeline().code([report for report, _ in told])
    finally:
        events.judge_background = judge
    cases: list[Case] = []
    for number, ((report, acts), claims, sentences) in enumerate(zip(told, coded.claims, coded.sentences, strict=True)):
        cases += [(number, *case) for case in _cases(report, acts, claims, sentences)]
    return cases


def _cases(
    report: Report, acts: Sequence[tuple[int, int, bool]], claims: Sequence[Claim], sentences: Sequence[Sentence]
) -> list[tuple[dict[str, float], bool, bool]]:
    setting = background.read_setting(report, claims)
    found = []
    for start, end, older in acts:
        claim = next((c for c in claims if c.trigger.start < end and start < c.trigger.end), None)
        if claim is not None:
            values = {name: value for name, value, _ in background.features(claim, sentences, setting)}
            found.append((values, older, claim.background))
    return found


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights by name."""
    counts: dict[str, int] = {}
    for _, values, _, _ in cases:
        for name in values:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    matrix = np.array([[values.get(name, 0.0) for name in names] for _, values, _, _ in cases])
    answers = np.array([older for _, _, older, _ in cases], dtype=float)
    penalty = np.diag([0.01 if name in ("always", "model") else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(30):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chances - answers) + penalty @ weights
        curve = (matrix * (chances * (1 - chances))[:, None]).T @ matrix + penalty
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def score(weights: dict[str, float], cases: Sequence[Case]) -> float:
    """The share of acts told right."""
    right = [(sum(weights.get(name, 0.0) * value for name, value in values.items()) >= 0) == older for _, values, older, _ in cases]
    return sum(right) / len(right)


def main() -> None:
    """Trains, or measures on reports left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, help="measure only: train without each part of so many in turn")
    arguments = parser.parse_args()
    cases = make_cases()
    print(f"{len(cases)} acts, {sum(older for _, _, older, _ in cases)} background; before: "
          f"{sum(before == older for _, _, older, before in cases) / len(cases):.3f} right")  # fmt: skip
    if arguments.folds:
        parts = [[case for case in cases if case[0] % arguments.folds == fold] for fold in range(arguments.folds)]
        scores = [score(fit([case for other in parts if other is not part for case in other]), part) * len(part) for part in parts]
        print(f"left out: {sum(scores) / len(cases):.3f} right")
        return
    weights = fit(cases)
    print(f"trained on: {score(weights, cases):.3f} right")
    SHIPPED.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
