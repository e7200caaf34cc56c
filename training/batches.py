"""Batches: sentences drawn from the corpora by weight, with headline casing and blanked words now and then."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from demarche.layout import lay_out, shape_ids
from training.numbering import Example
from training.records import MASK
from training.swaps import Swaps

CLS, SEP, BLANK = 101, 102, 103
"""[CLS], [SEP] and [MASK] of the base model's vocabulary."""

SHARES = {
    "ewt-train": 0.34,
    "gum-train": 0.20,
    "gmb-train": 0.24,
    "crossner-train": 0.03,
    "re3d-train": 0.015,
    "marked-train": 0.06,
    "qanom-train": 0.115,
}
"""Share of the words drawn from each corpus: the treebanks have a little over half."""

RECASED = 0.08
"""Share of the sentences shown in lower case, in capitals or with every word capitalised (headlines)."""

BLANKED = 0.04
"""Share of the words whose subwords are blanked."""


@dataclass(slots=True)
class Batch:
    """Padded tensors. Words have slot 0 for the root; labels there and in the padding are MASK."""

    subwords: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    convention: Tensor
    upos: Tensor
    lemmas: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    predicates: Tensor
    propbank: Tensor
    role_row: Tensor
    role_word: Tensor
    roles: Tensor
    words: int


def recased(example: Example, chance: random.Random) -> Example:
    """The sentence in another casing; its lemmas are left unknown, as scripts depend on case."""
    how = chance.choice((str.lower, str.lower, str.upper, str.capitalize))
    words = [how(word) for word in example.words]
    return replace(example, words=words, shapes=shape_ids(words), lemmas=np.full_like(example.lemmas, MASK))


def pad(rows: list[list[int]] | list[np.ndarray], width: int, fill: int, shift: int = 0) -> Tensor:
    """Rows as one integer tensor, each beginning at column `shift`."""
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for index, row in enumerate(rows):
        out[index, shift : shift + len(row)] = row
    return torch.from_numpy(out)


def up_to_eight(number: int) -> int:
    """The next multiple of 8: few shapes, so that the allocator can reuse its blocks."""
    return -(-number // 8) * 8


def make_batch(examples: list[Example], conventions: list[int], blank: random.Random | None = None) -> Batch:
    """The batch of these sentences; each must fit the encoder. `blank` draws the words to blank."""
    layouts = [lay_out(example.pieces, example.shapes, cls=CLS, sep=SEP) for example in examples]
    for layout in layouts if blank else ():
        for start, end in zip(layout.first[1:], layout.last[1:], strict=True):
            if blank is not None and blank.random() < BLANKED:
                layout.subwords[start : end + 1] = [BLANK] * (end + 1 - start)
    length = up_to_eight(max(len(layout.subwords) for layout in layouts))
    width = up_to_eight(max(len(layout.first) for layout in layouts))
    role_rows = [(index, at, row) for index, example in enumerate(examples) for at, row in example.roles]
    return Batch(
        subwords=pad([layout.subwords for layout in layouts], length, 0),
        shapes=pad([layout.shapes for layout in layouts], length, 0),
        first=pad([layout.first for layout in layouts], width, 0),
        last=pad([layout.last for layout in layouts], width, 0),
        convention=torch.tensor(conventions),
        upos=pad([e.upos for e in examples], width, MASK, 1),
        lemmas=pad([e.lemmas for e in examples], width, MASK, 1),
        heads=pad([e.heads for e in examples], width, MASK, 1),
        relations=pad([e.relations for e in examples], width, MASK, 1),
        names=pad([e.names for e in examples], width, MASK, 1),
        predicates=pad([e.predicates for e in examples], width, MASK, 1),
        propbank=torch.tensor([float(e.corpus == "ewt") for e in examples]),
        role_row=torch.tensor([index for index, _, _ in role_rows], dtype=torch.long),
        role_word=torch.tensor([at + 1 for _, at, _ in role_rows], dtype=torch.long),
        roles=pad([row for _, _, row in role_rows], width, MASK, 1),
        words=sum(len(e.words) for e in examples),
    )


def cut(examples: list[Example], limit: int) -> Iterator[list[Example]]:
    """Groups of sentences, ordered by length, of at most `limit` padded subwords each."""

    def length(example: Example) -> int:
        return up_to_eight(sum(map(len, example.pieces)) + 2)

    group: list[Example] = []
    for example in sorted(examples, key=length):
        if group and (len(group) + 1) * length(example) > limit:
            yield group
            group = []
        group.append(example)
    if group:
        yield group


class Draw:
    """An endless source of training batches."""

    def __init__(self, sets: dict[str, list[Example]], seed: int, limit: int = 900, plain: float = 0.3) -> None:
        self._chance = random.Random(seed)
        self._sets = {name: [e for e in sets[name] if sum(map(len, e.pieces)) < 300] for name in SHARES}
        self._queues: dict[str, list[Example]] = {name: [] for name in SHARES}
        self._swaps = Swaps(sets, self._chance)
        self._limit = limit
        self._plain = plain

    def _next(self, corpus: str) -> Example:
        """The next sentence of a corpus; every one is seen once before any is seen twice."""
        if not self._queues[corpus]:
            self._queues[corpus] = list(self._sets[corpus])
            self._chance.shuffle(self._queues[corpus])
        return self._queues[corpus].pop()

    def __iter__(self) -> Iterator[Batch]:
        while True:
            pool: list[Example] = []
            for corpus, share in SHARES.items():
                wanted = share * 40_000
                while wanted > 0:
                    example = self._next(corpus)
                    wanted -= len(example.words)
                    example = self._swaps.apply(example)
                    pool.append(recased(example, self._chance) if self._chance.random() < RECASED else example)
            groups = list(cut(pool, self._limit))
            self._chance.shuffle(groups)
            for group in groups:
                conventions = [0 if self._chance.random() < self._plain else e.convention for e in group]
                yield make_batch(group, conventions, self._chance)
