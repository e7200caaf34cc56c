"""The rules of the date grammar: a pattern over the words of a sentence in lower case, parted by single blanks, and what it means.

No pattern nests repetitions, so that matching takes time in proportion to the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from demarche.entities import dates_build as build
from demarche.entities.dates_build import Groups
from demarche.entities.dates_meanings import Meaning, Today, Unknown
from demarche.entities.dates_spans import Age, Around, Weekend
from demarche.entities.dates_words import FRAGMENTS, NAMED_DAYS, read_unit


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


_FISCAL = r"(?:fiscal|financial|budget)"

_NAMED: tuple[tuple[str, str], ...] = (
    ("no day", r"(?:the )?(?:3[2-9]|[4-9]\d) {mo} {y}"),
    ("no month day", r"{mo} (?:3[2-9]|[4-9]\d)(?: ,)? {y}"),
    ("fiscal year", rf"(?:the |its )?(?:(?:last|next|current|previous) )?{_FISCAL}(?: year)? (?:of )?{{y}}(?: (?:-|–|/) \d{{2,4}})?"),
    ("year of money", rf"(?:the )?{{y}}(?: (?:-|–|/) \d{{2,4}})? {_FISCAL} year"),
    ("this fiscal year", rf"(?:the|its|this|last|next)(?: (?:last|next|current|previous))? {_FISCAL} year"),
    (
        "fiscal quarter",
        rf"(?:the )?(?P<q>first|second|third|fourth|last|final) (?:quarter|half) of (?:the |its )?{_FISCAL}(?: year)?(?: {{y}})?",
    ),
    ("short fiscal year", r"fy ?\d{2,4}"),
    ("other calendar", r"(?:the )?{calendar} (?:calendar )?(?:month|year|calendar)(?: of)?(?: {any_month}| \d{1,4})?"),
    ("other month", r"(?:(?:the )?month of {any_month}|(?:the )?{d}(?: of)? {any_month}|{sure_month})(?:(?: ,)? \d{4})?"),
    ("other year", r"(?:\d{3,4} (?:ah|a\.h\.|hijri)|ah \d{3,4})"),
    ("eve", r"the eve of"),
)
"""Times that are named and not reckoned: impossible days, fiscal years, other calendars."""

RULES: tuple[Rule, ...] = (
    *(_rule(name, pattern, lambda g: Unknown()) for name, pattern in _NAMED),
    _rule("day month year", r"(?:{wd}(?: ,| \(| the)? )?(?:the )?{d}(?: of| -)? {mo}(?:(?: ,| \(| of| -)? {y}|{rel})?", build.day),
    _rule("ordinal day", r"the (?P<od>{ordinal}) of {mo}(?:(?: ,| of)? {y}|{rel})?", build.day),
    _rule("month day year", r"(?:{wd}(?: ,| \()? )?{mo} (?:the )?{d}(?:(?: ,| \(| of)? {y}|{rel})?", build.day),
    _rule("days of month", r"(?:(?:between|from) )?(?:the )?{d} {to} (?:the )?{d2}(?: of)? {mo}(?:(?: ,| of)? {y})?", build.days),
    _rule("month days", r"(?:(?:between|from) )?{mo} {d} {to} {d2}(?:(?: ,)? {y})?", build.days),
    _rule("month year", r"(?:{part} )?{mo}(?: ,| of| in)? {y}", build.month),
    _rule(
        "month",
        r"(?:{part} )?(?:(?P<which>last|this|next|this past|this coming|coming|{other}) )?{mo}{rel}?",
        build.month,
    ),
    _rule(
        "week of month",
        r"(?:the )?(?P<ord>first|second|third|fourth|last|final) week (?:of|in) {mo}(?:(?: ,| of)? {y})?",
        build.week_of_month,
    ),
    _rule(
        "weekday",
        r"(?:(?P<which>last|this|next|coming|past|this (?:coming|past)|the (?:previous|following|coming)|that) )?{wd}"
        r"(?: (?:early |late )?{tod})?(?:(?: of)? (?P<rel>last|this|next) week)?",
        build.weekday,
    ),
    _rule("overnight on", r"overnight (?:on |from |(?P<into>into |to ))?{wd}", build.overnight),
    _rule("day word", r"(?:(?:earlier|later) )?(?P<word>today|yesterday|tomorrow|tonight|overnight)(?: {tod})?", build.word),
    _rule("before yesterday", r"the day before yesterday", lambda g: Today(-2, -2)),
    _rule("after tomorrow", r"the day after tomorrow", lambda g: Today(2, 2)),
    _rule("this morning", r"this {tod}", lambda g: Today(0, 0)),
    _rule("last night", r"last (?:night|evening)", lambda g: Today(-1, -1)),
    _rule(
        "around",
        r"(?:(?P<part>early|earlier|late|later|mid(?: -)?|(?:the )?(?:start|beginning|middle|end|first half|second half) of)"
        r"(?: on)?(?: in)? )?(?P<which>last|this|next|the (?:current|previous|preceding|following|"
        r"same|very same|next|very next)|that same|that|the) (?P<u>week|month|year|quarter|decade|century|day)(?! of)",
        build.around,
    ),
    _rule("part of day", r"(?:(?:early|late)(?: in| on)? )?(?P<which>{other}|that|that same|the same) {tod}", build.part_of_day),
    _rule("first weeks", r"the (?P<ord>first|opening|last|final|closing) {n} (?P<u>days|weeks) of {mo}", build.share),
    _rule(
        "nth weekday",
        r"the (?P<ord>first|second|third|fourth|last|final) {wd} (?:of|in) "
        r"(?:{mo}(?:(?: ,| of)? {y}|{rel})?|{any_month}(?: \d{4})?|{feast})",
        build.nth_weekday,
    ),
    _rule("day following", r"the (?:day|week|month|year) following(?= [,.;]|$)", lambda g: Around("day", 1, told=True)),
    _rule("unit end", r"(?:the )?(?P<u>month|year|week) (?:'s|’s) end", build.unit_end),
    _rule("before last", r"the (?P<u>week|month|year) before last", lambda g: Around(read_unit(g["u"]), -2)),
    _rule(
        "first units",
        r"the (?P<ord>first|opening|last|final|closing) {n} (?P<u>days|weeks|months) of "
        r"(?:(?:{mo}(?: ,| of)? ?)?{y}|(?P<rel>this|last|the) year)",
        build.share,
    ),
    _rule(
        "last units",
        r"(?:(?:in|over|during|within|for|throughout|across) )?the "
        r"(?P<which>past|last|next|coming|following|subsequent|ensuing) (?:{n} )?{u}(?! of)",
        build.lately,
    ),
    _rule(
        "recent units",
        r"(?:in|over|during|of|for|within) (?:the )?(?P<which>recent|past|coming|next|last) (?:{n} )?{us}(?! of)",
        build.lately,
    ),
    _rule(
        "weekend",
        r"(?:(?:over|at|during|on) )?(?P<which>the|last|this|next|this past|this coming) weekend",
        lambda g: Weekend(build.which_of(g["which"])),
    ),
    _rule("units ago", r"(?:{about} )?{n} {u}(?: and a half)? {dir}", build.apart),
    _rule("vague units ago", r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries) {dir}", build.apart),
    _rule("the unit before", r"the (?P<u>day|week|month|year) (?P<dir>before|after)", lambda g: build.apart({**g, "n": "one"})),
    _rule("in units", r"(?P<prep>in|within) (?:{about} )?{n} {u}(?: (?:'|’|'s|’s) time)?", build.from_now),
    _rule("year", r"(?:{part} )?(?:(?:the )?year )?{y}", build.years),
    _rule("run of years", r"{y} (?:-|–|—|/) (?P<y2>(?:1[5-9]|20)\d\d|\d\d)", build.year_run),
    _rule("decade", r"(?:the )?(?:{part} )?(?:(?P<dec>(?:1[5-9]|20)\d0)s|['’](?P<dd>\d0)s)", build.decade),
    _rule("century", r"(?:the )?(?:{part} )?(?:(?P<c>\d{1,2})(?:st|nd|rd|th)|(?P<oc>{ordinal})) (?:- )?century", build.century),
    _rule(
        "quarter",
        r"(?:the )?(?P<q>first|second|third|fourth|last|final) quarter(?: of (?:{y}|(?:(?P<rel>this|last|next|the) year)))?",
        build.quarter,
    ),
    _rule("short quarter", r"(?P<q>q[1-4])(?:(?: of)? {y})?", build.quarter),
    _rule("half", r"the (?P<half>first|second) half of (?:{y}|(?P<rel>this|last|next|the) year)", build.half),
    _rule(
        "season",
        r"(?:(?P<prep>in|since|during|by|until|from|over|throughout) )?(?:{part} )?"
        r"(?:(?P<which>last|this|next|{other}|the|this past|this coming) )?"
        r"(?P<s>spring|summer|autumn|fall|winter)(?:(?: of| in|,)? {y}|{rel})?",
        build.season,
    ),
    _rule(
        "number of day",
        r"the (?P<d>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))(?: of (?P<rel>this|last|next|that same|that|the same|the) month)?",
        build.day_number,
    ),
    _rule("feast", r"{feast}(?:(?: ,)? {y})?", build.feast),
    _rule("figures", r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})[./](?P<y>\d{4}|\d\d)", build.figures),
    _rule("figures with dashes", r"(?P<a>\d{1,2}) (?P<sep>-) (?P<b>\d{1,2}) - (?P<y>(?:19|20)\d\d)", build.figures),
    _rule("iso", r"(?P<y>(?:1[5-9]|20)\d\d)(?: - |[./])(?P<m>\d\d?)(?: - |[./])(?P<d>\d\d?)", build.iso),
    _rule("named day", "(?P<named>" + "|".join(map(re.escape, NAMED_DAYS)) + ")", lambda g: NAMED_DAYS[str(g["named"])]),
    _rule("for units", r"for (?:{about} )?(?:{n} )?{u}", build.lasting),
    _rule("units", r"(?:{about} )?{n} (?:- )?{u}(?:(?: - | )(?P<old>old))?", build.lasting),
    _rule("age", r"aged {n}", lambda g: Age()),
    _rule("every", r"(?:every|each)(?: (?P<n>other|two|three|four|five|six|\d{1,2}|few))? (?:{wd}|{mo}|{u}|{tod})", build.again),
    _rule("times a unit", r"(?:once|twice|(?:two|three|four|five|six|several|many) times) (?:a|an|each|every|per) {u}", build.again),
    _rule(
        "adverb of repetition", r"(?P<adv>daily|nightly|weekly|monthly|annually|yearly)|per (?P<u>day|week|month|year|hour)", build.adverb
    ),
    _rule("on weekdays", r"on (?P<wd>mon|tues|wednes|thurs|fri|satur|sun)days", build.again),
)
