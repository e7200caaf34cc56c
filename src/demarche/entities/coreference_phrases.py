"""The noun phrases and pronouns of a report, with what tells whether one can take up another: number, sex, kind, name."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from demarche import trees
from demarche.entities.actors_words import PERSON_PRONOUNS, PLURAL_PRONOUNS, SEX, THING_PRONOUNS, load_nouns, singulars
from demarche.entities.people import load_people
from demarche.entities.states import fold, load_names
from demarche.records import Name, Sentence, Word

THIRD_PERSON = frozenset(PERSON_PRONOUNS) | THING_PRONOUNS | PLURAL_PRONOUNS
ORDER = {"former": 0, "latter": -1}
STATES = frozenset({"state", "government", "capital"})
MONTHS = frozenset(fold(month) for month in calendar.month_name[1:])
_INSIDE = frozenset({"compound", "flat", "nmod:desc", "goeswith", "fixed", "det", "amod"})
"""Relations of words inside a phrase, which head none themselves."""
_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "NAT": "person", "person": "person", "body": "organization",
          "government": "organization", "group": "organization"}  # fmt: skip
_ARTICLES = {"the": "the", "a": "a", "an": "a", **dict.fromkeys(("this", "that", "these", "those"), "this"), "": "bare"}


@dataclass(slots=True)
class Phrase:
    """A noun phrase (or pronoun) by its head word."""

    sentence: int
    head: int
    form: str
    """Folded lemma of the head, or the pronoun."""
    kind: str
    """`person`, `organization`, `place`, `time` and so on, as GUM calls them; empty where unknown."""
    plural: bool
    joined: bool
    """Whether others are coordinated with it."""
    sex: str | None
    relation: str
    subject: bool
    article: str
    name: str
    """The proper name in it; empty where there is none."""
    clause: int
    quoted: bool
    chain: int = -1
    """The first phrase (by number) of those that stand for one thing."""
    root: int | None = None
    """The phrase with a noun that a pronoun stands for, by number."""


@cache
def load_trained() -> dict[str, Any]:
    """What training left: `weights` of the ranker by feature, `kinds` of nouns (folded lemma -> kind -> share)."""
    path = files("demarche").joinpath("entities", "data", "coreference.json")
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def read_phrases(sentences: Sequence[Sentence]) -> Iterator[Phrase]:
    """The noun phrases and pronouns of a report in order; of a name only the phrase of its head."""
    for place, sentence in enumerate(sentences):
        quotes = _quoted(sentence)
        heads = {trees.head_of(sentence, range(name.first, name.last)): name for name in sentence.names}
        inside = {word for name in sentence.names for word in range(name.first, name.last)} - heads.keys()
        for head, word in enumerate(sentence.words):
            text = word.text.lower()
            if text in THIRD_PERSON and word.upos in ("PRON", "DET"):
                if word.relation != "expl":
                    yield _phrase(place, sentence, head, text, None, quotes[head])
            elif text in ORDER and word.relation != "amod" and _article(sentence, head) == "the":
                yield _phrase(place, sentence, head, text, None, quotes[head])
            elif head in heads or (head not in inside and word.upos in ("NOUN", "PROPN") and word.relation not in _INSIDE):
                yield _phrase(place, sentence, head, "", heads.get(head), quotes[head])


def _phrase(place: int, sentence: Sentence, head: int, pronoun: str, name: Name | None, quoted: bool) -> Phrase:
    word = sentence.words[head]
    form = pronoun or fold(word.lemma)
    called = "" if pronoun else _name(sentence, head, name)
    relation = sentence.words[word.head].relation if word.relation == "conj" and word.head >= 0 else word.relation
    return Phrase(
        sentence=place,
        head=head,
        form=form,
        kind=_kind(pronoun, form, called, name),
        plural=pronoun in PLURAL_PRONOUNS if pronoun else _is_plural(word, form),
        joined=not pronoun and trees.child(sentence, head, "conj") is not None,
        sex=_sex(sentence, head, pronoun, name),
        relation=relation,
        subject=relation.split(":")[0] == "nsubj",
        article=_article(sentence, head),
        name=called,
        clause=_clause(sentence, head),
        quoted=quoted,
    )


def _name(sentence: Sentence, head: int, name: Name | None) -> str:
    """The proper name of a phrase: as the language model marks it, else the capitals up to the head; empty where it has none."""
    if name is not None:
        return " ".join(word.text for word in sentence.words[name.first : name.last])
    first = head + 1
    while first and sentence.words[first - 1].text[:1].isupper() and sentence.words[first - 1].upos in ("NOUN", "PROPN", "ADJ"):
        first -= 1
    capital = first <= head and (head > 0 or sentence.words[head].upos == "PROPN") and fold(sentence.words[head].text) not in MONTHS
    return " ".join(word.text for word in sentence.words[first : head + 1]) if capital else ""


def _is_plural(word: Word, form: str) -> bool:
    """Whether a noun is in the plural, by its lemma or as the plural of a noun of the table ("Senators")."""
    if word.text.lower() != word.lemma.lower():
        return True
    return word.text[-1:] == "s" and any(singular in load_nouns().forms for singular in singulars(form))


def _kind(pronoun: str, form: str, text: str, name: Name | None) -> str:
    """What a phrase names: by its name (states and their capitals act as bodies do), by the training texts, by the table of nouns."""
    if pronoun:
        return "person" if pronoun in PERSON_PRONOUNS else ""
    if name is not None:
        acts = name.kind == "LOC" and any(entry.kind in STATES for entry in load_names().look_up(text))
        return "organization" if acts else _KINDS[name.kind]
    if shares := load_trained()["kinds"].get(form):
        return str(max(shares, key=shares.__getitem__))
    known = load_nouns().forms.get(form)
    return _KINDS.get(known.kind, "") if known else ""


def _sex(sentence: Sentence, head: int, pronoun: str, name: Name | None) -> str | None:
    """M, F, or None where neither the pronoun, a title nor the given name tells."""
    if pronoun:
        return PERSON_PRONOUNS.get(pronoun)
    forms = [fold(sentence.words[i].text) for i in trees.phrase(sentence, head)]
    if found := next((SEX[form] for form in forms if form in SEX), None):
        return found
    return load_people().given.get(fold(sentence.words[name.first].text)) if name is not None and name.kind == "PER" else None


def _article(sentence: Sentence, head: int) -> str:
    """How a phrase begins: `poss`, `the`, `a`, `this`, `bare` or `other`."""
    if trees.child(sentence, head, "nmod:poss") is not None:
        return "poss"
    marker = trees.child(sentence, head, "det")
    return _ARTICLES.get(sentence.words[marker].text.lower() if marker is not None else "", "other")


def _clause(sentence: Sentence, word: int) -> int:
    """The verb (or other predicate) that a word belongs to."""
    for head in trees.ancestors(sentence, word):
        if sentence.words[head].upos in ("VERB", "AUX") or trees.child(sentence, head, "nsubj") is not None:
            return head
    return word


def _quoted(sentence: Sentence) -> list[bool]:
    """For each word whether it stands between quotation marks."""
    inside, found = False, []
    for word in sentence.words:
        if word.text in ("“", "``"):
            inside = True
        elif word.text in ("”", "''"):
            inside = False
        elif word.text == '"':
            inside = not inside
        found.append(inside)
    return found
