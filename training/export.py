"""Export a checkpoint as int8 ONNX: `python -m training.export --checkpoint FILE --tokenizer FILE --out DIR`.

Writes syntax.onnx, syntax_pairs.onnx, tokenizer.json, labels.json and card.json; `--float DIR` also leaves the float32
graphs there, for measuring what int8 costs.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from demarche.layout import MAX_PIECES, MAX_SUBWORDS, SHAPES
from training.card import write_card
from training.checkpoint import load_model
from training.data import load_tokenizer
from training.heads import PAIR, Syntax
from training.records import CONVENTIONS, NAME_TAGS, PREDICATES, ROLES
from training.tagger import Inventories

OPSET = 17


class WordGraph(nn.Module):
    """The first graph: one names convention for all, the lemma script already chosen."""

    def __init__(self, model: Syntax, convention: int) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("convention", torch.tensor(convention))

    def forward(self, subwords: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """upos, lemma, names, predicates, arcs, pairs."""
        convention = self.convention.expand(subwords.shape[0])
        out = self.model(subwords, shapes, first, last, convention)
        return out.upos, out.lemma.argmax(-1), out.names, out.predicates, out.arcs, out.pairs


def export_float(model: Syntax, convention: int, out: Path) -> None:
    """Write both graphs in float32."""
    torch.manual_seed(0)
    subwords = torch.randint(1000, 2000, (3, 24))
    first = torch.arange(11).repeat(3, 1)
    examples = (subwords, torch.ones_like(subwords), first, first + 1)
    grid = {0: "sentences", 1: "subwords"}
    words = {0: "sentences", 1: "words"}
    names = ["upos", "lemma", "names", "predicates", "arcs", "pairs"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            WordGraph(model, convention),
            examples,
            str(out / "syntax.onnx"),
            dynamo=False,
            opset_version=OPSET,
            input_names=["subwords", "shapes", "first", "last"],
            output_names=names,
            dynamic_axes={
                "subwords": grid,
                "shapes": grid,
                "first": words,
                "last": words,
                **dict.fromkeys(names, words),
                "arcs": {0: "sentences", 1: "words", 2: "words"},
            },
        )
        index = torch.tensor([0, 1])
        torch.onnx.export(
            model.pair_head,
            (torch.randn(3, 11, 4 * PAIR), *[index] * 5),
            str(out / "syntax_pairs.onnx"),
            dynamo=False,
            opset_version=OPSET,
            output_names=["relations", "roles"],
            input_names=["pairs", "arc_row", "dependent", "head", "role_row", "predicate"],
            dynamic_axes={
                "pairs": words,
                **{key: {0: "arcs"} for key in ["arc_row", "dependent", "head", "relations"]},
                **{key: {0: "predicates"} for key in ["role_row", "predicate"]},
                "roles": {0: "predicates", 2: "words"},
            },
        )


def quantize(float_dir: Path, out: Path, *, reduce_range: bool) -> None:
    """Write both graphs with int8 weights, one scale a channel (one a tensor costs 0.7 LAS and 1.4 of names).

    `reduce_range` keeps weights to 7 bits: without VNNI an AVX2 processor adds pairs of products in 16 bits, which eight
    bits overflow. It costs nothing measurable.
    """
    for name in ("syntax.onnx", "syntax_pairs.onnx"):
        quantize_dynamic(
            float_dir / name,
            out / name,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=reduce_range,
        )


def write_labels(labels: Inventories, out: Path, convention: str) -> None:
    """Write labels.json: every inventory in the order of the outputs, and the numbers of the input."""
    content = {
        "version": 1,
        "upos": labels.upos,
        "lemma_scripts": labels.scripts,
        "lemma_exceptions": labels.exceptions,
        "names": NAME_TAGS,
        "predicates": PREDICATES,
        "relations": labels.relations,
        "roles": ROLES,
        "shapes": SHAPES,
        "convention": convention,
        "max_subwords": MAX_SUBWORDS,
        "max_pieces": MAX_PIECES,
        "pad": 0,
        "unk": 100,
        "cls": 101,
        "sep": 102,
    }
    (out / "labels.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True, help="the base model's tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--convention", choices=CONVENTIONS, default="any", help="whose rules names follow")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights: wrong sums on processors without VNNI")
    parser.add_argument("--float", type=Path, help="also leave the float32 graphs here")
    parser.add_argument("--scores", type=Path, help="what evaluate_language wrote, for the card")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    # It advises a pass that changes nothing here, once a graph.
    logging.getLogger().setLevel(logging.ERROR)
    model, labels = load_model(arguments.checkpoint)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        float_dir = arguments.float or Path(scratch)
        float_dir.mkdir(parents=True, exist_ok=True)
        export_float(model, CONVENTIONS.index(arguments.convention), float_dir)
        quantize(float_dir, arguments.out, reduce_range=not arguments.full_range)
    load_tokenizer(arguments.tokenizer).save(str(arguments.out / "tokenizer.json"))
    for folder in filter(None, (arguments.out, arguments.float)):
        write_labels(labels, folder, arguments.convention)
    if arguments.float:
        shutil.copy(arguments.out / "tokenizer.json", arguments.float)
    write_card(arguments.out, arguments.scores)
    for path in sorted(arguments.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


if __name__ == "__main__":
    main()
