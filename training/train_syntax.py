"""Train the syntax model for a set time: `python -m training.train_syntax --prepared FILE --base DIR --out DIR --minutes 85`."""

from __future__ import annotations

import argparse
import copy
import pickle
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from training.batches import Batch, Draw
from training.checkpoint import TorchGraphs, save
from training.encoder import load_base
from training.heads import Sizes, Syntax
from training.losses import losses, total
from training.numbering import Example
from training.records import Labelled
from training.score import name_scores, parse_scores, predicate_scores, role_scores
from training.tagger import Inventories, read

ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM_UP = 0.02
"""Share of the time in which the rate rises."""

AVERAGE = 0.999
"""How much of the running average of the weights a step keeps."""


def main() -> None:
    """Train until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True, help="what training.data wrote")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint.pt")
    parser.add_argument("--minutes", type=float, default=85.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, with the rate begun anew")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the full learning rate, for going on")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    with arguments.prepared.open("rb") as file:
        prepared = pickle.load(file)
    arguments.out.mkdir(parents=True, exist_ok=True)
    run = Run(prepared, arguments.base, arguments.out / "checkpoint.pt", arguments.minutes, arguments.seed, arguments.resume)
    if arguments.start:
        run.start(arguments.start, arguments.rate)
    run.go()


class Run:
    """One training run; the rate follows the time used, so that it ends at zero when the time does."""

    def __init__(self, prepared: dict[str, Any], base: Path, path: Path, minutes: float, seed: int, resume: bool) -> None:
        self.sets: dict[str, list[Example]] = prepared["sets"]
        self.gold: dict[str, list[Labelled]] = prepared["gold"]
        inventory = prepared["inventory"]
        self.labels = Inventories(inventory.upos, inventory.scripts, inventory.relations, inventory.exceptions)
        self.model = Syntax(Sizes(len(inventory.upos), len(inventory.scripts), len(inventory.relations)))
        load_base(self.model.encoder, base / "model.safetensors")
        self.average = copy.deepcopy(self.model).eval()
        self.optimizer = self._optimizer()
        self.path, self.seconds = path, minutes * 60
        self.used, self.steps, self.words = 0.0, 0, 0
        if resume:
            self._resume()
        self.draw = Draw(self.sets, seed + self.steps)

    def _optimizer(self) -> torch.optim.AdamW:
        groups: list[dict[str, Any]] = []
        for name, parameter in self.model.named_parameters():
            if parameter.requires_grad:
                fresh = not name.startswith("encoder.") or name.startswith("encoder.shapes")
                groups.append(
                    {
                        "params": [parameter],
                        "peak": HEAD_RATE if fresh else ENCODER_RATE,
                        "weight_decay": 0.01 if parameter.dim() > 1 else 0.0,
                    }
                )
        return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-8, foreach=True)

    def start(self, path: Path, rate: float) -> None:
        """Go on from the averaged weights of another run, with a share of the full rate."""
        content = torch.load(path, map_location="cpu", weights_only=True)
        self.model.load_state_dict(content["average"])
        self.average.load_state_dict(content["average"])
        for group in self.optimizer.param_groups:
            group["peak"] *= rate

    def _resume(self) -> None:
        content = torch.load(self.path, map_location="cpu", weights_only=True)
        self.model.load_state_dict(content["model"])
        self.average.load_state_dict(content["average"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.used, self.steps, self.words = content["used"], content["steps"], content["words"]
        print(f"resumed at step {self.steps}, minute {self.used / 60:.1f}", flush=True)

    def _save(self) -> None:
        save(
            self.path,
            {
                "model": self.model.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "labels": asdict(self.labels),
                "used": self.used,
                "steps": self.steps,
                "words": self.words,
            },
        )

    def _rate(self) -> float:
        share = min(1.0, self.used / self.seconds)
        return min(share / WARM_UP, (1.0 - share) / (1.0 - WARM_UP), 1.0)

    def _step(self, batch: Batch) -> dict[str, float]:
        """One update; the losses of the batch."""
        rate = self._rate()
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(self.model, batch)
        total(parts).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0, foreach=True)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        self.words += batch.words
        self._blend(min(AVERAGE, self.steps / (self.steps + 10)))
        return {name: float(part.detach()) for name, part in parts.items()}

    @torch.no_grad()
    def _blend(self, keep: float) -> None:
        old = [p for p, q in zip(self.average.parameters(), self.model.parameters(), strict=True) if q.requires_grad]
        new = [q for q in self.model.parameters() if q.requires_grad]
        torch._foreach_lerp_(old, new, 1.0 - keep)

    def go(self) -> None:
        """Train, save every five minutes, score the development sets every ten."""
        self.model.train()
        running: dict[str, float] = {}
        saved = scored = self.used
        before = time.monotonic() - self.used
        for batch in self.draw:
            for name, value in self._step(batch).items():
                running[name] = 0.98 * running.get(name, value) + 0.02 * value
            self.used = time.monotonic() - before
            if self.steps % 100 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
                print(
                    f"{self.used / 60:5.1f} min step {self.steps} words {self.words} w/s {self.words / self.used:.0f} {shown}", flush=True
                )
            if self.used - saved > 300:
                saved = self.used
                self._save()
            if self.used - scored > 600 or self.used >= self.seconds:
                scored = self.used
                self._score()
            if self.used >= self.seconds:
                break
        self._save()
        print("finished", flush=True)

    def _score(self) -> None:
        """Print the averaged model's scores on parts of the development sets."""
        graphs = TorchGraphs(self.average)
        for name, limit in (("ewt-dev", 1000), ("gum-dev", 300), ("gmb-dev", 500), ("qanom-dev", 300)):
            gold = self.gold[name][:limit]
            said = read(graphs, self.labels, self.sets[name][:limit])
            scores: dict[str, dict[str, float]] = {}
            if gold[0].heads:
                scores["parse"] = parse_scores(gold, said)
            if gold[0].names:
                scores["names"] = name_scores(gold, said)
            if gold[0].predicates:
                scores["predicates"] = predicate_scores(gold, said)
                scores["roles given"] = role_scores(gold, said, given=True)
            text = "; ".join(f"{kind} " + " ".join(f"{k} {v:.1f}" for k, v in row.items()) for kind, row in scores.items())
            print(f"DEV {self.used / 60:.1f} min {name}: {text}", flush=True)


if __name__ == "__main__":
    main()
