"""Who speaks by the grammar of a clause: subjects of verbs of saying, agents, and the clauses that stand beside what is told."""

from __future__ import annotations

from dataclasses import dataclass

from demarche import trees
from demarche.records import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
COUNTED = frozenset({"DET", "NUM"})
"""Tags of words that stand for somebody as a subject: "some said", "another said", "two said"."""
ABOUT = frozenset({
    "describe", "claim", "report", "confirm", "announce", "deny", "acknowledge", "admit", "allege", "disclose", "reveal", "predict",
    "document", "detail", "verify", "mention", "recount", "suspect", "blame", "accuse", "charge", "proclaim", "declare", "cite",
    "note", "indict", "fault", "implicate", "prosecute", "sue", "arraign", "finger", "denounce", "demand", "confess",
})  # fmt: skip
"""Verbs of saying that vouch for an act as their object, or as what somebody is accused of: "confirmed the arrests", "alleges torture"."""
SAID_NOUNS = frozenset({"claim", "allegation", "statement", "report", "announcement", "assertion", "accusation", "charge", "testimony",
                        "declaration", "suggestion", "contention", "insistence", "belief", "suspicion", "account", "admission",
                        "complaint", "denial", "confirmation", "acknowledgement", "version", "rumour", "rumor", "conclusion", "view",
                        "opinion", "position", "message", "estimate", "argument", "warning", "finding", "find", "confession", "theory",
                        "verdict", "assessment", "stance", "line", "confidence", "conviction", "concern", "fear",
                        "doubt", "remark", "comment", "case", "impression", "assurance", "prediction",
                      "judgement", "judgment"})  # fmt: skip
"""Nouns whose clause is what their owner says or holds."""
TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening", "night", "afternoon", "noon",
    "midnight", "day", "week", "month", "year", "dawn", "dusk", "midday", "today", "yesterday", "tonight", "weekend", "hour", "time",
})  # fmt: skip
SPEECHLESS = frozenset({"there", "what", "whatever", "this", "that", "these", "those", "something", "nothing", "how", "each"})
NOBODY = frozenset({"nobody", "none", "neither"})
NEGATORS = frozenset({"not", "n't", "never", "neither", "nor"})
ADDING = frozenset({"add", "note", "stress", "insist", "continue", "reiterate", "emphasise", "emphasize", "underline"})
"""Verbs whose participle goes on with what has been said: "said the raid killed four, adding that …"."""
GOING_ON = frozenset({"adding", "saying", "insisting", "claiming", "stressing", "noting", "accusing"})
"""Participles that tell for themselves, whatever the clause that they are hung to."""
RELATIVES = frozenset({"who", "which", "that"})
JOINING = frozenset({"and", "but", "when", "where", "while", "whenever", "why", "how", "then", "yet"})
PARTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound"})
BESIDE = frozenset({"parataxis", "advcl", "acl", "conj", "appos"})
"""How a parse hangs a verb of saying to the clause that it stands behind or within: "the bridge is shut, police said"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something (head words; none: "it is said that"), the word that shows it, the words said, and to whom (head words)."""

    sources: tuple[int, ...]
    cue: int
    content: frozenset[int]
    addressees: tuple[int, ...] = ()


def lemma(sentence: Sentence, word: int) -> str:
    """The lemma in lower case."""
    return sentence.words[word].lemma.lower()


def case(sentence: Sentence, word: int) -> str:
    """The preposition of a phrase, or nothing."""
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""


def marker(sentence: Sentence, word: int) -> str:
    """The word that introduces a clause, or nothing."""
    found = trees.child(sentence, word, "mark")
    return sentence.words[found].text.lower() if found is not None else ""


def may_speak(sentence: Sentence, word: int) -> bool:
    """Whether a word can name somebody who speaks."""
    own = sentence.words[word]
    stands = own.upos in NOMINAL or (own.upos in COUNTED and own.relation.startswith("nsubj"))
    if not stands or own.text.lower() in SPEECHLESS or own.lemma.lower() in TIMES:
        return False
    return (
        own.upos == "PRON"
        or own.lemma == "one"
        or all(sentence.words[i].text.lower() != "no" for i in trees.children(sentence, word, "det"))
    )


def conjuncts(sentence: Sentence, word: int) -> list[int]:
    """The word and those joined to it, without what is set against it ("the pilot, not the navigator")."""
    joined = trees.conjuncts(sentence, word)
    return [i for i in joined if i == word or all(lemma(sentence, k) != "not" for k in trees.children(sentence, i, "advmod", "cc"))]


# -- who says ------------------------------------------------------------------------------------------------------------


def subjects(sentence: Sentence, verb: int) -> list[int]:
    """Who says: subject or agent of the verb, or of the clause that it goes on from; of "adding that" the subject of the main verb."""
    seen: set[int] = set()
    while verb >= 0 and verb not in seen:
        seen.add(verb)
        if agents := trees.children(sentence, verb, "obl:agent"):
            return [one for agent in agents for one in conjuncts(sentence, agent)]
        if trees.children(sentence, verb, "nsubj:pass", "aux:pass", "csubj:pass"):
            told = [i for i in trees.children(sentence, verb, "advcl", "xcomp") if not trees.children(sentence, i, "aux:pass")]
            agents = [agent for clause in (verb, *told) for agent in subjects_by(sentence, clause)]
            return [one for agent in agents[:1] for one in conjuncts(sentence, agent)]
        if heads := own_subjects(sentence, verb):
            return _antecedents(sentence, verb, heads)
        own = sentence.words[verb]
        relation = own.relation.split(":")[0]
        participle = own.text.lower().endswith("ing")
        if relation == "acl" and own.head >= 0:
            agents = subjects_by(sentence, verb)
            return agents if agents else ([own.head] if participle else [])
        if relation not in ("conj", "advcl", "xcomp", "parataxis") or (relation == "parataxis" and not participle):
            return []
        verb = _above(sentence, verb) if participle and own.lemma.lower() in ADDING else own.head
    return []


def _above(sentence: Sentence, verb: int) -> int:
    """The clause that "adding that …" goes on from: that of the one who said, where the parse hangs it to what is said."""
    head = sentence.words[verb].head
    if head >= 0 and sentence.words[head].relation == "ccomp" and sentence.words[head].head < head:
        return sentence.words[head].head
    return head


def own_subjects(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of an active verb; of two beside each other ("news agency IRNA") the name, of two round the verb the first."""
    heads = [i for i in trees.children(sentence, verb, "nsubj") if sentence.words[i].relation == "nsubj"]
    before = [i for i in heads if i < verb] or heads
    named = [i for i in before if sentence.words[i].upos == "PROPN"]
    return (named or before)[:1]


def misplaced(sentence: Sentence, verb: int) -> list[int]:
    """Who says, where the parse made him a second subject of what is said: "The talks failed, said the envoy"."""
    if trees.children(sentence, verb, "nsubj:pass", "aux:pass"):
        return []
    own = sentence.words[verb]
    hosts = trees.children(sentence, verb, "ccomp", "parataxis")
    hosts += [own.head] if own.head >= 0 and own.relation.split(":")[0] in BESIDE and not marker(sentence, verb) else []
    for host in hosts:
        rivals = [i for i in trees.children(sentence, host, "nsubj") if may_speak(sentence, i)]
        behind = [i for i in rivals if i > verb and _follows(sentence, verb, i)]
        if behind and (len(rivals) > 1 or _is_inverted(sentence, verb, behind[0])):
            return conjuncts(sentence, behind[0])
        before = [i for i in rivals[1:] if i < verb]
        if before and not own_subjects(sentence, verb):
            return conjuncts(sentence, before[-1])
    return _hung_elsewhere(sentence, verb) if hosts and not own_subjects(sentence, verb) else []


def _hung_elsewhere(sentence: Sentence, verb: int) -> list[int]:
    """Who says, where the parse made him an apposition just before the verb, or its object: "…, argues Abdi Nur"."""
    before = [i for i in range(verb) if sentence.words[i].relation.split(":")[0] in ("appos", "parataxis") and may_speak(sentence, i)]
    before = [i for i in before if trees.subtree(sentence, i)[-1] == verb - 1]
    behind = [
        i for i in trees.children(sentence, verb, "obj") if sentence.words[verb].relation == "parataxis" and _follows(sentence, verb, i)
    ]
    return [one for i in (before or behind)[:1] for one in conjuncts(sentence, i)]


def _is_inverted(sentence: Sentence, verb: int, speaker: int) -> bool:
    """Whether "said the pilot" is put between commas behind the subject of another clause: "The colonel, said the pilot, ordered …"."""
    between = [i for i in own_subjects(sentence, verb) if trees.phrase(sentence, i)[-1] == verb - 2]
    end = trees.phrase(sentence, speaker)[-1] + 1
    return bool(between) and end < len(sentence.words) and sentence.words[end].text == ","


def _follows(sentence: Sentence, verb: int, word: int) -> bool:
    """Whether a phrase stands right behind a verb that stands behind a comma: "…, said the envoy"."""
    return trees.phrase(sentence, word)[0] == verb + 1 and verb > 0 and sentence.words[verb - 1].text in (",", '"', "”", "'", "’")


def _antecedents(sentence: Sentence, verb: int, heads: list[int]) -> list[int]:
    """The subjects with what is joined to them; of a relative pronoun the noun that it stands for."""
    own = sentence.words[verb]
    if own.relation == "acl:relcl" and own.head >= 0 and sentence.words[heads[0]].text.lower() in RELATIVES:
        return [own.head]
    return [one for head in heads for one in conjuncts(sentence, head)]


def subjects_by(sentence: Sentence, verb: int) -> list[int]:
    """Those "by" whom a thing is said."""
    return [i for i in trees.children(sentence, verb, "obl") if case(sentence, i) == "by"]


# -- what stands beside the words told -----------------------------------------------------------------------------------


def host(sentence: Sentence, verb: int) -> int | None:
    """The head of the clause that a verb of saying is put behind or within ("the bridge, police said, is shut"), if it is."""
    own = sentence.words[verb]
    relation = own.relation.split(":")[0]
    if own.head < 0 or relation not in BESIDE or _is_joined(sentence, verb):
        return None
    if relation != "parataxis" and not (own_subjects(sentence, verb) or misplaced(sentence, verb)):
        return None
    if own.relation in ("acl:relcl", "advcl:relcl") and not _is_loose(sentence, verb):
        return None
    return _cut(sentence, verb) or _clause(sentence, own.head)


def _is_joined(sentence: Sentence, verb: int) -> bool:
    """Whether a conjunction joins a clause to another: "and said", "when he said". "…, or so he says" stands loose."""
    words = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "cc", "mark", "advmod")}
    return bool(marker(sentence, verb)) or bool(words & JOINING)


def _is_loose(sentence: Sentence, verb: int) -> bool:
    """Whether what the parse takes for a relative clause is put behind a comma and has nothing relative: "fled, the army said"."""
    words = [i for i in trees.subtree(sentence, verb) if sentence.words[i].upos != "PUNCT"]
    relative = any(sentence.words[i].text.lower() in (*RELATIVES, "whom", "whose", "where", "when") for i in words)
    return not relative and words[0] > 0 and sentence.words[words[0] - 1].text == ","


def _cut(sentence: Sentence, verb: int) -> int | None:
    """The verb of the clause into which another one is put right behind the subject: "a man who, police said, had fired"."""
    first = min(trees.subtree(sentence, verb))
    if first < 2 or sentence.words[first - 1].text != ",":
        first = verb if sentence.words[verb - 1].text == "," else first
    if first < 2 or sentence.words[first - 1].text not in (",", '"', "”"):
        return None
    word = first - 2
    for above in trees.ancestors(sentence, word):
        if above >= verb:
            break
        word = above
    own = sentence.words[word]
    return own.head if own.relation.startswith("nsubj") and own.head > verb else None


def _clause(sentence: Sentence, word: int) -> int:
    """The head of the clause that a noun stands in, where something is hung to the noun."""
    for i in (word, *trees.ancestors(sentence, word)):
        word = i
        if sentence.words[i].upos not in NOMINAL or sentence.words[i].relation.split(":")[0] not in PARTS:
            break
    return word


def clause_of(sentence: Sentence, phrase: int) -> frozenset[int]:
    """The words of the clause that a phrase hangs on, without the phrase and without clauses that stand beside it.

    Verbs that share their subject ("stormed the court and freed two, according to X") are one clause.
    """
    clause = sentence.words[phrase].head
    for above in trees.ancestors(sentence, clause):
        if sentence.words[clause].relation != "conj" or trees.children(sentence, clause, "nsubj"):
            break
        clause = above
    content = set(trees.subtree(sentence, clause)) - set(trees.subtree(sentence, phrase))
    for i in tuple(content):
        relation = sentence.words[i].relation.split(":")[0]
        marks = {sentence.words[k].text for k in trees.children(sentence, i, "punct")}
        if relation == "parataxis" or (relation == "conj" and marks & {";", ":"}):
            content -= set(trees.subtree(sentence, i))
    return frozenset(content - apart(sentence, phrase, content))


def apart(sentence: Sentence, verb: int, words: set[int]) -> set[int]:
    """What stands beside the words told and is not told by the same: a clause coordinated with them that has a source of its own, and
    what the report adds to them ("…, a claim that Lima denied")."""
    own: set[int] = set()
    for i in words:
        word = sentence.words[i]
        relation = word.relation.split(":")[0]
        beside = relation in ("conj", "parataxis") or (relation == "advcl" and marker(sentence, i) in ("while", "whereas", "but"))
        if beside and word.upos == "VERB" and _speaks(sentence, i) and marker(sentence, i) != "that":
            own.update(trees.subtree(sentence, i))
        if relation == "advcl" and i > verb and word.text.lower() in GOING_ON and sentence.words[i - 1].text == ",":
            own.update(trees.subtree(sentence, i))
        added = word.lemma.lower() in SAID_NOUNS and i > verb and i > 0 and trees.children(sentence, i, "acl:relcl", "acl")
        if added and any(sentence.words[k].text in (",", "—", "-", ";") for k in range(max(verb, i - 3), i)):
            own.update(trees.subtree(sentence, i))
    return own


def _speaks(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a subject of its own and something that it tells."""
    speaking = [i for i in trees.children(sentence, verb, "nsubj") if may_speak(sentence, i)]
    tells = trees.children(sentence, verb, "ccomp") or lemma(sentence, verb) in ABOUT
    return bool(speaking) and bool(tells or (lemma(sentence, verb) == "speak" and trees.children(sentence, verb, "obl")))
