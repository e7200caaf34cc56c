"""Whom a pronoun or a definite noun takes up: rules on number, sex, grammar and distance (after Lappin and Leass 1994)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from demarche.entities.actors_page import SUBJECTS, Page
from demarche.entities.actors_scene import Identity, Mention, Scene
from demarche.entities.actors_words import PERSON_PRONOUNS, PLURAL_PRONOUNS, SEX, THING_PRONOUNS

Read = Callable[[Scene, Page, int], Mention | None]
"""Reads the mention headed by a word that comes later in the sentence."""
REACH = 3
"""Sentences before its own in which a pronoun's antecedent is looked for."""
WEIGHTS = {"nsubj": 80.0, "nsubj:pass": 70.0, "obj": 50.0, "iobj": 45.0, "nmod:poss": 45.0, "obl:agent": 45.0, "root": 60.0, "appos": 20.0,
           "nmod": 30.0, "obl": 30.0, "parataxis": 40.0}  # fmt: skip
"""How salient a mention is by its relation: Lappin and Leass's order, numbers set on GUM development news."""
NEAR = (100.0, 60.0, 30.0, 15.0)
"""Salience by distance in sentences."""
SURE, LIKELY, DOUBTFUL = 25.0, 0.8, 0.6
"""The lead over the next best from which an antecedent is likely, and the scores with and without it."""


def take_up(scene: Scene, page: Page, pronoun: int, read: Read) -> tuple[Identity, ...]:
    """Whom a personal or possessive pronoun stands for; nothing where no mention fits."""
    mention, score = find_antecedent(scene, page, pronoun, read)
    if mention is None:
        return ()
    plural = page.words[pronoun].text.lower() in PLURAL_PRONOUNS
    together = _together(scene, mention) if plural else mention.identities
    return tuple(follow(scene, mention, identity, "coreference", score) for identity in together)


def find_antecedent(scene: Scene, page: Page, pronoun: int, read: Read) -> tuple[Mention | None, float]:
    """The mention a pronoun takes up, and how surely; None where no mention fits."""
    ranked = sorted(_candidates(scene, page, pronoun, page.words[pronoun].text.lower(), read), key=lambda x: -x[0])
    if not ranked:
        return None, 0.0
    best, mention = ranked[0]
    rival = next((score for score, other in ranked[1:] if _codes(other) != _codes(mention)), 0.0)
    return mention, LIKELY if best - rival >= SURE else DOUBTFUL


def follow(scene: Scene, mention: Mention, identity: Identity, rule: str, score: float) -> Identity:
    """The identity of an earlier mention as a later phrase takes it up: named as there, less sure."""
    page = scene.pages[mention.page]
    word = page.words[mention.head]
    first, last = page.person_at.get(mention.head, (mention.head, mention.head + 1))
    name = identity.name or (page.text(first, last) if word.upos == "PROPN" else None)
    return replace(identity, rule=rule, score=min(identity.score, score), spans=(*identity.spans, page.span(first, last)), name=name)


def _codes(mention: Mention) -> set[tuple[str | None, str]]:
    return {(identity.country, mention.form) for identity in mention.identities}


def _together(scene: Scene, mention: Mention) -> tuple[Identity, ...]:
    """The identities of a mention and of those joined to it ("Kenya and Uganda … they")."""
    words = scene.pages[mention.page].words
    joined = [m for m in scene.backwards(mention.page + 1, 0, sentences=1) if m.page == mention.page and words[m.head].relation == "conj"]
    others = [m.identities for m in reversed(joined) if words[m.head].head == mention.head]
    return tuple(dict.fromkeys([*mention.identities, *(identity for found in others for identity in found)]))


def _candidates(scene: Scene, page: Page, pronoun: int, text: str, read: Read) -> Iterator[tuple[float, Mention]]:
    verb = page.clause(pronoun)
    governing = {page.clause(head) for head in page.above(pronoun)}
    possessive = page.words[pronoun].relation == "nmod:poss"
    barred = set() if possessive else _subject_codes(scene, page, verb, pronoun)
    for mention in scene.backwards(page.index, pronoun, sentences=REACH):
        if not _fits(scene, mention, text) or _codes(mention) & barred:
            continue
        score = WEIGHTS.get(mention.relation, 25.0) + NEAR[page.index - mention.page]
        score -= 60.0 * (text in PLURAL_PRONOUNS and not mention.plural)
        if mention.page == page.index:
            same = page.clause(mention.head) == verb
            if same and not possessive:
                continue
            score += 40.0 * (mention.subject and (same or page.clause(mention.head) in governing))
        elif mention.subject and page.words[pronoun].relation in SUBJECTS:
            score += 15.0
        yield score, mention
    if ahead := _ahead(scene, page, pronoun, text, read):
        yield 185.0, ahead


def _subject_codes(scene: Scene, page: Page, verb: int, pronoun: int) -> set[tuple[str | None, str]]:
    """Who the subject of the clause is: its object is somebody else ("the ministry gave them")."""
    subjects = [m for m in scene.backwards(page.index, pronoun, sentences=0) if m.subject and page.words[m.head].head == verb]
    return {code for mention in subjects for code in _codes(mention)}


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
        sex = first.sex or next((SEX[w] for w in mention.form.split(" ") if w in SEX), None)
        return person and not mention.plural and sex in {None, PERSON_PRONOUNS[text]}
    if text in THING_PRONOUNS:
        return not person and (not mention.plural or mention.either)
    collective = first.kind in {"group", "body", "government", "igo"}
    joined = any(page.words[kid].relation == "conj" for kid in page.kids[mention.head])
    return text in PLURAL_PRONOUNS and (mention.plural or joined or (collective and not person))


def same_noun(scene: Scene, page: Page, head: int, form: str, *, located: str | None, bare: bool = False) -> tuple[Identity, ...]:
    """Who a definite noun was when it, or its kin, was last mentioned with a country; its place must agree.

    A bare plural takes up the body of its members ("lawmakers" after "the Peruvian parliament"), not other members.
    """
    kin = scene.nouns.kin.get(form, frozenset())
    forms = [*scene.nouns.bodies.get(form, ())] if bare else [form, *_longer(scene, form), *kin]
    earlier = [m for f in forms for m in scene.by_form.get(f, ()) if m.known and (m.page, m.head) < (page.index, head)]
    plural = page.plural(head)
    fitting = [m for m in earlier if m.located in {None, located} or located is None]
    fitting = [m for m in fitting if m.plural == plural] or [m for m in fitting if m.identities[0].kind != "person"]
    if not fitting:
        return ()
    last = max(fitting, key=lambda m: (m.form == form, m.located == located, m.page, m.head) if located else (m.page, m.head))
    return tuple(follow(scene, last, identity, "same noun", 0.75) for identity in last.identities)


def _longer(scene: Scene, form: str) -> Iterator[str]:
    """Forms mentioned that end in a bare noun: "interior ministry" for "ministry"."""
    return (other for other in scene.by_form if " " not in form and other.endswith(" " + form))


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
    """The state that "the country" takes up: the last one named, subjects and the nearer sentences first."""
    ranked = []
    for mention in scene.backwards(page.index, head, sentences=REACH):
        first = mention.identities[0] if mention.identities else Identity()
        if first.kind in {"state", "government"} and first.country:
            weight = WEIGHTS.get(mention.relation, 25.0) + NEAR[page.index - mention.page] + 20.0 * (first.kind == "state")
            ranked.append((weight, mention, first))
    if not ranked:
        return ()
    _, mention, identity = max(ranked, key=lambda x: x[0])
    found = follow(scene, mention, identity, "coreference", 0.65)
    return (replace(found, kind="state", sectors=("GOV",), role=None, name=None),)


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
