"""Every change of every sentence, and what it broke."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from benchmarks.metamorphic import changes
from demarche.codebook import Marked, MarkedAct
from demarche.entities.states import read_rows
from demarche.language import SyntaxModel
from demarche.pipeline import Pipeline
from demarche.records import UNREAL, Actor, Claim, Published, Report, report_id

SENTENCES = Path(__file__).parent / "sentences.txt"

DAY, LATER = date(2019, 5, 14), timedelta(days=14)

NOISE = 0.25
"""How far a score may move where a state is exchanged for another."""


_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|summer|winter|spring|autumn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One change of one sentence, and what it broke ("" for nothing)."""

    change: str
    text: str
    broke: str


def rates(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """For each change: how often it was made, and the share of violations."""
    kinds = dict.fromkeys(outcome.change for outcome in outcomes)
    own = {kind: [outcome for outcome in outcomes if outcome.change == kind] for kind in kinds}
    return {kind: {"made": len(of), "violations": round(sum(bool(o.broke) for o in of) / len(of), 4)} for kind, of in own.items()}


def run(sentences: Sequence[Marked], pipeline: Pipeline, *, seed: int = 1) -> Iterator[Outcome]:
    """Every change that can be made of every sentence."""
    chance, model = random.Random(seed), SyntaxModel()
    for marked in sentences:
        before = code(pipeline, marked.text)
        length = len(marked.text)
        if swapped := changes.swap(marked):
            yield Outcome("two states swapped", swapped[0], _differ(before, code(pipeline, swapped[0]), _codes(swapped[1])))
        if replaced := changes.replace(marked, chance):
            after = code(pipeline, replaced[0])
            yield Outcome("states replaced", replaced[0], _differ(before, after, None) or _moved(before, after))
        longer = changes.add_irrelevant(marked, chance)
        after = [claim for claim in code(pipeline, longer) if claim.trigger.start < length]
        yield Outcome("irrelevant sentence added", longer, _differ(before, after, {}))
        if turned := changes.passive(marked):
            yield Outcome("made passive", turned, _differ(before, code(pipeline, turned), {}))
        if negated := changes.negate(marked, model):
            text, act = negated
            if _of(act, before):
                yield Outcome("negated", text, _still_asserted(act, code(pipeline, text)))
        if any(_is_relative(claim) for claim in before):
            yield Outcome("published later", marked.text, _not_moved(before, code(pipeline, marked.text, DAY + LATER)))


def code(pipeline: Pipeline, text: str, day: date = DAY) -> list[Claim]:
    """The claims of a text, hypothetical and negated ones too."""
    report = Report(report_id(text, day=day), text, published=Published(day, "given"), language="en")
    return list(pipeline.code([report]).claims[0])


def _differ(before: Sequence[Claim], after: Sequence[Claim], codes: dict[str, str] | None) -> str:
    """How the claims differ in type, status or states; `codes` are exchanged first, None: states do not count."""
    old = sorted(_signature(claim, codes) for claim in before)
    new = sorted(_signature(claim, None if codes is None else {}) for claim in after)
    return "" if old == new else f"{old} became {new}"


def _signature(claim: Claim, codes: dict[str, str] | None) -> tuple[str, str, str, str]:
    sides = ("", "") if codes is None else (_countries(claim.actors, codes), _countries(claim.recipients, codes))
    return claim.event, claim.status, *sides


def _countries(parties: Sequence[Actor], codes: dict[str, str]) -> str:
    return " ".join(sorted(codes.get(party.country, party.country) for party in parties if party.country))


def _codes(new: dict[int, int]) -> dict[str, str]:
    """The exchange of states as one of their codes."""
    return {_code(old): _code(to) for old, to in new.items()}


@cache
def _code(row: int) -> str:
    name = changes.states()[row][0]
    return next(state["code"] for state in read_rows("states.csv") if name in state["forms"].split("|"))


def _moved(before: Sequence[Claim], after: Sequence[Claim]) -> str:
    pairs = zip(sorted(before, key=_order), sorted(after, key=_order), strict=True)
    return next((f"score {a.score} became {b.score}" for a, b in pairs if abs(a.score - b.score) > NOISE), "")


def _order(claim: Claim) -> tuple[str, int]:
    return claim.event, claim.trigger.start


def _of(act: MarkedAct, claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.event == act.event and claim.trigger.touches(act.trigger) and claim.status not in UNREAL]


def _still_asserted(act: MarkedAct, claims: Sequence[Claim]) -> str:
    near = [claim for claim in claims if claim.event == act.event and abs(claim.trigger.start - act.trigger.start) < 12]
    return next((f"{claim.event} {claim.status}" for claim in near if claim.status not in ("negated", "denied")), "")


def _is_relative(claim: Claim) -> bool:
    """Whether the day of a claim follows from that of publication, and not from a month that is named."""
    when = claim.when
    return bool(when and when.start and when.anchor == "published" and not _MONTH.search(when.expression or ""))


def _not_moved(before: Sequence[Claim], after: Sequence[Claim]) -> str:
    now = {claim.trigger: claim for claim in after}
    for claim in before:
        then = now.get(claim.trigger)
        if claim.when and claim.when.start and _is_relative(claim):
            start = then.when.start if then and then.when else None
            if start is None or not timedelta(days=-3) <= start - claim.when.start - LATER <= timedelta(days=3):
                return f"{claim.when.start} became {start}"
    return ""
