"""In-report coreference on GUM (kept genres): `python -m benchmarks.quality.coreference [--data DIR] [--split test]`.

Links of pronouns of the third person and of names, against the entities of GUM. A pronoun counts in gold when its entity has another
mention with a noun or name for head; a name when its entity has an earlier mention with a name for head. A link is right when what it
points to is headed by the head of a mention of the same entity. Precision is of the links made, recall of those in gold. The chain reads
raw text; its words are brought together with GUM's by their characters.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path

from benchmarks.quality.floors import Figure
from demarche.entities.coreference import Link, Place, link_report
from demarche.entities.coreference_phrases import THIRD_PERSON
from demarche.evaluation.figures import Counts
from demarche.language import SyntaxModel
from demarche.records import Report, Sentence, report_id

DATA = Path(__file__).parents[3] / "shared" / "data" / "ud_english_gum"
GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres whose texts are free for any use."""
_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")


@dataclass(slots=True)
class Document:
    """A text of GUM with the entities whose mentions its words head, by the characters of the word."""

    id: str
    text: str = ""
    heads: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    """Start and end of a head word -> its entities."""
    pronouns: dict[tuple[int, int], str] = field(default_factory=dict)
    names: dict[tuple[int, int], str] = field(default_factory=dict)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    """Start and end of a head word -> what GUM takes its mention for (person, place, time and so on)."""
    nouns: set[tuple[int, int]] = field(default_factory=set)
    """Head words that are nouns or names."""

    @property
    def genre(self) -> str:
        """News, interview and so on."""
        return self.id.split("_")[1]


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a file, kept genres only."""
    document, rows, blank = Document(""), list[list[str]](), ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if document.text and document.genre in GENRES:
                    yield document
                document, blank = Document(line.split("=")[1].strip()), ""
            elif line.startswith("# newpar ") or line.strip() == "# newpar":
                blank = "\n\n" if document.text else ""
            elif line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.strip():
                _add_sentence(document, rows, blank)
                rows, blank = [], " "
    if document.text and document.genre in GENRES:
        yield document


def _add_sentence(document: Document, rows: list[list[str]], blank: str) -> None:
    """Append a sentence to a document, in place."""
    document.text += blank
    spans: list[tuple[int, int]] = []
    after = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            start = len(document.text)
            document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            inner = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            for word in inner:
                spans.append((start, start + len(word)))
                start += len(word)
            after = last
        elif row[0].isdigit() and int(row[0]) > after:
            spans.append((len(document.text), len(document.text) + len(row[1])))
            document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    document.text = document.text.rstrip(" ")
    words = [row for row in rows if row[0].isdigit()]
    for first, last, entity, kind in _mentions([row[9] for row in words]):
        head = next((i for i in range(first, last + 1) if not first + 1 <= int(words[i][6]) <= last + 1), first)
        document.heads.setdefault(spans[head], set()).add(entity)
        document.kinds[spans[head]] = kind
        if words[head][3] in ("NOUN", "PROPN"):
            document.nouns.add(spans[head])
        if first == last and words[head][1].lower() in THIRD_PERSON and words[head][3] == "PRON":
            document.pronouns[spans[head]] = entity
        if words[head][3] == "PROPN":
            document.names[spans[head]] = entity


def _mentions(misc: list[str]) -> list[tuple[int, int, str, str]]:
    """(first, last, entity, kind) of every mention that opens and closes in the sentence."""
    found: list[tuple[int, int, str, str]] = []
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, cell in enumerate(misc):
        entities = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
        for match in _ENTITY.finditer(entities.group(1)) if entities else ():
            if match.group(1) and match.group(3):
                found.append((index, index, match.group(1), match.group(2)))
            elif match.group(1):
                opened[match.group(1)].append((index, match.group(2)))
            elif opened[match.group(4)]:
                first, kind = opened[match.group(4)].pop()
                found.append((first, index, match.group(4), kind))
    return found


def make_report(document: Document) -> Report:
    """The document as a report."""
    return Report(report_id(document.text, given=document.id), document.text, given=document.id, language="en")


def measure(documents: list[Document], model: SyntaxModel) -> dict[str, Counts]:
    """Links of pronouns and of names: right, made and in gold."""
    reports = [make_report(document) for document in documents]
    totals = {"pronouns": Counts(), "names": Counts()}
    for document, report, sentences in zip(documents, reports, model.analyse(reports), strict=True):
        links = link_report(report, sentences)
        for kind, counts in score(document, sentences, links).items():
            totals[kind] = Counts(*(a + b for a, b in zip(astuple(totals[kind]), astuple(counts), strict=True)))
    return totals


def score(document: Document, sentences: tuple[Sentence, ...], links: dict[Place, Link]) -> dict[str, Counts]:
    """The counts of one document."""
    spans = {(s, w): (word.span.start, word.span.end) for s, sentence in enumerate(sentences) for w, word in enumerate(sentence.words)}
    linked = {spans[place]: spans[link.to] for place, link in links.items() if link.to}
    gold_pronouns, gold_names = _gold_pronouns(document), _gold_names(document)
    said_pronouns = {place: to for place, to in linked.items() if place in document.pronouns or _is_pronoun(document, place)}
    said_names = {place: to for place, to in linked.items() if place not in said_pronouns}
    return {
        "pronouns": _count(document, said_pronouns, gold_pronouns),
        "names": _count(document, {k: v for k, v in said_names.items() if k in document.names or k not in document.heads}, gold_names),
    }


def _is_pronoun(document: Document, place: tuple[int, int]) -> bool:
    return document.text[place[0] : place[1]].lower() in THIRD_PERSON


def _gold_pronouns(document: Document) -> dict[tuple[int, int], str]:
    nominal = {entity for place in document.nouns for entity in document.heads[place]}
    return {place: entity for place, entity in document.pronouns.items() if entity in nominal}


def _gold_names(document: Document) -> dict[tuple[int, int], str]:
    seen: set[str] = set()
    again = {}
    for place in sorted(document.names):
        if document.names[place] in seen:
            again[place] = document.names[place]
        seen.add(document.names[place])
    return again


def _count(document: Document, said: dict[tuple[int, int], tuple[int, int]], gold: dict[tuple[int, int], str]) -> Counts:
    right = sum(entity in document.heads.get(said[place], ()) for place, entity in gold.items() if place in said)
    return Counts(right, len(said), len(gold))


def measure_links(folder: Path = DATA, split: str = "test") -> list[Figure]:
    """The figures of one split, over all kept genres and in news."""
    path = folder / f"en_gum-ud-{split}.conllu.gz"
    documents, model = list(read_documents(path)), SyntaxModel()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return [
        Figure("gum", f"{kind} f1{where}", round(counts.f1, 4), digest)
        for where, chosen in (("", documents), (" in news", [d for d in documents if d.genre == "news"]))
        for kind, counts in measure(chosen, model).items()
    ]


def main() -> None:
    """Print the links of a split, over all genres and in news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test")
    arguments = parser.parse_args()
    documents = list(read_documents(arguments.data / f"en_gum-ud-{arguments.split}.conllu.gz"))
    model = SyntaxModel()
    for genre in ("all", *sorted({document.genre for document in documents})):
        found = measure([d for d in documents if genre in ("all", d.genre)], model)
        for kind, counts in found.items():
            print(f"{genre:10} {kind:9} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}  ({counts.asked} in gold)")


if __name__ == "__main__":
    main()
