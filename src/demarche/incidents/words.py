"""Words of sentences and how rare they are: by a fixed table, so that what two sentences share does not drift as a ledger grows."""

from __future__ import annotations

import csv
import math
import re
from functools import cache, lru_cache
from importlib.resources import files

SENTENCES = 25_000
"""Sentences that the table was counted on (`python -m training.link_words` writes it)."""

UNKNOWN = 9.0
"""Rarity from which a word is in hardly any other sentence."""

NAME = 6.5
"""Rarity from which a word with a capital letter is taken for the name of somebody, or of a place smaller than a state."""

CAPITAL = re.compile(r"(?<=[\w,;:'’)-] )[A-Z][^\W_]{2,}")

ENDINGS = re.compile(r"(?:ations?|ings?|ions?|ers?|ed|es|s)$")
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def stems(text: str) -> list[str]:
    """The words of a text of three letters or more, lower case and without their commonest endings, in order."""
    return [stem(word) for word in re.findall(r"[^\W_]{3,}", text.lower())]


def names(text: str) -> frozenset[str]:
    """The stems of words that are most likely names: with a capital letter within a sentence, and not common."""
    return frozenset(word for found in CAPITAL.findall(text) for word in stems(found) if rarity(word) >= NAME)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its commonest endings: `arrests`, `arrested` and `arresting` are one."""
    short = ENDINGS.sub("", word) if len(word) > 4 else word
    return DOUBLED.sub(r"\1", short) if len(short) >= 3 else word


def rarity(word: str) -> float:
    """How rare a stem is, as the logarithm of one in so many sentences: `the` 0.3, a word the table does not know 10."""
    return _table().get(word, math.log(SENTENCES))


@cache
def _table() -> dict[str, float]:
    with files("demarche.incidents").joinpath("words.csv").open(encoding="utf-8") as lines:
        return {word: math.log(SENTENCES / int(count)) for word, count in csv.reader(lines)}
