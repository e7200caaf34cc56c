"""Which claim of one view is which of another: the same, the same words coded anew, or the same act in a later version of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from demarche.ledger.heirs import heir
from demarche.pipeline import View
from demarche.records import Claim


def match(before: View, after: View) -> dict[str, str]:
    """For each claim of the first view that has one, the id of the claim in the second that stands for it."""
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in after.claims.values():
        own[claim.report].append(claim)
    found = {}
    for claim in before.claims.values():
        newer = after.superseded.get(claim.report)
        if claim.id in after.claims:
            found[claim.id] = claim.id
        elif successor := _in_version(claim, own[newer], before, after) if newer else heir(claim, own[claim.report]):
            found[claim.id] = successor.id
    return found


def _in_version(claim: Claim, claims: Sequence[Claim], before: View, after: View) -> Claim | None:
    """The claim of a later version of the text: of the same type by the same word, the one whose sentence shares most words."""
    word = before.reports[claim.report].quote(claim.trigger).casefold()
    words = set(before.sentence(claim).casefold().split())
    alike = [c for c in claims if c.event == claim.event and after.reports[c.report].quote(c.trigger).casefold() == word]
    return max(alike, key=lambda c: (len(words & set(after.sentence(c).casefold().split())), c.id), default=None)
