"""Who does it to whom: the coder model points at the parties of an act; the parse completes what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from demarche import trees
from demarche.events.reading import Floats
from demarche.events.voices import case
from demarche.records import Sentence

LEAST = 0.2
"""Probability from which a word is taken as a party (chosen on the held-out part of the marked sentences)."""

SHARE = 0.5
"""Further parties of the same kind need this share of the best one's probability."""

SURELY_NONE = 0.4
"""Above this probability of "none named" the parse is not asked."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "SYM", "X"})
TOWARD = frozenset({"against", "on", "with", "to", "of", "upon", "at", "from", "for", "toward", "towards", "into"})
PLACING = frozenset({"in", "at", "near", "outside"})
LIGHT = frozenset({"with", "in", "into"})
"""Prepositions by which a verb takes up an event noun: "responded with an attack", "engaged in talks"."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Head words of the parties of an act, in order of text."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    speakers: tuple[int, ...]


FORCEFUL = frozenset({"ASSAULT", "COERCE"})
"""Types that hit what they are done to, and not the place where that is: who closes an embassy in Peru acts toward Peru, who storms it
does not."""

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types that take two."""

OWNED = {"REJECT": frozenset({"of", "from", "by"}), "SUPPORT": frozenset({"by"}), "ACCUSE": frozenset({"by"})}
"""Types aimed at whoever owns what they name ("rejected Peru's proposal"), and the prepositions that tell the owner."""


def find(sentence: Sentence, word: int, chances: Floats, *, event: str = "") -> Parties:
    """The parties of the act at a word. `chances`: (party kind, slot) from the coder model; `event`: its type."""
    actors, recipients, speakers = (_chosen(sentence, word, row, forceful=event in FORCEFUL) for row in chances)
    if not actors and chances[0][0] < SURELY_NONE:
        actors = _agents(sentence, word)
    if not recipients and chances[1][0] < SURELY_NONE:
        recipients = _patients(sentence, word)
    if not recipients and event in MUTUAL and len(actors) == 1:
        recipients = _partners(sentence, word)
    if not recipients and event in OWNED:
        recipients = _owner(sentence, word, OWNED[event])
    recipients = tuple(r for r in recipients if r not in actors)
    return Parties(tuple(actors), recipients, tuple(speakers))


def _partners(sentence: Sentence, word: int) -> tuple[int, ...]:
    """Whom somebody meets or works with: the object, or a phrase with "with" at the act or at the verb that takes it up."""
    own = sentence.words[word]
    above = [own.head] if own.upos == "NOUN" and own.relation == "obj" else []
    for place in (word, *above):
        for found in trees.children(sentence, place, "obj", "obl", "nmod"):
            named = sentence.words[found].upos in ("NOUN", "PROPN", "PRON") and found != word
            bare = sentence.words[found].relation == "obj" and place == word
            if named and (bare or case(sentence, found) == "with"):
                return tuple(trees.conjuncts(sentence, found))
    return ()


def _owner(sentence: Sentence, word: int, cases: frozenset[str]) -> tuple[int, ...]:
    """Whose is what an act names: "rejected [Peru's] proposal", "refused a request from [the minister]"."""
    for thing in trees.children(sentence, word, "obj", "nsubj:pass"):
        for owner in trees.children(sentence, thing, "nmod:poss", "nmod"):
            if sentence.words[owner].relation == "nmod:poss" or case(sentence, owner) in cases:
                return tuple(trees.conjuncts(sentence, owner))
    return ()


def take_over(sentence: Sentence, word: int, found: Mapping[int, Parties]) -> Parties:
    """The parties of an act; where it has no recipient, with those of the act that it is about ("refused to meet the envoy")."""
    own = found[word]
    if own.recipients:
        return own
    for content in trees.children(sentence, word, "xcomp", "ccomp"):
        if content in found:
            return replace(own, recipients=tuple(r for r in found[content].recipients if r not in own.actors))
    return own


def is_bare(sentence: Sentence, word: int, found: Parties) -> bool:
    """Whether an event noun only points back at an act told elsewhere: "the attack", "the move", with no party of its own.

    A party is its own if it stands in the noun's phrase, or in the clause of the verb that the noun is the object or subject of.
    """
    if sentence.words[word].upos != "NOUN":
        return False
    own = set(trees.subtree(sentence, word))
    named = {*found.actors, *found.recipients}
    if named & own:
        return False
    relation, head = sentence.words[word].relation.split(":")[0], sentence.words[word].head
    taken_up = relation == "obl" and case(sentence, word) in LIGHT
    if (relation in ("obj", "nsubj", "conj", "xcomp", "compound", "appos") or taken_up) and head >= 0:
        return not named & set(trees.subtree(sentence, head))
    return relation != "root"


def _chosen(sentence: Sentence, word: int, row: Floats, *, forceful: bool) -> tuple[int, ...]:
    """Words that the model points at, unless it rather says that none is named."""
    count = min(len(sentence.words), len(row) - 1)
    if not count or int(row.argmax()) == 0:
        return ()
    least = max(LEAST, SHARE * float(row[1:].max()))
    pointed = [i for i in range(count) if row[i + 1] >= least and i != word and _may_be_party(sentence, i)]
    found = list(dict.fromkeys(_whole(sentence, i, word) for i in pointed)) if forceful else pointed
    # "Peru's embassy in Quito" is one party: what stands inside a party's phrase owns or places it.
    heads = [i for i in found if not any(j != i and i in trees.phrase(sentence, j) for j in found)]
    return tuple(dict.fromkeys(one for i in heads for one in _with_conjuncts(sentence, i, row)))


def _may_be_party(sentence: Sentence, word: int) -> bool:
    own = sentence.words[word]
    return own.upos in NOMINAL and own.text.lower() not in ("the", "a", "an")


def _whole(sentence: Sentence, word: int, act: int) -> int:
    """The noun that a place only places: of "its embassy in Lagos" the embassy is the party, also where the model points at Lagos."""
    own = sentence.words[word]
    if own.upos != "PROPN" or own.relation.split(":")[0] != "nmod" or case(sentence, word) not in PLACING or own.head in (act, -1):
        return word
    return own.head if sentence.words[own.head].upos == "NOUN" else word


def _with_conjuncts(sentence: Sentence, word: int, row: Floats) -> list[int]:
    """The word, and the conjuncts that the model does not hold for unlikely."""
    return [i for i in trees.conjuncts(sentence, word) if i == word or (i + 1 < len(row) and row[i + 1] > 0.02)]


def _agents(sentence: Sentence, word: int) -> tuple[int, ...]:
    """The agent by the parse: subject, by-phrase, possessor, or the subject that a clause takes over."""
    own = sentence.words[word]
    for relation in ("obl:agent", "nsubj", "nmod:poss"):
        for found in trees.children(sentence, word, relation):
            if sentence.words[found].relation != "nsubj:pass":
                return tuple(trees.conjuncts(sentence, found))
    for found in trees.children(sentence, word, "obl", "nmod"):
        if case(sentence, found) == "by":
            return tuple(trees.conjuncts(sentence, found))
    passive = bool(trees.children(sentence, word, "nsubj:pass", "aux:pass"))
    if own.head >= 0 and not passive and own.relation.split(":")[0] in ("xcomp", "conj", "advcl") and own.upos in ("VERB", "AUX"):
        return _agents(sentence, own.head) if own.head != word else ()
    if own.relation.startswith("acl") and own.head >= 0 and own.text.lower().endswith("ing"):
        return (own.head,)
    if own.upos == "NOUN" and own.head >= 0 and (own.relation == "obj" or (own.relation == "obl" and case(sentence, word) in LIGHT)):
        return _agents_of_light_verb(sentence, own.head)
    return ()


def _agents_of_light_verb(sentence: Sentence, verb: int) -> tuple[int, ...]:
    subjects = [i for i in trees.children(sentence, verb, "nsubj") if sentence.words[i].relation != "nsubj:pass"]
    return tuple(trees.conjuncts(sentence, subjects[0])) if subjects else ()


def _patients(sentence: Sentence, word: int) -> tuple[int, ...]:
    """What is acted on by the parse: object, passive subject, or a phrase with against, on, to, …"""
    own = sentence.words[word]
    for relation in ("obj", "nsubj:pass", "iobj"):
        found = trees.children(sentence, word, relation)
        if found and sentence.words[found[0]].upos in ("NOUN", "PROPN", "PRON"):
            return tuple(trees.conjuncts(sentence, found[0]))
    for found_one in trees.children(sentence, word, "obl", "nmod"):
        if case(sentence, found_one) in TOWARD and sentence.words[found_one].upos in ("NOUN", "PROPN", "PRON"):
            return tuple(trees.conjuncts(sentence, found_one))
    if own.relation.startswith("acl") and own.head >= 0 and not own.text.lower().endswith("ing") and own.upos == "VERB":
        return (own.head,)
    return ()
