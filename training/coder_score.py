"""How well a coder finds acts, their parties and status on labelled sentences, and types marked pairs."""

from __future__ import annotations

from collections import Counter

import torch

from training.coder import Coder, pointers
from training.coder_data import CoderExample, CoderLabels


def f1(hit: int, said: int, gold: int) -> float:
    """The F1 of counts, in per cent."""
    return 200 * hit / (said + gold) if said + gold else 0.0


@torch.inference_mode()
def report(model: Coder, examples: list[CoderExample], labels: CoderLabels) -> str:
    """One line: spotting F1, type F1, mode, status and background accuracy on found acts, party F1, pair accuracy and macro F1."""
    from training.train_coder import make_batch

    model.eval()
    counts: Counter[str] = Counter()
    pair_hit: Counter[str] = Counter()
    pair_said: Counter[str] = Counter()
    pair_gold: Counter[str] = Counter()
    for example in examples:
        batch = make_batch([(example, -1)], labels)
        acts = model(batch.subwords, batch.shapes, batch.marks, batch.first, batch.last)
        said = {w: int(e) for w, e in enumerate(acts.events[0].argmax(-1)[: len(example.words) + 1]) if w and e}
        gold = {act.word + 1: act for act in example.acts}
        counts["said"] += len(said)
        counts["gold"] += len(gold)
        counts["spot"] += len(said.keys() & gold.keys())
        counts["sentence alarms"] += bool(said) and not gold
        counts["empty"] += not gold
        for word, act in gold.items():
            counts["type"] += labels.events[said.get(word, 0)] == act.event
            counts["status"] += labels.statuses[int(acts.statuses[0, word].argmax())] == act.status
            counts["background"] += bool(acts.background[0, word] > 0) == act.background
            mode = labels.modes[int(acts.modes[0, word].argmax())]
            if example.contexts is not None:
                about = {name for name, score in zip(labels.contexts, acts.contexts[0, word].tolist(), strict=True) if score > 0}
                counts["context said"] += len(about)
                counts["context gold"] += len(example.contexts)
                counts["context hit"] += len(about & set(example.contexts))
            counts["mode"] += mode == (f"{act.event}/{act.mode}" if act.mode else "NONE")
            scores = pointers(acts, torch.tensor([0]), torch.tensor([word]))[0][:, : len(example.words) + 1]
            for kind, parties in enumerate((act.actors, act.recipients, act.speakers)):
                chances = scores[kind].softmax(-1)
                found = {int(w) for w in torch.nonzero(chances >= max(0.3 * float(chances.max()), 0.1))} - {0}
                if int(chances.argmax()) == 0:
                    found = set()
                wanted = {w + 1 for w in parties}
                counts[f"{kind} said"] += len(found)
                counts[f"{kind} gold"] += len(wanted)
                counts[f"{kind} hit"] += len(found & wanted)
        for chosen, act in enumerate(example.acts):
            if act.pair and act.relation:
                batch = make_batch([(example, chosen)], labels)
                best = labels.events[int(model(batch.subwords, batch.shapes, batch.marks, batch.first, batch.last).pair[0].argmax())]
                pair_gold[act.relation] += 1
                pair_said[best] += 1
                pair_hit[act.relation] += best == act.relation
    gold_count = max(1, counts["gold"])
    macro = sum(f1(pair_hit[e], pair_said[e], pair_gold[e]) for e in pair_gold) / max(1, len(pair_gold))
    parties = " ".join(
        f"{name} {f1(counts[f'{kind} hit'], counts[f'{kind} said'], counts[f'{kind} gold']):.1f}"
        for kind, name in enumerate(("actor", "recipient", "speaker"))
    )
    return (
        f"spot {f1(counts['spot'], counts['said'], counts['gold']):.1f} type {f1(counts['type'], counts['said'], counts['gold']):.1f} "
        f"alarms {100 * counts['sentence alarms'] / max(1, counts['empty']):.0f}% mode {100 * counts['mode'] / gold_count:.1f} "
        f"status {100 * counts['status'] / gold_count:.1f} bg {100 * counts['background'] / gold_count:.1f} {parties} "
        f"contexts {f1(counts['context hit'], counts['context said'], counts['context gold']):.1f} "
        f"pair acc {100 * sum(pair_hit.values()) / max(1, sum(pair_gold.values())):.1f} macro {macro:.1f}"
    )
