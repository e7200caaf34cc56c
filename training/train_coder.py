"""Train the coder on the marked sentences: `python -m training.train_coder --syntax DIR --base DIR --examples DIR --out DIR`."""

from __future__ import annotations

import argparse
import copy
import csv
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from demarche.codebook import load
from demarche.encoding import Subwords
from demarche.language.analyse import SyntaxModel
from demarche.layout import lay_out, shape_ids
from training.batches import BLANK, CLS, SEP, pad, up_to_eight
from training.checkpoint import save
from training.coder import PARTIES, Acts, Coder, CoderSizes, pointers
from training.coder_data import NONE, CoderExample, CoderLabels, Swapper, held_out, label, number, read_folder, take_labels
from training.coder_score import report
from training.encoder import Encoder, load_base
from training.records import MASK

ENCODER_RATE, HEAD_RATE = 1.0e-4, 6e-4
AVERAGE = 0.998
SWAPPED = 0.5
"""Share of the sentences whose states are exchanged for others."""
LABELLED = {"events": "events", "pair": "events", "modes": "modes", "contexts": "contexts"}
"""Heads with a row a label, and which labels these are."""
HIDDEN = 0.06
"""Share of the subwords that are hidden from the model in training."""


@dataclass(slots=True)
class CoderBatch:
    """Padded tensors; slot 0 of the words is the sentence itself."""

    subwords: Tensor
    shapes: Tensor
    marks: Tensor
    first: Tensor
    last: Tensor
    events: Tensor
    modes: Tensor
    statuses: Tensor
    background: Tensor
    act_row: Tensor
    act_word: Tensor
    targets: Tensor
    contexts: Tensor
    pair: Tensor
    pair_word: Tensor


Row = tuple[CoderExample, int]
"""An example and which of its acts is the marked pair, or -1 for none: then the acts are to be found."""


def make_batch(rows: list[Row], labels: CoderLabels) -> CoderBatch:
    """The batch of these rows."""
    layouts = [lay_out(e.pieces, e.shapes, cls=CLS, sep=SEP) for e, _ in rows]
    length = up_to_eight(max(len(x.subwords) for x in layouts))
    width = up_to_eight(max(len(x.first) for x in layouts))
    shape = (len(rows), width)
    events, modes, statuses = (np.full(shape, MASK, dtype=np.int64) for _ in range(3))
    background = np.full(shape, float(MASK), dtype=np.float32)
    marks = np.zeros((len(rows), length), dtype=np.int64)
    contexts = np.full((*shape, len(labels.contexts)), float(MASK), dtype=np.float32)
    pair, pair_word = (np.full(len(rows), MASK, dtype=np.int64) for _ in range(2))
    acts: list[tuple[int, int, np.ndarray]] = []
    for index, ((example, chosen), layout) in enumerate(zip(rows, layouts, strict=True)):
        if chosen >= 0:
            act = example.acts[chosen]
            assert act.pair and act.relation
            for mark, words in enumerate(act.pair, 1):
                for word in words:
                    marks[index, layout.first[word + 1] : layout.last[word + 1] + 1] = mark
            pair[index], pair_word[index] = labels.events.index(act.relation), act.word + 1
            continue
        events[index, 1 : len(layout.first)] = 0
        for act in example.acts:
            at = act.word + 1
            events[index, at] = labels.events.index(act.event)
            modes[index, at] = labels.modes.index(f"{act.event}/{act.mode}") if act.mode else 0
            statuses[index, at] = labels.statuses.index(act.status)
            background[index, at] = float(act.background)
            if example.contexts is not None:
                contexts[index, at] = [name in example.contexts for name in labels.contexts]
            acts.append((index, at, _targets((act.actors, act.recipients, act.speakers), width)))
    stacked = np.stack([t for _, _, t in acts]) if acts else np.zeros((0, len(PARTIES), width), dtype=np.float32)
    return CoderBatch(
        pad([x.subwords for x in layouts], length, 0),
        pad([x.shapes for x in layouts], length, 0),
        torch.from_numpy(marks),
        pad([x.first for x in layouts], width, 0),
        pad([x.last for x in layouts], width, 0),
        torch.from_numpy(events),
        torch.from_numpy(modes),
        torch.from_numpy(statuses),
        torch.from_numpy(background),
        torch.tensor([r for r, _, _ in acts], dtype=torch.long),
        torch.tensor([w for _, w, _ in acts], dtype=torch.long),
        torch.from_numpy(stacked),
        torch.from_numpy(contexts),
        torch.from_numpy(pair),
        torch.from_numpy(pair_word),
    )


def _targets(parties: tuple[list[int], list[int], list[int]], width: int) -> np.ndarray:
    """(party kind, slot): an equal share for each head word, slot 0 where none is named."""
    out = np.zeros((len(PARTIES), width), dtype=np.float32)
    for kind, words in enumerate(parties):
        for slot in [word + 1 for word in words] or [0]:
            out[kind, slot] = 1.0 / max(1, len(words))
    return out


def losses(acts: Acts, batch: CoderBatch) -> dict[str, Tensor]:
    """The loss of each head over what the batch labels."""

    def classes(scores: Tensor, gold: Tensor, smooth: float = 0.0) -> Tensor:
        if not bool((gold != MASK).any()):
            return scores.sum() * 0.0
        return functional.cross_entropy(scores.flatten(0, -2).float(), gold.flatten(), ignore_index=MASK, label_smoothing=smooth)

    known = batch.background != MASK
    parts = {
        "event": classes(acts.events, batch.events) * 6.0,
        "mode": classes(acts.modes, batch.modes, 0.05) * 0.5,
        "status": classes(acts.statuses, batch.statuses, 0.05),
        "pair": classes(acts.pair, batch.pair, 0.05),
        "word": classes(acts.pair_word, batch.pair_word) * 0.5,
    }
    told = batch.contexts != MASK
    if bool(told.any()):
        parts["contexts"] = functional.binary_cross_entropy_with_logits(acts.contexts[told].float(), batch.contexts[told]) * 40.0
    if bool(known.any()):
        parts["background"] = functional.binary_cross_entropy_with_logits(acts.background[known].float(), batch.background[known])
    if len(batch.act_row):
        scores = pointers(acts, batch.act_row, batch.act_word).float()
        padding = batch.first[batch.act_row] == 0
        padding[:, 0] = False
        scores = scores.masked_fill(padding[:, None, :], -1e4)
        parts["party"] = -(batch.targets * torch.log_softmax(scores, dim=-1)).sum(-1).mean(0).sum()
    return parts


class Draw:
    """Batches of one pass over the examples, with states exchanged in some of them."""

    def __init__(self, examples: list[CoderExample], labels: CoderLabels, swap: Swapper, subwords: Subwords, seed: int) -> None:
        self._examples, self._labels, self._swap, self._subwords = examples, labels, swap, subwords
        self._chance = random.Random(seed)

    def _varied(self, example: CoderExample) -> CoderExample:
        if self._chance.random() > SWAPPED:
            return example
        words = self._swap(example.words)
        return replace(example, words=words, pieces=self._subwords.pieces(words), shapes=shape_ids(words))

    def __call__(self, limit: int = 900) -> Iterator[CoderBatch]:
        """One pass: every sentence once, and every pair once."""
        rows: list[Row] = []
        for example in self._examples:
            varied = self._varied(example)
            rows.append((varied, -1))
            rows += [(self._varied(example), i) for i, act in enumerate(example.acts) if act.pair and act.relation]
        rows.sort(key=lambda row: sum(map(len, row[0].pieces)) + self._chance.random() * 8)
        groups: list[list[Row]] = [[]]
        for row in rows:
            if groups[-1] and (len(groups[-1]) + 1) * up_to_eight(sum(map(len, row[0].pieces)) + 2) > limit:
                groups.append([])
            groups[-1].append(row)
        self._chance.shuffle(groups)
        for group in groups:
            yield make_batch(group, self._labels)


def main() -> None:
    """Train for a number of passes; writes coder.pt and labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--syntax", type=Path, required=True, help="folder of the exported syntax model")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model.safetensors")
    parser.add_argument("--examples", type=Path, required=True, help="folder of marked sentences")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=14)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a checkpoint of the syntax model, to begin from its encoder")
    parser.add_argument("--coder", type=Path, help="a checkpoint of a coder, to go on from; labels that it lacks begin anew")
    parser.add_argument("--all", action="store_true", help="train on the development part too (for the model that ships)")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    book = load()
    syntax = SyntaxModel(arguments.syntax)
    marked = read_folder(arguments.examples)
    examples = label(marked, syntax)
    number(examples, syntax.subwords)
    labels = take_labels(book)
    held = [held_out(line.marked.text) for line in marked]
    train = [e for e, h in zip(examples, held, strict=True) if arguments.all or not h]
    develop = [e for e, h in zip(examples, held, strict=True) if h]
    print(f"{len(train)} train, {len(develop)} development; {sum(len(e.acts) for e in train)} acts", flush=True)
    model = fit(train, develop, labels, syntax.subwords, arguments)
    save(arguments.out / "coder.pt", {"model": model.state_dict(), "labels": asdict(labels)})
    (arguments.out / "coder_labels.json").write_text(json.dumps(asdict(labels)))


def fit(
    train: list[CoderExample], develop: list[CoderExample], labels: CoderLabels, subwords: Subwords, arguments: argparse.Namespace
) -> Coder:
    """The averaged model after all passes."""
    model = Coder(CoderSizes(len(labels.events), len(labels.modes), len(labels.statuses), len(labels.contexts)))
    if arguments.coder:
        go_on(model, arguments.coder, labels)
    else:
        begin(model, arguments.base, arguments.start)
    average = copy.deepcopy(model).eval()
    fresh = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("encoder.layers")]
    deep = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder.layers")]
    optimizer = torch.optim.AdamW(
        [{"params": deep, "peak": ENCODER_RATE}, {"params": fresh, "peak": HEAD_RATE}], lr=0.0, weight_decay=0.01, betas=(0.9, 0.98)
    )
    with (Path(__file__).parent / "states.csv").open(newline="") as file:
        table = [tuple(row.values()) for row in csv.DictReader(file)]
    draw = Draw(train, labels, Swapper(table, arguments.seed), subwords, arguments.seed)  # type: ignore[arg-type]
    total = arguments.passes * sum(1 for _ in draw())
    step, begun = 0, time.monotonic()
    for turn in range(arguments.passes):
        model.train()
        running: dict[str, float] = {}
        for batch in draw():
            share = step / total
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * max(0.0, min(share / 0.06, (1 - share) / 0.94))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model(hide(batch.subwords), batch.shapes, batch.marks, batch.first, batch.last), batch)
            torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            keep = min(AVERAGE, step / (step + 10))
            with torch.no_grad():
                for old, new in zip(average.parameters(), model.parameters(), strict=True):
                    if new.requires_grad:
                        old.lerp_(new, 1.0 - keep)
            for name, value in parts.items():
                running[name] = 0.97 * running.get(name, float(value.detach())) + 0.03 * float(value.detach())
        shown = " ".join(f"{k} {v:.3f}" for k, v in running.items())
        print(f"pass {turn + 1} step {step}/{total} {(time.monotonic() - begun) / 60:.1f} min {shown}", flush=True)
        if turn % 2 or turn + 1 == arguments.passes:
            print("   DEV " + report(average, develop, labels), flush=True)
        save(arguments.out / "coder.pt", {"model": average.state_dict(), "labels": asdict(labels)})
    return average


def hide(subwords: Tensor) -> Tensor:
    """The subwords with some of them hidden, so that no single word is trusted too much."""
    hidden = (torch.rand(subwords.shape) < HIDDEN) & (subwords != CLS) & (subwords != SEP) & (subwords != 0)
    return torch.where(hidden, BLANK, subwords)


def begin(model: Coder, base: Path, start: Path | None) -> None:
    """Fills the encoder: from the base weights, or from the encoder of a syntax model. The marks stay as they were made."""
    encoder = Encoder()
    if start is None:
        load_base(encoder, base / "model.safetensors")
    else:
        average = torch.load(start, map_location="cpu", weights_only=True)["average"]
        encoder.load_state_dict({name[8:]: weight for name, weight in average.items() if name.startswith("encoder.")})
    marks = model.encoder.marks.weight.detach().clone()
    model.encoder.load_state_dict({**encoder.state_dict(), "marks.weight": marks})


def go_on(model: Coder, path: Path, labels: CoderLabels) -> None:
    """Fills the model from a checkpoint, the rows of its heads by their labels; rows of labels that it lacks stay as they were made."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    state, old, new = model.state_dict(), content["labels"], asdict(labels)
    for name, weight in content["model"].items():
        kind = LABELLED.get(name.rpartition(".")[0])
        if kind is None or old[kind] == new[kind]:
            state[name] = weight
            continue
        for row, given in enumerate(new[kind]):
            if given in old[kind]:
                state[name][row] = weight[old[kind].index(given)]
    model.load_state_dict(state)


__all__ = ["NONE", "CoderBatch", "losses", "make_batch"]

if __name__ == "__main__":
    main()
