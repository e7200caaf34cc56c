"""Who a named person is: by title, apposition, earlier mention in the report, the table of office holders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from demarche.entities.actors_owners import Identify, find_owners
from demarche.entities.actors_page import Page
from demarche.entities.actors_scene import Identity, Scene
from demarche.entities.actors_words import FORMER, SEX, NounHit
from demarche.entities.people import Holder
from demarche.entities.states import fold

ByNoun = Callable[[Scene, Page, int, NounHit], tuple[Identity, ...]]


def describe_person(
    scene: Scene, page: Page, head: int, words: tuple[int, int], identify: Identify, by_noun: ByNoun
) -> tuple[Identity, ...]:
    """Who a person named by words `first` to `last` (half open) is; kept for later mentions by surname."""
    name = page.text(*words)
    found = _by_title(scene, page, head, words, by_noun) or _by_apposition(scene, page, words, identify)
    if found is None or not found.country:
        found = _by_report(scene, page, name, found) or _by_office(scene, page, name, words, found) or found
    if found is None or not found.known:
        owner = next(iter(find_owners(scene, page, head, None, identify)), None)
        found = replace(found or Identity("person", rule="modifier", score=0.5), country=owner.country if owner else None)
    sex = found.sex or next((SEX[w] for w in _before(page, words) if w in SEX), None)
    identity = replace(found, kind="person", name=_longer(name, found.name), sex=sex, spans=(page.span(*words), *found.spans))
    if identity.known:
        scene.name_person(name, identity)
    return (identity,)


def _longer(name: str, known: str | None) -> str:
    """The fuller of two names of one person."""
    return known if known and len(known) > len(name) and fold(name).split(" ")[-1] in fold(known) else name


def _before(page: Page, words: tuple[int, int]) -> list[str]:
    """The words right before a name in lower case, nearest first."""
    return [page.words[i].text.lower() for i in range(words[0] - 1, max(-1, words[0] - 4), -1)]


def _title(page: Page, head: int, words: tuple[int, int]) -> NounHit | None:
    """The title that belongs to a name: in the same noun phrase, else right before it."""
    core = [w for w in page.core(head) if not words[0] <= w < words[1]]
    hits = [page.noun_at[w] for w in core if w in page.noun_at]
    before = page.noun_at.get(words[0] - 1)
    if before and before.noun.kind == "person" and before not in hits:
        hits.append(before)
    return next((hit for hit in reversed(hits) if hit.noun.kind == "person" and "modifier" not in hit.noun.traits), None)


def _by_title(scene: Scene, page: Page, head: int, words: tuple[int, int], by_noun: ByNoun) -> Identity | None:
    hit = _title(page, head, words)
    if hit is None:
        return None
    top = hit.last - 1 if page.words[hit.last - 1].head not in range(*words) else head
    found = next(iter(by_noun(scene, page, top, hit)), None)
    weak = found is None or found.rule in {"same noun", "dateline", "paragraph", "report", "noun", "place"}
    if found and weak and (sure := scene.person(page.text(*words)) or _holder(scene, page, page.text(*words), titled=True)):
        return replace(found, country=sure.country, rule=sure.rule, score=sure.score, wikidata=sure.wikidata, name=sure.name)
    return replace(found, rule="title" if found.rule == "noun" else found.rule) if found else None


def _by_apposition(scene: Scene, page: Page, words: tuple[int, int], identify: Identify) -> Identity | None:
    """From "NAME, the minister," and "the minister, NAME"."""
    for word in range(*words):
        nouns = [kid for kid in page.children(word, "appos") if kid in page.noun_at]
        head = page.words[word].head
        if page.words[word].relation == "appos" and head in page.noun_at:
            nouns.append(head)
        for noun in nouns:
            found = next(iter(identify(scene, page, noun)), None)
            if found and found.known:
                return replace(found, score=min(found.score, 0.9))
    return None


def _by_report(scene: Scene, page: Page, name: str, title: Identity | None) -> Identity | None:
    earlier = scene.person(name)
    if earlier is None or (
        title and title.sectors and earlier.sectors and title.sectors != earlier.sectors and "ELI" not in earlier.sectors
    ):
        return None
    return replace(earlier, rule="coreference", score=min(earlier.score, 0.85))


def _by_office(scene: Scene, page: Page, name: str, words: tuple[int, int], title: Identity | None) -> Identity | None:
    found = _holder(scene, page, name, titled=title is not None)
    if found and title and title.sectors:
        return replace(found, sectors=title.sectors, role=title.role or found.role)
    former = set(_before(page, words)) & FORMER
    return replace(found, sectors=("ELI",)) if found and former else found


def _holder(scene: Scene, page: Page, name: str, *, titled: bool) -> Identity | None:
    """The office holder of a name on the day of the report, less sure where the day is not known or the office was not held then."""
    holder = scene.people.find(name, day=scene.day, titled=titled, countries=set(scene.totals))
    return office(holder, scene) if holder else None


def office(holder: Holder, scene: Scene) -> Identity:
    """The identity of an office holder on the day of the report: ELI after the last day, only a country before the first."""
    sectors, score = holder.sectors, 0.8
    role: str | None = holder.role
    if scene.day is None:
        score = 0.6
    elif not holder.holds(scene.day):
        after = holder.until is not None and holder.until < scene.day
        sectors = ("ELI",) if after and holder.exact else () if not after else sectors
        score, role = 0.6, f"former {role}" if after and holder.exact else None
    return Identity("person", holder.country, sectors, role, holder.name, "office table", score, wikidata=holder.wikidata, sex=holder.sex)
