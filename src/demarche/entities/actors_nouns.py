"""Who a noun stands for: its sector from the table, the body it serves, then whose it is."""

from __future__ import annotations

from dataclasses import replace

from demarche.entities.actors_definite import both, named_body, other_state, some_state
from demarche.entities.actors_owners import SHOWN, find_owners, infer_owners, located
from demarche.entities.actors_page import Page
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.actors_words import FORMER, OFFICE_SECTORS, PRONOUNS, SEX, Noun, NounHit
from demarche.entities.states import OF_STATES

TWO = frozenset({"two", "both", "2"})
OPPOSITES = frozenset({"neighbour", "neighbor", "side", "rival", "foe"})
"""Nouns that in the plural with an article stand for both states."""
LANDS = frozenset({"island", "archipelago"})
"""Nouns that stand for a state only as common nouns: "the island", not "Robben Island"."""
BODIES = frozenset({"group", "igo", "body", "government"})
SERVING = frozenset({"of", "for", "at", "with", "from", "in", "within"})


def by_noun(scene: Scene, page: Page, head: int, hit: NounHit) -> tuple[Identity, ...]:
    """The identity of a noun of the table in the phrase of a head word."""
    noun = hit.noun
    if "document" in noun.traits:
        return _issuer(scene, page, head, noun)
    if _pairs(page, head, noun) and (two := both(scene, page, _plain(page, hit))):
        return two
    if "country" in noun.traits:
        return _country_word(scene, page, head, noun)
    if "many" in noun.traits and (members := _members(scene, page, head)):
        return members
    found, body = _with_body(scene, page, head, hit)
    if found.loose:
        return (found,)
    if found.country:
        return (_former(page, head, found),)
    return tuple(_former(page, head, identity) for identity in _owned(scene, page, head, noun, found, body))


def _owned(scene: Scene, page: Page, head: int, noun: Noun, found: Identity, body: str | None) -> tuple[Identity, ...]:
    """What a noun stands for with its owners, by its own words or by what the report tells."""
    owners = find_owners(scene, page, head, noun)
    if "relational" in noun.traits and owners and owners[0].rule in {"possessor", "coreference"}:
        owners = other_state(scene, page, owners)
    if owners:
        return tuple(found.owned(owner, owner.rule, owner.score) for owner in owners)
    if not found.sectors and noun.kind in BODIES and page.definite(head) and (named := named_body(scene, page, head, BODIES)):
        return named
    inferred = infer_owners(scene, page, head, replace(noun, sectors=found.sectors), located=located(scene, page, head), body=body)
    if inferred and inferred[0].rule == "same noun":
        return tuple(replace(identity, role=found.role or identity.role) for identity in inferred)
    if not inferred and "vague" in noun.traits and body is None and found.rule == "noun":
        return (replace(found, sectors=()),)
    return tuple(found.owned(owner, owner.rule, owner.score) for owner in inferred) or (found,)


def _plain(page: Page, hit: NounHit) -> Identity:
    """What a noun says by itself."""
    noun = hit.noun
    role = noun.form if noun.kind == "person" or not noun.traits.isdisjoint({"organ", "abroad"}) else None
    sex = next((SEX[word] for word in noun.form.split(" ") if word in SEX), None)
    spans = (page.span(hit.first, hit.last),)
    return Identity(noun.kind, None, noun.sectors, role, rule="noun", score=0.9, spans=spans, sex=sex, loose="loose" in noun.traits)


def _with_body(scene: Scene, page: Page, head: int, hit: NounHit) -> tuple[Identity, str | None]:
    """What a noun says, with the sector (and country) of the body it serves: "police spokesman", "Hamas official", "head of the court";
    and the noun of that body, where it has one."""
    plain = _plain(page, hit)
    if "role" not in hit.noun.traits:
        return plain, None
    stateless = "abroad" in hit.noun.traits and any(owner.kind == "state" for owner in find_owners(scene, page, head))
    for name in () if stateless else page.modifiers(head):
        entry = scene.choose(name)
        if entry.kind not in OF_STATES | {"block"}:
            spans = (*plain.spans, page.span(name.first, name.last))
            sectors = entry.sectors or plain.sectors
            if "IGO" in sectors and plain.sectors == ("MIL",):
                sectors = ("IGO", "MIL")
            return replace(plain, country=entry.country, sectors=sectors, rule="modifier", score=SHOWN, spans=spans, loose=False), None
    before = {page.noun_at[w].first: page.noun_at[w] for w in page.core(head) if w in page.noun_at and w < hit.first}
    for other in (before[first] for first in sorted(before, reverse=True)):
        if other.noun.sectors and "country" not in other.noun.traits:
            spans, loose = (*plain.spans, page.span(other.first, other.last)), "loose" in other.noun.traits
            return replace(plain, sectors=other.noun.sectors, loose=loose, spans=spans), other.noun.form
    return _served(scene, page, head, plain), None


def _served(scene: Scene, page: Page, head: int, plain: Identity) -> Identity:
    """A role with the body in a phrase with "of", "for", "at", "with" or as possessor; a state is no body, a leader's force is his."""
    owner = page.owner_word(head)
    serving = SERVING if plain.kind == "person" and "MIL" not in plain.sectors else {"of", "from"}
    phrases = [kid for kid in page.children(head, "nmod") if page.case(kid) in serving]
    for kid in [*phrases, *(() if owner is None else (owner,))]:
        hit = page.name_at.get(kid)
        if hit and scene.choose(hit).kind in OF_STATES:
            continue
        body = next(iter(scene.identify(page, kid)), Identity())
        if page.words[kid].text.lower() in PRONOUNS and "GOV" in body.sectors:
            continue
        if body.kind in BODIES and (body.known or body.loose):
            kept = plain.sectors == ("LAB",) and "BUS" in body.sectors
            sectors = plain.sectors if kept else body.sectors
            rule = {"noun": "of-phrase", "name": "of-phrase"}.get(body.rule, body.rule)
            return replace(plain, country=body.country, sectors=sectors, loose=body.loose, rule=rule, score=min(body.score, 0.9))
        if body.kind == "person" and not {"REB", "PRM"}.isdisjoint(body.sectors):
            return replace(plain, country=body.country, sectors=body.sectors, rule="possessor", score=min(body.score, 0.8))
        if body.kind in {"group", "body", "unknown"} and not body.sectors and (body.country or kid in page.noun_at):
            return replace(plain, sectors=())
    return plain


def _members(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """Who a group is made of: "dozens of Kenyan protesters", "a group of soldiers"."""
    phrases = [kid for kid in page.children(head, "nmod") if page.case(kid) == "of"]
    found = [scene.identify(page, kid) for kid in phrases]
    return next((identities for identities in found if any(identity.known for identity in identities)), ())


def _pairs(page: Page, head: int, noun: Noun) -> bool:
    """Whether a noun stands for the two states at odds: "the two countries", "both ministers", "the neighbours"."""
    if not page.plural(head) or page.owner_word(head) is not None or page.modifiers(head):
        return False
    of_states = not noun.traits.isdisjoint({"country", "abroad"}) or ("organ" in noun.traits and noun.kind != "body")
    if page.quantity(head) in TWO or page.determiner(head) == "both":
        return of_states and page.determiner(head) in {"the", "both", "these", "those"}
    return page.quantity(head) is None and page.determiner(head) == "the" and noun.form in OPPOSITES


def _country_word(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """The state behind "the country", "its neighbour", "the Iranian side"; nothing for "a country"."""
    if noun.form in LANDS and page.words[head].upos == "PROPN":
        return ()
    like = Identity("state", None, ("GOV",), rule="noun", score=0.9)
    owners = find_owners(scene, page, head, noun)
    if owners and owners[0].kind == "person" and owners[0].rule != "modifier":
        return tuple(Identity("person", owner.country, rule=owner.rule, score=owner.score, spans=owner.spans) for owner in owners)
    if "relational" in noun.traits and owners and owners[0].rule in {"possessor", "coreference", "of-phrase"}:
        return other_state(scene, page, owners)
    if owners:
        return tuple(like.owned(owner, owner.rule, owner.score) for owner in owners)
    return some_state(scene, page, head) if page.definite(head) and not page.plural(head) else ()


def _issuer(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """Who issued a statement: its possessor, the one it is "by" or "from", the subject that said something in it, the last issuer."""
    owner = page.owner_word(head)
    phrases = [kid for kid in page.children(head, "nmod", "obl") if page.case(kid) in {"by", "from", "of"}]
    phrases += [kid for verb in page.children(head, "acl") for kid in page.children(verb, "obl") if page.case(kid) == "by"]
    for kid in [*(() if owner is None else (owner,)), *phrases]:
        if found := tuple(identity for identity in scene.identify(page, kid) if identity.known):
            return found
    if owners := find_owners(scene, page, head, noun):
        return tuple(Identity("government", o.country, ("GOV",), rule=o.rule, score=o.score, spans=o.spans) for o in owners)
    if page.words[head].relation == "obl":
        return next((scene.identify(page, kid) for kid in page.children(page.clause(head), "nsubj") if kid != head), ())
    for mention in scene.backwards(page.index, head, sentences=3):
        if mention.form.endswith(noun.form.split(" ")[-1]) and mention.known:
            return tuple(replace(identity, rule="coreference", score=min(identity.score, 0.7)) for identity in mention.identities)
    return ()


def _former(page: Page, head: int, identity: Identity) -> Identity:
    """Those who held an office and no longer do are ELI."""
    core = [page.words[w] for w in page.core(head) if w <= head]
    former = any(word.lemma.lower() in FORMER or word.text.lower().startswith(("ex-", "former-")) for word in core)
    if former and identity.kind == "person" and not OFFICE_SECTORS.isdisjoint(identity.sectors):
        return replace(identity, sectors=("ELI",))
    return identity
