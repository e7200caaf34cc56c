"""How far two passes over the same sentences agree: `python -m training.agreement FIRST... --second FILE...`.

FIRST: files of marked sentences; a sentence of the second pass is looked up in them by its text. Acts are matched by their words.
Printed: F1 of words that carry an act, of words with type; over the acts that both found with one type, the share with the same
mode, status and background, and F1 of actors, recipients and speakers (spans that touch).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from demarche.codebook import Marked, MarkedAct, read_marked_lines
from demarche.records import Span


def read(paths: Iterable[Path]) -> Iterator[Marked]:
    """The marked sentences of some files."""
    for path in paths:
        yield from (marked for _, marked in read_marked_lines(path.read_text("utf-8"), where=path.name))


def compare(pairs: Sequence[tuple[Marked, Marked]]) -> dict[str, float]:
    """The figures over sentences in two passes."""
    counts: Counter[str] = Counter()
    for first, second in pairs:
        counts["acts"] += len(first.acts) + len(second.acts)
        counts["empty"] += bool(first.acts) == bool(second.acts)
        for one in first.acts:
            other = next((act for act in second.acts if act.trigger.touches(one.trigger)), None)
            if other is None:
                continue
            counts["word"] += 2
            if one.event == other.event:
                _same_type(counts, one, other)
    same = counts["same"]
    return {
        "sentences": len(pairs),
        "has an act": counts["empty"] / len(pairs),
        "word f1": counts["word"] / counts["acts"],
        "type f1": 2 * same / counts["acts"],
        "mode": counts["mode"] / same,
        "status": counts["status"] / same,
        "background": counts["background"] / same,
        **{f"{party} f1": counts[f"{party} hit"] / max(1, counts[party]) for party in ("actors", "recipients", "speakers")},
    }


def _same_type(counts: Counter[str], one: MarkedAct, other: MarkedAct) -> None:
    counts["same"] += 1
    counts["mode"] += one.mode == other.mode
    counts["status"] += one.status == other.status
    counts["background"] += one.background == other.background
    for party in ("actors", "recipients", "speakers"):
        left, right = getattr(one, party), getattr(other, party)
        counts[party] += len(left) + len(right)
        counts[f"{party} hit"] += _touching(left, right) + _touching(right, left)


def _touching(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(any(span.touches(other) for other in others) for span in some)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path, nargs="+")
    parser.add_argument("--second", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    known = {marked.text: marked for marked in read(arguments.first)}
    pairs = [(known[marked.text], marked) for marked in read(arguments.second) if marked.text in known]
    print(json.dumps({name: round(value, 4) for name, value in compare(pairs).items()}, indent=1))


if __name__ == "__main__":
    main()
