"""What people judge of claims: the same happening or not. Each is kept as judgements on pairs of claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from demarche import pipeline
from demarche.edits.find import INCIDENT, find_claim, find_incident
from demarche.edits.make import editing, newest, person, read_why
from demarche.errors import UsageError
from demarche.ledger import Edit, Ledger, notes
from demarche.pipeline import View

MOST = 100_000
"""Pairs that one edit may judge: two incidents of some three hundred claims each."""


def join(ledger: Ledger, first: str, second: str, *, by: str | None = None, why: str | None = None) -> Edit:
    """Says that two claims, or two incidents with all their claims, tell of one happening."""
    left, right = _sides(ledger, first, second)
    return _judge(ledger, ((a, b, True) for a, b in pairwise([*left, *right])), "same", by, why)


def apart(ledger: Ledger, first: str, second: str, *, by: str | None = None, why: str | None = None) -> Edit:
    """Says that two claims, or two incidents with all their claims, do not tell of one happening."""
    left, right = _sides(ledger, first, second)
    return _judge(ledger, ((a, b, False) for a, b in product(left, right)), "apart", by, why)


def split(ledger: Ledger, incident: str, claims: Sequence[str], *, by: str | None = None, why: str | None = None) -> Edit:
    """Makes some claims of an incident one of their own."""
    own = list(find_incident(pipeline.view(ledger), incident).claims)
    out = list(dict.fromkeys(find_claim(ledger, claim).id for claim in claims))
    if strange := [claim for claim in out if claim not in own]:
        raise UsageError(f"{strange[0]} is none of the incident's claims.", remedy="See them with: demarche explain INCIDENT")
    rest = [claim for claim in own if claim not in out]
    if not rest or not out:
        raise UsageError("There is nothing to part.", remedy="Name some of the incident's claims, but not all.")
    pairs = [*((a, b, False) for a, b in product(out, rest)), *((a, b, True) for a, b in pairwise(out))]
    return _judge(ledger, pairs, "split", by, why)


def move(ledger: Ledger, claim: str, incident: str, *, by: str | None = None, why: str | None = None) -> Edit:
    """Takes a claim out of its incident and puts it into another."""
    known, moved = pipeline.view(ledger), find_claim(ledger, claim).id
    target = find_incident(known, incident)
    if moved in target.claims:
        raise UsageError(f"{moved} is in that incident already.", remedy="Name another incident, or part it: demarche split.")
    old = next((one.claims for one in known.incidents if moved in one.claims), ())
    pairs = [*((moved, other, False) for other in old if other != moved), *((moved, other, True) for other in target.claims)]
    return _judge(ledger, pairs, "move", by, why)


def _sides(ledger: Ledger, first: str, second: str) -> tuple[list[str], list[str]]:
    """The claims of both sides, each a claim or an incident."""
    known = pipeline.view(ledger) if any(side.startswith(INCIDENT) for side in (first, second)) else None
    left, right = (_claims(ledger, known, side) for side in (first, second))
    if set(left) & set(right):
        raise UsageError("Both are the same.", remedy="Name two claims, or two incidents.")
    return left, right


def _claims(ledger: Ledger, known: View | None, side: str) -> list[str]:
    if known and side.startswith(INCIDENT):
        return list(find_incident(known, side).claims)
    return [find_claim(ledger, side).id]


def _judge(ledger: Ledger, pairs: Iterable[tuple[str, str, bool]], act: str, by: str | None, why: str | None) -> Edit:
    who, reason, rows = person(by), read_why(why), list(pairs)
    if len(rows) > MOST:
        raise UsageError(f"That would be {len(rows):,} judgements on pairs.", remedy="Judge smaller incidents, or single claims.")
    with editing(ledger) as (connection, made):
        notes.keep_judgements(connection, rows, act=act, by=who, made=made, why=reason)
    return newest(ledger, who, made)
