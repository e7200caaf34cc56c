"""Train the ranker of pronouns on GUM: `python -m training.coreference [--data DIR]`.

Writes the file that the package reads. The train documents of the kept genres are read through the language model that ships, so that the
ranker learns on parses as it will meet them; entities come from GUM. Chains are GUM's while it learns. What nouns name (person, place,
time and so on) is counted on the same documents. Needs PyTorch (see requirements.txt).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import torch
from benchmarks.quality.coreference import DATA, Document, make_report, measure, read_documents

from demarche.entities.coreference_phrases import THIRD_PERSON, load_trained, read_phrases
from demarche.entities.coreference_ranker import Story, candidates, features, load_ranker, none_features
from demarche.entities.states import fold
from demarche.language import SyntaxModel
from demarche.records import Sentence

SHIPPED = Path(__file__).parents[1] / "src" / "demarche" / "entities" / "data" / "coreference.json"
LEAST_KIND = 2
"""Times that a noun must have headed a mention for its kind to be kept."""
LEAST_FEATURE = 3
STEPS, RATE, DECAY = 300, 0.05, 0.01

Case = tuple[list[list[str]], list[bool]]
"""The features of the candidates of one pronoun (the last: none), and which of them are right."""


def count_kinds(documents: list[Document], analysed: list[tuple[Sentence, ...]]) -> dict[str, dict[str, float]]:
    """Folded lemma of a noun -> kind of entity -> share, where it was seen often enough."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document, sentences in zip(documents, analysed, strict=True):
        for sentence in sentences:
            for word in sentence.words:
                kind = document.kinds.get((word.span.start, word.span.end))
                if kind and word.upos == "NOUN":
                    counts[fold(word.lemma)][kind] += 1
    return {
        lemma: {kind: round(n / seen.total(), 2) for kind, n in seen.most_common(2)}
        for lemma, seen in sorted(counts.items())
        if seen.total() >= LEAST_KIND
    }


def make_cases(document: Document, sentences: tuple[Sentence, ...]) -> list[Case]:
    """The pronouns of a document with their candidates; GUM's chains are known up to each."""
    story, cases = Story(sentences), list[Case]()
    last: dict[str, int] = {}
    for phrase in read_phrases(sentences):
        span = sentences[phrase.sentence].words[phrase.head].span
        entities = document.heads.get((span.start, span.end), set())
        before = max((last[entity] for entity in entities if entity in last), default=None)
        if phrase.form in THIRD_PERSON:
            numbers = candidates(story, phrase)
            right = [before is not None and story.phrases[n].chain == story.phrases[before].chain for n in numbers]
            cases.append(([features(story, phrase, n) for n in numbers] + [none_features(story, phrase)], [*right, not any(right)]))
        number = len(story.phrases)
        story.add(phrase, before)
        last.update(dict.fromkeys(entities, number))
    return cases


def fit(cases: list[Case]) -> dict[str, float]:
    """Weights by feature: those that make the right candidates (together) likeliest."""
    seen = Counter(name for rows, _ in cases for row in rows for name in row)
    index = {name: i for i, name in enumerate(sorted(name for name, n in seen.items() if n >= LEAST_FEATURE))}
    rows = [[index[name] for name in row if name in index] for case, _ in cases for row in case]
    flat = torch.tensor([i for row in rows for i in row])
    starts = torch.tensor([0, *[len(row) for row in rows[:-1]]]).cumsum(0)
    owner = torch.tensor([c for c, (case, _) in enumerate(cases) for _ in case])
    right = torch.tensor([answer for _, answers in cases for answer in answers])
    table = torch.nn.EmbeddingBag(len(index), 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    optimizer = torch.optim.Adam(table.parameters(), lr=RATE)
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / STEPS)
        scores = table(flat, starts).squeeze(1)
        weights = (scores - scores.max().detach()).exp()
        every = torch.zeros(len(cases)).index_add(0, owner, weights)
        good = torch.zeros(len(cases)).index_add(0, owner, weights * right)
        loss = (every.log() - good.clamp_min(1e-12).log()).mean() + DECAY * table.weight.square().sum() / 100
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    print(f"{len(cases)} pronouns, {len(index)} features, loss {float(loss.detach()):.3f}")
    values = table.weight.detach().squeeze(1).tolist()
    return {name: round(values[i], 3) for name, i in index.items() if abs(values[i]) >= 0.02}


def _write(out: Path, weights: dict[str, float], kinds: dict[str, dict[str, float]]) -> None:
    """Write the file that ships, and make this process read it anew."""
    content = {"weights": weights, "kinds": kinds}
    out.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    load_trained.cache_clear()
    load_ranker.cache_clear()


def main() -> None:
    """Train, write, measure on the development part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = SyntaxModel()
    documents = list(read_documents(arguments.data / "en_gum-ud-train.conllu.gz"))
    analysed = [model.analyse([make_report(document)])[0] for document in documents]
    kinds = count_kinds(documents, analysed)
    _write(arguments.out, {}, kinds)
    cases = [case for document, sentences in zip(documents, analysed, strict=True) for case in make_cases(document, sentences)]
    _write(arguments.out, fit(cases), kinds)
    development = list(read_documents(arguments.data / "en_gum-ud-dev.conllu.gz"))
    for kind, counts in measure(development, model).items():
        print(f"development {kind}: precision {counts.precision:.3f} recall {counts.recall:.3f} f1 {counts.f1:.3f}")


if __name__ == "__main__":
    main()
