"""Reads a report's parties in order: names, offices, organs, groups and persons, so that later phrases can take them up."""

from __future__ import annotations

from dataclasses import replace

from demarche.entities.actors_definite import both
from demarche.entities.actors_nouns import BODIES, by_noun
from demarche.entities.actors_owners import GUESSED, SHOWN, find_owners, located
from demarche.entities.actors_page import Page
from demarche.entities.actors_people import by_office, by_person, name_person
from demarche.entities.actors_refer import take_up
from demarche.entities.actors_scene import Identity, Mention, Scene
from demarche.entities.actors_words import (
    OWN_PRONOUNS,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    PRONOUNS,
    RELATIVE_PRONOUNS,
    THING_PRONOUNS,
    NounHit,
)
from demarche.entities.coreference_phrases import ORDER
from demarche.entities.states import ACTOR_KIND, OF_STATES, Entry, Hit, fold
from demarche.records import ActorKind, Span

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
TAKEN_UP = frozenset(PERSON_PRONOUNS) | THING_PRONOUNS | PLURAL_PRONOUNS
INNER = frozenset({"compound", "flat", "amod", "nmod:desc", "goeswith", "fixed", "det"})
"""Relations of words inside a phrase, which head none themselves."""


def read_scene(scene: Scene) -> None:
    """Finds out the parties of a report sentence by sentence."""
    for page in scene.pages:
        for head, word in enumerate(page.words):
            if word.text.lower() in TAKEN_UP and word.upos in {"PRON", "DET"} and word.relation != "expl":
                _add_pronoun(scene, page, head)
            elif word.upos in NOUNS and word.relation not in INNER and (mention := read_mention(scene, page, head)):
                scene.add(mention)


def _add_pronoun(scene: Scene, page: Page, head: int) -> None:
    """Keeps a pronoun as a mention of what it takes up, so that the next one finds it near."""
    found = scene.identify(page, head)
    if root := scene.links.get((page.index, head)):
        relation = page.words[head].relation
        scene.add(Mention(page.index, head, found, root.form, root.plural, root.either, page.subject(head), relation, root=root))


def read_mention(scene: Scene, page: Page, head: int) -> Mention | None:
    """The mention headed by a word; None where it names no party."""
    hit, noun = page.name_at.get(head), page.noun_at.get(head)
    if not (hit or noun or head in page.person_at or _organisation(page, head)) or page.words[head].upos not in NOUNS:
        return None
    word = page.words[head]
    form = noun.noun.form if noun else fold(word.text)
    either = noun is not None and "plural" in noun.noun.traits
    plural = either or (page.plural(head) and not (hit and hit.entry.kind == "state"))
    relation = page.words[word.head].relation if word.relation == "conj" and word.head >= 0 else word.relation
    found = scene.identify(page, head)
    first, last = (hit.first, hit.last) if hit else _name(page, head) or ((noun.first, noun.last) if noun else (head, head + 1))
    if found and last - first > 1 and found[0].known and found[0].kind in {"body", "government", "group", "igo"}:
        scene.name_body(page.text(first, last), found[0])
    return Mention(page.index, head, found, form, plural, either, page.subject(head), relation, located(scene, page, head))


def read_phrase(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """Who the phrase of a head word is (a `Reader`)."""
    word = page.words[head]
    text = word.text.lower()
    if text in PRONOUNS and word.upos in {"PRON", "DET"}:
        return _by_pronoun(scene, page, head, text)
    if text in ORDER and (link := scene.taken_up.get((page.index, head))) and link.to:
        found = scene.identify(scene.pages[link.to[0]], link.to[1])
        return tuple(replace(identity, rule="coreference", score=min(identity.score, link.score)) for identity in found)
    hit, noun, person = page.name_at.get(head), page.noun_at.get(head), page.person_at.get(head)
    if hit and (own := hit.own(scene.day)):
        return (_by_own(scene, page, hit, own),)
    if person and not (noun and noun.first <= person[0] and person[1] <= noun.last):
        return by_person(scene, page, head, person)
    if hit and (known := _by_initials(scene, page, hit)):
        return (known,)
    if hit and not (noun and _yields(scene, page, head, hit, noun)):
        return _by_table(scene, page, head, hit)
    if noun and _inside_name(page, head, noun):
        noun = None
    if noun and ("modifier" not in noun.noun.traits or "organ" in noun.noun.traits):
        return _titled(scene, page, head, noun)
    return both(scene, page, Identity("state", None, ("GOV",))) if text in {"both", "two"} else _by_rest(scene, page, head)


def _by_own(scene: Scene, page: Page, hit: Hit, entry: Entry) -> Identity:
    """Who a name of the user's own list is. A person is known by surname afterwards."""
    spans, words = (page.span(hit.first, hit.last),), range(hit.first, hit.last)
    person = any(name.kind == "PER" and (name.first in words or name.last - 1 in words) for name in page.sentence.names)
    kind: ActorKind = "person" if person else ACTOR_KIND.get(entry.kind, "body")
    loose = entry.country is None
    found = Identity(kind, entry.country, entry.sectors, rule="own list", score=1.0, spans=spans, loose=loose)
    if person:
        scene.name_person(page.text(hit.first, hit.last), found)
    return found


def _by_pronoun(scene: Scene, page: Page, head: int, text: str) -> tuple[Identity, ...]:
    if (noun := page.antecedent(head)) is not None:
        return scene.identify(page, noun)
    return () if text in OWN_PRONOUNS | RELATIVE_PRONOUNS else take_up(scene, page, head, read_mention)


def _titled(scene: Scene, page: Page, head: int, hit: NounHit) -> tuple[Identity, ...]:
    """A noun, and the person named with it ("the minister, NAME", "Secretary of State NAME")."""
    found = by_noun(scene, page, head, hit)
    words = page.person_at.get(hit.last) or _name_after(page, hit)
    if words is None:
        words = next((page.person_at[kid] for kid in page.children(head, "appos", "flat") if kid in page.person_at), None)
    if hit.noun.kind != "person" or words is None or len(found) > 1 or page.plural(head):
        return found
    title = found[0] if found else Identity("person")
    if not title.country and (holder := by_office(scene, page.text(*words), title)):
        title = holder
    return (name_person(scene, page, words, title),)


def _name_after(page: Page, hit: NounHit) -> tuple[int, int] | None:
    """The proper nouns right after a title, where the language model saw no person's name."""
    first, words = hit.last, page.words
    if first >= len(words) or words[first].upos != "PROPN" or words[hit.first].upos != "PROPN" or first in page.noun_at:
        return None
    if first in page.name_at and page.name_at[first].entry.kind != "city":
        return None
    last = first + 1
    while last < len(words) and words[last].upos == "PROPN" and last not in page.noun_at:
        last += 1
    return first, last


def _inside_name(page: Page, head: int, noun: NounHit) -> bool:
    """Whether a noun for persons is only the last word of the name of an organisation ("the Daily Monitor")."""
    name = _name(page, head)
    return (
        name is not None
        and noun.noun.kind == "person"
        and name[1] - name[0] > 1
        and noun.first > name[0]
        and noun.first not in page.person_at
    )


def _by_rest(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """A phrase whose head is in no table: an organisation, a person by full name, something of a state, or nobody."""
    if page.words[head].upos not in {"NOUN", "PROPN"}:
        return next((scene.identify(page, kid) for kid in page.children(head, "nmod") if page.case(kid) == "of"), ())
    first, last = _run(page, head)
    if known := scene.initials(page.words[head].text):
        return (known,)
    if (title := page.noun_at.get(first - 1)) and title.noun.kind in {"body", "government", "group"} and first == head:
        return by_noun(scene, page, title.last - 1, title)
    if last - first > 1 and (holder := by_office(scene, page.text(first, last), None)):
        return (name_person(scene, page, (first, last), holder),)
    kind: ActorKind = "body" if _organisation(page, head) else "unknown"
    named = Identity(kind, rule="name", score=0.5)
    owners = find_owners(scene, page, head)
    owned = [replace(named, sectors=owner.sectors) if owner.kind in BODIES else named for owner in owners]
    found = tuple(one.owned(owner, owner.rule, 0.5) for one, owner in zip(owned, owners, strict=True))
    return found or ((named,) if kind == "body" else ())


def _run(page: Page, head: int) -> tuple[int, int]:
    """The unbroken run of proper nouns round a word, without names of the table."""
    first = last = head
    while first > 0 and page.words[first - 1].upos == "PROPN" and first - 1 not in page.name_at | page.noun_at:
        first -= 1
    while last + 1 < len(page.words) and page.words[last + 1].upos == "PROPN" and last + 1 not in page.name_at | page.noun_at:
        last += 1
    return first, last + 1


def _organisation(page: Page, head: int) -> bool:
    """Whether the language model saw the name of an organisation here."""
    return _name(page, head) is not None


def _name(page: Page, head: int) -> tuple[int, int] | None:
    """The first word of the name of an organisation that holds a word, and the one after its last."""
    return next(((n.first, n.last) for n in page.sentence.names if n.kind == "ORG" and n.first <= head < n.last), None)


def _yields(scene: Scene, page: Page, head: int, hit: Hit, noun: NounHit) -> bool:
    """Whether a name of the table gives way to the noun in it: "the Senate" in a report that is not on the United States."""
    entry = scene.choose(hit)
    if noun.last - noun.first > hit.last - hit.first:
        return True
    if entry.kind == "igo" and hit.last - hit.first == noun.last - noun.first:
        return bool(find_owners(scene, page, head))  # "Russia's Security Council"
    elsewhere = bool(scene.totals) and not scene.totals.get(entry.country or "", 0)
    return "common" in entry.traits and elsewhere and not find_owners(scene, page, head)


def _by_initials(scene: Scene, page: Page, hit: Hit) -> Identity | None:
    """Whom initials stand for that the report has spelled out itself, though the table knows them as another's; not those of states."""
    text = page.text(hit.first, hit.last)
    if hit.last - hit.first > 1 or not text.isupper() or len(text) < 3 or hit.entry.kind in OF_STATES | {"igo"}:
        return None
    return scene.initials(text)


def _by_table(scene: Scene, page: Page, head: int, hit: Hit) -> tuple[Identity, ...]:
    """The identity of a name of the table."""
    entry = scene.choose(hit)
    spans = (page.span(hit.first, hit.last),)
    if entry.kind == "block":
        return ()
    if entry.kind in {"nation", "people"}:
        return (_by_qualified(scene, page, head, entry.country) or _nationals(page, head, entry.country, spans),)
    if entry.kind in OF_STATES:
        score = {"state": 0.97, "capital": 0.85, "seat": 0.7}.get(entry.kind, 0.5)
        state: ActorKind = "state" if entry.kind == "state" else "government"
        return (Identity(state, entry.country, entry.sectors, rule="name", score=score, spans=spans),)
    found = Identity(ACTOR_KIND.get(entry.kind, "body"), entry.country, entry.sectors, rule="name", score=SHOWN, spans=spans)
    owners = find_owners(scene, page, head) if "soft" in entry.traits else ()
    if not owners and _is_elsewhere(scene, entry):
        return (replace(found, country=None, rule="shared name", score=GUESSED),)
    return tuple(found.owned(owner, owner.rule, owner.score) for owner in owners) or (found,)


def _is_elsewhere(scene: Scene, entry: Entry) -> bool:
    """Whether bodies of several states bear the name of one, and its own state is not in play."""
    if "common" not in entry.traits or scene.totals.get(entry.country or ""):
        return False
    return bool(scene.totals) or "shared" in entry.traits


def _by_qualified(scene: Scene, page: Page, head: int, country: str | None) -> Identity | None:
    """A nationality that shares its noun with another ("the Danish and Icelandic coast guards"): that noun's identity of this country."""
    word = page.words[head]
    noun = word.head if word.relation == "amod" else page.words[word.head].head if word.relation == "conj" and word.head >= 0 else -1
    if word.upos != "ADJ" or noun not in page.noun_at:
        return None
    return next((identity for identity in scene.identify(page, noun) if identity.country == country), None)


def _nationals(page: Page, head: int, country: str | None, spans: tuple[Span, ...]) -> Identity:
    """A nationality by itself: an adjective before an act and "the Dutch" are the government, "Iranians" and "an Iranian" are people."""
    state = Identity("state", country, ("GOV",), rule="name", score=0.85, spans=spans)
    if page.words[head].upos == "ADJ" and page.words[head].relation in {"amod", "compound", "nmod"}:
        return state
    counted = page.quantity(head) is not None or any(True for _ in page.children(head, "amod", "acl"))
    if page.determiner(head) == "the" and not counted and page.words[head].relation != "conj":
        return replace(state, score=0.6)
    return replace(state, kind="person", sectors=("CVL",))
