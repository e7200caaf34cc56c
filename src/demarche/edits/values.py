"""What a person types as the value of a field, read and checked before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

import msgspec

from demarche import codebook, settings
from demarche.entities.actors_own import names_in_use
from demarche.entities.currencies import CURRENCIES
from demarche.entities.gazetteer import Spot, look_up, state_of
from demarche.errors import UsageError
from demarche.ledger.corrections import FIELDS, PARTIES, REAL
from demarche.records import OF_STATES, STATUSES, UNKNOWN, Actor, ActorKind, Claim, Magnitude, Place, PlacePrecision, Report, Span

COUNTS = (
    "killed injured arrested expelled released abducted convicted evacuated rescued displaced protesters soldiers deadline_hours".split()
)
"""Kinds of counts, besides sums of money (`money_usd`)."""

NONE = "none"
REJECT = "reject"

_WORDS = {"true": True, "yes": True, "false": False, "no": False}
_COUNT = re.compile(r"(\d{1,15})(?:(\+)|-(\d{1,15}))?")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)(?:(?:/|\.\.| to )(\d{4}-\d\d-\d\d))?")
_PRECISION: Mapping[str, PlacePrecision] = {
    "country": "country",
    "province": "province",
    "region": "province",
    "county": "province",
    "capital": "city",
    "city": "city",
    "facility": "point",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a value is read against: the claim as it stands, its report and its sentence."""

    claim: Claim
    report: Report
    sentence: Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the ledger keeps it, with the words it stands on."""

    field: str
    kept: Any
    spans: tuple[Span, ...] = ()


def read(field: str, text: str | None, page: Page) -> Value:
    """The value of a field; UsageError says what can stand there."""
    name = field.strip().lower()
    if name in (REAL, REJECT):
        return _real(name, text)
    reader = _READERS.get(name) or (_count if _is_count(name) else None)
    if reader is None:
        near = get_close_matches(name, [*FIELDS, *COUNTS, REJECT], 1)
        advice = f"Did you mean {near[0]!r}? " if near else ""
        raise UsageError(
            f"There is no field {field!r}.", remedy=f"{advice}Fields: {', '.join([*FIELDS, REJECT, *COUNTS])}, money_usd and the like."
        )
    if text is None or not text.strip():
        raise UsageError(f"No value for {name} is given.", remedy=f"Write it behind the field: demarche correct CLAIM {name} VALUE.")
    return reader(name, text.strip(), page)


def _real(name: str, text: str | None) -> Value:
    if text is None:
        return Value(REAL, name == REAL)
    if text.lower() not in _WORDS:
        _refuse(name, text, "Write nothing, true or false.")
    return Value(REAL, _WORDS[text.lower()] == (name == REAL))


def _status(name: str, text: str, page: Page) -> Value:
    if text.lower() not in STATUSES:
        _refuse(name, text, f"One of: {', '.join(STATUSES)}.")
    return Value(name, text.lower(), (page.claim.trigger,))


def _background(name: str, text: str, page: Page) -> Value:
    if text.lower() not in _WORDS:
        _refuse(name, text, "Write true (older context) or false (this report's news).")
    return Value(name, _WORDS[text.lower()], (page.claim.trigger,))


def _event(name: str, text: str, page: Page) -> Value:
    known = codebook.load().events
    if text.upper() not in known:
        _refuse(name, text, f"Types: {', '.join(sorted(known))}.")
    return Value(name, text.upper(), (page.claim.trigger,))


def _mode(name: str, text: str, page: Page) -> Value:
    event = codebook.load().event(page.claim.event)
    if text.lower() == NONE:
        return Value(name, None, (page.claim.trigger,))
    if text.lower() not in event.modes:
        _refuse(name, text, f"Modes of {event.type}: {', '.join(event.modes) or 'none'}. Of another type? Correct the event first.")
    return Value(name, text.lower(), (page.claim.trigger,))


def _parties(name: str, text: str, page: Page) -> Value:
    """Parties as `AZE GOV + IRN`; `AZE GOV=the ministry` says which words of the sentence name one."""
    before = _before(name, page.claim)
    parts = [] if text.lower() == NONE else [part.strip() for part in text.split("+")]
    same = len(parts) == len(before)
    actors = [_party(name, part, page, before, before[place] if same else None) for place, part in enumerate(parts)]
    return Value(name, msgspec.to_builtins(actors), tuple(span for actor in actors for span in actor.spans))


def _before(name: str, claim: Claim) -> Sequence[Actor]:
    return {"actor": claim.actors, "recipient": claim.recipients}.get(name) or (
        tuple(speaker.actor for speaker in claim.speakers) if name == "speaker" else ()
    )


def _party(name: str, part: str, page: Page, before: Sequence[Actor], in_place: Actor | None) -> Actor:
    """One party. Without words of its own it stands on those of the party before with its code, else of the one in its place."""
    code, _, words = (piece.strip() for piece in part.partition("="))
    country, sectors = _read_code(name, code)
    actor = Actor(code.upper(), (), _kind(country, sectors), country, sectors)
    if words:
        return replace(actor, name=words, spans=(_find(words, page),))
    known = next((one for one in before if (one.country, one.sectors) == (country, sectors)), in_place)
    return replace(actor, name=known.name, spans=known.spans) if known else actor


def _read_code(name: str, code: str) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors of a code such as `AZE GOV`, `UAF` or `UNK`."""
    sectors = codebook.load().sectors
    countries = {e.country for entries in names_in_use().forms.values() for _, e in entries if e.country}
    first, *rest = code.upper().split() or [""]
    is_country = first in countries and (first not in sectors or bool(rest))
    others = tuple(part for part in (rest if is_country or first == UNKNOWN else [first, *rest]))
    if not first or any(part not in sectors for part in others):
        wrong = next((part for part in others if part not in sectors), first)
        near = get_close_matches(wrong, [*sectors, *countries], 3, 0.5)
        advice = f"Did you mean {' or '.join(near)}? " if near else ""
        _refuse(name, code, f"{advice}Write a country and a sector: AZE GOV; several parted by +; none for nobody.")
    return (first if is_country else None), others


def _kind(country: str | None, sectors: Sequence[str]) -> ActorKind:
    if not sectors:
        return "state" if country else "unknown"
    return "government" if sectors[0] in OF_STATES else "group"


def _find(words: str, page: Page) -> Span:
    """Where words stand in the claim's sentence."""
    at = page.report.text.find(words, page.sentence.start, page.sentence.end)
    if at < 0:
        raise UsageError(f"{words!r} does not stand in the claim's sentence.", remedy="Write the words as they stand there.")
    return Span(at, at + len(words))


def _day(name: str, text: str, page: Page) -> Value:
    if text.lower() == NONE:
        return Value(name, None)
    match = _RANGE.fullmatch(text)
    advice = "Write 2023-01-27, a range as 2023-01-27/2023-01-29, or none."
    if not match:
        _refuse(name, text, advice)
    try:
        start, end = (date.fromisoformat(day) for day in (match[1], match[2] or match[1]))
    except ValueError:
        _refuse(name, text, f"No calendar has that day. {advice}")
    if end < start:
        _refuse(name, text, f"It ends before it begins. {advice}")
    when = page.claim.when
    return Value(name, {"start": start.isoformat(), "end": end.isoformat()}, when.spans if when else ())


def _place(name: str, text: str, page: Page) -> Value:
    """A place of the gazetteer: `Tehran`, `Tehran, IRN`; the largest that bears the name."""
    if text.lower() == NONE:
        return Value(name, None)
    called, _, country = (part.strip() for part in text.partition(","))
    spots = [spot for spot in look_up(called) if spot.kind in _PRECISION and (not country or _country(spot) == country.upper())]
    if not spots:
        _refuse(name, text, "Write a name of the gazetteer and the country's code: Tehran, IRN; or none.")
    spot = max(spots, key=lambda spot: (spot.main, spot.population))
    place = Place(
        spot.name, _country(spot), round(spot.lat, 4), round(spot.lon, 4), _PRECISION[spot.kind], spot.id if spot.id > 0 else None
    )
    return Value(name, msgspec.to_builtins(place))


def _country(spot: Spot) -> str | None:
    return spot.country if spot.territory is None else state_of(spot.territory, settings.load().territories)


def _is_count(name: str) -> bool:
    return name in COUNTS or (name.startswith("money_") and name.removeprefix("money_") in {code.lower() for code in CURRENCIES.values()})


def _count(name: str, text: str, page: Page) -> Value:
    """A count: `4`, `4+` (at least), `4-6`."""
    known: Magnitude | None = next((m for m in page.claim.magnitudes if m.kind == name), None)
    spans = known.spans if known else ()
    if text.lower() == NONE:
        return Value(name, None, spans)
    match = _COUNT.fullmatch(text.replace(",", "").replace(" ", ""))
    if not match or (match[3] and int(match[3]) < int(match[1])):
        _refuse(name, text, "Write a number (4), at least (4+), a range (4-6) or none.")
    low = int(match[1])
    return Value(name, {"low": low, "high": None if match[2] else int(match[3] or low)}, spans)


def _refuse(name: str, text: str, advice: str) -> NoReturn:
    raise UsageError(f"{text[:60]!r} is no {name}.", remedy=advice)


_READERS: Mapping[str, Callable[[str, str, Page], Value]] = {
    "status": _status,
    "background": _background,
    "event": _event,
    "mode": _mode,
    **dict.fromkeys(PARTIES, _parties),
    "day": _day,
    "place": _place,
}
