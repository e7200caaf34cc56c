"""Did it happen? The status of predicates against two factuality sets: `python -m benchmarks.quality.factuality [--split dev]`.

Three classes, since both sets grade on scales of their own:

- MEANTIME (Wikinews, experts): -3 did not happen, 3 happened, all between (0, 0.75, 1.5: possible, probable, open) uncertain;
- UDS (English Web Treebank, crowd: "did it happen?", yes or no, and how sure): the normalised value from 0.5 on happened, up to -0.5 did
  not, between them (annotators disagree or doubt) uncertain.

Ours: asserted happened; negated, denied did not; alleged, planned, hypothetical, attempted uncertain. Of what is attempted UDS train and
dev say happened 65 times, did not 58, uncertain 51: no class has a majority, and the words leave it open ("is trying to").

Neither set asks quite that, so three agreements are shown:

- three ways: the classes above;
- happened or not: "did not" and "uncertain" as one;
- as graded: what is still to come as the set has it. To MEANTIME a firm plan is certain (3), to the crowd of UDS plans and suppositions
  have not happened; so it is on train and dev.

UDS is split in thirds where a verb is plainly negated ("did not call": train and dev), so its "did not" cannot be reached by a rule. In
MEANTIME nine of ten happened: its macro F1 tells more. Sentences are read as the words that the sets give, so that cutting plays no part.
Predicates are judged as the coder judges an act at that word, though most are of none of its types.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.quality.confusion import Confusion, table
from benchmarks.quality.floors import Figure
from demarche.codebook import load
from demarche.events import status
from demarche.events.code import WANTING
from demarche.events.reading import CoderModel
from demarche.events.spot import Spotter
from demarche.language import SyntaxModel
from demarche.records import STATUSES, Sentence, Span, Status, Word

DATA = Path(__file__).parents[3] / "shared" / "data"

HAPPENED, NOT, UNCERTAIN = "happened", "did not", "uncertain"
CLASSES = (HAPPENED, NOT, UNCERTAIN)

CLASS_OF: dict[Status, str] = {
    "asserted": HAPPENED,
    "negated": NOT,
    "denied": NOT,
    "alleged": UNCERTAIN,
    "planned": UNCERTAIN,
    "attempted": UNCERTAIN,
    "hypothetical": UNCERTAIN,
}

GRADED: dict[str, dict[Status, str]] = {"meantime": {"planned": HAPPENED}, "uds": {"planned": NOT, "hypothetical": NOT}}
"""Where a set has another class for a status."""

BOUND = 0.5
"""Where UDS values part: on the development part they lie round 1.1, -1.2 and, where the crowd is not of one mind, from -0.4 to 0.3."""

QUOTES = {"``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence as words, and the class of its annotated ones."""

    words: tuple[str, ...]
    gold: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated word with its class and the status that it is given."""

    text: Text
    word: int
    verdict: status.Verdict

    @property
    def gold(self) -> str:
        """Its class."""
        return self.text.gold[self.word]

    @property
    def said(self) -> str:
        """The class of its status."""
        return CLASS_OF[self.verdict.status]

    @property
    def line(self) -> str:
        """The word in its sentence, to be read."""
        words = [f"[{word}]" if i == self.word else word for i, word in enumerate(self.text.words)]
        return f"{self.gold} taken for {self.said} ({self.verdict.status} {self.verdict.score:.2f}): {' '.join(words)}"


def class_of_uds(value: float) -> str:
    """The class of a normalised UDS value."""
    return HAPPENED if value >= BOUND else NOT if value <= -BOUND else UNCERTAIN


def class_of_meantime(value: float) -> str:
    """The class of a MEANTIME value."""
    return {3.0: HAPPENED, -3.0: NOT}.get(value, UNCERTAIN)


def read_meantime(path: Path) -> Iterator[Text]:
    """The sentences of a file of JSON lines; a target of several words is judged by its first."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        words = tuple(QUOTES.get(word, word) for word in row["text"].split(" "))
        yield Text(words, {target["span1"][0]: class_of_meantime(target["label"]) for target in row["targets"]})


def read_uds(folder: Path, split: str) -> Iterator[Text]:
    """The annotated sentences of a split of UDS, their words from the treebank; predicates past the end of a sentence are left out."""
    sentences = dict(read_treebank(folder.parent / "ud_english_ewt" / f"en_ewt-ud-{split}.conllu.gz"))
    names = json.loads(gzip.decompress((folder / "ud_ids.json.gz").read_bytes()))
    with zipfile.ZipFile(_uds_file(folder)) as archive:
        data = json.loads(archive.read("factuality.json"))["data"]
    for key in sorted(data, key=lambda key: (len(key), key)):
        words = sentences.get(names[key]["sentence_id"]) if key.startswith(f"ewt-{split}-") else None
        if words:
            yield Text(words, uds_values(data[key], len(words)))


def uds_values(nodes: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]], size: int) -> dict[int, str]:
    """Word -> class of the annotated nodes of a sentence of so many words; the last figure of a node's name is its word, from 1."""
    values = {
        int(name.rsplit("-", 1)[1]) - 1: node["factuality"]["factual"]["value"] for name, node in nodes.items() if "factuality" in node
    }
    return {word: class_of_uds(value) for word, value in sorted(values.items()) if word < size}


def read_treebank(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name and words of every sentence of a CoNLL-U file."""
    name, words = "", list[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                name, words = line.split("=", 1)[1].strip(), []
            elif not line.strip():
                yield name, tuple(words)
            elif (cells := line.split("\t"))[0].isdigit():
                words.append(cells[1])


class Judge:
    """The models and the codebook's cues, as the coder uses them to judge whether an act happened."""

    def __init__(self) -> None:
        self._book, self._syntax, self._coder = load(), SyntaxModel(), CoderModel()
        self._spotter = Spotter(self._book, self._coder)

    def judge(self, texts: Iterable[Text]) -> Iterator[Judged]:
        """The annotated words with their status; words past the reach of the encoder are left out."""
        for text in texts:
            sentence = self.read(text.words)
            reading = self._coder.read(text.words)
            wanting = {act.word for act in self._spotter.spot(sentence, reading) if act.event in WANTING}
            for word in text.gold:
                if word >= min(len(sentence.words), len(reading.statuses)):
                    continue
                chances = dict(zip(self._coder.statuses, map(float, reading.statuses[word]), strict=True))
                verdict = status.judge(sentence, word, chances, self._book.cues)  # type: ignore[arg-type]
                if verdict.status == "asserted" and status.is_wanted(sentence, word, wanting):
                    verdict = status.Verdict("hypothetical", verdict.score, sentence.words[word].head)
                yield Judged(text, word, verdict)

    def read(self, words: tuple[str, ...]) -> Sentence:
        """A sentence of these words, a space between any two."""
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        spans = [Span(start, end - 1) for start, end in pairwise(starts)]
        found = self._syntax.analyse_words(words)
        parsed = map(Word, spans, words, found.lemmas, found.upos, found.heads, found.relations)
        return Sentence("", 0, Span(0, spans[-1].end), tuple(parsed), found.names, found.predicates)


def agreements(corpus: str, judged: Iterable[Judged]) -> dict[str, Confusion]:
    """Gold and ours: three ways, as happened or not, and as the set grades."""
    found = [(one.gold, one.said, GRADED[corpus].get(one.verdict.status, one.said)) for one in judged]
    return {
        "three ways": Confusion.of((gold, said) for gold, said, _ in found),
        "happened or not": Confusion.of((_merged(gold), _merged(said)) for gold, said, _ in found),
        "as graded": Confusion.of((gold, graded) for gold, _, graded in found),
    }


def _merged(name: str) -> str:
    return HAPPENED if name == HAPPENED else "not"


def measure(folder: Path = DATA, split: str = "test") -> list[Figure]:
    """The figures of a split of both sets."""
    judge = Judge()
    return [
        Figure(corpus, f"{name} {measured}", round(value, 4), digest)
        for corpus, texts, digest in corpora(folder, split)
        for name, found in agreements(corpus, judge.judge(texts)).items()
        for measured, value in (("accuracy", found.accuracy), ("macro f1", found.macro))
    ]


def corpora(folder: Path, split: str) -> Iterator[tuple[str, list[Text], str]]:
    """Name, sentences and hash of each set that lies in the folder of data."""
    meantime = folder / "meantime_factuality" / f"{split}.jsonl"
    if meantime.exists():
        yield "meantime", list(read_meantime(meantime)), _digest(meantime)
    if _uds_file(folder / "uds").exists():
        yield "uds", list(read_uds(folder / "uds", split)), _digest(_uds_file(folder / "uds"))


def _uds_file(folder: Path) -> Path:
    return folder / "normalized" / "factuality.zip"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Prints agreement beside "always happened", and what was taken for what; or the errors of a part that may be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--errors", action="store_true", help="show what is judged otherwise (train and dev)")
    arguments = parser.parse_args()
    if arguments.errors and arguments.split == "test":
        parser.error("the test part is measured, not read")
    judge = Judge()
    for corpus, texts, _ in corpora(arguments.data, arguments.split):
        judged = list(judge.judge(texts))
        if arguments.errors:
            print("\n".join(f"{corpus} {one.line}" for one in judged if one.gold != one.said))
            continue
        found = agreements(corpus, judged)
        for name, shown in found.items():
            always = shown.majority()
            print(f"{corpus:9} {name:16} accuracy {shown.accuracy:.3f} (always happened {always.accuracy:.3f})", end="")
            print(f"  macro F1 {shown.macro:.3f} (always happened {always.macro:.3f})  {shown.total()} predicates")
        print(f"\n{table(found['three ways'], CLASSES)}\n")
        print(table(Confusion.of((one.gold, one.verdict.status) for one in judged), CLASSES, STATUSES), "\n")


if __name__ == "__main__":
    main()
