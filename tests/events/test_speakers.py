"""Speakers: who says so, and by which word."""

from demarche.codebook import Cues
from demarche.events.speakers import Source, find
from tests.parses import parse

NOTHING: frozenset[str] = frozenset()
CUES = Cues(frozenset({"say", "tell"}), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def test_the_subject_of_a_verb_of_saying_speaks() -> None:
    sentence = parse(
        "Lima _ PROPN 2 nsubj\nsaid say VERB 0 root\nPeru _ PROPN 5 nsubj\n"
        "had have AUX 5 aux\nexpelled expel VERB 2 ccomp\nenvoys _ NOUN 5 obj"
    )
    assert find(sentence, 4, [], CUES) == [Source(0, 1)]


def test_according_to_is_a_cue() -> None:
    sentence = parse(
        "Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\nenvoys _ NOUN 2 obj\n"
        "according accord VERB 6 case\nto _ ADP 4 fixed\npolice _ NOUN 2 obl"
    )
    assert find(sentence, 1, [], CUES) == [Source(5, 3)]


def test_a_clause_behind_the_act_speaks_too() -> None:
    sentence = parse(
        "Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\nenvoys _ NOUN 2 obj\n"
        ", _ PUNCT 6 punct\nit _ PRON 6 nsubj\nsaid say VERB 2 parataxis"
    )
    assert find(sentence, 1, [], CUES) == [Source(4, 5)]


def test_whom_the_model_points_at_is_added_once() -> None:
    sentence = parse("Lima _ PROPN 2 nsubj\nsaid say VERB 0 root\nPeru _ PROPN 4 nsubj\nfell fall VERB 2 ccomp")
    assert find(sentence, 3, [0, 2], CUES) == [Source(0, 1), Source(2, 1)]
