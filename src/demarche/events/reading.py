"""The coder model at run time: for every word, is it an act, of which type, mode and status, and which words are its parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from demarche.encoding import Subwords, labels, model_folder, session
from demarche.errors import InputError
from demarche.layout import MAX_SUBWORDS
from demarche.records import Span

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
    contexts: Floats
    """(word, context) probabilities that the act, if it is one, is about that."""
    vectors: Floats
    """(word, width) unit vectors: what the word looks like to the type head."""

    def point(self, word: int) -> Floats:
        """(party kind, slot) probabilities that a word is a party of the act; slot 0: none is named, slot i + 1: word i."""
        kinds = len(PARTIES)
        seeker = self.seekers[word].reshape(kinds, 1, -1)
        offers = self.offers.reshape(len(self.offers), kinds, -1).transpose(1, 0, 2)
        return _softmax((offers * seeker).sum(-1))


class CoderModel:
    """The coder model that ships with the package."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or model_folder()
        self._labels = labels(self._folder, "coder_labels.json")
        self.events: list[str] = self._labels["events"]
        self.modes: list[str] = self._labels["modes"]
        self.statuses: list[str] = self._labels["statuses"]
        self.contexts: list[str] = self._labels["contexts"]
        self.threshold: float = self._labels.get("threshold", 0.5)
        """Score from which a word is coded as an act (chosen on the development part of the marked sentences)."""
        self.name = f"demarche-coder@{self._labels.get('version', 1)}"

    def score(self, odds: float) -> float:
        """The calibrated probability that an act of these log-odds, head and lexicon together, is one and of that type."""
        slope, offset = self._labels.get("calibration", (1.0, 0.0))
        return float(1 / (1 + np.exp(-(slope * odds + offset))))

    @cached_property
    def subwords(self) -> Subwords:
        """The cutter of words into subwords."""
        return Subwords(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> InferenceSession:
        return session(self._folder / "coder.onnx")

    def read(self, words: Sequence[str]) -> Reading:
        """A reading of one sentence given as words."""
        layout, feed = self.subwords.inputs(words)
        out = self._run(feed, np.zeros_like(feed["subwords"]))
        size = len(layout.first)
        return Reading(
            _softmax(out["events"][0, 1:size]),
            _softmax(out["modes"][0, 1:size]),
            _softmax(out["statuses"][0, 1:size]),
            _logistic(out["background"][0, 1:size]),
            out["seekers"][0, 1:size],
            out["parties"][0, :size],
            _logistic(out["contexts"][0, 1:size]),
            _unit(out["vectors"][0, 1:size]),
        )

    def relate(self, words: Sequence[str], spans: Sequence[Span], pair: tuple[Span, Span]) -> dict[str, float]:
        """The probability of each type for a pair of spans in one sentence (`spans` are the words'); InputError past the reach."""
        layout, feed = self.subwords.inputs(words)
        marks = np.zeros_like(feed["subwords"])
        for mark, party in enumerate(pair, 1):
            marked = [slot for slot, span in enumerate(spans[: len(layout.first) - 1], 1) if span.touches(party)]
            if not marked:
                raise InputError(
                    f"[{party.start}, {party.end}] lies beyond the {MAX_SUBWORDS} subwords that can be read at once.",
                    remedy="Shorten the text, or mark words that stand closer together.",
                )
            for slot in marked:
                marks[0, layout.first[slot] : layout.last[slot] + 1] = mark
        scores = self._run(feed, marks)["pair"][0]
        chances = _softmax(scores[1:])  # a marked pair always has a type
        return {event: round(float(chance), 4) for event, chance in zip(self.events[1:], chances, strict=True)}

    def _run(self, feed: dict[str, NDArray[np.int64]], marks: NDArray[np.int64]) -> dict[str, Any]:
        return dict(zip(self._outputs, self._session.run(None, {**feed, "marks": marks}), strict=True))

    @cached_property
    def _outputs(self) -> list[str]:
        return [output.name for output in self._session.get_outputs()]


def _logistic(scores: Floats) -> Floats:
    result: Floats = np.reciprocal(1 + np.exp(-scores))
    return result


def _unit(vectors: Floats) -> Floats:
    result: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True).clip(min=1e-6)
    return result


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result
