"""Where each act happened: the place named with the act, in its clause, or as its target. An actor's state is never taken for a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from demarche import trees
from demarche.entities.clauses import MOST_STEPS, SAID, SAYING, Clause, base, clause_of, stops_of, triggers
from demarche.entities.gazetteer import state_of
from demarche.entities.places_read import Toponym, read_toponyms
from demarche.records import Claim, Finding, Place, Report, Sentence
from demarche.settings import TERRITORIES

BY = "demarche-places@2"

VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "SUPPORT", "AGREE"})
"""Acts of speech: where their object is says nothing of where they happen."""

_IN = frozenset("in at near outside inside around off across within throughout over along above by beside behind opposite amid".split())
_TO = frozenset({"to", "into", "toward", "towards"})
_TO_EVENTS = frozenset({"CONSULT", "MOBILIZE", "AID"})
_FROM_MODES = frozenset({"withdraw", "expel", "deport"})
_TARGET_EVENTS = frozenset({"ASSAULT", "MOBILIZE", "CONSULT"})
_TARGET_MODES = frozenset({"seize", "curfew", "martial-law", "visit"})
_TARGET_CASES = frozenset({"on", "of", "against", "upon", "to", ""})
_MISSIONS = frozenset(
    "embassy consulate mission government army military force troop police ministry official minister president diplomat "
    "ambassador envoy navy".split()
)
"""Nouns that a state's name only says whose they are ("the Azerbaijan embassy")."""

_ENVOYS = frozenset({"ambassador", "envoy", "consul", "diplomat", "attaché", "attache", "chargé", "nuncio"})
_RULERS = frozenset({"government", "regime", "administration", "leadership", "official", "source", "analyst", "correspondent"})
_RANK = {"point": 0, "city": 0, "province": 1, "unknown": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Option:
    """A place that an act may have happened in. `cost`: how far its phrase is from the act; `how`: what ties the two."""

    cost: int
    how: str
    toponym: Toponym

    def key(self, act: int) -> tuple[int, int, int, int]:
        """Nearer first, then the narrower place, then the nearer word."""
        return (0 if self.cost <= 1 else 1 if self.cost <= 3 else 2, _RANK[self.toponym.precision], self.cost, abs(self.toponym.head - act))


def locate(
    report: Report, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...], *, territories: str = TERRITORIES[0]
) -> tuple[Claim, ...]:
    """The claims with `place` set and a finding for it where the report says where, in the same order.

    `territories`: whose places in disputed territories are said to be, one of TERRITORIES.
    """
    if not claims:
        return claims
    toponyms = {
        index: [toponym for toponym in own if not toponym.modifier] for index, own in read_toponyms(report, sentences, claims).items()
    }
    found: dict[str, Option] = {}
    for sentence in sentences:
        own = [claim for claim in claims if claim.sentence == sentence.index]
        if own and toponyms.get(sentence.index):
            found.update(_locate_sentence(sentence, own, toponyms[sentence.index]))
    known = {claim.id: claim for claim in claims}
    _inherit(found, sentences, known)
    return tuple(_placed(sentences, claim, found.get(claim.id), territories) for claim in claims)


def _locate_sentence(sentence: Sentence, claims: Sequence[Claim], toponyms: Sequence[Toponym]) -> dict[str, Option]:
    acts = triggers(sentence, claims)
    every = frozenset(acts.values())
    stops = stops_of(sentence, every)
    clauses = {act: clause_of(sentence, act, every) for act in every}
    found: dict[str, Option] = {}
    for claim in claims:
        if (act := acts.get(claim.id)) is None:
            continue
        options = [option for toponym in toponyms for option in _options(sentence, claim, clauses[act], toponym, stops)]
        if options:
            found[claim.id] = min(options, key=lambda option: option.key(act))
    near = {option.toponym.head for option in found.values()}
    for claim in claims:
        if claim.id in acts and claim.id not in found and (single := _single_city(sentence, claim, toponyms, near)):
            found[claim.id] = single
    return found


def _options(sentence: Sentence, claim: Claim, clause: Clause, toponym: Toponym, stops: frozenset[int]) -> list[Option]:
    """The ways in which a place name may say where an act happened."""
    if _is_sources(sentence, clause.act, toponym):
        return []
    carrier = _carrier(sentence, claim, toponym)
    options = []
    if carrier is not None:
        cost = _cost(sentence, claim, clause, carrier, stops)
        if cost is not None and cost < SAID:
            options.append(Option(cost, "in its clause" if cost > 1 else "with the act", toponym))
    if not options and _is_target(sentence, claim, clause.act, toponym):
        options.append(Option(1, "target", toponym))
    if not options and carrier is not None and _has_role(sentence, clause.act, carrier):
        options.append(Option(2, "role", toponym))
    return options


def _is_sources(sentence: Sentence, act: int, toponym: Toponym) -> bool:
    """Whether a place is where it was said, by its position: "…, the UN said in Geneva", "…, according to lawyers in Madrid".

    The parse hangs such phrases on the act as often as not.
    """
    words = sentence.words
    before = [word.lemma.lower() for word in words[: toponym.first]]
    if (
        len(before) > 1
        and toponym.first - 2 != act
        and before[-1] == "in"
        and words[toponym.first - 2].upos == "VERB"
        and before[-2] in SAYING
    ):
        return True
    for i in range(toponym.first - 1, 0, -1):
        if words[i].text == "," or i == act:
            return False
        if before[i] == "to" and words[i - 1].text.lower() == "according":
            return True
    return False


def _carrier(sentence: Sentence, claim: Claim, toponym: Toponym) -> int | None:
    """The word under whose preposition a place stands: itself ("in Tehran") or a noun above it ("in the city of Tehran")."""
    word = toponym.head
    for _ in range(4):
        case = _case(sentence, word)
        if case == "from" and _is_fired(sentence, word):
            return word
        if case in _IN or (case in _TO and claim.event in _TO_EVENTS) or (case == "from" and claim.mode in _FROM_MODES):
            return word
        if case == "on" and sentence.words[word].lemma.lower() in (
            "soil",
            "territory",
            "border",
            "coast",
            "side",
            "outskirt",
            "front",
            "island",
        ):
            return word
        above, relation = sentence.words[word].head, sentence.words[word].relation
        if (
            above < 0
            or case not in ("", "of")
            or relation == "nmod:poss"
            or base(sentence.words[word]) not in ("nmod", "compound", "amod", "appos", "flat")
        ):
            return None
        if _only_says_whose(sentence, toponym, above) or sentence.words[above].upos not in ("NOUN", "PROPN"):
            return None
        word = above
    return None


def _is_fired(sentence: Sentence, word: int) -> bool:
    """Whether "from" names where something was fired: there the act is done."""
    above = sentence.words[word].head
    return base(sentence.words[word]) == "obl" and above >= 0 and sentence.words[above].lemma.lower() in ("fire", "launch")


def _only_says_whose(sentence: Sentence, toponym: Toponym, noun: int) -> bool:
    return toponym.precision == "country" and sentence.words[noun].lemma.lower() in _MISSIONS


def _cost(sentence: Sentence, claim: Claim, clause: Clause, carrier: int, stops: frozenset[int]) -> int | None:
    """How far a phrase of place is from an act. Through a party it counts for acts that are done to or by somebody there."""
    direct = clause.cost(sentence, carrier, stops, climb=False)
    if direct is not None:
        return direct
    cost = clause.cost(sentence, carrier, stops)
    if cost is None or (claim.event in VERBAL and not _is_posted(sentence, carrier)):
        return None
    for above in list(trees.ancestors(sentence, carrier))[:MOST_STEPS]:
        if above in clause.hosts:
            break
        if base(sentence.words[above]) == "nsubj" and sentence.words[above].relation != "nsubj:pass":
            return None if sentence.words[above].lemma.lower() in _RULERS else cost + 3
    return cost


def _is_posted(sentence: Sentence, carrier: int) -> bool:
    """Whether a phrase of place says where an envoy serves: whoever summons "the ambassador in Lagos" does so there."""
    own = sentence.words[carrier]
    return base(own) == "nmod" and own.head >= 0 and sentence.words[own.head].lemma.lower() in _ENVOYS


def _is_target(sentence: Sentence, claim: Claim, act: int, toponym: Toponym) -> bool:
    """Whether a place is itself what is attacked or visited: "shelled Kharkiv", "an attack on the town of Lachin"."""
    if claim.event not in _TARGET_EVENTS and claim.mode not in _TARGET_MODES:
        return False
    word = toponym.head
    for _ in range(3):
        above, relation = sentence.words[word].head, sentence.words[word].relation
        if above == act:
            own = base(sentence.words[word]) in ("obj", "nmod", "obl", "compound") or relation == "nsubj:pass"
            return own and relation != "nmod:poss" and _case(sentence, word) in _TARGET_CASES and relation != "obl:agent"
        if above < 0 or base(sentence.words[word]) not in ("nmod", "compound", "appos", "flat", "conj") or relation == "nmod:poss":
            return False
        if _only_says_whose(sentence, toponym, above) or _case(sentence, word) not in ("", "of") or sentence.words[above].upos == "VERB":
            return False
        word = above
    return False


def _has_role(sentence: Sentence, act: int, carrier: int) -> bool:
    """Whether the language model takes a phrase for the place of an act."""
    return any(p.word == act and any(role.label.endswith("LOC") and role.word == carrier for role in p.roles) for p in sentence.predicates)


def _single_city(sentence: Sentence, claim: Claim, toponyms: Sequence[Toponym], taken: set[int]) -> Option | None:
    """The only town of a sentence, where it is named as a place and is no other act's."""
    towns = {toponym.spot.id: toponym for toponym in toponyms if toponym.spot and toponym.precision == "city"}
    if len(towns) != 1 or claim.event in VERBAL:
        return None
    (town,) = towns.values()
    return (
        Option(6, "only town", town)
        if town.head not in taken and _case(sentence, town.head) in _IN and not _is_spoken(sentence, town)
        else None
    )


def _is_spoken(sentence: Sentence, toponym: Toponym) -> bool:
    """Whether a place only says where a speaker is ("officials in Baku said")."""
    above = sentence.words[toponym.head].head
    return above >= 0 and base(sentence.words[above]) == "nsubj"


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""


def _inherit(found: dict[str, Option], sentences: Sequence[Sentence], claims: Mapping[str, Claim]) -> None:
    """Gives "the attack" the place that the report named for it before."""
    by_index = {sentence.index: sentence for sentence in sentences}
    for claim in claims.values():
        sentence = by_index.get(claim.sentence)
        if claim.id in found or sentence is None or (act := triggers(sentence, (claim,)).get(claim.id)) is None:
            continue
        determiner = trees.child(sentence, act, "det")
        if (
            sentence.words[act].upos != "NOUN"
            or determiner is None
            or sentence.words[determiner].text.lower() not in ("the", "this", "that")
        ):
            continue
        for earlier in reversed(list(claims.values())):
            same = earlier.event == claim.event and (earlier.mode == claim.mode or not claim.mode or not earlier.mode)
            if same and earlier.sentence < claim.sentence and earlier.id in found and found[earlier.id].cost <= 3:
                found[claim.id] = replace(found[earlier.id], cost=7, how="mentioned before")
                break


_SCORES = {"with the act": 0.9, "target": 0.85, "in its clause": 0.75, "role": 0.7, "only town": 0.45, "mentioned before": 0.5}


def _placed(sentences: Sequence[Sentence], claim: Claim, option: Option | None, territories: str) -> Claim:
    if option is None:
        return claim
    inherited = option.how == "mentioned before"
    sentence = next(s for s in sentences if s.index == claim.sentence)
    spans = () if inherited else (trees.span_of(sentence, range(option.toponym.first, option.toponym.last)),)
    place = replace(as_place(option.toponym, territories), spans=spans)
    value = {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "geonames": place.geonames,
    }
    score = _SCORES[option.how] * (1.0 if option.toponym.spot else 0.5)
    return replace(claim, place=place, findings=(*claim.findings, Finding("place", value, spans, f"{BY}/{option.how}", round(score, 2))))


def as_place(toponym: Toponym, territories: str) -> Place:
    """The record of a toponym's place, without spans. `territories`: one of TERRITORIES."""
    spot = toponym.spot
    if spot is None:
        return Place(toponym.text)
    country = spot.country if spot.territory is None else state_of(spot.territory, territories)
    whole = toponym.precision == "province" and spot.kind in ("city", "capital")
    name = toponym.text if toponym.held else f"{spot.name} region" if whole else spot.name
    known = spot.id if spot.id > 0 and not whole and not toponym.held else None
    return Place(name, country, round(spot.lat, 4), round(spot.lon, 4), toponym.precision, known)
