"""How much of one text is in another: word for word, and retold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

RUN = 4
"""Words in a run: what stands in both texts in runs of at least so many words is the same word for word."""

TAKEN = 0.4
"""The share of a sentence's content words from which it is retold (tuned on the odd half of benchmarks/quality/copies.jsonl)."""

FEWEST = 3
"""Content words that a retold sentence shares at least."""

WINDOW = 3
"""Neighbouring sentences of the other text among which a sentence is sought: rewriting splits and joins sentences."""

STEM = 5
"""Letters of a word that count: `expels`, `expelled` and `expulsion`'s kin differ in their ends."""

SAMPLE = 8
"""One pair of content words in so many goes into a sketch."""

SMALLEST = 8
"""Pairs in the sketch of a short text, where it has as many."""

LONGEST = 40
"""Content words of a sentence that pairs are made of: what is longer is a list."""

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty".split()
    )
    if word != "one"
}

_FUNCTION = frozenset(
    "a about according after against all also among an and another any are as at be been before being between both but by can could did "
    "do does down during each for from had has have he her here him his i if in into is it its just may might more most must no nor not "
    "of off on one only or other our out over said say says shall she should since so some still such tell than that the their them then "
    "there these they this those through to told under until up upon very was we were what when where which while who whom whose will "
    "with within without would yet you your".split()
)

_WORD = re.compile(r"\w+(?:[.,]\d+)*")

Hashes = NDArray[np.uint32]
Pairs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Outline:
    """What is compared of a text, as hashes."""

    words: int
    runs: Hashes
    """Of every `RUN` words that follow each other, in order."""
    stems: Hashes
    """Of the content words of each sentence, sentence after sentence, each once in a sentence."""
    starts: NDArray[np.intp]
    """Where in `stems` each sentence begins."""
    facts: Hashes
    """Of its names and numbers, in order of hash."""


def outline(text: str) -> Outline | None:
    """The outline of a text; None where it has no word."""
    words = re.findall(r"\w+", text.lower())
    if not words:
        return None
    runs = [crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(1, len(words) - RUN + 1))]
    sentences, facts = list(_sentences(text)), set[int]()
    stems = [found for sentence in sentences if (found := sorted(set(_stems(sentence))))]
    for sentence in sentences:
        facts.update(_facts(sentence))
    starts = np.cumsum([0, *map(len, stems[:-1])], dtype=np.intp)[: len(stems)]
    return Outline(len(words), _hashes(runs), _hashes(chain.from_iterable(stems)), starts, _hashes(sorted(facts)))


def _hashes(values: Iterable[int]) -> Hashes:
    return np.fromiter(values, np.uint32)


def _sentences(text: str) -> Iterator[str]:
    """Roughly the sentences: a wrong cut costs little, as a sentence is sought among several."""
    for paragraph in re.split(r"\n\s*\n|(?<=[.!?\"”’])\s*\n", text):
        yield from re.split(r"(?<=[.!?])[\"”’]?\s+", paragraph)


def _stems(sentence: str) -> Iterator[int]:
    """The hashes of its content words: names, numbers, and other words but function words."""
    for word in _WORD.findall(sentence.lower()):
        number = _NUMBERS.get(word, word)
        if number[0].isdigit():
            yield _number(number)
        elif _tells(word):
            yield _word(word)


def _facts(sentence: str) -> Iterator[int]:
    """The hashes of its names and numbers; of a headline none, where every word may have a capital."""
    if not re.search(r"[.!?][\"”’)]*\s*$", sentence):
        return
    for at, word in enumerate(_WORD.findall(sentence)):
        number = _NUMBERS.get(word.lower(), word)
        if number[0].isdigit():
            yield _number(number)
        elif at and word[0].isupper() and _tells(word.lower()):
            yield _word(word.lower())


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in _FUNCTION


def _word(word: str) -> int:
    return crc32(word[:STEM].encode())


def _number(number: str) -> int:
    return crc32(number.replace(",", "").encode())


def verbatim(one: Outline, other: Outline) -> float:
    """The share of the words of `one` that stand in `other` in runs of at least `RUN` words."""
    found = np.isin(one.runs, other.runs)
    covered = np.zeros(max(one.words, len(found)), bool)
    for at in range(min(RUN, one.words)):
        covered[at : at + len(found)] |= found
    return float(covered[: one.words].mean())


def retold(one: Outline, other: Outline) -> float:
    """The share of `one` (by content words) in sentences whose content words some neighbouring sentences of `other` have."""
    if not len(one.stems) or not len(other.stems):
        return 0.0
    has = np.logical_or.reduceat(one.stems[:, None] == other.stems[None, :], other.starts, axis=1)
    near = has.copy()
    for at in range(1, min(WINDOW, has.shape[1])):
        near[:, :-at] |= has[:, at:]
    best = np.add.reduceat(near, one.starts, axis=0, dtype=np.intp).max(axis=1)
    sizes = np.diff(one.starts, append=len(one.stems))
    taken = (best >= FEWEST) & (best >= TAKEN * sizes)
    return float(sizes[taken].sum() / sizes.sum())


def facts(one: Outline, other: Outline) -> float:
    """The share of the names and numbers of `one` that `other` has; 1 where it has none."""
    return float(np.isin(one.facts, other.facts).mean()) if len(one.facts) else 1.0


def sketch(text: Outline) -> Pairs:
    """A sorted sample of the pairs of content words that share a sentence: texts that retell each other have many in common.

    Their hashes decide which pairs are taken, so a pair is taken from every text or from none, and a cut text has its share of the
    whole's. The first words with the length stand for texts too short to have pairs.
    """
    pairs = np.unique(np.concatenate([*_pairs(text), _mix(text.runs[:1].astype(np.uint64) + np.uint64(text.words))]))
    taken = pairs[: int(np.searchsorted(pairs, np.uint64(2**64 // SAMPLE)))]
    return taken if len(taken) >= SMALLEST else pairs[:SMALLEST]


def _pairs(text: Outline) -> Iterator[Pairs]:
    """For each sentence the hashes of the pairs of its content words."""
    for sentence in np.split(text.stems.astype(np.uint64), text.starts[1:]):
        stems = sentence[:LONGEST]
        first, second = np.triu_indices(len(stems), 1)
        yield _mix(_mix(stems[first]) + stems[second])


def _mix(values: Pairs) -> Pairs:
    """The values spread over all 64 bits (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
