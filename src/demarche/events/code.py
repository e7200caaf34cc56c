"""Sentences in, claims out: acts spotted, typed, with parties, status, background and speakers. Parties are named, not resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from demarche.codebook import Codebook
from demarche.encoding import model_folder
from demarche.events import parties, speakers, status
from demarche.events.hearing import Hearing, hear, party, speaker
from demarche.events.reading import CoderModel, Floats, Reading
from demarche.events.spot import Act, Sight, Spotter
from demarche.records import Claim, Finding, Report, Sentence, Span, claim_id
from demarche.version import __version__

SURE, POSSIBLE = 0.5, 0.2
"""Probability from which a context holds, and from which it holds where one of its words stands in the sentence (set by hand)."""

AIMED_BY_CONTENT = frozenset({"REJECT", "THREATEN"})
"""Types that are directed at whom their content is about, where nobody else is addressed: "refused to meet the envoy"."""

WANTING = frozenset({"REQUEST", "THREATEN"})
"""Types whose content has not happened."""

REFUSAL = "REJECT"
REFUSED: dict[str, str | None] = {
    "AGREE": None,
    "AID": "assist",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "SUPPORT": None,
}
"""What one "will not" do is a refusal of, as a mode of REJECT."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An act with its status and parties. `seen`: the type that head and lexicon saw, where the status made another of it."""

    act: Act
    verdict: status.Verdict
    found: parties.Parties
    seen: str

    @property
    def refused(self) -> bool:
        """Whether it is the refusal of what was seen."""
        return self.seen != self.act.event


@dataclass(frozen=True, slots=True)
class Trial:
    """What was seen of one word, and what it is coded as, if it is."""

    word: str
    sight: Sight
    settled: Settled | None


class EventCoder:
    """The coder that ships with the package (a `Coder`)."""

    def __init__(self, book: Codebook, *, model: CoderModel | None = None) -> None:
        self.book = book
        self._given = model

    @cached_property
    def model(self) -> CoderModel:
        """The coder model, loaded at first use."""
        return self._given or CoderModel()

    @cached_property
    def spotter(self) -> Spotter:
        """What finds the acts."""
        return Spotter(self.book, self.model)

    @property
    def name(self) -> str:
        """`name@version`: of the package, and of the codebook and models that it read; what is coded anew is known by it."""
        return self._name

    @cached_property
    def _name(self) -> str:
        digest = hashlib.sha256(msgspec.json.encode(self.book, order="deterministic"))
        for card in ("card.json", "coder_card.json"):
            digest.update((model_folder() / card).read_bytes())
        return f"demarche-coder@{__version__}+{digest.hexdigest()[:8]}"

    def code(self, reports: Sequence[Report], sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[Claim, ...]]:
        """The claims of each report. Only sentences with a predicate are shown to the coder model."""
        return [
            tuple(claim for sentence in own if sentence.predicates for claim in self._claims(report, sentence, hearing))
            for report, own in zip(reports, sentences, strict=True)
            for hearing in [hear(report, own, self.book.cues)]
        ]

    def try_sentence(self, sentence: Sentence) -> list[Trial]:
        """What is seen of each word of a sentence that could carry an act, and what is coded."""
        reading = self.model.read([word.text for word in sentence.words])
        coded = {settled.act.word: settled for settled in self._settle(sentence, reading)}
        return [Trial(sentence.words[s.word].text, s, coded.get(s.word)) for s in self.spotter.see(sentence, reading)]

    def _claims(self, report: Report, sentence: Sentence, hearing: Hearing) -> list[Claim]:
        reading = self.model.read([word.text for word in sentence.words])
        return [self._claim(report, sentence, reading, settled, hearing) for settled in self._settle(sentence, reading)]

    def _settle(self, sentence: Sentence, reading: Reading) -> list[Settled]:
        """The acts of a sentence with status and parties; nouns that only point back at an act are left out."""
        acts = self.spotter.spot(sentence, reading)
        wanting = {act.word for act in acts if act.event in WANTING}
        settled = [self._judge(sentence, reading, act, wanting) for act in acts]
        found = {one.act.word: one.found for one in settled}
        aimed = [
            replace(one, found=parties.take_over(sentence, one.act.word, found)) if one.act.event in AIMED_BY_CONTENT else one
            for one in settled
        ]
        return [one for one in aimed if not parties.is_bare(sentence, one.act.word, one.found)]

    def _judge(self, sentence: Sentence, reading: Reading, act: Act, wanting: Container[int]) -> Settled:
        chances = dict(zip(self.model.statuses, (float(c) for c in reading.statuses[act.word]), strict=True))
        verdict = status.judge(sentence, act.word, chances, self.book.cues)  # type: ignore[arg-type]
        if verdict.status == "asserted" and status.is_wanted(sentence, act.word, wanting):
            verdict = status.Verdict("hypothetical", verdict.score, sentence.words[act.word].head)
        found = parties.find(sentence, act.word, reading.point(act.word), event=act.event)
        refused = verdict.status == "negated" and act.event in REFUSED and REFUSAL in self.book.events
        if not (refused and status.refuses(sentence, act.word)):
            return Settled(act, verdict, found, act.event)
        mode = REFUSED[act.event] if REFUSED[act.event] in self.book.events[REFUSAL].modes else None
        return Settled(replace(act, event=REFUSAL, mode=mode), replace(verdict, status="asserted"), found, act.event)

    def _claim(self, report: Report, sentence: Sentence, reading: Reading, settled: Settled, hearing: Hearing) -> Claim:
        act, verdict, found = settled.act, settled.verdict, settled.found
        sources = speakers.find(hearing, sentence, act.word, found.speakers, self.book.cues)
        trigger = sentence.words[act.word].span
        older = float(reading.background[act.word])
        return Claim(
            id=claim_id(report.id, trigger, act.event, self.name),
            report=report.id,
            sentence=sentence.index,
            trigger=trigger,
            event=act.event,
            mode=act.mode,
            contexts=self._contexts(sentence, reading.contexts[act.word]),
            actors=tuple(party(report, sentence, word) for word in found.actors),
            recipients=tuple(party(report, sentence, word) for word in found.recipients),
            status=verdict.status,
            background=older >= 0.5,
            speakers=tuple(speaker(report, hearing, source) for source in sources),
            score=act.score,
            by=self.name,
            findings=(
                *self._type_findings(sentence, settled),
                Finding("status", verdict.status, _spans(sentence, verdict.cue), self.name, round(verdict.score, 4)),
                Finding("background", older >= 0.5, (trigger,), self.name, round(max(older, 1 - older), 4)),
            ),
        )

    def _type_findings(self, sentence: Sentence, settled: Settled) -> list[Finding]:
        """What the head saw, which entries fired, and what the status made of it."""
        act, trigger = settled.act, (sentence.words[settled.act.word].span,)
        findings = [Finding("event", settled.seen, trigger, f"{self.name}/head", round(act.head, 4))]
        findings += [Finding("event", proposal.event, trigger, f"codebook/{proposal.entry}", 1.0) for proposal in act.proposals]
        if settled.refused:
            cue = _spans(sentence, settled.verdict.cue) or trigger
            findings.append(Finding("event", act.event, cue, f"{self.name}/refusal", round(settled.verdict.score, 4)))
        return findings

    def _contexts(self, sentence: Sentence, chances: Floats) -> tuple[str, ...]:
        """What the act is about: what the head is sure of, and what it deems possible where a word of the context stands by."""
        lemmas = {word.lemma.lower() for word in sentence.words}
        known = dict(zip(self.model.contexts, map(float, chances), strict=True))

        def holds(name: str, words: Sequence[str]) -> bool:
            shown = bool(lemmas & set(words))
            return known[name] >= (POSSIBLE if shown else SURE) if name in known else shown

        return tuple(name for name, context in self.book.contexts.items() if holds(name, context.words))


def _spans(sentence: Sentence, word: int | None) -> tuple[Span, ...]:
    return () if word is None else (sentence.words[word].span,)
