"""Names F1 on every development set under every convention: `python -m training.choose_convention --checkpoint FILE --tokenizer FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.checkpoint import TorchGraphs, load_model
from training.data import default_data, load_tokenizer, read_all
from training.numbering import Inventory, Numbering
from training.records import CONVENTIONS
from training.score import name_scores
from training.tagger import read

SETS = ("ewt-dev", "gum-dev", "gmb-dev")


def main() -> None:
    """Print one line a convention and set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    model, labels = load_model(arguments.checkpoint)
    numbering = Numbering(load_tokenizer(arguments.tokenizer), Inventory(labels.upos, labels.scripts, labels.relations, labels.exceptions))
    sets = read_all(arguments.data)
    for name in SETS:
        examples = [numbering.example(sentence) for sentence in sets[name]]
        for number, convention in enumerate(CONVENTIONS):
            scores = name_scores(sets[name], read(TorchGraphs(model, number), labels, examples))
            print(f"{name:9} {convention:9} " + "  ".join(f"{key} {value:.1f}" for key, value in scores.items()), flush=True)


if __name__ == "__main__":
    main()
