"""Which phrase a pronoun takes up: a log-linear model over its candidates, with "none of them" as one more.

Source: Denis and Baldridge 2008 for ranking; the weights come from `training/coreference.py`, which learns them on GUM.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from demarche import trees
from demarche.entities.actors_words import PERSON_PRONOUNS, PLURAL_PRONOUNS, REFLEXIVES, THING_PRONOUNS
from demarche.entities.coreference_phrases import THIRD_PERSON, Phrase, load_trained
from demarche.records import Sentence

REACH = 4
"""Sentences before its own in which a pronoun's antecedent is looked for."""
MOST = 60
"""Candidates that are weighed for one pronoun, the nearest."""
NONE = "none"
SPEECH = frozenset("say add tell announce state claim warn accuse deny urge vow demand promise report insist argue".split())
"""Verbs whose subject speaks."""


@dataclass(frozen=True)
class Ranker:
    """Weights by feature."""

    weights: dict[str, float]

    def weigh(self, features: Sequence[str]) -> float:
        """The sum of the weights of the features."""
        return sum(self.weights.get(name, 0.0) for name in features)


@dataclass
class Story:
    """The phrases of a report up to a place, with the chains found so far."""

    sentences: tuple[Sentence, ...]
    phrases: list[Phrase] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    """How many phrases a chain has."""
    lasts: dict[int, int] = field(default_factory=dict)
    """The last sentence in which a chain was mentioned."""
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, phrase: Phrase, to: int | None) -> None:
        """Append a phrase, as one more mention of an earlier one where it takes it up."""
        number = len(self.phrases)
        phrase.chain = number if to is None else self.phrases[to].chain
        if to is not None:
            before = self.phrases[to]
            phrase.root = before.root if before.form in THIRD_PERSON else to
            if phrase.sex is None:
                phrase.sex = before.sex
            elif before.sex is None:
                before.sex = phrase.sex
        self.sizes[phrase.chain] += 1
        self.lasts[phrase.chain] = phrase.sentence
        self.phrases.append(phrase)


def rank(ranker: Ranker, story: Story, pronoun: Phrase) -> list[tuple[int | None, float]]:
    """The phrases that a pronoun may take up, by number, likeliest first, with probabilities; None stands for none of them."""
    numbers = candidates(story, pronoun)
    scores = [*(ranker.weigh(features(story, pronoun, number)) for number in numbers), ranker.weigh(none_features(story, pronoun))]
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    return sorted(zip([*numbers, None], (weight / sum(weights) for weight in weights), strict=True), key=lambda pair: -pair[1])


def candidates(story: Story, pronoun: Phrase) -> list[int]:
    """The numbers of the phrases that a pronoun may take up, nearest first: those before it that agree with it in sex."""
    found: list[int] = []
    for number in range(len(story.phrases) - 1, -1, -1):
        phrase = story.phrases[number]
        if phrase.sentence < pronoun.sentence - REACH or len(found) == MOST:
            break
        if pronoun.sex and phrase.sex and phrase.sex != pronoun.sex:
            continue
        if phrase.form in THIRD_PERSON and _class(phrase.form) != _class(pronoun.form):
            continue
        if _same_arguments(story, pronoun, phrase) or _outnumbered(story, pronoun, phrase):
            continue
        found.append(number)
    return found


def _same_arguments(story: Story, pronoun: Phrase, phrase: Phrase) -> bool:
    """Whether both are arguments of one verb: then they are not the same, unless the pronoun is reflexive."""
    if phrase.sentence != pronoun.sentence or pronoun.form in REFLEXIVES or pronoun.relation == "nmod:poss":
        return False
    words = story.sentences[pronoun.sentence].words
    return words[phrase.head].head == words[pronoun.head].head and words[phrase.head].relation != "conj"


def _outnumbered(story: Story, pronoun: Phrase, phrase: Phrase) -> bool:
    """Whether "they" has people in the plural beside a single body (which it more often means in speech, of which GUM has much)."""
    if pronoun.form not in PLURAL_PRONOUNS or phrase.plural or phrase.joined or phrase.kind != "organization":
        return False
    beside = (other for other in story.phrases[-MOST:] if other.sentence == phrase.sentence)
    return any(other.plural and other.kind == "person" and other.form not in THIRD_PERSON for other in beside)


def _class(form: str) -> str:
    return PERSON_PRONOUNS.get(form) or ("it" if form in THING_PRONOUNS else "they")


def features(story: Story, pronoun: Phrase, number: int) -> list[str]:
    """What speaks for and against one candidate, by name."""
    phrase = story.phrases[number]
    group = {"M": "he", "F": "he"}.get(_class(pronoun.form), _class(pronoun.form))
    distance = pronoun.sentence - phrase.sentence
    between = sum(1 for other in story.phrases[number + 1 :] if other.form not in THIRD_PERSON)
    words = story.sentences[phrase.sentence].words
    above = story.sentences[pronoun.sentence].words[pronoun.head].head
    same = distance == 0
    size = min(story.sizes[phrase.chain], 5)
    since = pronoun.sentence - story.lasts[phrase.chain]
    kind = phrase.kind or ("pronoun" if phrase.form in THIRD_PERSON else "unknown")
    shape = "pron" if phrase.form in THIRD_PERSON else "name" if phrase.name else phrase.article
    possessive = "poss" if pronoun.relation == "nmod:poss" else "subj" if pronoun.subject else "other"
    number_of = "joined" if phrase.joined else "plural" if phrase.plural else "single"
    place = f"{min(distance, 3)}"
    found = [
        f"d={place}",
        f"d={place}|{possessive}",
        f"rel={phrase.relation}",
        f"rel={phrase.relation}|d={min(distance, 2)}",
        f"rel={phrase.relation}|{possessive}",
        f"kind={kind}",
        f"kind={kind}|num={number_of}",
        f"num={number_of}",
        f"num={number_of}|d={min(distance, 2)}",
        f"num={number_of}|rel={phrase.relation}",
        f"shape={shape}",
        f"shape={shape}|d={min(distance, 2)}",
        f"size={size}",
        f"since={min(since, 3)}|size={min(size, 3)}",
        f"between={min(between, 12) if between < 6 else between // 4 * 4 if between < 20 else 20}",
        f"sex={phrase.sex is not None}",
        f"same={phrase.form == pronoun.form}",
        f"quoted={phrase.quoted}{pronoun.quoted}",
        f"kind={kind}|speaks={pronoun.subject and _governor(story.sentences[pronoun.sentence], above) == 'speech'}",
    ]
    if same:
        found.append(f"clause={phrase.clause == pronoun.clause}|{possessive}|{phrase.subject}")
        over = list(trees.ancestors(story.sentences[pronoun.sentence], pronoun.head))
        found.append(f"over={phrase.head in over}|{possessive}")
        found.append(f"governs={phrase.clause in over}|{phrase.subject}|{possessive}")
        found.append(f"governs={phrase.clause in over}|{phrase.subject}|{kind}")
    elif phrase.subject and pronoun.subject:
        found.append("parallel")
    if phrase.relation == "root" or words[phrase.head].head < 0:
        found.append("top")
    if phrase.sentence == 0 and not same:
        found.append(f"title|{kind}")
    return [f"{group}:{name}" for name in found] + found


def none_features(story: Story, pronoun: Phrase) -> list[str]:
    """What speaks for no antecedent at all."""
    group = {"M": "he", "F": "he"}.get(_class(pronoun.form), _class(pronoun.form))
    words = story.sentences[pronoun.sentence].words
    above = words[pronoun.head].head
    first = not story.phrases or story.phrases[-1].sentence != pronoun.sentence
    tag = words[above].upos if above >= 0 else ""
    governor = _governor(story.sentences[pronoun.sentence], above)
    found = [pronoun.form, f"rel={pronoun.relation}", f"gov={governor}", f"upos={tag}", f"first={first}"]
    return [f"{NONE}:{group}", *(f"{NONE}:{group}:{name}" for name in (*found, f"quoted={pronoun.quoted}"))]


def _governor(sentence: Sentence, word: int) -> str:
    """The lemma that a pronoun depends on; all verbs of speech as one."""
    lemma = sentence.words[word].lemma.lower() if word >= 0 else "root"
    return "speech" if lemma in SPEECH else lemma


@cache
def load_ranker() -> Ranker:
    """The ranker that ships with the package."""
    return Ranker(load_trained()["weights"])
