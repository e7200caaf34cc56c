"""Predicates and roles: PropBank on EWT (joined to the treebank's sentences) and QANom (event nouns)."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

from training.names_corpora import plain
from training.records import Labelled

AUXILIARY = frozenset(["be.03", "have.01", "do.01", "get.03"])
"""Senses that PropBank gives to auxiliaries: no predicates for us."""

_CORE = {"ARG0": "ARG0", "ARG1": "ARG1", "ARG2": "ARG2", "ARG3": "ARG3", "ARG4": "ARG3", "ARG5": "ARG3", "ARGA": "ARG0"}
_ADJUNCTS = {"ARGM-TMP": "TMP", "ARGM-LOC": "LOC", "ARGM-MOD": "MOD", "ARGM-NEG": "NEG"}


def role_of(label: str) -> str:
    """Our role for a PropBank label; "?" for what refers to or continues another argument."""
    if label.startswith(("R-", "C-")):
        return "?"
    return _CORE.get(label) or _ADJUNCTS.get(label, "ADV")


def span_head(heads: list[int], start: int, end: int) -> int:
    """The word of a span (0-based, half open) whose head is outside it; the one nearest the root if there are several."""
    tops = [index for index in range(start, end) if not start < heads[index] <= end]

    def depth(index: int) -> int:
        steps = 0
        while heads[index] and steps < len(heads):
            index, steps = heads[index] - 1, steps + 1
        return steps

    return min(tops, key=lambda index: (depth(index), index)) if tops else start


def add_propbank(sentences: list[Labelled], data: Path, split: str) -> None:
    """Mark predicates and roles on EWT sentences, in place."""
    frames: dict[str, dict[str, object]] = {}
    with gzip.open(data / "propbank_ewt" / f"propbank_ewt.{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["aligned"]:
                frames[row["sent_id"]] = row
    for sentence in sentences:
        row = frames.get(sentence.id)
        if row is not None and row["n"] == len(sentence.words):
            _mark_frames(sentence, row["preds"])


def _mark_frames(sentence: Labelled, frames: object) -> None:
    """Predicates and roles of one sentence, in place; predicates that are neither verb nor noun stay unknown."""
    assert isinstance(frames, list) and sentence.upos and sentence.heads
    sentence.predicates = ["none"] * len(sentence.words)
    for frame in frames:
        at = frame["t"] - 1
        if frame["roleset"] in AUXILIARY:
            continue
        upos = sentence.upos[at]
        sentence.predicates[at] = {"VERB": "verb", "AUX": "verb", "NOUN": "event", "PROPN": "event"}.get(upos, "?")
        roles: dict[int, str] = {}
        for label, start, end in frame["args"]:
            word = span_head(sentence.heads, start - 1, end)
            role = role_of(label)
            if word != at and (word not in roles or roles[word] == "?"):
                roles[word] = role
        sentence.roles[at] = roles


_PREPOSITIONS = frozenset(
    "of in on at by for with from to into against between among over about after before during under through as than".split()
)
_STOPS = frozenset(["who", "which", "that", "whose", "where", "when", ",", ";", ":", "(", "-", "and", "or"])


def answer_head(words: list[str], start: int, end: int) -> int:
    """A guess at the syntactic head of an answer: the last word of its first noun phrase."""
    at = start
    while at < end - 1 and words[at].lower() in _PREPOSITIONS:
        at += 1
    last = at
    while last + 1 < end and words[last + 1].lower() not in _PREPOSITIONS | _STOPS:
        last += 1
    while last > at and words[last] in ("'s", "'", "."):
        last -= 1
    return last


def question_role(row: dict[str, str]) -> str:
    """Our role for a QANom question."""
    wh = row["wh"].lower()
    if wh == "when":
        return "TMP"
    if wh == "where":
        return "LOC"
    if wh not in ("who", "what"):
        return "ADV"
    if not row["subj"]:
        return "ARG1" if row["is_passive"] == "True" else "ARG0"
    return "ARG2" if row["prep"] or row["obj"] else "ARG1"


def read_qanom(data: Path, split: str) -> list[Labelled]:
    """QANom sentences: candidate nouns are "event" or "none", every other word is unknown."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(data / "qanom" / f"annot.{split}.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            groups[row["sentence"]].append(row)
    sentences = []
    for text, rows in groups.items():
        words = [plain(word) for word in text.split(" ") if word]
        sentence = Labelled(words=words, corpus="qanom", id=rows[0]["qasrl_id"], predicates=["?"] * len(words))
        for row in rows:
            _mark_question(sentence, row)
        sentences.append(sentence)
    return sentences


def _mark_question(sentence: Labelled, row: dict[str, str]) -> None:
    """One row of QANom, in place: the candidate, and the role of each answer."""
    assert sentence.predicates is not None
    at = int(row["target_idx"])
    event = row["is_verbal"] == "True"
    if at >= len(sentence.words) or (sentence.predicates[at] == "event" and not event):
        return
    sentence.predicates[at] = "event" if event else "none"
    if not event:
        return
    roles = sentence.roles.setdefault(at, {})
    role = question_role(row) if row["question"] else ""
    for span in row["answer_range"].split("~!~") if role else ():
        start, end = (int(number) for number in span.split(":"))
        word = answer_head(sentence.words, start, min(end, len(sentence.words)))
        if word != at:
            # Two questions with one answer ("Who met?", "Who was met?"): either role is right, so neither is taught.
            roles[word] = role if roles.get(word, role) == role else "?"
