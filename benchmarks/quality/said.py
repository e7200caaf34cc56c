"""Measure who says so, who denies and who is silent: `python -m benchmarks.quality.said [--unread] [--errors]`.

said.txt and said_unread.txt beside this module hold mini reports with the answers marked in line: acts, parties, the chain of
sources of each act (`S1a` outermost), quotations with teller and addressee, silences, and which act denies or alleges which.
Only the errors of said.txt are ever looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.quality.floors import Figure
from demarche.codebook.marked import unmark
from demarche.evaluation.figures import Counts
from demarche.pipeline import Pipeline
from demarche.records import Claim, Link, Published, Remark, Report, Span, Speaker, report_id

HERE = Path(__file__).parent
READ, UNREAD = HERE / "said.txt", HERE / "said_unread.txt"
PUBLISHED = date(2023, 4, 7)


@dataclass(slots=True)
class Act:
    """A marked act: its word, status, background, and the phrases of its sources by level, outermost first."""

    trigger: Span
    event: str
    status: str
    background: bool
    chain: list[list[Span]] = field(default_factory=list)


@dataclass(slots=True)
class Quoted:
    """A marked quotation: its pieces, who utters it, to whom."""

    spans: list[Span] = field(default_factory=list)
    tellers: list[Span] = field(default_factory=list)
    addressees: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """A mini report with its answers. Links and silences name acts by number."""

    number: int
    kind: str
    report: Report
    acts: dict[str, Act]
    quotes: list[Quoted]
    silent: dict[str, Span]
    links: set[tuple[str, str, str]]
    """(kind, act, act)."""
    about: set[tuple[str, str]]
    """(silent party, act)."""


@dataclass(slots=True)
class Score:
    """How the pieces were read. Shares are kept as lists of right and wrong."""

    acts: Counts = field(default_factory=Counts)
    quotes: Counts = field(default_factory=Counts)
    silences: Counts = field(default_factory=Counts)
    denials: Counts = field(default_factory=Counts)
    allegations: Counts = field(default_factory=Counts)
    shares: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def read_pieces(path: Path) -> Iterator[Piece]:
    """The pieces of a set."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            kind, rest = line.split(" | ", 1)
            marked, links = rest.rsplit(" || ", 1)
            yield _piece(number, kind, *unmark(marked, f"{path.name}:{number}"), links)


def _piece(number: int, kind: str, text: str, marks: Sequence[tuple[str, Span]], links: str) -> Piece:
    report = Report(report_id(text, day=PUBLISHED), text, published=Published(PUBLISHED, "given"), language="en")
    by_label = [(label, span) for labels, span in marks for label in labels.split(",")]
    acts = {label[1]: _act(label, span) for label, span in by_label if label[0] == "E"}
    quotes: defaultdict[str, Quoted] = defaultdict(Quoted)
    for label, span in by_label:
        if label[0] in "QTU":
            quote = quotes[label[1]]
            {"Q": quote.spans, "T": quote.tellers, "U": quote.addressees}[label[0]].append(span)
    for level in "abcd":
        for act, found in acts.items():
            issuers = [span for label, span in by_label if label == f"S{act}{level}"]
            found.chain += [issuers] if issuers else []
    told = [one.strip().split(" ") for one in links.split(";") if one.strip() != "-"]
    return Piece(
        number,
        kind,
        report,
        acts,
        [quote for quote in quotes.values() if quote.spans],
        {label[1]: span for label, span in by_label if label[0] == "N"},
        {(verb, one, other) for one, verb, other in told if verb != "on"},
        {(one[1], other) for one, verb, other in told if verb == "on"},
    )


def _act(label: str, span: Span) -> Act:
    match = re.fullmatch(r"E\d:([A-Z]+)/[a-z-]+/([a-z]+)(/bg)?", label)
    assert match, label
    return Act(span, match[1], match[2], bool(match[3]))


def score_pieces(path: Path, pipeline: Pipeline) -> Score:
    """How the pieces of a set are read, each coded as a report of its own."""
    pieces, score = list(read_pieces(path)), Score()
    coded = pipeline.code([piece.report for piece in pieces])
    for piece, claims in zip(pieces, coded.claims, strict=True):
        own = {claim.id for claim in claims}
        remarks = [remark for remark in coded.remarks if remark.report == piece.report.id]
        links = [link for link in coded.links if link.left in own]
        _score(piece, claims, remarks, links, score)
    return score


def _score(piece: Piece, claims: Sequence[Claim], remarks: Sequence[Remark], links: Sequence[Link], score: Score) -> None:
    found = {number: claim for number, act in piece.acts.items() if (claim := _answer(act, claims))}
    acts_of = defaultdict(set)
    for number, claim in found.items():
        acts_of[claim.id].add(number)
    score.acts.asked += len(piece.acts)
    score.acts.said += len(claims)
    score.acts.hit += len(found)
    for number, claim in found.items():
        _score_act(piece, number, claim, score)
    _score_links(piece, found, acts_of, links, score)
    _score_silences(piece, acts_of, [remark for remark in remarks if remark.kind == "silence"], score)
    _score_quotes(piece, [remark for remark in remarks if remark.kind == "quote"], score)


def _answer(act: Act, claims: Sequence[Claim]) -> Claim | None:
    touching = [claim for claim in claims if any(span.touches(act.trigger) for span in (claim.trigger, *claim.mentions))]
    return max(touching, key=lambda claim: (claim.event == act.event, claim.score), default=None)


def _score_act(piece: Piece, number: str, claim: Claim, score: Score) -> None:
    act = piece.acts[number]
    score.shares["status"].append(claim.status == act.status)
    score.shares["background"].append(claim.background == act.background)
    if act.status == "alleged" and act.event in ("ASSAULT", "COERCE", "MOBILIZE"):
        score.shares["alleged violence told as fact"].append(claim.status == "asserted")
    levels = _levels(claim.speakers)
    right = len(levels) == len(act.chain) and all(map(_names, levels, act.chain))
    nearest = bool(levels) == bool(act.chain) and (not levels or _names(levels[-1], act.chain[-1]))
    score.shares["chain"].append(right)
    score.shares["speaker"].append(nearest)
    score.shares[f"{piece.kind}: speaker"].append(nearest)
    if not right:
        shown = [[_quote(piece, span) for span in level] for level in act.chain]
        said = [[speaker.actor.name for speaker in level] for level in levels]
        score.errors.append(f"{piece.number} chain of {_quote(piece, act.trigger)}: {shown} read {said}: {piece.report.text}")
    if claim.status != act.status:
        score.errors.append(f"{piece.number} {_quote(piece, act.trigger)} is {act.status}, read {claim.status}: {piece.report.text}")
    if claim.background != act.background:
        score.errors.append(f"{piece.number} {_quote(piece, act.trigger)} background {act.background} wrong: {piece.report.text}")


def _levels(speakers: Iterable[Speaker]) -> list[list[Speaker]]:
    """Speakers by level: joint issuers share their cue."""
    levels: list[list[Speaker]] = []
    for speaker in speakers:
        if levels and speaker.cue_span is not None and levels[-1][0].cue_span == speaker.cue_span:
            levels[-1].append(speaker)
        else:
            levels.append([speaker])
    return levels


def _names(level: Sequence[Speaker], gold: Sequence[Span]) -> bool:
    """Whether a level names the phrases marked: each of ours touches one, and one of them at least is touched."""
    return all(any(span.touches(mark) for span in speaker.actor.spans for mark in gold) for speaker in level)


def _score_links(piece: Piece, found: dict[str, Claim], acts_of: dict[str, set[str]], links: Sequence[Link], score: Score) -> None:
    for kind, counts in (("denies", score.denials), ("alleges", score.allegations)):
        asked = {(one, other) for verb, one, other in piece.links if verb == kind}
        said = [(acts_of.get(link.left, set()), acts_of.get(link.right, set())) for link in links if link.kind == kind]
        hits = {(one, other) for one, other in asked if any(one in left and other in right for left, right in said)}
        counts.asked += len(asked)
        counts.said += len(said)
        counts.hit += len(hits)
        for one, other in sorted(asked - hits):
            seen = "both" if one in found and other in found else "not both"
            score.errors.append(f"{piece.number} {one} {kind} {other} missed ({seen} coded): {piece.report.text}")
            if seen == "both":
                score.shares[f"{kind}, both coded"].append(False)
        score.shares[f"{kind}, both coded"] += [True] * len(hits)
        if len(said) > len(hits):
            score.errors.append(f"{piece.number} {len(said) - len(hits)} {kind} too many: {piece.report.text}")


def _score_silences(piece: Piece, acts_of: dict[str, set[str]], silences: Sequence[Remark], score: Score) -> None:
    touched = {
        key: remark
        for key, mark in piece.silent.items()
        for remark in silences
        if any(span.touches(mark) for speaker in remark.speakers for span in speaker.actor.spans)
    }
    score.silences.asked += len(piece.silent)
    score.silences.said += sum(len(remark.speakers) for remark in silences)
    score.silences.hit += len(touched)
    for key, act in piece.about:
        if key in touched:
            score.shares["silence about"].append(any(act in acts_of.get(claim, ()) for claim in touched[key].about))
    for key in piece.silent.keys() - touched.keys():
        score.errors.append(f"{piece.number} silence of {_quote(piece, piece.silent[key])} missed: {piece.report.text}")
    if len(silences) > len(touched):
        score.errors.append(f"{piece.number} silences too many: {[r.speakers for r in silences]} {piece.report.text}")


def _score_quotes(piece: Piece, quotes: Sequence[Remark], score: Score) -> None:
    score.quotes.asked += len(piece.quotes)
    score.quotes.said += len(quotes)
    for gold in piece.quotes:
        same = next((q for q in quotes if len(q.spans) == len(gold.spans) and all(map(_same_words, q.spans, gold.spans))), None)
        if same is None:
            score.errors.append(f"{piece.number} quotation {_quote(piece, gold.spans[0])} missed: {piece.report.text}")
            continue
        score.quotes.hit += 1
        ours = [span for speaker in same.speakers for span in speaker.actor.spans]
        right = bool(ours) == bool(gold.tellers) and (not ours or any(a.touches(b) for a in ours for b in gold.tellers))
        score.shares["quotation's teller"].append(right)
        if not right:
            told = [_quote(piece, span) for span in gold.tellers]
            score.errors.append(f"{piece.number} teller {told} read {[s.actor.name for s in same.speakers]}: {piece.report.text}")
        if gold.addressees or same.addressees:
            ends = [span for actor in same.addressees for span in actor.spans]
            score.shares["quotation's addressee"].append(any(a.touches(b) for a in ends for b in gold.addressees))


def _same_words(one: Span, other: Span) -> bool:
    """Whether two pieces are the same but for a mark of punctuation at an end."""
    return abs(one.start - other.start) <= 1 and abs(one.end - other.end) <= 1


def _quote(piece: Piece, span: Span) -> str:
    return piece.report.quote(span)


def measure_said(pipeline: Pipeline) -> list[Figure]:
    """The figures of both halves."""
    return [figure for path, name in ((READ, "said"), (UNREAD, "said unread")) for figure in _figures(path, name, pipeline)]


def _figures(path: Path, corpus: str, pipeline: Pipeline) -> list[Figure]:
    score, digest = score_pieces(path, pipeline), hashlib.sha256(path.read_bytes()).hexdigest()
    lower = ("alleged violence told as fact",)
    values = {
        "acts recall": score.acts.recall,
        "denials f1": score.denials.f1,
        "allegations f1": score.allegations.f1,
        "silences f1": score.silences.f1,
        "quotations f1": score.quotes.f1,
        **{name: sum(found) / len(found) for name, found in score.shares.items() if found and ":" not in name},
    }
    return [Figure(corpus, name, round(value, 4), digest, name not in lower) for name, value in values.items()]


def main() -> None:
    """Prints the figures, and errors if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unread", action="store_true", help="the half whose errors are never looked at")
    parser.add_argument("--errors", action="store_true", help="show each error of the half that is read")
    arguments = parser.parse_args()
    score = score_pieces(UNREAD if arguments.unread else READ, Pipeline())
    if arguments.errors and not arguments.unread:
        print("\n".join(score.errors))
    for name, counts in (("acts", score.acts), ("denials", score.denials), ("allegations", score.allegations),
                         ("silences", score.silences), ("quotations", score.quotes)):  # fmt: skip
        print(f"{name:32} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f} ({counts.asked} asked)")
    for name, found in sorted(score.shares.items()):
        print(f"{name:32} {sum(found) / len(found):.3f} of {len(found)}")


if __name__ == "__main__":
    main()
