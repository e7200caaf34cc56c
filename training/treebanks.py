"""Readers of the treebanks: UD English EWT (with the UNER names on the same words) and UD English GUM."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from training.names import mark_nationalities, strip_titles
from training.records import Labelled

GUM_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres whose texts are free for any use; the others are CC BY-NC-SA."""

_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """The comments and the word rows of every sentence."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = {}, []
    if rows:
        yield comments, rows


def read_conllu(path: Path, corpus: str) -> Iterator[tuple[Labelled, list[str]]]:
    """Every sentence of a CoNLL-U file with the MISC column of its words."""
    for comments, rows in _blocks(path):
        rows = [row for row in rows if row[0].isdigit()]
        forms, lemmas, upos, xpos, heads, relations, misc = ([row[column] for row in rows] for column in (1, 2, 3, 4, 6, 7, 9))
        yield (
            Labelled(
                words=forms,
                corpus=corpus,
                id=comments["sent_id"],
                upos=upos,
                xpos=xpos,
                lemmas=lemmas,
                heads=[int(head) for head in heads],
                relations=relations,
            ),
            misc,
        )


def _uner(path: Path) -> dict[str, list[str]]:
    """Name tags by sentence id; the working labels of the older train revision count as no name."""
    keep = {f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC") for prefix in "BI"}
    return {
        comments["sent_id"]: [row[2] if row[2] in keep else "O" for row in rows if row[0].isdigit()] for comments, rows in _blocks(path)
    }


def read_ewt(data: Path, split: str, demonyms: set[str]) -> list[Labelled]:
    """EWT with UNER names; nationalities, which UNER does not mark, are added from the list."""
    uner_file = {"train": "en_ewt-ud-train.older-d516dd3.iob2.gz"}.get(split, f"en_ewt-ud-{split}.iob2.gz")
    names = _uner(data / "uner_english_ewt" / uner_file)
    sentences = []
    for sentence, _ in read_conllu(data / "ud_english_ewt" / f"en_ewt-ud-{split}.conllu.gz", "ewt"):
        tags = names.get(sentence.id)
        if tags is not None and len(tags) == len(sentence.words):
            sentence.convention = "uner"
            sentence.names = mark_nationalities(sentence.words, tags, sentence.xpos, demonyms)
        sentences.append(sentence)
    return sentences


def read_gum(data: Path, split: str, demonyms: set[str]) -> list[Labelled]:
    """GUM, kept genres, with the proper names among its entities."""
    sentences = []
    for sentence, misc in read_conllu(data / "ud_english_gum" / f"en_gum-ud-{split}.conllu.gz", "gum"):
        if sentence.id.split("_")[1] not in GUM_GENRES:
            continue
        sentence.convention = "gum"
        tags = _gum_names(sentence, misc, demonyms)
        sentence.names = mark_nationalities(sentence.words, tags, sentence.xpos, demonyms)
        sentences.append(sentence)
    return sentences


def _gum_mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of every entity that opens and closes in the sentence, longest first."""
    mentions: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, cell in enumerate(misc):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
        for match in _ENTITY.finditer(found.group(1)) if found else ():
            number, kind, closed, ended = match.groups()
            if closed:
                mentions.append((index, index + 1, kind))
            elif number:
                opened.setdefault(number, []).append((index, kind))
            elif opened.get(ended):
                start, kind = opened[ended].pop()
                mentions.append((start, index + 1, kind))
    return sorted(mentions, key=lambda mention: mention[0] - mention[1])


def _gum_names(sentence: Labelled, misc: list[str], demonyms: set[str]) -> list[str]:
    """BIO tags of the entities whose head is a proper noun, cut down to the name itself."""
    tags = ["O"] * len(sentence.words)
    for start, end, kind in _gum_mentions(misc):
        kind = _GUM_KINDS.get(kind, "")
        name = _proper_part(sentence, start, end, _SMALL - _OPEN if kind == "PER" else _SMALL) if kind else None
        if name is None or any(tag != "O" for tag in tags[name[0] : name[1]]):
            continue
        first = name[0]
        while kind == "PER" and first + 1 < name[1] and sentence.words[first].lower() in demonyms:
            first += 1
        first = strip_titles(sentence.words, first, name[1]) if kind == "PER" else first
        if kind == "PER" and sentence.words[name[1] - 1].lower() in demonyms:
            kind = "NAT"
        for index in range(first, name[1]):
            tags[index] = f"{'B' if index == first else 'I'}-{kind}"
    return tags


_OPEN = frozenset(["of", "for", "and", "the", "&", "'s", "’s", "/"])
"""Small words that no name of a person goes on over."""

_SMALL = frozenset(
    ["of", "for", "and", "the", "&", "-", "'", "’", "/", "'s", "’s", "de", "la", "du", "del", "al", "el", "bin", "von", "van"]
)


def _proper_part(sentence: Labelled, start: int, end: int, small: frozenset[str]) -> tuple[int, int] | None:
    """The run of capitalised words round the head of a mention, over words in `small` between them; None if it has none.

    XPOS says what is proper, not UPOS: in GUM "United" of "United Nations" is a verb by UPOS, and NNP by XPOS.
    """
    words, xpos, heads = sentence.words, sentence.xpos or [], sentence.heads or []
    tops = [index for index in range(start, end) if not start < heads[index] <= end]
    if len(tops) != 1 or not xpos[tops[0]].startswith("NNP"):
        return None

    def proper(index: int) -> bool:
        return xpos[index].startswith("NNP") or (words[index][0].isupper() and xpos[index] in ("JJ", "NN", "NNS", "VBN"))

    left, right = tops[0], tops[0] + 1
    at = left - 1
    while at >= start and (proper(at) or words[at] in small):
        left, at = (at if proper(at) else left), at - 1
    at = right
    while at < end and (proper(at) or words[at] in small):
        right, at = (at + 1 if proper(at) else right), at + 1
    return left, right
