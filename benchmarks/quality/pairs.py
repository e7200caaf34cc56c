"""Marked pairs (tab-separated, `marked_sentence` with <s> and <t>, `gold_root`): their type given both spans, and found end to end."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demarche.codebook import shipped
from demarche.evaluation.coding import make_report, real
from demarche.evaluation.figures import Counts
from demarche.evaluation.matching import RECIPROCAL
from demarche.events import CoderModel
from demarche.pipeline import Pipeline
from demarche.records import Actor, Claim, Span
from demarche.relations import relate_pair

FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The tables know one type for both."""

NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Pair:
    """A text with two marked spans and the type of what the first does to the second."""

    id: str
    text: str
    actor: Span
    recipient: Span
    event: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Macro F1 over types and over quad classes, accuracy, and the types as (gold, said)."""

    macro: float
    quads: float
    accuracy: float
    types: tuple[tuple[str, str], ...]


def read_pairs(table: Path) -> Iterator[Pair]:
    """The rows whose sentence has both marks."""
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            if "<s>" in row["marked_sentence"] and "<t>" in row["marked_sentence"]:
                text, actor, recipient = _unmark(row["marked_sentence"])
                yield Pair(f"R{number}", text, actor, recipient, row["gold_root"])


def _unmark(sentence: str) -> tuple[str, Span, Span]:
    text, at = "", dict[str, int]()
    for part in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"</?[st]>", part):
            at.setdefault(part, len(text))
        else:
            text += part
    return text, Span(at["<s>"], at["</s>"]), Span(at["<t>"], at["</t>"])


def score_relate(pairs: Sequence[Pair], model: CoderModel | None = None) -> Typed:
    """The type of each pair with both spans given."""
    model = model or CoderModel()
    return score((pair.event, relate_pair(model, pair.text, pair.actor, pair.recipient).event) for pair in pairs)


def score_relations(pairs: Sequence[Pair], pipeline: Pipeline) -> Typed:
    """The type of the surest claim between both spans, nothing given."""
    found = real(pipeline.code([make_report(pair.id, pair.text, date(2000, 1, 1)) for pair in pairs]))
    return score((pair.event, _between(pair, claims)) for pair, claims in zip(pairs, found, strict=True))


def _between(pair: Pair, claims: Sequence[Claim]) -> str:
    joined = [claim for claim in claims if _joins(claim, pair)]
    return max(joined, key=lambda claim: claim.score).event if joined else NONE


def _joins(claim: Claim, pair: Pair) -> bool:
    if _touch(claim.actors, pair.actor) and _touch(claim.recipients, pair.recipient):
        return True
    both = (*claim.actors, *claim.recipients)
    return claim.event in RECIPROCAL and _touch(both, pair.actor) and _touch(both, pair.recipient)


def _touch(parties: Sequence[Actor], span: Span) -> bool:
    return any(own.touches(span) for party in parties for own in party.spans)


def score(types: Iterable[tuple[str, str]]) -> Typed:
    """The figures of (gold type, said type)."""
    found = tuple((gold, FOLDED.get(said, said)) for gold, said in types)
    return Typed(_macro(found), _macro([(_quad(g), _quad(s)) for g, s in found]), sum(g == s for g, s in found) / len(found), found)


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    names = sorted({gold for gold, _ in pairs})
    counts = {
        name: Counts(sum(g == s == name for g, s in pairs), sum(s == name for _, s in pairs), sum(g == name for g, _ in pairs))
        for name in names
    }
    return sum(one.f1 for one in counts.values()) / len(counts)


def _quad(event: str) -> str:
    events = shipped().events
    return str(events["RETREAT" if event == "YIELD" else event].quad) if event != NONE else NONE
