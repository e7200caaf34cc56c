"""Who says nothing: "has not commented", "declined to comment", "could not be reached", "would neither confirm nor deny"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche import trees
from demarche.events.attribution import may_speak
from demarche.records import Sentence

COMMENT = frozenset({"comment", "respond", "reply", "answer", "remark", "elaborate", "speak", "react", "discuss"})
"""Verbs that with "not" tell of silence."""
WORDS = frozenset(
    {"comment", "response", "reply", "reaction", "remark", "word", "statement", "answer", "explanation", "confirmation", "call"}
)
"""Nouns that with "no" tell of silence."""
DECLINING = frozenset({"decline", "refuse", "avoid"})
WILLING = frozenset({"wish", "want", "be", "care", "have"})
"""Verbs that with "not" and a verb of speaking tell of silence: "did not wish to speak", "has yet to comment"."""
ANSWERED = frozenset({"unanswered", "unreturned"})
GIVING = frozenset({"make", "give", "offer", "have", "issue", "return", "provide", "be", "come"})
SPEAKING = frozenset(
    {"comment", "respond", "reply", "answer", "elaborate", "discuss", "say", "speak", "confirm", "identify", "name", "give"}
)
NEGATORS = frozenset({"not", "n't", "never", "neither", "nor", "no"})
SUBJECT = ("nsubj",)


@dataclass(frozen=True, slots=True)
class Silence:
    """Who keeps silent (head words) and the words that tell of it."""

    silent: tuple[int, ...]
    words: tuple[int, ...]


def silences(sentence: Sentence) -> list[Silence]:
    """The silences that a sentence tells of, in order; each with somebody who keeps it."""
    found = (one for i in range(len(sentence.words)) for one in _at(sentence, i))
    named = (replace(one, silent=tuple(i for i in one.silent if may_speak(sentence, i))) for one in found)
    return [one for one in named if one.silent]


def _at(sentence: Sentence, word: int) -> Iterator[Silence]:
    own = sentence.words[word]
    lemma = own.lemma.lower()
    if own.upos == "VERB":
        negators = [i for i in trees.children(sentence, word, "advmod", "cc", "det") if sentence.words[i].text.lower() in NEGATORS]
        if lemma in COMMENT and negators:
            yield Silence(_who(sentence, word), (*negators, word))
        elif lemma in COMMENT | {"say"} and (above := _unwilling(sentence, word)) is not None:
            yield Silence(_who(sentence, above), (above, word))
        elif lemma == "say" and negators and _asks(sentence, word):
            yield Silence(_who(sentence, word), (*negators, word))
        elif lemma in DECLINING and not negators:
            told = [i for i in trees.children(sentence, word, "xcomp") if sentence.words[i].lemma.lower() in SPEAKING]
            about_acts = any(sentence.words[i].lemma.lower() in ("give", "name", "say", "confirm") for i in told)
            if told and (not about_acts or lemma == "decline"):
                yield Silence(_who(sentence, word), (word, *told))
            elif any(sentence.words[i].lemma.lower() == "comment" for i in trees.children(sentence, word, "obj")):
                yield Silence(_who(sentence, word), (word, *trees.children(sentence, word, "obj")))
        elif lemma == "reach" and _cannot(sentence, word):
            yield Silence(tuple(trees.children(sentence, word, "nsubj:pass") or _who(sentence, word)), (word,))
        elif lemma == "confirm" and _neither(sentence, word):
            yield Silence(_who(sentence, word), (word, *trees.children(sentence, word, "conj")))
        elif lemma in ("remain", "stay", "keep") and any(
            sentence.words[i].lemma.lower() in ("silent", "quiet", "mum", "silence") for i in trees.children(sentence, word, "xcomp", "obj")
        ):
            yield Silence(_who(sentence, word), (word, *trees.children(sentence, word, "xcomp", "obj")))
    elif own.upos == "NOUN" and lemma in WORDS and _none(sentence, word):
        yield Silence(_of_no_comment(sentence, word), (word,))
    elif own.upos == "ADJ" and lemma in ("available", "reachable", "silent") and own.head < len(sentence.words):
        negated = any(sentence.words[i].text.lower() in NEGATORS for i in trees.children(sentence, word, "advmod"))
        if (lemma == "silent" and not negated) or (lemma != "silent" and negated) or own.text.lower() in ("unavailable", "unreachable"):
            yield Silence(tuple(trees.children(sentence, word, "nsubj")), (word,))
    if own.text.lower() in ANSWERED and own.head >= 0:
        yield Silence(_asked(sentence, own.head if trees.children(sentence, own.head, "nsubj") else word), (word,))
    elif own.lemma.lower() == "nothing" and any(
        sentence.words[i].lemma.lower() in ("say", "add") for i in trees.children(sentence, word, "acl")
    ):
        yield Silence(_who(sentence, own.head) if own.head >= 0 else (), (word, *trees.children(sentence, word, "acl")))
    elif own.text.lower() in ("unavailable", "unreachable") and own.upos != "ADJ":
        yield Silence(tuple(trees.children(sentence, word, "nsubj")), (word,))


def _who(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subject of the verb, or of the clause that it goes on from."""
    seen: set[int] = set()
    while verb >= 0 and verb not in seen:
        seen.add(verb)
        heads = list(trees.children(sentence, verb, "nsubj", "nsubj:pass"))
        own = sentence.words[verb]
        if heads:
            relative = own.relation == "acl:relcl" and sentence.words[heads[0]].text.lower() in ("who", "which", "that") and own.head >= 0
            return (own.head,) if relative else tuple(one for head in heads for one in trees.conjuncts(sentence, head))
        if own.relation.split(":")[0] not in ("conj", "xcomp", "advcl", "parataxis"):
            return ()
        verb = own.head
    return ()


def _unwilling(sentence: Sentence, verb: int) -> int | None:
    """The verb above a verb of speaking that with "not" or "yet" says that it does not come to that."""
    own = sentence.words[verb]
    if own.relation.split(":")[0] not in ("xcomp", "ccomp") or own.head < 0 or sentence.words[own.head].lemma.lower() not in WILLING:
        return None
    below = {sentence.words[i].text.lower() for i in trees.children(sentence, own.head, "advmod", "aux")}
    return own.head if below & (NEGATORS | {"yet"}) else None


def _asks(sentence: Sentence, verb: int) -> bool:
    """ "would not say whether …": the clause is a question, or there is none."""
    told = trees.children(sentence, verb, "ccomp")
    words = {sentence.words[i].text.lower() for one in told for i in trees.children(sentence, one)}
    helped = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux")}
    return bool(helped & {"would", "will", "wo", "did", "does"}) and (
        not told or bool(words & {"whether", "if", "how", "when", "why", "who", "what", "where"})
    )


def _asked(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """ "calls to X went unanswered": X."""
    things = trees.children(sentence, verb, "nsubj", "nsubj:pass")
    return tuple(i for thing in things for i in trees.children(sentence, thing, "nmod") if _case(sentence, i) in ("to", "for", "from"))


def _cannot(sentence: Sentence, verb: int) -> bool:
    below = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux", "advmod")}
    return bool(below & NEGATORS) and bool(below & {"could", "can", "ca"})


def _neither(sentence: Sentence, verb: int) -> bool:
    """ "neither confirm nor deny"."""
    below = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "cc", "advmod", "cc:preconj", "det")}
    joined = {sentence.words[i].lemma.lower() for i in trees.children(sentence, verb, "conj")}
    return "deny" in joined and bool(below & NEGATORS)


def _none(sentence: Sentence, noun: int) -> bool:
    return any(sentence.words[i].text.lower() in ("no", "neither") for i in trees.children(sentence, noun, "det"))


def _of_no_comment(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """ "no comment from X", "X made no comment", "X had no immediate reaction"."""
    owners = [i for i in trees.children(sentence, noun, "nmod", "obl") if _case(sentence, i) in ("from", "by")]
    own = sentence.words[noun]
    if not owners and own.head >= 0:
        owners = [i for i in trees.children(sentence, own.head, "obl") if _case(sentence, i) in ("from", "by")]
    if not owners and own.relation == "obj" and own.head >= 0 and sentence.words[own.head].lemma.lower() in GIVING:
        return _who(sentence, own.head)
    return tuple(one for head in owners for one in trees.conjuncts(sentence, head))


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
