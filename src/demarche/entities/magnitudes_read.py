"""Counts of noun phrases: the number before a noun with the words that bound it ("at least nine people", "between 20 and 30")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from demarche import trees
from demarche.entities.clauses import base
from demarche.entities.currencies import CURRENCIES, SIGNS
from demarche.entities.numbers import Number, read_number
from demarche.records import Sentence

ABOUT = 0.1
"""How far "about" and "nearly" are taken to reach, as a share of the number."""

REACH = 12
"""Words before a noun in which its number is looked for."""

_LEAST = (
    "at least",
    "no fewer than",
    "no less than",
    "not less than",
    "a minimum of",
    "minimum of",
    "more than",
    "over",
    "upwards of",
    "in excess of",
    "above",
)
_MOST = ("up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of", "some of the")
_LESS = ("fewer than", "less than", "under", "below")
_NEARLY = ("nearly", "almost", "close to", "just under", "not quite", "nearing")
_ABOUT = ("about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "or so", "circa", "in the region of")
_GROUPS = frozenset(
    "group crowd team total number handful couple pair band gang mob batch series wave contingent convoy delegation family "
    "force column squad company battalion majority minority rest list minimum maximum".split()
)
_PERSONS = frozenset(
    "person people man woman child boy girl baby infant student pupil teacher worker employee staff soldier policeman "
    "policewoman officer guard troop civilian villager resident passenger tourist journalist reporter activist lawyer "
    "doctor nurse priest cleric imam diplomat envoy ambassador attache attaché consul official minister lawmaker deputy "
    "senator politician leader chief commander general colonel militant rebel insurgent fighter gunman attacker assailant "
    "bomber terrorist extremist jihadist suspect prisoner inmate detainee hostage captive migrant refugee protester "
    "protestor demonstrator marcher supporter opponent dissident critic blogger editor photographer writer aide bodyguard "
    "driver pilot sailor crew fisherman farmer shopkeeper trader businessman businesswoman engineer scientist professor "
    "scholar national citizen foreigner spy agent member victim bystander pedestrian worshipper pilgrim peacekeeper "
    "paratrooper marine conscript recruit reservist mercenary smuggler trafficker thief robber murderer convict judge "
    "prosecutor mayor governor president king prince monk nun bishop rabbi contractor mediator negotiator observer monitor "
    "inspector volunteer medic paramedic firefighter athlete player fan actor singer artist human life individual "
    "compatriot countryman mother father son daughter brother sister wife husband teenager youth youngster adult elder "
    "pensioner veteran servant clerk constable sergeant lieutenant captain major ranger settler nomad herder shepherd miner "
    "operative cadre separatist loyalist partisan guerrilla warlord cousin relative couple serviceman servicewoman "
    "servicemember personnel sympathiser sympathizer defector deserter emissary crewman seaman informant accomplice "
    "associate follower believer muslim christian jew shiite sunni kurd arab".split()
)
_BODIES = frozenset("staff personnel crew people couple guard youth relative".split())
"""Singular nouns of persons that are more than one."""
_PERSON_ENDINGS = ("man", "woman", "men", "women", "ist", "ian", "ee")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its bounds (`high` None: open) and the words it was read from (half open)."""

    low: int
    high: int | None
    first: int
    last: int


def is_person(sentence: Sentence, word: int, *, strict: bool = False) -> bool:
    """Whether a noun is a person: by its lemma, its ending, or as a nationality used as a noun. `strict`: not by the ending."""
    own = sentence.words[word]
    lemma = own.lemma.lower()
    if lemma in _PERSONS or own.text.lower() in _PERSONS or own.text.lower().removesuffix("s") in _PERSONS:
        return True
    if any(name.kind == "NAT" and name.first <= word < name.last for name in sentence.names) and own.upos in ("NOUN", "PROPN"):
        return True
    return not strict and own.upos == "NOUN" and lemma.endswith(_PERSON_ENDINGS)


def count_of(sentence: Sentence, head: int, blocked: Collection[int]) -> Quantity | None:
    """How many a noun phrase says there are, its conjuncts added up. `blocked`: words that belong to dates. None where it does not say."""
    parts = [head, *(i for i in trees.children(sentence, head, "conj") if not _is_part(sentence, i))]
    counts = [_count_one(sentence, part, blocked) for part in parts]
    if any(counts):
        counts = [count or _one_person(sentence, part) for count, part in zip(counts, parts, strict=True)]
    if counts[0] is None:
        return None
    known = [count for count in counts if count]
    whole = all(count or sentence.words[part].upos == "PROPN" for count, part in zip(counts, parts, strict=True))
    highs = [count.high for count in known if count.high is not None]
    high = sum(highs) if whole and len(highs) == len(known) else None
    return Quantity(sum(count.low for count in known), high, min(count.first for count in known), max(count.last for count in known))


def _one_person(sentence: Sentence, word: int) -> Quantity | None:
    """One, for a person named or definite beside others who are counted: "the consul and two aides"."""
    own = sentence.words[word]
    named = any(name.kind == "PER" and name.first <= word < name.last for name in sentence.names)
    title = own.upos == "NOUN" and own.text.lower() == own.lemma.lower() and is_person(sentence, word)
    definite = title and trees.child(sentence, word, "det", "nmod:poss") is not None and own.lemma.lower() not in _BODIES
    return Quantity(1, 1, word, word + 1) if named or definite else None


def _is_part(sentence: Sentence, word: int) -> bool:
    """Whether a conjunct only names some of those already counted ("nine people, among them two children") or bounds the number."""
    if _is_tail(sentence, word):
        return True
    before = [sentence.words[i].text.lower() for i in range(max(0, word - 4), word)]
    return "including" in before or "among" in before or "whom" in before


def _count_one(sentence: Sentence, head: int, blocked: Collection[int]) -> Quantity | None:
    """The count of one noun: before it, in it ("dozens of them"), or above it ("dozens of protesters")."""
    words = [word.text for word in sentence.words]
    own = sentence.words[head]
    above = own.head
    if base(own) == "nmod" and 0 <= above < head <= above + 6 and read_number([words[above]], 0) and _case(sentence, head) == "of":
        head, own = above, sentence.words[above]
    if (number := _number_at(sentence, words, head, blocked)) and number.last > head:
        return None if _one_of_the(sentence, words, number) else bounded(words, number)
    if own.lemma.lower() in _GROUPS and not (own.lemma.lower() in ("couple", "handful", "pair") and head and words[head - 1] == "a"):
        inside = [i for i in trees.children(sentence, head, "nmod") if _case(sentence, i) == "of"]
        return _count_one(sentence, inside[0], blocked) if inside else None
    start = _start(sentence, head)
    for i in range(start, head):
        number = _number_at(sentence, words, i, blocked)
        if number and number.last <= head + 1 and _counts(sentence, words, number, head):
            return None if _one_of_the(sentence, words, number) else bounded(words, number)
    return _single(sentence, words, head, start)


def _start(sentence: Sentence, head: int) -> int:
    """The first word of the unbroken run before a noun that belongs to it, some words of bounding ("more than") included."""
    inside = set(trees.subtree(sentence, head, without=trees.CLAUSAL - {"punct", "dep"}))
    start = head
    while start > 0 and head - start < REACH and (start - 1 in inside or sentence.words[start - 1].text == "-"):
        start -= 1
    if start > 2 and _is_tail(sentence, start - 1) and sentence.words[start - 3].upos == "NUM":
        start -= 3
    while start > 1 and head - start < REACH and _links_numbers(sentence, start):
        start -= 1 if sentence.words[start - 1].upos == "NUM" else 2
    return start


def _is_tail(sentence: Sentence, word: int) -> bool:
    """The "more" of "12 or more", the "so" of "40 or so"."""
    tail = sentence.words[word].text.lower() in ("more", "so", "fewer", "less")
    return tail and word > 0 and sentence.words[word - 1].text.lower() in ("or", "and")


def _links_numbers(sentence: Sentence, start: int) -> bool:
    """Whether what stands before a word goes on a run of numbers ("20 and 30 villagers", "one or two people")."""
    before = sentence.words[start - 1]
    return before.upos == "NUM" or (before.text.lower() in ("and", "or", "to", "-", "–") and sentence.words[start - 2].upos == "NUM")


def _number_at(sentence: Sentence, words: Sequence[str], at: int, blocked: Collection[int]) -> Number | None:
    """The number that begins at a word, unless it is a date, an age, money, a share or an ordinal's part."""
    if (
        at in blocked
        or words[at].lower() == "second"
        or (words[at].lower() == "many" and at and words[at - 1].lower() in ("as", "so", "how"))
    ):
        return None
    number = read_number(words, at)
    if number is None:
        return None
    before = words[at - 1].lower() if at else ""
    after = [word.lower() for word in words[number.last : number.last + 2]]
    if before in SIGNS or before in ("aged", "no.", "number", "article", "resolution") or after[:1] in (["%"], ["percent"]):
        return None
    if after[:1] == ["-"] and not (after[1:] and read_number(after, 1)):
        return None
    return number


def _counts(sentence: Sentence, words: Sequence[str], number: Number, head: int) -> bool:
    """Whether a number before a noun counts it, by the words between: no unit, no currency and no other counted noun."""
    between = range(number.last, head)
    units = (
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "percent",
        "km",
        "kilometres",
        "miles",
        "-year-old",
    )
    if any(words[i].lower() in units or words[i].lower() in CURRENCIES or words[i] == "%" for i in between):
        return False
    return not any(sentence.words[i].upos == "NOUN" and base(sentence.words[i]) in ("obl", "nsubj", "obj") for i in between)


def _one_of_the(sentence: Sentence, words: Sequence[str], number: Number) -> bool:
    """ "one of the four" singles out; it does not count."""
    after = [word.lower() for word in words[number.last : number.last + 2]]
    return number.low == 1 and after[:1] == ["of"] and after[1:] != ["them"]


def _single(sentence: Sentence, words: Sequence[str], head: int, start: int) -> Quantity | None:
    """One, for "a guard": an indefinite article before a person in the singular."""
    own = sentence.words[head]
    plural = own.text.lower() != own.lemma.lower() and own.text.lower().endswith(("s", "men", "people"))
    article = next((i for i in range(start, head) if words[i].lower() in ("a", "an", "another")), None)
    if article is None or plural or own.lemma.lower() in _GROUPS or not is_person(sentence, head):
        return None
    return Quantity(1, 1, article, head + 1)


def bounded(words: Sequence[str], number: Number) -> Quantity:
    """A number with the bounds that the words round it set."""
    first, last = number.first, number.last
    low, high = number.low, number.high
    before = " ".join(word.lower() for word in words[max(0, first - 4) : first])
    if (second := _second_end(words, number, before)) is not None:
        return replace(second, first=first - before.endswith("between"))
    for phrase, bounds in _BOUNDS:
        if before == phrase or before.endswith(" " + phrase):
            low, high = bounds(low, high)
            return Quantity(low, high, first - len(phrase.split()), last)
    after = [word.lower() for word in words[last : last + 2]]
    if after in (["or", "more"], ["and", "more"]):
        return Quantity(low, None, first, last + 2)
    if after == ["or", "so"]:
        return Quantity(*_about(low, high), first, last + 2)
    if after in (["or", "fewer"], ["or", "less"]):
        return Quantity(*_most(low, high), first, last + 2)
    return Quantity(low, high, first, last)


def _second_end(words: Sequence[str], number: Number, before: str) -> Quantity | None:
    """The other end of a range: `between 20 and 30`, `20 to 30`, `20-30`, `one or two`."""
    if number.last + 1 >= len(words):
        return None
    link = words[number.last].lower()
    if link not in ("-", "–", "to", "or", "and") or (link == "and" and not before.endswith("between")):
        return None
    other = read_number(words, number.last + 1)
    if other is None or other.low <= number.low or (link == "to" and before.endswith("from")):
        return None
    return Quantity(number.low, other.high, number.first, other.last)


def _least(low: int, high: int | None) -> tuple[int, int | None]:
    return low, None


def _most(low: int, high: int | None) -> tuple[int, int | None]:
    return 1, high


def _less(low: int, high: int | None) -> tuple[int, int | None]:
    return min(1, low), max(low - 1, 1) if high is not None else None


def _nearly(low: int, high: int | None) -> tuple[int, int | None]:
    return low - int(low * ABOUT), high


def _about(low: int, high: int | None) -> tuple[int, int | None]:
    return low - int(low * ABOUT), None if high is None else high + int(high * ABOUT)


_BOUNDS = sorted(
    (
        (phrase, bounds)
        for phrases, bounds in ((_LEAST, _least), (_MOST, _most), (_LESS, _less), (_NEARLY, _nearly), (_ABOUT, _about))
        for phrase in phrases
    ),
    key=lambda pair: -len(pair[0]),
)
"""The phrases before a number that set its bounds, the longest first: "no more than" is not "more than"."""


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
