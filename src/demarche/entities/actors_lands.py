"""Which states the words of a paraphrase admit: "the Gulf emirate", "the landlocked nation", "the communist-ruled island"."""

from __future__ import annotations

from functools import cache

from demarche.entities.actors_page import Page
from demarche.entities.states import fold, read_rows

LONGEST = 3
"""Words of the longest form of the table."""


def admitted(page: Page, head: int) -> frozenset[str] | None:
    """The states that fit every word of a phrase that says something of its state; None where none does."""
    words = [part for word in page.words[min(page.core(head)) : head + 1] for part in fold(word.lemma).split(" ") if part]
    table, found, at = _load(), None, 0
    while at < len(words):
        length = next((n for n in range(LONGEST, 0, -1) if " ".join(words[at : at + n]) in table), 0)
        if length:
            states = table[" ".join(words[at : at + length])]
            found = states if found is None else found & states
        at += max(length, 1)
    return found


@cache
def _load() -> dict[str, frozenset[str]]:
    rows = {row["word"]: row for row in read_rows("lands.csv")}

    def states(word: str) -> frozenset[str]:
        row = rows[word]
        return frozenset(row["states"].split()).union(*(states(other) for other in row["with"].split("|") if other))

    return {word: states(word) for word in rows}
