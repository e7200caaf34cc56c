"""Finds the time expressions of a sentence: the longest rule at each word, then ranges and bounds made of what was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche import trees
from demarche.entities.dates_checks import is_time
from demarche.entities.dates_meanings import Day, Meaning, Month, Weekday, Years
from demarche.entities.dates_rules import RULES
from demarche.entities.dates_spans import Age, Apart, Bounded, Duration, Joined
from demarche.entities.dates_told import Eve
from demarche.entities.dates_words import FEASTS, SURE_MONTHS
from demarche.records import Sentence

MOST_LETTERS = 40
"""A longer word belongs to no time expression."""

_CUE = re.compile(
    r"\d|day|week|month|year|hour|night|morning|afternoon|evening|minute|decade|centur|season|quarter|fortnight|half|yesterday|tomorrow|today|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall|winter|christmas|"
    rf"{'|'.join(sorted({re.escape(name.split()[0]) for name in [*FEASTS, *SURE_MONTHS]}))})|\beve of"
)
"""A sentence without one of these names no time."""

_BOUNDS = {
    **dict.fromkeys(["since", "from"], "since"),
    **dict.fromkeys(["starting", "beginning", "effective"], "starting"),
    "as of": "as of",
    **dict.fromkeys(["until", "till", "by", "through"], "until"),
    **dict.fromkeys(["before", "prior to", "ahead of"], "before"),
    **dict.fromkeys(["after", "following"], "after"),
}
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
        if not is_time(sentence, words, rule.name, i, last):
            continue
        if (meaning := rule.build(match.groupdict())) is not None:
            ahead = rule.name == "in units" and not str(match.group()).endswith("time")
            other = last - 1 if isinstance(meaning, Apart) and _has_complement(sentence, words, last - 1) else None
            ends = _ends(meaning, rule.name, i, last, starts, match) if isinstance(meaning, Joined) else None
            return Expression(i, last, meaning, rule.name, other=other, ahead=ahead, ends=ends)
    return None


def _ends(
    meaning: Joined, rule: str, first: int, last: int, starts: Sequence[int], match: re.Match[str]
) -> tuple[Expression, Expression] | None:
    """The two times of a range that one rule reads ("3-5 April", "2014-16"), where they are apart."""
    group = next((name for name in ("d2", "y2") if name in match.groupdict()), None)
    if group is None:
        return None
    cut = bisect_left(starts, match.start(group))
    return Expression(first, cut - 1, meaning.first, rule), Expression(cut, last, meaning.last, rule)


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
        if before and before.rule == "eve" and set(words[before.last : expression.first]) <= {"the"} and expression.first - before.last < 2:
            joined[-1] = replace(before, last=expression.last, meaning=Eve(expression.meaning))
        elif before and _makes_range(words, before, expression):
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


_HOURS = r"noon|midnight|midday|dawn|dusk|daybreak|sunrise|sunset|nightfall|morning|afternoon|evening|night"
_LEAD = re.compile(
    r"(?:(?:shortly|just|soon|right) (?:before|after) |(?:at|around|about) )*(?:early |late )?"
    rf"(?:(?:(?:in|on|during) )?the (?:early |late )?(?:{_HOURS})(?: hours)? of|in the (?:early|small|late) hours(?: of)?|{_HOURS}|"
    r"\d{1,2}(?: ?[:.] ?\d\d)?(?: (?:a\.?m\.?|p\.?m\.?|gmt|utc|local time|hours))+|\d{1,2} ?[:.] ?\d\d|\d{1,2}[ap]m|"
    r"\d{4}(?: hours)? (?:gmt|utc|local time)|early|late|earlier|later)(?: on| ,)?"
)
"""What says at what hour, right before the day."""


def _widen(sentence: Sentence, words: Sequence[str], expression: Expression) -> Expression:
    """The expression with the hour or "early on", "late" and the like before it."""
    for first in range(max(0, expression.first - 8), expression.first):
        if _LEAD.fullmatch(" ".join(words[first : expression.first])):
            return replace(expression, first=first)
    return expression


def _bind(sentence: Sentence, words: Sequence[str], expression: Expression) -> Expression:
    """The expression as a bound where since, until, before or after governs it."""
    at = expression.first
    if expression.rule == "range" or at == 0 or expression.other is not None:
        return expression
    if words[at - 1] in ("on", "from") and at > 1 and words[at - 2] in ("starting", "beginning", "effective"):
        at -= 1
    one, two = words[at - 1], " ".join(words[max(0, at - 2) : at])
    kind = _BOUNDS.get(two) or _BOUNDS.get(one)
    if not kind or not _governs(sentence, words, at - 1, expression):
        return expression
    if kind == "before" and words[at] in ("noon", "midnight", "dawn", "midday"):
        kind = "until"  # its day is still in time
    return replace(expression, meaning=Bounded(kind, expression.meaning), bound=True)  # type: ignore[arg-type]


def _governs(sentence: Sentence, words: Sequence[str], preposition: int, expression: Expression) -> bool:
    """Whether a preposition belongs to the time and not to a noun that the time only describes ("after Friday's raid")."""
    if expression.last < len(words) and words[expression.last] in ("'s", "’s", "'"):
        return False
    top = trees.head_of(sentence, range(expression.first, expression.last))
    return sentence.words[preposition].head < expression.last or sentence.words[top].head != sentence.words[preposition].head
