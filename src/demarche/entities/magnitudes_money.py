"""Sums of money and terms set: "at least $2 million", "72 hours to leave"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from demarche.entities.currencies import CURRENCIES, SIGNS, WHOSE
from demarche.entities.magnitudes_read import Quantity, bounded
from demarche.entities.numbers import read_number
from demarche.records import Sentence

_HOURS = {"hour": (1, 1), "day": (24, 24), "week": (168, 168), "month": (28 * 24, 31 * 24)}
"""Hours of a unit, least and most."""


def sums_of_money(sentence: Sentence, inside: Collection[int]) -> list[tuple[str, Quantity]]:
    """The sums of money among some words, with the currency's code in lower case."""
    words = [word.text for word in sentence.words]
    found = []
    for i in sorted(inside):
        if i >= len(words) or not (number := read_number(words, i)):
            continue
        sign = SIGNS.get(words[i - 1].lower()) if i else None
        code, behind = (sign, 0) if sign else _named(words, number.last)
        if code:
            plain = [*words[: i - 1], *words[i:]] if sign else words
            quantity = bounded(plain, replace(number, first=i - bool(sign), last=number.last))
            found.append((code, replace(quantity, last=number.last + behind)))
    return found


def _named(words: Sequence[str], at: int) -> tuple[str | None, int]:
    """The currency named at a word, and how many words name it: `dollars`, `Swiss francs`, `Hong Kong dollars`."""
    lower = [word.lower() for word in words[at : at + 3]]
    for length in range(len(lower), 1, -1):
        if code := WHOSE.get((" ".join(lower[: length - 1]).removeprefix("new ").removeprefix("sri "), lower[length - 1])):
            return code, length
    return (CURRENCIES.get(lower[0]), 1) if lower else (None, 0)


def term_at(words: Sequence[str], at: int) -> Quantity | None:
    """The hours of "48 hours to leave" or "within 72 hours" whose unit stands at a word."""
    hours = _HOURS.get(words[at].lower().removesuffix("s"))
    if not hours or at + 1 >= len(words):
        return None
    first, count = _term_number(words, at)
    within = first > 0 and words[first - 1].lower() == "within"
    after = [word.lower() for word in words[at + 1 : at + 3]]
    if not count or not (within or after[0] == "to" or after == ["in", "which"]):
        return None
    return Quantity(count * hours[0], count * hours[1], first, at + 1)


def _term_number(words: Sequence[str], at: int) -> tuple[int, int]:
    """Where the number before a unit begins, and its value; 0 where there is none."""
    for first in range(max(0, at - 3), at):
        number = read_number(words, first)
        if number and number.last == at and number.exact:
            return first, number.low
    return (at - 1, 1) if at and words[at - 1].lower() in ("a", "an", "one") else (at, 0)
