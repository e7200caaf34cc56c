"""Parties: where the model points, and what the parse completes."""

import numpy as np

from demarche.events.parties import find
from tests.parses import parse

ACTIVE = parse(
    "Peru _ PROPN 5 nsubj\nand _ CCONJ 3 cc\nChile _ PROPN 1 conj\n"
    "have _ AUX 5 aux\nexpelled expel VERB 0 root\nfour _ NUM 7 nummod\nenvoys _ NOUN 5 obj"
)
PASSIVE = parse("Envoys _ NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nexpelled expel VERB 0 root\nby _ ADP 5 case\nPeru _ PROPN 3 obl:agent")
CONTROL = parse("Peru _ PROPN 2 nsubj\ndecided decide VERB 0 root\nto _ PART 4 mark\nexpel _ VERB 2 xcomp\nenvoys _ NOUN 4 obj")


def chances(length: int, *, none: float = 0.1, **pointed: tuple[int, float]) -> np.ndarray:
    """Rows actor, recipient, speaker over slots; `none` on slot 0."""
    rows = np.full((3, length + 1), 0.001, dtype=np.float32)
    rows[:, 0] = none
    for kind, (word, chance) in pointed.items():
        rows[("actor", "recipient", "speaker").index(kind), word + 1] = chance
    return rows


def test_the_model_points() -> None:
    found = find(ACTIVE, 4, chances(7, actor=(0, 0.8), recipient=(6, 0.9)))
    assert (found.actors, found.recipients, found.speakers) == ((0,), (6,), ())


def test_conjuncts_that_the_model_holds_for_possible_are_taken_too() -> None:
    rows = chances(7, actor=(0, 0.6))
    rows[0, 3] = 0.1
    assert find(ACTIVE, 4, rows).actors == (0, 2)


def test_the_parse_completes_an_active_clause() -> None:
    found = find(ACTIVE, 4, chances(7, none=0.3))
    assert (found.actors, found.recipients) == ((0, 2), (6,))


def test_the_parse_turns_a_passive_round() -> None:
    found = find(PASSIVE, 2, chances(5, none=0.3))
    assert (found.actors, found.recipients) == ((4,), (0,))


def test_a_controlled_verb_takes_the_subject_above() -> None:
    assert find(CONTROL, 3, chances(5, none=0.3)).actors == (0,)


def test_where_the_model_is_sure_that_none_is_named_the_parse_is_not_asked() -> None:
    found = find(ACTIVE, 4, chances(7, none=0.95))
    assert (found.actors, found.recipients) == ((), ())


def test_nobody_is_actor_and_recipient_at_once() -> None:
    assert find(ACTIVE, 4, chances(7, actor=(0, 0.9), recipient=(0, 0.9))).recipients == ()
