"""The words of the date grammar: names of days, months, parts, units and feasts, and pattern fragments made of them."""

from __future__ import annotations

from demarche.entities.dates_calendar import Part, Unit
from demarche.entities.dates_meanings import Day
from demarche.entities.numbers import TENS, UNITS, read_number

MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {name: i for i, name in enumerate("mon tue wed thu fri sat sun".split())}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}

_TENTHS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
ORDINAL_DAYS = {
    **{word: i for i, word in enumerate(_TENTHS + _TEENS, 1)},
    **{f"twenty - {word}": 20 + i for i, word in enumerate(_TENTHS, 1)},
    "thirtieth": 30,
    "thirty - first": 31,
}
"""Days of a month, and centuries, as words."""

FEASTS: dict[str, tuple[int, int] | None] = {
    "christmas day": (25, 12),
    "christmas eve": (24, 12),
    "christmas": (25, 12),
    "boxing day": (26, 12),
    "new year 's eve": (31, 12),
    "new year ’s eve": (31, 12),
    "new year 's day": (1, 1),
    "new year ’s day": (1, 1),
    "may day": (1, 5),
    "valentine 's day": (14, 2),
    **dict.fromkeys(
        "eid al - fitr|eid al - adha|eid al - ghadir|eid|nowruz|norouz|newroz|ashura|tasua|arbaeen|mawlid|laylat al - qadr|"
        "easter|easter sunday|easter monday|good friday|maundy thursday|palm sunday|ash wednesday|lent|ascension day|pentecost|"
        "whit sunday|whit monday|corpus christi|advent|orthodox christmas|orthodox easter|timkat|meskel|"
        "passover|purim|shavuot|rosh hashanah|rosh hashana|yom kippur|sukkot|simchat torah|hanukkah|tisha b'av|"
        "diwali|holi|dussehra|navratri|janmashtami|vesak|losar|vaisakhi|"
        "lunar new year|chinese new year|tet|songkran|mid - autumn festival|thingyan|thanksgiving".split("|")
    ),
}
"""Feasts with their day and month; None for those that move or follow another calendar: they are named, not computed."""

SURE_MONTHS = (
    "muharram|rajab|ramadan|ramadhan|ramazan|shawwal|dhu al - qadah|dhu al - hijjah|farvardin|ordibehesht|khordad|mordad|shahrivar|"
    "bahman|esfand|tishrei|cheshvan|kislev|nisan|iyar|sivan|tammuz|elul"
).split("|")
"""Months of the Islamic, Persian and Jewish calendars whose names are nothing else."""
OTHER_MONTHS = "safar shaban sha'ban tir mehr aban azar dey tevet shevat adar av".split()
"""Months of those calendars whose names are also words or names: they need a day, a year or "the month of"."""
CALENDARS = "islamic muslim hijri lunar persian iranian afghan jewish hebrew coptic ethiopian julian buddhist thai nepali".split()

NAMED_DAYS = {
    "9/11": Day(11, 9, 2001),
    "september 11 attacks": Day(11, 9, 2001),
    "september 11 terrorist attacks": Day(11, 9, 2001),
    "sept. 11 attacks": Day(11, 9, 2001),
    "october 7 attacks": Day(7, 10, 2023),
    "october 7 attack": Day(7, 10, 2023),
    "january 6 attack": Day(6, 1, 2021),
    "january 6 riot": Day(6, 1, 2021),
}

_MONTH = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|sep(?:t(?:ember|\.)?|\.)?|"
    r"oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_WEEKDAY = (
    r"mon(?:day|\.)?|tue(?:s(?:day|\.)?|\.)?|wed(?:nesday|\.)?|thu(?:r(?:s(?:day|\.)?|\.)?|\.)?|fri(?:day|\.)?|"
    r"sat(?:urday|\.)?|sun(?:day|\.)?"
)
_NUMBER = (
    rf"(?:(?:about|some|around|nearly|almost|over) )?"
    rf"(?:(?:{'|'.join(TENS)})(?: - (?:{'|'.join(list(UNITS)[1:10])}))?|{'|'.join(list(UNITS)[1:])}|"
    r"\d{1,4}|half a dozen|a dozen|two dozen|(?:the )?several|(?:a )?few|(?:the )?few|(?:a )?couple(?: of)?|half an?|an?|another|many)"
    r"(?: (?:to|or|-) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,4}))?"
)

FRAGMENTS = {
    "wd": f"(?P<wd>{_WEEKDAY})",
    "mo": f"(?P<mo>{_MONTH})",
    "d": r"(?P<d>(?:3[0-9]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
    "to": r"(?:-|–|—|to|and|or|until|through)",
    "d2": r"(?P<d2>(?:3[0-9]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
    "y": r"(?P<y>(?:1[5-9]|20)\d\d)",
    "part": r"(?P<part>early(?: in)?|earlier in|late(?: in)?|later in|mid(?: -)?|"
    r"(?:the )?(?:start|beginning|middle|end|first half|second half) of)",
    "rel": r"(?:(?: of| ,| in)? (?P<rel>this|last|next|that same|that|the same|the following|the next|the previous|the preceding) year)",
    "other": r"the following|the next|the previous|the preceding",
    "ordinal": "|".join(sorted(ORDINAL_DAYS, key=len, reverse=True)),
    "calendar": f"(?:{'|'.join(CALENDARS)})",
    "any_month": f"(?:{'|'.join([*SURE_MONTHS, *OTHER_MONTHS])})",
    "sure_month": f"(?:{'|'.join(SURE_MONTHS)})",
    "us": r"(?P<u>minutes|hours|days|weeks|months|quarters|years|decades|centuries)",
    "tod": r"(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk)",
    "n": f"(?P<n>{_NUMBER})",
    "u": r"(?P<u>minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)",
    "dir": r"(?P<dir>ago|earlier|later|before|after|previously|prior|beforehand|afterwards?|from now|hence)",
    "about": r"(?:about|around|nearly|almost|some|just|over|more than|less than|fewer than|roughly|at least|approximately|only|"
    r"barely|up to|the next)",
    "feast": f"(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))})",
}


def full_year(text: str) -> int:
    """The year of four digits, or of two (up to 49: 20xx)."""
    return int(text) if len(text) > 2 else int(text) + (2000 if int(text) < 50 else 1900)


def read_part(text: str | None) -> Part | None:
    """Which part of a time is meant."""
    words = set((text or "").split())
    for part, cues in _PARTS.items():
        if words & cues:
            return part
    return ("first half" if "first" in words else "second half") if "half" in words else None


_PARTS: dict[Part, set[str]] = {
    "early": {"early", "earlier", "start", "beginning"},
    "mid": {"mid", "middle"},
    "late": {"late", "later", "end"},
}


def read_unit(text: str | None) -> Unit:
    """The unit in the singular; a fortnight counts in weeks."""
    unit = (text or "day").removesuffix("s")
    return {"fortnight": "week", "centurie": "century"}.get(unit, unit)  # type: ignore[return-value]


def read_count(text: str) -> tuple[int, int]:
    """Least and most of a number of units: `three`, `a few` (2 to 5), `several` (3 to 7), `two to three`."""
    words = [word for word in text.split() if word not in ("about", "some", "around", "nearly", "almost", "over", "the", "of")]
    for vague, bounds in {"few": (2, 5), "several": (3, 7), "couple": (2, 2), "many": (3, 10), "half": (1, 1)}.items():
        if vague in words and "dozen" not in words:
            return bounds
    if words[:1] in (["a"], ["an"], ["another"]) and len(words) == 1:
        return 1, 1
    first = read_number(words, 0)
    second = read_number(words, first.last + 1) if first and first.last + 1 < len(words) else None
    low = first.low if first else 1
    return low, max(low, second.low if second else low)


_LETTERS = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
_HALVES = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "month": "P2W", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_IN_YEARS = {"decade": 10, "century": 100}


def length_of(count: str | None, unit: str) -> str:
    """A length as ISO 8601 writes it: `P3W`, `PT48H`, `P20Y`; X for a number that is not said: `PXD`."""
    name = read_unit(unit)
    if count and count.startswith("half") and "dozen" not in count:
        return _HALVES.get(name, "PX" + _LETTERS[name])
    low, high = read_count(count) if count else (0, 1)
    time = "T" if name in ("hour", "minute") else ""
    if low != high:
        return f"P{time}X{_LETTERS[name]}"
    if name in _IN_YEARS:
        return f"P{low * _IN_YEARS[name]}Y"
    times = {"quarter": 3}.get(name, 2 if unit.startswith("fortnight") else 1)
    return f"P{time}{low * times}{'M' if name == 'quarter' else _LETTERS[name]}"
