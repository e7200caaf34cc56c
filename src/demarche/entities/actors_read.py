"""Who a phrase stands for: names, offices, organs, groups and persons, by the words of the phrase and what the report has told."""

from __future__ import annotations

from dataclasses import replace

from demarche.entities.actors_owners import SHOWN, find_owners, infer_owners, located
from demarche.entities.actors_page import Page
from demarche.entities.actors_people import describe_person
from demarche.entities.actors_refer import both, named_body, other_state, some_state, take_up
from demarche.entities.actors_scene import Identity, Mention, Scene
from demarche.entities.actors_words import FORMER, OFFICE_SECTORS, OWN_PRONOUNS, PRONOUNS, SEX, Noun, NounHit
from demarche.entities.states import ACTOR_KIND, OF_STATES, Hit, fold
from demarche.records import ActorKind, Span

DEEPEST = 8
"""Phrases within phrases that are followed."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
TWO = frozenset({"two", "both", "2"})
CROWDS = frozenset({"someone", "somebody", "anyone", "nobody", "everyone"})


def identify(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """Who the phrase of a head word is: one identity, several for joint owners, none where the report does not tell."""
    key = (page.index, head)
    if key in scene.memo:
        return scene.memo[key]
    if key in scene.busy or len(scene.busy) > DEEPEST:
        return ()
    scene.busy.add(key)
    try:
        found = _read(scene, page, head)
    finally:
        scene.busy.discard(key)
    scene.memo[key] = found
    return found


def read_mention(scene: Scene, page: Page, head: int) -> Mention | None:
    """The mention headed by a word; None where it names no party."""
    hit, noun = page.name_at.get(head), page.noun_at.get(head)
    if not (hit or noun or head in page.person_at or _organisation(page, head)) or page.words[head].upos not in NOUNS:
        return None
    form = noun.noun.form if noun else fold(page.words[head].text)
    place = located(scene, page, head)
    plural = (
        page.plural(head) and not (hit and hit.entry.kind == "state") if not noun else page.plural(head) or "plural" in noun.noun.traits
    )
    return Mention(page.index, head, identify(scene, page, head), form, plural, page.subject(head), _relation(page, head), place)


def read_scene(scene: Scene) -> None:
    """Finds out the parties of a report sentence by sentence, so that later phrases can take them up."""
    for page in scene.pages:
        for head, word in enumerate(page.words):
            if word.upos in NOUNS and word.relation not in {"compound", "flat", "amod", "nmod:desc", "goeswith", "fixed", "det"}:
                mention = read_mention(scene, page, head)
                if mention:
                    scene.add(mention)


def _relation(page: Page, head: int) -> str:
    word = page.words[head]
    return page.words[word.head].relation if word.relation == "conj" and word.head >= 0 else word.relation


def _read(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    word = page.words[head]
    text = word.text.lower()
    if text in PRONOUNS and word.upos in {"PRON", "DET"}:
        return _pronoun(scene, page, head, text)
    hit, noun = page.name_at.get(head), page.noun_at.get(head)
    if head in page.person_at:
        return describe_person(scene, page, head, page.person_at[head], identify, _by_noun)
    if hit and not (noun and _yields(scene, hit, noun)):
        return _by_table(scene, page, head, hit)
    if noun and ("modifier" not in noun.noun.traits or "organ" in noun.noun.traits):
        return _by_noun(scene, page, head, noun)
    if text in {"both", "two"}:
        return both(scene, page, Identity("state", None, ("GOV",)))
    owners = find_owners(scene, page, head, None, identify) if word.upos in {"NOUN", "PROPN"} else ()
    kind: ActorKind = "body" if _organisation(page, head) else "unknown"
    name = Identity(kind, rule="name", score=0.5) if kind == "body" else Identity(score=0.6)
    return tuple(replace(name.owned(owner, owner.rule, owner.score), score=min(owner.score, 0.6)) for owner in owners) or (name,) * (
        kind == "body"
    )


def _pronoun(scene: Scene, page: Page, head: int, text: str) -> tuple[Identity, ...]:
    if (noun := page.antecedent(head)) is not None:
        return identify(scene, page, noun)
    if text in OWN_PRONOUNS or text in {"who", "which", "that", "whom", "whose"}:
        return ()
    return take_up(scene, page, head, read_mention)


def _organisation(page: Page, head: int) -> bool:
    """Whether the language model saw the name of an organisation here."""
    return any(name.kind == "ORG" and name.first <= head < name.last for name in page.sentence.names)


def _yields(scene: Scene, hit: Hit, noun: NounHit) -> bool:
    """Whether a name of the table gives way to the noun in it: "the Senate" in a report that is not on the United States."""
    entry = scene.choose(hit)
    if noun.last - noun.first > hit.last - hit.first:
        return True
    return "soft" in entry.traits and bool(scene.totals) and not scene.totals.get(entry.country or "", 0)


def _by_table(scene: Scene, page: Page, head: int, hit: Hit) -> tuple[Identity, ...]:
    """The identity of a name of the table."""
    entry = scene.choose(hit)
    spans = (page.span(hit.first, hit.last),)
    if entry.kind == "block":
        return ()
    if entry.kind in {"nation", "people"}:
        return (_nationals(page, head, entry.country, spans),)
    if entry.kind in OF_STATES:
        score = {"state": 0.97, "capital": 0.85, "seat": 0.7}.get(entry.kind, 0.5)
        state: ActorKind = "state" if entry.kind == "state" else "government"
        return (Identity(state, entry.country, entry.sectors, rule="name", score=score, spans=spans),)
    found = Identity(ACTOR_KIND.get(entry.kind, "body"), entry.country, entry.sectors, rule="name", score=SHOWN, spans=spans)
    owners = find_owners(scene, page, head, None, identify) if "soft" in entry.traits else ()
    return tuple(found.owned(owner, owner.rule, owner.score) for owner in owners if owner.kind == "state" or owner.country) or (found,)


def _nationals(page: Page, head: int, country: str | None, spans: tuple[Span, ...]) -> Identity:
    """A nationality by itself: an adjective before an act and "the Dutch" are the government, "Iranians" and "an Iranian" are people."""
    adjective = page.words[head].upos == "ADJ" and page.words[head].relation in {"amod", "compound", "nmod"}
    if adjective:
        return Identity("state", country, ("GOV",), rule="name", score=0.85, spans=spans)
    counted = page.quantity(head) is not None or any(True for _ in page.children(head, "amod", "acl"))
    if page.determiner(head) == "the" and not counted and page.words[head].relation != "conj":
        return Identity("state", country, ("GOV",), rule="name", score=0.6, spans=spans)
    return Identity("person", country, ("CVL",), rule="name", score=0.85, spans=spans)


def _by_noun(scene: Scene, page: Page, head: int, hit: NounHit) -> tuple[Identity, ...]:
    """The identity of a noun of the table: its sector, then whose it is."""
    noun = hit.noun
    if "document" in noun.traits:
        return _issuer(scene, page, head, noun)
    if _pairs(page, head, noun) and (two := both(scene, page, _plain(page, hit))):
        return two
    if "country" in noun.traits:
        return _country_word(scene, page, head, noun)
    if "many" in noun.traits and (members := _members(scene, page, head)):
        return members
    found = _with_body(scene, page, head, hit)
    if found.loose:
        return (found,)
    place = located(scene, page, head)
    owners = (found,) if found.country and found.rule != "noun" else find_owners(scene, page, head, noun, identify)
    if "relational" in noun.traits and owners and owners[0].rule in {"possessor", "coreference"}:
        owners = other_state(scene, page, owners)
    if not owners and not noun.sectors and noun.kind in {"group", "igo", "body"} and page.definite(head):
        body = named_body(scene, page, head, {"group", "igo", "body"})
        if body:
            return body
    owners = owners or infer_owners(scene, page, head, replace_sectors(noun, found), place)
    result = [found if owner is found else found.owned(owner, owner.rule, owner.score) for owner in owners] or [found]
    return tuple(_former(page, head, identity) for identity in result)


def replace_sectors(noun: Noun, found: Identity) -> Noun:
    """The noun with the sectors found for it here."""
    return replace(noun, sectors=found.sectors)


def _plain(page: Page, hit: NounHit) -> Identity:
    """What a noun says by itself."""
    noun, last = hit.noun, hit.last - 1
    role = noun.form if noun.kind == "person" or "organ" in noun.traits or "abroad" in noun.traits else None
    sex = next((SEX[word] for word in noun.form.split(" ") if word in SEX), None)
    spans = (page.span(hit.first, last + 1),)
    return Identity(noun.kind, None, noun.sectors, role, rule="noun", score=0.9, spans=spans, sex=sex, loose="loose" in noun.traits)


def _with_body(scene: Scene, page: Page, head: int, hit: NounHit) -> Identity:
    """What a noun says, with the sector (and country) of the body it serves: "police spokesman", "Hamas official", "head of the court"."""
    plain = _plain(page, hit)
    if "role" not in hit.noun.traits:
        return plain
    for other in sorted(
        {page.noun_at[w].first: page.noun_at[w] for w in page.core(head) if w in page.noun_at and w < hit.first}.values(),
        key=lambda h: -h.first,
    ):
        if other.noun.sectors:
            return replace(
                plain,
                sectors=other.noun.sectors,
                loose="loose" in other.noun.traits,
                spans=(*plain.spans, page.span(other.first, other.last)),
            )
    for name in page.modifiers(head):
        entry = scene.choose(name)
        if entry.kind not in OF_STATES and entry.kind != "block" and not ("abroad" in hit.noun.traits and _has_state(scene, page, head)):
            return replace(plain, country=entry.country, sectors=entry.sectors or plain.sectors, rule="modifier", score=SHOWN)
    return _served(scene, page, head, plain)


def _has_state(scene: Scene, page: Page, head: int) -> bool:
    return any(owner.kind == "state" for owner in find_owners(scene, page, head, None, identify))


def _served(scene: Scene, page: Page, head: int, plain: Identity) -> Identity:
    """The body in a phrase with "of", "for", "at", "with", or a possessor; a state is no body."""
    phrases = [kid for kid in page.children(head, "nmod") if page.case(kid) in {"of", "for", "at", "with", "from", "in", "within"}]
    for kid in [*phrases, *page.children(head, "nmod:poss")]:
        hit = page.name_at.get(kid)
        if (
            hit
            and scene.choose(hit).kind in OF_STATES
            or (kid not in page.noun_at and not hit and page.words[kid].text.lower() not in PRONOUNS)
        ):
            continue
        body = next(iter(identify(scene, page, kid)), Identity())
        if page.words[kid].text.lower() in PRONOUNS and (body.kind in {"state", "person"} or "GOV" in body.sectors):
            continue
        if body.kind in {"group", "igo", "body", "government"} and (body.known or body.loose) and body.role != "state":
            rule = body.rule if body.rule not in {"noun", "name"} else "of-phrase"
            score = min(body.score, 0.9)
            return replace(
                plain, country=body.country, sectors=body.sectors, loose=body.loose, rule=rule if body.country else "noun", score=score
            )
        if body.kind in {"group", "body"} and not body.known:
            return replace(plain, sectors=())
    return plain


def _members(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """Who a group is made of: "dozens of Kenyan protesters", "a group of soldiers"."""
    for kid in page.children(head, "nmod"):
        if page.case(kid) == "of":
            found = identify(scene, page, kid)
            if any(identity.known for identity in found):
                return found
    return ()


def _pairs(page: Page, head: int, noun: Noun) -> bool:
    """Whether a noun stands for the two states at odds: "the two countries", "both ministers", "the neighbours"."""
    if not page.plural(head) or any(True for _ in page.children(head, "nmod:poss")) or page.modifiers(head):
        return False
    if page.quantity(head) in TWO or page.determiner(head) == "both":
        definite = page.determiner(head) in {"the", "both", "these", "those"}
        return definite and ("country" in noun.traits or ("organ" in noun.traits and noun.kind != "body") or "abroad" in noun.traits)
    plain = page.quantity(head) is None and page.determiner(head) == "the"
    return "country" in noun.traits and plain and noun.form in {"neighbour", "neighbor", "side", "rival", "foe"}


def _country_word(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """The state behind "the country", "its neighbour", "the Iranian side"; nothing for "a country"."""
    like = Identity("state", None, ("GOV",), rule="noun", score=0.9)
    owners = find_owners(scene, page, head, noun, identify)
    if "relational" in noun.traits and owners and owners[0].rule in {"possessor", "coreference", "of-phrase"}:
        return other_state(scene, page, owners)
    if owners:
        return tuple(like.owned(owner, owner.rule, owner.score) for owner in owners)
    return some_state(scene, page, head) if page.definite(head) and not page.plural(head) else ()


def _issuer(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """Who issued a statement: its possessor, the one it is "by", "from" or "of", the subject that said something in it, the last issuer."""
    phrases = [kid for kid in page.children(head, "nmod", "obl", "acl") if page.case(kid) in {"by", "from", "of"}]
    phrases += [kid for verb in page.children(head, "acl") for kid in page.children(verb, "obl") if page.case(kid) == "by"]
    for kid in [*page.children(head, "nmod:poss"), *phrases]:
        found = tuple(i for i in identify(scene, page, kid) if i.known)
        if found:
            return found
    owners = find_owners(scene, page, head, noun, identify)
    if owners:
        return tuple(Identity("government", o.country, ("GOV",), rule=o.rule, score=o.score, spans=o.spans) for o in owners)
    verb = page.clause(head)
    if page.words[head].relation == "obl":
        return next((identify(scene, page, kid) for kid in page.children(verb, "nsubj") if kid != head), ())
    for mention in scene.backwards(page.index, head, sentences=3):
        if mention.form.endswith(noun.form.split(" ")[-1]) and mention.known:
            return tuple(replace(i, rule="coreference", score=min(i.score, 0.7)) for i in mention.identities)
    return ()


def _former(page: Page, head: int, identity: Identity) -> Identity:
    """Those who held an office and no longer do are ELI."""
    words = {page.words[w].lemma.lower() for w in page.core(head) if w <= head}
    prefixed = any(page.words[w].text.lower().startswith(("ex-", "former-")) for w in page.core(head))
    if identity.kind == "person" and (words & FORMER or prefixed) and OFFICE_SECTORS & set(identity.sectors):
        return replace(identity, sectors=("ELI",))
    return identity
