"""The codebook's lexicon on a parse: which entries fire on a word, so that a reader can see why a type was proposed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Codebook, Entry
from demarche.records import Sentence

ODDS_PHRASE, ODDS_OBJECT, ODDS_WORD, ODDS_WEAK = 4.0, 3.0, 1.5, 0.5
"""What an entry adds: a whole phrase (`declare persona non grata`), a word with its object, a word alone, a word of many senses
(chosen on the held-out part of the marked sentences)."""

OBJECTS = ("obj", "nsubj:pass", "iobj", "obl", "xcomp")
COMPLEMENTS = ("nmod", "compound", "amod", "obl", "acl")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A type that an entry proposes for a word. `entry` names it: `SANCTION: expel + diplomat`."""

    event: str
    mode: str | None
    odds: float
    """Log-odds that the entry adds to the head's."""
    entry: str


class Lexicon:
    """All entries of a codebook, by lemma."""

    def __init__(self, book: Codebook) -> None:
        self._entries: defaultdict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
        for event in book.events.values():
            for entry in event.lexicon:
                for lemma in entry.verb:
                    self._entries["VERB", lemma].append((event.type, entry))
                for lemma in entry.noun:
                    self._entries["NOUN", lemma].append((event.type, entry))

    def propose(self, sentence: Sentence, word: int) -> list[Proposal]:
        """The proposals for a word, those with the most conditions first."""
        own = sentence.words[word]
        kind = "NOUN" if own.upos in ("NOUN", "PROPN") else "VERB"
        if own.upos == "ADJ" and not own.text.lower().endswith(("ed", "ing", "en")):
            return []  # "close to the border" closes nothing; only participles act
        fired = [
            (event, entry, condition)
            for event, entry in self._entries.get((kind, own.lemma.lower()), ())
            if (condition := _condition(sentence, word, entry)) is not None
        ]
        fired.sort(key=lambda item: -(bool(item[1].object) + bool(item[1].near)))
        return [
            Proposal(event, entry.mode, _odds(entry), " + ".join([f"{event}: {own.lemma}", *([condition] if condition else [])]))
            for event, entry, condition in fired
        ]


def _odds(entry: Entry) -> float:
    if entry.weak:
        return ODDS_WEAK
    return ODDS_PHRASE if entry.near else ODDS_OBJECT if entry.object else ODDS_WORD


def _condition(sentence: Sentence, word: int, entry: Entry) -> str | None:
    """What fulfilled the entry's conditions ("" where it has none), or None where they are not fulfilled."""
    met = []
    if entry.object:
        lemmas = {sentence.words[i].lemma.lower() for i in _objects(sentence, word)}
        shared = lemmas & set(entry.object)
        if not shared:
            return None
        met.append(min(shared))
    if entry.near:
        below = {sentence.words[i].lemma.lower() for i in trees.subtree(sentence, word)}
        if not set(entry.near) <= below:
            return None
        met.extend(entry.near)
    return " ".join(met)


def _objects(sentence: Sentence, word: int) -> list[int]:
    """Heads of what a verb acts on or a noun is about; for a participle after a noun, that noun."""
    noun = sentence.words[word].upos in ("NOUN", "PROPN")
    heads = trees.children(sentence, word, *(COMPLEMENTS if noun else OBJECTS))
    if sentence.words[word].relation.startswith("acl") and sentence.words[word].head >= 0:
        heads.append(sentence.words[word].head)
    return [one for head in heads for one in trees.conjuncts(sentence, head)]
