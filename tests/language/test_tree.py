"""The tree decoder against all trees of small sentences."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.tree import decode_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_best_of_all_trees_is_found(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    trees = [t for t in product(range(size + 1), repeat=size) if is_tree(t)]
    best = max(sum(scores[d + 1, h] for d, h in enumerate(tree)) for tree in trees)
    found = decode_heads(scores)
    assert is_tree(tuple(found))
    assert np.isclose(scores[np.arange(1, size + 1), found].sum(), best, atol=1e-4)


def test_a_long_sentence_of_equal_scores_is_a_tree() -> None:
    assert is_tree(tuple(decode_heads(np.zeros((61, 61), dtype=np.float32))))
