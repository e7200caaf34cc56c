"""GMB's silver names made fit to learn from.

Two kinds of change: what our convention asks for (train and test alike), and what is probably a slip of the silver
labels (train only, and only hidden from the loss, never relabelled).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.language.answers import name_spans
from training.records import Labelled

_LEADING = frozenset(
    """the a an southern northern eastern western southeastern southwestern northeastern northwestern south north east
    west southeast southwest northeast northwest central downtown ethnic mid pro anti non sub militant , . ' " of and 's""".split()
)
"""Lower-case words (and marks) that no name begins or ends with."""

_NO_NAMES = frozenset(
    """muslim muslims sunni sunnis shi'ite shi'ites shiite shiites shia western christian christians islamic islamist
    islamists jewish jews hindu hindus buddhist catholic catholics aids hiv state general secretary-general internet
    god allah ramadan easter christmas olympic olympics""".split()
)
"""Single words that GMB now and then calls a name: creeds, diseases, the tail of "Secretary of State"."""

_PERSONAL = frozenset(
    """general king prince lord colonel lieutenant major captain judge ayatollah premier chancellor ambassador deputy
    representative admiral archbishop governor queen princess sheikh brigadier sergeant secretary""".split()
)

SURE_SHARE, SURE_COUNT, NAME_SHARE = 0.6, 6, 0.75
"""From what share and number of mentions a name's kind is held for settled, and from what share of its uses with a
capital a word counts as a name (by eye on the training block)."""

_PLACES = frozenset(
    ["West Bank", "US", "UK", "Tel Aviv", "The Hague", "Singapore", "Turkey", "Tehran", "Kabul", "Qatar", "Kosovo", "DRC", "Tibet"]
)
"""Places that GMB calls a body about as often as a place."""

_BODIES = frozenset(
    [
        "U.N.",
        "UN",
        "United Nations",
        "EU",
        "European Union",
        "NATO",
        "OPEC",
        "African Union",
        "Arab League",
        "White House",
        "Kremlin",
        "Pentagon",
    ]
)
"""Bodies that GMB now and then calls places."""


def to_convention(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags without articles, directions and marks at the edges of names, and without creeds and diseases."""
    out = ["O" if tag != "?" else tag for tag in tags]
    for start, end, kind in name_spans(["O" if tag == "?" else tag for tag in tags]):
        while start < end and words[start] in _LEADING:
            start += 1
        while end > start and words[end - 1] in _LEADING:
            end -= 1
        if start == end or (end == start + 1 and words[start].lower() in _NO_NAMES):
            continue
        out[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return out


@dataclass(frozen=True, slots=True)
class Settled:
    """What the mentions in a block say together: the settled kind of a name, and the words that are nearly always names."""

    kinds: dict[str, str]
    words: set[str]


def settle(sentences: Sequence[Labelled]) -> Settled:
    """Count the names of a block."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for sentence in sentences:
        capitals.update(word for word in sentence.words if word[0].isupper())
        for start, end, kind in _spans(sentence):
            kinds[" ".join(sentence.words[start:end])][kind] += 1
    settled = (
        {
            name: counts.most_common(1)[0][0]
            for name, counts in kinds.items()
            if counts.total() >= SURE_COUNT and counts.most_common(1)[0][1] >= SURE_SHARE * counts.total()
        }
        | dict.fromkeys(_PLACES, "LOC")
        | dict.fromkeys(_BODIES, "ORG")
    )
    words = {name for name in settled if " " not in name and kinds[name].total() >= NAME_SHARE * capitals[name]}
    return Settled(settled, words)


def hide_slips(sentences: Sequence[Labelled], settled: Settled) -> list[Labelled]:
    """The sentences with "?" on names that go against what the same words are elsewhere, and on officers called bodies."""
    return [replace(sentence, names=_hidden(sentence, settled)) for sentence in sentences]


def _hidden(sentence: Labelled, settled: Settled) -> list[str]:
    tags = list(sentence.names or [])
    for start, end, kind in _spans(sentence):
        name = " ".join(sentence.words[start:end])
        officer = kind == "ORG" and sentence.words[start].lower() in _PERSONAL and end > start + 1
        if officer or settled.kinds.get(name, kind) != kind:
            tags[start:end] = ["?"] * (end - start)
    return ["?" if tag == "O" and word in settled.words else tag for word, tag in zip(sentence.words, tags, strict=True)]


def _spans(sentence: Labelled) -> list[tuple[int, int, str]]:
    """The names of a sentence, unknown words left out."""
    return name_spans(["O" if tag == "?" else tag for tag in sentence.names or []])
