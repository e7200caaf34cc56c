"""Learns the weights of the linker: `python -m training.link` writes `incidents/weights.json`.

Data: the invented crises and the example reports of `training/linking`, coded by the coder that ships. Pairs that may be one happening
are described by the linker's features; a logistic regression learns which are. What is shown was measured on crises held out in turn.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from demarche import incidents
from demarche.evaluation.reports import b_cubed
from demarche.incidents import cluster, people
from demarche.incidents.blocks import candidates
from demarche.incidents.features import FEATURES
from demarche.incidents.link import Weights, blocks_of, features, forbid, lay_out, log_odds
from demarche.pipeline import Pipeline
from training.linking.crises import Crisis, read_crises
from training.linking.demo import read_demo

WEIGHTS = Path(incidents.__file__).with_name("weights.json")

PENALTY = 10.0
"""Strength with which weights are held to what is expected of them: chosen on crises held out in turn."""

EVEN = 60
"""Pairs of a crisis above which each counts less, by the root: one large crisis shall not speak for all."""

SAME = 0.5
"""Mean log-odds from which two groups are joined: of 0, 0.25, 0.5, 0.75 the best by F0.5 of B-cubed on crises held out in turn.

Purity counts more: a wrong merge hides an event, a split tells of it twice.
"""

FREE = 0.2
"""The part of that strength with which the bias is held."""

BIAS = -3.0
PRIOR: dict[str, float] = {
    "same_type": 0.8,
    "same_mode": 0.7,
    "other_measure": -3.5,
    "same_actors": 1.3,
    "same_recipients": 1.1,
    "same_dyad": 0.3,
    "other_actors": 0.0,
    "other_recipients": -0.5,
    "other_body": -1.2,
    "same_role": 0.3,
    "parties_crossed": -3.0,
    "same_day": 1.5,
    "exact_day": 0.7,
    "other_day": -1.0,
    "assumed_day": -0.3,
    "vague_day": -0.3,
    "told_later": 1.2,
    "undated": 0.0,
    "undated_words": -1.2,
    "same_place": 0.8,
    "counts_agree": 1.0,
    "counts_differ": -1.5,
    "shared_words": 1.8,
    "near_words": 0.5,
    "shared_names": 0.4,
    "other_names": -0.5,
    "words_only": -0.3,
    "said_alike": 0.5,
    "same_trigger": 0.4,
    "same_report": -0.8,
    "same_sentence": -2.5,
    "both_lead": 0.4,
    "told_apart": -1.0,
    "same_status": 0.5,
}
"""What we expect of each feature before the data speak; a weight of the other sign is chance in few data, and is held at nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs of one crisis: features in columns, whether both tell of one happening, and whether something forbids it."""

    columns: NDArray[np.float64]
    same: NDArray[np.bool_]
    forbidden: NDArray[np.bool_]


def tabulate(crisis: Crisis) -> Table:
    """The candidate pairs of a crisis."""
    board = lay_out(crisis.claims, crisis.texts, crisis.sentences, crisis.published)
    claims, pairs = board.claims, candidates(board, blocks_of(board))
    columns = np.stack([feature(board, pairs) for feature in FEATURES.values()], axis=1)
    happening = np.array([crisis.truth[claim.id] for claim in claims])
    return Table(columns, happening[pairs[:, 0]] == happening[pairs[:, 1]], forbid(board, pairs))


def learn(tables: Sequence[Table]) -> Weights:
    """Logistic regression, held to a prior and to its signs, by gradient steps of Newton's kind."""
    rows = [np.flatnonzero(~table.forbidden) for table in tables]
    x = np.concatenate([table.columns[kept] for table, kept in zip(tables, rows, strict=True)])
    y = np.concatenate([table.same[kept] for table, kept in zip(tables, rows, strict=True)]).astype(float)
    share = np.concatenate([np.full(len(kept), (EVEN / max(len(kept), EVEN)) ** 0.5) for kept in rows])
    x = np.hstack([np.ones((len(x), 1)), x])
    prior = np.array([BIAS, *(PRIOR[name] for name in FEATURES)])
    sign = np.array([0, *np.sign(prior[1:])])
    free = np.ones(x.shape[1], dtype=bool)
    while True:
        weight = _fit(x[:, free], y, share, prior[free])
        wrong = np.flatnonzero(free)[(sign[free] * weight < 0)]
        if not len(wrong):
            break
        free[wrong] = False
    full = np.zeros(x.shape[1])
    full[free] = weight
    return Weights(round(float(full[0]), 3), {name: round(float(w), 3) for name, w in zip(FEATURES, full[1:], strict=True)}, 0.0)


def _fit(x: NDArray[np.float64], y: NDArray[np.float64], share: NDArray[np.float64], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    weight = prior.copy()
    ridge = PENALTY * np.eye(x.shape[1])
    ridge[0, 0] *= FREE
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(x @ weight, -30, 30)))
        gradient = x.T @ (share * (chance - y)) + ridge @ (weight - prior)
        step = np.linalg.solve((x * (share * chance * (1 - chance))[:, None]).T @ x + ridge, gradient)
        weight -= step
        if np.abs(step).max() < 1e-8:
            break
    return weight


def apply(crisis: Crisis, table: Weights) -> list[tuple[str, str]]:
    """(happening, incident) of every claim of a crisis, linked with some weights."""
    board = lay_out(crisis.claims, crisis.texts, crisis.sentences, crisis.published)
    claims, pairs = board.claims, candidates(board, blocks_of(board))
    scored = cluster.Scored(pairs, log_odds(features(board, pairs), table), forbid(board, pairs))
    joined = cluster.cluster(board, scored, people.settle(claims, ()), same=table.same).joined
    label = list(range(len(claims)))
    for a, b in scored.pairs[joined].tolist():
        old, new = label[b], label[a]
        label = [new if own == old else own for own in label]
    return [(crisis.truth[claim.id], str(label[row])) for row, claim in enumerate(claims)]


def held_out(crises: Sequence[Crisis], tables: Sequence[Table], same: float) -> dict[str, Any]:
    """What weights learned on all other crises do on each: log loss and error of calibration of pairs, B-cubed of claims."""
    chances, truths, scores = [], [], {}
    for at, (crisis, table) in enumerate(zip(crises, tables, strict=True)):
        learned = msgspec.structs.replace(learn([*tables[:at], *tables[at + 1 :]]), same=same)
        odds = learned.bias + table.columns @ np.array([learned.weights[name] for name in FEATURES])
        kept = ~table.forbidden
        chances.append(1 / (1 + np.exp(-odds[kept])))
        truths.append(table.same[kept].astype(float))
        means = b_cubed(apply(crisis, learned))
        scores[crisis.name] = {"precision": round(means.precision, 4), "recall": round(means.recall, 4), "f1": round(means.f1, 4)}
    chance, truth = np.concatenate(chances), np.concatenate(truths)
    loss = -np.mean(truth * np.log(chance + 1e-12) + (1 - truth) * np.log(1 - chance + 1e-12))
    mean = {part: round(float(np.mean([score[part] for score in scores.values()])), 4) for part in ("precision", "recall", "f1")}
    return {
        "pairs": len(chance),
        "log loss": round(float(loss), 4),
        "calibration error": calibration(chance, truth),
        "b-cubed": mean,
        "by crisis": scores,
    }


def calibration(chance: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    """Expected error of calibration in ten bins of equal width."""
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(chance[bins == b].mean() - truth[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any()]
    return round(float(sum(gaps)), 4)


def ratify(found: Mapping[str, Any], table: Weights) -> Weights:
    """The table with what was measured."""
    return msgspec.structs.replace(table, learned={key: value for key, value in found.items() if key != "by crisis"})


def main() -> None:
    """Learns on everything, measures on what was held out, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--same", type=float, default=SAME, help="mean log-odds from which two groups are joined")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    pipeline = Pipeline()
    crises = [*read_crises(pipeline), read_demo(pipeline)]
    tables = [tabulate(crisis) for crisis in crises]
    found = held_out(crises, tables, arguments.same)
    print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    table = ratify(found, msgspec.structs.replace(learn(tables), same=arguments.same))
    arguments.out.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")


if __name__ == "__main__":
    main()
