"""The marked sentences as training examples of the coder: words, act labels, party heads, marked pairs."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path

from demarche import trees
from demarche.codebook import Marked, MarkedAct, read_marked
from demarche.encoding import Subwords
from demarche.language.analyse import SyntaxModel
from demarche.language.segment import cut_words
from demarche.layout import shape_ids
from demarche.records import STATUSES, Sentence, Span, Word

NONE = "NONE"


@dataclass(slots=True)
class CoderLabels:
    """The label sets in the order of the model's outputs."""

    events: list[str]
    modes: list[str]
    statuses: list[str] = field(default_factory=lambda: list(STATUSES))


@dataclass(slots=True)
class LabelledAct:
    """One act: the word that carries it and the head words of its parties (0-based)."""

    word: int
    event: str
    mode: str | None
    status: str
    background: bool
    actors: list[int]
    recipients: list[int]
    speakers: list[int]
    pair: tuple[list[int], list[int]] | None
    """All words of the first actor and of the first recipient, for the pair head."""


@dataclass(slots=True)
class CoderExample:
    """A sentence with its acts."""

    words: list[str]
    acts: list[LabelledAct]
    corpus: str
    pieces: list[list[int]] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)


def read_folder(folder: Path) -> list[tuple[str, str, Marked]]:
    """(corpus, line, marked sentence) of every marked line below a folder."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                found.append((path.stem, line, read_marked(line, where=f"{path.name}:{number}")))
    return found


def held_out(text: str) -> bool:
    """Whether a sentence belongs to the development part: one in ten, by its content."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 10 == 0


def label(marked: list[tuple[str, str, Marked]], model: SyntaxModel) -> list[CoderExample]:
    """Examples of the marked sentences; the parse gives the heads of the marked parties."""
    spans = [cut_words(m.text, Span(0, len(m.text))) for _, _, m in marked]
    words = [[m.text[s.start : s.end] for s in cut] for (_, _, m), cut in zip(marked, spans, strict=True)]
    examples = []
    for (corpus, _, m), cut, forms, analysis in zip(marked, spans, words, map(model.analyse_words, words), strict=True):
        parsed = tuple(
            Word(span, form, form, upos, head, relation)
            for span, form, upos, head, relation in zip(cut, forms, analysis.upos, analysis.heads, analysis.relations, strict=False)
        )
        sentence = Sentence("", 0, Span(0, len(m.text)), parsed)
        acts = [_act(act, sentence) for act in m.acts if trees.words_in(sentence, act.trigger)]
        examples.append(CoderExample(forms[: len(parsed)], acts, corpus))
    return examples


def _act(act: MarkedAct, sentence: Sentence) -> LabelledAct:
    def heads(spans: list[Span]) -> list[int]:
        inside = [trees.words_in(sentence, span) for span in spans]
        return sorted({trees.head_of(sentence, words) for words in inside if words})

    pair = None
    ends = (act.actors[:1], act.recipients[:1] or act.actors[1:2])
    if ends[0] and ends[1]:
        first, second = (trees.words_in(sentence, spans[0]) for spans in ends)
        pair = (first, second) if first and second else None
    return LabelledAct(
        trees.words_in(sentence, act.trigger)[-1],
        act.event,
        act.mode,
        act.status,
        act.background,
        heads(act.actors),
        heads(act.recipients),
        heads(act.speakers),
        pair,
    )


def take_labels(examples: list[CoderExample], events: list[str], modes: dict[str, list[str]]) -> CoderLabels:
    """The label sets: every type of the codebook, and every `TYPE/mode`."""
    return CoderLabels([NONE, *sorted(events)], [NONE, *sorted(f"{e}/{m}" for e in events for m in modes[e])])


class Swapper:
    """Replaces the states that a sentence names by others, so that no state is taken for a sign of an act."""

    def __init__(self, table: list[tuple[str, str, str]], seed: int) -> None:
        self._rows = table
        self._where = {form.lower(): (row, column) for row, forms in enumerate(table) for column, form in enumerate(forms)}
        self._chance = random.Random(seed)

    def __call__(self, words: list[str]) -> list[str]:
        """The words with each state exchanged for one other, the same throughout the sentence."""
        states = {self._where[w.lower()][0] for w in words if w.lower() in self._where and w[:1].isupper()}
        new = dict(zip(states, self._chance.sample(range(len(self._rows)), len(states)), strict=True))
        out = []
        for word in words:
            row, column = self._where.get(word.lower(), (None, 0))
            out.append(self._rows[new[row]][column] if row is not None and word[:1].isupper() else word)
        return out


def number(examples: list[CoderExample], subwords: Subwords) -> None:
    """Fills in the subwords and word shapes."""
    for example in examples:
        example.pieces = subwords.pieces(example.words)
        example.shapes = shape_ids(example.words)
