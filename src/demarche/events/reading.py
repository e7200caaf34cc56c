"""The coder model at run time: for every word, is it an act, of which type, mode and status, and which words are its parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from demarche.encoding import Batch, Subwords, labels, model_folder, session
from demarche.records import Span
from demarche.settings import Settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

PARTIES = ("actor", "recipient", "speaker")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the coder says of one sentence. Rows are words; columns follow the label sets of the model."""

    events: Floats
    """(word, type) probabilities; type 0 is none."""
    modes: Floats
    statuses: Floats
    background: Floats
    """(word,) probability that the act, if it is one, is older context."""
    seekers: Floats
    offers: Floats

    def point(self, word: int) -> Floats:
        """(party kind, slot) probabilities that a word is a party of the act; slot 0: none is named, slot i + 1: word i."""
        kinds = len(PARTIES)
        seeker = self.seekers[word].reshape(kinds, 1, -1)
        offers = self.offers.reshape(len(self.offers), kinds, -1).transpose(1, 0, 2)
        return _softmax((offers * seeker).sum(-1))


class CoderModel:
    """The coder model that ships with the package."""

    def __init__(self, folder: Path | None = None, *, settings: Settings | None = None) -> None:
        self._folder = folder or model_folder()
        self._settings = settings or Settings()
        self._labels = labels(self._folder, "coder_labels.json")
        self.events: list[str] = self._labels["events"]
        self.modes: list[str] = self._labels["modes"]
        self.statuses: list[str] = self._labels["statuses"]
        self.name = f"demarche-coder@{self._labels.get('version', 1)}"

    @cached_property
    def subwords(self) -> Subwords:
        """The cutter of words into subwords."""
        return Subwords(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> InferenceSession:
        return session(self._folder / "coder.onnx")

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """A reading of each sentence given as words, in order."""
        found: dict[int, Reading] = {}
        for batch in self.subwords.batches(sentences, limit=self._settings.batch_words):
            out = self._run(batch, np.zeros_like(batch.subwords))
            for row, place in enumerate(batch.places):
                found[place] = _reading(out, row, len(batch.layouts[row].first))
        return [found[place] for place in range(len(sentences))]

    def relate(self, words: Sequence[str], spans: Sequence[Span], pair: tuple[Span, Span]) -> dict[str, float]:
        """The probability of each type for a pair of spans in one sentence (`spans` are the words')."""
        batch = next(self.subwords.batches([words], limit=1))
        layout = batch.layouts[0]
        marks = np.zeros_like(batch.subwords)
        for mark, party in enumerate(pair, 1):
            for index, span in enumerate(spans[: len(layout.first) - 1]):
                if span.touches(party):
                    marks[0, layout.first[index + 1] : layout.last[index + 1] + 1] = mark
        scores = self._run(batch, marks)["pair"][0]
        chances = _softmax(scores[1:])  # a marked pair always has a type
        return {event: round(float(chance), 4) for event, chance in zip(self.events[1:], chances, strict=True)}

    def _run(self, batch: Batch, marks: NDArray[np.int64]) -> dict[str, Any]:
        feed = {"subwords": batch.subwords, "shapes": batch.shapes, "marks": marks, "first": batch.first, "last": batch.last}
        names = [output.name for output in self._session.get_outputs()]
        return dict(zip(names, self._session.run(None, feed), strict=True))


def _reading(out: dict[str, Any], row: int, size: int) -> Reading:
    return Reading(
        _softmax(out["events"][row, 1:size]),
        _softmax(out["modes"][row, 1:size]),
        _softmax(out["statuses"][row, 1:size]),
        1 / (1 + np.exp(-out["background"][row, 1:size])),
        out["seekers"][row, 1:size],
        out["parties"][row, :size],
    )


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result
