"""The best dependency tree for a matrix of arc scores (numpy only)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = -1e9
_ONE_ROOT = 1e4
"""Taken from every root arc when the greedy tree has several roots: more than any sum of real score differences."""


def decode_heads(arcs: NDArray[np.float32]) -> list[int]:
    """The head of each word (1-based, 0 the root) in the best tree with exactly one root.

    `arcs[d, h]` is the score of head h for dependent d, both counted from 0 = root: shape (words + 1, words + 1).
    Greedy when that gives a tree (nearly always), else Chu-Liu-Edmonds.
    """
    if arcs.shape[0] == 1:
        return []
    scores: NDArray[np.float64] = arcs.astype(np.float64)
    np.fill_diagonal(scores, _FORBIDDEN)
    heads = scores.argmax(axis=1)
    heads[0] = 0
    if int((heads[1:] == 0).sum()) == 1 and _cycle(heads) is None:
        return [int(head) for head in heads[1:]]
    scores[1:, 0] -= _ONE_ROOT
    return [int(head) for head in _edmonds(scores)[1:]]


def _cycle(heads: NDArray[np.intp]) -> list[int] | None:
    """The nodes of one cycle, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Best arborescence from node 0 by contracting cycles; `heads[0]` is 0."""
    heads: NDArray[np.intp] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    kept = scores[inside, heads[inside]]
    small = np.full((len(outside) + 1, len(outside) + 1), _FORBIDDEN)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    small[0] = _FORBIDDEN
    contracted = _edmonds(small)
    heads = heads.copy()
    for place, node in enumerate(outside[1:], start=1):
        head = contracted[place]
        heads[node] = inside[leaving[place].argmax()] if head == len(outside) else outside[head]
    entry = int(contracted[-1])
    heads[inside[entering[:, entry].argmax()]] = outside[entry]
    return heads
