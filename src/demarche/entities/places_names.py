"""The names of places in a sentence: those that the language model found, and those that the gazetteer knows beside and inside others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche import trees
from demarche.entities.gazetteer import country_of, look_up
from demarche.records import Name, Report, Sentence

SEEN_TOWN = 15_000
"""Inhabitants from which a town is taken for meant by a proper noun that the language model takes for no name."""

LONGEST = 4
"""Words of the longest name that is looked for where the language model found none."""

_BETWEEN = frozenset({",", "(", "in"})
_PLACING = frozenset("in near outside from to at of around across throughout into inside between through toward towards".split())
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place: words `first` to `last` (half open) and their text. `modifier`: part of another name ("the Texas Health Department"),
    so that it says what is meant but not where anything happens."""

    first: int
    last: int
    text: str
    modifier: bool = False


def find_names(report: Report, sentence: Sentence) -> list[Mention]:
    """The names of places in a sentence, from left to right."""
    found: list[Mention] = []
    taken: set[int] = set()
    for name in sentence.names:
        inside = range(name.first, min(name.last, len(sentence.words)))
        if not inside:
            continue
        taken.update(inside)
        if name.kind == "LOC":
            found.append(_whole(report, sentence, inside))
        elif name.kind in ("ORG", "NAT") and (mention := _leading(report, sentence, name, inside)):
            found.append(mention)
    found += _overlooked(report, sentence, taken)
    return sorted(found, key=lambda mention: mention.first)


def follows(sentence: Sentence, mention: Mention, behind: Mention) -> bool:
    """Whether a place stands right behind another as what holds it may: "Paris, Texas", "Paris (Texas)", "Paris in Texas"."""
    return behind.first == mention.last + 1 and sentence.words[mention.last].text in _BETWEEN


def _whole(report: Report, sentence: Sentence, inside: range) -> Mention:
    """A name without its article and its genitive."""
    first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
    last = inside.stop - (sentence.words[inside[-1]].text in ("'s", "’s") and len(inside) > 1)
    return _mention(report, sentence, first, last)


def _leading(report: Report, sentence: Sentence, name: Name, inside: range) -> Mention | None:
    """The state, province or region with whose name the name of a body begins, if any ("Iran" of "Iran Air")."""
    first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
    for last in range(min(inside.stop, first + LONGEST), first, -1):
        text = report.quote(trees.span_of(sentence, range(first, last)))
        if any(spot.main and spot.kind in ("country", "province", "region", "area") for spot in look_up(text)):
            return None if name.kind == "NAT" and country_of(text) else _mention(report, sentence, first, last, modifier=True)
    return None


def _overlooked(report: Report, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    """Runs of proper nouns that the model takes for no name and the gazetteer for a place: a known one, or one said with "in" or the like."""
    start = 0
    while start < len(sentence.words):
        stop = start
        while stop < len(sentence.words) and stop not in taken and sentence.words[stop].upos == "PROPN":
            stop += 1
        if stop > start:
            if stop - start <= LONGEST and _is_place(sentence, start, stop):
                yield _mention(report, sentence, start, stop, modifier=not _is_placed(sentence, start))
            start = stop
        start += 1


def _is_placed(sentence: Sentence, first: int) -> bool:
    """Whether a preposition of place stands before a name."""
    return first > 0 and sentence.words[first - 1].text.lower() in _PLACING


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words[first:last]
    if any(word.text.lower().strip(".") in _TIMES or not word.text[:1].isupper() for word in words):
        return False
    spots = [spot for spot in look_up(" ".join(word.text for word in words)) if spot.main]
    if _is_placed(sentence, first) and spots:
        return True
    return any(spot.kind not in ("city", "county", "facility") or spot.population >= SEEN_TOWN for spot in spots)


def _mention(report: Report, sentence: Sentence, first: int, last: int, *, modifier: bool = False) -> Mention:
    return Mention(first, last, report.quote(trees.span_of(sentence, range(first, last))), modifier)
