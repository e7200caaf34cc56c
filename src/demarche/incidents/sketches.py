"""Sketches of texts, searched by what they have in common."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from demarche.incidents.overlap import Pairs

COMMON = 3
"""Pairs of content words that two sketches share at least to be compared (smaller sketches: all they have)."""

SHARED = 0.1
"""The share of the smaller sketch that is in both at least (tuned on the odd half of benchmarks/quality/copies.jsonl)."""


class _Block(NamedTuple):
    """Pairs in order, and for each the place of the text that has it."""

    pairs: Pairs
    places: NDArray[np.uint32]
    texts: int


class Sketches:
    """Sketches by place, 0 upwards. Twelve bytes a pair; sorted blocks of doubling size are merged as they grow."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._sizes: list[int] = []

    def near(self, sketch: Pairs) -> list[int]:
        """The places of the sketches that have enough in common with this one, in order."""
        if not self._sizes:
            return []
        places, shared = np.unique(np.concatenate([_holders(block, sketch) for block in self._blocks]), return_counts=True)
        smaller = np.minimum([self._sizes[place] for place in places], len(sketch))
        return [int(place) for place in places[(shared >= np.minimum(COMMON, smaller)) & (shared >= SHARED * smaller)]]

    def add(self, sketch: Pairs) -> int:
        """The place of a sketch that is put beside the others."""
        place = len(self._sizes)
        self._sizes.append(len(sketch))
        block = _Block(sketch, np.full(len(sketch), place, np.uint32), 1)
        while self._blocks and self._blocks[-1].texts <= block.texts:
            block = _merge(self._blocks.pop(), block)
        self._blocks.append(block)
        return place


def _merge(one: _Block, other: _Block) -> _Block:
    pairs, places = np.concatenate([one.pairs, other.pairs]), np.concatenate([one.places, other.places])
    order = np.argsort(pairs, kind="stable")
    return _Block(pairs[order], places[order], one.texts + other.texts)


def _holders(block: _Block, sketch: Pairs) -> NDArray[np.uint32]:
    """The places of the texts that have a pair of the sketch, once for each such pair."""
    first, last = np.searchsorted(block.pairs, sketch, "left"), np.searchsorted(block.pairs, sketch, "right")
    found = np.flatnonzero(first < last)
    return np.concatenate([block.places[:0], *(block.places[first[at] : last[at]] for at in found)])
