"""What a report has told so far: the parties mentioned, the states in play, the persons named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from demarche.entities.actors_page import Page
from demarche.entities.actors_words import Nouns
from demarche.entities.coreference import Link, link_report
from demarche.entities.people import PARTICLES, People
from demarche.entities.states import OF_STATES, OWN, PLACES, Entry, Hit, Names, fold
from demarche.records import Actor, ActorKind, Report, Span

_DATELINE = re.compile(r"\s*([A-Z][\w .'’-]{1,40}?)(?:,[^()\n—–]{1,40})?\s*(?:\([^()\n]{1,40}\)\s*)?(?:—|–|--| - )")


PRIVATE = frozenset({"CVL", "REF", "BUS", "LAB", "REB", "CRM", "UAF", "IGO"})
"""Sectors that membership in a body of states does not change."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a phrase stands for, by which rule, how surely, and which words show it."""

    kind: ActorKind = "unknown"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    name: str | None = None
    """A fuller name than the phrase, where the report gives one."""
    rule: str = "unresolved"
    score: float = 0.0
    spans: tuple[Span, ...] = ()
    wikidata: str | None = None
    sex: str | None = None
    loose: bool = False
    """Carries no country on purpose."""

    @property
    def known(self) -> bool:
        """Whether anything was found out."""
        return bool(self.country or self.sectors)

    def owned(self, other: Identity, rule: str, score: float) -> Identity:
        """The same with the country of another; what belongs to a body of states is first of all that."""
        sectors = ("IGO", *self.sectors) if "IGO" in other.sectors and not PRIVATE.intersection(self.sectors) else self.sectors
        return replace(
            self, country=other.country, sectors=sectors, rule=rule, score=min(self.score, score), spans=self.spans + other.spans
        )

    def actor(self, name: str, spans: tuple[Span, ...]) -> Actor:
        """The resolved party for a phrase."""
        return Actor(self.name or name, spans, self.kind, self.country, self.sectors, self.role, self.wikidata)


@dataclass(frozen=True, slots=True)
class Mention:
    """A party mentioned: sentence and head word, who it is, and what a later phrase needs to take it up."""

    page: int
    head: int
    identities: tuple[Identity, ...]
    form: str
    """Folded noun of the table, or folded name."""
    plural: bool
    either: bool
    """Takes "it" as well as "they" ("the police")."""
    subject: bool
    relation: str
    located: str | None = None
    root: Mention | None = None
    """What a pronoun takes up."""

    @property
    def known(self) -> bool:
        """Whether anything is known of who it is."""
        return any(identity.known for identity in self.identities)


Reader = Callable[["Scene", Page, int], tuple[Identity, ...]]
"""Reads who the phrase of a head word is."""
DEEPEST = 8
"""Phrases within phrases that are followed."""


@dataclass
class Scene:
    """One report while its parties are found out, sentence by sentence."""

    report: Report
    pages: tuple[Page, ...]
    names: Names
    nouns: Nouns
    people: People
    reader: Reader
    """Reads who the phrase of a head word is; `identify` remembers what it said."""
    paragraphs: tuple[int, ...] = ()
    """The number of the paragraph of each sentence."""
    states: tuple[Counter[str], ...] = ()
    """How often each state is named in each sentence."""
    by_paragraph: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sums: list[Counter[str]] = field(default_factory=list)
    """How often each state is named up to each sentence, as far as anybody asked."""
    dateline: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    by_form: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    """Mentions whose state is known, by form."""
    persons: dict[str, dict[frozenset[str], Identity]] = field(default_factory=lambda: defaultdict(dict))
    """Persons named, by each part of the name: who it is by all its parts, the last named last."""
    taken_up: dict[tuple[int, int], Link] = field(default_factory=dict)
    """What each pronoun takes up, by sentence and word, as the ranker has it."""
    links: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """What each pronoun takes up."""
    sexes: dict[str, str] = field(default_factory=dict)
    """The sex of persons, by the form of their mentions, as pronouns have told it."""
    acronyms: dict[str, Identity] = field(default_factory=dict)
    memo: dict[tuple[int, int], tuple[Identity, ...]] = field(default_factory=dict)
    busy: set[tuple[int, int]] = field(default_factory=set)
    totals: Counter[str] = field(default_factory=Counter)

    def identify(self, page: Page, head: int) -> tuple[Identity, ...]:
        """Who the phrase of a head word is: one identity, several for joint owners, none where the report does not tell."""
        key = (page.index, head)
        if key in self.memo:
            return self.memo[key]
        if key in self.busy or len(self.busy) > DEEPEST:
            return ()
        self.busy.add(key)
        try:
            found = self.reader(self, page, head)
        finally:
            self.busy.discard(key)
        self.memo[key] = found
        return found

    @property
    def day(self) -> date | None:
        """The day the report came out."""
        return self.report.published.day if self.report.published else None

    def choose(self, hit: Hit, *, place: bool = False) -> Entry:
        """The reading of a name that holds on the day and fits the states in play; as a place, its reading as one."""
        if (own := hit.own(self.day)) and not place:
            return own
        fitting = [e for e in hit.entries if OWN not in e.traits]
        fitting = [e for e in fitting if e.holds(self.day)] or fitting or list(hit.entries)
        if place:
            fitting = [e for e in fitting if e.kind in PLACES and e.country != "EUR"] or fitting
        elif len(fitting) > 1 and any(e.country == "EUR" for e in fitting):
            fitting.sort(key=lambda e: e.country != "EUR")
        return max(fitting, key=lambda e: self.totals.get(e.country or "", 0)) if len(fitting) > 1 else fitting[0]

    def add(self, mention: Mention) -> None:
        """Keeps a mention for later phrases."""
        self.mentions.append(mention)
        if mention.root is None and any(identity.country or identity.loose for identity in mention.identities):
            self.by_form[mention.form].append(mention)

    def name_person(self, name: str, identity: Identity) -> None:
        """Keeps who a person is, by each part of the name."""
        parts = name_parts(name)
        for part in parts:
            self.persons[part].pop(parts, None)
            self.persons[part][parts] = identity

    def person(self, name: str) -> Identity | None:
        """Who a name stands for by an earlier mention of which it has only some parts, or which has only some of its."""
        parts = name_parts(name)
        found = [(other, identity) for part in parts for other, identity in self.persons.get(part, {}).items()]
        return next((identity for other, identity in reversed(found) if other <= parts or parts <= other), None)

    def name_body(self, name: str, identity: Identity) -> None:
        """Keeps who a body with a name of several words is, by its initials ("RSF" after "the Rapid Support Forces")."""
        initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
        if len(initials) > 1:
            self.acronyms[initials] = identity

    def initials(self, text: str) -> Identity | None:
        """Who initials stand for by an earlier mention of the full name."""
        known = self.acronyms.get(text.replace(".", ""))
        return replace(known, rule="coreference", score=min(known.score, 0.85)) if known else None

    def only_state(self, page: int) -> tuple[str, str] | None:
        """The one state named in the paragraph (else in the report), with the rule that says so; None where several are in play."""
        for counts, rule in ((self.by_paragraph[self.paragraphs[page]], "paragraph"), (self.totals, "report")):
            if len(counts) == 1:
                return next(iter(counts)), rule
            if counts:
                return None
        return None

    def in_play(self, page: int) -> list[str]:
        """The states named up to a sentence, those most in play first: every naming counts one, the nearest sentences more."""
        while len(self.sums) <= page:
            self.sums.append((self.sums[-1] if self.sums else Counter()) + self.states[len(self.sums)])
        weights = Counter(self.sums[page])
        for near, extra in ((page, 3), (page - 1, 2)):
            if near >= 0:
                weights.update(dict.fromkeys(self.states[near], extra))
        return [code for code, _ in weights.most_common()]

    def backwards(self, page: int, before: int, *, sentences: int) -> Iterator[Mention]:
        """Earlier mentions, the nearest first, from this sentence and so many before it."""
        for mention in reversed(self.mentions):
            if mention.page < page - sentences:
                return
            if mention.page < page or (mention.page == page and mention.head < before):
                yield mention


def name_parts(name: str) -> frozenset[str]:
    """The folded parts of a person's name that tell persons apart."""
    return frozenset(part for part in fold(name).split(" ") if len(part) > 1 and part not in PARTICLES)


def set_scene(report: Report, pages: Sequence[Page], names: Names, nouns: Nouns, people: People, reader: Reader) -> Scene:
    """The scene of a report before any party is found out."""
    scene = Scene(report, tuple(pages), names, nouns, people, reader)
    scene.taken_up = link_report(report, tuple(page.sentence for page in pages))
    scene.paragraphs = tuple(number_paragraphs(report, pages))
    sure = [Counter(_sure(page, scene.day)) for page in pages]
    for counts in sure:
        scene.totals.update(counts)
    scene.states = tuple(Counter(_states(scene, page)) for page in pages)
    scene.totals = Counter()
    for number, counts in zip(scene.paragraphs, scene.states, strict=True):
        scene.by_paragraph[number].update(counts)
        scene.totals.update(counts)
    scene.dateline = find_dateline(report, names)
    return scene


def _sure(page: Page, day: date | None) -> Iterator[str]:
    """States of names that stand for one state only."""
    for hit in page.names:
        countries = {e.country for e in hit.entries if e.holds(day)}
        if len(countries) == 1 and hit.entry.country and hit.entry.kind in OF_STATES:
            yield hit.entry.country


def _states(scene: Scene, page: Page) -> Iterator[str]:
    """States named in a sentence by themselves, their people, places or organs; not those an envoy is in or sent to, nor common names."""
    for hit in page.names:
        entry = scene.choose(hit)
        top = page.words[hit.first].head
        if top in page.noun_at and "abroad" in page.noun_at[top].noun.traits and page.case(hit.first) is not None:
            continue
        if entry.country and entry.kind not in {"igo", "group", "block"} and "common" not in entry.traits and "JRN" not in entry.sectors:
            yield entry.country


def number_paragraphs(report: Report, pages: Sequence[Page]) -> Iterator[int]:
    """The paragraph of each sentence: a new one begins where a blank line parts two sentences."""
    number, last = 0, None
    for page in pages:
        span = page.sentence.span
        if last is not None and "\n\n" in report.text[last : span.start]:
            number += 1
        last = span.end
        yield number


def find_dateline(report: Report, names: Names) -> str | None:
    """The country of the place in a dateline ("BAKU, April 6 (Reuters) —") at the head of the text or below the title."""
    body = report.text[len(report.title) :] if report.title and report.text.startswith(report.title) else report.text
    found = _DATELINE.match(body[:160])
    entries = names.look_up(found.group(1)) if found else ()
    return next((entry.country for entry in entries if entry.kind in PLACES and entry.country != "EUR"), None)
