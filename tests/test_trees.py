"""Walks over a parse."""

from demarche import trees
from demarche.records import Span
from tests.parses import parse

SENTENCE = parse(
    """
    The        _         DET   3 det
    new        _         ADJ   3 amod
    envoys     envoy     NOUN  9 nsubj
    of         _         ADP   5 case
    Peru       Peru      PROPN 3 nmod B-LOC
    ,          _         PUNCT 8 punct
    who        _         PRON  8 nsubj
    left       leave     VERB  3 acl:relcl
    met        meet      VERB  0 root
    Chile      Chile     PROPN 9 obj B-LOC
    and        _         CCONJ 12 cc
    Bolivia    Bolivia   PROPN 10 conj B-LOC
    """
)


def test_children_takes_subtypes() -> None:
    assert trees.children(SENTENCE, 2, "acl") == [7]
    assert trees.child(SENTENCE, 8, "obj") == 9
    assert trees.child(SENTENCE, 9, "nmod") is None


def test_a_phrase_leaves_out_clauses() -> None:
    assert [SENTENCE.words[i].text for i in trees.phrase(SENTENCE, 2)] == ["The", "new", "envoys", "of", "Peru"]


def test_a_phrase_leaves_out_conjuncts() -> None:
    assert trees.phrase(SENTENCE, 9) == [9]
    assert trees.conjuncts(SENTENCE, 9) == [9, 11]


def test_ancestors_end_at_the_root() -> None:
    assert list(trees.ancestors(SENTENCE, 4)) == [2, 8]


def test_ancestors_of_a_cycle_end() -> None:
    looped = parse("a _ NOUN 2 dep\nb _ NOUN 1 dep")
    assert list(trees.ancestors(looped, 0)) == [1]
    assert trees.subtree(looped, 0) == [0, 1]


def test_the_head_of_a_run_is_the_word_whose_head_lies_outside() -> None:
    assert trees.head_of(SENTENCE, [0, 1, 2]) == 2
    assert trees.words_in(SENTENCE, Span(4, 14)) == [1, 2]
