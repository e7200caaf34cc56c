"""Figures on sentences marked in line: what is found on the marked words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche.codebook import Marked, MarkedAct, load, read_marked_lines
from demarche.errors import CodebookError, InputError
from demarche.evaluation.coding import make_report
from demarche.evaluation.figures import NOTHING, Counts, Figures, share
from demarche.evaluation.gold import read_text
from demarche.evaluation.matching import assign
from demarche.pipeline import Pipeline
from demarche.records import Actor, Claim, Span


@dataclass(frozen=True, slots=True)
class Answered:
    """A marked sentence, its claims, and which claim answers which act."""

    marked: Marked
    claims: tuple[Claim, ...]
    pairs: tuple[tuple[MarkedAct, Claim], ...]


def measure(path: Path, pipeline: Pipeline) -> Figures:
    """F1 of acts found on the marked word, of their types and parties; status, background, modes of those found; false alarms."""
    answered = answer(read_sentences(path), pipeline)
    right = [(act, claim) for one in answered for act, claim in one.pairs if act.event == claim.event]
    acts, claims = sum(len(one.marked.acts) for one in answered), sum(len(one.claims) for one in answered)
    figures = Figures("marked")
    figures.levels = {
        "spotted": Counts(sum(len(one.pairs) for one in answered), claims, acts),
        "type": Counts(len(right), claims, acts),
        "actors": _parties([(act.actors, claim.actors) for act, claim in right]),
        "recipients": _parties([(act.recipients, claim.recipients) for act, claim in right]),
    }
    figures.shares = {
        "mode": share(act.mode == claim.mode for act, claim in right),
        "status": share(act.status == claim.status for act, claim in right),
        "background": share(act.background == claim.background for act, claim in right),
        "false alarms": share(bool(one.claims) for one in answered if not one.marked.acts),
    }
    for one in answered:
        found, told = {id(act) for act, _ in one.pairs}, {claim.id for _, claim in one.pairs}
        figures.count_types((act.event, claim.event) for act, claim in one.pairs)
        figures.count_types((act.event, NOTHING) for act in one.marked.acts if id(act) not in found)
        figures.count_types((NOTHING, claim.event) for claim in one.claims if claim.id not in told)
    return figures


def read_sentences(path: Path) -> list[Marked]:
    """The marked sentences of a file, lines that begin with `#` passed over; InputError where marks, types or modes are broken."""
    known, found = load().events, []
    try:
        for where, marked in read_marked_lines(read_text(path), where=str(path)):
            for act in marked.acts:
                if act.event not in known or (act.mode and act.mode not in known[act.event].modes):
                    raise InputError(
                        f"The codebook has no {act.event}/{act.mode or '-'}.", where=where, remedy="See demarche codebook list."
                    )
            found.append(marked)
    except CodebookError as error:
        raise InputError(error.problem, where=error.where, remedy=error.remedy) from None
    if not found:
        raise InputError("There is no sentence in it.", where=str(path), remedy="Write one sentence a line.")
    return found


def answer(sentences: Sequence[Marked], pipeline: Pipeline) -> list[Answered]:
    """The sentences coded; an act is answered by one claim that touches its word, of the same type where there is one."""
    coded = pipeline.code([make_report(str(number), marked.text) for number, marked in enumerate(sentences)])
    return [_answer(marked, claims) for marked, claims in zip(sentences, coded.claims, strict=True)]


def _answer(marked: Marked, claims: tuple[Claim, ...]) -> Answered:
    def touches(act: MarkedAct, claim: Claim) -> bool:
        return any(act.trigger.touches(span) for span in (claim.trigger, *claim.mentions))

    best = assign(marked.acts, claims, touches, lambda act, claim: (act.event != claim.event,))
    return Answered(marked, claims, tuple((marked.acts[i], claims[j]) for i, j in best.items()))


def _parties(pairs: Sequence[tuple[Sequence[Span], Sequence[Actor]]]) -> Counts:
    """Parties as they stand in the sentence: a marked one is found where the span of a coded one touches it."""
    counts = Counts()
    for asked, said in pairs:
        best = assign(asked, said, lambda span, actor: any(span.touches(own) for own in actor.spans))
        counts.hit, counts.said, counts.asked = counts.hit + len(best), counts.said + len(said), counts.asked + len(asked)
    return counts
