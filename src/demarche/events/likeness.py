"""Types that the model was never trained on: how like their examples a word is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from demarche.codebook import Codebook, Marked, read_marked
from demarche.events.reading import CoderModel, Floats
from demarche.records import Span

_WORD = re.compile(r"['’]s\b|\w+|[^\w\s]")
"""Words of an example: the few sentences of a codebook need no more than this."""

STEEP, MARGIN = 30.0, 0.01
"""Log-odds for each unit of cosine, and by how much an example of the type must be nearer than all else (set on a type of elections
with seven examples, tests/events/test_likeness.py)."""

FAR = -1.0
"""Cosine of what is not there."""


class Likeness:
    """The nearest examples of a codebook's own types, in the space of the type head."""

    def __init__(self, book: Codebook, model: CoderModel) -> None:
        self._own = [event.type for event in book.events.values() if event.type not in model.events]
        seen = list(_words(book, model)) if self._own else []
        self._types = np.array([kind for kind, _ in seen])
        self._vectors: Floats = np.array([vector for _, vector in seen], dtype=np.float32)

    def odds(self, vector: Floats) -> dict[str, float]:
        """The log-odds of each of the codebook's own types for a word."""
        if not self._own:
            return {}
        near = self._vectors @ vector if len(self._vectors) else np.zeros(0, dtype=np.float32)
        return {kind: STEEP * (_best(near[self._types == kind]) - _best(near[self._types != kind]) - MARGIN) for kind in self._own}


def _best(near: Floats) -> float:
    return float(near.max(initial=FAR))


def _words(book: Codebook, model: CoderModel) -> Iterator[tuple[str, Floats]]:
    """The type and vector of every word of the codebook's examples; the type of a word that carries no act is ""."""
    for event in book.events.values():
        for example in event.examples:
            marked = read_marked(example)
            words = [Span(*match.span()) for match in _WORD.finditer(marked.text)]
            vectors = model.read([marked.text[word.start : word.end] for word in words]).vectors
            yield from ((_type(marked, word), vector) for word, vector in zip(words, vectors, strict=False))  # a long one is cut off


def _type(marked: Marked, word: Span) -> str:
    return next((act.event for act in marked.acts if act.trigger.touches(word)), "")
