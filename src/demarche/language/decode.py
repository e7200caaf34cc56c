"""From scores to probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def softmax(scores: Scores, axis: int = -1) -> Scores:
    """Probabilities along an axis."""
    shifted = np.exp(scores - scores.max(axis=axis, keepdims=True))
    result: Scores = shifted / shifted.sum(axis=axis, keepdims=True)
    return result
