"""Which words tell of people killed, wounded, arrested …, and the killed and wounded that belong to an attack."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.magnitudes_read import Quantity, count_of
from demarche.entities.numbers import read_number
from demarche.records import Sentence

CASUALTIES = frozenset({"killed", "injured"})

_STEMS: tuple[tuple[str, str], ...] = tuple(
    (stem, kind)
    for kind, stems in {
        "killed": "kill slay slain assassinat murder massacr execut behead die died dying dead death perish slaughter lynch",
        "injured": "wound injur hurt maim",
        "arrested": "arrest detain detention jail imprison apprehend",
        "expelled": "expel expuls deport oust",
        "released": "releas free freed",
        "abducted": "abduct kidnap",
        "convicted": "convict sentenc",
        "evacuated": "evacuat",
        "rescued": "rescu",
        "displaced": "displac",
    }.items()
    for stem in stems.split()
)
_WHOLE = frozenset({"die", "died", "dying", "dead", "death", "free", "freed", "hurt", "slay", "slain"})
"""Stems that are whole words; `deaths` counts too."""
_STATES_OF_HARM = {"dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured"}


def kind_of_word(sentence: Sentence, word: int) -> str | None:
    """The kind of count that goes with a verb or noun (`arrested` with "detention"), or None."""
    own = sentence.words[word]
    for form in (own.text.lower(), own.lemma.lower()):
        for stem, kind in _STEMS:
            if form == stem or (stem not in _WHOLE and form.startswith(stem) and not form.startswith(("executive", "freedom"))):
                return kind
        if form in ("deaths", "dies", "frees", "hurts"):
            return {"deaths": "killed", "dies": "killed", "frees": "released"}.get(form, "injured")
    after = [w.text.lower() for w in sentence.words[word + 1 : word + 3]]
    return "killed" if own.upos == "VERB" and (after[:1] == ["dead"] or after == ["to", "death"]) else None


def harm_of(sentence: Sentence, act: int, acts: frozenset[int]) -> list[int]:
    """The words of harm that belong to an attack: its clauses and conjuncts, and the verb that it is the subject or occasion of."""
    own_kind = kind_of_word(sentence, act)
    linked = [(i, base(sentence.words[i])) for i in _below(sentence, act)]
    head, relation = sentence.words[act].head, base(sentence.words[act])
    if head >= 0 and _occasions(sentence, act, relation):
        linked += [(i, "occasion") for i in _coordinated(sentence, head)]
    found = []
    for word, how in linked:
        told_apart = word in acts and own_kind in CASUALTIES and how == "conj"
        own_subject = how == "conj" and _differs(sentence, act, word)
        if not told_apart and not own_subject:
            found.append(word)
    return found


def _coordinated(sentence: Sentence, word: int) -> list[int]:
    """A verb with the verbs coordinated with it: "killed and dozens wounded"."""
    own = sentence.words[word]
    first = own.head if base(own) == "conj" and own.head >= 0 else word
    return trees.conjuncts(sentence, first)


def _below(sentence: Sentence, act: int) -> list[int]:
    """Clauses and conjuncts of an act, two steps down."""
    first = trees.children(sentence, act, "advcl", "conj", "xcomp", "parataxis", "acl")
    return first + [j for i in first for j in trees.children(sentence, i, "conj", "advcl") if j not in first]


def _occasions(sentence: Sentence, act: int, relation: str) -> bool:
    """Whether somebody was killed in an act: its subject ("the raid killed"), a phrase ("in a raid") or a clause ("when …")."""
    if relation == "nsubj":
        return True
    if relation in ("obl", "nmod"):
        return case_of(sentence, act) in ("in", "during", "by", "from", "after")
    marks = {sentence.words[i].text.lower() for i in trees.children(sentence, act, "mark", "advmod")}
    return relation == "advcl" and bool(marks & {"when", "as", "after"})


def _differs(sentence: Sentence, act: int, word: int) -> bool:
    """Whether a conjoined verb has an actor of its own; the wounded of a passive ("nine were killed and ten wounded") are none."""
    subject = trees.child(sentence, word, "nsubj")
    return subject is not None and sentence.words[subject].relation != "nsubj:pass" and kind_of_word(sentence, word) not in CASUALTIES


def count_harm(sentence: Sentence, word: int, blocked: Collection[int]) -> Iterable[tuple[str, Quantity]]:
    """The counts of killed and injured that a word tells of: "killing three", "leaving two dead and four wounded", "claimed nine lives"."""
    kind = kind_of_word(sentence, word)
    own = sentence.words[word]
    if kind in CASUALTIES:
        heads = [*trees.children(sentence, word, "nsubj:pass"), *trees.children(sentence, word, "obj"), *deaths(sentence, word)]
        counted = own.upos in ("ADJ", "NOUN") and trees.child(sentence, word, "nummod") is not None
        for head in [*heads, word] if counted else heads:
            if quantity := count_of(sentence, head, blocked):
                yield str(kind), quantity
                break
    elif own.lemma.lower() in ("leave", "leaf") or own.text.lower() in ("leaving", "left", "leaves"):
        yield from _left(sentence, word, blocked)
    elif own.lemma.lower() in ("claim", "take", "cost"):
        for head in trees.children(sentence, word, "obj"):
            if sentence.words[head].text.lower() == "lives" and (quantity := count_of(sentence, head, blocked)):
                yield "killed", quantity


def deaths(sentence: Sentence, word: int) -> list[int]:
    """The subjects of dying, and of a passive whose helper is left out ("nine killed, ten wounded")."""
    own = sentence.words[word]
    dying = own.lemma.lower() in ("die", "perish") or own.text.lower() == "died"
    bare = trees.child(sentence, word, "obj", "aux") is None and own.text.lower().endswith("ed")
    return trees.children(sentence, word, "nsubj") if dying or bare else []


def _left(sentence: Sentence, word: int, blocked: Collection[int]) -> Iterable[tuple[str, Quantity]]:
    """ "leaving two people dead and four wounded": the nearest number before each state of harm."""
    last = word
    for i in range(word + 1, min(word + 16, len(sentence.words))):
        kind = _STATES_OF_HARM.get(sentence.words[i].text.lower())
        if kind is None:
            continue
        numbers = [j for j in range(last + 1, i) if j not in blocked and read_number([w.text for w in sentence.words[j:i]], 0)]
        if numbers and (quantity := count_of(sentence, numbers[0], blocked)):
            yield kind, quantity
        last = i


def case_of(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
