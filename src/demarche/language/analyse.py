"""Reports in, analysed sentences out: words, tags, lemmas, parse, names, predicates with roles. One pass of one small model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from demarche.encoding import Batch, Subwords, labels, model_folder, session
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

    def analyse(self, reports: Sequence[Report]) -> list[tuple[Sentence, ...]]:
        """The sentences of each report; furniture holds none, and words past the encoder's reach are left out."""
        cuts = [list(self._cut(report)) for report in reports]
        words = [[report.quote(word) for word in spans] for report, cut in zip(reports, cuts, strict=True) for _, spans in cut]
        analyses = iter(self.analyse_words(words))
        return [
            tuple(_sentence(report, index, spans, next(analyses)) for index, (_, spans) in enumerate(cut))
            for report, cut in zip(reports, cuts, strict=True)
        ]

    def _cut(self, report: Report) -> Iterator[tuple[Span, list[Span]]]:
        most = self._settings.max_sentence_words
        for span in cut_sentences(report.text, skip=report.furniture, is_word=self.subwords.is_word):
            words = cut_words(report.text, span)
            for start in range(0, len(words), most):
                yield span, words[start : start + most]

    def analyse_words(self, sentences: Sequence[Sequence[str]]) -> list[_Analysis]:
        """The analysis of each sentence given as words, in order."""
        found: dict[int, _Analysis] = {}
        for batch in self.subwords.batches(sentences, limit=self._settings.batch_words):
            found.update(zip(batch.places, self._analyse_batch(batch, sentences), strict=True))
        return [found[place] for place in range(len(sentences))]

    def _analyse_batch(self, batch: Batch, sentences: Sequence[Sequence[str]]) -> list[_Analysis]:
        feed = {"subwords": batch.subwords, "shapes": batch.shapes, "first": batch.first, "last": batch.last}
        upos, lemma, names, predicates, arcs, pairs = self._words.run(None, feed)
        sizes = [len(layout.first) for layout in batch.layouts]
        heads = [decode_heads(arcs[row, :size, :size]) for row, size in enumerate(sizes)]
        chances = softmax(predicates)
        spotted = [_spotted(chances[row, :size]) for row, size in enumerate(sizes)]
        relations, roles = self._score_pairs(pairs, heads, spotted)
        return [
            self._read(
                sentences[place][: sizes[row] - 1], upos[row], lemma[row], names[row], chances[row], heads[row], relations[row], roles[row]
            )
            for row, place in enumerate(batch.places)
        ]

    def _score_pairs(
        self, pairs: Scores, heads: Sequence[list[int]], spotted: Sequence[list[int]]
    ) -> tuple[list[list[str]], list[list[tuple[int, Scores]]]]:
        """The relation of every word to its head, and the role scores (role, word) round every predicate, sentence by sentence."""
        arc_row = np.concatenate([np.full(len(h), row) for row, h in enumerate(heads)])
        dependent = np.concatenate([np.arange(1, len(h) + 1) for h in heads])
        head = np.concatenate([np.array(h, dtype=np.int64) for h in heads])
        role_row = np.array([row for row, words in enumerate(spotted) for _ in words] or [0], dtype=np.int64)
        predicate = np.array([word for words in spotted for word in words] or [0], dtype=np.int64)
        feed = {"pairs": pairs, "arc_row": arc_row, "dependent": dependent, "head": head, "role_row": role_row, "predicate": predicate}
        relation, role = self._pairs.run(None, {name: value if name == "pairs" else value.astype(np.int64) for name, value in feed.items()})
        best = iter(relation.argmax(axis=1))
        inventory = self._labels["relations"]
        relations = [[inventory[next(best)] for _ in h] for h in heads]
        chances = iter(softmax(role, axis=1))
        roles = [[(word, next(chances)) for word in words] for words in spotted]
        return relations, roles

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
        count, known = len(words), self.subwords.is_word
        tags = [inventory["upos"][best] for best in upos[1 : count + 1].argmax(axis=1)]
        scripts = [inventory["lemma_scripts"][best] for best in lemma[1 : count + 1]]
        bio = name_tags(names[1 : count + 1].tolist(), inventory["names"])
        return _Analysis(
            upos=tags,
            lemmas=[find_lemma(w, t, s, inventory["lemma_exceptions"], known) for w, t, s in zip(words, tags, scripts, strict=True)],
            heads=[head - 1 for head in heads],
            relations=relations,
            names=tuple(Name(kind, first, last) for first, last, kind in name_spans(bio)),  # type: ignore[arg-type]
            predicates=tuple(_predicate(word, predicates[word], scores, count, inventory["roles"]) for word, scores in roles),
        )


def _spotted(chances: Scores) -> list[int]:
    """The slots of the words that are predicates more likely than not."""
    return [slot for slot in range(1, len(chances)) if chances[slot, 0] < 0.5]


def _predicate(slot: int, chances: Scores, scores: Scores, count: int, roles: Sequence[str]) -> Predicate:
    """One predicate with its roles; `scores` are probabilities (role, slot)."""
    best = scores[:, 1 : count + 1].argmax(axis=0)
    filled = tuple(
        Role(roles[role], word, round(float(scores[role, word + 1]), 4))
        for word, role in enumerate(best)
        if role and scores[role, word + 1] >= CORE_ROLE
    )
    return Predicate(slot - 1, "verb" if chances[1] >= chances[2] else "noun", filled, round(float(1 - chances[0]), 4))


def _sentence(report: Report, index: int, spans: Sequence[Span], analysis: _Analysis) -> Sentence:
    words = tuple(
        Word(span, report.quote(span), lemma, upos, head, relation)
        for span, lemma, upos, head, relation in zip(
            spans, analysis.lemmas, analysis.upos, analysis.heads, analysis.relations, strict=False
        )
    )
    span = Span(words[0].span.start, words[-1].span.end)
    return Sentence(report.id, index, span, words, analysis.names, analysis.predicates)
