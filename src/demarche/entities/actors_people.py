"""Who a named person is: by title, apposition, earlier mention in the report, the table of office holders."""

from __future__ import annotations

from dataclasses import replace

from demarche.entities.actors_nouns import by_noun
from demarche.entities.actors_owners import find_owners
from demarche.entities.actors_page import Page
from demarche.entities.actors_refer import EVIDENCE
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.actors_words import FORMER, SEX, NounHit
from demarche.entities.people import Holder
from demarche.entities.states import fold

ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
INFERRED = frozenset({"same noun", "same body", "dateline", "paragraph", "report", "noun", "place", "sender"})
"""Rules on the country of a title that a named person's own record overrules."""


def by_person(scene: Scene, page: Page, head: int, words: tuple[int, int]) -> tuple[Identity, ...]:
    """Who a person named by words `first` to `last` (half open) is; kept for later mentions by surname."""
    name = page.text(*words)
    found = _by_title(scene, page, head, words) or _by_apposition(scene, page, words)
    if found is None or not found.country or found.rule in INFERRED:
        found = _by_report(scene, name, found) or by_office(scene, name, found, before=_before(page, words)) or found
    if found is not None and not found.country and not found.loose and (code := _nationality(scene, page, words)):
        found = replace(found, country=code)
    if found is None or not found.known:
        owner = next(iter(find_owners(scene, page, head)), None)
        found = replace(found or Identity("person", rule="name", score=0.5), country=owner.country if owner else None)
    return (name_person(scene, page, words, found),)


def name_person(scene: Scene, page: Page, words: tuple[int, int], found: Identity) -> Identity:
    """An identity with a person's name, kept for later mentions by surname."""
    name = page.text(*words)
    sex = found.sex or next((SEX[word] for word in _before(page, words) if word in SEX), None)
    if sex is None and words[1] - words[0] > 1:
        sex = scene.people.given.get(fold(page.words[words[0]].text))
    longer = found.name if found.name and len(found.name) > len(name) and fold(name).split(" ")[-1] in fold(found.name) else name
    identity = replace(found, kind="person", name=longer, sex=sex, spans=tuple(dict.fromkeys((page.span(*words), *found.spans))))
    if identity.known:
        scene.name_person(name, identity)
    return identity


def _before(page: Page, words: tuple[int, int]) -> list[str]:
    """The words right before a name in lower case, nearest first."""
    return [page.words[i].text.lower() for i in range(words[0] - 1, max(-1, words[0] - 4), -1)]


def _title(page: Page, head: int, words: tuple[int, int]) -> NounHit | None:
    """The title that belongs to a name: in the same noun phrase, else right before it."""
    hits = [page.noun_at[w] for w in page.core(head) if w in page.noun_at and not words[0] <= w < words[1]]
    before = words[0] - 1
    while before > 0 and page.words[before].text.lower() in ADDRESSES:
        before -= 1
    hits += [page.noun_at[before]] if before in page.noun_at else []
    return next((hit for hit in reversed(hits) if hit.noun.kind == "person" and "modifier" not in hit.noun.traits), None)


def _by_title(scene: Scene, page: Page, head: int, words: tuple[int, int]) -> Identity | None:
    hit = _title(page, head, words)
    if hit is None:
        return None
    within = any(page.words[w].head in range(*words) for w in range(hit.first, hit.last))
    found = next(iter(by_noun(scene, page, head if within else hit.last - 1, hit)), None)
    return replace(found, rule="title" if found.rule == "noun" else found.rule) if found else None


def _by_apposition(scene: Scene, page: Page, words: tuple[int, int]) -> Identity | None:
    """From "NAME, the minister," and "the minister, NAME"."""
    for word in range(*words):
        nouns = [kid for kid in page.children(word, "appos") if kid in page.noun_at]
        head = page.words[word].head
        nouns += [head] if page.words[word].relation == "appos" and head in page.noun_at else []
        for noun in nouns:
            found = next(iter(scene.identify(page, noun)), None)
            if found and found.known and found.kind == "person":
                return replace(found, score=min(found.score, 0.9))
    return None


def _nationality(scene: Scene, page: Page, words: tuple[int, int]) -> str | None:
    """The state of a nationality in apposition ("the trader NAME, an Albanian,")."""
    hits = [page.name_at[kid] for word in range(*words) for kid in page.children(word, "appos") if kid in page.name_at]
    return next((entry.country for hit in hits if (entry := scene.choose(hit)).kind in {"nation", "people"}), None)


def _by_report(scene: Scene, name: str, title: Identity | None) -> Identity | None:
    """The person of that surname named before, unless the title now is another."""
    earlier = scene.person(name)
    if earlier is None or (
        title and title.sectors and earlier.sectors and title.sectors != earlier.sectors and "ELI" not in earlier.sectors
    ):
        return None
    return replace(earlier, rule="coreference", score=min(earlier.score, 0.85), spans=earlier.spans[:EVIDENCE])


def by_office(scene: Scene, name: str, title: Identity | None, *, before: list[str] | None = None) -> Identity | None:
    """The holder of an office by name on the day of the report; a title in the text settles what the person is now."""
    addressed = bool(ADDRESSES.intersection(before[:1] if before else ()))
    holder = scene.people.find(name, day=scene.day, titled=title is not None or addressed, countries=set(scene.totals))
    if holder is None:
        return None
    found = of_holder(holder, scene)
    if title and title.sectors:
        return replace(found, sectors=title.sectors, role=title.role or found.role)
    return replace(found, sectors=("ELI",)) if set(before or ()) & FORMER else found


def of_holder(holder: Holder, scene: Scene) -> Identity:
    """The identity of an office holder on the day of the report: ELI after the last day, only a country before the first."""
    sectors, score = holder.sectors, 0.8
    role: str | None = holder.role
    if scene.day is None:
        score = 0.6
    elif not holder.holds(scene.day):
        score = 0.6
        after = holder.until is not None and holder.until < scene.day
        if not after:
            sectors, role = (), None
        elif holder.exact:
            sectors, role = ("ELI",), f"former {role}"
    return Identity("person", holder.country, sectors, role, holder.name, "office table", score, wikidata=holder.wikidata, sex=holder.sex)
