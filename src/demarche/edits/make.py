"""Corrections made and taken back; afterwards the claims are linked anew, as people now see them."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from demarche import pipeline
from demarche.edits import values
from demarche.edits.find import find_claim
from demarche.errors import LedgerError, UsageError
from demarche.ledger import Correction, Edit, Ledger, notes, sql
from demarche.records import PERSON
from demarche.version import __version__

VARIABLE = "DEMARCHE_PERSON"
"""Environment variable that says who corrects."""

LONGEST_NAME, LONGEST_WHY = 60, 2000


def person(name: str | None = None) -> str:
    """`person:NAME`: the name given, else that of DEMARCHE_PERSON, else that of the login."""
    found = name if name is not None else os.environ.get(VARIABLE) or _login()
    plain = " ".join(found.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise UsageError(f"{found[:80]!r} is no name.", remedy=f"Give one of up to {LONGEST_NAME} characters with --by or {VARIABLE}.")
    return PERSON + plain


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        raise UsageError("Nobody is known by name here.", remedy=f"Say who you are with --by or {VARIABLE}.") from None


def correct(ledger: Ledger, claim: str, field: str, value: str | None = None, *, by: str | None = None, why: str | None = None) -> Edit:
    """Corrects one field of a claim, given by the beginning of its id; UsageError where the value cannot stand there."""
    who, reason = person(by), read_why(why)
    found = find_claim(ledger, claim)
    (report,) = [report for report in ledger.reports() if report.id == found.report]
    sentence = ledger.sentences().get((found.report, found.sentence), found.trigger)
    read = values.read(field, value, values.Page(found, report, sentence))
    with editing(ledger) as (connection, made):
        notes.keep_correction(connection, Correction(found.id, read.field, read.kept, read.spans, who, made, reason))
    return newest(ledger, who, made)


def read_why(why: str | None) -> str | None:
    """A reason without what would upset a terminal; UsageError where it is very long."""
    if why and len(why) > LONGEST_WHY:
        raise UsageError("The reason is too long.", remedy=f"Up to {LONGEST_WHY} characters.")
    return " ".join(why.split()) or None if why else None


@contextmanager
def editing(ledger: Ledger) -> Iterator[tuple[Connection, datetime]]:
    """A connection and the moment of the edit; afterwards, where nothing went wrong, the claims are linked anew."""
    ledger.begin_run(__version__)
    with ledger.engine.begin() as connection:
        yield connection, sql.now()
    pipeline.link(ledger)
    ledger.end_run(alone=True)


def newest(ledger: Ledger, who: str, made: datetime) -> Edit:
    """The edit that somebody made at a moment."""
    return next(edit for edit in ledger.edits() if edit.id == notes.edit_id(made, who))


def undo(ledger: Ledger, edit: str | None = None, *, by: str | None = None) -> Edit:
    """Takes back an edit, given by the beginning of its id, or the last one of a person that stands; it is kept, with the time."""
    found = _last(ledger, person(by)) if edit is None else _find(ledger, edit)
    with editing(ledger) as (connection, moment):
        notes.withdraw(connection, found, moment)
    return newest(ledger, found.by, found.made)


def _last(ledger: Ledger, who: str) -> Edit:
    own = [edit for edit in ledger.edits() if edit.by == who and edit.withdrawn is None]
    if not own:
        raise LedgerError(f"There is nothing of {who.removeprefix(PERSON)} to take back.", remedy="See them with: demarche edits")
    return own[-1]


def _find(ledger: Ledger, start: str) -> Edit:
    found = [edit for edit in ledger.edits() if edit.id.startswith(start)]
    if not found or not start:
        raise LedgerError(f"No edit's id begins with {start!r}.", remedy="See the ids with: demarche edits")
    if len(found) > 1:
        raise LedgerError(f"{len(found)} edits begin with {start!r}.", remedy="Give more of the id.")
    if found[0].withdrawn:
        raise LedgerError(f"{found[0].id} was taken back already.", where=f"{found[0].withdrawn:%Y-%m-%d %H:%M}")
    return found[0]
