"""The place names of a report, each resolved once, and how exactly each says where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.gazetteer import Spot, capital_of, country_of, facilities_of, fold, land, look_up
from demarche.entities.places_behind import describe, find_holder, find_wholes, is_joined
from demarche.entities.places_choose import PROVINCE_WORDS, Scene, choose, find_spots, state_told, sure_places
from demarche.entities.places_names import Mention, find_all_names
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
"""The names of places by sentence."""
Described = dict[int, list[str]]
"""The same with the words that say what they are: "Helmand province"."""


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
    named = find_all_names(report, sentences)
    wholes = {sentence.index: find_wholes(sentence, named[sentence.index]) for sentence in sentences}
    scene = _scene(sentences, claims, named, wholes)
    described = {s.index: [describe(s, named[s.index], place) for place in range(len(named[s.index]))] for s in sentences}
    chosen = _choose_all(named, described, wholes, scene)
    holders = _hold_all(sentences, named, described, chosen, scene)
    found: dict[int, list[Toponym]] = {}
    for sentence in sentences:
        own, names, behind = named[sentence.index], described[sentence.index], wholes[sentence.index]
        for place, (mention, name) in enumerate(zip(own, names, strict=True)):
            spot = behind.get(place - 1) or chosen[fold(name)]
            holder = None if spot else holders.get(fold(mention.text))
            found.setdefault(sentence.index, []).append(_toponym(sentence, mention, spot or holder, held=holder is not None))
        found.setdefault(sentence.index, []).extend(_by_nationality(sentence))
    return found


def _choose_all(named: Named, described: Described, wholes: Mapping[int, Mapping[int, Spot]], scene: Scene) -> dict[str, Spot | None]:
    """What each name means, by its folded form: one place throughout the report."""
    beside: dict[str, Spot] = {}
    for index, held in wholes.items():
        for place, whole in held.items():
            beside.setdefault(fold(named[index][place].text), whole)
    chosen: dict[str, Spot | None] = {}
    for index, own in named.items():
        for mention, name in zip(own, described[index], strict=True):
            if (key := fold(name)) not in chosen:
                chosen[key] = choose(name, scene, beside=beside.get(fold(mention.text)))
    return chosen


def _hold_all(
    sentences: Sequence[Sentence], named: Named, described: Described, chosen: Mapping[str, Spot | None], scene: Scene
) -> dict[str, Spot]:
    """What is said to hold the places that the gazetteer lacks, by their folded names."""
    holders: dict[str, Spot] = {}
    for sentence in sentences:
        own = named[sentence.index]
        for place, name in enumerate(described[sentence.index]):
            key = fold(own[place].text)
            if key not in holders and not chosen[fold(name)] and (holder := find_holder(sentence, own, place, scene)):
                holders[key] = holder
    return holders


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
    joined = is_joined(sentence, mention)
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
