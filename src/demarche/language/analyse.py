"""Reports in, analysed sentences out: words, tags, lemmas, parse, names, predicates with roles. One pass of one small model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from demarche.encoding import Subwords, labels, model_folder, session
from demarche.language.answers import name_spans, name_tags
from demarche.language.decode import Scores, softmax
from demarche.language.lemmas import find_lemma
from demarche.language.segment import cut_sentences, cut_words
from demarche.language.tree import decode_heads
from demarche.records import Name, Predicate, Report, Role, Sentence, Span, Word
from demarche.settings import Settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

CORE_ROLE = 0.5
"""Probability from which a word is taken to fill a role of a predicate (tuned on PropBank-EWT dev)."""


@dataclass(frozen=True, slots=True)
class _Analysis:
    """What the model says of one sentence, before it becomes a record."""

    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]


class SyntaxModel:
    """The syntax model that ships with the package (a `LanguageModel`)."""

    def __init__(self, folder: Path | None = None, *, settings: Settings | None = None) -> None:
        self._folder = folder or model_folder()
        self._settings = settings or Settings()
        self._labels = labels(self._folder, "labels.json")
        self.name = f"demarche-syntax@{self._labels.get('version', 1)}"

    @cached_property
    def subwords(self) -> Subwords:
        """The cutter of words into subwords."""
        return Subwords(self._folder / "tokenizer.json")

    @cached_property
    def _words(self) -> InferenceSession:
        return session(self._folder / "syntax.onnx")

    @cached_property
    def _pairs(self) -> InferenceSession:
        return session(self._folder / "syntax_pairs.onnx")

    @cached_property
    def _lemma(self) -> Callable[[str, str, str], str]:
        """The lemma of a form, its tag and its edit script; most words of news recur."""
        exceptions, is_word = self._labels["lemma_exceptions"], self.subwords.is_word

        @lru_cache(maxsize=50_000)
        def find(form: str, upos: str, script: str) -> str:
            return find_lemma(form, upos, script, exceptions, is_word)

        return find

    def analyse(self, reports: Sequence[Report]) -> list[tuple[Sentence, ...]]:
        """The sentences of each report; furniture holds none, and words past the encoder's reach are left out."""
        cuts = [list(self._cut(report)) for report in reports]
        return [
            tuple(self._sentence(report, index, spans) for index, spans in enumerate(cut))
            for report, cut in zip(reports, cuts, strict=True)
        ]

    def _cut(self, report: Report) -> Iterator[list[Span]]:
        """The words of each sentence; a very long sentence is cut into pieces."""
        most = self._settings.max_sentence_words
        for span in cut_sentences(report.text, skip=report.furniture, is_word=self.subwords.is_word):
            words = cut_words(report.text, span)
            for start in range(0, len(words), most):
                yield words[start : start + most]

    def _sentence(self, report: Report, index: int, spans: Sequence[Span]) -> Sentence:
        forms = [report.text[span.start : span.end] for span in spans]
        found = self.analyse_words(forms)
        words = tuple(map(Word, spans, forms, found.lemmas, found.upos, found.heads, found.relations))  # as many as were analysed
        return Sentence(report.id, index, Span(words[0].span.start, words[-1].span.end), words, found.names, found.predicates)

    def analyse_words(self, words: Sequence[str]) -> _Analysis:
        """The analysis of one sentence given as words."""
        layout, feed = self.subwords.inputs(words)
        upos, lemma, names, predicates, arcs, pairs = self._words.run(None, feed)
        heads = decode_heads(arcs[0])
        chances = softmax(predicates[0])
        relations, roles = self._score_pairs(pairs, heads, _spotted(chances))
        return self._read(words[: len(layout.first) - 1], upos[0], lemma[0], names[0], chances, heads, relations, roles)

    def _score_pairs(self, pairs: Scores, heads: list[int], spotted: list[int]) -> tuple[list[str], list[tuple[int, Scores]]]:
        """The relation of every word to its head, and the role probabilities (role, slot) round every predicate."""
        count, predicates = len(heads), spotted or [0]  # int8 has no scale for nothing: a dummy stands in
        feed = {
            "pairs": pairs,
            "arc_row": np.zeros(count, dtype=np.int64),
            "dependent": np.arange(1, count + 1, dtype=np.int64),
            "head": np.array(heads, dtype=np.int64),
            "role_row": np.zeros(len(predicates), dtype=np.int64),
            "predicate": np.array(predicates, dtype=np.int64),
        }
        relation, role = self._pairs.run(None, feed)
        inventory = self._labels["relations"]
        return [inventory[best] for best in relation.argmax(axis=1).tolist()], list(zip(spotted, softmax(role, axis=1), strict=False))

    def _read(
        self,
        words: Sequence[str],
        upos: Scores,
        lemma: Scores,
        names: Scores,
        predicates: Scores,
        heads: list[int],
        relations: list[str],
        roles: list[tuple[int, Scores]],
    ) -> _Analysis:
        inventory: dict[str, Any] = self._labels
        count = len(words)
        tags = [inventory["upos"][best] for best in upos[1 : count + 1].argmax(axis=1).tolist()]
        scripts = [inventory["lemma_scripts"][best] for best in lemma[1 : count + 1].tolist()]
        bio = name_tags(names[1 : count + 1].tolist(), inventory["names"])
        return _Analysis(
            upos=tags,
            lemmas=[self._lemma(*found) for found in zip(words, tags, scripts, strict=True)],
            heads=[head - 1 for head in heads],
            relations=relations,
            names=tuple(Name(kind, first, last) for first, last, kind in name_spans(bio)),  # type: ignore[arg-type]
            predicates=tuple(_predicate(word, predicates[word], scores, count, inventory["roles"]) for word, scores in roles),
        )


def _spotted(chances: Scores) -> list[int]:
    """The slots of the words that are predicates more likely than not."""
    return [slot for slot in np.flatnonzero(chances[:, 0] < 0.5).tolist() if slot]


def _predicate(slot: int, chances: Scores, scores: Scores, count: int, roles: Sequence[str]) -> Predicate:
    """One predicate with its roles; `scores` are probabilities (role, slot)."""
    best = scores[:, 1 : count + 1].argmax(axis=0)
    filled = tuple(
        Role(roles[role], word, round(float(scores[role, word + 1]), 4))
        for word, role in enumerate(best)
        if role and scores[role, word + 1] >= CORE_ROLE
    )
    return Predicate(slot - 1, "verb" if chances[1] >= chances[2] else "noun", filled, round(float(1 - chances[0]), 4))
