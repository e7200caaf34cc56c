"""One ledger on two days, and all that outlets changed in it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from demarche.comparison.changes import Diff, diff
from demarche.comparison.texts import Rewritten, rewritten
from demarche.ledger import Ledger, notes
from demarche.ledger.versions import histories
from demarche.pipeline import view


def between_days(ledger: Ledger, first: date, second: date, *, learned: bool = False, dyad: tuple[str, str] | None = None) -> Diff:
    """What changed from one day to another: by the day of publication, or (`learned`) in what this ledger held at the end of each.

    Edits count on both days by the first clock, since they say how reports are to be read; by the other from when they were made.
    """
    if not learned:
        return diff(view(ledger, as_of=first), view(ledger, as_of=second), dyad=dyad)
    start, end = notes.end_of(first), notes.end_of(second)
    moments = [(edit, edit.made, edit.withdrawn) for edit in ledger.edits()]
    edits = [
        edit
        for edit, made, withdrawn in moments
        if (start <= made < end and not (withdrawn and withdrawn < end)) or (withdrawn and made < start <= withdrawn < end)
    ]
    return diff(view(ledger, learned_by=first), view(ledger, learned_by=second), edits=edits, dyad=dyad)


def all_rewritten(ledger: Ledger) -> list[Rewritten]:
    """Each version of a report with the one before it, histories in order of their first versions."""
    sentences = ledger.sentences()
    found = histories(ledger.reports())
    return [rewritten(older, newer, sentences) for versions in found for older, newer in pairwise(versions)]
