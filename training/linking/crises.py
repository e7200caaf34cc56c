"""The invented crises of `crises.txt`, coded: claims as the coder finds them, each with the happening that it tells of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from demarche.pipeline import Coded, Pipeline
from demarche.records import UNREAL, Claim, Published, Report, Span, report_id

CRISES = Path(__file__).with_name("crises.txt")


@dataclass(slots=True)
class Crisis:
    """Labelled claims of one crisis, with what linking needs beside them."""

    name: str
    claims: list[Claim] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    sentences: dict[tuple[str, int], Span] = field(default_factory=dict)
    published: dict[str, date] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    """Claim id to happening."""


@dataclass(slots=True)
class _Told:
    """A report: its text, and the happenings that each part of it tells of."""

    report: Report
    parts: list[tuple[Span, tuple[str, ...]]]


def read_crises(pipeline: Pipeline) -> list[Crisis]:
    """The crises of the file, coded. Claims of a type that their sentence does not tell of by its labels are left out."""
    crises = []
    for block in re.split(r"^= ", CRISES.read_text("utf-8"), flags=re.M)[1:]:
        name, _, rest = block.partition("\n")
        types = {match[1]: match[2] for match in re.finditer(r"^@ (\w+) (\w+) ", rest, flags=re.M)}
        told = [_read(part) for part in re.split(r"^> ", rest, flags=re.M)[1:]]
        coded = pipeline.code([one.report for one in told])
        crises.append(_label(name, types, {one.report.id: one for one in told}, coded))
    return crises


def _read(block: str) -> _Told:
    head, _, rest = block.partition("\n")
    day, outlet = head.split(" | ")
    text, parts = "", []
    for line in rest.split("\n"):
        if match := re.fullmatch(r"\[([\w,]+)\] (.+)", line):
            text += "\n\n" if text else ""
            parts.append((Span(len(text), len(text) + len(match[2])), tuple(match[1].split(","))))
            text += match[2]
    published = date.fromisoformat(day)
    report = Report(report_id(text, outlet=outlet, day=published), text, outlet=outlet, published=Published(published, "given"))
    return _Told(report, parts)


def _label(name: str, types: dict[str, str], told: dict[str, _Told], coded: Coded) -> Crisis:
    crisis = Crisis(name)
    for report, sentences, claims in zip(coded.reports, coded.sentences, coded.claims, strict=True):
        crisis.texts[report.id] = report.text
        if report.published:
            crisis.published[report.id] = report.published.day
        crisis.sentences.update({(report.id, sentence.index): sentence.span for sentence in sentences})
        for claim, happening in _happenings(claims, told[report.id], types):
            crisis.claims.append(claim)
            crisis.truth[claim.id] = f"{name}/{happening}"
    return crisis


def _happenings(claims: Sequence[Claim], told: _Told, types: dict[str, str]) -> Iterator[tuple[Claim, str]]:
    """Claims with their happenings: within a sentence those of one type in order, if there are as many as labels."""
    for span, labels in told.parts:
        inside = sorted((c for c in claims if c.trigger.touches(span) and c.status not in UNREAL), key=lambda claim: claim.trigger)
        for type_ in dict.fromkeys(types[label] for label in labels):
            own = [claim for claim in inside if claim.event == type_]
            asked = [label for label in labels if types[label] == type_]
            if len(own) == len(asked):
                yield from zip(own, asked, strict=True)


def by_happening(crisis: Crisis) -> dict[str, list[str]]:
    """The claims of each happening."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim, happening in crisis.truth.items():
        found[happening].append(claim)
    return found
