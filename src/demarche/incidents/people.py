"""What people have judged, settled before the machine links: whom they join, whom they hold apart, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from demarche.records import PERSON, Claim, Issue, Judgement


@dataclass(slots=True)
class Settled:
    """Claims by row: the row that stands for each one's group, the groups held apart with who says so, and what contradicts."""

    owner: list[int]
    apart: dict[frozenset[int], Judgement] = field(default_factory=dict)
    """Pairs of rows that stand for groups; the judgement "not same" that holds them apart."""
    issues: list[Issue] = field(default_factory=list)

    def root(self, row: int) -> int:
        """The row that stands for the group of a row."""
        while self.owner[row] != row:
            self.owner[row] = self.owner[self.owner[row]]
            row = self.owner[row]
        return row

    def join(self, left: int, right: int) -> Judgement | None:
        """Joins the groups of two rows, unless somebody holds them apart: then nothing is done and that judgement returned."""
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return None
        if held := self.apart.get(frozenset((first, second))):
            return held
        self.owner[second] = first
        if self.apart:
            self.apart = {frozenset(first if row == second else row for row in pair): held for pair, held in self.apart.items()}
        return None


def settle(claims: Sequence[Claim], given: Iterable[Judgement]) -> Settled:
    """Who is joined and who held apart by people's judgements that stand.

    Of two on one pair the newer holds. "Not same" is never outvoted: a "same" that would, over others, join what is held apart is left
    out, the oldest first, and an issue says so.
    """
    rows = {claim.id: row for row, claim in enumerate(claims)}
    settled = Settled(list(range(len(claims))))
    newest: dict[frozenset[int], Judgement] = {}
    for judgement in sorted(given, key=_when, reverse=True):
        if judgement.by.startswith(PERSON) and judgement.withdrawn is None and judgement.left in rows and judgement.right in rows:
            pair = frozenset((rows[judgement.left], rows[judgement.right]))
            standing = newest.setdefault(pair, judgement)
            if standing.same != judgement.same and standing.by != judgement.by:
                settled.issues.append(_overruled(standing, judgement, claims))
    newest = {pair: judgement for pair, judgement in newest.items() if len(pair) == 2}
    settled.apart = {pair: judgement for pair, judgement in newest.items() if not judgement.same}
    for pair, judgement in newest.items():
        if judgement.same:
            _join(settled, pair, judgement, claims)
    return settled


def _join(settled: Settled, pair: frozenset[int], judgement: Judgement, claims: Sequence[Claim]) -> None:
    if held := settled.join(*pair):
        settled.issues.append(contradiction(held, judgement.left, judgement.right, claims, f"{judgement.by} judges them the same"))


def contradiction(held: Judgement, left: str, right: str, claims: Sequence[Claim], why: str) -> Issue:
    """The issue of a person's "not same" that lies between claims which others would join."""
    return Issue(
        "judgement",
        f"{held.left} {held.right}",
        f"{held.by} judges that these two claims are not the same happening, but {left} and {right} would join them: {why}.",
        f"They are kept apart. Judge {left} and {right}, or withdraw the judgement.",
        "warning",
        next((claim.report for claim in claims if claim.id == held.left), None),
    )


def _overruled(standing: Judgement, older: Judgement, claims: Sequence[Claim]) -> Issue:
    verdict = "same" if standing.same else "not same"
    return Issue(
        "judgement",
        f"{standing.left} {standing.right}",
        f"{standing.by} and {older.by} judge otherwise of these two claims; the newer judgement holds ({verdict}).",
        "Agree, and withdraw one of the two.",
        "warning",
        next((claim.report for claim in claims if claim.id == standing.left), None),
    )


def _when(judgement: Judgement) -> tuple[datetime, str]:
    return judgement.made or datetime.min, judgement.id
