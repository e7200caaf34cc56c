"""What belongs to which act: how far a word of a sentence is from the word that carries an act, along the parse.

Dates and places use one measure. A modifier of the act's own word is at 0; one that stands with a light verb, a conjunct, an infinitive or
the main clause of a participle costs more; what is below another act is not reached, unless both share a clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche import trees
from demarche.records import Claim, Sentence, Word

MOST_STEPS = 12
"""Bound on every walk over a parse."""

SAID = 10
"""Cost from which a word modifies only the verb of saying above the act."""

OTHER_TIME = frozenset(
    {"after", "before", "since", "until", "till", "if", "unless", "once", "following", "because", "for", "to", "despite"}
)
"""Words that set a clause apart in time from its main clause."""

SAYING = frozenset(
    "say tell add report announce state claim note declare confirm deny allege insist explain write warn argue assert "
    "disclose reveal acknowledge admit maintain stress suggest believe think hear learn inform quote tweet comment recall "
    "testify estimate".split()
)
_NOMINAL = frozenset(
    {"nmod", "obl", "obj", "nsubj", "iobj", "appos", "compound", "flat", "amod", "nummod", "dep", "list", "det", "case", "conj"}
)
_CLAUSE_TAGS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around an act, each with its cost: modifiers of these words may be the act's."""

    act: int
    hosts: dict[int, int]

    def cost(self, sentence: Sentence, word: int, stops: frozenset[int], *, climb: bool = True) -> int | None:
        """How far a modifier is from the act, or None where it belongs elsewhere.

        `word`: the head of the modifier's phrase. `stops`: words that keep what stands below them (other acts, event nouns).
        `climb`: whether a modifier of a party counts too ("expelled two [diplomats on Thursday]").
        """
        best: int | None = None
        above = sentence.words[word].head
        attributive = above > word and sentence.words[above].upos in ("NOUN", "PROPN") and base(sentence.words[word]) != "obl"
        for extra, host in enumerate(list(trees.ancestors(sentence, word))[:MOST_STEPS]):
            if host in self.hosts:
                cost = self.hosts[host] + extra
                best = cost if best is None else min(best, cost)
            if attributive or not climb or host in stops or sentence.words[host].upos in _CLAUSE_TAGS or extra == 3:
                break
            if base(sentence.words[host]) not in _NOMINAL:
                break
        return best


def stops_of(sentence: Sentence, acts: Iterable[int]) -> frozenset[int]:
    """The words that keep what modifies them: acts and nouns that tell of events."""
    return frozenset(acts) | {predicate.word for predicate in sentence.predicates if predicate.kind == "noun"}


def base(word: Word) -> str:
    """The relation of a word without its subtype."""
    return word.relation.split(":")[0]


def triggers(sentence: Sentence, claims: Iterable[Claim]) -> dict[str, int]:
    """The word that carries each claim's act, by claim id. Claims whose trigger touches no word are left out."""
    found: dict[str, int] = {}
    for claim in claims:
        if claim.sentence == sentence.index and (words := trees.words_in(sentence, claim.trigger)):
            found[claim.id] = trees.head_of(sentence, words)
    return found


def clause_of(sentence: Sentence, act: int, acts: frozenset[int]) -> Clause:
    """The clause of an act: its own word, what it depends on in the same clause, and what hangs on it as part of the same act."""
    hosts = {act: 0}
    _climb(sentence, act, acts, hosts)
    for host, cost in list(hosts.items()):
        if cost < SAID:
            _descend(sentence, host, act, acts, hosts, cost)
    return Clause(act, hosts)


def _climb(sentence: Sentence, act: int, acts: frozenset[int], hosts: dict[int, int]) -> None:
    """Adds the words above an act that share its time and place."""
    below, cost = act, 0
    for above in list(trees.ancestors(sentence, act))[:MOST_STEPS]:
        step = _step(sentence, below, above, acts)
        if step is None:
            return
        cost += step
        hosts.setdefault(above, cost)
        if step >= SAID:
            return
        below = above


def _step(sentence: Sentence, below: int, above: int, acts: frozenset[int]) -> int | None:
    """The cost of going from a word to its head, or None where time and place are no longer shared."""
    word, head = sentence.words[below], sentence.words[above]
    relation = base(word)
    saying = head.lemma.lower() in SAYING and relation in ("ccomp", "parataxis", "xcomp", "obj")
    if saying and above not in acts:
        return SAID
    if relation == "xcomp":
        return 1
    if relation == "conj":
        if _own_subject(sentence, below):
            return 2 if _shares_helper(sentence, below, above) else None
        return 2 if word.upos == head.upos else 4
    if relation == "advcl":
        return None if _mark(sentence, below) in OTHER_TIME else 2
    if relation == "acl":
        return 3 if above in acts else None
    if relation in ("nsubj", "obj", "obl", "nmod", "compound", "appos", "csubj") and word.upos in ("NOUN", "PROPN", "VERB"):
        if (above in acts and relation != "nsubj") or head.lemma.lower() in SAYING or _case(sentence, below) in OTHER_TIME:
            return None
        return 2 if head.upos in _CLAUSE_TAGS else 1
    return None


def _descend(sentence: Sentence, host: int, act: int, acts: frozenset[int], hosts: dict[int, int], cost: int) -> None:
    """Adds the words below a host that tell of the same act: participles, infinitives, a verb of saying set beside it."""
    for i in trees.children(sentence, host):
        word, relation = sentence.words[i], base(sentence.words[i])
        if relation == "parataxis" and word.lemma.lower() in SAYING:
            hosts.setdefault(i, SAID)
        elif relation == "advcl" and host == act and _mark(sentence, i) in ("when", "as", "while", ""):
            hosts.setdefault(i, cost + 3)
        elif relation == "nsubj" and host == act and _is_event_noun(sentence, i, acts):
            hosts.setdefault(i, cost + 2)
        elif i in hosts or (i in acts and relation != "conj"):
            continue
        elif (relation == "acl" and host == act) or (relation == "xcomp" and word.upos in _CLAUSE_TAGS):
            hosts.setdefault(i, cost + 1)
        elif relation == "conj" and word.upos == "VERB" and not _own_subject(sentence, i):
            hosts.setdefault(i, cost + 3)
        elif relation == "conj" and host == act:
            for clause in trees.children(sentence, i, "advcl"):
                if _mark(sentence, clause) in ("when", "as"):
                    hosts.setdefault(clause, cost + 4)


def _is_event_noun(sentence: Sentence, word: int, acts: frozenset[int]) -> bool:
    """Whether a noun tells of an event ("Friday's raid" as the subject of "killed")."""
    spotted = word in acts or any(predicate.word == word and predicate.kind == "noun" for predicate in sentence.predicates)
    return spotted and sentence.words[word].upos == "NOUN"


def _own_subject(sentence: Sentence, word: int) -> bool:
    return trees.child(sentence, word, "nsubj", "csubj") is not None


def _shares_helper(sentence: Sentence, below: int, above: int) -> bool:
    """Whether a second clause leaves out its passive helper: "nine were killed and dozens wounded"."""
    return trees.child(sentence, above, "aux:pass") is not None and trees.child(sentence, below, "aux", "obj") is None


def _mark(sentence: Sentence, word: int) -> str:
    """The word that introduces a clause, in lower case; empty where there is none."""
    for i in trees.children(sentence, word, "mark", "case", "advmod"):
        if i < word and (base(sentence.words[i]) != "advmod" or sentence.words[i].lemma.lower() in ("when", "once")):
            return sentence.words[i].text.lower()
    return ""


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
