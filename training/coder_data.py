"""The marked sentences as training examples of the coder: words, act labels, party heads, marked pairs."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from demarche import trees
from demarche.codebook import Codebook, Marked, MarkedAct, read_marked
from demarche.encoding import Subwords
from demarche.language.analyse import SyntaxModel
from demarche.language.segment import cut_words
from demarche.layout import shape_ids
from demarche.records import STATUSES, Sentence, Span, Word
from training.relation_types import relation_type

NONE = "NONE"


@dataclass(slots=True)
class CoderLabels:
    """The label sets in the order of the model's outputs."""

    events: list[str]
    modes: list[str]
    contexts: list[str]
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
    relation: str | None
    """The type of that pair in the scheme of relation benchmarks; None where the act says too little of it."""


@dataclass(slots=True)
class CoderExample:
    """A sentence with its acts."""

    words: list[str]
    acts: list[LabelledAct]
    corpus: str
    contexts: tuple[str, ...] | None = None
    pieces: list[list[int]] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A marked line: its file, the sentence, and the type of its first pair where a heading `# pair TYPE: …` gives it."""

    corpus: str
    marked: Marked
    relation: str | None


def read_folder(folder: Path) -> list[Line]:
    """Every marked line of the files in a folder."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        relation = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                heading = re.match(r"# pair ([A-Z]+)", line)
                relation = heading[1] if heading else None
            elif line.strip():
                found.append(Line(path.stem, read_marked(line, where=f"{path.name}:{number}"), relation))
    return found


def held_out(text: str) -> bool:
    """Whether a sentence belongs to the development part: one in ten, by its content."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 10 == 0


def label(lines: list[Line], model: SyntaxModel) -> list[CoderExample]:
    """Examples of the marked lines; the parse gives the heads of the marked parties."""
    return [_label(line, model) for line in lines]


def _label(line: Line, model: SyntaxModel) -> CoderExample:
    text = line.marked.text
    cut = cut_words(text, Span(0, len(text)))
    forms = [text[s.start : s.end] for s in cut]
    analysis = model.analyse_words(forms)
    words = tuple(
        Word(span, form, form, upos, head, relation)
        for span, form, upos, head, relation in zip(cut, forms, analysis.upos, analysis.heads, analysis.relations, strict=False)
    )
    sentence = Sentence("", 0, Span(0, len(text)), words)
    marked = [act for act in line.marked.acts if trees.words_in(sentence, act.trigger)]
    acts = [_act(act, sentence, line.relation if act is line.marked.acts[0] else None) for act in marked]
    return CoderExample(forms[: len(words)], acts, line.corpus, line.marked.contexts)


def _act(act: MarkedAct, sentence: Sentence, relation: str | None) -> LabelledAct:
    def heads(spans: list[Span]) -> list[int]:
        inside = [trees.words_in(sentence, span) for span in spans]
        return sorted({trees.head_of(sentence, words) for words in inside if words})

    pair = None
    ends = (act.actors[:1], act.recipients[:1] or act.actors[1:2])
    if ends[0] and ends[1]:
        first, second = (trees.words_in(sentence, spans[0]) for spans in ends)
        pair = (first, second) if first and second else None
    word = trees.words_in(sentence, act.trigger)[-1]
    return LabelledAct(
        word,
        act.event,
        act.mode,
        act.status,
        act.background,
        heads(act.actors),
        heads(act.recipients),
        heads(act.speakers),
        pair,
        relation or relation_type(act, [w.text.lower() for w in sentence.words], word),
    )


def take_labels(book: Codebook) -> CoderLabels:
    """The label sets: every type of the codebook, every `TYPE/mode`, every context."""
    modes = sorted(f"{name}/{mode}" for name, event in book.events.items() for mode in event.modes)
    return CoderLabels([NONE, *sorted(book.events)], [NONE, *modes], list(book.contexts))


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
