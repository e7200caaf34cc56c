"""Whether a time lies ahead or behind, by the verb that it goes with."""

from __future__ import annotations

from demarche import trees
from demarche.entities.clauses import MOST_STEPS, base
from demarche.entities.dates_calendar import Tense
from demarche.records import Sentence

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PAST_AUX = frozenset({"had", "was", "were", "has", "have", "did", "'ve", "’ve", "been"})
_PLANNING = frozenset(
    "plan expect schedule due set aim intend want order demand ask tell agree promise vow pledge threaten prepare hope go "
    "slate ready likely invite urge warn propose offer".split()
)
_DUE = frozenset({"due", "set", "scheduled", "expected", "slated", "going", "ready", "planned", "is", "are"})
"""Words that, right before "to", put what follows ahead."""

_AHEAD = frozenset({"planned", "scheduled", "upcoming", "forthcoming", "coming", "proposed", "expected"})


def tense_of(sentence: Sentence, word: int) -> Tense:
    """The tense of the clause that a word stands in: of its nearest verb, or of an event noun's "planned" or "upcoming"."""
    for above in [word, *trees.ancestors(sentence, word)][:MOST_STEPS]:
        own = sentence.words[above]
        if own.upos == "NOUN" and any(sentence.words[i].text.lower() in _AHEAD for i in trees.children(sentence, above, "amod")):
            return "future"
        if own.upos in ("VERB", "AUX") or trees.child(sentence, above, "cop") is not None:
            return _verb_tense(sentence, above)
    return "open"


def _verb_tense(sentence: Sentence, verb: int, depth: int = 0) -> Tense:
    own = sentence.words[verb]
    helpers = {sentence.words[i].text.lower() for i in trees.children(sentence, verb, "aux", "cop")}
    marks = {sentence.words[i].text.lower(): i for i in trees.children(sentence, verb, "mark")}
    if helpers & _WILL:
        return "future"
    if (at := marks.get("to", 0)) and sentence.words[at - 1].text.lower() in _DUE:
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
    past_form = own.upos == "VERB" and own.text.lower() != own.lemma.lower() and not own.text.lower().endswith(("ing", "s"))
    return "past" if past_form and not helpers else "open"
