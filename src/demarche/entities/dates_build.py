"""What the matches of the date grammar's rules mean: the named groups of a pattern in, a meaning out (None: no date after all)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from demarche.entities.dates_calendar import Part, Unit
from demarche.entities.dates_meanings import Day, Either, Meaning, Month, Quarter, Season, Today, Unknown, Weekday, Which, Years
from demarche.entities.dates_spans import Age, Apart, Around, Duration, Joined, Lately
from demarche.entities.dates_told import InToldYear, Nearest, NthWeekday, Share
from demarche.entities.dates_words import (
    FEASTS,
    MONTHS,
    ORDINAL_DAYS,
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


def _year(g: Groups, group: str = "y") -> int | None:
    return full_year(text) if (text := g.get(group)) else None


def which_of(text: str | None) -> Which:
    words = (text or "").removeprefix("the ").split()
    if "coming" in words or "upcoming" in words:
        return "coming"
    if "past" in words:
        return "last"
    return words[-1] if words and words[-1] in ("last", "this", "next", "previous", "following", "that") else ""  # type: ignore[return-value]


def _relative(text: str | None) -> int | None:
    """`last`, `this`, `next` (week or year) as a shift."""
    return {"last": -1, "this": 0, "next": 1}.get(text or "")


_TOLD = {
    **dict.fromkeys(["that", "that same", "the same"], 0),
    **dict.fromkeys(["the following", "the next"], 1),
    **dict.fromkeys(["the previous", "the preceding"], -1),
}
"""Years and months counted from the text, as a shift."""


def _in_year(inner: Day | Month | Season, g: Groups) -> Meaning:
    """A time in the year that goes with it: one counted from the text, or as it is."""
    shift = _TOLD.get(g.get("rel") or "")
    return inner if shift is None else InToldYear(inner, shift)


def day(g: Groups) -> Meaning:
    weekday = WEEKDAYS[g["wd"][:3]] if g.get("wd") else None  # type: ignore[index]
    number = ORDINAL_DAYS[str(g["od"])] if g.get("od") else _number(g["d"])
    return _in_year(Day(number, MONTHS[str(g["mo"])[:3]], _year(g), weekday, years=_relative(g.get("rel"))), g)


def _number(text: str | None) -> int:
    return int(re.match(r"\d+", text or "0")[0])  # type: ignore[index]


def days(g: Groups) -> Meaning | None:
    first, last = _number(g["d"]), _number(g["d2"])
    number, year = MONTHS[str(g["mo"])[:3]], _year(g)
    return Joined(Day(first, number, year), Day(last, number, year)) if first < last else None


def month(g: Groups) -> Meaning:
    number, part = MONTHS[str(g["mo"])[:3]], read_part(g.get("part"))
    if sign := _TOLD.get(g.get("which") or ""):
        return Nearest(Month(number, None, part), sign)
    return _in_year(Month(number, _year(g), part, which_of(g.get("which")), _relative(g.get("rel"))), g)


def nth_weekday(g: Groups) -> Meaning:
    """`the first Friday of March`; of a month of another calendar it stays open."""
    if not g.get("mo"):
        return Unknown()
    number = 0 if g["ord"] in ("last", "final") else ORDINAL_DAYS[str(g["ord"])]
    return NthWeekday(WEEKDAYS[str(g["wd"])[:3]], number, month(g))


def weekday(g: Groups) -> Meaning:
    return Weekday(WEEKDAYS[str(g["wd"])[:3]], which_of(g.get("which")), _relative(g.get("rel")))


def around(g: Groups) -> Meaning | None:
    which, unit, part = g["which"] or "", read_unit(g["u"]), g.get("part")
    told = which in ("the previous", "the following", "the same", "that", "the next", "the very next") or unit == "day"
    if which == "the" and (not part or (unit == "day" and part.split()[0] not in ("earlier", "later", "early", "late"))):
        return None
    told = told or which.endswith(" same") or which == "the preceding"
    shift = {"last": -1, "next": 1, "previous": -1, "preceding": -1, "following": 1}.get(which.split()[-1] if which else "", 0)
    if part and part.split()[0] in ("earlier", "later"):
        return Around(unit, shift, "earlier" if part.startswith("earlier") else "later", told, loose=which == "the")
    return Around(unit, shift, read_part(part), told, loose=which == "the")


def part_of_day(g: Groups) -> Meaning:
    """`that night`, `the next morning`: a day counted from the text."""
    return Around("day", _TOLD[str(g["which"])], told=True)


def unit_end(g: Groups) -> Meaning:
    """`the year's end`."""
    return Around(read_unit(g["u"]), 0, "late", loose=True)


def overnight(g: Groups) -> Meaning:
    """`overnight on Tuesday` is its day; `overnight into Tuesday` both."""
    last = Weekday(WEEKDAYS[str(g["wd"])[:3]])
    return Joined(Weekday((last.day - 1) % 7), last) if g.get("into") else last


def share(g: Groups) -> Meaning | None:
    """`the first two months of 2023`."""
    whole = month(g) if g.get("mo") else Around("year", _relative(g["rel"]) or 0) if g.get("rel") else years(g)
    low, high = read_count(str(g["n"]))
    return Share(whole, read_unit(g["u"]), low, 1 if g["ord"] in ("first", "opening", "early") else -1) if low == high else None


def lately(g: Groups) -> Meaning | None:
    count = read_count(str(g["n"])) if g.get("n") else None
    plural = str(g["u"]).endswith("s")
    if not g.get("n") and not plural:
        count = (1, 1)
    times = 2 if str(g["u"]).startswith("fortnight") else 1
    ahead = g["which"] in ("next", "coming", "following", "subsequent", "ensuing")
    vague = not count or count[0] != count[1]
    length = length_of(None if vague and plural else g.get("n") or "one", str(g["u"]))
    return Lately(read_unit(g["u"]), times * count[1] if count else None, 1 if ahead else -1, length)


def apart(g: Groups) -> Meaning | None:
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


def from_now(g: Groups) -> Meaning | None:
    unit, low, high = _length(g)
    length = length_of(g.get("n"), str(g["u"]))
    return Lately(unit, high, 1, length) if g["prep"] == "within" else Apart(unit, low, high, 1, length=length)


def years(g: Groups) -> Meaning:
    year = full_year(str(g["y"]))
    return Years(year, year, read_part(g.get("part")))


def year_run(g: Groups) -> Meaning | None:
    first, text = full_year(str(g["y"])), str(g["y2"])
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    return Joined(Years(first, first), Years(last, last)) if first < last else None


def decade(g: Groups) -> Meaning:
    first = int(str(g["dec"])) if g.get("dec") else 1900 + int(str(g["dd"]))
    return Years(first, first + 9, read_part(g.get("part")))


def century(g: Groups) -> Meaning | None:
    number = ORDINAL_DAYS[str(g["oc"])] if g.get("oc") else _number(g["c"])
    return Years(100 * number - 99, 100 * number, read_part(g.get("part"))) if 1 < number < 23 else None


def quarter(g: Groups) -> Meaning:
    number = ORDINALS.get(str(g["q"]), 4)
    relative = 0 if g.get("rel") == "the" else _relative(g.get("rel"))
    return Quarter(number, _year(g), relative)


def season(g: Groups) -> Meaning | None:
    name, which, part = str(g["s"]), g.get("which"), read_part(g.get("part"))
    if sign := _TOLD.get(which or ""):
        return Nearest(Season(SEASONS[name], part=part), sign)
    found = Season(SEASONS[name], _year(g), which_of(which), _relative(g.get("rel")), part)
    named = which not in (None, "the") or found.year is not None or g.get("rel") is not None or (part and name != "fall")
    if not named and (which is None or name == "fall" or not g.get("prep")):
        return None
    return _in_year(found, g)


def week_of_month(g: Groups) -> Meaning:
    number, year, place = MONTHS[str(g["mo"])[:3]], _year(g), str(g["ord"])
    if place in ("last", "final"):
        return Month(number, year, "late")
    first = 7 * ORDINALS[place] - 6
    return Joined(Day(first, number, year), Day(first + 6, number, year))


def day_number(g: Groups) -> Meaning:
    if (shift := _TOLD.get(g.get("rel") or "")) is not None and not shift:
        return InToldYear(Day(_number(g["d"])))
    return Day(_number(g["d"]), months=0 if g.get("rel") == "the" else _relative(g.get("rel")))


def feast(g: Groups) -> Meaning:
    day = FEASTS.get(str(g["feast"]))
    return Day(day[0], day[1], _year(g)) if day else Unknown()


def figures(g: Groups) -> Meaning:
    first, second, year = _number(g["a"]), _number(g["b"]), full_year(str(g["y"]))
    european, american = Day(first, second, year), Day(second, first, year)
    if g["sep"] == "." or first == second:
        return european
    return american if second > 12 else european if first > 12 else Either(european, american)


def iso(g: Groups) -> Meaning:
    return Day(_number(g["d"]), _number(g["m"]), int(str(g["y"])))


def half(g: Groups) -> Meaning:
    part: Part = "first half" if g["half"] == "first" else "second half"
    if year := _year(g):
        return Years(year, year, part)
    return Around("year", _relative(g.get("rel")) or 0, part)


def lasting(g: Groups) -> Meaning | None:
    """`three weeks`, `a two-day`, `for decades`; an age is no time at all, a quarter mostly a share."""
    if str(g["u"]).startswith("quarter"):
        return None
    return Age() if g.get("old") else Duration(length_of(g.get("n"), str(g["u"])))


def again(g: Groups) -> Meaning:
    """`every Friday`, `each year`, `twice a month`."""
    unit = "week" if g.get("wd") else "year" if g.get("mo") else g.get("u") or "day"
    return Duration(length_of("two" if g.get("n") == "other" else g.get("n") or "one", unit), again=True)


def adverb(g: Groups) -> Meaning:
    """`daily`, `per month`."""
    unit = {"daily": "day", "nightly": "day", "annually": "year", "yearly": "year"}.get(str(g["adv"])) if g.get("adv") else g["u"]
    return Duration(length_of("one", unit or str(g["adv"]).removesuffix("ly")), again=True)


def word(g: Groups) -> Meaning:
    return {"yesterday": Today(-1, -1), "tomorrow": Today(1, 1), "overnight": Today(-1, 0)}.get(str(g["word"]), Today(0, 0))
