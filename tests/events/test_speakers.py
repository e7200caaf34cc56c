"""Speakers: who says so, and by which word."""

from demarche.codebook import Cues
from demarche.events.hearing import Source, hear
from demarche.events.speakers import find
from demarche.records import Report, Sentence
from tests.parses import parse

NOTHING: frozenset[str] = frozenset()
CUES = Cues(frozenset({"say", "tell"}), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def sources(sentence: Sentence, act: int, pointed: list[int]) -> list[tuple[int, str]]:
    """(word, cue) of each source."""
    text = " ".join(word.text for word in sentence.words)
    report = Report(sentence.report, text)
    found: list[Source] = find(hear(report, [sentence], CUES), sentence, act, pointed, CUES)
    cues = {word.span: word.text for word in sentence.words}
    return [(source.word, cues[source.cue]) for source in found]


def test_the_subject_of_a_verb_of_saying_speaks() -> None:
    sentence = parse(
        "Lima _ PROPN 2 nsubj\nsaid say VERB 0 root\nPeru _ PROPN 5 nsubj\n"
        "had have AUX 5 aux\nexpelled expel VERB 2 ccomp\nenvoys _ NOUN 5 obj"
    )
    assert sources(sentence, 4, []) == [(0, "said")]


def test_according_to_is_a_cue() -> None:
    sentence = parse(
        "Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\nenvoys _ NOUN 2 obj\n"
        "according accord VERB 6 case\nto _ ADP 4 fixed\npolice _ NOUN 2 obl"
    )
    assert sources(sentence, 1, []) == [(5, "according")]


def test_a_clause_behind_the_act_speaks_too() -> None:
    sentence = parse(
        "Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\nenvoys _ NOUN 2 obj\n"
        ", _ PUNCT 6 punct\nit _ PRON 6 nsubj\nsaid say VERB 2 parataxis"
    )
    assert sources(sentence, 1, []) == [(4, "said")]


def test_whom_the_model_points_at_speaks_where_the_words_show_nobody() -> None:
    shown = parse("Lima _ PROPN 2 nsubj\nsaid say VERB 0 root\nPeru _ PROPN 4 nsubj\nfell fall VERB 2 ccomp")
    bare = parse("Lima _ PROPN 2 nsubj\nwatched watch VERB 0 root\nPeru _ PROPN 4 nsubj\nfell fall VERB 2 ccomp")
    assert sources(shown, 3, [2]) == [(0, "said")]
    assert sources(bare, 3, [0]) == [(0, "Lima")]
