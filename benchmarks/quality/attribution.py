"""According to whom: attributions in news and interviews of GUM: `python -m benchmarks.quality.attribution [--split dev]`.

GUM binds a unit that attributes ("the minister said") to the unit that is the core of what is told, and lists the words of the source.
The chain reads raw text; its words are brought together with GUM's by their characters. Each found attribution answers one of GUM:

- source: one of its sources is the head of GUM's source phrase (the first word whose head lies outside the phrase);
- content: its words told hold the head of the unit that GUM takes for the core of what is told, and not the head of GUM's source;
- both at once.

Content is asked for only where it stands in the sentence of its source: what is told over the border of a sentence is no matter of one
parse. What somebody did *not* say (attribution-negative) is neither asked for nor held against; who took a picture ("Image: NASA") is
left out. GUM attributes thoughts, wishes and
perceptions too ("hopes that", "saw that"), so the figures tell of them as of speech.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.quality.floors import Figure
from demarche.codebook import Cues, load
from demarche.evaluation.figures import Counts
from demarche.evaluation.matching import assign
from demarche.events.attribution import attributions
from demarche.language import SyntaxModel
from demarche.records import Report, Sentence, report_id

DATA = Path(__file__).parents[3] / "shared" / "data" / "ud_english_gum"
GENRES = ("news", "interview")
LEVELS = ("source", "content", "both")

_UNIT = re.compile(r"(?:^|\|)Discourse=([^|]*)")
_RELATION = re.compile(r"([A-Za-z_-]+):(\d+)(?:->(\d+))?[^;]*")
_CREDIT = re.compile(r"\b(?:image|photo|picture|video|audio) ?[:;] ?$", re.IGNORECASE)
_SOURCE = re.compile(r"sem-atsrc-([\d,-]+)")


class Attributed(Protocol):
    """What is measured: who says (head words), and the words told."""

    @property
    def sources(self) -> tuple[int, ...]: ...
    @property
    def content(self) -> Collection[int]: ...


Find = Callable[[Sentence, Cues], Sequence[Attributed]]

Place = tuple[int, int]
"""Start and end of a word in the text of its document."""


class Token(NamedTuple):
    """A word of GUM: where it stands, its head (among the document's words), its unit and sentence."""

    place: Place
    head: int
    unit: int
    sentence: int


class Gold(NamedTuple):
    """An attribution of GUM by the words that head its source and the core of what is told."""

    source: Place
    content: Place
    within: bool
    """Whether both stand in one sentence."""
    negative: bool


class Said(NamedTuple):
    """A found attribution by characters."""

    sources: frozenset[Place]
    content: frozenset[Place]


class Relation(NamedTuple):
    """A relation of attribution: the unit at the core of what is told, the words of the source."""

    told: int
    source: Sequence[int]
    negative: bool


@dataclass(slots=True)
class Document:
    """A text of GUM, its words, and its relations of attribution."""

    id: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    parts: dict[int, int] = field(default_factory=dict)
    """Unit -> the unit that it goes on with, past words in between."""

    @property
    def genre(self) -> str:
        """News, interview and so on."""
        return self.id.split("_")[1]


def read_documents(path: Path, genres: Collection[str] = GENRES) -> list[Document]:
    """The documents of these genres in a gzipped CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [document for document in parse(lines) if document.genre in genres]


def parse(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of lines of CoNLL-U (a line after the last sentence must be empty, as the form has it)."""
    document, rows, text, blank, sentence = Document(""), list[list[str]](), "", "", 0
    for line in lines:
        if line.startswith("# newdoc"):
            if document.tokens:
                yield document
            document, blank, sentence = Document(line.split("=", 1)[1].strip()), "", 0
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            blank = "\n\n" if document.text else ""
        elif line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif line[:1].isdigit() and (row := line.rstrip("\n").split("\t"))[0].isdigit():
            rows.append(row)
        elif not line.strip() and rows:
            document.text += blank
            _add_sentence(document, text, rows, sentence)
            rows, blank, sentence = [], " ", sentence + 1
    if document.tokens:
        yield document


def _add_sentence(document: Document, text: str, rows: Sequence[Sequence[str]], sentence: int) -> None:
    """Appends a sentence to a document, in place."""
    first, at = len(document.tokens), len(document.text)
    unit = document.tokens[-1].unit if document.tokens else 0
    document.text += text
    for row in rows:
        if opened := _UNIT.search(row[9]):
            relations = list(_RELATION.finditer(opened[1]))
            unit = int(relations[0][2])
            for relation in relations:
                if relation[1] == "same-unit_m" and relation[3]:
                    document.parts[unit] = int(relation[3])
                elif relation[1].startswith("attribution") and relation[3] and (source := _SOURCE.search(relation[0])):
                    negative = relation[1].endswith("negative")
                    document.relations.append(Relation(int(relation[3]), word_numbers(source[1]), negative))
        start = document.text.find(row[1], at)
        start, at = (start, start + len(row[1])) if start >= 0 else (at, at)
        head = first + int(row[6]) - 1 if row[6] != "0" else -1
        document.tokens.append(Token((start, at), head, unit, sentence))


def word_numbers(listed: str) -> list[int]:
    """Indices of words listed from 1: "3-5,8" is [2, 3, 4, 7]."""
    found: list[int] = []
    for part in listed.strip(",-").split(","):
        first, _, last = part.partition("-")
        found += range(int(first) - 1, int(last or first))
    return found


def gold_of(document: Document) -> list[Gold]:
    """The attributions of a document, without credits of pictures; those whose core GUM gives no words are left out."""
    units: dict[int, list[int]] = {}
    for i, token in enumerate(document.tokens):
        for unit in {token.unit, document.parts.get(token.unit, token.unit)}:
            units.setdefault(unit, []).append(i)
    found = []
    for relation in document.relations:
        told, source = units.get(relation.told, []), [i for i in relation.source if i < len(document.tokens)]
        if told and source and not _CREDIT.search(document.text[: document.tokens[source[0]].place[0]]):
            one, other = document.tokens[_head(document, source)], document.tokens[_head(document, told)]
            found.append(Gold(one.place, other.place, one.sentence == other.sentence, relation.negative))
    return found


def _head(document: Document, words: Sequence[int]) -> int:
    """The first word (no punctuation, if there is any other) whose head lies outside the words."""
    inside, text = set(words), document.text
    tops = [i for i in words if document.tokens[i].head not in inside]
    return next((i for i in tops if text[document.tokens[i].place[0]].isalnum()), tops[0] if tops else words[0])


def find_said(sentences: Iterable[Sentence], cues: Cues, find: Find) -> list[Said]:
    """What is found in a report, by characters; attributions without a source are left out."""
    found = []
    for sentence in sentences:
        places = [(word.span.start, word.span.end) for word in sentence.words]
        found += [
            Said(frozenset(places[i] for i in one.sources), frozenset(places[i] for i in one.content))
            for one in find(sentence, cues)
            if one.sources
        ]
    return found


def fits(level: str, gold: Gold, said: Said) -> bool:
    """Whether what is found answers an attribution of GUM, at one level."""
    source = gold.source in said.sources
    content = gold.content in said.content and gold.source not in said.content
    return {"source": source, "content": content, "both": source and content}[level]


def score(gold: Sequence[Gold], said: Sequence[Said]) -> dict[str, Counts]:
    """The counts of one document at each level. Answers to what is not asked for are not counted as said."""
    counts, by_source = {}, match(gold, said, "source")
    for level in LEVELS:
        asked = [one for one in gold if _is_asked(one, level)]
        hits = set(match(asked, said, level).values())
        idle = {j for i, j in by_source.items() if not _is_asked(gold[i], level)}
        told = {j for j, one in enumerate(said) if level == "source" or one.content}
        counts[level] = Counts(len(hits), len(hits | (told - idle)), len(asked))
    return counts


def match(gold: Sequence[Gold], said: Sequence[Said], level: str) -> dict[int, int]:
    """{index of gold: index of what answers it}; where there is a choice, positive gold and what is right in both go first."""
    return assign(gold, said, lambda one, other: fits(level, one, other), lambda one, other: (one.negative, not fits("both", one, other)))


def _is_asked(one: Gold, level: str) -> bool:
    return not one.negative and (one.within or level == "source")


def show_errors(document: Document, gold: Sequence[Gold], said: Sequence[Said]) -> Iterator[str]:
    """A line for every attribution missed, or found for nothing, with the text around."""
    best = match(gold, said, "source")
    for i, one in enumerate(gold):
        if i not in best and not one.negative:
            yield f"missed   {document.text[slice(*one.source)]!r}: {_around(document, one.source)}"
        elif i in best and one.within and not one.negative and not fits("content", one, said[best[i]]):
            yield f"content  {document.text[slice(*one.content)]!r}: {_around(document, one.source)}"
    for j, other in enumerate(said):
        if j not in best.values():
            place = min(other.sources)
            yield f"nothing  {document.text[slice(*place)]!r}: {_around(document, place)}"


def _around(document: Document, place: Place) -> str:
    return " ".join(document.text[max(0, place[0] - 150) : place[1] + 150].split())


def measure(documents: Sequence[Document], model: SyntaxModel, find: Find = attributions) -> dict[str, Counts]:
    """The counts over documents at each level."""
    totals = {level: Counts() for level in LEVELS}
    for document, said in _read(documents, model, find):
        for level, own in score(gold_of(document), said).items():
            total = totals[level]
            total.hit, total.said, total.asked = total.hit + own.hit, total.said + own.said, total.asked + own.asked
    return totals


def _read(documents: Sequence[Document], model: SyntaxModel, find: Find) -> Iterator[tuple[Document, list[Said]]]:
    """Each document with what is found in it."""
    cues = load().cues
    for document in documents:
        report = Report(report_id(document.text, given=document.id), document.text, given=document.id, language="en")
        yield document, find_said(model.analyse([report])[0], cues, find)


def measure_attributions(folder: Path = DATA, split: str = "test") -> list[Figure]:
    """The figures of one split."""
    path = folder / f"en_gum-ud-{split}.conllu.gz"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    found = measure(read_documents(path), SyntaxModel())
    shown = [("source precision", found["source"].precision), ("source recall", found["source"].recall)]
    shown += [(f"{level} f1", counts.f1) for level, counts in found.items()]
    return [Figure("gum", f"attribution {name}", round(value, 4), digest) for name, value in shown]


def main() -> None:
    """Prints the figures of a split; or the errors of a part that may be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--errors", action="store_true", help="show what is missed or found for nothing (train and dev)")
    arguments = parser.parse_args()
    if arguments.errors and arguments.split == "test":
        parser.error("the test part is measured, not read")
    documents, model = read_documents(arguments.data / f"en_gum-ud-{arguments.split}.conllu.gz"), SyntaxModel()
    if arguments.errors:
        for document, said in _read(documents, model, attributions):
            print("\n".join(f"{document.id} {line}" for line in show_errors(document, gold_of(document), said)))
        return
    for genre in ("all", *GENRES):
        for level, counts in measure([d for d in documents if genre in ("all", d.genre)], model).items():
            print(f"{genre:10} {level:8} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}  ({counts.asked} in gold)")


if __name__ == "__main__":
    main()
