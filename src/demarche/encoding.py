"""What both models share: subwords of words, and sessions over the model files."""

from __future__ import annotations

from collections.abc import Sequence
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


class Subwords:
    """Cuts words into subwords, and lays sentences out as the models take them."""

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

    def inputs(self, words: Sequence[str]) -> tuple[Layout, dict[str, Ids]]:
        """One sentence as the models take it: its layout, and one row of each input.

        One sentence a pass, never a padded batch: int8 activations are scaled over all that is in a pass, so that in a batch
        a sentence's scores would depend on its neighbours (docs/decisions/0008-one-sentence-a-pass.md).
        """
        layout = lay_out(self.pieces(words), shape_ids(words), cls=self._cls, sep=self._sep)
        rows = {"subwords": layout.subwords, "shapes": layout.shapes, "first": layout.first, "last": layout.last}
        return layout, {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
