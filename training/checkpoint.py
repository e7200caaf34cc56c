"""Checkpoints: written whole or not at all, and read back as a model that answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from training.heads import Sizes, Syntax
from training.tagger import Floats, Inputs, Ints, Inventories, Outputs


def save(path: Path, content: dict[str, Any]) -> None:
    """Write beside and move: a reader never sees half a file."""
    beside = path.with_suffix(".part")
    torch.save(content, beside)
    beside.replace(path)


def load_model(path: Path) -> tuple[Syntax, Inventories]:
    """The averaged model of a checkpoint, in float32 and out of training, and its labels."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    labels = Inventories(**content["labels"])
    model = Syntax(Sizes(len(labels.upos), len(labels.scripts), len(labels.relations)))
    model.load_state_dict(content["average"])
    return model.eval(), labels


class TorchGraphs:
    """The two graphs of a torch model."""

    def __init__(self, model: Syntax, convention: int = 0) -> None:
        self._model = model
        self._convention = convention

    @torch.inference_mode()
    def words(self, inputs: Inputs) -> Outputs:
        """The first graph."""
        tensors = [torch.from_numpy(array) for array in inputs]
        out = self._model(*tensors, torch.full((len(tensors[0]),), self._convention))
        upos, lemma, names, predicates, arcs, pairs = (tensor.float() for tensor in out)
        return Outputs(upos.numpy(), lemma.argmax(-1).numpy(), names.numpy(), predicates.numpy(), arcs.numpy(), pairs.numpy())

    @torch.inference_mode()
    def pairs(self, pairs: Floats, arcs: Ints, predicates: Ints) -> tuple[Floats, Floats]:
        """The second graph."""
        relations, roles = self._model.pair_head(
            torch.from_numpy(pairs), *torch.from_numpy(arcs).unbind(1), *torch.from_numpy(predicates).unbind(1)
        )
        return relations.numpy(), roles.numpy()
