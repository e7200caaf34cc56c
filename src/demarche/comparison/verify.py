"""Two ledgers compared: reports, claims field by field, judgements, edits and incidents. Every difference has a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from demarche.ledger import Edit, Ledger
from demarche.ledger.heirs import heir
from demarche.pipeline import view
from demarche.records import Claim

Part = Literal["report", "claim", "edit", "judgement", "incident"]
PARTS: tuple[Part, ...] = ("report", "claim", "edit", "judgement", "incident")

NOT_CONTENT: Mapping[str, frozenset[str]] = {
    "report": frozenset({"source", "retrieved"}),
    "judgement": frozenset({"id", "made", "withdrawn"}),
}
"""Fields that say where and when something was read or judged, not what: two machines may differ in them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: in which part, of which record, which field, and its value on both sides (None: it is not there)."""

    part: Part
    id: str
    field: str | None
    first: Any
    second: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many records of each part were compared on both sides, and what differs."""

    counts: dict[Part, tuple[int, int]]
    differences: tuple[Difference, ...]

    @property
    def identical(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def verify(first: Ledger, second: Ledger) -> Verdict:
    """What differs between two ledgers. Claims of two coders are compared where they tell of the same words."""
    one, other = _contents(first), _contents(second)
    pairs = _recoded(one["claim"], other["claim"])
    differences: list[Difference] = []
    for part in PARTS:
        differences += _compare(part, one[part], other[part], pairs if part == "claim" else {})
    return Verdict({part: (len(one[part]), len(other[part])) for part in PARTS}, tuple(differences))


def _contents(ledger: Ledger) -> dict[Part, dict[str, Any]]:
    """All that is compared, by part and by what identifies a record on any machine."""
    return {
        "report": {report.id: report for report in ledger.reports()},
        "claim": {claim.id: claim for claim in ledger.coded_claims()},
        "edit": {f"{edit.act}: {edit.what}, by {edit.by}": _edit(edit) for edit in ledger.edits()},
        "judgement": {f"{j.left} {'=' if j.same else '≠'} {j.right} by {j.by}": j for j in ledger.judgements()},
        "incident": {incident.id: incident for incident in view(ledger).incidents},
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"why": edit.why, "withdrawn": edit.withdrawn is not None}


def _recoded(first: Mapping[str, Claim], second: Mapping[str, Claim]) -> dict[str, str]:
    """Claims of the first side without a namesake on the second -> the claim there that tells of the same words."""
    free: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in second.values():
        if claim.id not in first:
            free[claim.report].append(claim)
    found = {}
    for claim in first.values():
        if claim.id not in second and (other := heir(claim, free[claim.report])):
            found[claim.id] = other.id
            free[claim.report].remove(other)
    return found


def _compare(part: Part, first: Mapping[str, Any], second: Mapping[str, Any], pairs: Mapping[str, str]) -> Iterator[Difference]:
    for id_ in first:
        twin = id_ if id_ in second else pairs.get(id_)
        if twin is None:
            yield Difference(part, id_, None, _name(first[id_]), None)
        else:
            yield from _fields(part, id_, first[id_], second[twin])
    taken = {*first, *pairs.values()}
    yield from (Difference(part, id_, None, None, _name(second[id_])) for id_ in second if id_ not in taken)


def _fields(part: Part, id_: str, first: Any, second: Any) -> Iterator[Difference]:
    one, other = (msgspec.to_builtins(record) for record in (first, second))
    for field, value in one.items():
        if field not in NOT_CONTENT.get(part, ()) and value != other[field]:
            yield Difference(part, id_, field, value, other[field])


def _name(record: Any) -> str:
    """A record in a few words."""
    if hasattr(record, "name"):
        return str(record.name)
    if hasattr(record, "event"):
        return f"{record.event} {record.mode or ''}".strip()
    return "yes"


def count(differences: Sequence[Difference]) -> dict[tuple[str, str], list[Difference]]:
    """Differences by part and field (or `only in the first`, `only in the second`)."""
    kinds: defaultdict[tuple[str, str], list[Difference]] = defaultdict(list)
    for one in differences:
        where = "only in the second" if one.first is None else "only in the first"
        kinds[one.part, one.field or where].append(one)
    return dict(kinds)
