"""According to whom, within a sentence: verbs of saying and what each covers. Phrases and nouns that say so are in `according`."""

from __future__ import annotations

from collections.abc import Iterator

from demarche import trees
from demarche.codebook import Cues
from demarche.events.according import by_phrases
from demarche.events.voices import (
    ABOUT,
    NEGATORS,
    NOBODY,
    Attribution,
    apart,
    case,
    conjuncts,
    host,
    lemma,
    marker,
    may_speak,
    misplaced,
    own_subjects,
    subjects,
    subjects_by,
)
from demarche.records import Sentence

TELLING = frozenset({"tell", "inform", "notify", "assure", "brief", "remind", "warn", "show", "advise", "ask"})
"""Verbs whose object is whom they are said to."""
REPORTED = frozenset({"quote", "cite", "relay", "summarise", "summarize", "paraphrase", "carry", "monitor", "credit"})
"""Verbs whose object (or passive subject) speaks, and whose subject (or agent) passes it on."""
HEARING = frozenset({"hear", "learn", "understand", "gather"})
"""Verbs whose "from" phrase speaks."""
SHOWING = frozenset({"show", "suggest", "indicate", "imply", "reveal", "confirm", "find", "signal", "mean", "describe", "detail"})
EVIDENCE = frozenset({"evidence", "image", "picture", "footage", "photo", "photograph", "video", "sign", "fact", "history", "experience",
                      "it", "trace", "map", "clip", "scan", "trend"})  # fmt: skip
"""What shows something without saying so."""
REASONS = frozenset({"concern", "reason", "ground", "fear", "lack", "need", "threat", "law", "rule", "danger", "risk", "security", "health",
                     "evidence", "article", "breach", "violation", "shortage", "cost", "example", "difficulty", "failure"})  # fmt: skip
"""What is cited as a reason, not as a source."""
OF_ACTS = {
    "of": frozenset({"complain", "warn", "tell", "speak", "inform", "notify", "boast"}),
    "about": frozenset({"complain", "warn", "boast"}),
    "to": frozenset({"testify", "confess", "admit", "attest"}),
}
"""Prepositions behind which verbs tell of an act: "warned of an attack", "confessed to the killing"."""
SELVES = frozenset({"claim", "deny", "admit", "confess", "report", "recall", "recount", "mention", "acknowledge", "describe"})
"""Verbs that tell of an act of their own subject: "denied shelling the town"."""
HOLDING = frozenset({"believe", "suspect", "think"})
"""Verbs whose clause a parse may take for an infinitive; a true one is not theirs ("the man said to have fled")."""
CERTAIN = frozenset({"sure", "certain", "confident", "convinced", "adamant", "positive", "concerned", "worried", "afraid", "hopeful",
                     "optimistic", "doubtful", "sceptical", "skeptical", "unaware"})  # fmt: skip
"""Adjectives whose clause is what their subject holds."""
PLAIN = frozenset({"clear", "plain", "known", "public", "explicit", "understood"})
"""What one makes a thing by saying it: "made it clear that"."""
PUNCT = "PUNCT"
REFUSING = frozenset({"refuse", "decline", "fail", "avoid", "omit", "neglect"})
"""Verbs whose infinitive is not said."""
COMPARING = frozenset({"as", "than"})
"""What introduces a clause of saying set into another: "as he put it"."""


def attributions(sentence: Sentence, cues: Cues) -> list[Attribution]:
    """All attributions of a sentence, those that cover more words first: a chain reads from the outermost source inwards."""
    found = [one for i in range(len(sentence.words)) for one in _at(sentence, i, cues)]
    inner = {one.cue for one in found if lemma(sentence, one.cue) in REPORTED}
    told = (one for one in found if one.content and one.sources)
    return sorted(told, key=lambda one: (-len(one.content), one.cue in inner, one.cue))


def over(found: list[Attribution], word: int) -> list[Attribution]:
    """The attributions that cover a word, outermost first."""
    return [one for one in found if word in one.content and word != one.cue]


def _at(sentence: Sentence, word: int, cues: Cues) -> Iterator[Attribution]:
    """What a word attributes. Who "has not said that", or "would neither confirm nor deny", vouches for nothing."""
    own, verb = sentence.words[word], lemma(sentence, word)
    if own.upos in ("VERB", "AUX"):
        if _is_negated(sentence, word):
            return
        if told := _as_saying(sentence, word):
            yield from _relayed(sentence, word, told)
        elif verb in REPORTED:
            yield from _cited(sentence, word, cues)
        elif verb in HEARING and (tellers := _tellers(sentence, word)):
            yield _heard(sentence, word, tellers)
        elif verb in cues.saying or verb in ABOUT or _makes_plain(sentence, word) or (verb == "speak" and _acts(sentence, word)):
            yield from _by_verb(sentence, word)
    if own.text.lower() in CERTAIN and (clauses := trees.children(sentence, word, "ccomp")):
        heads = [i for head in trees.children(sentence, word, "nsubj") for i in conjuncts(sentence, head) if may_speak(sentence, i)]
        yield Attribution(tuple(heads), word, frozenset(trees.subtree(sentence, clauses[0])))
    yield from by_phrases(sentence, word)


def _is_negated(sentence: Sentence, verb: int) -> bool:
    own = sentence.words[verb]
    places = [verb, own.head] if own.relation == "conj" else [verb]
    places += trees.children(sentence, verb, "nsubj")  # "neither the pilot nor …"
    if own.relation == "xcomp" and own.head >= 0 and lemma(sentence, own.head) in REFUSING:
        return True
    if any(lemma(sentence, i) in NOBODY for i in trees.children(sentence, verb, "nsubj")):
        return True
    return any(
        sentence.words[i].text.lower() in NEGATORS and (at == verb or sentence.words[i].text.lower() == "neither" or at == own.head)
        for at in places
        for i in trees.children(sentence, at, "advmod", "cc", "det")
    )


# -- verbs of saying -----------------------------------------------------------------------------------------------------


def _by_verb(sentence: Sentence, verb: int) -> Iterator[Attribution]:
    """What a verb of saying tells: its clause, the clause that it is put into, or the act that is its object."""
    own = sentence.words[verb]
    if own.head >= 0 and _as_saying(sentence, own.head) == verb:
        return
    agents = misplaced(sentence, verb) or subjects(sentence, verb)
    shows = lemma(sentence, verb) in SHOWING
    speaking = [i for i in agents if may_speak(sentence, i) and not (shows and lemma(sentence, i) in EVIDENCE)]
    content = _content(sentence, verb) - {i for agent in agents for i in trees.phrase(sentence, agent)}
    yield Attribution(tuple(speaking), verb, content, _addressees(sentence, verb))


def _content(sentence: Sentence, verb: int) -> frozenset[int]:
    """The words that a verb of saying tells: its clause, else the act that it speaks of, else the clause that it stands by."""
    told = _told(sentence, verb)
    words = _below(sentence, told) or _acts(sentence, verb)
    if (not words and not _has_object(sentence, verb)) or _is_broken(sentence, verb, told):
        beside = host(sentence, verb)
        if beside is None and _as_they_say(sentence, verb):
            beside = sentence.words[verb].head
        if beside is not None:
            words |= set(trees.subtree(sentence, beside)) - (set(trees.subtree(sentence, verb)) - words)
    if words:
        words |= _below(sentence, trees.children(sentence, verb, "parataxis"))  # a second clause of the same quotation
    return frozenset(words - {verb} - apart(sentence, verb, words))


def _has_object(sentence: Sentence, verb: int) -> bool:
    """Whether a verb governs a thing, and so tells nothing of the clause beside it: "conceded a goal", "published lists"."""
    if lemma(sentence, verb) in TELLING or lemma(sentence, verb) in ("say", "put", "make") or misplaced(sentence, verb):
        return False
    return any(sentence.words[i].upos in ("NOUN", "PROPN") for i in trees.children(sentence, verb, "obj"))


def _is_broken(sentence: Sentence, verb: int, told: list[int]) -> bool:
    """Whether "he said," breaks what is told in two: “It was a shell,” he said, “that hit us.”"""
    first = min((k for i in told for k in trees.subtree(sentence, i) if sentence.words[k].upos != PUNCT), default=0)
    return sentence.words[verb].relation == "parataxis" and first > verb and sentence.words[first - 1].upos == PUNCT


def _below(sentence: Sentence, heads: list[int]) -> set[int]:
    return {i for head in heads for i in trees.subtree(sentence, head)}


def _told(sentence: Sentence, verb: int) -> list[int]:
    """The heads of the clauses of a verb of saying; of two behind it only the first is its own."""
    clauses = [*trees.children(sentence, verb, "ccomp"), *_of_plain(sentence, verb)]
    told = [i for i in clauses if i < verb] + [i for i in clauses if i > verb][:1]
    told += [i for i in trees.children(sentence, verb, "csubj") if marker(sentence, i) == "that"]
    own = _is_passive(sentence, verb) or lemma(sentence, verb) in SELVES
    told += [
        i for i in trees.children(sentence, verb, "xcomp") if own or (marker(sentence, i) != "to" and lemma(sentence, verb) in HOLDING)
    ]
    asked = [i for i in trees.children(sentence, verb, "obj") if sentence.words[i].upos == "ADV"]  # "described how …"
    told += [i for how in asked for i in trees.children(sentence, how, "advcl", "acl")]
    # "said in a statement that …": the parse may hang the clause to the statement.
    phrases = trees.children(sentence, verb, "obl", "iobj") if not told else []
    return told + [i for phrase in phrases for i in trees.children(sentence, phrase, "acl") if marker(sentence, i) == "that"]


def _is_passive(sentence: Sentence, verb: int) -> bool:
    return bool(trees.children(sentence, verb, "nsubj:pass", "aux:pass"))


def _acts(sentence: Sentence, verb: int) -> set[int]:
    """The act that a verb of saying has as its object, or speaks of: "confirmed the arrests", "accused him of lying"."""
    words: set[int] = set()
    about = lemma(sentence, verb) in ABOUT
    if about:
        objects = trees.children(sentence, verb, "nsubj:pass" if _is_passive(sentence, verb) else "obj")
        for i in (one for one in objects if sentence.words[one].upos == "NOUN"):
            words.update(trees.subtree(sentence, i, without=frozenset({"acl:relcl"})))
    prepositions = {"of", "for", "with"} if about else {one for one, verbs in OF_ACTS.items() if lemma(sentence, verb) in verbs}
    agents = trees.children(sentence, verb, "obl:agent") if about else []  # "accused by prosecutors of taking money"
    for i in (*trees.children(sentence, verb, "obl", "advcl"), *(k for one in agents for k in trees.children(sentence, one, "acl"))):
        if case(sentence, i) in prepositions or marker(sentence, i) in prepositions:
            words.update(trees.subtree(sentence, i))
    return words


def _makes_plain(sentence: Sentence, verb: int) -> bool:
    """ "made (it) clear that"."""
    return lemma(sentence, verb) == "make" and any(lemma(sentence, i) in PLAIN for i in trees.children(sentence, verb, "xcomp"))


def _of_plain(sentence: Sentence, verb: int) -> list[int]:
    if not _makes_plain(sentence, verb):
        return []
    return [i for plain in trees.children(sentence, verb, "xcomp") for i in trees.children(sentence, plain, "ccomp", "advcl")]


def _as_they_say(sentence: Sentence, verb: int) -> bool:
    """ "…, as the minister put it": a clause of saying set into another."""
    own = sentence.words[verb]
    found = trees.child(sentence, verb, "mark", "advmod")
    hangs = own.relation.split(":")[0] == "advcl" and own.head >= 0
    return hangs and found is not None and sentence.words[found].text.lower() in COMPARING


def _addressees(sentence: Sentence, verb: int) -> tuple[int, ...]:
    found = list(trees.children(sentence, verb, "iobj"))
    if lemma(sentence, verb) in TELLING:
        after = [i for i in trees.children(sentence, verb, "nsubj") if any(own < verb < i for own in own_subjects(sentence, verb))]
        found += trees.children(sentence, verb, "obj") or trees.children(sentence, verb, "nsubj:pass") or after
    else:
        found += [i for i in trees.children(sentence, verb, "obl") if case(sentence, i) == "to" and may_speak(sentence, i)]
    return tuple(one for i in found for one in trees.conjuncts(sentence, i))


# -- who passes on what others say ---------------------------------------------------------------------------------------


def _as_saying(sentence: Sentence, verb: int) -> int | None:
    """The "saying" of "quoted X as saying", "reported X as saying", "cited X, who said"."""
    for i in trees.children(sentence, verb, "advcl", "ccomp", "xcomp"):
        saying = sentence.words[i].text.lower() == "saying" and marker(sentence, i) == "as"
        if saying or (lemma(sentence, verb) in REPORTED and lemma(sentence, i) in ("say", "tell", "confirm")):
            return i
    return None


def _relayed(sentence: Sentence, verb: int, told: int) -> Iterator[Attribution]:
    """ "was quoted by X as saying", "X quoted Y as saying": the one who passes on, and the one who speaks."""
    passive = _is_passive(sentence, verb)
    content = frozenset(trees.subtree(sentence, told)) - {told}
    if not trees.children(sentence, told, "ccomp", "xcomp", "obj"):
        content |= _below(sentence, [i for i in trees.children(sentence, verb, "ccomp", "parataxis") if i != told])
        beside = host(sentence, verb)
        if beside is not None:
            content |= set(trees.subtree(sentence, beside)) - set(trees.subtree(sentence, verb))
    speakers = trees.children(sentence, verb, "nsubj:pass") if passive else trees.children(sentence, verb, "obj")
    speakers = [one for i in speakers for one in conjuncts(sentence, i) if may_speak(sentence, one)]
    passers = [i for i in subjects(sentence, verb) or subjects_by(sentence, told) if may_speak(sentence, i)]
    content -= {i for one in passers for i in trees.phrase(sentence, one)}
    yield Attribution(tuple(passers), verb, content | {told})
    yield Attribution(tuple(speakers), told, content)


def _cited(sentence: Sentence, verb: int, cues: Cues) -> Iterator[Attribution]:
    """ "…, said X, citing Y": the one who speaks is behind what the other says."""
    own = sentence.words[verb]
    above = _saying_above(sentence, verb, cues)
    if above is None or own.relation.split(":")[0] not in ("advcl", "parataxis", "acl", "conj"):
        return
    content = _content(sentence, above) or frozenset(trees.subtree(sentence, above))
    content -= set(trees.subtree(sentence, verb))
    speakers = trees.children(sentence, verb, "nsubj:pass" if _is_passive(sentence, verb) else "obj")
    speakers = [one for i in speakers for one in conjuncts(sentence, i) if may_speak(sentence, one) and lemma(sentence, one) not in REASONS]
    passers = [i for i in subjects(sentence, verb) if may_speak(sentence, i)]
    if speakers:
        # "Reuters, citing two officials, reported that …": what Reuters reports, the officials said.
        yield Attribution(tuple(speakers), verb, content)
    elif own.relation == "acl" and not own.text.lower().endswith("ing") and passers:
        yield Attribution(tuple(passers), verb, content | {above})  # "Hanoi radio, monitored by the BBC, said …"


def _saying_above(sentence: Sentence, verb: int, cues: Cues) -> int | None:
    """The verb of saying above one that only passes on: of "Reuters, citing X, which quoted Y, reported" the last."""
    for above in trees.ancestors(sentence, verb):
        own = sentence.words[above]
        if own.upos == "VERB" and own.lemma.lower() not in REPORTED:
            if own.lemma.lower() in cues.saying or trees.children(sentence, above, "ccomp"):
                return above
            if not sentence.words[verb].text.lower().endswith("ing") or own.relation != "ccomp":
                return None
    return None


def _tellers(sentence: Sentence, verb: int) -> list[int]:
    return [one for i in trees.children(sentence, verb, "obl") if case(sentence, i) == "from" for one in conjuncts(sentence, i)]


def _heard(sentence: Sentence, verb: int, tellers: list[int]) -> Attribution:
    """ "Parliament heard from the commissioner that …"."""
    content = _content(sentence, verb) - {i for one in tellers for i in trees.phrase(sentence, one)}
    return Attribution(tuple(tellers), verb, content, tuple(trees.children(sentence, verb, "nsubj")))
