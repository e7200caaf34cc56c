"""What the models see of a sentence: word shapes, and the layout of subwords and words.

Pure Python, no dependencies: training and run time share it, so neither can drift from the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_SUBWORDS = 512
"""Positions the encoder has, [CLS] and [SEP] included."""

MAX_PIECES = 8
"""Subwords kept of one word: the first seven and the last (long addresses would fill the sentence otherwise)."""

SHAPES = ("lower", "Title", "UPPER", "initial", "mixed", "digits", "has-digit", "punctuation", "uncased")
"""Casing classes of a word; the encoder is uncased, so this is all it learns of capitals."""

SHAPE_COUNT = 1 + 2 * len(SHAPES)
"""Shape ids: 0 for padding and special subwords, then two for each class (inside, first in sentence)."""


@lru_cache(maxsize=100_000)
def shape_class(word: str) -> str:
    """The casing class of one word, a member of SHAPES."""
    letters = [character for character in word if character.isalpha()]
    if any(character.isdigit() for character in word):
        return "has-digit" if letters else "digits"
    if not letters:
        return "punctuation"
    upper = [character.isupper() for character in letters]
    if not any(upper):
        return "lower" if any(character.islower() for character in letters) else "uncased"
    if all(upper):
        return "UPPER" if len(letters) > 1 else "initial"
    return "Title" if upper[0] and not any(upper[1:]) else "mixed"


_SHAPE_INDEX = {name: index for index, name in enumerate(SHAPES)}


def shape_id(word: str, *, first: bool) -> int:
    """The shape id of a word; `first` marks the first word of the sentence that is not punctuation."""
    return 1 + 2 * _SHAPE_INDEX[shape_class(word)] + int(first)


def shape_ids(words: Sequence[str]) -> list[int]:
    """One shape id a word."""
    ids: list[int] = []
    seen = False
    for word in words:
        wordy = shape_class(word) != "punctuation"
        ids.append(shape_id(word, first=wordy and not seen))
        seen = seen or wordy
    return ids


@dataclass(frozen=True, slots=True)
class Layout:
    """A sentence as the encoder takes it. `first` and `last` have one entry a word plus slot 0, the root ([CLS])."""

    subwords: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def clip_pieces(pieces: Sequence[int], unknown: int) -> list[int]:
    """The subwords of one word, at least one and at most MAX_PIECES."""
    if not pieces:
        return [unknown]
    if len(pieces) <= MAX_PIECES:
        return list(pieces)
    return [*pieces[: MAX_PIECES - 1], pieces[-1]]


def lay_out(pieces: Sequence[Sequence[int]], shapes: Sequence[int], *, cls: int, sep: int) -> Layout:
    """The layout of a sentence from the subwords and the shape id of each word.

    Words that would pass MAX_SUBWORDS are left out: `len(layout.first) - 1` says how many are in.
    """
    layout = Layout([cls], [0], [0], [0])
    for word, shape in zip(pieces, shapes, strict=True):
        if len(layout.subwords) + len(word) + 1 > MAX_SUBWORDS:
            break
        layout.first.append(len(layout.subwords))
        layout.subwords.extend(word)
        layout.shapes.extend([shape] * len(word))
        layout.last.append(len(layout.subwords) - 1)
    layout.subwords.append(sep)
    layout.shapes.append(0)
    return layout
