"""Whose a body or a person is: adjective, possessor, of-phrase, place, what was said before, the states in play."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from demarche.entities.actors_definite import same_noun
from demarche.entities.actors_page import INSIDE, SUBJECTS, Page
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.actors_words import PRONOUNS, Noun
from demarche.entities.states import OF_STATES, Hit
from demarche.records import ActorKind

SHOWN, OWNED, PLACED, SHARED, DATED, LONE, BARE, GUESSED = 0.95, 0.9, 0.75, 0.8, 0.6, 0.6, 0.55, 0.4
"""Scores of the rules, set by hand in the order in which coders trust them; to be calibrated on findings corrected by persons."""
PUBLIC = frozenset({"CVL", "LAB", "EDU", "MED", "REL", "JRN", "OPP", "PTY", "AGR", "NGO"})
"""Sectors of people and bodies that are taken to be of the place where the report is set."""
ANYBODY = frozenset({"man", "woman", "person", "individual", "suspect", "youth", "teenager", "boy", "girl", "attacker", "gunman"})
"""Nouns for one person of whom nothing is told: being in a report on a state does not make him of that state."""
SENDING = frozenset(
    {"send", "deploy", "dispatch", "mass", "mobilize", "mobilise", "withdraw", "recall", "pull", "station", "rush", "move", "appoint"}
)
"""Verbs whose object is the subject's own ("sent troops", "recalled the ambassador")."""
SENT = frozenset({"MIL", "COP", "GOV", "SPY"})


def find_owners(scene: Scene, page: Page, head: int, noun: Noun | None = None) -> tuple[Identity, ...]:
    """Who owns what a noun phrase names, by its own words; nothing where they do not say. Several where states are joined."""
    abroad = noun is not None and "abroad" in noun.traits
    finders = (
        (_by_modifier, _by_possessor)
        if noun is not None and not noun.traits.isdisjoint({"abroad", "relational"})
        else (_by_possessor, _by_modifier)
    )
    for find in (*finders, _by_of):
        if owners := find(scene, page, head):
            return owners
    if not abroad and (owners := _by_place(scene, page, head)):
        return owners
    return _by_joined(scene, page, head)


def infer_owners(scene: Scene, page: Page, head: int, noun: Noun, *, located: str | None, body: str | None) -> tuple[Identity, ...]:
    """Who owns what a phrase without owner names: by an earlier mention of the noun (or of the body it serves), by the subject that
    sends or recalls it, by the place, by the dateline, by the only state in play."""
    if _unsettled(scene, page, head):
        return ()
    if page.definite(head) and (found := same_noun(scene, page, head, noun.form, located=located)):
        return found
    if body and (found := same_noun(scene, page, head, body, located=located)):
        return tuple(replace(identity, rule="same body") for identity in found)
    if found := _by_sender(scene, page, head, noun):
        return found
    bare = page.plural(head) and page.determiner(head) is None and page.quantity(head) is None
    if bare and (found := same_noun(scene, page, head, noun.form, located=located, bare=True)):
        return tuple(replace(identity, score=min(identity.score, BARE)) for identity in found)
    if "abroad" in noun.traits or not noun.sectors:
        return ()
    return _by_setting(scene, page, head, noun)


def _by_setting(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """The state of an organ or of people by where the sentence, the dateline or the paragraph is set; of anybody by the first alone."""
    organ, public = "organ" in noun.traits, not PUBLIC.isdisjoint(noun.sectors)
    if not organ and not public:
        return ()
    if found := _by_clause_place(scene, page, head):
        return found
    if noun.form in ANYBODY and not page.plural(head):
        return ()
    if organ and scene.dateline and len(scene.totals) < 2:
        return (Identity(country=scene.dateline, rule="dateline", score=DATED),)
    only = scene.only_state(page.index)
    if only and only[0] not in _opposed(scene, page, head):
        return (Identity(country=only[0], rule=only[1], score=LONE if organ else GUESSED),)
    if organ and scene.dateline in scene.totals:
        return (Identity(country=scene.dateline, rule="dateline", score=GUESSED),)
    return ()


def _unsettled(scene: Scene, page: Page, head: int) -> bool:
    """Whether the phrase says whose it is by a name of no known state ("the archbishop of Canterbury", "the Nobel committee")."""
    core = page.core(head)
    for name in page.sentence.names:
        inside = range(name.first, name.last)
        if name.kind != "NAT" and head not in inside and name.first in core and name.first not in page.person_at:
            return not any(word in page.name_at or word in page.noun_at for word in inside)
    owner = page.owner_word(head)
    phrases = [kid for kid in page.children(head, "nmod") if page.case(kid) in {"of", "from", "in", "at"}]
    owners = [kid for kid in [*phrases, *(() if owner is None else (owner,))] if kid not in page.noun_at]
    named = [kid for kid in owners if page.words[kid].upos == "PROPN"]
    return any(not any(identity.country for identity in scene.identify(page, kid)) for kid in named)


def by_name(scene: Scene, page: Page, hit: Hit, *, place: bool = False) -> Identity:
    """A name of the table as owner."""
    entry = scene.choose(hit, place=place)
    kind: ActorKind = "state" if entry.kind in OF_STATES else "body"
    return Identity(kind, entry.country, entry.sectors, rule="modifier", score=SHOWN, spans=(page.span(hit.first, hit.last),))


def _by_modifier(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    hits = [hit for hit in page.modifiers(head) if scene.choose(hit).country]
    if page.hyphenated(head):
        return ()
    if not hits:
        return _by_leader(scene, page, head)
    states = [hit for hit in hits if scene.choose(hit).kind in OF_STATES]
    if len(states) > 1 and all(_side_by_side(page, one, other) for one, other in pairwise(states)):
        return tuple(by_name(scene, page, hit) for hit in states)
    return (by_name(scene, page, (states or hits)[0]),)


def _by_leader(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """The state of the person whose name stands before a body ("the Merkel government")."""
    for word in page.core(head):
        if word < head and page.words[word].upos == "PROPN" and word not in page.name_at and word not in page.noun_at:
            known = scene.identify(page, word) if word in page.person_at else ()
            found = known[0] if known else scene.person(page.words[word].text)
            if found and found.country and head not in page.person_at:
                return (replace(found, rule="modifier", score=min(found.score, OWNED)),)
    return ()


def _side_by_side(page: Page, one: Hit, other: Hit) -> bool:
    """Whether two names stand side by side with "and", a comma or a hyphen between."""
    between = {word.text.lower() for word in page.words[one.last : other.first]}
    return bool(between) and between <= {"and", ",", "-", "–", "or", "'s", "’s"}


def _by_possessor(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    owner = page.owner_word(head)
    return _through(scene, page, () if owner is None else (owner,), "possessor")


def _by_of(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    phrases = [kid for case in ("of", "from", "for") for kid in page.children(head, "nmod") if page.case(kid) == case]
    return _through(scene, page, [kid for kid in phrases if page.case(kid) != "for" or kid in page.noun_at][:1], "of-phrase")


def _through(scene: Scene, page: Page, phrases: Iterable[int], rule: str) -> tuple[Identity, ...]:
    """The owner of the phrase below, and of those joined to it, is the owner of the whole."""
    for kid in phrases:
        joined = [kid, *page.children(kid, "conj")]
        if found := [identity for word in joined for identity in scene.identify(page, word) if identity.country]:
            through = "coreference" if page.words[kid].text.lower() in PRONOUNS else rule
            owners = {owner.country: replace(owner, rule=through, score=min(owner.score, OWNED)) for owner in reversed(found)}
            return tuple(reversed(owners.values()))
    return ()


def located(scene: Scene, page: Page, head: int) -> str | None:
    """The country of the place that a phrase says it is in ("the embassy in Tehran")."""
    return next((scene.choose(hit, place=True).country for hit in page.places(head, "nmod")), None)


def _by_place(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    hits = list(page.places(head, "nmod"))[:1]
    return tuple(replace(by_name(scene, page, hit, place=True), rule="place", score=PLACED) for hit in hits)


def _by_clause_place(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """The place where the act of the clause is set, also where the parse hangs it below the object ("held two students in Lusaka")."""
    verb = page.clause(head)
    objects = [kid for kid in page.children(verb, "obj", "nsubj:pass") if not _is_abroad(page, kid)]
    hits = [hit for word in (verb, *objects) for hit in page.places(word, "obl" if word == verb else "nmod")][:1] if verb != head else []
    return tuple(replace(by_name(scene, page, hit, place=True), rule="place", score=LONE) for hit in hits)


def _is_abroad(page: Page, head: int) -> bool:
    """Whether a noun stands in another state than its own, as envoys do."""
    return head in page.noun_at and "abroad" in page.noun_at[head].noun.traits


def _opposed(scene: Scene, page: Page, head: int) -> set[str | None]:
    """States that the clause names as the other side, by name, envoys or nationals: who "expelled a Thai envoy" is not of Thailand.

    And states that only tell what the party did or is charged with: those "jailed for spreading Thai propaganda" need not be Thais.
    """
    verb, own = page.clause(head), page.argument(head)
    verbs = {verb, *page.children(verb, "xcomp")}  # "refused to meet the Thai envoy"
    found: set[str | None] = set()
    for hit in page.names:
        if _in_grounds(page, hit.first, verb):
            found.add(scene.choose(hit).country)
            continue
        top = page.argument(hit.first)
        if top is None or top == own or page.words[top].head not in verbs or page.case(top) in INSIDE:
            continue
        nouns = [page.noun_at[word].noun for word in page.core(top) if word in page.noun_at]
        bare = not nouns and top not in page.person_at
        if bare or any("abroad" in noun.traits or "CVL" in noun.sectors for noun in nouns):
            found.add(scene.choose(hit).country)
    return found


def _in_grounds(page: Page, word: int, verb: int) -> bool:
    """Whether a word stands in a clause that gives the grounds of a verb's act ("for spying", "on suspicion of helping")."""
    for above in (word, *page.above(word)):
        if above == verb:
            return False
        relation = page.words[above].relation.split(":")[0]
        if relation in {"acl", "advcl"} and {page.words[kid].text.lower() for kid in page.children(above, "mark", "case")} & {"for", "of"}:
            return True
    return False


def _by_sender(scene: Scene, page: Page, head: int, noun: Noun) -> tuple[Identity, ...]:
    """The subject of a verb of sending, recalling or appointing, whose forces or envoys the object are."""
    word = page.words[head]
    verb = page.words[word.head] if word.relation == "obj" and word.head >= 0 else None
    if verb is None or verb.lemma.lower() not in SENDING or SENT.isdisjoint(noun.sectors):
        return ()
    subjects = [kid for kid in page.kids[word.head] if page.words[kid].relation in SUBJECTS]
    return _through(scene, page, subjects, "sender")


def _by_joined(scene: Scene, page: Page, head: int) -> tuple[Identity, ...]:
    """The owner of the noun that this one is joined to, where one article or possessor serves both ("Kenya's president and premier")."""
    word = page.words[head]
    if word.relation != "conj" or not 0 <= word.head < head or page.determiner(head) in {"the", "a", "an"}:
        return ()
    owners = (_by_possessor(scene, page, word.head) or _by_modifier(scene, page, word.head))[:1]
    return tuple(replace(owner, rule="joined", score=min(owner.score, SHARED)) for owner in owners)
