"""Numbers as news writes them: digits, words and round words, with the bounds that each allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {word: value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9}
ROUND = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "tens": 20}
"""Plural round words and the least that each can mean."""

VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (3, None),
    "many": (3, None),
    "numerous": (3, None),
    "multiple": (2, None),
    "few": (2, None),
    "handful": (2, 9),
    "couple": (2, 3),
    "pair": (2, 2),
    "trio": (3, 3),
    "both": (2, 2),
}
MOST = 10**15
"""A larger number is no count of anything in the news."""

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,15}(?:\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bounds (`high` None: open) and the words `first` to `last` (half open) that make it."""

    low: int
    high: int | None
    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether it says one value."""
        return self.low == self.high


def read_number(words: Sequence[str], at: int) -> Number | None:
    """The longest number that begins at a word: `1,200`, `twenty-five`, `two hundred and fifty`, `1.5 million`, `dozens`, `several`."""
    if at >= len(words):
        return None
    return _read_round(words, at) or _read_dozen(words, at) or _read_vague(words, at) or _read_exact(words, at)


def digits_value(word: str) -> float | None:
    """The value of a number in digits; a dot before three digits parts thousands, as a comma does."""
    if not word[:1].isdecimal() or not word.isascii() or not _DIGITS.fullmatch(word):
        return None
    grouped = re.fullmatch(r"\d{1,3}(?:([,.])\d{3})(?:\1\d{3})*", word)
    return float(re.sub(r"[,.]", "", word)) if grouped else float(word)


def _read_exact(words: Sequence[str], at: int) -> Number | None:
    total, part, i, seen = 0.0, 0.0, at, False
    while i < len(words) and i - at < 12:
        word = words[i].lower()
        value = digits_value(word)
        if value is not None and not seen:
            part = value
        elif word in UNITS and (not seen or _goes_on(words, i)):
            part += UNITS[word]
        elif word in TENS and (not seen or words[i - 1].lower() in ("hundred", "thousand", "and")):
            part += TENS[word] * 10
        elif word in SCALES and seen:
            total, part = _scale(total, part, SCALES[word])
        elif word in ("a", "half") and _before_scale(words, i) and not seen:
            part = 0.5 if word == "half" else 1.0
            i += int(word == "half" and words[i + 1].lower() == "a")
        elif not (seen and _joins(words, i)):
            break
        seen = True
        i += 1
    value = int(total + part)
    return Number(value, value, at, i) if seen and value <= MOST else None


def _scale(total: float, part: float, scale: int) -> tuple[float, float]:
    """ "hundred" multiplies what stands before it; larger scales close a group."""
    return (total, part * scale) if scale == 100 else (total + part * scale, 0.0)


def _goes_on(words: Sequence[str], i: int) -> bool:
    """Whether a unit word continues a number: `twenty-five`, `hundred and five`, `thousand two hundred`."""
    before = words[i - 1].lower()
    return before in SCALES or before in TENS or before == "and" or (before == "-" and i > 1 and words[i - 2].lower() in TENS)


def _joins(words: Sequence[str], i: int) -> bool:
    """Whether a word only links the parts of a number."""
    if i + 1 >= len(words):
        return False
    after = words[i + 1].lower()
    if words[i] == "-":
        return words[i - 1].lower() in TENS and after in UNITS
    return words[i].lower() == "and" and words[i - 1].lower() == "hundred" and (after in UNITS or after in TENS)


def _before_scale(words: Sequence[str], i: int) -> bool:
    after = [word.lower() for word in words[i + 1 : i + 3]]
    if words[i].lower() == "half" and len(after) == 2 and after[0] == "a":
        return after[1] in SCALES
    return bool(after) and after[0] in SCALES


def _read_dozen(words: Sequence[str], at: int) -> Number | None:
    """`a dozen`, `half a dozen`, `two dozen`, `several dozen`."""
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end].lower() != "dozen":
            continue
        before = " ".join(words[at:end]).lower()
        if before in ("half a", "half - a"):
            return Number(6, 6, at, end + 1)
        if before in ("a", "one", "another"):
            return Number(12, 12, at, end + 1)
        if before in ("several", "a few"):
            return Number(24 if before == "a few" else 36, None, at, end + 1)
        if (times := _read_exact(words[:end], at)) and times.last == end:
            return Number(12 * times.low, 12 * times.low, at, end + 1)
    return None


def _read_round(words: Sequence[str], at: int) -> Number | None:
    """`dozens`, `hundreds`, `tens of thousands`, `several hundred`."""
    word = words[at].lower()
    after = [w.lower() for w in words[at + 1 : at + 3]]
    if word in ROUND:
        if len(after) == 2 and after[0] == "of" and after[1] in ROUND:
            scale = {"tens": 10, "dozens": 12, "hundreds": 100}.get(word)
            return Number(scale * ROUND[after[1]], None, at, at + 3) if scale else None
        return Number(ROUND[word], None, at, at + 1) if word != "tens" else None
    if word == "several" and after and after[0] in SCALES:
        return Number(3 * SCALES[after[0]], None, at, at + 2)
    return None


def _read_vague(words: Sequence[str], at: int) -> Number | None:
    """`several`, `a few`, `a couple of`, `a handful of`, `a number of`."""
    i = at + int(words[at].lower() in ("a", "the"))
    word = words[i].lower() if i < len(words) else ""
    if i > at and word == "number" and i + 1 < len(words) and words[i + 1].lower() == "of":
        return Number(2, None, at, i + 1)
    if word not in VAGUE or (word == "few" and words[at].lower() != "a"):
        return None
    low, high = VAGUE[word]
    if word == "few" and i + 1 < len(words) and words[i + 1].lower() in SCALES:
        scale = SCALES[words[i + 1].lower()]
        return Number(2 * scale, None, at, i + 2)
    return Number(low, high, at, i + 1)
