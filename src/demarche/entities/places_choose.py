"""Which place a name means: by the states, provinces and other places of the report, by size, by "Tripoli, Lebanon"."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from demarche.entities.gazetteer import CACHED, Spot, fold, look_up, look_up_behind

MAIN_NAME = 0.5
"""What a main name counts against a variant of a larger place, in powers of ten of inhabitants (as all weights here)."""

KIND_WEIGHTS = {
    "country": 3.0,
    "region": 2.0,
    "area": 2.0,
    "capital": 1.2,
    "province": 0.3,
    "city": 0.0,
    "county": -0.5,
    "facility": 1.0,
}
NAMED_STATE = 2.0
"""What it counts that the report names the place's state; more for each further mention, up to half as much again."""

NAMED_PROVINCE = 2.0
"""What it counts that the report names the place's province, or another sure place near by."""

NEAR = 150.0
"""Kilometres within which two places of a report speak for each other."""

BORROWERS = frozenset({"USA", "CAN", "AUS", "NZL", "ZAF"})
NAMED_NAMESAKE = 0.5
"""The same for small towns of states whose settlers took names along: in a report on the United States, Geneva is seldom in New York."""

NAMED_BESIDE = 6.0
"""What it counts that the state or province stands right behind the place ("Tripoli, Lebanon")."""

BIG_NAMESAKE = 500_000
"""Inhabitants from which a town is rather meant than a province of that name; its own seat is, if every tenth lives there."""

KNOWN_TOWN = 30_000
"""A smaller town in a state that the report does not name is not believed."""

LARGE = 100_000
"""Inhabitants of a town that is known by its bare name."""

KNOWN_COUNTY = 300_000
"""The same for counties, which few names without "county" mean."""

PLAIN = 2.5
"""A name speaks for a state where no place of another state comes so near to its likeliest place."""

PROVINCE_WORDS = frozenset("region province oblast governorate prefecture county department state district raion krai division".split())
TOWN_WORDS = frozenset("city town port village township municipality".split())
WHOLES = ("country", "province", "region", "county")
SETTLED = ("capital", "city")
_ARTICLES = ("al", "el", "ar", "as", "ad", "an", "at", "ash", "az")
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper lower".split()
)
_COMPASS_MORE = frozenset("northeastern northwestern southeastern southwestern downtown greater suburban rural mid".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report names: states with counts, and sure places that are no states, by folded name."""

    states: Mapping[str, int] = field(default_factory=Counter)
    places: Mapping[str, Spot] = field(default_factory=dict)


@lru_cache(maxsize=CACHED)
def find_spots(name: str) -> tuple[Spot, ...]:
    """The places that a name can mean: as it stands, with or without an Arabic article, without "northern" or "province"."""
    if found := look_up(name):
        return found
    words = fold(name).split()
    if len(words) > 1 and words[0] in _ARTICLES and (found := look_up(" ".join(words[1:]))):
        return found
    if len(words) == 1:
        return next((found for article in _ARTICLES if (found := look_up(f"{article} {words[0]}"))), ())
    if len(words) > 1 and (words[0] in _COMPASS or words[0] in _COMPASS_MORE):
        while len(words) > 1 and (words[0] in _COMPASS or words[0] in _COMPASS_MORE):
            words = words[1:]
        return look_up(" ".join(words))
    if len(words) > 1 and (words[-1] in PROVINCE_WORDS or words[-1] == "city"):
        return _of_kind(" ".join(words[:-1]), town=words[-1] == "city")
    if len(words) > 2 and words[1] == "of" and words[0] in PROVINCE_WORDS | TOWN_WORDS:
        return _of_kind(" ".join(words[2:]), town=words[0] not in PROVINCE_WORDS)
    return ()


def _of_kind(name: str, *, town: bool) -> tuple[Spot, ...]:
    """The towns of a name, or its provinces and counties; any place of that name where there is none of that kind."""
    found = look_up(name) or (() if town else look_up(f"{name} province")) or find_spots(name)
    return tuple(spot for spot in found if (spot.kind in SETTLED if town else spot.kind in ("province", "region", "county"))) or found


def choose(name: str, scene: Scene, *, beside: Spot | None = None) -> Spot | None:
    """The likeliest place of a name; None where the gazetteer has none that is to be believed. `beside`: the place right behind it."""
    best = max(find_spots(name), key=lambda spot: weigh(spot, name, scene, beside), default=None)
    return best if best is not None and _is_believed(best, name, scene, beside) else None


def _is_believed(spot: Spot, name: str, scene: Scene, beside: Spot | None) -> bool:
    if spot.country in scene.states or spot.territory or (beside and lies_in(spot, beside)):
        return True
    if spot.kind == "city" and not beside and _is_division(name):
        return False
    if spot.kind == "county":
        return spot.population >= KNOWN_COUNTY
    if spot.kind == "province" and _is_bare_compass(name):
        return False
    return spot.kind != "city" or spot.population >= KNOWN_TOWN


def _is_division(name: str) -> bool:
    """Whether a name says that it is a province's: a town of that name in another state is none."""
    words = fold(name).split()
    return len(words) > 1 and (words[-1] in PROVINCE_WORDS or (words[1] == "of" and words[0] in PROVINCE_WORDS))


def _is_bare_compass(name: str) -> bool:
    """Whether a name says no more than a direction: "Western Province" is of the state that the report is about or not known."""
    words = [word for word in fold(name).split() if word not in PROVINCE_WORDS]
    return bool(words) and (words[0] in _COMPASS or words[0] in _COMPASS_MORE) and (not look_up(" ".join(words)) or len(words) == 1)


def lies_in(spot: Spot, whole: Spot) -> bool:
    """Whether a place lies in a state, province or region, as far as the gazetteer knows."""
    if spot.id == whole.id or spot.country is None:
        return False
    if whole.kind == "country":
        return spot.country == whole.country
    return spot.within == whole.id or (whole.kind == "region" and spot.country == whole.country)


def weigh(spot: Spot, name: str, scene: Scene, beside: Spot | None) -> float:
    """How likely a place is meant, in powers of ten of inhabitants."""
    weight = math.log10(spot.population + 10) + MAIN_NAME * spot.main + KIND_WEIGHTS[spot.kind]
    if spot.country in scene.states:
        borrowed = spot.country in BORROWERS and spot.kind == "city" and spot.population < 100_000
        weight += NAMED_NAMESAKE if borrowed else NAMED_STATE + min(scene.states[spot.country or ""], 5) * 0.2
    if beside and lies_in(spot, beside):
        weight += NAMED_BESIDE
    if spot.kind not in ("country", "area") and _has_company(spot, name, scene):
        weight += NAMED_PROVINCE
    if spot.kind in ("province", "county") and _has_big_namesake(spot):
        weight -= 1.5
    return weight


def _has_company(spot: Spot, name: str, scene: Scene) -> bool:
    """Whether the report names a place's province, a town in it, or another town near by."""
    own = fold(name)
    others = [other for key, other in scene.places.items() if key != own and own not in key and other.id != spot.id]
    return any(spot.id == other.within or other.id == spot.within or (other.kind in SETTLED and near(spot, other)) for other in others)


def near(spot: Spot, other: Spot) -> bool:
    """Whether two places are within NEAR kilometres, the earth taken as flat."""
    south_north = (spot.lat - other.lat) * 111.2
    west_east = (spot.lon - other.lon) * 111.2 * math.cos(math.radians(spot.lat))
    return math.hypot(south_north, west_east) <= NEAR


def _has_big_namesake(spot: Spot) -> bool:
    towns = [other for other in look_up(spot.name) if other.kind in SETTLED]
    return any(town.population > BIG_NAMESAKE or (town.within == spot.id and 10 * town.population > spot.population) for town in towns)


@lru_cache(maxsize=CACHED)
def state_told(name: str) -> str | None:
    """The state that a name speaks for: the one of its likeliest place, if no other state has a place of that name nearly as likely."""
    weighed = [(weigh(spot, name, Scene(), None), spot) for spot in find_spots(name)]
    if not weighed:
        return None
    most, best = max(weighed, key=lambda pair: pair[0])
    rival = max((weight for weight, spot in weighed if spot.country != best.country), default=-math.inf)
    known = best.kind != "city" or best.population >= KNOWN_TOWN
    return best.country if known and most - rival >= PLAIN else None


def whole_behind(name: str, behind: str) -> Spot | None:
    """The state, province or county that stands behind a place and holds one of that name ("Paris, Texas"; "Dallas, TX")."""
    spots = find_spots(name)
    wholes = [whole for whole in look_up_behind(behind) or find_spots(behind) if whole.kind in WHOLES]
    holding = [whole for whole in wholes if any(lies_in(spot, whole) for spot in spots if _may_lie(spot, whole))]
    return max(holding, key=lambda whole: weigh(whole, behind, Scene(), None), default=None)


def _may_lie(spot: Spot, whole: Spot) -> bool:
    """States do not lie in states: "Kenya, Uganda" is a list, though a village in Uganda may be called Kenya."""
    states = any(other.kind == "country" for other in look_up(spot.name))
    return not states or (spot.kind == "province" and whole.kind == "country")


def sure_places(names: Iterable[str], scene: Scene) -> dict[str, Spot]:
    """The places, by folded name, of names that can mean but one place, or one that outweighs the others by far."""
    found = {}
    for name in names:
        ordered = sorted(((weigh(s, name, scene, None), s) for s in find_spots(name)), key=lambda pair: -pair[0])
        if ordered and (len(ordered) == 1 or ordered[0][0] - _rival(ordered) >= PLAIN) and _is_believed(ordered[0][1], name, scene, None):
            found[fold(name)] = ordered[0][1]
    return found


def _rival(ordered: Sequence[tuple[float, Spot]]) -> float:
    """The weight of the likeliest place that is elsewhere than the first."""
    return next((weight for weight, spot in ordered[1:] if not near(spot, ordered[0][1])), -math.inf)
