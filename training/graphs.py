"""The exported graphs under onnxruntime, for measuring."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime

from training.tagger import Floats, Inputs, Ints, Inventories, Outputs


def load_labels(folder: Path) -> Inventories:
    """The inventories that labels.json holds."""
    content = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Inventories(content["upos"], content["lemma_scripts"], content["relations"], content["lemma_exceptions"])


class OnnxGraphs:
    """The two graphs of an exported model."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._words, self._pairs = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("syntax.onnx", "syntax_pairs.onnx")
        )

    def words(self, inputs: Inputs) -> Outputs:
        """The first graph."""
        return Outputs(*self._words.run(list(Outputs._fields), inputs._asdict()))

    def pairs(self, pairs: Floats, arcs: Ints, predicates: Ints) -> tuple[Floats, Floats]:
        """The second graph; a dummy stands in where there is nothing to ask, as int8 has no scale for nothing."""
        arcs_in = arcs if len(arcs) else np.zeros((1, 3), dtype=np.int64)
        asked_in = predicates if len(predicates) else np.zeros((1, 2), dtype=np.int64)
        feed = {
            "pairs": pairs,
            "arc_row": arcs_in[:, 0],
            "dependent": arcs_in[:, 1],
            "head": arcs_in[:, 2],
            "role_row": asked_in[:, 0],
            "predicate": asked_in[:, 1],
        }
        relations, roles = self._pairs.run(["relations", "roles"], feed)
        return relations[: len(arcs)], roles[: len(predicates)]
