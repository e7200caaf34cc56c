"""The loss of a batch: every decision that is labelled weighs the same, whatever its task, times the task's weight."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.heads import Syntax
from training.records import MASK

WEIGHTS = {"upos": 1.0, "lemma": 0.5, "names": 1.2, "predicates": 0.5, "arcs": 1.0, "relations": 1.0, "roles": 1.0}
SMOOTHING = 0.03
"""Of the tags and names; silver names are wrong now and then."""


def summed(scores: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Cross-entropy summed over the labelled rows."""
    rows = labels.reshape(-1) != MASK
    if not bool(rows.any()):
        return scores.sum() * 0.0
    chosen = scores.reshape(-1, scores.shape[-1])[rows].float()
    return functional.cross_entropy(chosen, labels.reshape(-1)[rows], reduction="sum", label_smoothing=smoothing)


def losses(model: Syntax, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task, divided by the words of the batch."""
    words = model(batch.subwords, batch.shapes, batch.first, batch.last, batch.convention)
    shift = batch.propbank[:, None, None] * model.propbank_shift
    parts = {
        "upos": summed(words.upos, batch.upos, SMOOTHING),
        "lemma": summed(words.lemma, batch.lemmas),
        "names": summed(words.names, batch.names, SMOOTHING),
        "predicates": summed(words.predicates + shift, batch.predicates),
        "arcs": summed(words.arcs.masked_fill(blocked(batch), -1e4), batch.heads),
    }
    row, dependent = (batch.heads != MASK).nonzero(as_tuple=True)
    if len(row):
        head = batch.heads[row, dependent]
        parts["relations"] = summed(model.pair_head.relations(words.pairs, row, dependent, head), batch.relations[row, dependent])
    if len(batch.role_row):
        scores = model.pair_head.roles(words.pairs, batch.role_row, batch.role_word)
        parts["roles"] = summed(scores.transpose(1, 2), batch.roles)
    return {name: part / batch.words for name, part in parts.items()}


def blocked(batch: Batch) -> Tensor:
    """(batch, 1, word): True for the padding, which is nobody's head."""
    empty = batch.first == 0
    empty = empty.clone()
    empty[:, 0] = False
    return empty[:, None, :]


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([part * WEIGHTS[name] for name, part in parts.items()]).sum()
