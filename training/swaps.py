"""Names exchanged for others of their kind, so that the model learns what surrounds a name and not only the name.

GMB knows the bodies of world politics and hardly a company; UNER and GUM know companies in other surroundings.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from demarche.language.answers import name_spans
from demarche.layout import shape_ids
from training.numbering import Example
from training.records import MASK, NAME_TAGS

CHANCE = {"ORG": 0.25, "PER": 0.15, "LOC": 0.08, "NAT": 0.0}
"""How often a name of each kind is exchanged. Bodies most: they generalise worst."""

FROM = ("ewt-train", "gum-train", "crossner-train", "re3d-train", "gmb-train")
INTO = frozenset(["gmb", "crossner", "re3d"])
"""Corpora that have names and nothing else: an exchange would move the heads of a parse."""

Name = tuple[list[str], list[list[int]]]


def spans_of(example: Example) -> list[tuple[int, int, str]]:
    """The known names of an example."""
    return name_spans([NAME_TAGS[tag] if tag >= 0 else "O" for tag in example.names])


class Swaps:
    """The distinct names of every kind, and the exchange."""

    def __init__(self, sets: dict[str, list[Example]], chance: random.Random) -> None:
        self._chance = chance
        self._pool: dict[str, list[Name]] = {kind: [] for kind in CHANCE}
        for corpus in FROM:
            found: dict[tuple[str, str], Name] = {}
            for example in sets[corpus]:
                for start, end, kind in spans_of(example):
                    if end - start <= 6:
                        found[kind, " ".join(example.words[start:end])] = (example.words[start:end], example.pieces[start:end])
            # Corpora weigh alike within a kind: GMB alone has as many names as the others together.
            for kind, pool in self._pool.items():
                names = [name for (other, _), name in found.items() if other == kind]
                pool.extend(chance.sample(names, min(len(names), 800)))

    def apply(self, example: Example) -> Example:
        """The example with some names exchanged."""
        if example.corpus not in INTO:
            return example
        chosen = [span for span in spans_of(example) if self._chance.random() < CHANCE[span[2]]]
        return self._exchange(example, chosen) if chosen else example

    def _exchange(self, example: Example, spans: Iterable[tuple[int, int, str]]) -> Example:
        words, pieces, names = list(example.words), list(example.pieces), example.names.tolist()
        for start, end, kind in sorted(spans, reverse=True):
            new_words, new_pieces = self._chance.choice(self._pool[kind])
            inside = NAME_TAGS.index(f"I-{kind}")
            words[start:end], pieces[start:end] = new_words, new_pieces
            names[start:end] = [inside - 1, *[inside] * (len(new_words) - 1)]
        unknown = np.full(len(words), MASK, dtype=np.int64)
        return replace(
            example,
            words=words,
            pieces=pieces,
            shapes=shape_ids(words),
            names=np.array(names, dtype=np.int64),
            upos=unknown,
            lemmas=unknown,
            heads=unknown,
            relations=unknown,
            predicates=unknown,
        )
