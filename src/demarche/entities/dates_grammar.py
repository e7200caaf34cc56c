"""Finds the time expressions of a sentence: the longest rule at each word, then ranges and bounds made of what was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche import trees
from demarche.entities.dates_meanings import Day, Meaning, Month, Weekday, Years
from demarche.entities.dates_rules import RULES
from demarche.entities.dates_spans import Age, Apart, Bounded, Duration, Joined
from demarche.records import Sentence

MOST_LETTERS = 40
"""A longer word belongs to no time expression."""

_CUE = re.compile(
    r"\d|day|week|month|year|hour|night|morning|minute|decade|centur|season|quarter|fortnight|half|yesterday|tomorrow|today|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall|winter|christmas|"
    r"ramadan|eid|nowruz|muharram|ashura|arbaeen|easter|passover|yom|hanukkah|diwali|lunar|tet|orthodox|pentecost|thanksgiving)"
)
"""A sentence without one of these names no time."""

_BOUNDS = {
    **dict.fromkeys(["since", "from", "starting", "beginning", "effective"], "since"),
    **dict.fromkeys(["until", "till", "by", "through"], "until"),
    **dict.fromkeys(["before", "prior to", "ahead of"], "before"),
    **dict.fromkeys(["after", "following"], "after"),
}
_PLAIN = frozenset(
    {"in", "since", "of", "from", "until", "till", "by", "during", "before", "after", "to", "through", "and", "for", "between"}
)
_MONTH_BEFORE = _PLAIN | {"last", "next", "this", "early", "late", "mid", "-", "on", "throughout", "around", "every", "each"}
_HOLY = frozenset({"black", "bloody", "good", "palm", "easter", "super", "ash", "cyber", "holy", "red", "giving"})
_JOINERS = {
    "to": True,
    "until": True,
    "till": True,
    "through": True,
    "-": True,
    "–": True,
    "—": True,
    "into": True,
    "and": False,
    "or": False,
}
"""Words between two times that make a range; False: only between two of one kind."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: words `first` to `last` (half open) of a sentence, and what they mean."""

    first: int
    last: int
    meaning: Meaning
    rule: str
    bound: bool = False
    """Whether it only bounds the act (since, until, before, after)."""
    other: int | None = None
    """The word after/before that makes it a distance from another act ("a week after the raid"); `meaning` is then an `Apart`."""
    ahead: bool = False
    """Whether it is a time only in the future tense ("in two weeks"); else it says how long."""
    ends: tuple[Expression, Expression] | None = None
    """The two times that a range was made of."""


def find(sentence: Sentence) -> list[Expression]:
    """The time expressions of a sentence in order; none overlap."""
    words = _words(sentence)
    found = [expression for expression in _scan(sentence, words) if not isinstance(expression.meaning, Duration)]
    return [_bind(sentence, words, _widen(sentence, words, expression)) for expression in _join(sentence, words, found)]


def find_lengths(sentence: Sentence) -> list[Expression]:
    """What says how long or how often, in order."""
    return [expression for expression in _scan(sentence, _words(sentence)) if isinstance(expression.meaning, Duration)]


def _words(sentence: Sentence) -> list[str]:
    return [word.text.lower() if len(word.text) <= MOST_LETTERS else "…" for word in sentence.words]


def _scan(sentence: Sentence, words: Sequence[str]) -> list[Expression]:
    """The longest match at each word, going on behind it."""
    text = " ".join(words)
    if not _CUE.search(text):
        return []
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found, i = [], 0
    while i < len(words):
        best = _longest(sentence, words, text, starts, i)
        if best and not isinstance(best.meaning, Age):
            found.append(best)
        i = best.last if best else i + 1
    return found


def _longest(sentence: Sentence, words: Sequence[str], text: str, starts: Sequence[int], i: int) -> Expression | None:
    matches = ((rule, rule.pattern.match(text, starts[i])) for rule in RULES)
    options = [(bisect_left(starts, match.end()), rule, match) for rule, match in matches if match]
    for last, rule, match in sorted(options, key=lambda option: -option[0]):
        if not _is_time(sentence, words, rule.name, i, last):
            continue
        if (meaning := rule.build(match.groupdict())) is not None:
            ahead = rule.name == "in units" and not str(match.group()).endswith("time")
            other = last - 1 if isinstance(meaning, Apart) and _has_complement(sentence, words, last - 1) else None
            return Expression(i, last, meaning, rule.name, other=other, ahead=ahead)
    return None


def _is_time(sentence: Sentence, words: Sequence[str], rule: str, first: int, last: int) -> bool:
    """Whether the words are a time and not a name, a verb or a count."""
    inside = range(first, last)
    if any(name.first <= first and last <= name.last and not _is_lone_loc(rule, name.kind) for name in sentence.names):
        return False
    before = words[first - 1] if first else ""
    if rule in ("month", "month year", "month day year", "day month year", "days of month", "month days"):
        return _is_month(sentence, words, rule, inside, before)
    if rule == "weekday":
        return _is_weekday(sentence, words, inside, before)
    if rule == "vague units ago":
        return before != "of"
    if rule in ("year", "run of years"):
        return _is_year(sentence, words, inside, before)
    if rule == "number of day":
        return last == len(words) or sentence.words[last].upos not in ("NOUN", "PROPN", "ADJ", "NUM") or words[last] == "of"
    if rule == "feast":
        return sentence.words[first].text[:1].isupper()
    return True


def _is_lone_loc(rule: str, kind: str) -> bool:
    """Models take some months and days for places; a name of a person or body is believed."""
    return kind == "LOC" and rule in ("month", "weekday", "month day year", "day month year")


def _is_month(sentence: Sentence, words: Sequence[str], rule: str, inside: range, before: str) -> bool:
    months = [i for i in inside if words[i][:3] in _MONTH_STARTS and words[i][:1].isalpha() and words[i] not in ("the", "mid")]
    if any(not sentence.words[i].text[:1].isupper() for i in months[:1]) or any(_counts_what_follows(sentence, i, inside) for i in inside):
        return False
    short = len(inside) == 1 and words[inside[0]] in (
        "may",
        "march",
        "mar",
        "mar.",
        "august",
        "dec",
        "sep",
        "jun",
        "apr",
        "jan",
        "nov",
        "oct",
        "feb",
    )
    if short and (before not in _MONTH_BEFORE or sentence.words[inside[0]].upos in ("VERB", "AUX")):
        return words[inside.stop : inside.stop + 1] in (["'s"], ["’s"]) and words[inside[0]] != "may"
    after = sentence.words[inside.stop] if inside.stop < len(words) else None
    joined_name = len(inside) == 1 and after is not None and after.upos == "PROPN" and after.relation == "flat"
    return not joined_name and (rule != "month" or sentence.words[inside[-1]].upos not in ("VERB", "AUX"))


_MONTH_STARTS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _counts_what_follows(sentence: Sentence, i: int, inside: range) -> bool:
    """Whether a number counts a noun behind the expression ("in March 20 people")."""
    word = sentence.words[i]
    if not (word.text[:1].isdecimal() and word.relation == "nummod" and word.head >= inside.stop):
        return False
    head = sentence.words[word.head]
    return head.upos == "NOUN" and head.text.lower() != head.lemma.lower()


def _is_weekday(sentence: Sentence, words: Sequence[str], inside: range, before: str) -> bool:
    day = next((i for i in inside if words[i][:3] in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")), inside[0])
    if before in _HOLY or not sentence.words[day].text[:1].isupper():
        return False
    if words[day].endswith("day"):
        return True
    return words[day].rstrip(".") not in ("sat", "sun") and before in ("on", "last", "next", "this", "until", "since", "by")


def _is_year(sentence: Sentence, words: Sequence[str], inside: range, before: str) -> bool:
    """A number of four digits is a year after a preposition, a part or "the", or in parentheses; not where it counts or costs."""
    if before in ("$", "€", "£", "¥", "no.", "number", "resolution", "flight", "article") or words[inside.stop : inside.stop + 2] == [
        "-",
        "year",
    ]:
        return False
    last = sentence.words[inside[-1]]
    counting = last.relation == "nummod" and last.head >= inside.stop
    if len(inside) > 1 or before in ("late", "early", "mid", "the", "a", "an", "'s", "’s", "its", "their", "his", "that"):
        return True
    closes = words[inside.stop] if inside.stop < len(words) else ""
    return not counting and (before in _PLAIN or (before == "(" and closes in (")", ",", "-", "–")) or closes in ("'s", "’s"))


def _has_complement(sentence: Sentence, words: Sequence[str], at: int) -> bool:
    """Whether "after", "before" at a place introduces another act or time."""
    if words[at] not in ("after", "before", "since") or at + 1 >= len(words):
        return False
    return sentence.words[at].relation in ("case", "mark") or (
        words[at + 1] not in (",", ".", ";", "and", "but", ")", "”", '"', ":") and sentence.words[at].relation not in ("advmod", "root")
    )


def _join(sentence: Sentence, words: Sequence[str], found: list[Expression]) -> list[Expression]:
    """Ranges of two neighbouring expressions: `from Monday to Wednesday`, `between 2014 and 2016`."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and _makes_range(words, before, expression):
            joined[-1] = replace(
                before, last=expression.last, meaning=Joined(before.meaning, expression.meaning), rule="range", ends=(before, expression)
            )
        else:
            joined.append(expression)
    return joined


def _makes_range(words: Sequence[str], first: Expression, second: Expression) -> bool:
    between = words[first.last : second.first]
    if len(between) != 1 or between[0] not in _JOINERS or first.other is not None or isinstance(first.meaning, Joined):
        return False
    start = words[first.first - 1] if first.first else ""
    same = type(first.meaning) is type(second.meaning) and isinstance(first.meaning, Weekday | Day | Month | Years)
    return same and (_JOINERS[between[0]] or start == "between" or _follows(first.meaning, second.meaning))


def _follows(first: Meaning, second: Meaning) -> bool:
    """Whether the second time comes right after the first: "Monday and Tuesday", not "2008 and 2012"."""
    if isinstance(first, Years) and isinstance(second, Years):
        return second.first == first.last + 1
    if isinstance(first, Month) and isinstance(second, Month):
        return second.number == first.number % 12 + 1
    if isinstance(first, Weekday) and isinstance(second, Weekday):
        return second.day == (first.day + 1) % 7
    return isinstance(first, Day) and isinstance(second, Day) and (second.day == first.day + 1 or second.day == 1)


def _widen(sentence: Sentence, words: Sequence[str], expression: Expression) -> Expression:
    """The expression with "early on", "late" and the like before it."""
    first = expression.first
    if first > 1 and words[first - 1] == "on" and words[first - 2] in ("early", "late", "earlier", "later"):
        first -= 2
    elif first and words[first - 1] in ("early", "late", "earlier", "later"):
        first -= 1
    return replace(expression, first=first)


def _bind(sentence: Sentence, words: Sequence[str], expression: Expression) -> Expression:
    """The expression as a bound where since, until, before or after governs it."""
    at = expression.first
    if expression.rule == "range" or at == 0 or expression.other is not None:
        return expression
    if words[at - 1] == "on" and at > 1 and words[at - 2] in ("starting", "beginning", "effective"):
        at -= 1
    one, two = words[at - 1], " ".join(words[max(0, at - 2) : at])
    kind = _BOUNDS.get(two) or _BOUNDS.get(one)
    if not kind or not _governs(sentence, words, at - 1, expression):
        return expression
    return replace(expression, meaning=Bounded(kind, expression.meaning), bound=True)  # type: ignore[arg-type]


def _governs(sentence: Sentence, words: Sequence[str], preposition: int, expression: Expression) -> bool:
    """Whether a preposition belongs to the time and not to a noun that the time only describes ("after Friday's raid")."""
    if expression.last < len(words) and words[expression.last] in ("'s", "’s", "'"):
        return False
    top = trees.head_of(sentence, range(expression.first, expression.last))
    return sentence.words[preposition].head < expression.last or sentence.words[top].head != sentence.words[preposition].head
