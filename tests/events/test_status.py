"""Status from cues and the model together."""

import pytest

from demarche.codebook import Cues
from demarche.events.status import is_wanted, judge, refuses
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


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ("Peru _ PROPN 4 nsubj\nwill _ AUX 4 aux\nnot _ PART 4 advmod\nmeet _ VERB 0 root\nthem _ PRON 4 obj", 3, True),
        ("Peru _ PROPN 4 nsubj\nwo will AUX 4 aux\nn't not PART 4 advmod\nmeet _ VERB 0 root\nthem _ PRON 4 obj", 3, True),
        ("Peru _ PROPN 4 nsubj\ndid do AUX 4 aux\nnot _ PART 4 advmod\nmeet _ VERB 0 root\nthem _ PRON 4 obj", 3, False),
        (
            "Peru _ PROPN 5 nsubj\nwould _ AUX 5 aux\nnot _ PART 5 advmod\nhave _ AUX 5 aux\nmet meet VERB 0 root\nthem _ PRON 5 obj",
            4,
            False,
        ),
        ("They _ PRON 5 nsubj:pass\nwill _ AUX 5 aux\nnot _ PART 5 advmod\nbe _ AUX 5 aux:pass\nfreed free VERB 0 root", 4, False),
    ],
)
def test_who_will_not_refuses(rows: str, word: int, expected: bool) -> None:
    assert refuses(parse(rows), word) is expected


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ("Peru _ PROPN 2 nsubj\ndemanded demand VERB 0 root\nthe _ DET 4 det\nrelease _ NOUN 2 obj", 3, True),
        ("Peru _ PROPN 2 nsubj\nthreatened threaten VERB 0 root\nto _ PART 4 mark\nbomb _ VERB 2 xcomp\nit _ PRON 4 obj", 3, True),
        (
            "It _ PRON 2 nsubj\nasks ask VERB 0 root\nthat _ SCONJ 6 mark\nhe _ PRON 6 nsubj\nbe _ AUX 6 aux\nfreed free VERB 2 ccomp",
            5,
            True,
        ),
        ("It _ PRON 2 nsubj\nasked ask VERB 0 root\nwhy _ ADV 5 advmod\nthey _ PRON 5 nsubj\nattacked attack VERB 2 ccomp", 4, False),
    ],
)
def test_what_is_only_wanted_has_not_happened(rows: str, word: int, expected: bool) -> None:
    assert is_wanted(parse(rows), word, {1}) is expected
