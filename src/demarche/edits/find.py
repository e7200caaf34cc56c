"""Claims and incidents by the beginnings of their ids."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.errors import LedgerError
from demarche.ledger import Ledger
from demarche.pipeline import View
from demarche.records import Claim, Incident

CLAIM, INCIDENT = "c_", "i_"


def find_claim(ledger: Ledger, start: str) -> Claim:
    """The one claim of the newest codings, rejected or not, whose id begins so; LedgerError where there is none or several."""
    edited = ledger.edited()
    known = {claim.id: claim for claim in (*edited.claims, *edited.rejected)}
    return known[edited.stands_for.get(start) or one(known, start, CLAIM, "claim", "export claims --unreal")]


def find_incident(known: View, start: str) -> Incident:
    """The one incident whose id begins so; LedgerError where there is none or several."""
    incidents = {incident.id: incident for incident in known.incidents}
    return incidents[one(incidents, start, INCIDENT, "incident", "incidents")]


def one(ids: Iterable[str], start: str, prefix: str, what: str, command: str) -> str:
    """The one id that begins so, with or without its prefix."""
    full = start if start.startswith(prefix) else prefix + start
    found = [id_ for id_ in ids if id_.startswith(full)]
    if not found or full == prefix:
        raise LedgerError(f"No {what}'s id begins with {start!r}.", remedy=f"See the ids with: demarche {command}")
    if len(found) > 1:
        raise LedgerError(f"{len(found)} {what}s begin with {start!r}.", remedy="Give more of the id.")
    return found[0]
