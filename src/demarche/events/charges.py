"""What claims about claims are made of: claims with their words, the sides of parties, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.events.attribution import attributions
from demarche.records import Actor, Claim, Link, LinkKind, Sentence, link_id

BY = "demarche-answers@1"
ACCUSATION, DENIAL = "ACCUSE", "REJECT"
SAME_SENTENCE, BY_PARTIES, NEAREST = 0.9, 0.7, 0.5
"""Scores: the clause shows it; the parties of both fit; it is the nearest that could be meant (set by hand)."""
BESIDE = frozenset({"conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its sentence and the word of its trigger."""

    claim: Claim
    sentence: Sentence
    word: int

    @property
    def lemma(self) -> str:
        """The lemma of the trigger."""
        return self.sentence.words[self.word].lemma.lower()


def place(claim: Claim, sentences: Sequence[Sentence]) -> Iterator[Placed]:
    """A claim at each of its mentions."""
    for span in (claim.trigger, *claim.mentions):
        for sentence in sentences:
            if sentence.span.touches(span):
                words = trees.words_in(sentence, span)
                if words:
                    yield Placed(claim, sentence, words[0])
                break


def told_by(one: Placed, cues: Cues) -> set[int]:
    """The words that an act of words tells of: its content as a verb of saying, and what hangs below it."""
    content = {i for found in attributions(one.sentence, cues) if found.cue == one.word for i in found.content}
    return (content | set(trees.subtree(one.sentence, one.word, without=BESIDE))) - {one.word}


def sides(actors: Iterable[Actor]) -> set[str]:
    """What tells the parties apart: their states, else kinds of group; else their names in lower case."""
    return {actor.side or actor.name.lower() for actor in actors}


def states(actors: Iterable[Actor]) -> set[str]:
    """The states of parties, as far as they are known."""
    return {actor.country for actor in actors if actor.country}


def link(kind: LinkKind, left: Placed, right: Placed, score: float) -> Link:
    """A link that the word of the left claim shows."""
    span = left.sentence.words[left.word].span
    return Link(link_id(kind, left.claim.id, right.claim.id, BY), kind, left.claim.id, right.claim.id, BY, score, (span,))
