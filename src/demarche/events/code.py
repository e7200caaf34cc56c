"""Sentences in, claims out: acts spotted, typed, with parties, status, background and speakers. Parties are named, not resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from demarche import trees
from demarche.codebook import Codebook
from demarche.encoding import model_folder
from demarche.events import parties, speakers, status
from demarche.events.lexicon import Lexicon, Proposal
from demarche.events.reading import CoderModel, Reading
from demarche.records import Actor, Claim, Finding, Report, Sentence, Span, Speaker, claim_id
from demarche.version import __version__

THRESHOLD = 0.5
"""Score from which a word is coded as an act."""

SPOTTED = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})


@dataclass(frozen=True, slots=True)
class Act:
    """A word found to carry an act."""

    word: int
    event: str
    mode: str | None
    score: float
    head: float
    proposals: tuple[Proposal, ...]


class EventCoder:
    """The coder that ships with the package (a `Coder`)."""

    def __init__(self, book: Codebook, *, model: CoderModel | None = None) -> None:
        self.book = book
        self._given = model
        self._lexicon = Lexicon(book)

    @cached_property
    def model(self) -> CoderModel:
        """The coder model, loaded at first use."""
        return self._given or CoderModel()

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
            tuple(claim for sentence in own if sentence.predicates for claim in self._claims(report, sentence))
            for report, own in zip(reports, sentences, strict=True)
        ]

    def _claims(self, report: Report, sentence: Sentence) -> list[Claim]:
        reading = self.model.read([word.text for word in sentence.words])
        claims = []
        for act in self.spot(sentence, reading):
            found = parties.find(sentence, act.word, reading.point(act.word))
            if not parties.is_bare(sentence, act.word, found):
                claims.append(self._claim(report, sentence, reading, act, found))
        return claims

    def spot(self, sentence: Sentence, reading: Reading) -> list[Act]:
        """The words of a sentence that carry an act. The lexicon proposes, the head disposes."""
        acts = []
        for word in range(min(len(sentence.words), len(reading.events))):
            if sentence.words[word].upos not in SPOTTED:
                continue
            proposals = self._lexicon.propose(sentence, word)
            if reading.events[word, 0] > 0.97 and not proposals:
                continue
            act = self._weigh(word, reading, proposals)
            if act.score >= THRESHOLD:
                acts.append(act)
        return acts

    def _weigh(self, word: int, reading: Reading, proposals: list[Proposal]) -> Act:
        chances = np.clip(reading.events[word].astype(float), 1e-6, 1 - 1e-6)
        odds = np.log(chances / (1 - chances))
        for event in {proposal.event for proposal in proposals}:
            odds[self.model.events.index(event)] += max(proposal.odds for proposal in proposals if proposal.event == event)
        best = int(odds[1:].argmax()) + 1
        event = self.model.events[best]
        own = tuple(proposal for proposal in proposals if proposal.event == event)
        score = 1 / (1 + np.exp(-odds[best]))
        return Act(word, event, self._mode(event, reading.modes[word], own), round(float(score), 4), float(chances[best]), own)

    def _mode(self, event: str, chances: np.ndarray, proposals: tuple[Proposal, ...]) -> str | None:
        """The head's mode for the type if it is sure, else the lexicon's, else the head's best guess above "none"."""
        options = {name: float(chances[i]) for i, name in enumerate(self.model.modes) if name.startswith(f"{event}/")}
        if not options:
            return None
        best = max(options, key=lambda name: options[name])
        listed = next((proposal.mode for proposal in proposals if proposal.mode), None)
        if listed and options[best] < 0.6:
            return listed
        return best.split("/")[1] if options[best] > float(chances[0]) else listed

    def _claim(self, report: Report, sentence: Sentence, reading: Reading, act: Act, found: parties.Parties) -> Claim:
        chances = dict(zip(self.model.statuses, (float(c) for c in reading.statuses[act.word]), strict=True))
        verdict = status.judge(sentence, act.word, chances, self.book.cues)  # type: ignore[arg-type]
        sources = speakers.find(sentence, act.word, found.speakers, self.book.cues)
        trigger = sentence.words[act.word].span
        older = float(reading.background[act.word])
        return Claim(
            id=claim_id(report.id, trigger, act.event, self.name),
            report=report.id,
            sentence=sentence.index,
            trigger=trigger,
            event=act.event,
            mode=act.mode,
            contexts=self._contexts(sentence),
            actors=tuple(_actor(report, sentence, word) for word in found.actors),
            recipients=tuple(_actor(report, sentence, word) for word in found.recipients),
            status=verdict.status,
            background=older >= 0.5,
            speakers=tuple(_speaker(report, sentence, source) for source in sources),
            score=act.score,
            by=self.name,
            findings=(
                Finding("event", act.event, (trigger,), f"{self.name}/head", round(act.head, 4)),
                *(Finding("event", proposal.event, (trigger,), f"codebook/{proposal.entry}", 1.0) for proposal in act.proposals),
                Finding("status", verdict.status, _spans(sentence, verdict.cue), self.name, round(verdict.score, 4)),
                Finding("background", older >= 0.5, (trigger,), self.name, round(max(older, 1 - older), 4)),
            ),
        )

    def _contexts(self, sentence: Sentence) -> tuple[str, ...]:
        lemmas = {word.lemma.lower() for word in sentence.words}
        return tuple(name for name, context in self.book.contexts.items() if lemmas & set(context.words))


def _actor(report: Report, sentence: Sentence, word: int) -> Actor:
    span = trees.span_of(sentence, trees.phrase(sentence, word))
    return Actor(report.quote(span), (span,))


def _speaker(report: Report, sentence: Sentence, source: speakers.Source) -> Speaker:
    cue = sentence.words[source.cue].span
    return Speaker(_actor(report, sentence, source.word), report.quote(cue), cue)


def _spans(sentence: Sentence, word: int | None) -> tuple[Span, ...]:
    return () if word is None else (sentence.words[word].span,)
