"""Which words carry an act, and of which type and mode: the lexicon proposes, the type head disposes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from demarche.codebook import Codebook
from demarche.events.lexicon import Lexicon, Proposal
from demarche.events.likeness import Likeness
from demarche.events.reading import CoderModel, Reading
from demarche.records import Sentence

UNLIKELY = 0.97
"""Probability of no act from which a word is passed over, unless lexicon or likeness speak for it: no such word has been coded on
the development part of the marked sentences."""

SPOTTED = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})

SURE_MODE = 0.6
"""Probability from which the head's mode stands against the lexicon's."""

SHOWN = 3
"""Types of the head that a trial shows."""


@dataclass(frozen=True, slots=True)
class Act:
    """A word found to carry an act."""

    word: int
    event: str
    mode: str | None
    odds: float
    """Log-odds of head and lexicon together."""
    score: float
    """The same as a calibrated probability."""
    head: float
    """The head's own probability."""
    proposals: tuple[Proposal, ...]
    """The entries that fired for the type."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of one word: the head's best types, and every entry that fired."""

    word: int
    head: dict[str, float]
    proposals: tuple[Proposal, ...]


class Spotter:
    """Finds acts with a codebook and a model."""

    def __init__(self, book: Codebook, model: CoderModel) -> None:
        self._book, self._model = book, model
        self._lexicon = Lexicon(book)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._book, self._model)

    def spot(self, sentence: Sentence, reading: Reading) -> list[Act]:
        """The words of a sentence that carry an act."""
        return [act for act in self.candidates(sentence, reading) if act.score >= self._model.threshold]

    def candidates(self, sentence: Sentence, reading: Reading) -> list[Act]:
        """Every word that could carry an act, however unlikely, with its best type."""
        found = []
        for word in range(min(len(sentence.words), len(reading.events))):
            if sentence.words[word].upos not in SPOTTED:
                continue
            proposals = self._lexicon.propose(sentence, word)
            own = self._likeness.odds(reading.vectors[word])
            if reading.events[word, 0] < UNLIKELY or proposals or max(own.values(), default=-1.0) >= 0:
                found.append(self._weigh(word, reading, own, proposals))
        return found

    def see(self, sentence: Sentence, reading: Reading) -> list[Sight]:
        """What is seen of every word that could carry an act."""
        sights = []
        for act in self.candidates(sentence, reading):
            chances = dict(zip(self._model.events, map(float, reading.events[act.word]), strict=True))
            chances |= {name: chance(odds) for name, odds in self._likeness.odds(reading.vectors[act.word]).items()}
            best = sorted(chances, key=lambda name: -chances[name])[:SHOWN]
            proposals = tuple(self._lexicon.propose(sentence, act.word))
            sights.append(Sight(act.word, {name: chances[name] for name in best}, proposals))
        return sights

    def _weigh(self, word: int, reading: Reading, own: dict[str, float], proposals: list[Proposal]) -> Act:
        """The best type of a word: the head's odds (for types it does not know, `own`), and what the lexicon adds."""
        chances = np.clip(reading.events[word].astype(float), 1e-6, 1 - 1e-6)
        head = dict(zip(self._model.events, np.log(chances / (1 - chances)), strict=True)) | own
        odds = {event: head[event] + max((p.odds for p in proposals if p.event == event), default=0.0) for event in self._book.events}
        event = max(odds, key=lambda name: odds[name])
        fired = tuple(proposal for proposal in proposals if proposal.event == event)
        mode = self._mode(event, reading.modes[word], fired)
        score = round(self._model.score(odds[event]), 4)
        return Act(word, event, mode, float(odds[event]), score, chance(head[event]), fired)

    def _mode(self, event: str, chances: np.ndarray, proposals: tuple[Proposal, ...]) -> str | None:
        """The head's mode for the type if it is sure, else the lexicon's, else the head's best guess above "none"."""
        ours = {f"{event}/{mode}" for mode in self._book.events[event].modes}
        options = {name: float(chances[i]) for i, name in enumerate(self._model.modes) if name in ours}
        listed = next((proposal.mode for proposal in proposals if proposal.mode), None)
        if not options:
            return listed
        best = max(options, key=lambda name: options[name])
        if listed and options[best] < SURE_MODE:
            return listed
        return best.split("/")[1] if options[best] > float(chances[0]) else listed


def chance(odds: float) -> float:
    """The probability of log-odds."""
    return float(1 / (1 + np.exp(-odds)))
