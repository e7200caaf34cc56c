"""Did it happen, and who vouches for it: the coder model's status, overruled where the words are plain."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.events.voices import NEGATORS
from demarche.records import Sentence, Status

SURE = 0.95
"""Above this probability the model's status stands against a cue (UDS dev; unseen.txt and the codebook's examples stay as they are)."""

WEAK = 0.9
"""The same for the "to" of an aim, which many acts reach."""

WILL = frozenset({"will", "wo", "would", "'ll"})
POSSIBLE = frozenset({"could", "may", "might", "would", "can", "ca", "must", "should", "ought", "need"})
DONE = frozenset("begin start continue manage help dare bother get come go stop cease finish keep seem appear use happen force make let "
                 "see compel oblige lead cause succeed remain proceed move resume hasten rush turn decide".split())  # fmt: skip
"""Verbs whose infinitive has happened, if they have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its probability, and the word that decided it where a cue did."""

    status: Status
    score: float
    cue: int | None = None


def judge(sentence: Sentence, word: int, chances: dict[Status, float], cues: Cues) -> Verdict:
    """The status of the act at a word, from the model's probabilities and the cues around it."""
    best = max(chances, key=lambda status: chances[status])
    found = _cue(sentence, word, cues)
    if found is None or found.status == best:
        return Verdict(best, chances[best], found.cue if found else None)
    # A plain cue beats an unsure "asserted"; between two marked statuses the model sees more of the sentence.
    if best == "asserted" and chances[best] < min(SURE, found.score):
        return Verdict(found.status, round(1 - chances[best], 4), found.cue)
    if found.status == "negated" and best == "asserted":
        return Verdict("negated", 0.6, found.cue)
    return Verdict(best, chances[best])


def refuses(sentence: Sentence, word: int) -> bool:
    """Whether a negated verb tells of a will ("will not lift", "would not meet") and not of what failed to happen."""
    auxiliaries = {sentence.words[i].text.lower() for i in trees.children(sentence, word, "aux")}
    return bool(auxiliaries & WILL) and "have" not in auxiliaries and not trees.children(sentence, word, "nsubj:pass", "aux:pass")


def is_wanted(sentence: Sentence, word: int, wanting: Container[int]) -> bool:
    """Whether an act is only the content of a demand or threat: "asks that it be suspended", "demanded the release", "threatened to bomb".

    `wanting`: the words that demand or threaten. What somebody "said happened" stands in a finite clause and is not meant.
    """
    own = sentence.words[word]
    relation = own.relation.split(":")[0]
    if own.head not in wanting:
        return False
    if relation in ("xcomp", "obj"):
        return True
    helpers = {sentence.words[i].text.lower() for i in trees.children(sentence, word, "aux", "aux:pass")}
    bare = own.text.lower() == own.lemma.lower() and not helpers
    return relation == "ccomp" and bool(bare or helpers & {"be", "must", "should"})


def _cue(sentence: Sentence, word: int, cues: Cues) -> Verdict | None:
    """What the nearest plain cue says."""
    for i in trees.children(sentence, word):
        other = sentence.words[i]
        lemma, lower = other.lemma.lower(), other.text.lower()
        relation = other.relation.split(":")[0]
        if relation in ("advmod", "det") and (lower in NEGATORS or (relation == "det" and lower == "no")):
            return Verdict("negated", 1.0, i)
        if relation in ("advmod", "amod") and lemma in cues.hedges:
            return Verdict("alleged", 1.0, i)
        if relation == "amod" and lemma in cues.attempting:
            return Verdict("attempted", 1.0, i)
        if relation == "amod" and lemma in cues.planning:
            return Verdict("planned", 1.0, i)
        if relation == "aux" and lower in ("will", "'ll", "shall"):
            return Verdict("planned", 1.0, i)
        if relation == "aux" and lower in POSSIBLE:
            return Verdict("hypothetical", 1.0, i)
        if relation == "mark" and lemma in cues.conditional:
            return Verdict("hypothetical", 1.0, i)
    if _is_asked(sentence, word) or _is_ordered(sentence, word):
        return Verdict("hypothetical", 1.0, word)
    own = sentence.words[word]
    if own.head >= 0 and own.relation.split(":")[0] in ("xcomp", "ccomp", "obj", "nsubj"):
        governor = sentence.words[own.head].lemma.lower()
        if governor in cues.attempting:
            return Verdict("attempted", 1.0, own.head)
        if governor in cues.planning and own.relation.startswith("xcomp"):
            return Verdict("planned", 1.0, own.head)
        if governor in cues.denying:
            return Verdict("denied", 1.0, own.head)
    if (to := _purpose(sentence, word)) is not None:
        arranged = own.head >= 0 and sentence.words[own.head].lemma.lower() == "be"
        return Verdict("planned" if arranged else "hypothetical", WEAK, to)
    return None


def _is_asked(sentence: Sentence, word: int) -> bool:
    """Whether an act stands in a question that yes or no answers: "Has Tripoli shipped rifles?"."""
    own = sentence.words[word]
    if own.head >= 0 or not sentence.words[-1].text.startswith("?"):
        return False
    helper, subject = trees.child(sentence, word, "aux", "aux:pass", "cop"), trees.child(sentence, word, "nsubj")
    return helper is not None and subject is not None and helper < subject


def _is_ordered(sentence: Sentence, word: int) -> bool:
    """Whether a verb is an imperative: the root in its bare form, with neither subject nor helper."""
    own = sentence.words[word]
    return (
        own.head < 0
        and own.upos == "VERB"
        and own.text.lower() == own.lemma.lower()
        and not trees.children(sentence, word, "nsubj", "csubj", "aux", "aux:pass", "expl")
    )


def _purpose(sentence: Sentence, word: int) -> int | None:
    """The "to" of an infinitive that tells of an aim or capacity: "measures to halt the slide", "troops stand ready to retake it"."""
    own = sentence.words[word]
    marker = trees.child(sentence, word, "mark")
    if marker is None or sentence.words[marker].text.lower() != "to" or own.head < 0:
        return None
    relation, governor = own.relation.split(":")[0], sentence.words[own.head].lemma.lower()
    aims = relation in ("acl", "advcl") or (relation in ("xcomp", "ccomp") and governor not in DONE)
    return marker if aims else None
