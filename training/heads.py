"""The heads of the syntax model, and the model: encoder, word vectors, tags, names, predicates, arcs, relations, roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.encoder import LAYERS, WIDTH, Dropout, Encoder
from training.records import CONVENTIONS, NAME_TAGS, PREDICATES, ROLES

PAIR = 128
"""Width of each of the four vectors a word brings to the second graph."""

ARC = 256
TASKS = ("tags", "parse", "names", "roles")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes the heads with a learned inventory have."""

    upos: int
    scripts: int
    relations: int


class Words(NamedTuple):
    """What the first graph gives for each word (slot 0 is the root)."""

    upos: Tensor
    lemma: Tensor
    names: Tensor
    predicates: Tensor
    arcs: Tensor
    pairs: Tensor


def mlp(inner: int, dropout: float) -> nn.Sequential:
    """A layer from the encoder's width to `inner`, with dropout on both sides."""
    return nn.Sequential(Dropout(dropout), nn.Linear(WIDTH, inner), nn.GELU(), Dropout(dropout))


class WordVectors(nn.Module):
    """One vector a word and task: a learned mix of the layers at the word's first and last subword."""

    def __init__(self) -> None:
        super().__init__()
        start = torch.zeros(len(TASKS), LAYERS + 1)
        start[:, -2:] = 1.0
        self.mix = nn.Parameter(start)

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> list[Tensor]:
        """(batch, word, width) for each task, from the layers' states (batch, subword, width)."""
        stacked = torch.stack(states, dim=2)
        rows = torch.arange(first.shape[0], device=first.device)[:, None]
        ends = (stacked[rows, first] + stacked[rows, last]) * 0.5
        weights = torch.softmax(self.mix, dim=-1)
        return [torch.matmul(weights[task], ends) for task in range(len(TASKS))]


class PairHead(nn.Module):
    """The second graph: relations of given (dependent, head) pairs and roles round given predicates."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.relation = nn.Parameter(torch.randn(PAIR + 1, relations * (PAIR + 1)) * 0.01)
        self.role = nn.Parameter(torch.randn(PAIR + 1, len(ROLES) * (PAIR + 1)) * 0.01)

    def forward(
        self, pairs: Tensor, arc_row: Tensor, dependent: Tensor, head: Tensor, role_row: Tensor, predicate: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Relation scores (arc, relation) and role scores (predicate, role, word)."""
        return self.relations(pairs, arc_row, dependent, head), self.roles(pairs, role_row, predicate)

    def relations(self, pairs: Tensor, row: Tensor, dependent: Tensor, head: Tensor) -> Tensor:
        """(arc, relation) from pair vectors (batch, word, 4 * PAIR) and three indices an arc."""
        left = with_one(pairs[row, dependent][:, :PAIR])
        right = with_one(pairs[row, head][:, PAIR : 2 * PAIR])
        made = torch.matmul(left, self.relation).reshape(left.shape[0], -1, PAIR + 1)
        return torch.matmul(made, right.unsqueeze(2)).squeeze(2)

    def roles(self, pairs: Tensor, row: Tensor, predicate: Tensor) -> Tensor:
        """(predicate, role, word) from pair vectors and two indices a predicate."""
        chosen = with_one(pairs[row, predicate][:, 2 * PAIR : 3 * PAIR])
        made = torch.matmul(chosen, self.role).reshape(chosen.shape[0], len(ROLES), PAIR + 1)
        return torch.matmul(made, with_one(pairs[row][:, :, 3 * PAIR :]).transpose(1, 2))


def with_one(vectors: Tensor) -> Tensor:
    """The vectors with a 1 appended, so that a bilinear form has its linear terms."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)


class Syntax(nn.Module):
    """The syntax model. `convention` chooses whose rules the names follow, one id a sentence."""

    def __init__(self, sizes: Sizes, dropout: float = 0.25) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.vectors = WordVectors()
        self.tagger = mlp(WIDTH, dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.lemma = nn.Linear(WIDTH, sizes.scripts)
        self.conventions = nn.Embedding(len(CONVENTIONS), WIDTH)
        nn.init.zeros_(self.conventions.weight)
        self.namer = mlp(WIDTH, dropout)
        self.names = nn.Linear(WIDTH, len(NAME_TAGS))
        self.spotter = mlp(WIDTH // 2, dropout)
        self.predicates = nn.Linear(WIDTH // 2, len(PREDICATES))
        # PropBank and QANom call different nouns events; this shift belongs to PropBank and is left out at run time.
        self.propbank_shift = nn.Parameter(torch.zeros(len(PREDICATES)))
        self.arc_dependent = mlp(ARC, dropout)
        self.arc_head = mlp(ARC, dropout)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.01)
        self.relation_vectors = mlp(2 * PAIR, dropout)
        self.role_vectors = mlp(2 * PAIR, dropout)
        self.pair_head = PairHead(sizes.relations)

    def forward(self, subwords: Tensor, shapes: Tensor, first: Tensor, last: Tensor, convention: Tensor) -> Words:
        """What the first graph gives: class scores a word, arc scores (batch, dependent, head), pair vectors."""
        tags, parse, names, roles = self.vectors(self.encoder(subwords, shapes), first, last)
        tagged = self.tagger(tags)
        dependents = with_one(self.arc_dependent(parse))
        return Words(
            upos=self.upos(tagged),
            lemma=self.lemma(tagged),
            names=self.names(self.namer(names + self.conventions(convention)[:, None, :])),
            predicates=self.predicates(self.spotter(roles)),
            arcs=torch.matmul(torch.matmul(dependents, self.arc), self.arc_head(parse).transpose(1, 2)),
            pairs=torch.cat([self.relation_vectors(parse), self.role_vectors(roles)], dim=-1),
        )
