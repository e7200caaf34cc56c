"""Counts the words of our marked sentences for the linker: `python -m training.link_words` writes `incidents/words.csv`.

A word is rare where few of the sentences hold it. Sentences of evaluation sets are not among them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from demarche.incidents.words import SENTENCES, stems

ROOT = Path(__file__).parents[1]
EXAMPLES, TABLE = ROOT / "training" / "examples", ROOT / "src" / "demarche" / "incidents" / "words.csv"

LEAST = 3
"""Sentences that hold a word of the table; rarer words count as unknown."""


def main() -> None:
    """Writes the table, the commonest words first."""
    lines = [line for path in sorted(EXAMPLES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    texts = [_unmarked(line) for line in lines if _is_sentence(line)]
    counts = Counter(word for text in texts for word in set(stems(text)))
    scale = SENTENCES / len(texts)
    kept = sorted(((word, round(count * scale)) for word, count in counts.items() if count >= LEAST), key=lambda row: (-row[1], row[0]))
    TABLE.write_text("".join(f"{word},{max(count, 1)}\n" for word, count in kept), "utf-8")
    print(f"{len(texts)} sentences, {len(kept)} words")


def _is_sentence(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _unmarked(line: str) -> str:
    """A marked sentence without its marks."""
    return re.sub(r"\[(?:[AERS][1-9](?::\S+)?,?)+ |\]", "", line.partition(" || ")[0])


if __name__ == "__main__":
    main()
