"""Measure segmentation of raw text: `python -m training.evaluate_segmentation [--data DIR] [--split test]`.

Texts are put together from the treebanks' own `# text` lines, a blank line where a paragraph begins; F1 of sentences and of words
by exact span, as the CoNLL 2018 evaluation counts them.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demarche.language.segment import cut_sentences, cut_words
from training.data import default_data

GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")

Pair = tuple[int, int]


@dataclass(slots=True)
class Document:
    """A text with its gold sentences and words as spans."""

    text: str = ""
    sentences: list[Pair] = field(default_factory=list)
    words: list[Pair] = field(default_factory=list)

    def add(self, lines: list[str], *, paragraph: bool) -> None:
        """Adds one sentence of CoNLL-U."""
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        self.text += ("\n\n" if paragraph else " ") if self.text else ""
        start = len(self.text)
        self.text += text
        self.sentences.append((start, len(self.text)))
        self.words += _word_spans(lines, self.text, start)


def _word_spans(lines: list[str], text: str, at: int) -> Iterator[Pair]:
    """The words in order; those of a multiword token are found inside it."""
    token_end, last = at, 0
    for row in (line.split("\t") for line in lines if line[:1].isdigit()):
        if "." in row[0]:
            continue
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            at = text.index(row[1], at)
            token_end = at + len(row[1])
            continue
        inside = int(row[0]) <= last
        found = text.find(row[1], at, token_end if inside else len(text))
        if found < 0:  # a word that its token does not spell, such as the `not` of `won't`
            continue
        yield found, found + len(row[1])
        at = found + len(row[1])


def read_documents(path: Path, genres: tuple[str, ...] | None = None) -> Iterator[Document]:
    """The documents of a treebank, of the given GUM genres only."""
    document, wanted = Document(), True
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.split("\n")
            name = next((line.split("=")[1].strip() for line in lines if line.startswith("# newdoc id")), None)
            if name is not None:
                if document.text:
                    yield document
                document, wanted = Document(), genres is None or name.split("_")[1] in genres
            if wanted and any(line[:1].isdigit() for line in lines):
                document.add(lines, paragraph=any(line.rstrip() == "# newpar" or line.startswith("# newpar id") for line in lines))
    if document.text:
        yield document


def f1(found: set[Pair], gold: set[Pair]) -> tuple[int, int, int]:
    """Hits, found, gold."""
    return len(found & gold), len(found), len(gold)


def measure(documents: Iterator[Document]) -> dict[str, float]:
    """F1 of sentences and words in per cent."""
    totals = {"sentences": [0, 0, 0], "words": [0, 0, 0]}
    for document in documents:
        spans = cut_sentences(document.text)
        words = {(word.start, word.end) for span in spans for word in cut_words(document.text, span)}
        for kind, counts in (
            ("sentences", f1({(span.start, span.end) for span in spans}, set(document.sentences))),
            ("words", f1(words, set(document.words))),
        ):
            totals[kind] = [total + count for total, count in zip(totals[kind], counts, strict=True)]
    return {kind: round(200 * hit / (found + gold), 2) for kind, (hit, found, gold) in totals.items()}


def main() -> None:
    """Print both treebanks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument("--split", default="test")
    arguments = parser.parse_args()
    ewt = arguments.data / "ud_english_ewt" / f"en_ewt-ud-{arguments.split}.conllu.gz"
    gum = arguments.data / "ud_english_gum" / f"en_gum-ud-{arguments.split}.conllu.gz"
    for name, documents in (
        ("EWT", read_documents(ewt)),
        ("GUM", read_documents(gum, GENRES)),
        ("GUM news", read_documents(gum, ("news",))),
    ):
        print(name, measure(documents))


if __name__ == "__main__":
    main()
