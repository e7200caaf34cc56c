"""What claims about claims are made of: claims with their words, the sides of parties, links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.events.attribution import attributions
from demarche.events.voices import GOING_ON, marker
from demarche.records import Actor, Claim, Link, LinkKind, Sentence, link_id

BY = "demarche-answers@1"
ACCUSATION, DENIAL = "ACCUSE", "REJECT"
SAME_SENTENCE, BY_PARTIES, NEAREST = 0.9, 0.7, 0.5
"""Scores: the clause shows it; the parties of both fit; it is the nearest that could be meant (set by hand)."""
ACCUSING = frozenset({"of", "for", "with", "that", "as", ""})
"""What introduces the clause of an accusation or a denial."""
STEM = 5
"""Letters that tell that two words name one kind of act."""


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


def place(claims: Iterable[Claim], sentences: Sequence[Sentence]) -> Iterator[Placed]:
    """Each claim at each of its mentions that stands in a sentence with words."""
    ends = [sentence.span.end for sentence in sentences]
    for claim in claims:
        for span in (claim.trigger, *claim.mentions):
            at = bisect_right(ends, span.start)
            words = trees.words_in(sentences[at], span) if at < len(sentences) else []
            if words:
                yield Placed(claim, sentences[at], words[0])


def told_by(one: Placed, cues: Cues) -> set[int]:
    """The words that an act of words tells of: its content as a verb of saying, and what hangs below it, without what stands beside it."""
    words = one.sentence.words
    content = {i for found in attributions(one.sentence, cues) if found.cue == one.word for i in found.content}
    below = set(trees.subtree(one.sentence, one.word))
    for i in trees.children(one.sentence, one.word, "conj", "parataxis", "advcl"):
        if words[i].relation != "advcl" or marker(one.sentence, i) not in ACCUSING:
            below -= set(trees.subtree(one.sentence, i))
    for i in below - {one.word}:
        if words[i].text.lower() in GOING_ON:
            below = below - set(trees.subtree(one.sentence, i))
    return (content | below) - {one.word}


def stem(one: Placed) -> str:
    """The first letters of the word of an act: "kidnap" and "kidnapping" name one kind."""
    return one.lemma[:STEM]


def all_same(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether all of some parties (at least one) are among others."""
    return bool(some) and all(any(_is_same(own, other) for other in others) for own in some)


def _is_same(one: Actor, other: Actor) -> bool:
    """Whether two parties are one: of one name, or of one side and not of different sectors of it."""
    if one.name.lower() == other.name.lower():
        return True
    apart = one.sectors and other.sectors and not set(one.sectors) & set(other.sectors)
    return one.side is not None and one.side == other.side and not apart


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
