"""Where acts happened, as against where they were announced: sentences of our own with the place of one act each (where.txt)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.floors import Figure
from demarche.entities.gazetteer import look_up
from demarche.pipeline import Pipeline
from demarche.records import Claim, Report, Span

WHERE = Path(__file__).parent / "where.txt"


@dataclass(frozen=True, slots=True)
class Act:
    """A line of where.txt: the word that carries an act, where it happened (None: the sentence does not say), and the sentence."""

    word: str
    place: str | None
    country: str | None
    precision: str
    text: str


def read_acts(path: Path = WHERE) -> Iterator[Act]:
    """The acts of a file of `word | place | country | precision | sentence`; `-` for none; `#` begins a comment line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|", 4)]
        if len(parts) != 5 or parts[0] not in parts[4]:
            raise ValueError(f"{path.name}:{number}: not 'word | place | country | precision | sentence' with the word in the sentence")
        word, place, country, precision, text = parts
        yield Act(word, None if place == "-" else place, None if country == "-" else country, precision, text)


def code_acts(acts: Sequence[Act], pipeline: Pipeline) -> list[Claim | None]:
    """The claim of the chain that each act's word carries, None where the coder sees no act."""
    reports = [Report(f"where-{number}", act.text, language="en") for number, act in enumerate(acts)]
    coded = pipeline.code(reports)
    return [next((c for c in own if _carries(c, act)), None) for own, act in zip(coded.claims, acts, strict=True)]


def _carries(claim: Claim, act: Act) -> bool:
    start = act.text.index(act.word)
    return any(span.touches(Span(start, start + len(act.word))) for span in (claim.trigger, *claim.mentions))


def is_right(act: Act, claim: Claim) -> bool:
    """Whether a claim is placed as the act asks: the same place, country and precision, or no place at all."""
    place = claim.place
    if act.place is None or place is None:
        return place is None and act.place is None
    same = place.name == act.place or any(spot.name == place.name for spot in look_up(act.place))
    return same and (place.country, place.precision) == (act.country, act.precision)


def measure_acts() -> list[Figure]:
    """How many acts of where.txt the chain sees, and for how many of these it has the right place."""
    acts = list(read_acts())
    coded = [(act, claim) for act, claim in zip(acts, code_acts(acts, Pipeline()), strict=True) if claim]
    right = sum(is_right(act, claim) for act, claim in coded)
    digest = hashlib.sha256(WHERE.read_bytes()).hexdigest()
    return [
        Figure("where", "acts seen", round(len(coded) / len(acts), 4), digest),
        Figure("where", "place right of acts seen", round(right / max(len(coded), 1), 4), digest),
    ]
