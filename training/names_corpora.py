"""Readers of the corpora that only have names: GMB, CrossNER politics, re3d, the Wikinews test, and the names that we marked."""

from __future__ import annotations

import csv
import gzip
import json
import re
from pathlib import Path

from demarche.language.answers import name_spans
from demarche.language.segment import cut_words
from demarche.records import Span
from training.names import TITLES, mark_nationalities, strip_titles
from training.names_cleaning import hide_slips, settle, to_convention
from training.records import Labelled

GMB_DEV, GMB_TEST = 43_000, 44_500
"""Sentence numbers where the set-aside blocks of GMB begin (before duplicates are removed)."""

_CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
_RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "NAT"}
_QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def plain(word: str) -> str:
    """A word without the escapes of the Penn treebank."""
    return _QUOTES.get(word, word)


def split_hyphens(words: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
    """Words and tags with hyphenated words cut as UD cuts them.

    A capitalised piece of a word that is no name ("U.S.-led") is left unknown: most of these are names.
    """
    out_words: list[str] = []
    out_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        pieces = [piece for piece in re.split(r"(-)", word) if piece]
        if len(pieces) < 3 or word.startswith("-") or not all(piece == "-" or piece[0].isalnum() for piece in pieces):
            pieces = [word]
        for place, piece in enumerate(pieces):
            out_words.append(piece)
            if tag == "O" and len(pieces) > 1 and piece[0].isupper():
                out_tags.append("?")
            else:
                out_tags.append(f"I{tag[1:]}" if place and tag not in ("O", "?") else tag)
    return out_words, out_tags


def nationalities_in_hyphens(words: list[str], tags: list[str], demonyms: set[str]) -> list[str]:
    """The tags with NAT on unknown demonyms beside a hyphen ("Israeli-Palestinian", "Greek-owned")."""
    out = list(tags)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag == "?" and word.lower() in demonyms and "-" in words[max(0, index - 1) : index + 2]:
            out[index] = "B-NAT"
    return out


def read_gmb(data: Path, demonyms: set[str]) -> dict[str, list[Labelled]]:
    """GMB in its blocks train, dev and test, without duplicates, in our convention.

    "test-settled" is the test block with its probable slips hidden too, by what the training block says.
    """
    splits: dict[str, list[Labelled]] = {"train": [], "dev": [], "test": []}
    seen: set[str] = set()
    for number, rows in enumerate(_gmb_rows(data / "gmb_ner" / "ner_dataset.csv.gz")):
        text = re.sub(r"\W+|\d+", "", " ".join(row[0] for row in rows).lower())
        if text in seen:
            continue
        seen.add(text)
        words, tags = split_hyphens([plain(row[0]) for row in rows], _gmb_tags(rows, demonyms))
        tags = to_convention(words, nationalities_in_hyphens(words, tags, demonyms))
        split = "test" if number >= GMB_TEST else "dev" if number >= GMB_DEV else "train"
        splits[split].append(Labelled(words=words, corpus="gmb", id=f"gmb-{number}", names=tags, convention="gmb"))
    settled = settle(splits["train"])
    splits["test-settled"] = hide_slips(splits["test"], settled)
    return splits | {"train": hide_slips(splits["train"], settled)}


def _gmb_rows(path: Path) -> list[list[tuple[str, str, str]]]:
    """(word, tag of speech, name tag) of every sentence."""
    sentences: list[list[tuple[str, str, str]]] = []
    with gzip.open(path, "rt", encoding="latin-1") as lines:
        for row in list(csv.reader(lines))[1:]:
            if row[0]:
                sentences.append([])
            if row[1].strip():
                sentences[-1].append((row[1], row[2], row[3]))
    return sentences


def _gmb_tags(rows: list[tuple[str, str, str]], demonyms: set[str]) -> list[str]:
    """GMB tags in our convention: gpe and geo that end in a demonym are NAT, else LOC; persons lose their titles."""
    kinds = {"geo": "LOC", "gpe": "LOC", "org": "ORG", "per": "PER"}
    words = [row[0] for row in rows]
    tags = ["O"] * len(rows)
    for start, end, raw in name_spans([row[2] for row in rows]):
        kind = kinds.get(raw)
        if kind is None:
            continue
        if kind == "LOC" and (words[end - 1].lower() in demonyms or (raw == "gpe" and rows[end - 1][1] == "JJ")):
            kind = "NAT"
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    tags = _without_titles(words, tags)
    return mark_nationalities(words, tags, [row[1] for row in rows], demonyms)


def _without_titles(words: list[str], tags: list[str]) -> list[str]:
    """The tags with the titles of persons taken off."""
    out = list(tags)
    for index, tag in enumerate(tags):
        if tag != "B-PER":
            continue
        end = index + 1
        while end < len(tags) and tags[end] == "I-PER":
            end += 1
        first = strip_titles(words, index, end)
        out[index:first] = ["O"] * (first - index)
        if first < end:
            out[first] = "B-PER"
    return out


def read_bio(path: Path) -> list[tuple[list[str], list[str]]]:
    """Words and tags of every sentence of a two-column file."""
    sentences: list[tuple[list[str], list[str]]] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2:
            words.append(plain(cells[0]))
            tags.append(cells[-1])
        elif words:
            sentences.append((words, tags))
            words, tags = [], []
    return sentences


def read_crossner(data: Path, split: str, demonyms: set[str]) -> list[Labelled]:
    """CrossNER politics in our convention."""
    sentences = []
    for words, raw in read_bio(data / "crossner_politics" / f"{split}.txt"):
        tags = [f"{tag[:2]}{_CROSSNER[tag[2:]]}" if tag[2:] in _CROSSNER else "O" for tag in raw]
        words, tags = split_hyphens(words, mark_nationalities(words, _without_titles(words, tags), None, demonyms))
        sentences.append(Labelled(words=words, corpus="crossner", names=tags, convention="crossner"))
    return sentences


def read_wikinews(data: Path, layer: str, demonyms: set[str], *, converted: bool) -> list[Labelled]:
    """One layer ("outer" or "inner") of the Wikinews test, as it comes or `converted` to our convention.

    Converted: no article, no title, nationalities (LOC there) unknown.
    """
    sentences = []
    for words, raw in read_bio(data / "wikinews_ner" / f"wikinews-{layer}-gold.conll"):
        tags = [tag if tag[2:] in ("PER", "ORG", "LOC") else "O" for tag in raw]
        if converted:
            tags = _without_titles(words, _without_articles(words, tags))
            tags = ["?" if tag == "B-LOC" and word.lower() in demonyms else tag for word, tag in zip(words, tags, strict=True)]
        words, tags = split_hyphens(words, tags)
        if not converted:
            tags = ["O" if tag == "?" else tag for tag in tags]
        sentences.append(Labelled(words=words, corpus="wikinews", names=tags))
    return sentences


def _without_articles(words: list[str], tags: list[str]) -> list[str]:
    """The tags with a leading article of names taken off."""
    out = list(tags)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag[0] == "B" and word.lower() in ("the", "a", "an"):
            out[index] = "O"
            if index + 1 < len(tags) and tags[index + 1] == f"I{tag[1:]}":
                out[index + 1] = tag
    return out


def read_re3d(data: Path) -> list[Labelled]:
    """The proper names of re3d, sentence by sentence; descriptions with capitals in them are left unknown."""
    sentences = []
    for folder in sorted(path for path in (data / "re3d").iterdir() if path.is_dir()):
        entities: dict[str, list[dict[str, object]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                entity = json.loads(line)
                entities.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                document = json.loads(line)
                sentences += _re3d_document(document["text"], entities.get(document["_id"], []))
    return sentences


_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,3}\.(?= [A-Z])|\w+(?:\.\w+)*|'s\b|’s\b|[^\w\s]")


def _re3d_document(text: str, entities: list[dict[str, object]]) -> list[Labelled]:
    """Sentences of one document, cut at line ends and at full stops before a capital."""
    tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]
    tags = ["O"] * len(tokens)
    for entity in sorted(entities, key=lambda entity: int(str(entity["begin"])) - int(str(entity["end"]))):
        inside = [i for i, token in enumerate(tokens) if int(str(entity["begin"])) <= token[0] < int(str(entity["end"]))]
        _mark_re3d(tokens, tags, inside, _RE3D.get(str(entity["type"]), ""))
    out: list[Labelled] = []
    begin = 0
    for index, (_, end, word) in enumerate(tokens):
        after = text[end : end + 2]
        last = index + 1 == len(tokens)
        if last or "\n" in after or (word in (".", "?", "!") and after[:1].isspace() and after[1:].isupper()):
            words = [token[2] for token in tokens[begin : index + 1]]
            if len(words) > 3:
                out.append(Labelled(words=words, corpus="re3d", names=tags[begin : index + 1], convention="re3d"))
            begin = index + 1
    return out


def _mark_re3d(tokens: list[tuple[int, int, str]], tags: list[str], inside: list[int], kind: str) -> None:
    """Mark one entity in place: as a name when all its content words have capitals, else its capitals as unknown."""
    words = [tokens[i][2] for i in inside]
    while words and (words[0].lower() in ("the", "a", "an") or (kind == "PER" and words[0].lower().rstrip(".") in TITLES)):
        inside, words = inside[1:], words[1:]
    small = ("of", "for", "and", "the", "in", "on", "de", "al", "-", "&", "'s", "’s", "(", ")", ",", ".")
    proper = bool(kind and words) and all(word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words)
    free = all(tags[i] in ("O", "?") for i in inside)
    if proper and free and any(word[0].isupper() for word in words):
        for place, i in enumerate(inside):
            tags[i] = f"{'I' if place else 'B'}-{kind}"
    elif kind and free:
        for i in inside:
            if tokens[i][2][0].isupper():
                tags[i] = "?"


EXAMPLES = Path(__file__).parent / "name_examples"
_MARK = re.compile(r"\[(PER|ORG|LOC|NAT) ([^\[\]]+)\]")


def read_marked_names(folder: Path = EXAMPLES) -> list[Labelled]:
    """The sentences that we marked (`name_examples/`), cut into words as the package cuts them."""
    sentences = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                sentences.append(_marked_names(line.strip(), f"{path.stem}-{number}"))
    return sentences


def _marked_names(line: str, identity: str) -> Labelled:
    """One marked line; a bracket that is no mark is an error."""
    pieces, names, end = [], [], 0
    for match in _MARK.finditer(line):
        pieces += [line[end : match.start()], match.group(2)]
        start = sum(map(len, pieces[:-1]))
        names.append((start, start + len(match.group(2)), match.group(1)))
        end = match.end()
    text = "".join([*pieces, line[end:]])
    if "[" in text or "]" in text:
        raise ValueError(f"{identity}: a bracket that marks no name: {line}")
    spans = cut_words(text, Span(0, len(text)))
    words, tags = [text[span.start : span.end] for span in spans], ["O"] * len(spans)
    for first, last, kind in names:
        inside = [i for i, span in enumerate(spans) if span.start < last and first < span.end]
        for place, i in enumerate(inside):
            tags[i] = f"{'I' if place else 'B'}-{kind}"
    return Labelled(words=words, corpus="names", id=identity, names=tags)
