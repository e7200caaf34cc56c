"""According to whom, by phrases and nouns: "according to X", "in X's words", "X's claim that", a headline's "…: X"."""

from __future__ import annotations

from collections.abc import Iterator

from demarche import trees
from demarche.events.voices import NOMINAL, SAID_NOUNS, Attribution, case, clause_of, conjuncts, lemma, may_speak, subjects
from demarche.records import Sentence

OWN_WORDS = frozenset({"account", "telling", "reckoning", "version", "admission", "words", "word", "count", "estimate", "testimony",
                       "view", "opinion", "judgement", "judgment", "assessment", "phrase", "eyes", "estimation", "reading"})  # fmt: skip
"""Nouns that with an owner say whose words a clause is in: "by their own account"."""
CHARGES = frozenset({"claim", "allegation", "report", "accusation", "charge", "denial", "complaint", "confession", "suspicion",
                     "announcement", "confirmation", "account", "testimony", "warning"})  # fmt: skip
"""Nouns that may tell of an act in an "of" phrase: "Amnesty's allegations of torture"."""
UTTERING = frozenset({"make", "issue", "level", "voice", "repeat", "express", "deliver", "reach", "draw", "come", "arrive", "give", "send",
                      "raise", "file", "hold", "share", "advance", "spread", "convey", "offer", "put", "bring", "publish", "release",
                      "leave", "have", "pass"})  # fmt: skip
"""Verbs whose subject is behind what is claimed, concluded or warned: "came to the conclusion that"."""
HOLDERS = frozenset({"opposition", "government", "critic", "supporter", "opponent", "analyst", "expert", "observer", "official",
                     "activist", "campaigner", "protester", "diplomat", "ministry", "army", "rebel", "resident", "lawyer", "prosecutor",
                     "union", "historian", "believer", "investor", "family", "villager"})  # fmt: skip
"""Nouns of people whose view "For X, …" tells."""
PUNCT = "PUNCT"
QUOTES = frozenset({'"', "”", "''", "’", "»"})
LEAD, BYLINE = 4, 6
"""Words up to which the beginning and the end of a headline only say who says so."""


def by_phrases(sentence: Sentence, word: int) -> Iterator[Attribution]:
    """What a word that is no verb attributes."""
    own = sentence.words[word]
    if own.text.lower() in ("according", "per") and own.relation == "case" and own.head >= 0:
        yield from _by_case(sentence, word)
    elif word == 0 and own.text == "For" and own.head >= 0:
        yield from _by_view(sentence, own.head)
    elif own.upos == "NOUN":
        if own.lemma.lower() in OWN_WORDS and own.relation.split(":")[0] == "obl":
            yield from _by_own_words(sentence, word)
        if own.lemma.lower() in SAID_NOUNS:
            yield from _by_noun(sentence, word)
    elif own.text in (":", "-", "–", "—"):
        yield from _by_line(sentence, word)


def _by_case(sentence: Sentence, marker: int) -> Iterator[Attribution]:
    """ "according to X", "per X": the clause that the phrase hangs on."""
    source = sentence.words[marker].head
    own = sentence.words[source]
    if own.head < 0 or (sentence.words[marker].text.lower() == "per" and not _is_named(sentence, source)):
        return
    yield Attribution(tuple(conjuncts(sentence, source)), marker, clause_of(sentence, source))


def _by_view(sentence: Sentence, holder: int) -> Iterator[Attribution]:
    """ "For the opposition, the vote was stolen"."""
    own, end = sentence.words[holder], trees.phrase(sentence, holder)[-1] + 1
    named = own.lemma.lower() in HOLDERS or any(name.first <= holder < name.last for name in sentence.names)
    if named and own.relation.startswith("obl") and own.head > end and sentence.words[end].text == ",":
        yield Attribution(tuple(conjuncts(sentence, holder)), 0, clause_of(sentence, holder))


def _is_named(sentence: Sentence, word: int) -> bool:
    """Whether "per" stands before a source ("per court papers", "per a UN log") and not before a measure or a rule ("per day")."""
    own = sentence.words[word]
    if own.lemma.lower() in ("instruction", "rule", "agreement", "request", "order", "law", "tradition"):
        return False
    return own.upos == "PROPN" or own.text.lower() != own.lemma.lower() or bool(trees.children(sentence, word, "det", "nmod:poss"))


def _by_own_words(sentence: Sentence, noun: int) -> Iterator[Attribution]:
    """ "by their own account", "in the general's words", "going by the account that X gave": the clause that the phrase hangs on."""
    if case(sentence, noun) not in ("by", "in", "on", "per") or sentence.words[noun].head < 0:
        return
    owners = _owners(sentence, noun, "of", "by", "from")
    for clause in trees.children(sentence, noun, "acl:relcl"):
        owners = owners or [i for i in trees.children(sentence, clause, "nsubj") if may_speak(sentence, i)]
    head = sentence.words[noun].head
    top = noun if lemma(sentence, head) not in ("go", "judge") or sentence.words[head].relation != "advcl" else head
    if owners and lemma(sentence, owners[0]) not in ("my", "our", "i", "we"):
        yield Attribution(tuple(owners), noun, clause_of(sentence, top))


def _owners(sentence: Sentence, noun: int, *prepositions: str) -> list[int]:
    """Whose a noun is: "Amnesty's", "their", or what follows one of the prepositions."""
    owners = trees.children(sentence, noun, "nmod:poss")
    owners = owners or [i for i in trees.children(sentence, noun, "nmod") if case(sentence, i) in prepositions]
    return [one for i in owners for one in conjuncts(sentence, i) if may_speak(sentence, one)]


def _by_noun(sentence: Sentence, noun: int) -> Iterator[Attribution]:
    """ "Kenya's claim that …", "a report by the UN that …", "accusations of torture by the group", "Tokyo's view is that …"."""
    told = _clauses(sentence, noun)
    owners = _owners(sentence, noun, "by", "from", "of")
    if not told and lemma(sentence, noun) in CHARGES:
        owners = _owners(sentence, noun, "by", "from")
        told = [i for i in trees.children(sentence, noun, "nmod") if owners and case(sentence, i) == "of"]
    if told:
        content = frozenset(i for one in told for i in trees.subtree(sentence, one)) - set(trees.subtree(sentence, noun, without=_CLAUSES))
        yield Attribution(tuple(owners or _owner_above(sentence, noun)), noun, content or frozenset(trees.subtree(sentence, told[0])))


_CLAUSES = frozenset({"acl", "ccomp", "acl:relcl", "nmod"})


def _clauses(sentence: Sentence, noun: int) -> list[int]:
    """The heads of the clauses that say what somebody's claim is."""
    clauses = [i for i in trees.children(sentence, noun, "acl", "ccomp") if sentence.words[i].relation != "acl:relcl"]
    told = [i for i in clauses if trees.child(sentence, i, "mark") is not None or trees.children(sentence, i, "nsubj")]
    told += [i for i in trees.children(sentence, noun, "acl:relcl") if _tells_in(sentence, i)]
    own = sentence.words[noun]
    return told or ([own.head] if own.relation == "nsubj:outer" and own.head >= 0 else [])


def _tells_in(sentence: Sentence, clause: int) -> bool:
    """ "the monks' account, in which soldiers …"."""
    phrases = trees.children(sentence, clause, "obl")
    return any(sentence.words[i].text.lower() == "which" and case(sentence, i) == "in" for i in phrases)


def _owner_above(sentence: Sentence, noun: int) -> list[int]:
    """Of "made the claim that …", "came to the conclusion that …": who did."""
    own = sentence.words[noun]
    verbs = UTTERING if own.relation == "obj" else ("come", "arrive") if own.relation == "obl" else ()
    if own.head < 0 or lemma(sentence, own.head) not in verbs:
        return []
    return [i for i in subjects(sentence, own.head) if may_speak(sentence, i)]


def _by_line(sentence: Sentence, mark: int) -> Iterator[Attribution]:
    """ "Gas to stop on Monday: Kremlin": who says so at the end of a line without a full stop, or behind a quotation ("…” — Omar")."""
    if 0 < mark <= LEAD and sentence.words[-1].upos != PUNCT and _names_speaker(sentence, mark):
        yield Attribution((trees.head_of(sentence, range(mark)),), mark, frozenset(range(mark + 1, len(sentence.words))))
    signs = mark > 0 and sentence.words[mark - 1].text in QUOTES
    tail = [i for i in range(mark + 1, len(sentence.words)) if sentence.words[i].upos != "PUNCT"]
    if mark < 3 or not 0 < len(tail) <= BYLINE or (not signs and PUNCT in (sentence.words[-1].upos, sentence.words[mark - 1].upos)):
        return
    if all(sentence.words[i].upos in NOMINAL | {"ADJ", "DET", "ADP"} for i in tail):
        head = trees.head_of(sentence, tail)
        if may_speak(sentence, head):
            yield Attribution((head,), mark, frozenset(range(mark)))


def _names_speaker(sentence: Sentence, mark: int) -> bool:
    """Whether a headline begins with somebody's name and a colon: "Kremlin: Gas to stop on Monday"."""
    return sentence.words[mark].text == ":" and any(
        name.last == mark and name.kind in ("PER", "ORG") and all(word.upos in NOMINAL for word in sentence.words[:mark])
        for name in sentence.names
    )
