"""The measure of according to whom: how GUM is read, and what counts as right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from benchmarks.quality.attribution import Gold, Said, find_said, gold_of, parse, score, word_numbers

from demarche.codebook import Cues, load
from demarche.records import Sentence

from ..parses import news


def conllu(text: str, *rows: str) -> list[str]:
    """A sentence as lines of CoNLL-U; a row is `form head [misc]`."""
    lines = [f"# text = {text}\n"]
    for number, row in enumerate(rows, 1):
        form, head, *misc = row.split()
        lines.append("\t".join([str(number), form, "_", "_", "_", "_", head, "_", "_", *(misc or ["_"])]) + "\n")
    return [*lines, "\n"]


HEAD = "# newdoc id = GUM_news_bridge\n"
SPAN = conllu("The span fell.", "The 2 Discourse=ROOT:1:0", "span 3", "fell 0", ". 3")
TOLD = conllu(
    "The mayor of Ulm said it had rusted.",
    "The 2 Discourse=attribution-positive:2->3:0:sem-atsrc-5-8+lex-indwd-9",
    "mayor 5",
    "of 4",
    "Ulm 2",
    "said 0",
    "it 8 Discourse=elaboration-additional:3->1:0:_|Entity=(1)",
    "had 8",
    "rusted 5",
    ". 5",
)


def quoted(lines: Sequence[str]) -> list[tuple[str, str, bool, bool]]:
    """Heads of source and content, whether in one sentence, whether negative."""
    (document,) = parse(lines)
    return [(document.text[slice(*g.source)], document.text[slice(*g.content)], g.within, g.negative) for g in gold_of(document)]


def test_a_relation_gives_the_heads_of_its_source_and_of_what_is_told() -> None:
    assert quoted([HEAD, *SPAN, *TOLD]) == [("mayor", "rusted", True, False)]


def test_what_is_told_may_stand_in_another_sentence() -> None:
    told = [line.replace("positive:2->3", "negative:2->1") for line in TOLD]
    assert quoted([HEAD, *SPAN, *told]) == [("mayor", "fell", False, True)]


def test_a_unit_that_is_broken_off_is_one_unit() -> None:
    rows = conllu(
        "It will, Li said, hold.",
        "It 7 Discourse=ROOT:1:0",
        "will 7",
        ", 5",
        "Li 5 Discourse=attribution-positive:2->1:0:sem-atsrc-4",
        "said 7",
        ", 5",
        "hold 0 Discourse=same-unit_m:3->1:0:_",
        ". 7",
    )
    assert [content for _, content, _, _ in quoted([HEAD, *rows])] == ["hold"]


def test_who_took_a_picture_says_nothing() -> None:
    credit = conllu(
        "Image: Brandt.", "Image 0 Discourse=heading:2->1:0:_", ": 1", "Brandt 1 Discourse=attribution-positive:3->1:0:sem-atsrc-7"
    )
    assert quoted([HEAD, *SPAN, *credit]) == []


def test_each_document_counts_its_words_from_one() -> None:
    one, other = parse([HEAD, *SPAN, *TOLD, HEAD.replace("bridge", "dam"), *SPAN])
    assert (len(one.tokens), one.genre, other.id, len(other.tokens), other.relations) == (13, "news", "GUM_news_dam", 4, [])
    assert one.text == "The span fell. The mayor of Ulm said it had rusted."


@pytest.mark.parametrize(("listed", "words"), [("7", [6]), ("3-5,8", [2, 3, 4, 7])])
def test_numbers_of_words_are_read_from_one(listed: str, words: list[int]) -> None:
    assert word_numbers(listed) == words


MAYOR, RUSTED, FELL = (4, 9), (20, 26), (30, 34)
GOLD = Gold(MAYOR, RUSTED, True, False)


def counts(gold: list[Gold], said: list[Said], level: str) -> tuple[int, int, int]:
    found = score(gold, said)[level]
    return found.hit, found.said, found.asked


def test_source_and_content_are_right_apart() -> None:
    said = [Said(frozenset({MAYOR}), frozenset({FELL})), Said(frozenset({FELL}), frozenset({RUSTED}))]
    assert [counts([GOLD], said, level) for level in ("source", "content", "both")] == [(1, 2, 1), (1, 2, 1), (0, 2, 1)]


def test_content_that_swallows_its_source_is_wrong() -> None:
    assert counts([GOLD], [Said(frozenset({MAYOR}), frozenset({MAYOR, RUSTED}))], "content") == (0, 1, 1)


def test_an_answer_to_what_is_not_asked_for_is_no_error() -> None:
    said = [Said(frozenset({MAYOR}), frozenset({RUSTED}))]
    assert counts([GOLD._replace(negative=True)], said, "source") == (0, 0, 0)
    assert counts([GOLD._replace(within=False, content=FELL)], said, "content") == (0, 0, 0)
    assert counts([GOLD._replace(within=False, content=FELL)], said, "source") == (1, 1, 1)


@dataclass(frozen=True)
class Found:
    sources: tuple[int, ...]
    content: tuple[int, ...]


def test_found_words_become_characters_and_no_source_is_nothing_said() -> None:
    _, sentences = news("Ulm Ulm PROPN 2 nsubj\n said say VERB 0 root\n so so ADV 2 advmod")

    def find(sentence: Sentence, cues: Cues) -> list[Found]:
        return [Found((0,), (2,)), Found((), (2,))]

    assert find_said(sentences, load().cues, find) == [Said(frozenset({(0, 3)}), frozenset({(9, 11)}))]
