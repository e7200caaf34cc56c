"""What an evaluation gives: counts with precision, recall and F1, by level and by type, and who was taken for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

NOTHING = "-"
"""Row of the confusion table for claims that no gold asks for; column for gold that no claim answers."""


@dataclass(slots=True)
class Counts:
    """Hits, claims said, gold asked."""

    hit: int = 0
    said: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 0 where nothing was said."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what was asked that was said; 0 where nothing was asked."""
        return self.hit / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hit / (self.said + self.asked) if self.said + self.asked else 0.0

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, "hit": self.hit, "said": self.said, "asked": self.asked}


@dataclass(frozen=True, slots=True)
class Means:
    """Precision and recall that are means over claims (B-cubed)."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(slots=True)
class Figures:
    """One evaluation. `shares` are accuracies and rates by name (None: nothing to measure it on); `notes` are lists of names."""

    kind: str
    levels: dict[str, Counts | Means] = field(default_factory=dict)
    shares: dict[str, float | None] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, Counts] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count_types(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Takes in pairs of (gold type, said type), `NOTHING` where one side is missing."""
        for gold, said in pairs:
            self.confusion[gold, said] += 1
            for name in {gold, said} - {NOTHING}:
                counts = self.types.setdefault(name, Counts())
                counts.asked += gold == name
                counts.said += said == name
                counts.hit += gold == said == name

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "kind": self.kind,
            **{name: counts.form() for name, counts in self.levels.items()},
            **self.shares,
            **self.notes,
            "types": {name: counts.form() for name, counts in sorted(self.types.items())},
            "confusion": [{"gold": gold, "said": said, "count": count} for (gold, said), count in sorted(self.confusion.items())],
        }


def share(hits: Iterable[bool]) -> float | None:
    """The share of hits; None where there is nothing to count."""
    found = list(hits)
    return sum(found) / len(found) if found else None
