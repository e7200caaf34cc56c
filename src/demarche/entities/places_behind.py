"""What is said to hold a place: "Paris, Texas", "the village of Xyz in Kandahar", "the Xyz quarter of Tunis", "Tunis Town Hall"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from demarche.entities.clauses import base
from demarche.entities.gazetteer import Spot, look_up
from demarche.entities.places_choose import BIG_NAMESAKE, LARGE, PROVINCE_WORDS, SETTLED, TOWN_WORDS, WHOLES, Scene, choose, whole_behind
from demarche.entities.places_names import Mention
from demarche.records import Sentence, Word
from demarche.trees import head_of

MOST_WORDS = 7
"""Words between a place and what holds it."""

PARTS = PROVINCE_WORDS | TOWN_WORDS
PARTS |= frozenset(
    "area quarter neighbourhood neighborhood suburb slum camp settlement valley community locality island parish hamlet".split()
)
BUILDINGS = frozenset(
    "hall square university airport stadium station prison jail hospital palace bridge park museum cathedral mosque court courthouse port "
    "harbour harbor zoo tower market barracks hotel school college cemetery mall".split()
)
_PLURALS = {f"{word}s": word for word in PROVINCE_WORDS} | {"counties": "county"}
_OFFICES = frozenset({"governor", "gov", "gov.", "legislature", "lawmakers"})
"""Who of a name says that the province is meant."""

_MARKS = frozenset({",", "("})
_SITUATED = frozenset({"located", "situated", "lying"})
_PLACING = frozenset({"in", "of", "near"})
_JOINERS = frozenset({",", "and", "or", "&"})


def find_wholes(sentence: Sentence, own: Sequence[Mention]) -> dict[int, Spot]:
    """For places with what holds them behind, if the gazetteer bears it out: that state, province or county, by the place's position."""
    found = {}
    for place, (mention, behind) in enumerate(pairwise(own)):
        if _link(sentence, mention, behind) and (whole := whole_behind(mention.text, behind.text)):
            found[place] = whole
    return found


def find_holder(sentence: Sentence, own: Sequence[Mention], place: int, scene: Scene) -> Spot | None:
    """What holds a place that the gazetteer lacks, if that is said: a state, a province, or a town of which it is a part."""
    return _behind(sentence, own, place, scene) or _front(own[place], scene)


def _behind(sentence: Sentence, own: Sequence[Mention], place: int, scene: Scene) -> Spot | None:
    """The holder that stands behind a place, or behind the last of the places that it is listed with ("in A and B in Texas")."""
    last = place
    while last + 1 < len(own) and _between(sentence, own[last], own[last + 1]) in (["and"], ["or"]):
        last += 1
    if last + 1 >= len(own):
        return None
    mention, behind = own[last], own[last + 1]
    link = _link(sentence, mention, behind)
    if not link or (link in _MARKS and (last > place or _is_listed(sentence, own, place))):
        return None
    if link not in _MARKS and link != "in" and link not in PARTS:
        return None
    spot = choose(behind.text, scene)
    return spot if spot and (spot.kind in WHOLES or _is_large(spot)) else None


def _front(mention: Mention, scene: Scene) -> Spot | None:
    """The large town with whose name that of a building begins: "Tunis Town Hall", "Lagos University"."""
    words = mention.text.split()
    if len(words) < 2 or words[-1].lower() not in BUILDINGS:
        return None
    for last in range(len(words) - 1, 0, -1):
        if any(spot.main and _is_large(spot) for spot in look_up(" ".join(words[:last]))):
            spot = choose(" ".join(words[:last]), scene)
            sure = spot and _is_large(spot) and (spot.country in scene.states or spot.population >= BIG_NAMESAKE)
            return spot if sure else None
    return None


def _is_large(spot: Spot) -> bool:
    return spot.kind in SETTLED and spot.population >= LARGE


def _between(sentence: Sentence, mention: Mention, behind: Mention) -> list[str]:
    return [word.text.lower() for word in sentence.words[mention.last : behind.first]]


def _link(sentence: Sentence, mention: Mention, behind: Mention) -> str:
    """What ties a place to the one behind it as its whole: a comma or bracket, `in`, a noun ("the Xyz district of"), or nothing: ""."""
    between = sentence.words[mention.last : behind.first]
    words = [word.text.lower() for word in between]
    if not 0 < len(words) <= MOST_WORDS:
        return ""
    if len(words) == 1 and words[0] in _MARKS:
        return words[0]
    if words[-1] == "the":
        between, words = between[:-1], words[:-1]
    if words[-1:] == ["in"] and all(word in _SITUATED or word == "," for word in words[:-1]):
        return "in"
    if len(words) < 2 or words[-1] not in _PLACING:
        return ""
    noun = between[-2].lemma.lower()
    if _is_explained(between) and noun in PARTS:
        return "in"
    head = sentence.words[head_of(sentence, range(mention.first, mention.last))]
    joined = head.head == mention.last + len(words) - 2 and base(head) in ("compound", "nmod", "amod", "flat")
    return noun if joined and words[-1] != "near" and all(word.upos == "NOUN" for word in between[:-1]) else ""


def _is_explained(between: Sequence[Word]) -> bool:
    """Whether the words behind a place say what it is: ", a farming town in", "is a township in"."""
    if len(between) < 4:
        return False
    first, article, *rest = between[:-1]
    said = first.text in (",", "is", "was") and article.text.lower() in ("a", "an", "the")
    return said and all(word.upos in ("NOUN", "ADJ", "PROPN", "VERB") for word in rest)


def _is_listed(sentence: Sentence, own: Sequence[Mention], place: int) -> bool:
    """Whether a place and the one behind it are parts of an enumeration: "A, B and C"."""
    behind = own[place + 1]
    if place and own[place].first - own[place - 1].last == 1 and sentence.words[own[place - 1].last].text in (",", "and"):
        return True
    joined = sentence.words[behind.last].text.lower() if behind.last < len(sentence.words) else ""
    return joined in _JOINERS and place + 2 < len(own) and own[place + 2].first - behind.last <= 3


def describe(sentence: Sentence, own: Sequence[Mention], place: int) -> str:
    """The name of a place with the word that says what it is: "Helmand province", "the town of Lachin", "New York Governor"."""
    mention = own[place]
    after = sentence.words[mention.last].text.lower() if mention.last < len(sentence.words) else ""
    if after in PROVINCE_WORDS and is_joined(sentence, mention):
        return f"{mention.text} {after}"
    if after in _OFFICES and is_joined(sentence, mention) and _has_province(mention.text):
        return f"{mention.text} province"
    before = _before(sentence, mention)
    if before[-1:] == ["of"] and before[:-1] and before[-2] in PROVINCE_WORDS | TOWN_WORDS:
        return f"{before[-2]} of {mention.text}"
    if noun := _listed_noun(sentence, own, place):
        return f"{mention.text} {noun}"
    return mention.text


def _listed_noun(sentence: Sentence, own: Sequence[Mention], place: int) -> str:
    """The noun that says what all places of a list are: "the provinces of A, B and C", "A and B provinces"; or ""."""
    first = last = place
    while first and set(_between(sentence, own[first - 1], own[first])) <= _JOINERS:
        first -= 1
    while last + 1 < len(own) and set(_between(sentence, own[last], own[last + 1])) <= _JOINERS:
        last += 1
    if first == last:
        return ""
    before, end = _before(sentence, own[first]), own[last].last
    if before[-1:] == ["of"] and before[:-1] and (noun := _PLURALS.get(before[-2])):
        return noun
    return _PLURALS.get(sentence.words[end].text.lower(), "") if end < len(sentence.words) else ""


def _before(sentence: Sentence, mention: Mention) -> list[str]:
    """The words before a place without "the", at most three."""
    return [word.text.lower() for word in sentence.words[max(0, mention.first - 3) : mention.first] if word.text.lower() != "the"]


def _has_province(name: str) -> bool:
    return any(spot.kind == "province" and spot.main for spot in look_up(name))


def is_joined(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name modifies the noun behind it."""
    return base(sentence.words[head_of(sentence, range(mention.first, mention.last))]) in ("compound", "nmod", "amod", "flat")
