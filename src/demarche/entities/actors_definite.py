"""Whom a definite noun takes up: "the ministry", "the group", "the country", "the two neighbours"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.entities.actors_lands import admitted
from demarche.entities.actors_page import Page
from demarche.entities.actors_refer import NEAR, REACH, WEIGHTS, follow
from demarche.entities.actors_scene import Identity, Mention, Scene


def same_noun(scene: Scene, page: Page, head: int, form: str, *, located: str | None, bare: bool = False) -> tuple[Identity, ...]:
    """Who a definite noun was when it, or its kin, was last mentioned with a country; its place must agree.

    A bare plural takes up the body of its members ("lawmakers" after "the Peruvian parliament"), not other members.
    """
    kin = scene.nouns.kin.get(form, frozenset())
    forms = [*scene.nouns.bodies.get(form, ())] if bare else [form, *_longer(scene, form), *kin]
    plural, before = page.plural(head), (page.index, head)
    lasts = [found for other in forms if (found := _last(scene, other, before, plural=plural, located=located))]
    if not lasts:
        return ()
    last = max(lasts, key=lambda m: (m.form == form, m.located == located, m.page, m.head) if located else (m.page, m.head))
    return tuple(follow(scene, last, identity, "same noun", 0.75) for identity in last.identities)


def _last(scene: Scene, form: str, before: tuple[int, int], *, plural: bool, located: str | None) -> Mention | None:
    """The last known mention of a noun that agrees in place and number; a body may differ in number."""
    other = None
    for mention in reversed(scene.by_form.get(form, ())):
        if (mention.page, mention.head) >= before or (located and mention.located not in {None, located}):
            continue
        if mention.plural == plural:
            return mention
        if other is None and mention.identities[0].kind != "person":
            other = mention
    return other


def _longer(scene: Scene, form: str) -> Iterator[str]:
    """Forms mentioned that end in a bare noun: "interior ministry" for "ministry"."""
    return (other for other in scene.by_form if " " not in form and other.endswith(" " + form))


def by_later(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """Who a person, or a noun of the title or first sentence, turns out to be further down; for when all of the report has been read."""
    if head in page.person_at:
        known = scene.person(page.text(*page.person_at[head]))
        return (replace(known, rule="later mention", score=min(known.score, 0.7)),) if known and known.country else ()
    hit = page.noun_at.get(head)
    if hit is None or page.index > 1 or not page.definite(head):
        return ()
    forms = (hit.noun.form, *_longer(scene, hit.noun.form))
    later = [
        m for form in forms for m in scene.by_form.get(form, ()) if (m.page, m.head) > (page.index, head) and m.plural == page.plural(head)
    ]
    found = min((m for m in later if m.identities and m.identities[0].country), key=lambda m: (m.page, m.head), default=None)
    return tuple(follow(scene, found, identity, "later mention", 0.55) for identity in found.identities) if found else ()


def named_body(scene: Scene, page: Page, head: int, kinds: Iterable[str]) -> tuple[Identity, ...]:
    """The last body of given kinds mentioned by name ("the group" after "Boko Haram")."""
    for mention in scene.backwards(page.index, head, sentences=2 * REACH):
        if mention.identities and mention.identities[0].kind in kinds and mention.identities[0].sectors and _named(scene, mention):
            return tuple(follow(scene, mention, identity, "coreference", 0.65) for identity in mention.identities)
    return ()


def _named(scene: Scene, mention: Mention) -> bool:
    """Whether a mention holds the name of a body or group of the table."""
    names = scene.pages[mention.page].modifiers(mention.head), scene.pages[mention.page].name_at.get(mention.head)
    return any(hit and hit.entry.kind in {"group", "body", "igo"} for hit in (*names[0], names[1]))


def some_state(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """The state that "the country" takes up: the last one named of those that its words admit, subjects and the nearer sentences first."""
    fitting = admitted(page, head)
    ranked = []
    for mention in scene.backwards(page.index, head, sentences=REACH):
        first = mention.identities[0] if mention.identities else Identity()
        if first.kind in {"state", "government"} and first.country and (fitting is None or first.country in fitting):
            weight = WEIGHTS.get(mention.relation, 25.0) + NEAR[page.index - mention.page] + 20.0 * (first.kind == "state")
            ranked.append((weight, mention, first))
    if not ranked:
        return _only_state(scene, page, fitting)
    _, mention, identity = max(ranked, key=lambda x: x[0])
    found = follow(scene, mention, identity, "coreference", 0.65)
    return (replace(found, kind="state", sectors=("GOV",), role=None, name=None),)


def _only_state(scene: Scene, page: Page, fitting: frozenset[str] | None) -> tuple[Identity, ...]:
    """The one state of the paragraph or report, or the one in play that fits."""
    only = scene.only_state(page.index)
    if fitting is not None:
        states = [code for code in scene.in_play(page.index) if code in fitting]
        only = (states[0], "report") if len(states) == 1 else None
    return (Identity("state", only[0], ("GOV",), rule=only[1], score=0.5),) if only else ()


def other_state(scene: Scene, page: Page, owners: Iterable[Identity]) -> tuple[Identity, ...]:
    """The neighbour or rival of a state: the other one of the two most in play."""
    own = {owner.country for owner in owners}
    others = [code for code in scene.in_play(page.index)[:2] if code not in own]
    if len(own) != 1 or len(others) != 1 or None in own:
        return ()
    return (Identity("state", others[0], ("GOV",), rule="other state", score=0.5),)


def both(scene: Scene, page: Page, like: Identity) -> tuple[Identity, ...]:
    """The two states most in play, as what "the two countries" stands for; nothing where they are not two."""
    states = scene.in_play(page.index)[:2]
    if len(states) < 2:
        return ()
    return tuple(replace(like, country=code, rule="both states", score=0.65, name=None) for code in states)
