"""The place names of a report, each resolved once: by the states and other places that the report names, by size, by "Tripoli, Lebanon"."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.gazetteer import Spot, capital_of, country_of, fold, land, look_up
from demarche.records import Claim, PlacePrecision, Report, Sentence

MAIN_NAME = 0.5
"""What a main name counts against a variant of a larger place, in powers of ten of inhabitants (as all weights here)."""

KIND_WEIGHTS = {"country": 3.0, "region": 2.0, "area": 2.0, "capital": 1.2, "province": 0.3, "city": 0.0}
NAMED_STATE = 2.0
"""What it counts that the report names the place's state; more for each further mention, up to half as much again."""

BORROWERS = frozenset({"USA", "CAN", "AUS", "NZL", "ZAF"})
NAMED_NAMESAKE = 0.5
"""The same for small towns of states whose settlers took names along: in a report on the United States, Geneva is seldom in New York."""

NAMED_BESIDE = 6.0
"""What it counts that the state stands right behind the place ("Tripoli, Lebanon")."""

KNOWN_TOWN = 30_000
"""A smaller town in a state that the report does not name is not believed."""

PRECISIONS: Mapping[str, PlacePrecision] = {
    "country": "country",
    "province": "province",
    "region": "province",
    "area": "unknown",
    "capital": "city",
    "city": "city",
}

PROVINCE_WORDS = frozenset("region province oblast governorate prefecture county department state district raion krai division".split())
LAND_WORDS = frozenset(
    "soil territory airspace waters border coast region province mainland countryside side shore land north south east west".split()
)
_ARTICLES = ("al", "el", "ar", "as", "ad", "an", "at", "ash", "az")
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper lower".split()
)
_COMPASS_MORE = frozenset("northeastern northwestern southeastern southwestern downtown greater".split())


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of a sentence: words `first` to `last` (half open), the head among them, and where it is (None: not known)."""

    first: int
    last: int
    head: int
    text: str
    spot: Spot | None
    precision: PlacePrecision


def read_toponyms(report: Report, sentences: Sequence[Sentence], claims: Iterable[Claim]) -> dict[int, list[Toponym]]:
    """The place names of each sentence by its index; a name means one place throughout a report."""
    named = {sentence.index: list(_names(report, sentence)) for sentence in sentences}
    context = _states(report, sentences, claims, named)
    beside: dict[str, str] = {}
    for sentence in sentences:
        own = named[sentence.index]
        for place, (_, _, text) in enumerate(own):
            if state := _state_beside(own, place, sentence):
                beside.setdefault(fold(text), state)
    chosen: dict[str, Spot | None] = {}
    found: dict[int, list[Toponym]] = {}
    for sentence in sentences:
        for first, last, text in named[sentence.index]:
            key = fold(text)
            if key not in chosen:
                chosen[key] = choose(text, context, beside=beside.get(key))
            found.setdefault(sentence.index, []).append(_toponym(sentence, first, last, text, chosen[key]))
        found.setdefault(sentence.index, []).extend(_by_nationality(sentence))
    return found


def find_spots(name: str) -> tuple[Spot, ...]:
    """The places that a name can mean: as it stands, with or without an Arabic article, without "northern" or "province"."""
    if found := look_up(name):
        return found
    words = fold(name).split()
    if len(words) > 1 and words[0] in _ARTICLES and (found := look_up(" ".join(words[1:]))):
        return found
    if len(words) == 1:
        for article in _ARTICLES:
            if found := look_up(f"{article} {words[0]}"):
                return found
    if len(words) > 1 and (words[0] in _COMPASS or words[0] in _COMPASS_MORE):
        return look_up(" ".join(words[1:]))
    if len(words) > 1 and (words[-1] in PROVINCE_WORDS or words[-1] == "city"):
        return look_up(" ".join(words[:-1]))
    if len(words) > 2 and words[1] == "of" and (words[0] in PROVINCE_WORDS or words[0] in ("city", "town", "port")):
        return look_up(" ".join(words[2:]))
    return ()


def choose(name: str, context: Mapping[str, int], *, beside: str | None = None) -> Spot | None:
    """The likeliest place of a name. `context`: states the report names, with counts; `beside`: the state named right behind it."""
    best = max(find_spots(name), key=lambda spot: weigh(spot, context, beside), default=None)
    if best is None:
        return None
    known = best.kind != "city" or best.population >= KNOWN_TOWN or best.country in context or best.country == beside
    return best if known else None


def weigh(spot: Spot, context: Mapping[str, int], beside: str | None) -> float:
    """How likely a place is meant, in powers of ten of inhabitants."""
    weight = math.log10(spot.population + 10) + MAIN_NAME * spot.main + KIND_WEIGHTS[spot.kind]
    if spot.country in context:
        borrowed = spot.country in BORROWERS and spot.kind == "city" and spot.population < 100_000
        weight += NAMED_NAMESAKE if borrowed else NAMED_STATE + min(context[spot.country or ""], 5) * 0.2
    if beside:
        weight += NAMED_BESIDE * (spot.country == beside)
    if spot.kind == "province" and any(other.kind in ("capital", "city") and other.population > 500_000 for other in look_up(spot.name)):
        weight -= 1.5
    return weight


def _names(report: Report, sentence: Sentence) -> Iterable[tuple[int, int, str]]:
    """The names of places (words, text): those the language model found, and single proper nouns after "in" that the gazetteer knows."""
    taken: set[int] = set()
    for name in sentence.names:
        inside = range(name.first, min(name.last, len(sentence.words)))
        if name.kind == "LOC" and inside:
            taken.update(inside)
            first = inside.start + (sentence.words[inside.start].text.lower() == "the" and len(inside) > 1)
            last = inside.stop - (sentence.words[inside[-1]].text in ("'s", "’s") and len(inside) > 1)
            yield first, last, report.quote(trees.span_of(sentence, range(first, last)))
        elif name.kind == "PER":
            taken.update(inside)
    for i, word in enumerate(sentence.words):
        before = sentence.words[i - 1].text.lower() if i else ""
        if i not in taken and word.upos == "PROPN" and before in ("in", "near", "outside") and base(word) in ("nmod", "obl", "conj"):
            after = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
            alone = after is None or after.upos != "PROPN"
            if alone and look_up(word.text):
                yield i, i + 1, word.text


def _states(
    report: Report, sentences: Sequence[Sentence], claims: Iterable[Claim], named: Mapping[int, list[tuple[int, int, str]]]
) -> Counter[str]:
    """The states that a report is about, with how often it names them: as states, nationalities, parties, by plain places."""
    found: Counter[str] = Counter()
    for own in named.values():
        for _, _, text in own:
            spots = find_spots(text)
            plain = [
                spot
                for spot in spots
                if spot.kind == "country" or (len(spots) == 1 and spot.population >= KNOWN_TOWN) or spot.kind == "capital"
            ]
            found.update({spot.country for spot in plain[:1] if spot.country})
    for sentence in sentences:
        for name in sentence.names:
            if name.kind == "NAT" and (country := country_of(" ".join(w.text for w in sentence.words[name.first : name.last]))):
                found[country] += 1
    for claim in claims:
        found.update({actor.country for actor in (*claim.actors, *claim.recipients) if actor.country and len(actor.country) == 3})
    return found


def _state_beside(own: Sequence[tuple[int, int, str]], place: int, sentence: Sentence) -> str | None:
    """The state (or the state of the province) named right behind a place, after a comma or in parentheses."""
    if place + 1 >= len(own) or own[place + 1][0] != own[place][1] + 1:
        return None
    if sentence.words[own[place][1]].text not in (",", "("):
        return None
    for spot in look_up(own[place + 1][2]):
        if spot.kind in ("country", "province", "region"):
            return spot.country
    return None


def _toponym(sentence: Sentence, first: int, last: int, text: str, spot: Spot | None) -> Toponym:
    head = trees.head_of(sentence, range(first, last))
    precision = PRECISIONS[spot.kind] if spot else "unknown"
    after = sentence.words[last].lemma.lower() if last < len(sentence.words) else ""
    ending = sentence.words[last - 1].text.lower()
    if precision == "city" and (
        ending in PROVINCE_WORDS or (after in PROVINCE_WORDS and base(sentence.words[head]) in ("compound", "nmod", "amod", "flat"))
    ):
        precision = "province"
    return Toponym(first, last, head, text, spot, precision)


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
            country = country_of(text) if name.kind == "NAT" else next((s.country for s in look_up(text) if s.kind == "country"), None)
            spot = (capital_of(country) if noun == "capital" else land(country)) if country else None
            if spot:
                yield Toponym(name.first, above + 1, above, text, spot, PRECISIONS[spot.kind])
