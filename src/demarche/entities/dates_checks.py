"""Whether words that match a rule of the date grammar are a time there, and not a name, a verb or a count."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.records import Name, Sentence

_PLAIN = frozenset(
    {"in", "since", "of", "from", "until", "till", "by", "during", "before", "after", "to", "through", "and", "for", "between"}
)
_MONTH_BEFORE = _PLAIN | {"last", "next", "this", "early", "late", "mid", "-", "on", "throughout", "around", "every", "each"}
_HOLY = frozenset({"black", "bloody", "good", "palm", "easter", "super", "ash", "cyber", "holy", "red", "giving"})


def is_time(sentence: Sentence, words: Sequence[str], rule: str, first: int, last: int) -> bool:
    """Whether the words are a time and not a name, a verb or a count."""
    inside = range(first, last)
    if any(name.first <= first and last <= name.last and not _is_misread(rule, name, inside) for name in sentence.names):
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
    if rule in ("feast", "other month"):
        return _is_feast(sentence, inside)
    return True


def _is_misread(rule: str, name: Name, inside: range) -> bool:
    """Models take some months and days for places, feasts for anything; else the name of a person or body is believed."""
    if rule in ("feast", "other month", "other calendar"):
        return (name.first, name.last) == (inside.start, inside.stop) or (name.kind == "LOC" and name.first == inside.start)
    return name.kind == "LOC" and rule in ("month", "weekday", "month day year", "day month year")


def _is_feast(sentence: Sentence, inside: range) -> bool:
    """Whether the name of a feast stands for its time, not in another name ("the Easter Offensive", "White Christmas")."""
    capital = [i for i in inside if sentence.words[i].text[:1].isalpha() and sentence.words[i].text not in ("the", "of", "month", "al")]
    if not capital or not sentence.words[capital[0]].text[:1].isupper():
        return False
    neighbours = [i for i in (inside.start - 1, inside.stop) if 0 <= i < len(sentence.words)]
    return not any(
        sentence.words[i].upos == "PROPN" and (sentence.words[i].head in inside or any(sentence.words[k].head == i for k in inside))
        for i in neighbours
    )


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
    """A number of four digits is a year after a preposition, a part or "the", in parentheses, or alone; not where it counts or costs."""
    after = words[inside.stop] if inside.stop < len(words) else ""
    if before in _NUMBERED or words[inside.stop : inside.stop + 2] == ["-", "year"]:
        return False
    if len(inside) > 1 or before in ("late", "early", "mid", "the", "a", "an", "'s", "’s", "its", "their", "his", "that"):
        return True
    last = sentence.words[inside[-1]]
    if last.relation == "nummod" and last.head >= inside.stop:
        return False
    if before in _BEFORE_YEAR or (before == "(" and after in (")", ",", "-", "–")) or after in ("'s", "’s"):
        return True
    alone = not before and after in ("", ":", ",", ".", "-", "–")
    return alone or (last.relation.startswith("nsubj") and not before)


_NUMBERED = frozenset({"$", "€", "£", "¥", "no.", "number", "resolution", "flight", "article"})
_BEFORE_YEAR = _PLAIN | {"throughout", "into", "circa", "around", "about", "as", "autumn", "spring", "summer", "winter"}
