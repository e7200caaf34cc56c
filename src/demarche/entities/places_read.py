"""The place names of a report, each resolved once, and how exactly each says where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.gazetteer import Spot, capital_of, country_of, facilities_of, fold, land, look_up
from demarche.entities.places_choose import (
    PROVINCE_WORDS,
    TOWN_WORDS,
    WHOLES,
    Scene,
    choose,
    find_spots,
    state_told,
    sure_places,
    whole_behind,
)
from demarche.entities.places_names import Mention, find_names, follows
from demarche.records import Claim, PlacePrecision, Report, Sentence

PRECISIONS: Mapping[str, PlacePrecision] = {
    "country": "country",
    "province": "province",
    "county": "province",
    "region": "province",
    "area": "unknown",
    "capital": "city",
    "city": "city",
    "facility": "point",
}

LAND_WORDS = frozenset(
    "soil territory airspace waters border coast region province mainland countryside side shore land north south east west".split()
)
AIRPORTS = frozenset({"airport", "airfield", "aerodrome", "airstrip"})

Named = dict[int, list[Mention]]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of a sentence: words `first` to `last` (half open), the head among them, and where it is (None: not known).

    `held`: the gazetteer lacks the place itself; `spot` is what the text says holds it ("Xyz, Texas"). `modifier`: part of the name of a
    body, so that no act is placed by it.
    """

    first: int
    last: int
    head: int
    text: str
    spot: Spot | None
    precision: PlacePrecision
    held: bool = False
    modifier: bool = False


def read_toponyms(report: Report, sentences: Sequence[Sentence], claims: Iterable[Claim] = ()) -> dict[int, list[Toponym]]:
    """The place names of each sentence by its index; a name means one place throughout a report, unless what holds it stands behind it."""
    named = {sentence.index: find_names(report, sentence) for sentence in sentences}
    wholes = {sentence.index: _wholes(sentence, named[sentence.index]) for sentence in sentences}
    scene = _scene(sentences, claims, named, wholes)
    beside: dict[str, Spot] = {}
    for index, held in wholes.items():
        for place, whole in held.items():
            beside.setdefault(fold(named[index][place].text), whole)
    chosen: dict[str, Spot | None] = {}
    found: dict[int, list[Toponym]] = {}
    for sentence in sentences:
        own, behind = named[sentence.index], wholes[sentence.index]
        for place, mention in enumerate(own):
            name = _described(sentence, mention)
            key = fold(name)
            if key not in chosen:
                chosen[key] = choose(name, scene, beside=beside.get(fold(mention.text)))
            spot = behind.get(place - 1) or chosen[key]
            holder = None if spot else _holder(sentence, own, place, scene)
            found.setdefault(sentence.index, []).append(_toponym(sentence, mention, spot or holder, held=holder is not None))
        found.setdefault(sentence.index, []).extend(_by_nationality(sentence))
    return found


def _described(sentence: Sentence, mention: Mention) -> str:
    """The name of a place with the word that says what it is, before or behind: "Helmand province", "the town of Lachin"."""
    after = sentence.words[mention.last].text.lower() if mention.last < len(sentence.words) else ""
    if after in PROVINCE_WORDS and _is_joined(sentence, mention):
        return f"{mention.text} {after}"
    before = [word.text.lower() for word in sentence.words[max(0, mention.first - 3) : mention.first] if word.text.lower() != "the"]
    if before[-1:] == ["of"] and before[:-1] and before[-2] in PROVINCE_WORDS | TOWN_WORDS:
        return f"{before[-2]} of {mention.text}"
    return mention.text


def _is_joined(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name modifies the noun behind it."""
    return base(sentence.words[trees.head_of(sentence, range(mention.first, mention.last))]) in ("compound", "nmod", "amod", "flat")


def _wholes(sentence: Sentence, own: Sequence[Mention]) -> dict[int, Spot]:
    """For places with what holds them right behind: that state, province or county, by the place's position."""
    found = {}
    for place, (mention, behind) in enumerate(pairwise(own)):
        if follows(sentence, mention, behind) and (whole := whole_behind(mention.text, behind.text)):
            found[place] = whole
    return found


def _holder(sentence: Sentence, own: Sequence[Mention], place: int, scene: Scene) -> Spot | None:
    """What holds a place that the gazetteer lacks, where it stands right behind it and is not the next of a list."""
    if place + 1 >= len(own) or not follows(sentence, own[place], own[place + 1]) or _is_listed(sentence, own, place):
        return None
    spot = choose(own[place + 1].text, scene)
    return spot if spot and spot.kind in WHOLES else None


def _is_listed(sentence: Sentence, own: Sequence[Mention], place: int) -> bool:
    """Whether a place and the one behind it are parts of an enumeration: "A, B and C"."""
    behind = own[place + 1]
    if place and own[place].first - own[place - 1].last == 1 and sentence.words[own[place - 1].last].text in (",", "and"):
        return True
    joined = sentence.words[behind.last].text.lower() if behind.last < len(sentence.words) else ""
    return joined in (",", "and", "or", "&") and place + 2 < len(own) and own[place + 2].first - behind.last <= 3


def _scene(sentences: Sequence[Sentence], claims: Iterable[Claim], named: Named, wholes: Mapping[int, Mapping[int, Spot]]) -> Scene:
    """What a report names: first the states, then with their help the sure places."""
    behind = [whole for own in wholes.values() for whole in own.values()]
    states = _states(sentences, claims, named) + Counter(whole.country for whole in behind if whole.country)
    texts = {fold(mention.text): mention.text for own in named.values() for mention in own}
    places = sure_places(texts.values(), Scene(states))
    return Scene(states, places | {fold(whole.name): whole for whole in behind if whole.kind != "country"})


def _states(sentences: Sequence[Sentence], claims: Iterable[Claim], named: Named) -> Counter[str]:
    """The states that a report is about, with how often it names them: as states, nationalities, parties, by plain places."""
    found: Counter[str] = Counter()
    told = Counter(mention.text for own in named.values() for mention in own)
    for text, count in told.items():
        if state := state_told(text):
            found[state] += count
    for sentence in sentences:
        for name in sentence.names:
            if name.kind == "NAT" and (country := country_of(" ".join(w.text for w in sentence.words[name.first : name.last]))):
                found[country] += 1
    for claim in claims:
        found.update({actor.country for actor in (*claim.actors, *claim.recipients) if actor.country and len(actor.country) == 3})
    return found


def _toponym(sentence: Sentence, mention: Mention, spot: Spot | None, *, held: bool = False) -> Toponym:
    first, last = mention.first, mention.last
    head = trees.head_of(sentence, range(first, last))
    after = sentence.words[last].lemma.lower() if last < len(sentence.words) else ""
    joined = _is_joined(sentence, mention)
    if spot and not held and after in AIRPORTS and joined and (airport := next(iter(facilities_of(spot.id)), None)):
        spot = airport
    precision = PRECISIONS[spot.kind] if spot else "unknown"
    if precision == "city" and (sentence.words[last - 1].text.lower() in PROVINCE_WORDS or (after in PROVINCE_WORDS and joined)):
        precision = "province"
        spot = next((whole for whole in look_up(mention.text) if spot and whole.id == spot.within), spot)
    return Toponym(first, last, head, mention.text, spot, precision, held, mention.modifier)


def _by_nationality(sentence: Sentence) -> Iterable[Toponym]:
    """ "the Iranian capital", "Iran's capital", "Iranian soil": the capital or the state itself."""
    for name in sentence.names:
        if name.kind not in ("NAT", "LOC") or name.last > len(sentence.words):
            continue
        head = trees.head_of(sentence, range(name.first, name.last))
        above = sentence.words[head].head
        if above <= head or base(sentence.words[head]) not in ("amod", "nmod", "compound"):
            continue
        noun = sentence.words[above].lemma.lower()
        if noun == "capital" or (name.kind == "NAT" and noun in LAND_WORDS):
            text = " ".join(word.text for word in sentence.words[name.first : name.last] if word.text not in ("'s", "’s"))
            country = country_of(text) if name.kind == "NAT" else next((s.country for s in find_spots(text) if s.kind == "country"), None)
            spot = (capital_of(country) if noun == "capital" else land(country)) if country else None
            if spot:
                yield Toponym(name.first, above + 1, above, text, spot, PRECISIONS[spot.kind])
