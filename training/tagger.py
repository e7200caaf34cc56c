"""What a model says of gold-split sentences, the same for torch checkpoints and for the exported int8 files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from demarche.language.answers import lemma_of, name_tags
from demarche.language.tree import decode_heads
from demarche.layout import lay_out
from training.batches import CLS, SEP, cut
from training.numbering import Example
from training.records import NAME_TAGS, PREDICATES, ROLES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Inputs(NamedTuple):
    """The first graph's inputs."""

    subwords: Ints
    shapes: Ints
    first: Ints
    last: Ints


class Outputs(NamedTuple):
    """The first graph's outputs; `lemma` is already the number of the script."""

    upos: Floats
    lemma: Ints
    names: Floats
    predicates: Floats
    arcs: Floats
    pairs: Floats


class Graphs(Protocol):
    """The two graphs of a model, however they run."""

    def words(self, inputs: Inputs) -> Outputs:
        """The first graph."""

    def pairs(self, pairs: Floats, arcs: Ints, predicates: Ints) -> tuple[Floats, Floats]:
        """The second: relation scores of arcs (n, 3: row, dependent, head), role scores of predicates (n, 2: row, word)."""


@dataclass(slots=True)
class Inventories:
    """The labels of the outputs, as `labels.json` gives them."""

    upos: list[str]
    scripts: list[str]
    relations: list[str]
    exceptions: dict[str, str]


@dataclass(slots=True)
class Reading:
    """What the model says of one sentence."""

    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    predicates: list[str]
    predicate_scores: Floats
    roles: dict[int, dict[int, str]] = field(default_factory=dict)


def inputs_of(examples: Sequence[Example]) -> Inputs:
    """Padded arrays for a batch of sentences."""
    layouts = [lay_out(example.pieces, example.shapes, cls=CLS, sep=SEP) for example in examples]

    def padded(rows: list[list[int]]) -> Ints:
        out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
        for index, row in enumerate(rows):
            out[index, : len(row)] = row
        return out

    return Inputs(
        padded([layout.subwords for layout in layouts]),
        padded([layout.shapes for layout in layouts]),
        padded([layout.first for layout in layouts]),
        padded([layout.last for layout in layouts]),
    )


def read(graphs: Graphs, labels: Inventories, examples: Sequence[Example], limit: int = 2048) -> list[Reading]:
    """One reading a sentence, in order. Roles are read for predicted predicates and for those the example labels."""
    order = {id(example): index for index, example in enumerate(examples)}
    readings: list[Reading | None] = [None] * len(examples)
    for group in cut(list(examples), limit):
        for example, reading in zip(group, _read_batch(graphs, labels, group), strict=True):
            readings[order[id(example)]] = reading
    return [reading for reading in readings if reading is not None]


def _read_batch(graphs: Graphs, labels: Inventories, group: list[Example]) -> list[Reading]:
    """The readings of one batch: first graph, trees, then relations and roles in one call of the second."""
    inputs = inputs_of(group)
    out = graphs.words(inputs)
    arcs: list[tuple[int, int, int]] = []
    asked: list[tuple[int, int]] = []
    readings: list[Reading] = []
    for row, example in enumerate(group):
        count = int((inputs.first[row] > 0).sum())
        reading = _words_of(out, row, count, example, labels)
        arcs += [(row, dependent, head) for dependent, head in enumerate(reading.heads, start=1)]
        known = {at for at, _ in example.roles if at < count}
        asked += [(row, at + 1) for at in range(count) if at in known or reading.predicates[at] != "none"]
        readings.append(reading)
    relation_scores, role_scores = graphs.pairs(
        out.pairs, np.array(arcs, dtype=np.int64).reshape(-1, 3), np.array(asked, dtype=np.int64).reshape(-1, 2)
    )
    for (row, _, _), best in zip(arcs, relation_scores.argmax(axis=1), strict=True):
        readings[row].relations.append(labels.relations[best])
    for (row, at), scores in zip(asked, role_scores, strict=True):
        count = len(readings[row].upos)
        best = scores[:, 1 : count + 1].argmax(axis=0)
        readings[row].roles[at - 1] = {word: ROLES[role] for word, role in enumerate(best) if role and word != at - 1}
    return readings


def _words_of(out: Outputs, row: int, count: int, example: Example, labels: Inventories) -> Reading:
    """Everything of one sentence that needs no pairs."""
    inside = slice(1, count + 1)
    upos = [labels.upos[best] for best in out.upos[row, inside].argmax(axis=1)]
    lemmas = [
        lemma_of(word, tag, labels.scripts[script], labels.exceptions)
        for word, tag, script in zip(example.words, upos, out.lemma[row, inside], strict=False)
    ]
    predicates = [PREDICATES[best] for best in out.predicates[row, inside].argmax(axis=1)]
    return Reading(
        upos=upos,
        lemmas=lemmas,
        heads=decode_heads(out.arcs[row, : count + 1, : count + 1]),
        relations=[],
        names=name_tags(out.names[row, inside].tolist(), NAME_TAGS),
        predicates=predicates,
        predicate_scores=out.predicates[row, inside],
    )
