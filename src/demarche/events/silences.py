"""Who says nothing: "has not commented", "declined to comment", "could not be reached", "would neither confirm nor deny"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche import trees
from demarche.events.voices import NEGATORS, NOBODY, case, lemma, marker, may_speak
from demarche.records import Sentence

COMMENT = frozenset({"comment", "respond", "reply", "answer", "remark", "elaborate", "speak", "react", "discuss"})
"""Verbs that with "not" tell of silence."""
WORDS = frozenset({"comment", "response", "reply", "reaction", "remark", "word", "statement", "answer", "explanation", "confirmation",
                   "call", "detail", "information", "mention"})  # fmt: skip
"""Nouns that with "no" tell of silence."""
DECLINING = frozenset({"decline", "refuse", "avoid"})
WILLING = frozenset({"wish", "want", "be", "care", "have"})
"""Verbs that with "not" and a verb of speaking tell of silence: "did not wish to speak", "has yet to comment"."""
EVADING = frozenset({"ignore", "dodge", "evade", "sidestep", "duck", "deflect", "avoid", "skirt", "parry", "rebuff"})
"""Verbs whose object is a question that is not answered."""
QUESTIONS = frozenset({"question", "query", "call", "request", "enquiry", "inquiry", "email", "e-mail", "message", "letter"})
RETURNING = frozenset({"return", "answer", "acknowledge"})
ANSWERED = frozenset({"unanswered", "unreturned"})
GIVING = frozenset({"make", "give", "offer", "have", "issue", "return", "provide", "be", "come"})
SPEAKING = COMMENT | {"say", "confirm", "identify", "name", "give"}
ABSENT = frozenset({"unavailable", "unreachable"})
ABSENCE = {"available": True, "reachable": True, "silent": False}
"""Adjectives that tell of silence, and whether they must be negated."""
QUIET = frozenset({"silent", "quiet", "mum", "silence", "tight-lipped"})
DEEDS = frozenset({"attack", "alarm", "fire", "emergency", "raid", "strike", "shelling", "bombing", "provocation", "treatment", "threat"})
"""What one responds to by deeds."""
ASKING = frozenset({"whether", "if", "how", "when", "why", "who", "what", "where", "which"})


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
    if own.upos == "VERB":
        yield from _of_verb(sentence, word)
    elif own.upos == "NOUN" and lemma(sentence, word) in WORDS and _none(sentence, word):
        yield Silence(_of_no_comment(sentence, word), (word,))
    elif own.upos == "NOUN" and lemma(sentence, word) == "comment" and case(sentence, word) == "without" and own.head >= 0:
        yield Silence(_who(sentence, own.head), (word,))
    elif lemma(sentence, word) == "silence" and (owners := trees.children(sentence, word, "nmod:poss")):
        if own.head < 0 or lemma(sentence, own.head) not in ("break", "end"):
            named = sentence.words[owners[0]].upos != "PRON" or own.head < 0
            yield Silence(tuple(owners) if named else _who(sentence, own.head), (word,))
    elif own.upos == "ADJ" and bool(_negators(sentence, word)) == ABSENCE.get(lemma(sentence, word)):
        yield Silence(_who(sentence, word), (word,))
    if own.text.lower() in ANSWERED and own.head >= 0:
        yield Silence(_asked(sentence, own.head if trees.children(sentence, own.head, "nsubj") else word), (word,))
    elif own.text.lower() in ABSENT:
        yield Silence(_who(sentence, word), (word,))
    elif lemma(sentence, word) == "nothing" and own.head >= 0:
        told = [i for i in (*trees.children(sentence, word, "acl"), own.head) if lemma(sentence, i) in ("say", "add", "reveal")]
        if told:
            yield Silence(_who(sentence, own.head), (word, told[0]))


def _of_verb(sentence: Sentence, verb: int) -> Iterator[Silence]:
    """What a verb tells of silence."""
    name, negators = lemma(sentence, verb), _negators(sentence, verb)
    objects = trees.children(sentence, verb, "obj")
    questions = [i for i in (*objects, *trees.children(sentence, verb, "nsubj:pass")) if lemma(sentence, i) in QUESTIONS]
    if name in DECLINING and not negators and (told := _declined(sentence, verb)):
        yield Silence(_who(sentence, verb), (verb, *told))
    elif name in RETURNING and negators and questions:
        passive = trees.children(sentence, verb, "nsubj:pass")
        yield Silence(_asked(sentence, verb) if passive else _who(sentence, verb), (*negators, verb))
    elif name in EVADING and objects and questions and not negators:
        yield Silence(_who(sentence, verb), (verb, *questions))
    elif name in COMMENT and marker(sentence, verb) == "without":
        yield Silence(_who(sentence, verb), (verb,))
    elif name in COMMENT and negators and not _asked(sentence, verb) and not _acts_on(sentence, verb):
        yield Silence(_who(sentence, verb), (*negators, verb))
    elif name in COMMENT | {"say"} and (above := _unwilling(sentence, verb)) is not None:
        yield Silence(_who(sentence, above), (above, verb))
    elif negators and _says_nothing(sentence, verb):
        yield Silence(_who(sentence, verb), (*negators, verb))
    elif name in ("reach", "contact") and _in_vain(sentence, verb):
        yield Silence(tuple(objects), (verb,))
    elif name == "reach" and _cannot(sentence, verb):
        yield Silence(_who(sentence, verb), (verb,))
    elif name == "confirm" and negators and _nor_denies(sentence, verb):
        yield Silence(_who(sentence, verb), (verb, *trees.children(sentence, verb, "conj")))
    elif name in ("remain", "stay", "keep"):
        quiet = [i for i in trees.children(sentence, verb, "xcomp", "obj") if lemma(sentence, i) in QUIET]
        if quiet:
            yield Silence(_who(sentence, verb), (verb, *quiet))


def _says_nothing(sentence: Sentence, verb: int) -> bool:
    """What with "not" tells of silence: "say whether", "be drawn", "issue a statement"."""
    name = lemma(sentence, verb)
    if name == "draw":
        return bool(trees.children(sentence, verb, "aux:pass"))
    gives = name in GIVING and any(lemma(sentence, i) in WORDS - {"call"} for i in trees.children(sentence, verb, "obj"))
    return gives or (name == "say" and _asks(sentence, verb))


def _in_vain(sentence: Sentence, verb: int) -> bool:
    """ "efforts to reach him failed"."""
    effort = sentence.words[verb].head
    above = sentence.words[effort].head if effort >= 0 else -1
    tried = effort >= 0 and lemma(sentence, effort) in ("effort", "attempt") and above >= 0
    return tried and lemma(sentence, above) in ("fail", "unsuccessful", "fruitless", "vain")


def _negators(sentence: Sentence, word: int) -> list[int]:
    """What negates a verb: "not", or its subject ("neither side", "nobody")."""
    found = [i for i in trees.children(sentence, word, "advmod", "cc", "det") if sentence.words[i].text.lower() in NEGATORS | {"no"}]
    for subject in trees.children(sentence, word, "nsubj"):
        first = trees.children(sentence, subject, "cc:preconj", "det")
        found += [i for i in first if sentence.words[i].text.lower() in ("neither", "no")]
        found += [subject] if lemma(sentence, subject) in NOBODY else []
    return found


def _acts_on(sentence: Sentence, verb: int) -> bool:
    """Whether a response is a deed: "did not respond to the alarm"."""
    return any(lemma(sentence, i) in DEEDS for i in trees.children(sentence, verb, "obl"))


def _declined(sentence: Sentence, verb: int) -> list[int]:
    """What one declines or refuses that means to keep silent. To refuse to name or to talk with somebody is an act of its own."""
    comments = [i for i in trees.children(sentence, verb, "obj") if lemma(sentence, i) == "comment"]
    for i in trees.children(sentence, verb, "xcomp"):
        passive = bool(trees.children(sentence, i, "aux:pass"))
        act = (
            lemma(sentence, i) in ("give", "name", "say", "identify") and lemma(sentence, verb) != "decline" and not _is_asked(sentence, i)
        )
        meeting = lemma(sentence, i) == "speak" and any(case(sentence, k) == "with" for k in trees.children(sentence, i, "obl"))
        confirms = lemma(sentence, i) != "confirm" or lemma(sentence, verb) == "decline" or _nor_denies(sentence, i)
        if (lemma(sentence, i) in SPEAKING and not (passive or act or meeting) and confirms) or (lemma(sentence, i) == "draw" and passive):
            comments.append(i)
    return comments


def _who(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subject of the verb, or of the clause that it goes on from."""
    seen: set[int] = set()
    while verb >= 0 and verb not in seen:
        seen.add(verb)
        heads = trees.children(sentence, verb, "nsubj")
        own = sentence.words[verb]
        if heads:
            relative = own.relation == "acl:relcl" and sentence.words[heads[0]].text.lower() in ("who", "which", "that") and own.head >= 0
            return (own.head,) if relative else tuple(one for head in heads for one in trees.conjuncts(sentence, head))
        if own.relation.split(":")[0] not in ("conj", "xcomp", "advcl", "parataxis"):
            return ()
        verb = own.head
        if own.relation == "conj" and verb >= 0 and sentence.words[verb].relation == "ccomp" and sentence.words[verb].head < verb:
            verb = sentence.words[verb].head  # "confirmed that … but gave no details"
    return ()


def _unwilling(sentence: Sentence, verb: int) -> int | None:
    """The verb above a verb of speaking that with "not" or "yet" says that it does not come to that."""
    own = sentence.words[verb]
    if own.relation.split(":")[0] not in ("xcomp", "ccomp") or own.head < 0 or lemma(sentence, own.head) not in WILLING:
        return None
    below = {sentence.words[i].text.lower() for i in trees.children(sentence, own.head, "advmod", "aux")}
    return own.head if below & (NEGATORS | {"no", "yet"}) else None


def _asks(sentence: Sentence, verb: int) -> bool:
    """ "would not say whether …": the clause is a question, or there is none."""
    helped = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux")}
    told = trees.children(sentence, verb, "ccomp")
    return bool(helped & {"would", "will", "wo", "did", "does"}) and (not told or _is_asked(sentence, verb))


def _is_asked(sentence: Sentence, verb: int) -> bool:
    """Whether the clause of a verb is a question."""
    told = trees.children(sentence, verb, "ccomp")
    words = {sentence.words[i].text.lower() for one in told for i in (min(trees.subtree(sentence, one)), *trees.children(sentence, one))}
    return bool(words & ASKING)


def _asked(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """ "calls (made) to X went unanswered": X."""
    things = [i for i in trees.children(sentence, verb, "nsubj") if lemma(sentence, i) in QUESTIONS]
    things += [i for thing in things for i in trees.children(sentence, thing, "nmod") if lemma(sentence, i) in WORDS]
    things += [i for thing in things for i in trees.children(sentence, thing, "acl")]
    phrases = [
        i
        for thing in things
        for i in trees.children(sentence, thing, "nmod", "obl")
        if case(sentence, i) in ("to", "for", "from") and lemma(sentence, i) not in WORDS
    ]
    return tuple(one for i in phrases for one in trees.conjuncts(sentence, i))


def _cannot(sentence: Sentence, verb: int) -> bool:
    helped = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux")}
    return bool(_negators(sentence, verb)) and bool(helped & {"could", "can", "ca"})


def _nor_denies(sentence: Sentence, verb: int) -> bool:
    """ "(neither) confirm nor deny"."""
    return any(lemma(sentence, i) == "deny" for i in trees.children(sentence, verb, "conj"))


def _none(sentence: Sentence, noun: int) -> bool:
    return any(sentence.words[i].text.lower() in ("no", "neither") for i in trees.children(sentence, noun, "det"))


def _of_no_comment(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """ "no comment from X", "X made no comment", "X had no immediate reaction"."""
    owners = [i for i in trees.children(sentence, noun, "nmod", "obl") if case(sentence, i) in ("from", "by")]
    own = sentence.words[noun]
    if not owners and own.head >= 0:
        owners = [i for i in trees.children(sentence, own.head, "obl") if case(sentence, i) in ("from", "by")]
    if not owners and own.relation == "ccomp" and own.head >= 0 and lemma(sentence, own.head) in ("say", "reply", "answer"):
        return _who(sentence, own.head)  # "No comment," he said
    if not owners and own.relation == "obj" and own.head >= 0 and lemma(sentence, own.head) in GIVING:
        return _who(sentence, own.head)
    return tuple(one for head in owners for one in trees.conjuncts(sentence, head))
