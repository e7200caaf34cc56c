"""Export the coder as int8 ONNX: `python -m training.export_coder --checkpoint FILE --out DIR`."""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.card import BASE
from training.coder import Acts, Coder, CoderSizes

OPSET = 17
INPUTS = ("subwords", "shapes", "marks", "first", "last")

DATA = [
    {"name": "sentences written for the purpose (training/examples/*.txt but GMB_* and WIKINEWS_*)", "licence": "CC0"},
    {
        "name": "sentences of the Groningen Meaning Bank labelled for the purpose (training/examples/GMB_*.txt)",
        "licence": "text in the public domain, labels CC0",
    },
    {
        "name": "sentences of Wikinews labelled for the purpose (training/examples/WIKINEWS_*.txt)",
        "licence": "text CC BY 2.5 by the authors of Wikinews, labels CC0",
    },
]

VERSION = 2


def load_coder(path: Path) -> tuple[Coder, dict[str, list[str]]]:
    """The model of a checkpoint, out of training, and its label sets."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    labels = content["labels"]
    model = Coder(CoderSizes(len(labels["events"]), len(labels["modes"]), len(labels["statuses"]), len(labels["contexts"])))
    model.load_state_dict(content["model"])
    return model.eval(), labels


def export(model: Coder, out: Path) -> None:
    """Write coder.onnx with int8 weights, one scale a channel."""
    subwords = torch.randint(1000, 2000, (3, 24))
    first = torch.arange(11).repeat(3, 1)
    grid, words = {0: "sentences", 1: "subwords"}, {0: "sentences", 1: "words"}
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = str(Path(scratch) / "coder.onnx")
        torch.onnx.export(
            model,
            (subwords, torch.ones_like(subwords), torch.ones_like(subwords), first, first + 1),
            plain,
            dynamo=False,
            opset_version=OPSET,
            input_names=list(INPUTS),
            output_names=list(Acts._fields),
            dynamic_axes={
                **dict.fromkeys(("subwords", "shapes", "marks"), grid),
                "first": words,
                "last": words,
                **dict.fromkeys(Acts._fields, words),
                "pair": {0: "sentences"},
            },
        )
        quantize_dynamic(
            plain,
            out / "coder.onnx",
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # without VNNI an AVX2 processor overflows on eight bits
        )


def write_card(out: Path, scores: Path | None) -> None:
    """Write coder_card.json: what it is, what it learned from, its scores and hashes."""
    card = {
        "name": "demarche-coder",
        "version": VERSION,
        "language": "en",
        "does": "acts with type, mode, status, background, contexts and parties; the type of a marked pair",
        "how": f"int8 (weights, per channel) ONNX, opset {OPSET}",
        "base": BASE,
        "data": DATA,
        "scores": json.loads(scores.read_text(encoding="utf-8")) if scores else {},
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("coder.onnx", "coder_labels.json")},
    }
    (out / "coder_card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scores", type=Path, help="scores for the card, as JSON")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    logging.getLogger().setLevel(logging.ERROR)
    model, labels = load_coder(arguments.checkpoint)
    arguments.out.mkdir(parents=True, exist_ok=True)
    export(model, arguments.out)
    (arguments.out / "coder_labels.json").write_text(json.dumps({"version": VERSION, **labels}, indent=1) + "\n", encoding="utf-8")
    write_card(arguments.out, arguments.scores)
    print(f"{(arguments.out / 'coder.onnx').stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
