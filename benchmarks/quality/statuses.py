"""What status is taken for what, over sentences marked in line: `python -m benchmarks.quality.statuses`.

The codebook's own examples (what the rules and the model were made on: how well they hold what they know) and the unseen sentences.
Counted are the acts that a claim answers, whatever its type; an act that nothing answers has no status to be right or wrong.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.confusion import Confusion, table
from benchmarks.quality.floors import Figure
from demarche.codebook import Marked, load, read_marked
from demarche.evaluation.marked import Answered, answer, read_sentences
from demarche.pipeline import Pipeline
from demarche.records import STATUSES

UNSEEN = Path(__file__).parent / "unseen.txt"

FEWEST = 20
"""Acts of a status from which its recall is a figure: below, one act more or less would break a floor."""


def codebook_sentences() -> tuple[list[Marked], str]:
    """The marked examples of all types, and their hash."""
    lines = [line for event in load().events.values() for line in event.examples]
    return [read_marked(line) for line in lines], hashlib.sha256("\n".join(lines).encode()).hexdigest()


def unseen_sentences() -> tuple[list[Marked], str]:
    """The sentences that nothing was trained on, and their hash."""
    return read_sentences(UNSEEN), hashlib.sha256(UNSEEN.read_bytes()).hexdigest()


def confuse(answered: Sequence[Answered]) -> Confusion:
    """Marked status and status of the claim that answers, of every act that one does."""
    return Confusion.of((act.status, claim.status) for one in answered for act, claim in one.pairs)


def unanswered(answered: Sequence[Answered]) -> Counter[str]:
    """How many acts of each status no claim answers."""
    asked = Counter[str](act.status for one in answered for act in one.marked.acts)
    return asked - Counter[str](act.status for one in answered for act, _ in one.pairs)


def figures(corpus: str, found: Confusion, digest: str) -> list[Figure]:
    """Accuracy, macro F1, and the recall of each status with enough acts."""
    counts = {name: found.counts(name) for name in found.classes}
    return [
        Figure(corpus, "status accuracy", round(found.accuracy, 4), digest),
        Figure(corpus, "status macro f1", round(found.macro, 4), digest),
        *(Figure(corpus, f"{name} recall", round(own.recall, 4), digest) for name, own in counts.items() if own.asked >= FEWEST),
    ]


def measure(pipeline: Pipeline) -> list[Figure]:
    """The figures of both sets."""
    found = []
    for corpus, (sentences, digest) in (("codebook", codebook_sentences()), ("unseen", unseen_sentences())):
        found += figures(corpus, confuse(answer(sentences, pipeline)), digest)
    return found


def main() -> None:
    """Prints a table of each set."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    pipeline = Pipeline()
    for corpus, (sentences, _) in (("codebook", codebook_sentences()), ("unseen", unseen_sentences())):
        answered = answer(sentences, pipeline)
        found, missed = confuse(answered), unanswered(answered)
        print(f"{corpus}: {found.total()} acts of {found.total() + missed.total()}, accuracy {found.accuracy:.3f}", end="")
        print(f" (always asserted {found.majority().accuracy:.3f}), macro F1 {found.macro:.3f}\n{table(found, STATUSES)}")
        print("not found:", ", ".join(f"{count} {status}" for status, count in missed.most_common()), "\n")


if __name__ == "__main__":
    main()
