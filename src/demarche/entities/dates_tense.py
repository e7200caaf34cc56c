"""Whether a time lies ahead or behind, by the verb that it goes with."""

from __future__ import annotations

from demarche import trees
from demarche.entities.clauses import MOST_STEPS, base
from demarche.entities.dates_calendar import Tense
from demarche.records import Sentence, Word

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PAST_AUX = frozenset({"had", "was", "were", "has", "have", "did", "'ve", "’ve", "been"})
_PLANNING = frozenset(
    "plan expect schedule due set aim intend want order demand ask tell agree promise vow pledge threaten prepare hope go "
    "slate ready likely invite urge warn propose offer".split()
)
_DUE = frozenset({"due", "set", "scheduled", "expected", "slated", "going", "ready", "planned", "is", "are"})
"""Words that, right before "to", put what follows ahead."""

_MAY = frozenset({"must", "should", "may", "might", "would", "can", "ca", "'d", "’d"})
"""Helpers of what is still to come, unless a "have" follows."""

_SCHEDULED = frozenset("begin start open resume end expire close take enter come kick".split())
"""Verbs whose present tense tells of a day to come: "the truce takes effect on Thursday"."""

_ARRANGED = frozenset("plan schedule prepare call slate set".split())
"""Verbs after which "for Friday" is the day arranged."""

_AHEAD = frozenset({"planned", "scheduled", "upcoming", "forthcoming", "coming", "proposed", "expected"})


def tense_of(sentence: Sentence, word: int) -> Tense:
    """The tense of the clause that a word stands in: of its nearest verb, or of an event noun's "planned" or "upcoming"."""
    for above in [word, *trees.ancestors(sentence, word)][:MOST_STEPS]:
        own = sentence.words[above]
        if own.upos == "NOUN" and any(sentence.words[i].text.lower() in _AHEAD for i in trees.children(sentence, above, "amod")):
            return "future"
        if own.upos in ("VERB", "AUX") or trees.child(sentence, above, "cop") is not None:
            return "future" if _is_arranged(sentence, word, above) else _verb_tense(sentence, above)
    return "open"


def _is_arranged(sentence: Sentence, word: int, verb: int) -> bool:
    """Whether a time is what a verb arranges: "called a strike for Friday", "plan marches this weekend"."""
    own = sentence.words[verb]
    if own.lemma.lower() not in _ARRANGED or word < verb:
        return False
    cases = trees.children(sentence, word, "case")
    return any(sentence.words[i].text.lower() == "for" for i in cases) or (own.lemma.lower() == "plan" and not _is_past(own))


def _is_past(word: Word) -> bool:
    return word.text.lower() != word.lemma.lower() and not word.text.lower().endswith(("ing", "s"))


def _verb_tense(sentence: Sentence, verb: int, depth: int = 0) -> Tense:
    own = sentence.words[verb]
    helpers = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux", "cop")}
    marks = {sentence.words[i].text.lower(): i for i in trees.children(sentence, verb, "mark")}
    if helpers & _WILL or (helpers & _MAY and not helpers & _PAST_AUX):
        return "future"
    to = verb - 1 if verb and sentence.words[verb - 1].text.lower() == "to" else marks.get("to", 0)
    if to and sentence.words[to - 1].text.lower() in _DUE:
        return "future"
    if "to" in marks and depth < 3 and own.head >= 0:
        head = sentence.words[own.head]
        if head.lemma.lower() in _PLANNING or head.text.lower() in ("is", "are"):
            return "future"
        return _verb_tense(sentence, own.head, depth + 1) if base(own) in ("xcomp", "advcl", "acl") else "open"
    if helpers & _PAST_AUX:
        return "past"
    if base(own) == "conj" and not helpers and own.head >= 0 and depth < 3 and own.text.lower() == own.lemma.lower():
        return _verb_tense(sentence, own.head, depth + 1)
    if own.upos == "VERB" and not helpers and _is_past(own):
        return "past"
    return "future" if own.lemma.lower() in _SCHEDULED and not helpers and own.text.lower().endswith("s") else "open"
