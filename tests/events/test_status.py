"""Status from cues and the model together."""

import pytest

from demarche.codebook import Cues
from demarche.events.status import judge
from demarche.records import Status
from tests.parses import parse

CUES = Cues(
    saying=frozenset({"say"}),
    denying=frozenset({"deny"}),
    planning=frozenset({"plan", "planned"}),
    attempting=frozenset({"try", "attempted", "foiled"}),
    conditional=frozenset({"if"}),
    hedges=frozenset({"reportedly", "alleged"}),
)
UNSURE: dict[Status, float] = {"asserted": 0.6, "alleged": 0.2, "planned": 0.1, "negated": 0.1}


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ("Peru _ PROPN 4 nsubj\ndid do AUX 4 aux\nnot _ PART 4 advmod\nexpel _ VERB 0 root\nthem _ PRON 4 obj", 3, "negated"),
        ("Peru _ PROPN 3 nsubj\nreportedly _ ADV 3 advmod\nexpelled expel VERB 0 root\nthem _ PRON 3 obj", 2, "alleged"),
        ("A _ DET 3 det\nfoiled _ ADJ 3 amod\nattack _ NOUN 0 root", 2, "attempted"),
        ("Peru _ PROPN 3 nsubj\nwill _ AUX 3 aux\nexpel _ VERB 0 root\nthem _ PRON 3 obj", 2, "planned"),
        ("Peru _ PROPN 2 nsubj\ntried try VERB 0 root\nto _ PART 4 mark\nexpel _ VERB 2 xcomp\nthem _ PRON 4 obj", 3, "attempted"),
        ("Peru _ PROPN 3 nsubj\ncould _ AUX 3 aux\nexpel _ VERB 0 root\nthem _ PRON 3 obj", 2, "hypothetical"),
    ],
)
def test_a_plain_cue_beats_an_unsure_model(rows: str, word: int, expected: str) -> None:
    assert judge(parse(rows), word, UNSURE, CUES).status == expected


def test_without_a_cue_the_model_decides() -> None:
    sentence = parse("Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\nthem _ PRON 2 obj")
    assert judge(sentence, 1, {"asserted": 0.3, "alleged": 0.7}, CUES).status == "alleged"


def test_the_deciding_word_is_kept() -> None:
    sentence = parse("Peru _ PROPN 3 nsubj\nreportedly _ ADV 3 advmod\nexpelled expel VERB 0 root\nthem _ PRON 3 obj")
    assert judge(sentence, 2, UNSURE, CUES).cue == 1
