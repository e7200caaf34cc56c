"""The rules of the date grammar: a pattern over the words of a sentence in lower case, parted by single blanks, and what it means.

No pattern nests repetitions, so that matching takes time in proportion to the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from demarche.entities.dates_calendar import Part, Unit
from demarche.entities.dates_meanings import Day, Either, Meaning, Month, Quarter, Season, Today, Unknown, Weekday, Which, Years
from demarche.entities.dates_spans import Age, Apart, Around, Duration, Joined, Lately, Weekend
from demarche.entities.dates_words import (
    FEASTS,
    FRAGMENTS,
    MONTHS,
    NAMED_DAYS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    full_year,
    length_of,
    read_count,
    read_part,
    read_unit,
)

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `build` gives the meaning of a match, or None where it is no date after all."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[Groups], Meaning | None]


def _rule(name: str, pattern: str, build: Callable[[Groups], Meaning | None]) -> Rule:
    for fragment, text in FRAGMENTS.items():
        pattern = pattern.replace("{" + fragment + "}", text)
    return Rule(name, re.compile(pattern + r"(?= |$)"), build)


def _year(g: Groups, group: str = "y") -> int | None:
    return full_year(text) if (text := g.get(group)) else None


def _which(text: str | None) -> Which:
    words = (text or "").removeprefix("the ").split()
    if "coming" in words or "upcoming" in words:
        return "coming"
    if "past" in words:
        return "last"
    return words[-1] if words and words[-1] in ("last", "this", "next", "previous", "following", "that") else ""  # type: ignore[return-value]


def _relative(text: str | None) -> int | None:
    """`last`, `this`, `next` (week or year) as a shift."""
    return {"last": -1, "this": 0, "next": 1}.get(text or "")


def _day(g: Groups) -> Meaning:
    weekday = WEEKDAYS[g["wd"][:3]] if g.get("wd") else None  # type: ignore[index]
    return Day(_number(g["d"]), MONTHS[str(g["mo"])[:3]], _year(g), weekday, years=_relative(g.get("rel")))


def _number(text: str | None) -> int:
    return int(re.match(r"\d+", text or "0")[0])  # type: ignore[index]


def _days(g: Groups) -> Meaning | None:
    first, last = _number(g["d"]), _number(g["d2"])
    number, year = MONTHS[str(g["mo"])[:3]], _year(g)
    return Joined(Day(first, number, year), Day(last, number, year)) if first < last else None


def _month(g: Groups) -> Meaning:
    year = _year(g)
    which = _which(g.get("which"))
    return Month(MONTHS[str(g["mo"])[:3]], year, read_part(g.get("part")), which, _relative(g.get("rel")))


def _weekday(g: Groups) -> Meaning:
    return Weekday(WEEKDAYS[str(g["wd"])[:3]], _which(g.get("which")), _relative(g.get("rel")))


def _around(g: Groups) -> Meaning | None:
    which, unit, part = g["which"] or "", read_unit(g["u"]), g.get("part")
    told = which in ("the previous", "the following", "the same", "that", "the next", "the very next") or unit == "day"
    if which == "the" and (not part or (unit == "day" and part.split()[0] not in ("earlier", "later", "early", "late"))):
        return None
    shift = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(which.split()[-1] if which else "", 0)
    if part and part.split()[0] in ("earlier", "later"):
        return Around(unit, shift, "earlier" if part.startswith("earlier") else "later", told)
    return Around(unit, shift, read_part(part), told)


def _lately(g: Groups) -> Meaning | None:
    count = read_count(str(g["n"])) if g.get("n") else None
    plural = str(g["u"]).endswith("s")
    if not g.get("n") and not plural:
        count = (1, 1)
    return Lately(read_unit(g["u"]), count[1] if count else None, 1 if g["which"] in ("next", "coming") else -1)


def _apart(g: Groups) -> Meaning | None:
    """`three weeks ago`, `two days later`, `months before`."""
    unit, low, high = _length(g)
    back = g["dir"] in ("ago", "earlier", "before", "previously", "prior", "beforehand")
    return Apart(unit, low, high, -1 if back else 1, told=g["dir"] not in ("ago", "from now", "hence"))


def _length(g: Groups) -> tuple[Unit, int, int]:
    unit, times = read_unit(g["u"]), 1
    if str(g["u"]).startswith("fortnight"):
        times = 2
    if text := g.get("n"):
        low, high = read_count(text)
    else:
        low, high = {"hour": (1, 23), "minute": (1, 59), "day": (2, 6), "week": (2, 7), "month": (2, 11)}.get(unit, (2, 10))
    return unit, low * times, high * times


def _from_now(g: Groups) -> Meaning | None:
    unit, low, high = _length(g)
    return Lately(unit, high, 1) if g["prep"] == "within" else Apart(unit, low, high, 1)


def _years(g: Groups) -> Meaning:
    year = full_year(str(g["y"]))
    return Years(year, year, read_part(g.get("part")))


def _year_run(g: Groups) -> Meaning | None:
    first, text = full_year(str(g["y"])), str(g["y2"])
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    return Years(first, last) if first < last else None


def _decade(g: Groups) -> Meaning:
    first = int(str(g["dec"])) if g.get("dec") else 1900 + int(str(g["dd"]))
    return Years(first, first + 9, read_part(g.get("part")))


def _century(g: Groups) -> Meaning | None:
    number = _number(g["c"])
    return Years(100 * number - 99, 100 * number, read_part(g.get("part"))) if 1 < number < 23 else None


def _quarter(g: Groups) -> Meaning:
    number = ORDINALS.get(str(g["q"]), 4)
    relative = 0 if g.get("rel") == "the" else _relative(g.get("rel"))
    return Quarter(number, _year(g), relative)


def _season(g: Groups) -> Meaning | None:
    name, which, year, relative = str(g["s"]), g.get("which"), _year(g), _relative(g.get("rel"))
    named = which not in (None, "the") or year is not None or relative is not None
    if not named and (which is None or name == "fall" or not g.get("prep")):
        return None
    return Season(SEASONS[name], year, _which(which), relative, read_part(g.get("part")))


def _week_of_month(g: Groups) -> Meaning:
    number, year, place = MONTHS[str(g["mo"])[:3]], _year(g), str(g["ord"])
    if place in ("last", "final"):
        return Month(number, year, "late")
    first = 7 * ORDINALS[place] - 6
    return Joined(Day(first, number, year), Day(first + 6, number, year))


def _day_number(g: Groups) -> Meaning:
    return Day(_number(g["d"]), months=0 if g.get("rel") == "the" else _relative(g.get("rel")))


def _feast(g: Groups) -> Meaning:
    day = FEASTS.get(str(g["feast"]))
    return Day(day[0], day[1], _year(g)) if day else Unknown()


def _figures(g: Groups) -> Meaning:
    first, second, year = _number(g["a"]), _number(g["b"]), full_year(str(g["y"]))
    european, american = Day(first, second, year), Day(second, first, year)
    if g["sep"] == "." or first == second:
        return european
    return american if second > 12 else european if first > 12 else Either(european, american)


def _iso(g: Groups) -> Meaning:
    return Day(_number(g["d"]), _number(g["m"]), int(str(g["y"])))


def _half(g: Groups) -> Meaning:
    part: Part = "first half" if g["half"] == "first" else "second half"
    if year := _year(g):
        return Years(year, year, part)
    return Around("year", _relative(g.get("rel")) or 0, part)


def _lasting(g: Groups) -> Meaning:
    """`three weeks`, `a two-day`, `for decades`; an age is no time at all."""
    return Age() if g.get("old") else Duration(length_of(g.get("n"), str(g["u"])))


def _again(g: Groups) -> Meaning:
    """`every Friday`, `each year`, `twice a month`."""
    unit = "week" if g.get("wd") else "year" if g.get("mo") else g.get("u") or "day"
    return Duration(length_of("two" if g.get("n") == "other" else g.get("n") or "one", unit), again=True)


def _word(g: Groups) -> Meaning:
    return {"yesterday": Today(-1, -1), "tomorrow": Today(1, 1), "overnight": Today(-1, 0)}.get(str(g["word"]), Today(0, 0))


RULES: tuple[Rule, ...] = (
    _rule("day month year", r"(?:{wd}(?: ,| \(| the)? )?(?:the )?{d}(?: of| -)? {mo}(?:(?: ,| \(| of| -)? {y}|{rel})?", _day),
    _rule("month day year", r"(?:{wd}(?: ,| \()? )?{mo} (?:the )?{d}(?:(?: ,| \()? {y}|{rel})?", _day),
    _rule("days of month", r"(?:(?:between|from) )?(?:the )?{d} {to} (?:the )?{d2}(?: of)? {mo}(?:(?: ,| of)? {y})?", _days),
    _rule("month days", r"(?:(?:between|from) )?{mo} {d} {to} {d2}(?:(?: ,)? {y})?", _days),
    _rule("month year", r"(?:{part} )?{mo}(?: ,| of| in)? {y}", _month),
    _rule(
        "month",
        r"(?:{part} )?(?:(?P<which>last|this|next|this past|this coming|coming) )?{mo}(?:(?: of)? (?P<rel>this|last|next) year)?",
        _month,
    ),
    _rule(
        "week of month",
        r"(?:the )?(?P<ord>first|second|third|fourth|last|final) week (?:of|in) {mo}(?:(?: ,| of)? {y})?",
        _week_of_month,
    ),
    _rule(
        "weekday",
        r"(?:(?P<which>last|this|next|coming|past|this (?:coming|past)|the (?:previous|following|coming)|that) )?{wd}"
        r"(?: (?:early |late )?{tod})?(?:(?: of)? (?P<rel>last|this|next) week)?",
        _weekday,
    ),
    _rule("day word", r"(?:(?:earlier|later) )?(?P<word>today|yesterday|tomorrow|tonight|overnight)(?: {tod})?", _word),
    _rule("before yesterday", r"the day before yesterday", lambda g: Today(-2, -2)),
    _rule("after tomorrow", r"the day after tomorrow", lambda g: Today(2, 2)),
    _rule("this morning", r"this {tod}", lambda g: Today(0, 0)),
    _rule("last night", r"last (?:night|evening)", lambda g: Today(-1, -1)),
    _rule(
        "around",
        r"(?:(?P<part>early|earlier|late|later|mid(?: -)?|(?:the )?(?:start|beginning|middle|end|first half|second half) of)"
        r"(?: on)?(?: in)? )?(?P<which>last|this|next|the (?:current|previous|following|same|next|very next)|that|the) "
        r"(?P<u>week|month|year|quarter|decade|century|day)(?! of)",
        _around,
    ),
    _rule(
        "last units",
        r"(?:(?:in|over|during|within|for|throughout|across) )?the (?P<which>past|last|next|coming) (?:{n} )?{u}(?! of)",
        _lately,
    ),
    _rule(
        "recent units",
        r"(?:in|over|during|of|for|within) (?:the )?(?P<which>recent|past|coming|next|last) (?:{n} )?{us}(?! of)",
        _lately,
    ),
    _rule(
        "weekend",
        r"(?:(?:over|at|during|on) )?(?P<which>the|last|this|next|this past|this coming) weekend",
        lambda g: Weekend(_which(g["which"])),
    ),
    _rule("units ago", r"(?:{about} )?{n} {u}(?: and a half)? {dir}", _apart),
    _rule("vague units ago", r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries) {dir}", _apart),
    _rule("the unit before", r"the (?P<u>day|week|month|year) (?P<dir>before|after)", lambda g: _apart({**g, "n": "one"})),
    _rule("in units", r"(?P<prep>in|within) (?:{about} )?{n} {u}(?: (?:'|’|'s|’s) time)?", _from_now),
    _rule("year", r"(?:{part} )?(?:(?:the )?year )?{y}", _years),
    _rule("run of years", r"{y} (?:-|–|—|/) (?P<y2>(?:1[5-9]|20)\d\d|\d\d)", _year_run),
    _rule(
        "fiscal year",
        r"(?:the )?(?:fiscal|financial|budget)(?: year)? (?:of )?{y}(?: (?:-|–|/) \d{2,4})?|the (?:fiscal|financial) year",
        lambda g: Unknown(),
    ),
    _rule("decade", r"(?:the )?(?:{part} )?(?:(?P<dec>(?:1[5-9]|20)\d0)s|['’](?P<dd>\d0)s)", _decade),
    _rule("century", r"(?:the )?(?:{part} )?(?P<c>\d{1,2})(?:st|nd|rd|th) century", _century),
    _rule(
        "quarter",
        r"(?:the )?(?P<q>first|second|third|fourth|last|final) quarter(?: of (?:{y}|(?:(?P<rel>this|last|next|the) year)))?",
        _quarter,
    ),
    _rule("short quarter", r"(?P<q>q[1-4])(?:(?: of)? {y})?", _quarter),
    _rule("half", r"the (?P<half>first|second) half of (?:{y}|(?P<rel>this|last|next|the) year)", _half),
    _rule(
        "season",
        r"(?:(?P<prep>in|since|during|by|until|from|over) )?(?:{part} )?(?:(?P<which>last|this|next|the|this past|this coming) )?"
        r"(?P<s>spring|summer|autumn|fall|winter)(?:(?: of| in|,)? {y}|(?: of)? (?P<rel>last|this|next) year)?",
        _season,
    ),
    _rule("number of day", r"the (?P<d>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))(?: of (?P<rel>this|last|next|the) month)?", _day_number),
    _rule("feast", r"{feast}(?:(?: ,)? {y})?", _feast),
    _rule("figures", r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})[./](?P<y>\d{4}|\d\d)", _figures),
    _rule("figures with dashes", r"(?P<a>\d{1,2}) (?P<sep>-) (?P<b>\d{1,2}) - (?P<y>(?:19|20)\d\d)", _figures),
    _rule("iso", r"(?P<y>(?:1[5-9]|20)\d\d)(?: - |[./])(?P<m>\d\d?)(?: - |[./])(?P<d>\d\d?)", _iso),
    _rule("named day", "(?P<named>" + "|".join(map(re.escape, NAMED_DAYS)) + ")", lambda g: NAMED_DAYS[str(g["named"])]),
    _rule("for units", r"for (?:{about} )?(?:{n} )?{u}", _lasting),
    _rule("units", r"(?:{about} )?{n} (?:- )?{u}(?:(?: - | )(?P<old>old))?", _lasting),
    _rule("age", r"aged {n}", lambda g: Age()),
    _rule("every", r"(?:every|each)(?: (?P<n>other|two|three|four|five|six|\d{1,2}|few))? (?:{wd}|{mo}|{u}|{tod})", _again),
    _rule("times a unit", r"(?:once|twice|(?:two|three|four|five|six|several|many) times) (?:a|an|each|every|per) {u}", _again),
    _rule("on weekdays", r"on (?P<wd>mon|tues|wednes|thurs|fri|satur|sun)days", _again),
)
