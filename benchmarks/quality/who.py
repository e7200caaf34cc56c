"""Who is who, measured on the mini reports of who.txt: `python -m benchmarks.quality.who [--kind KIND] [--misses]`.

Every marked phrase is handed to the resolver as a party of a meeting told by the verb of its sentence, so that what is measured is
the resolver alone, whatever the coder makes of the sentence. Misses are shown of the mini reports on odd lines only: those on even
lines are measured, not read.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.quality.floors import Figure
from demarche import entities, plugins
from demarche.protocols import LanguageModel
from demarche.records import UNKNOWN, Actor, Claim, Published, Report, Sentence, Span, claim_id, report_id
from demarche.settings import load

PATH = Path(__file__).parent / "who.txt"
NOBODY = "?"
_LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<kind>[a-z]+) \| (?P<text>.+)")
_MARK = re.compile(r"\[(?P<codes>[A-Z0-9?][A-Z0-9 ?/+]*): (?P<phrase>[^\]]+)\]")

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A marked phrase: where it stands, and the sets of codes of which any is right."""

    span: Span
    accepted: tuple[Codes, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A mini report with its phrases; `line` counts from 1."""

    line: int
    kind: str
    report: Report
    phrases: tuple[Phrase, ...]

    @property
    def unread(self) -> bool:
        """Whether it is kept for measuring alone."""
        return self.line % 2 == 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a phrase was taken for."""

    case: Case
    phrase: Phrase
    codes: Codes

    @property
    def unknown(self) -> bool:
        """Whether the phrase must stay unknown."""
        return self.phrase.accepted == (frozenset({NOBODY}),)

    @property
    def both(self) -> bool:
        """Whether country and sector are right."""
        return self.codes in self.phrase.accepted

    @property
    def country(self) -> bool:
        """Whether the countries are right."""
        return _countries(self.codes) in map(_countries, self.phrase.accepted)

    @property
    def sector(self) -> bool:
        """Whether the sectors are right."""
        return _sectors(self.codes) in map(_sectors, self.phrase.accepted)


def _countries(codes: Codes) -> Codes:
    """The countries of some codes; a code of a sector alone has none."""
    return frozenset(code.split()[0] for code in codes if " " in code and not code.startswith(f"{UNKNOWN} "))


def _sectors(codes: Codes) -> Codes:
    return frozenset(code.split()[-1] for code in codes)


def read_cases(path: Path = PATH) -> list[Case]:
    """The mini reports of a file; ValueError names the line that is not in form."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [_read_case(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def _read_case(number: int, line: str) -> Case:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"line {number}: not DAY KIND | TEXT: {line[:60]}")
    text, phrases, at = "", [], 0
    for mark in _MARK.finditer(match["text"]):
        text += match["text"][at : mark.start()]
        span = Span(len(text), len(text) + len(mark["phrase"]))
        phrases.append(Phrase(span, tuple(frozenset(one.split("+")) for one in mark["codes"].split("/"))))
        text, at = text + mark["phrase"], mark.end()
    text += match["text"][at:]
    if not phrases or "[" in text:
        raise ValueError(f"line {number}: a mark is not [CODE: phrase]: {line[:60]}")
    day = date.fromisoformat(match["day"])
    return Case(number, match["kind"], Report(report_id(text, day=day), text, published=Published(day, "given")), tuple(phrases))


def answer(cases: Sequence[Case], model: LanguageModel | None = None) -> list[Answer]:
    """Who each phrase is taken for, in order."""
    model = model or plugins.language_model(load())
    reports = [case.report for case in cases]
    sentences = model.analyse(reports)
    drafts = [tuple(_ask(case, phrase, own) for phrase in case.phrases) for case, own in zip(cases, sentences, strict=True)]
    resolved = [claims for claims, _ in entities.resolve(reports, sentences, drafts)]
    return [
        Answer(case, phrase, _codes(claim))
        for case, claims in zip(cases, resolved, strict=True)
        for phrase, claim in zip(case.phrases, claims, strict=True)
    ]


def _ask(case: Case, phrase: Phrase, sentences: Sequence[Sentence]) -> Claim:
    """A claim that the phrase took part in a meeting, told by the word of its sentence that is the root."""
    sentence = next(one for one in sentences if one.span.touches(phrase.span))
    outside = [word for word in sentence.words if not word.span.touches(phrase.span)] or list(sentence.words)
    trigger = min(outside, key=lambda word: (word.upos != "VERB", word.head >= 0)).span
    party = Actor(case.report.quote(phrase.span), (phrase.span,))
    identity = claim_id(case.report.id, phrase.span, "CONSULT", "who")
    return Claim(identity, case.report.id, sentence.index, trigger, "CONSULT", actors=(party,), by="who")


def _codes(claim: Claim) -> Codes:
    return frozenset(NOBODY if actor.code == UNKNOWN else actor.code for actor in claim.actors)


def measure(path: Path = PATH, model: LanguageModel | None = None) -> list[Figure]:
    """Shares of phrases with country, sector and both right, those that must stay unknown apart, and those of each kind."""
    answers, digest = answer(read_cases(path), model), hashlib.sha256(path.read_bytes()).hexdigest()
    known = [one for one in answers if not one.unknown]
    found = {
        "country": _share(one.country for one in known),
        "sector": _share(one.sector for one in known),
        "both": _share(one.both for one in known),
    }
    unread = [one for one in known if one.case.unread]
    found |= {
        "unread country": _share(one.country for one in unread),
        "unread sector": _share(one.sector for one in unread),
        "unread both": _share(one.both for one in unread),
    }
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for one in known:
        by_kind[one.case.kind].append(one)
    found |= {f"{kind}: both": _share(one.both for one in own) for kind, own in sorted(by_kind.items())}
    unknown = [one for one in answers if one.unknown]
    wrong = {
        "unknown guessed": _share(not one.both for one in unknown),
        "unknown given a state": _share(not one.country for one in unknown),
    }
    return [
        *(Figure("who", name, value, digest) for name, value in found.items()),
        *(Figure("who", name, value, digest, False) for name, value in wrong.items()),
    ]


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return round(sum(found) / len(found), 4) if found else 0.0


def show_misses(answers: Iterable[Answer], kind: str | None) -> Iterator[str]:
    """A line for every phrase of the mini reports that may be read that was taken for another."""
    for one in answers:
        if not one.both and not one.case.unread and kind in (None, one.case.kind):
            asked = "/".join("+".join(sorted(codes)) for codes in one.phrase.accepted)
            quoted = one.case.report.quote(one.phrase.span)
            yield f"{one.case.line:4} {one.case.kind:12} {quoted:44} {asked:24} {'+'.join(sorted(one.codes))}"


def main() -> None:
    """Prints the figures, or the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show the phrases taken for somebody else")
    parser.add_argument("--kind", help="only misses of this kind")
    arguments = parser.parse_args()
    if arguments.misses or arguments.kind:
        print("\n".join(show_misses(answer(read_cases()), arguments.kind)))
        return
    for figure in measure():
        print(f"{figure.name:24} {figure.value:7.4f}")


if __name__ == "__main__":
    main()
