"""Sentences in numbers: the label inventories, and the arrays that batches are made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from demarche.language.answers import make_script
from demarche.layout import clip_pieces, shape_ids
from training.records import CONVENTIONS, MASK, NAME_TAGS, PREDICATES, ROLES, Labelled

SCRIPTS = 220
"""Lemma scripts that have a class of their own; the rarer go to the list of exceptions."""


@dataclass(slots=True)
class Example:
    """A sentence in numbers. Label arrays have one entry a word, MASK where unknown."""

    words: list[str]
    corpus: str
    pieces: list[list[int]]
    shapes: list[int]
    upos: np.ndarray
    lemmas: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    names: np.ndarray
    predicates: np.ndarray
    convention: int
    roles: list[tuple[int, np.ndarray]]


@dataclass(slots=True)
class Inventory:
    """The label sets, in the order of the outputs of the model."""

    upos: list[str]
    scripts: list[str]
    relations: list[str]
    exceptions: dict[str, str]


def take_inventory(sentences: list[Labelled]) -> Inventory:
    """The labels of the treebanks, and the lemmas that the scripts kept cannot make."""
    scripts: Counter[str] = Counter()
    upos: set[str] = set()
    relations: set[str] = set()
    for sentence in sentences:
        scripts.update(make_script(*pair) for pair in zip(sentence.words, sentence.lemmas or [], strict=True))
        upos.update(sentence.upos or [])
        relations.update(sentence.relations or [])
    kept = [script for script, _ in scripts.most_common(SCRIPTS)]
    listed: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word, lemma, tag in zip(sentence.words, sentence.lemmas or [], sentence.upos or [], strict=True):
            listed.setdefault(f"{tag} {word.lower()}", Counter())[f"{lemma}\t{make_script(word, lemma) in kept}"] += 1
    exceptions = {}
    for key, counts in listed.items():
        lemma, _, known = counts.most_common(1)[0][0].partition("\t")
        if known == "False" and key.split(" ", 1)[1].isalpha() and key.split()[0] in ("VERB", "NOUN", "AUX", "ADJ", "ADV", "PRON", "DET"):
            exceptions[key] = lemma
    return Inventory(sorted(upos), kept, sorted(relations), exceptions)


class Numbering:
    """Turns labelled sentences into examples."""

    def __init__(self, tokenizer: Tokenizer, inventory: Inventory) -> None:
        self._tokenizer = tokenizer
        self._pieces: dict[str, list[int]] = {}
        self._unknown: int = tokenizer.token_to_id("[UNK]")
        self._index = {
            "upos": {label: index for index, label in enumerate(inventory.upos)},
            "lemma": {label: index for index, label in enumerate(inventory.scripts)},
            "relation": {label: index for index, label in enumerate(inventory.relations)},
            "name": {label: index for index, label in enumerate(NAME_TAGS)},
            "predicate": {label: index for index, label in enumerate(PREDICATES)},
            "role": {label: index for index, label in enumerate(ROLES)},
        }

    def pieces(self, word: str) -> list[int]:
        """The subwords of a word."""
        if word not in self._pieces:
            self._pieces[word] = clip_pieces(self._tokenizer.encode(word, add_special_tokens=False).ids, self._unknown)
        return self._pieces[word]

    def _labels(self, kind: str, labels: list[str] | None, count: int) -> np.ndarray:
        index = self._index[kind]
        return np.array([index.get(label, MASK) for label in labels] if labels else [MASK] * count, dtype=np.int64)

    def example(self, sentence: Labelled) -> Example:
        """The sentence in numbers."""
        count = len(sentence.words)
        scripts = [make_script(*pair) for pair in zip(sentence.words, sentence.lemmas, strict=True)] if sentence.lemmas else None
        return Example(
            words=sentence.words,
            corpus=sentence.corpus,
            pieces=[self.pieces(word) for word in sentence.words],
            shapes=shape_ids(sentence.words),
            upos=self._labels("upos", sentence.upos, count),
            lemmas=self._labels("lemma", scripts, count),
            heads=np.array(sentence.heads or [MASK] * count, dtype=np.int64),
            relations=self._labels("relation", sentence.relations, count),
            names=self._labels("name", sentence.names, count),
            predicates=self._labels("predicate", sentence.predicates, count),
            convention=CONVENTIONS.index(sentence.convention),
            roles=[(at, self._role_row(roles, count)) for at, roles in sorted(sentence.roles.items())],
        )

    def _role_row(self, roles: dict[int, str], count: int) -> np.ndarray:
        row = np.zeros(count, dtype=np.int64)
        for word, role in roles.items():
            row[word] = self._index["role"].get(role, MASK)
        return row
