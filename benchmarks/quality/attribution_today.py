"""Stand-in: the attributions that today's `demarche.events.speakers` finds, turned round from the act to the verb of saying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.records import Sentence

NOMINAL = ("NOUN", "PROPN", "PRON")
TOLD = ("ccomp", "parataxis", "xcomp", "advcl", "obj")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says (head words), the word that shows it, and the words told."""

    sources: tuple[int, ...]
    cue: int
    content: frozenset[int]


def attributions(sentence: Sentence, cues: Cues) -> list[Attribution]:
    """What the rules of `speakers.find` give for the acts of a sentence, each verb of saying or `according to` once."""
    return [one for one in (*_saying(sentence, cues), *_according(sentence)) if one.sources and one.content]


def _saying(sentence: Sentence, cues: Cues) -> Iterator[Attribution]:
    for verb, word in enumerate(sentence.words):
        if word.lemma.lower() not in cues.saying:
            continue
        heads = trees.children(sentence, verb, "nsubj") or trees.children(sentence, verb, "obl:agent")
        sources = [one for head in heads for one in trees.conjuncts(sentence, head)]
        content = {i for told in trees.children(sentence, verb, *TOLD) for i in trees.subtree(sentence, told)}
        if word.relation.split(":")[0] == "parataxis" and word.head >= 0:
            content |= set(trees.subtree(sentence, word.head)) - set(trees.subtree(sentence, verb))
        yield Attribution(_nominal(sentence, sources), verb, frozenset(content))


def _according(sentence: Sentence) -> Iterator[Attribution]:
    for i, word in enumerate(sentence.words):
        case = trees.child(sentence, i, "case")
        if word.relation.split(":")[0] == "obl" and case is not None and sentence.words[case].text.lower() == "according":
            content = set(trees.subtree(sentence, word.head)) - set(trees.subtree(sentence, i))
            yield Attribution(_nominal(sentence, [i]), case, frozenset(content))


def _nominal(sentence: Sentence, words: list[int]) -> tuple[int, ...]:
    return tuple(word for word in words if sentence.words[word].upos in NOMINAL)
