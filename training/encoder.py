"""A plain BERT encoder that loads the base model's safetensors; no transformers needed, for training or export."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from demarche.layout import MAX_SUBWORDS, SHAPE_COUNT

WIDTH, HEADS, LAYERS, INNER, VOCABULARY = 384, 12, 6, 1536, 30522


class Dropout(nn.Module):
    """Dropout that takes its mask from a random place in one long fixed row: drawing fresh bits costs a tenth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self._masks: dict[torch.dtype, Tensor] = {}

    def forward(self, states: Tensor) -> Tensor:
        """The states with a share of them zeroed and the rest scaled up, in training only."""
        if not self.training:
            return states
        if states.dtype not in self._masks:
            kept = (torch.rand(1 << 23) >= self.share).to(states.dtype)
            self._masks[states.dtype] = kept / (1.0 - self.share)
        masks = self._masks[states.dtype]
        start = int(torch.randint(len(masks) - states.numel(), ()))
        return states * masks[start : start + states.numel()].view(states.shape)


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (batch, subword, width) after attention under the additive mask `bias` (batch, 1, 1, subword)."""
        batch, length = states.shape[0], states.shape[1]
        # One head axis for all three: a single product, which int8 runs faster than three.
        query, key, value = (
            part.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in self.query_key_value(states).split(WIDTH, dim=-1)
        )
        # Written out: torch's fused attention has a slow backward pass on a processor, and ONNX wants it so anyway.
        scores = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(2, 3)) + bias.to(query.dtype)
        mixed = torch.matmul(torch.softmax(scores, dim=-1).to(value.dtype), value)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.attended_norm(states + self.dropout(self.attended(mixed)))
        return self.outer_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """MiniLM with word shapes: subwords in, the states of every layer out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad_(False)
        self.positions = nn.Embedding(MAX_SUBWORDS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPE_COUNT, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, subwords: Tensor, shapes: Tensor) -> list[Tensor]:
        """The input states and those after each layer, each (batch, subword, width); id 0 is padding."""
        places = torch.arange(subwords.shape[1], device=subwords.device)
        summed = self.words(subwords) + self.positions(places) + self.kind + self.shapes(shapes)
        states = [self.dropout(self.norm(summed))]
        bias = (subwords == 0).to(summed.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states


def load_base(encoder: Encoder, path: Path) -> None:
    """Fill an encoder with the base model's weights; the shapes stay as they are."""
    base = load_file(path)
    ours = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "kind": base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
        "shapes.weight": encoder.shapes.weight.detach(),
    }
    names = {
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for part in ("weight", "bias"):
            ours[f"{new}.query_key_value.{part}"] = torch.cat(
                [base[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            for name, theirs in names.items():
                ours[f"{new}.{name}.{part}"] = base[f"{old}.{theirs}.{part}"]
    encoder.load_state_dict({name: weight.clone() for name, weight in ours.items()})
