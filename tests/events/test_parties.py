"""Parties: where the model points, and what the parse completes."""

import numpy as np

from demarche.events.parties import Parties, find, is_bare, take_over
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


REFUSED = parse(
    "Peru _ PROPN 2 nsubj\nrefused refuse VERB 0 root\nto _ PART 4 mark\nmeet _ VERB 2 xcomp\nthe _ DET 6 det\nenvoy _ NOUN 4 obj"
)


def test_a_refusal_is_directed_at_whom_its_content_is_about() -> None:
    found = {1: Parties((0,), (), ()), 3: Parties((0,), (5,), ())}
    assert take_over(REFUSED, 1, found).recipients == (5,)


def test_a_refusal_keeps_the_recipient_that_it_has() -> None:
    found = {1: Parties((0,), (2,), ()), 3: Parties((0,), (5,), ())}
    assert take_over(REFUSED, 1, found).recipients == (2,)


STORMED = parse(
    "Rebels rebel NOUN 2 nsubj\nstormed storm VERB 0 root\nits _ PRON 4 nmod:poss\n"
    "embassy _ NOUN 2 obj\nin _ ADP 6 case\nLagos _ PROPN 4 nmod"
)


def test_force_hits_the_embassy_and_not_the_town_that_it_is_in() -> None:
    assert find(STORMED, 1, chances(6, actor=(0, 0.9), recipient=(5, 0.9)), event="ASSAULT").recipients == (3,)
    assert find(STORMED, 1, chances(6, actor=(0, 0.9), recipient=(5, 0.9))).recipients == (5,)


def test_an_article_is_no_party() -> None:
    sentence = parse("the _ DET 2 det\nattack _ NOUN 0 root\non _ ADP 4 case\nPeru _ PROPN 2 nmod")
    assert find(sentence, 1, chances(4, none=0.9, actor=(0, 0.95), recipient=(3, 0.9))).actors == ()


def test_a_call_in_which_the_subject_does_something_is_no_bare_noun() -> None:
    sentence = parse(
        "In _ ADP 3 case\na _ DET 3 det\ncall _ NOUN 6 obl\nthe _ DET 5 det\nministers _ NOUN 6 nsubj\nagreed agree VERB 0 root\n"
        "to _ PART 8 mark\nmeet _ VERB 6 xcomp"
    )
    assert not is_bare(sentence, 2, Parties((4,), (), ()))
    since = parse("Since _ ADP 3 case\nthe _ DET 3 det\nattack _ NOUN 5 obl\nPeru _ PROPN 5 nsubj\nprotested _ VERB 0 root")
    assert is_bare(since, 2, Parties((3,), (), ()))


def test_a_meeting_takes_two() -> None:
    met = parse("Peru _ PROPN 2 nsubj\nmet meet VERB 0 root\nChile _ PROPN 2 obj")
    assert find(met, 1, chances(3, none=0.9, actor=(0, 0.95)), event="CONSULT").recipients == (2,)
    held = parse("Peru _ PROPN 2 nsubj\nheld hold VERB 0 root\ntalks _ NOUN 2 obj\nwith _ ADP 5 case\nChile _ PROPN 2 obl")
    assert find(held, 2, chances(5, none=0.9, actor=(0, 0.95)), event="CONSULT").recipients == (4,)


def test_who_rejects_a_proposal_rejects_its_owner() -> None:
    sentence = parse(
        "Peru _ PROPN 2 nsubj\nrejected reject VERB 0 root\nChile _ PROPN 5 nmod:poss\n's _ PART 3 case\nproposal _ NOUN 2 obj"
    )
    assert find(sentence, 1, chances(5, none=0.9, actor=(0, 0.95)), event="REJECT").recipients == (2,)
    assert find(sentence, 1, chances(5, none=0.9, actor=(0, 0.95)), event="AID").recipients == ()
