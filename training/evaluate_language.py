"""Measure an exported model: `python -m training.evaluate_language --data DIR --model DIR [--float DIR]`.

Everything is on gold words. A model is anything that reads examples (`training.tagger.Graphs` plus labels); when the
package's own analyzer takes words, it can be passed to `measure` in the same way.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from training.data import default_data, load_tokenizer, read_all
from training.graphs import OnnxGraphs, load_labels
from training.numbering import Example, Inventory, Numbering
from training.records import Labelled
from training.score import name_scores, parse_scores, predicate_scores, role_scores
from training.tagger import Inventories, Reading, read

Analyze = Callable[[Sequence[Example]], list[Reading]]
Scores = dict[str, dict[str, float]]

TESTS = ("ewt", "gum", "gmb", "gmb-settled", "crossner", "wikinews", "wikinews-converted", "wikinews-inner", "qanom")
FLOORS = {
    ("ewt parse", "upos"): 97.2,
    ("ewt parse", "las"): 90.5,
    ("gum parse", "las"): 89.5,
    ("ewt names", "f1"): 78.0,
    ("gmb names", "f1"): 85.0,
    ("wikinews names", "f1"): 85.0,
    ("ewt roles given", "core"): 80.0,
    ("qanom events", "event"): 75.0,
}


def analyzer(folder: Path) -> Analyze:
    """A function from examples to readings that runs the model in this folder on one thread."""
    graphs, labels = OnnxGraphs(folder), load_labels(folder)
    # One sentence a pass, as the package reads: in a batch int8 activations share one scale.
    return lambda examples: read(graphs, labels, examples, limit=1)


def measure(analyze: Analyze, gold: dict[str, list[Labelled]], examples: dict[str, list[Example]], split: str) -> Scores:
    """Every score of a model on one split ("dev" or "test"), and its speed in words a second."""
    scores: Scores = {}
    words = 0
    begun = time.perf_counter()
    for corpus in TESTS:
        sentences = gold.get(f"{corpus}-{split}")
        if sentences is None:
            continue
        said = analyze(examples[f"{corpus}-{split}"])
        words += sum(len(sentence.words) for sentence in sentences)
        scores |= {f"{corpus} {name}": row for name, row in _scores(corpus, sentences, said).items()}
        if corpus == "gum":
            news = [place for place, sentence in enumerate(sentences) if "_news_" in sentence.id]
            scores["gum-news parse"] = parse_scores([sentences[i] for i in news], [said[i] for i in news])
    scores["speed"] = {"words_a_second": words / (time.perf_counter() - begun)}
    return scores


def _scores(corpus: str, gold: Sequence[Labelled], said: Sequence[Reading]) -> Scores:
    """The scores that the labels of one corpus allow."""
    scores: Scores = {}
    if any(sentence.heads for sentence in gold):
        scores["parse"] = parse_scores(gold, said)
    if any(sentence.names for sentence in gold):
        # Neither UNER nor Wikinews marks nationalities; there NAT is in gold by list only, or not at all.
        kinds = ("PER", "ORG", "LOC") if corpus == "ewt" or corpus.startswith("wikinews") else ("PER", "ORG", "LOC", "NAT")
        scores["names"] = name_scores(gold, said, kinds)
    if corpus == "ewt":
        scores["predicates"] = predicate_scores(gold, said)
        scores["roles given"] = role_scores(gold, said, given=True)
        scores["roles given, verbs"] = role_scores(gold, said, given=True, nouns=False)
        scores["roles given, nouns"] = role_scores(gold, said, given=True, nouns=True)
        scores["roles found"] = role_scores(gold, said, given=False)
    if corpus == "qanom":
        scores["events"] = {"event": predicate_scores(gold, said)["event"]}
        scores["roles given"] = role_scores(gold, said, given=True)
    return scores


def number(gold: dict[str, list[Labelled]], folder: Path) -> dict[str, list[Example]]:
    """The examples of the sets, in the subwords and labels of the model in this folder."""
    labels: Inventories = load_labels(folder)
    inventory = Inventory(labels.upos, labels.scripts, labels.relations, labels.exceptions)
    numbering = Numbering(load_tokenizer(folder / "tokenizer.json"), inventory)
    return {name: [numbering.example(sentence) for sentence in sentences] for name, sentences in gold.items()}


def show(scores: Scores) -> None:
    """Print the scores, each with its floor where it has one."""
    for name, row in scores.items():
        cells = []
        for key, value in row.items():
            floor = FLOORS.get((name, key))
            cells.append(f"{key} {value:.1f}" + (f" (floor {floor}{'' if value >= floor else ', MISSED'})" if floor else ""))
        print(f"{name:22} {'  '.join(cells)}")


def main() -> None:
    """Measure one model, and what int8 cost it if the float graphs are at hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--float", type=Path, help="folder of the float32 graphs, to show what int8 costs")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--json", type=Path, help="write the scores here")
    arguments = parser.parse_args()
    gold = {name: s for name, s in read_all(arguments.data).items() if name.endswith(arguments.split)}
    examples = number(gold, arguments.model)
    scores = measure(analyzer(arguments.model), gold, examples, arguments.split)
    show(scores)
    if arguments.float:
        exact = measure(analyzer(arguments.float), gold, examples, arguments.split)
        print("\nint8 minus float32")
        show({name: {key: scores[name][key] - row[key] for key in row} for name, row in exact.items()})
    if arguments.json:
        rounded = {name: {key: round(value, 2) for key, value in row.items()} for name, row in scores.items()}
        arguments.json.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
