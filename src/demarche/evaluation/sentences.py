"""Figures on single sentences with their acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from demarche.evaluation.coding import make_report, real
from demarche.evaluation.details import count_share
from demarche.evaluation.figures import NOTHING, Counts, Figures, share
from demarche.evaluation.gold import GoldEvent, GoldSentence, known_types, read_lines
from demarche.evaluation.matching import ACTOR, FULL, TYPE, answers, assign, shares_parties
from demarche.evaluation.parties import party_shares
from demarche.pipeline import Pipeline
from demarche.records import Claim

LEVELS = {"type": TYPE, "type+actor": ACTOR, "full": FULL}


def measure(path: Path, pipeline: Pipeline) -> Figures:
    """F1 at each level, status and background of what was matched in full, false alarms, figures by type, confusions."""
    gold = read_lines(path, GoldSentence)
    known_types((event for sentence in gold for event in sentence.events), str(path))
    coded = pipeline.code([make_report(str(number), sentence.text, sentence.report_date) for number, sentence in enumerate(gold)])
    answered = list(zip(gold, real(coded), strict=True))
    figures = Figures("sentences")
    for name, level in LEVELS.items():
        figures.levels[name] = _count(answered, level)
    matched = [pair for sentence, said in answered for pair in _matched(sentence, said)]
    alike = [pair for sentence, said in answered for pair in _typed_alike(sentence, said)]
    figures.shares = {
        "status": share(event.is_status(claim.status) for event, claim in matched),
        "background": share(event.background == claim.background for event, claim in matched),
        "false alarms": share(bool(_wrong(sentence, said, FULL)) for sentence, said in answered if sentence.no_event),
        **party_shares(alike),
        "counts": count_share(alike),
    }
    for sentence, said in answered:
        figures.count_types(_typed(sentence, said))
    return figures


def _count(answered: Sequence[tuple[GoldSentence, Sequence[Claim]]], level: int) -> Counts:
    counts = Counts()
    for sentence, said in answered:
        hits = len(_assign(sentence.required, said, level))
        counts.hit += hits
        counts.said += hits + len(_wrong(sentence, said, level))
        counts.asked += len(sentence.required)
    return counts


def _assign(required: Sequence[GoldEvent], said: Sequence[Claim], level: int) -> dict[int, int]:
    return assign(required, said, lambda e, c: answers(e, c, level), lambda e, c: (not e.is_status(c.status),))


def _matched(sentence: GoldSentence, said: Sequence[Claim]) -> list[tuple[GoldEvent, Claim]]:
    return [(sentence.required[i], said[j]) for i, j in _assign(sentence.required, said, FULL).items()]


def _typed_alike(sentence: GoldSentence, said: Sequence[Claim]) -> list[tuple[GoldEvent, Claim]]:
    """Gold and claims that agree in type, those first that agree in their parties too."""

    def cost(event: GoldEvent, claim: Claim) -> tuple[float, ...]:
        return (not answers(event, claim, FULL), not answers(event, claim, ACTOR))

    best = assign(sentence.required, said, lambda e, c: answers(e, c, TYPE), cost)
    return [(sentence.required[i], said[j]) for i, j in best.items()]


def _wrong(sentence: GoldSentence, said: Sequence[Claim], level: int) -> list[Claim]:
    """Claims that nothing asked for. A second claim for one of several actors, or of an optional act, is neither right nor wrong."""
    taken = set(_assign(sentence.required, said, level).values())
    shrugged = [event for event in sentence.events if event.optional or len(event.actor) > 1]
    return [claim for j, claim in enumerate(said) if j not in taken and not any(answers(event, claim, level) for event in shrugged)]


def _typed(sentence: GoldSentence, said: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """(gold type, said type): those that agree, then what is left by the states of its parties, then what has no counterpart."""
    best = _assign(sentence.required, said, TYPE)
    yield from ((sentence.required[i].type, sentence.required[i].type) for i in best)
    missed = [event for i, event in enumerate(sentence.required) if i not in best]
    spare = _wrong(sentence, said, TYPE)
    crossed = assign(missed, spare, shares_parties)
    yield from ((missed[i].type, spare[j].event) for i, j in crossed.items())
    yield from ((event.type, NOTHING) for i, event in enumerate(missed) if i not in crossed)
    yield from ((NOTHING, claim.event) for j, claim in enumerate(spare) if j not in crossed.values())
