"""Corrected sentences as marked lines (see `demarche.codebook.marked`): what people corrected, as a coder can learn it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.codebook import read_marked
from demarche.errors import CodebookError
from demarche.ledger import Ledger, is_person
from demarche.ledger.corrections import PARTIES, REAL
from demarche.records import Actor, Claim, Report, Span

SHOWN = frozenset({"status", "background", "event", "mode", REAL, *PARTIES})
"""Attributes that marks can show; days, places and counts have none."""

MOST = 9
"""Acts that one marked sentence can hold."""


@dataclass(frozen=True, slots=True)
class Label:
    """A corrected sentence as a marked line, or why it cannot be one. `claims`: those that people corrected, confirmed or rejected."""

    report: str
    claims: tuple[str, ...]
    by: tuple[str, ...]
    line: str | None = None
    left_out: str | None = None


class _Unmarkable(Exception):  # noqa: N818 (it is no error)
    """Why a sentence cannot be written with marks."""


def labels(ledger: Ledger) -> list[Label]:
    """The sentences of claims that people corrected, confirmed or rejected, in order of their reports; with all acts they hold."""
    edited = ledger.edited()
    reports = {report.id: report for report in ledger.reports()}
    sentences = ledger.sentences()
    touched: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in (*edited.claims, *edited.rejected):
        if _said(claim):
            touched[claim.report, claim.sentence].append(claim)
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in edited.claims:
        own[claim.report].append(claim)
    place = {id_: n for n, id_ in enumerate(reports)}
    return [
        _label(reports[report], sentences.get((report, number), claims[0].trigger), claims, own[report])
        for (report, number), claims in sorted(touched.items(), key=lambda item: (place[item[0][0]], item[0][1]))
    ]


def _said(claim: Claim) -> list[str]:
    """Who said something of a claim that marks can show."""
    return [finding.by for finding in claim.findings if is_person(finding.by) and finding.attribute in SHOWN]


def _label(report: Report, sentence: Span, corrected: Sequence[Claim], claims: Sequence[Claim]) -> Label:
    ids, by = tuple(claim.id for claim in corrected), tuple(dict.fromkeys(name for claim in corrected for name in _said(claim)))
    try:
        return Label(report.name, ids, by, line=_mark(report, sentence, claims))
    except _Unmarkable as reason:
        return Label(report.name, ids, by, left_out=str(reason))


def _mark(report: Report, sentence: Span, claims: Sequence[Claim]) -> str:
    """The sentence with the marks of every act in it."""
    acts = _acts(sentence, claims)
    if len(acts) > MOST:
        raise _Unmarkable(f"it has more than {MOST} acts")
    marks: defaultdict[Span, list[str]] = defaultdict(list)
    for number, (trigger, claim) in enumerate(acts, 1):
        marks[trigger].append(f"E{number}:{claim.event}/{claim.mode or '-'}/{claim.status}{'/bg' if claim.background else ''}")
        for letter, attribute, actors in _parties(claim):
            for span in _words(claim, attribute, actors, sentence):
                marks[span].append(f"{letter}{number}")
    return _checked(_write(report, sentence, marks), report.quote(sentence), len(acts))


def _acts(sentence: Span, claims: Iterable[Claim]) -> list[tuple[Span, Claim]]:
    """The words of a sentence that carry acts, further mentions too, in order of text; where two claims share a word, the surer one."""
    found: dict[Span, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (-bool(_said(claim)), -claim.score, claim.id)):
        for trigger in (claim.trigger, *claim.mentions):
            if _within(trigger, sentence):
                found.setdefault(trigger, claim)
    return sorted(found.items(), key=lambda item: item[0])


def _parties(claim: Claim) -> list[tuple[str, str, Sequence[Actor]]]:
    speakers = [speaker.actor for speaker in claim.speakers]
    return [("A", "actor", claim.actors), ("R", "recipient", claim.recipients), ("S", "speaker", speakers)]


def _words(claim: Claim, attribute: str, actors: Sequence[Actor], sentence: Span) -> list[Span]:
    """For each party the first words of the sentence that name it, where it is named there."""
    people = any(is_person(finding.by) and finding.attribute == attribute for finding in claim.findings)
    if people and any(not actor.spans for actor in actors):
        raise _Unmarkable(f"no words are known for the {attribute} that was corrected: give them as CODE=WORDS")
    inside = [next((span for span in actor.spans if _within(span, sentence)), None) for actor in actors]
    return list(dict.fromkeys(span for span in inside if span))


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _write(report: Report, sentence: Span, marks: dict[Span, list[str]]) -> str:
    """The sentence on one line, marks opened from the outermost inwards and closed in turn."""
    spans = sorted(marks, key=lambda span: (span.start, -span.end))
    text, at = "", sentence.start
    ends: list[int] = []
    for span in spans:
        while ends and ends[-1] <= span.start:
            text, at = text + report.text[at : ends[-1]] + "]", ends.pop()
        if ends and ends[-1] < span.end:
            raise _Unmarkable("two of its marks cross")
        text, at = f"{text}{report.text[at : span.start]}[{','.join(marks[span])} ", span.start
        ends.append(span.end)
    while ends:
        text, at = text + report.text[at : ends[-1]] + "]", ends.pop()
    return "".join(" " if c in "\n\r\t" else c for c in text + report.text[at : sentence.end]).strip()


def _checked(line: str, sentence: str, acts: int) -> str:
    """The line, if what it says can be read back."""
    try:
        marked = read_marked(line)
    except CodebookError:
        marked = None
    if marked is None or line.startswith("#") or marked.text.split() != sentence.split() or len(marked.acts) != acts:
        raise _Unmarkable("its brackets or bars would be taken for marks")
    return line
