"""The coder model: one encoder, trained whole, that finds acts and their parties and types a marked pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import LAYERS, WIDTH, Encoder
from training.heads import mlp

PARTY = 96
"""Width of the vectors by which an act points at its parties."""

PARTIES = ("actor", "recipient", "speaker")
MARKS = ("none", "actor", "recipient")


@dataclass(frozen=True, slots=True)
class CoderSizes:
    """How many classes each head has."""

    events: int
    modes: int
    statuses: int
    contexts: int


class Acts(NamedTuple):
    """What the coder gives: scores for each word (slot 0 is the sentence), vectors for pointing, scores for the marked pair."""

    events: Tensor
    modes: Tensor
    statuses: Tensor
    background: Tensor
    seekers: Tensor
    parties: Tensor
    contexts: Tensor
    vectors: Tensor
    """What a word looks like to the type head: acts alike lie close, also of types that it was never trained on."""
    pair: Tensor
    pair_word: Tensor
    """Scores of the words as the one that carries the marked pair's act."""


class MarkedEncoder(Encoder):
    """The encoder with a learned mark on the subwords of a pair's two spans."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(dropout)
        self.marks = nn.Embedding(len(MARKS), WIDTH)
        nn.init.normal_(self.marks.weight, std=0.02)

    def mixed(self, subwords: Tensor, shapes: Tensor, marks: Tensor) -> list[Tensor]:
        """The states of the input and of every layer."""
        places = torch.arange(subwords.shape[1], device=subwords.device)
        marked = functional.embedding(marks, self.marks.weight) * (marks > 0).unsqueeze(-1)
        summed = self.words(subwords) + self.positions(places) + self.kind + self.shapes(shapes) + marked
        states = [self.dropout(self.norm(summed))]
        bias = (subwords == 0).to(summed.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states


class Coder(nn.Module):
    """The coder model."""

    def __init__(self, sizes: CoderSizes, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = MarkedEncoder()
        mix = torch.zeros(2, LAYERS + 1)
        mix[:, -2:] = 1.0
        self.mix = nn.Parameter(mix)
        self.act = mlp(WIDTH, dropout)
        self.events = nn.Linear(WIDTH, sizes.events)
        self.modes = nn.Linear(WIDTH, sizes.modes)
        self.real = mlp(WIDTH // 2, dropout)
        self.statuses = nn.Linear(WIDTH // 2, sizes.statuses)
        self.background = nn.Linear(WIDTH // 2, 1)
        self.seek = nn.Sequential(mlp(WIDTH, dropout), nn.Linear(WIDTH, PARTY * len(PARTIES)))
        self.offer = nn.Sequential(mlp(WIDTH, dropout), nn.Linear(WIDTH, PARTY * len(PARTIES)))
        self.contexts = nn.Linear(WIDTH, sizes.contexts)
        self.pair_seek = nn.Linear(3 * WIDTH, PARTY)
        self.pair_offer = nn.Linear(WIDTH, PARTY)
        self.pair_hidden = nn.Sequential(nn.Dropout(dropout), nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.pair = nn.Linear(WIDTH, sizes.events)

    def forward(self, subwords: Tensor, shapes: Tensor, marks: Tensor, first: Tensor, last: Tensor) -> Acts:
        """Scores from subwords, shapes and marks (batch, subword) and the words' first and last subwords (batch, word)."""
        states = self.encoder.mixed(subwords, shapes, marks)
        stacked = torch.stack(states, dim=2)
        rows = torch.arange(first.shape[0], device=first.device)[:, None]
        ends = (stacked[rows, first] + stacked[rows, last]) * 0.5
        weights = torch.softmax(self.mix, dim=-1)
        words = torch.matmul(weights[0], ends)
        act, real = self.act(words), self.real(torch.matmul(weights[1], ends))
        pair, pair_word = self._pair(states[-1], ends[:, :, -1], marks, last == 0)
        return Acts(
            events=self.events(act),
            modes=self.modes(act),
            statuses=self.statuses(real),
            background=self.background(real).squeeze(-1),
            seekers=self.seek(words) * PARTY**-0.5,
            parties=self.offer(words),
            contexts=self.contexts(act),
            vectors=act,
            pair=pair,
            pair_word=pair_word,
        )

    def _pair(self, states: Tensor, words: Tensor, marks: Tensor, padding: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the types of the marked pair, and of the words as what carries its act: the pair looks for it, then reads it."""
        ends = self._pooled(states, marks)
        scores = torch.einsum("bk,bwk->bw", self.pair_seek(ends), self.pair_offer(words)) * PARTY**-0.5
        scores = scores + padding.to(scores.dtype) * -1e4
        found = torch.einsum("bw,bwd->bd", torch.softmax(scores, dim=-1), words)
        return self.pair(self.pair_hidden(torch.cat([ends, found], dim=-1))), scores

    def _pooled(self, states: Tensor, marks: Tensor) -> Tensor:
        """Means over the actor's subwords, the recipient's, and the sentence vector."""
        parts = [states[:, 0]]
        for mark in (1, 2):
            inside = (marks == mark).to(states.dtype).unsqueeze(-1)
            parts.append((states * inside).sum(1) / inside.sum(1).clamp(min=1.0))
        return torch.cat(parts, dim=-1)


def pointers(acts: Acts, row: Tensor, word: Tensor) -> Tensor:
    """Scores (act, party kind, word) of every word as a party of the given acts; slot 0 stands for none named."""
    seeker = acts.seekers[row, word].reshape(len(row), len(PARTIES), PARTY)
    offers = acts.parties[row].reshape(len(row), -1, len(PARTIES), PARTY)
    return torch.einsum("akd,awkd->akw", seeker, offers)


__all__ = ["MARKS", "PARTIES", "PARTY", "Acts", "Coder", "CoderSizes", "pointers"]
