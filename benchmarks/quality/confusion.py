"""What was taken for what: accuracy, macro F1 and a table of pairs (gold, said)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from demarche.evaluation.figures import Counts


class Confusion(Counter[tuple[str, str]]):
    """How often each gold class was given each class."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Confusion:
        """The confusion of pairs (gold, said)."""
        return cls(pairs)

    @property
    def classes(self) -> list[str]:
        """The classes of the gold, the most frequent first."""
        asked = Counter[str]()
        for (gold, _), count in self.items():
            asked[gold] += count
        return [name for name, _ in asked.most_common()]

    @property
    def accuracy(self) -> float:
        """The share of pairs that agree; 0 where there are none."""
        return sum(count for (gold, said), count in self.items() if gold == said) / (self.total() or 1)

    @property
    def macro(self) -> float:
        """The mean F1 over the classes of the gold; 0 where there are none."""
        names = self.classes
        return sum(self.counts(name).f1 for name in names) / (len(names) or 1)

    def counts(self, name: str) -> Counts:
        """Hits of a class, how often it was said, how often asked."""
        said = sum(count for (_, other), count in self.items() if other == name)
        asked = sum(count for (gold, _), count in self.items() if gold == name)
        return Counts(self[name, name], said, asked)

    def majority(self) -> Confusion:
        """The same gold, the most frequent class said of all."""
        most = self.classes[0]
        always = Confusion()
        for (gold, _), count in self.items():
            always[gold, most] += count
        return always


def table(found: Confusion, rows: Sequence[str], columns: Sequence[str] | None = None) -> str:
    """Rows are gold, columns what was said (the same classes unless others are given; then there is recall and precision)."""
    lines = [["gold \\ said", *(columns or rows)]]
    lines += [[gold, *(str(found[gold, said] or ".") for said in columns or rows)] for gold in rows]
    if columns is None:
        counts = [found.counts(name) for name in rows]
        lines[0].append("recall")
        for line, own in zip(lines[1:], counts, strict=True):
            line.append(f"{own.recall:.3f}" if own.asked else "-")
        lines.append(["precision", *(f"{own.precision:.3f}" if own.said else "-" for own in counts), f"{found.accuracy:.3f}"])
    wide = max(len(cell) for line in lines for cell in line) + 2
    return "\n".join(f"{first:{wide}}" + "".join(f"{cell:>{wide}}" for cell in cells) for first, *cells in lines)
