"""Whom a pronoun takes up, among the parties of a report: what the ranker of `coreference` points to, if it is one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from demarche.entities.actors_page import SUBJECTS, Page
from demarche.entities.actors_scene import Identity, Mention, Scene
from demarche.entities.actors_words import PERSON_PRONOUNS, PLURAL_PRONOUNS, SEX, THING_PRONOUNS

Read = Callable[[Scene, Page, int], Mention | None]
"""Reads the mention headed by a word that comes later in the sentence."""
REACH = 3
"""Sentences before its own in which the antecedent of a definite noun is looked for."""
WEIGHTS = {"nsubj": 80.0, "nsubj:pass": 70.0, "obj": 50.0, "iobj": 45.0, "nmod:poss": 45.0, "obl:agent": 45.0, "root": 60.0, "appos": 20.0,
           "nmod": 30.0, "obl": 30.0, "parataxis": 40.0}  # fmt: skip
"""How salient a mention is by its relation: Lappin and Leass's order, numbers set on GUM development news."""
NEAR = (100.0, 60.0, 30.0, 15.0)
"""Salience by distance in sentences."""
EVIDENCE = 2
"""Spans of an antecedent that are shown again for what takes it up."""
SURE, LIKELY, DOUBTFUL = 0.6, 0.8, 0.6
"""The ranker's probability from which an antecedent is likely, and the scores of both cases."""


def take_up(scene: Scene, page: Page, pronoun: int, read: Read) -> tuple[Identity, ...]:
    """Whom a personal or possessive pronoun stands for; nothing where no mention fits."""
    mention, score = find_antecedent(scene, page, pronoun, read)
    if mention is None:
        return ()
    text = page.words[pronoun].text.lower()
    plural = text in PLURAL_PRONOUNS
    scene.links[page.index, pronoun] = mention.root or mention
    if text in PERSON_PRONOUNS:
        scene.sexes[mention.form] = PERSON_PRONOUNS[text]
    together = _together(scene, mention) if plural else mention.identities
    return tuple(follow(scene, mention, identity, "coreference", score) for identity in together)


def find_antecedent(scene: Scene, page: Page, pronoun: int, read: Read) -> tuple[Mention | None, float]:
    """The mention a pronoun takes up, and how surely: the likeliest that is a party; None where none is."""
    if ahead := _ahead(scene, page, pronoun, page.words[pronoun].text.lower(), read):
        return ahead, LIKELY
    link = scene.taken_up.get((page.index, pronoun))
    for place, score in ((link.to, link.score), *link.others) if link else ():
        if place and (mention := _mention(scene, *place)):
            return mention, LIKELY if score >= SURE else DOUBTFUL
    return None, 0.0


def _mention(scene: Scene, sentence: int, head: int) -> Mention | None:
    """The party that a phrase names, by its head or as a part of it."""
    first = bisect_left(scene.mentions, sentence, key=lambda mention: mention.page)
    last = bisect_right(scene.mentions, sentence, lo=first, key=lambda mention: mention.page)
    near = [mention for mention in scene.mentions[first:last] if mention.root is None]
    exact = next((mention for mention in near if mention.head == head), None)
    return exact or next((mention for mention in near if head in scene.pages[sentence].core(mention.head)), None)


def follow(scene: Scene, mention: Mention, identity: Identity, rule: str, score: float) -> Identity:
    """The identity of an earlier mention as a later phrase takes it up: named as there, less sure."""
    mention = mention.root or mention
    page = scene.pages[mention.page]
    word = page.words[mention.head]
    first, last = page.person_at.get(mention.head, (mention.head, mention.head + 1))
    name = identity.name or (page.text(first, last) if word.upos == "PROPN" else None)
    core = page.core(mention.head) if mention.head not in page.person_at else range(first, last)
    shown = (*identity.spans[:EVIDENCE], page.span(core[0], core[-1] + 1))
    return replace(identity, rule=rule, score=min(identity.score, score), spans=tuple(dict.fromkeys(shown)), name=name)


def _together(scene: Scene, mention: Mention) -> tuple[Identity, ...]:
    """The identities of a mention and of those joined to it ("Kenya and Uganda … they")."""
    words = scene.pages[mention.page].words
    joined = [m for m in scene.backwards(mention.page + 1, 0, sentences=1) if m.page == mention.page and words[m.head].relation == "conj"]
    others = [m.identities for m in reversed(joined) if words[m.head].head == mention.head]
    return tuple(dict.fromkeys([*mention.identities, *(identity for found in others for identity in found)]))


def _ahead(scene: Scene, page: Page, pronoun: int, text: str, read: Read) -> Mention | None:
    """The subject that follows a fronted phrase with a possessive ("In its statement, the ministry said")."""
    if page.words[pronoun].relation != "nmod:poss" or any(word.relation in SUBJECTS for word in page.words[:pronoun]):
        return None
    subject = next((kid for kid in page.children(page.clause(pronoun), "nsubj") if kid > pronoun), None)
    mention = read(scene, page, subject) if subject is not None and subject not in page.above(pronoun) else None
    return mention if mention and _fits(scene, mention, text) else None


def _fits(scene: Scene, mention: Mention, text: str) -> bool:
    """Whether a mention agrees with a pronoun in number, sex and being a person."""
    first = mention.identities[0] if mention.identities else Identity()
    page = scene.pages[mention.page]
    person = first.kind == "person" or mention.head in page.person_at
    if text in PERSON_PRONOUNS:
        sex = first.sex or scene.sexes.get(mention.form) or next((SEX[w] for w in mention.form.split(" ") if w in SEX), None)
        return person and not mention.plural and sex in {None, PERSON_PRONOUNS[text]}
    if text in THING_PRONOUNS:
        return not person and (not mention.plural or mention.either)
    collective = first.kind in {"group", "body", "government", "igo"}
    joined = any(page.words[kid].relation == "conj" for kid in page.kids[mention.head])
    return text in PLURAL_PRONOUNS and (mention.plural or joined or (collective and not person))
