"""According to whom, within a sentence: verbs of saying, `according to`, `citing`, nouns such as "the claim that", and what each covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.records import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
TELLING = frozenset({"tell", "inform", "notify", "assure", "brief", "remind", "warn", "show", "advise", "ask"})
"""Verbs whose object is whom they are said to."""
REPORTED = frozenset({"quote", "cite", "relay", "summarise", "summarize", "paraphrase", "carry", "monitor", "credit"})
"""Verbs whose object (or passive subject) speaks, and whose subject (or agent) passes it on."""
HEARING = frozenset({"hear", "learn", "understand", "gather"})
"""Verbs whose "from" phrase speaks."""
ABOUT = frozenset({
    "describe", "claim", "report", "confirm", "announce", "deny", "acknowledge", "admit", "allege", "disclose", "reveal", "predict",
    "document", "detail", "verify", "mention", "recount", "suspect", "blame", "accuse", "charge", "proclaim", "declare", "cite",
    "note", "indict", "fault", "implicate", "prosecute", "sue", "arraign", "finger", "denounce",
})  # fmt: skip
"""Verbs of saying that vouch for an act as their object, or as what somebody is accused of: "confirmed the arrests", "alleges torture"."""
OWN_WORDS = frozenset({"account", "telling", "reckoning", "version", "admission", "words", "word", "count", "estimate", "testimony"})
"""Nouns that with an owner say whose words a clause is in: "by their own account"."""
SAID_NOUNS = frozenset({"claim", "allegation", "statement", "report", "announcement", "assertion", "accusation", "charge", "testimony",
                        "declaration", "suggestion", "contention", "insistence", "belief", "suspicion", "account", "admission",
                        "complaint", "denial", "confirmation", "acknowledgement", "version", "rumour", "rumor"})  # fmt: skip
"""Nouns whose clause is what their owner says."""
NEGATORS = frozenset({"not", "n't", "never", "neither", "nor"})
TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening", "night", "afternoon", "noon",
    "midnight", "day", "week", "month", "year", "dawn", "dusk", "midday", "today", "yesterday", "tonight", "weekend", "hour", "time",
})  # fmt: skip
SPEECHLESS = frozenset({"there", "what", "whatever", "this", "that", "these", "those", "something", "nothing"})
PERMITTED = frozenset({"as", "than"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something (head words; none: "it is said that"), the word that shows it, the words said, and to whom (head words)."""

    sources: tuple[int, ...]
    cue: int
    content: frozenset[int]
    addressees: tuple[int, ...] = ()


def attributions(sentence: Sentence, cues: Cues) -> list[Attribution]:
    """All attributions of a sentence, those that cover more words first: a chain reads from the outermost source inwards."""
    found: list[Attribution] = []
    for i, word in enumerate(sentence.words):
        lemma = word.lemma.lower()
        if word.upos in ("VERB", "AUX") and (lemma in cues.saying or lemma in REPORTED or lemma in ABOUT):
            found += _by_verb(sentence, i, cues)
        elif lemma in HEARING and word.upos == "VERB":
            found += _by_hearer(sentence, i)
        elif lemma in OWN_WORDS and word.upos == "NOUN" and word.relation.split(":")[0] == "obl":
            found += _by_own_words(sentence, i)
        elif word.text.lower() in ("according", "per") and word.relation == "case" and word.head >= 0:
            found += _by_case(sentence, i)
        elif lemma in SAID_NOUNS and word.upos == "NOUN":
            found += _by_noun(sentence, i)
    inner = {one.cue for one in found if sentence.words[one.cue].lemma.lower() in REPORTED}
    told = (one for one in found if one.content and one.sources)
    return sorted(told, key=lambda one: (-len(one.content), one.cue in inner, one.cue))


def over(found: list[Attribution], word: int) -> list[Attribution]:
    """The attributions that cover a word, outermost first."""
    return [one for one in found if word in one.content and word != one.cue]


def _by_verb(sentence: Sentence, verb: int, cues: Cues) -> Iterator[Attribution]:
    """What a verb of saying tells: its clause, the clause that it is put into, or the act that is its object."""
    if _is_negated(sentence, verb):
        return  # who "has not said that", or "would neither confirm nor deny", vouches for nothing
    own = sentence.words[verb]
    if own.lemma.lower() in REPORTED:
        yield from _passed_on(sentence, verb, cues)
    elif own.head < 0 or sentence.words[own.head].lemma.lower() not in REPORTED or own.relation != "advcl":
        agents = _subjects(sentence, verb) or _misplaced(sentence, verb)
        content = _content(sentence, verb) - {i for agent in agents for i in trees.phrase(sentence, agent)}
        yield Attribution(tuple(i for i in agents if may_speak(sentence, i)), verb, content, _addressees(sentence, verb))


def _is_negated(sentence: Sentence, verb: int) -> bool:
    own = sentence.words[verb]
    places = (verb, own.head) if own.relation == "conj" else (verb,)
    return any(sentence.words[i].text.lower() in NEGATORS for at in places for i in trees.children(sentence, at, "advmod", "cc", "det"))


def _content(sentence: Sentence, verb: int) -> frozenset[int]:
    words: set[int] = set()
    own = sentence.words[verb]
    for i in trees.children(sentence, verb, "ccomp"):
        words.update(trees.subtree(sentence, i))
    passive = bool(trees.children(sentence, verb, "nsubj:pass", "aux:pass"))
    if passive or own.lemma.lower() in ("claim", "allege", "deny", "admit", "say", "report", "believe", "suspect", "think"):
        for i in trees.children(sentence, verb, "xcomp"):
            words.update(trees.subtree(sentence, i))
    if own.lemma.lower() in ABOUT and not words:
        for i in trees.children(sentence, verb, "obj", "nsubj:pass") if not passive else trees.children(sentence, verb, "nsubj:pass"):
            words.update(trees.subtree(sentence, i, without=frozenset({"acl:relcl"})))
        for i in trees.children(sentence, verb, "obl", "advcl"):
            marker = trees.child(sentence, i, "case", "mark")
            if marker is not None and sentence.words[marker].text.lower() in ("of", "for", "with"):
                words.update(trees.subtree(sentence, i))
    if not words and own.relation.split(":")[0] == "parataxis" and own.head >= 0:
        words.update(set(trees.subtree(sentence, own.head)) - set(trees.subtree(sentence, verb)))
    if not words and own.relation.split(":")[0] == "advcl" and own.head >= 0 and _as_they_say(sentence, verb):
        words.update(set(trees.subtree(sentence, own.head)) - set(trees.subtree(sentence, verb)))
    if words:
        for i in trees.children(sentence, verb, "parataxis"):
            words.update(trees.subtree(sentence, i))  # a second clause of the same quotation
    return frozenset(words - {verb} - _apart(sentence, verb, words))


def _apart(sentence: Sentence, verb: int, words: set[int]) -> set[int]:
    """What stands beside the words told and is not told by the same: a clause coordinated with them that has a source of its own, and
    what the report adds to them ("…, a claim that Lima denied")."""
    own: set[int] = set()
    for i in words:
        word = sentence.words[i]
        relation = word.relation.split(":")[0]
        beside = relation in ("conj", "parataxis") or (relation == "advcl" and _marker(sentence, i) in ("while", "whereas", "but"))
        if beside and word.upos == "VERB" and _speaks(sentence, i) and _marker(sentence, i) != "that":
            own.update(trees.subtree(sentence, i))
        added = word.lemma.lower() in SAID_NOUNS and i > verb and i > 0 and trees.children(sentence, i, "acl:relcl", "acl")
        if added and any(sentence.words[k].text in (",", "—", "-", ";") for k in range(max(verb, i - 3), i)):
            own.update(trees.subtree(sentence, i))
    return own


def _speaks(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a subject of its own and a clause that it tells."""
    subjects = [i for i in trees.children(sentence, verb, "nsubj") if may_speak(sentence, i)]
    return bool(subjects) and bool(trees.children(sentence, verb, "ccomp") or sentence.words[verb].lemma.lower() in ABOUT)


def _marker(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "mark")
    return sentence.words[marker].text.lower() if marker is not None else ""


def _as_they_say(sentence: Sentence, verb: int) -> bool:
    """ "…, as the minister put it": a clause of saying set into another."""
    marker = trees.child(sentence, verb, "mark", "advmod")
    return marker is not None and sentence.words[marker].text.lower() in PERMITTED


def _subjects(sentence: Sentence, verb: int) -> list[int]:
    """Who says: subject or agent of the verb, or of the clause that it goes on from; of "adding that" the subject of the main verb."""
    seen: set[int] = set()
    while verb >= 0 and verb not in seen:
        seen.add(verb)
        if trees.children(sentence, verb, "nsubj:pass", "aux:pass", "csubj:pass"):
            agents = trees.children(sentence, verb, "obl:agent") or _by_phrases(sentence, verb)
            return [one for agent in agents for one in trees.conjuncts(sentence, agent)]
        heads = [i for i in trees.children(sentence, verb, "nsubj") if sentence.words[i].relation != "nsubj:pass"]
        if heads:
            return _antecedents(sentence, verb, heads)
        own = sentence.words[verb]
        relation = own.relation.split(":")[0]
        if relation == "acl" and own.head >= 0:
            agents = _by_phrases(sentence, verb)
            return agents if agents else ([own.head] if own.text.lower().endswith("ing") else [])
        if relation not in ("conj", "advcl", "xcomp", "parataxis"):
            return []
        if relation == "parataxis" and not own.text.lower().endswith("ing"):
            return []
        verb = own.head
    return []


def _misplaced(sentence: Sentence, verb: int) -> list[int]:
    """The noun just before a verb of saying without a subject, where the parse made it a second subject of what is said."""
    if verb == 0 or trees.children(sentence, verb, "nsubj", "nsubj:pass", "aux:pass"):
        return []
    before = sentence.words[verb - 1]
    rivals = trees.children(sentence, before.head, "nsubj") if before.head >= 0 else []
    told = before.relation.startswith("nsubj") and before.head in trees.children(sentence, verb, "ccomp", "parataxis")
    return [verb - 1] if told and len(rivals) > 1 and may_speak(sentence, verb - 1) else []


def _antecedents(sentence: Sentence, verb: int, heads: list[int]) -> list[int]:
    """The subjects with what is joined to them; of a relative pronoun the noun that it stands for."""
    own = sentence.words[verb]
    if own.relation == "acl:relcl" and own.head >= 0 and sentence.words[heads[0]].text.lower() in ("who", "which", "that"):
        return [own.head]
    return [one for head in heads for one in trees.conjuncts(sentence, head)]


def _by_phrases(sentence: Sentence, verb: int) -> list[int]:
    return [i for i in trees.children(sentence, verb, "obl") if _case(sentence, i) == "by"]


def _passed_on(sentence: Sentence, verb: int, cues: Cues) -> Iterator[Attribution]:
    """ "was quoted by X as saying", "X quoted Y as saying", "…, said X, citing Y": the one who passes on, and the one who speaks."""
    own = sentence.words[verb]
    passive = bool(trees.children(sentence, verb, "nsubj:pass", "aux:pass"))
    told = [
        i
        for i in trees.children(sentence, verb, "advcl", "ccomp", "xcomp")
        if sentence.words[i].lemma.lower() in ("say", "tell", "confirm")
    ]
    content = frozenset(i for one in told for i in trees.subtree(sentence, one)) - frozenset(told)
    speakers = trees.children(sentence, verb, "nsubj:pass") if passive else trees.children(sentence, verb, "obj")
    speakers = [one for i in speakers for one in trees.conjuncts(sentence, i) if may_speak(sentence, one)]
    passers = [i for i in _subjects(sentence, verb) if may_speak(sentence, i)]
    if told:
        yield Attribution(tuple(passers), verb, content | frozenset(told))
        yield Attribution(tuple(speakers), told[0], content)
        return
    told_above = _saying_above(sentence, verb, cues)
    if told_above is None or own.relation.split(":")[0] not in ("advcl", "parataxis", "acl", "conj"):
        return
    content = _content(sentence, told_above) or frozenset(trees.subtree(sentence, told_above))
    content -= set(trees.subtree(sentence, verb))
    if speakers:
        # "Reuters, citing two officials, reported that …": what Reuters reports, the officials said.
        yield Attribution(tuple(speakers), verb, content)
    elif own.relation == "acl" and not own.text.lower().endswith("ing") and passers:
        yield Attribution(tuple(passers), verb, content | {told_above})  # "Hanoi radio, monitored by the BBC, said …"


def _saying_above(sentence: Sentence, verb: int, cues: Cues) -> int | None:
    """The verb of saying above one that only passes on: of "Reuters, citing X, which quoted Y, reported" the last."""
    for above in trees.ancestors(sentence, verb):
        own = sentence.words[above]
        if own.upos == "VERB" and own.lemma.lower() not in REPORTED:
            return above if own.lemma.lower() in cues.saying or trees.children(sentence, above, "ccomp") else None
    return None


def _by_case(sentence: Sentence, case: int) -> Iterator[Attribution]:
    """ "according to X", "per X": the clause that the phrase hangs on."""
    source = sentence.words[case].head
    own = sentence.words[source]
    if own.head < 0 or (sentence.words[case].text.lower() == "per" and not _is_named(sentence, source)):
        return
    yield Attribution(tuple(trees.conjuncts(sentence, source)), case, _clause_of(sentence, source))


def _is_named(sentence: Sentence, word: int) -> bool:
    """Whether "per" stands before a source ("per court papers", "per a UN log") and not before a measure ("per day")."""
    own = sentence.words[word]
    return own.upos == "PROPN" or own.text.lower() != own.lemma.lower() or bool(trees.children(sentence, word, "det", "nmod:poss"))


def _clause_of(sentence: Sentence, phrase: int) -> frozenset[int]:
    """The words of the clause that a phrase hangs on, without the phrase and without clauses that stand beside it.

    Verbs that share their subject ("stormed the court and freed two, according to X") are one clause.
    """
    clause = sentence.words[phrase].head
    while sentence.words[clause].relation == "conj" and not trees.children(sentence, clause, "nsubj") and sentence.words[clause].head >= 0:
        clause = sentence.words[clause].head
    content = set(trees.subtree(sentence, clause)) - set(trees.subtree(sentence, phrase))
    for i in tuple(content):
        relation = sentence.words[i].relation.split(":")[0]
        marks = {sentence.words[k].text for k in trees.children(sentence, i, "punct")}
        if relation == "parataxis" or (relation == "conj" and marks & {";", ":"}):
            content -= set(trees.subtree(sentence, i))
    return frozenset(content - _apart(sentence, phrase, content))


def _by_own_words(sentence: Sentence, noun: int) -> Iterator[Attribution]:
    """ "by their own account", "in the general's words", "going by the account that X gave": the clause that the phrase hangs on."""
    if _case(sentence, noun) not in ("by", "in", "on", "per") or sentence.words[noun].head < 0:
        return
    owners = [one for i in trees.children(sentence, noun, "nmod:poss", "nmod") for one in trees.conjuncts(sentence, i)]
    for clause in trees.children(sentence, noun, "acl:relcl"):
        owners = owners or trees.children(sentence, clause, "nsubj")
    owners = [i for i in owners if may_speak(sentence, i)]
    head = sentence.words[noun].head
    top = noun if sentence.words[head].lemma.lower() not in ("go", "judge") or sentence.words[head].relation != "advcl" else head
    if owners:
        yield Attribution(tuple(owners), noun, _clause_of(sentence, top))


def _by_hearer(sentence: Sentence, verb: int) -> Iterator[Attribution]:
    """ "Parliament heard from the commissioner that …"."""
    tellers = [one for i in trees.children(sentence, verb, "obl") if _case(sentence, i) == "from" for one in trees.conjuncts(sentence, i)]
    if tellers:
        yield Attribution(tuple(tellers), verb, _content(sentence, verb), tuple(trees.children(sentence, verb, "nsubj")))


def _by_noun(sentence: Sentence, noun: int) -> Iterator[Attribution]:
    """ "Kenya's claim that …", "a report by the UN that …", "accusations of torture by the group"."""
    clauses = [i for i in trees.children(sentence, noun, "acl", "ccomp") if sentence.words[i].relation != "acl:relcl"]
    told = [i for i in clauses if trees.child(sentence, i, "mark") is not None or trees.children(sentence, i, "nsubj")]
    told += [i for i in trees.children(sentence, noun, "acl:relcl") if _tells_in(sentence, i)]
    if not told:
        return
    owners = trees.children(sentence, noun, "nmod:poss")
    owners = owners or [i for i in trees.children(sentence, noun, "nmod") if _case(sentence, i) in ("by", "from", "of")]
    owners = [one for i in owners for one in trees.conjuncts(sentence, i) if may_speak(sentence, one)]
    if not owners:
        owners = _owner_above(sentence, noun)
    content = frozenset(i for one in told for i in trees.subtree(sentence, one))
    yield Attribution(tuple(owners), noun, content)


def _tells_in(sentence: Sentence, clause: int) -> bool:
    """ "the monks' account, in which soldiers …"."""
    phrases = trees.children(sentence, clause, "obl")
    return any(sentence.words[i].text.lower() == "which" and _case(sentence, i) == "in" for i in phrases)


def _owner_above(sentence: Sentence, noun: int) -> list[int]:
    """Of "made the claim that …": who made it."""
    own = sentence.words[noun]
    if own.relation != "obj" or own.head < 0 or sentence.words[own.head].lemma.lower() not in ("make", "issue", "level", "voice", "repeat"):
        return []
    return [i for i in _subjects(sentence, own.head) if may_speak(sentence, i)]


def _addressees(sentence: Sentence, verb: int) -> tuple[int, ...]:
    found = list(trees.children(sentence, verb, "iobj"))
    if sentence.words[verb].lemma.lower() in TELLING:
        found += trees.children(sentence, verb, "obj") or trees.children(sentence, verb, "nsubj:pass")
    else:
        found += [i for i in trees.children(sentence, verb, "obl") if _case(sentence, i) == "to" and may_speak(sentence, i)]
    return tuple(one for i in found for one in trees.conjuncts(sentence, i))


def may_speak(sentence: Sentence, word: int) -> bool:
    own = sentence.words[word]
    return own.upos in NOMINAL and own.text.lower() not in SPEECHLESS and own.lemma.lower() not in TIMES


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
