"""The builder of analysed sentences itself."""

from __future__ import annotations

import pytest

from tests.parses import act, news, parse, party

CLOSED = """
    Iran    Iran  PROPN 3 nmod:poss B-LOC
    's      's    PART  1 case
    embassy _     NOUN  4 nsubj
    closed  close VERB  0 root      *     verb:ARG1=3
    .       .     PUNCT 4 punct
"""


def test_words_are_spaced_as_english_is() -> None:
    report, sentences = news(CLOSED)
    assert report.text == "Iran's embassy closed."
    assert [report.quote(word.span) for word in sentences[0].words] == ["Iran", "'s", "embassy", "closed", "."]


def test_heads_count_from_nought_and_the_root_is_minus_one() -> None:
    assert [word.head for word in parse(CLOSED).words] == [2, 0, 3, -1, 3]


def test_names_and_predicates_are_read() -> None:
    sentence = parse(CLOSED)
    assert [(name.kind, name.first, name.last) for name in sentence.names] == [("LOC", 0, 1)]
    assert [(p.word, p.kind, [(role.label, role.word) for role in p.roles]) for p in sentence.predicates] == [(3, "verb", [("ARG1", 2)])]


def test_sentences_lie_one_after_the_other_in_the_report() -> None:
    report, sentences = news(CLOSED, CLOSED, between="\n\n", before="BAKU - ")
    assert [report.quote(sentence.span) for sentence in sentences] == ["Iran's embassy closed."] * 2
    assert report.text.startswith("BAKU - Iran") and "\n\n" in report.text


def test_a_title_is_the_first_sentence_on_its_own() -> None:
    report, sentences = news(CLOSED, CLOSED, title=True)
    assert report.title == report.quote(sentences[0].span)


def test_a_claim_points_at_its_phrases() -> None:
    report, sentences = news(CLOSED)
    claim = act(report, sentences, "closed", "SANCTION", actors=["Iran's embassy"])
    assert report.quote(claim.actors[0].spans[0]) == "Iran's embassy"


def test_a_phrase_that_is_not_there_is_an_error_of_the_test() -> None:
    report, sentences = news(CLOSED)
    with pytest.raises(AssertionError, match="consulate"):
        party(report, sentences[0], "consulate")
