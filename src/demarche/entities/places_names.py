"""The names of places in a sentence: those that the language model found, and those that the gazetteer knows beside and inside others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.gazetteer import country_of, look_up
from demarche.entities.places_choose import LARGE
from demarche.records import Name, NameKind, Report, Sentence

LONGEST = 4
"""Words of the longest name that is looked for where the language model found none."""

_TAKING = frozenset("shell bombard bomb besiege capture recapture retake seize liberate occupy storm".split())
_PLACING = frozenset("in near outside from to at around across throughout into inside through toward towards".split())
_NO_PLACES = frozenset(
    "north south east west january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place: words `first` to `last` (half open) and their text.

    `modifier`: part of the name of a body ("the Texas Health Department"), so that it says what is meant but not where anything happens.
    """

    first: int
    last: int
    text: str
    modifier: bool = False


def find_all_names(report: Report, sentences: Sequence[Sentence]) -> dict[int, list[Mention]]:
    """The names of places in each sentence by its index. A known name that is mostly a place is one wherever it is a name by itself."""
    told, people = _told_apart(sentences)
    mostly = {name for name in told["LOC"] if told["LOC"][name] >= told["PER"][name] + told["ORG"][name]}
    sure = frozenset(name for name in mostly if not people & set(name.split()) and any(spot.main for spot in look_up(name)))
    return {sentence.index: find_names(report, sentence, sure) for sentence in sentences}


def _told_apart(sentences: Sequence[Sentence]) -> tuple[dict[NameKind, Counter[str]], set[str]]:
    """How often the language model takes each name for what kind, and the words of the names of several words that are people's."""
    told: dict[NameKind, Counter[str]] = defaultdict(Counter)
    people: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            words = _written(sentence, range(name.first, min(name.last, len(sentence.words))))
            told[name.kind][words] += 1
            if name.kind == "PER" and " " in words:
                people.update(words.split())
    return told, people


def find_names(report: Report, sentence: Sentence, sure: frozenset[str] = frozenset()) -> list[Mention]:
    """The names of places in a sentence, from left to right. `sure`: names that are places whatever the language model takes them for."""
    found: list[Mention] = []
    taken: set[int] = set()
    for name in sentence.names:
        inside = range(name.first, min(name.last, len(sentence.words)))
        if not inside:
            continue
        taken.update(inside)
        if facility := _facility(report, sentence, inside):
            found.append(facility)
        elif name.kind == "LOC" or (name.kind == "PER" and _is_town(sentence, inside)) or _written(sentence, inside) in sure:
            found.append(_whole(report, sentence, inside))
        elif name.kind in ("ORG", "NAT") and (mention := _leading(report, sentence, name, inside)):
            found.append(mention)
    found += _overlooked(report, sentence, taken)
    return sorted(found, key=lambda mention: mention.first)


def _whole(report: Report, sentence: Sentence, inside: range) -> Mention:
    """A name without its article and its genitive."""
    first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
    last = inside.stop - (sentence.words[inside[-1]].text in ("'s", "’s") and len(inside) > 1)
    return _mention(report, sentence, first, last)


def _facility(report: Report, sentence: Sentence, inside: range) -> Mention | None:
    """A base, airport or plant whose name begins with a name and may go on behind it ("Bagram air base")."""
    first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
    most = inside.stop
    while most < min(len(sentence.words), inside.stop + LONGEST - 1) and sentence.words[most].upos in ("NOUN", "PROPN", "ADJ"):
        most += 1
    for last in range(most, inside.stop - 1, -1):
        text = report.quote(trees.span_of(sentence, range(first, last)))
        if last - first > 1 and any(spot.kind == "facility" for spot in look_up(text)):
            return _mention(report, sentence, first, last)
    return None


def _is_town(sentence: Sentence, inside: range) -> bool:
    """Whether what the model takes for a person is a large town: what is shelled, or stands behind "in"."""
    word = sentence.words[inside[-1]]
    if len(inside) > 1 or not any(s.kind in ("city", "capital") and s.population >= LARGE for s in look_up(word.text)):
        return False
    if inside.start and sentence.words[inside.start - 1].text.lower() in ("in", "near", "outside", "across"):
        return True
    return base(word) == "obj" and word.head >= 0 and sentence.words[word.head].lemma.lower() in _TAKING


def _leading(report: Report, sentence: Sentence, name: Name, inside: range) -> Mention | None:
    """The state, province, capital or part of the world with whose name the name of a body begins, if any ("Iran" of "Iran Air")."""
    first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
    for last in range(min(inside.stop, first + LONGEST), first, -1):
        text = report.quote(trees.span_of(sentence, range(first, last)))
        if any(spot.main and spot.kind in ("country", "province", "region", "area", "capital") for spot in look_up(text)):
            return None if name.kind == "NAT" and country_of(text) else _mention(report, sentence, first, last, modifier=True)
    return None


def _written(sentence: Sentence, inside: range) -> str:
    """The words of a name without its article."""
    words = [sentence.words[i].text for i in inside]
    return " ".join(words[words[:1] in (["the"], ["The"]) :])


def _overlooked(report: Report, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    """Runs of proper nouns behind "in" and the like that the model takes for no name and the gazetteer for a place by its main name."""
    start = 0
    while start < len(sentence.words):
        stop = start
        while stop < len(sentence.words) and stop not in taken and sentence.words[stop].upos == "PROPN":
            stop += 1
        if 0 < start < stop <= start + LONGEST and sentence.words[start - 1].text.lower() in _PLACING:
            mention = _mention(report, sentence, start, stop)
            if _may_be_place(mention):
                yield mention
        start = max(start + 1, stop)


def _may_be_place(mention: Mention) -> bool:
    words = mention.text.split()
    written = all(word[:1].isupper() and word.lower().strip(".") not in _NO_PLACES for word in words)
    return written and not mention.text.isupper() and any(spot.main for spot in look_up(mention.text))


def _mention(report: Report, sentence: Sentence, first: int, last: int, *, modifier: bool = False) -> Mention:
    return Mention(first, last, report.quote(trees.span_of(sentence, range(first, last))), modifier)
