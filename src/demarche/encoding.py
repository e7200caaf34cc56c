"""What both models share: subwords of words, padded batches, and sessions over the model files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from demarche.errors import ModelError
from demarche.layout import Layout, clip_pieces, lay_out, shape_ids

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Ids = NDArray[np.int64]


@cache
def model_folder() -> Path:
    """The folder of the English models that ship with the package."""
    with as_file(files("demarche").joinpath("models", "en")) as folder:
        return Path(folder)


@cache
def labels(folder: Path, name: str) -> dict[str, Any]:
    """The label inventories of a model, from `name` in its folder."""
    try:
        found: dict[str, Any] = msgspec.json.decode((folder / name).read_bytes())
    except FileNotFoundError:
        raise ModelError("The language model is missing.", where=str(folder / name), remedy="Reinstall demarche.") from None
    except msgspec.DecodeError as error:
        raise ModelError(f"The language model is damaged: {error}.", where=str(folder / name), remedy="Reinstall demarche.") from None
    return found


def session(path: Path) -> InferenceSession:
    """An onnxruntime session on one thread (parallelism is by process)."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no class of their own
        raise ModelError(f"The model file cannot be used: {error}.", where=str(path), remedy="Reinstall demarche.") from error


def checksum(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences of like length as the models take them; `places` says where each stood in the input."""

    places: list[int]
    layouts: list[Layout]
    subwords: Ids
    shapes: Ids
    first: Ids
    last: Ids


class Subwords:
    """Cuts words into subwords and sentences into padded batches."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"The tokenizer cannot be read: {error}.", where=str(tokenizer), remedy="Reinstall demarche.") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._vocabulary = self._tokenizer.get_vocab()
        self._cls, self._sep = self._vocabulary["[CLS]"], self._vocabulary["[SEP]"]
        self._unknown = self._vocabulary["[UNK]"]
        self._known: dict[str, list[int]] = {}

    def is_word(self, lower: str) -> bool:
        """Whether a lower-case string is one entry of the vocabulary."""
        return lower in self._vocabulary

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The subword ids of each word."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) > 200_000:
            self._known.clear()
            new = list(dict.fromkeys(words))
        for word, encoded in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = clip_pieces(encoded.ids, self._unknown)
        return [self._known[word] for word in words]

    def layout(self, words: Sequence[str]) -> Layout:
        """One sentence as the encoder takes it."""
        return lay_out(self.pieces(words), shape_ids(words), cls=self._cls, sep=self._sep)

    def batches(self, sentences: Sequence[Sequence[str]], *, limit: int) -> Iterator[Batch]:
        """Batches of like length, of at most `limit` padded subwords each; a longer sentence makes one by itself."""
        layouts = [self.layout(words) for words in sentences]
        order = sorted(range(len(layouts)), key=lambda place: len(layouts[place].subwords))
        group: list[int] = []
        for place in order:
            if group and (len(group) + 1) * len(layouts[place].subwords) > limit:
                yield _batch(group, layouts)
                group = []
            group.append(place)
        if group:
            yield _batch(group, layouts)


def _batch(places: list[int], layouts: Sequence[Layout]) -> Batch:
    chosen = [layouts[place] for place in places]
    length = max(len(layout.subwords) for layout in chosen)
    width = max(len(layout.first) for layout in chosen)
    return Batch(
        list(places),
        chosen,
        _pad([layout.subwords for layout in chosen], length),
        _pad([layout.shapes for layout in chosen], length),
        _pad([layout.first for layout in chosen], width),
        _pad([layout.last for layout in chosen], width),
    )


def _pad(rows: Sequence[Sequence[int]], width: int) -> Ids:
    padded = np.zeros((len(rows), width), dtype=np.int64)
    for index, row in enumerate(rows):
        padded[index, : len(row)] = row
    return padded
