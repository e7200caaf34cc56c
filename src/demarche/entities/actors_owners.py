"""Whose a body or a person is: adjective, possessor, of-phrase, place, what was said before, the states in play."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from demarche.entities.actors_page import Page
from demarche.entities.actors_refer import same_noun
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.actors_words import PRONOUNS, Noun
from demarche.entities.states import OF_STATES, Hit
from demarche.records import ActorKind, Span

Identify = Callable[[Scene, Page, int], tuple[Identity, ...]]
"""Finds who a phrase is, by its head word."""
SHOWN, OWNED, PLACED, SHARED, DATED, LONE, GUESSED = 0.95, 0.9, 0.75, 0.8, 0.6, 0.6, 0.4
"""Scores of the rules, set by hand in the order in which coders trust them; to be calibrated on findings corrected by persons."""


def find_owners(scene: Scene, page: Page, head: int, noun: Noun | None, identify: Identify) -> tuple[Identity, ...]:
    """Who owns what a noun phrase names, by its own words; nothing where they do not say. Several where states are joined."""
    abroad = noun is not None and "abroad" in noun.traits
    finders = [_by_modifier, _by_possessor] if abroad else [_by_possessor, _by_modifier]
    for find in (*finders, _by_of):
        if owners := find(scene, page, head, identify):
            return owners
    if not abroad and (owners := _by_place(scene, page, head)):
        return owners
    return _by_joined(scene, page, head, identify)


def infer_owners(scene: Scene, page: Page, head: int, noun: Noun, located: str | None) -> tuple[Identity, ...]:
    """Who owns an organ or a group of persons whose phrase names no owner: by earlier mention, place, dateline, the only state in play."""
    loose_end = "CVL" in noun.sectors or noun.kind == "group"
    if page.definite(head) and (found := same_noun(scene, page, head, noun.form, located=located)):
        return found
    if "abroad" in noun.traits:
        return ()
    if found := _by_clause_place(scene, page, head):
        return found
    if "organ" in noun.traits and scene.dateline and scene.dateline in {*scene.totals, None}:
        return (Identity(country=scene.dateline, rule="dateline", score=DATED),)
    if ("organ" in noun.traits or loose_end) and (only := scene.only_state(page.index)):
        return (Identity(country=only[0], rule=only[1], score=GUESSED if loose_end else LONE),)
    return ()


def by_name(scene: Scene, page: Page, hit: Hit, *, place: bool = False) -> Identity:
    """A name of the table as owner."""
    entry = scene.choose(hit, place=place)
    kind: ActorKind = "state" if entry.kind in OF_STATES else "body"
    return Identity(kind, entry.country, entry.sectors, rule="modifier", score=SHOWN, spans=(page.span(hit.first, hit.last),))


def _by_modifier(scene: Scene, page: Page, head: int, _: Identify) -> tuple[Identity, ...]:
    hits = [hit for hit in page.modifiers(head) if scene.choose(hit).country]
    if not hits or page.hyphenated(head):
        return ()
    states = [hit for hit in hits if scene.choose(hit).kind in OF_STATES]
    if len(states) > 1 and all(_joined(page, a, b) for a, b in pairwise(states)):
        return tuple(by_name(scene, page, hit) for hit in states)
    return (by_name(scene, page, (states or hits)[0]),)


def _joined(page: Page, one: Hit, other: Hit) -> bool:
    """Whether two names stand side by side with "and", a comma or a hyphen between."""
    between = {word.text.lower() for word in page.words[one.last : other.first]}
    return bool(between) and between <= {"and", ",", "-", "–", "or", "'s", "’s"}


def _by_possessor(scene: Scene, page: Page, head: int, identify: Identify) -> tuple[Identity, ...]:
    return _through(scene, page, page.children(head, "nmod:poss"), identify, "possessor")


def _by_of(scene: Scene, page: Page, head: int, identify: Identify) -> tuple[Identity, ...]:
    phrases = [kid for kid in page.children(head, "nmod") if page.case(kid) in {"of", "from", "for"}]
    ordered = sorted(phrases, key=lambda kid: ("of", "from", "for").index(page.case(kid) or "of"))
    ordered = [kid for kid in ordered if page.case(kid) != "for" or kid in page.noun_at]
    return _through(scene, page, iter(ordered[:1]), identify, "of-phrase")


def _through(scene: Scene, page: Page, phrases: Iterator[int], identify: Identify, rule: str) -> tuple[Identity, ...]:
    """The owner of the phrase below, and of those joined to it, is the owner of the whole."""
    for kid in phrases:
        joined = [kid, *page.children(kid, "conj")]
        found = [identity for word in joined for identity in identify(scene, page, word) if identity.country]
        if found:
            through = "coreference" if page.words[kid].text.lower() in PRONOUNS else rule
            owners = [replace(owner, rule=through, score=min(owner.score, OWNED)) for owner in found]
            return tuple({owner.country: owner for owner in reversed(owners)}.values())[::-1]
    return ()


def located(scene: Scene, page: Page, head: int) -> str | None:
    """The country of the place that a phrase says it is in ("the embassy in Tehran")."""
    return next((scene.choose(hit, place=True).country for hit in page.places(head, "nmod")), None)


def _by_place(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    return tuple(replace(by_name(scene, page, hit, place=True), rule="place", score=PLACED) for hit in list(page.places(head, "nmod"))[:1])


def _by_clause_place(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    verb = page.clause(head)
    return tuple(
        replace(by_name(scene, page, hit, place=True), rule="place", score=LONE)
        for hit in list(page.places(verb, "obl"))[:1]
        if verb != head
    )


def _by_joined(scene: Scene, page: Page, head: int, identify: Identify) -> tuple[Identity, ...]:
    """The owner of the noun that this one is joined to, where one article or possessor serves both ("Kenya's president and premier")."""
    word = page.words[head]
    if word.relation != "conj" or word.head < 0 or word.head >= head or page.determiner(head) in {"the", "a", "an"}:
        return ()
    first: list[Span] = [page.span(word.head, word.head + 1)]
    owners = [*_by_possessor(scene, page, word.head, identify), *_by_modifier(scene, page, word.head, identify)][:1]
    return tuple(replace(owner, rule="joined", score=min(owner.score, SHARED), spans=(*owner.spans, *first)) for owner in owners)
