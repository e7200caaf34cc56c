"""Who acts, who is acted upon and who says so: the parties of claims found out, each with a finding that says by which rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from demarche.entities.actors_candidates import find_candidates
from demarche.entities.actors_definite import by_later
from demarche.entities.actors_own import names_in_use
from demarche.entities.actors_owners import PUBLIC
from demarche.entities.actors_page import Page, read_pages
from demarche.entities.actors_people import by_office
from demarche.entities.actors_read import read_phrase, read_scene
from demarche.entities.actors_scene import Identity, Scene, set_scene
from demarche.entities.actors_words import OWN_PRONOUNS, PRONOUNS, load_nouns
from demarche.entities.people import load_people
from demarche.entities.states import ACTOR_KIND, OF_STATES
from demarche.records import Actor, Claim, Finding, Remark, Report, Sentence, Span, Speaker
from demarche.trees import conjuncts, head_of, phrase, span_of, words_in

BY = "demarche-actors@1"
LONE = frozenset({None, "man", "woman", "person", "individual", "suspect", "youth", "teenager", "people"})
"""Private persons by whom an assault is one by unidentified attackers."""
CROWDS = frozenset({"someone", "somebody", "anyone", "nobody", "everyone", "he", "she", "him", "her"})
Part = Literal["actor", "recipient", "speaker"]
CUSTODY = frozenset({("COERCE", "arrest"), ("COERCE", None), ("RETREAT", "release"), ("SANCTION", "convict")})
"""Acts whose recipients are in the hands of the actor."""
INHERITED = 0.45
"""Score of a detained person's state where only the state that detains is known; set by hand."""


def read_report(report: Report, sentences: tuple[Sentence, ...]) -> Scene:
    """What a report tells of its parties, read once for all of its claims and remarks."""
    names, nouns = names_in_use(), load_nouns()
    day = report.published.day if report.published else None
    scene = set_scene(report, read_pages(sentences, names, nouns, day), names, nouns, load_people(), read_phrase)
    read_scene(scene)
    return scene


def identify_parties(scene: Scene, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of a report with every party resolved as far as the report tells. Parties that are resolved already stay as they are."""
    return tuple(resolve_claim(scene, claim) for claim in claims)


def identify_speakers(scene: Scene, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks of a report with speakers and addressees resolved."""
    return tuple(
        replace(
            remark,
            speakers=tuple(replace(s, actor=actor) for s in remark.speakers for actor in _resolved(scene, s.actor)),
            addressees=tuple(actor for other in remark.addressees for actor in _resolved(scene, other)),
        )
        for remark in remarks
    )


def _resolved(scene: Scene, actor: Actor) -> list[Actor]:
    found: list[Actor] = []
    _keep(scene, actor, _who(scene, actor, None), found, [], "speaker")
    return found


def resolve_claim(scene: Scene, claim: Claim) -> Claim:
    """One claim with its speakers, actors and recipients resolved and a finding for each."""
    speakers, findings = _resolve_speakers(scene, claim)
    says = speakers[-1].actor if speakers else None
    actors: list[Actor] = []
    recipients: list[Actor] = []
    for actor in claim.actors:
        found = [_assailant(claim, identity) for identity in _who(scene, actor, says)]
        _keep(scene, actor, found, actors, findings, "actor")
    for actor in claim.recipients:
        found = [_detainee(claim, identity, actors) for identity in _who(scene, actor, says)]
        _keep(scene, actor, found, recipients, findings, "recipient")
    return replace(
        claim, actors=tuple(actors), recipients=tuple(recipients), speakers=tuple(speakers), findings=(*claim.findings, *findings)
    )


def _resolve_speakers(scene: Scene, claim: Claim) -> tuple[list[Speaker], list[Finding]]:
    speakers: list[Speaker] = []
    findings: list[Finding] = []
    for speaker in claim.speakers:
        found: list[Actor] = []
        _keep(scene, speaker.actor, _who(scene, speaker.actor, None), found, findings, "speaker")
        speakers += [replace(speaker, actor=actor) for actor in found]
    return speakers, findings


Found = tuple[str, tuple[Span, ...], Identity | None]
"""A phrase, its spans and who it is; None: leave the party as it is."""


def _keep(scene: Scene, actor: Actor, found: Sequence[Found], into: list[Actor], findings: list[Finding], part: Part) -> None:
    """Adds the resolved parties of a phrase and a finding for each that the rules decided."""
    for name, spans, identity in found:
        if identity is None:
            into.append(actor)
            continue
        resolved = _named(scene, identity.actor(name, spans), identity)
        if (resolved.country, resolved.sectors, resolved.spans) in [(a.country, a.sectors, a.spans) for a in into]:
            continue
        into.append(resolved)
        shown = tuple(dict.fromkeys((*spans, *identity.spans)))
        findings.append(Finding(part, resolved.code, shown, f"{BY}/{identity.rule}", round(identity.score, 3)))
        page = _page(scene, spans[0]) if spans else None
        if page and (others := find_candidates(scene, page, spans, identity)):
            findings.append(Finding(f"{part} candidates", others, shown, f"{BY}/candidates", others[0]["score"]))


def _named(scene: Scene, actor: Actor, identity: Identity) -> Actor:
    """A party that a pronoun stands for: with the phrase that it takes up as its name, and among its spans."""
    if identity.rule != "coreference" or not identity.spans or actor.name.lower() not in PRONOUNS:
        return actor
    taken_up = identity.spans[-1]
    return replace(actor, name=scene.report.quote(taken_up), spans=tuple(dict.fromkeys((*actor.spans, taken_up))))


def _who(scene: Scene, actor: Actor, says: Actor | None) -> list[Found]:
    """Who a party is: one for each conjunct and each joint owner."""
    if actor.kind != "unknown" or actor.country or actor.sectors:
        return [(actor.name, actor.spans, None)]
    if not actor.spans:
        return [(actor.name, (), _by_text(scene, actor.name))]
    page = _page(scene, actor.spans[0])
    if page is None:
        return [(actor.name, actor.spans, _by_text(scene, actor.name))]
    inside = words_in(page.sentence, actor.spans[0])
    top = _top(page, inside)
    heads = [word for word in _joined(page, top) if word == top or (word in inside and not page.one_name(top, word))]
    out: list[Found] = []
    for head in heads:
        name, spans = (actor.name, actor.spans) if len(heads) == 1 else _part(scene, page, head)
        if page.words[head].text.lower() in OWN_PRONOUNS and says:
            out.append((name, spans, Identity(says.kind, says.country, says.sectors, says.role, says.name, "coreference", 0.7)))
            continue
        known = scene.identify(page, head) or _by_full_name(scene, name)
        if not any(identity.country or identity.loose for identity in known):
            known = by_later(scene, page, head) or known
        out += [(name, spans, identity) for identity in _within(known, spans)] or [(name, spans, _nobody(page, head))]
    return out


def _joined(page: Page, top: int) -> list[int]:
    """A head and all that is joined to it, also where the parse hangs a third on the second ("A, B and C")."""
    heads, todo = [top], [top]
    while todo:
        for word in conjuncts(page.sentence, todo.pop(0))[1:]:
            if word not in heads:
                heads.append(word)
                todo.append(word)
    return sorted(heads, key=lambda word: (word != top, word))


def _within(identities: tuple[Identity, ...], spans: tuple[Span, ...]) -> tuple[Identity, ...]:
    """Of joint owners those that the phrase itself names, if it names some ("Kenyan and [Ugandan police]")."""
    if len(identities) < 2:
        return identities
    named = tuple(i for i in identities if i.spans and any(i.spans[-1].touches(span) for span in spans))
    return named or identities


def _page(scene: Scene, span: Span) -> Page | None:
    """The sentence that a span begins in."""
    at = bisect_right(scene.pages, span.start, key=lambda page: page.words[0].span.start if page.words else page.sentence.span.start)
    return next((page for page in reversed(scene.pages[max(0, at - 2) : at + 1]) if words_in(page.sentence, span)), None)


def _part(scene: Scene, page: Page, head: int) -> tuple[str, tuple[Span, ...]]:
    """The phrase of one conjunct."""
    span = span_of(page.sentence, phrase(page.sentence, head))
    return scene.report.quote(span), (span,)


def _nobody(page: Page, head: int) -> Identity:
    """An unknown party: its kind where the words show a person."""
    person = head in page.person_at or page.words[head].text.lower() in CROWDS
    return Identity("person" if person else "unknown")


def _top(page: Page, inside: Sequence[int]) -> int:
    """The head of the words of a phrase; where the parse gives several, not a possessor."""
    words = page.words
    tops = [word for word in inside if words[word].head not in inside and words[word].upos not in {"DET", "ADP", "PUNCT", "CCONJ"}]
    free = [word for word in tops if not any(words[kid].text in {"'s", "’s", "'", "’"} for kid in page.children(word, "case"))] or tops
    nouns = [word for word in free if words[word].upos in {"NOUN", "PROPN", "PRON"}]
    return next(iter(nouns or free), head_of(page.sentence, inside))


def _by_full_name(scene: Scene, name: str) -> tuple[Identity, ...]:
    """The office holder whose full name a phrase is, where the parse did not see it."""
    found = by_office(scene, name, None) if " " in name and name.istitle() else None
    return (found,) if found else ()


def _by_text(scene: Scene, name: str) -> Identity:
    """A party that is named without a place in the text: by the table alone."""
    entries = [entry for entry in scene.names.look_up(name) if entry.holds(scene.day) and entry.kind != "block"]
    if not entries:
        return Identity()
    entry = entries[0]
    kind = ACTOR_KIND.get(entry.kind, "government") if entry.kind not in OF_STATES or entry.kind == "state" else "government"
    return Identity(kind, entry.country, entry.sectors, rule="name", score=0.8 if len(entries) == 1 else 0.5)


def _assailant(claim: Claim, found: Found) -> Found:
    """In an assault a private person is an unidentified attacker, never the state he came from."""
    name, spans, identity = found
    if claim.event != "ASSAULT" or identity is None or identity.kind != "person" or identity.name:
        return found
    if identity.sectors[:1] in {("CVL",), ()} and identity.role in LONE:
        return name, spans, replace(identity, country=None, sectors=("UAF",), rule="assailant", loose=True)
    return found


def _detainee(claim: Claim, found: Found, actors: Sequence[Actor]) -> Found:
    """Persons held or freed by a state, whose own state the report does not tell, are taken to be of that state, with a low score."""
    name, spans, identity = found
    if identity is None or (claim.event, claim.mode) not in CUSTODY or identity.country or identity.loose:
        return found
    states = {actor.country for actor in actors if actor.country and actor.sectors[:1] != ("REB",)}
    if identity.kind in {"person", "group"} and not PUBLIC.isdisjoint(identity.sectors) and len(states) == 1:
        return name, spans, replace(identity, country=states.pop(), rule="held by", score=INHERITED)
    return found
