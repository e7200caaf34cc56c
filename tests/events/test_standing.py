"""Whose act it is that somebody tells of: one's own is asserted, another's alleged."""

from dataclasses import replace

import pytest

from demarche.events.standing import judge_standing
from demarche.records import Actor, Claim, Finding, Span, Speaker

KENYA = Actor("Kenya", (Span(0, 5),), "government", "KEN", ("GOV",))
TROOPS = Actor("Kenyan troops", (Span(60, 73),), "body", "KEN", ("MIL",))
SUDAN = Actor("Sudan", (Span(40, 45),), "government", "SDN", ("GOV",))
REBELS = Actor("the rebels", (Span(50, 60),), "group", None, ("REB",))
RESIDENTS = Actor("residents", (Span(80, 89),), "group", None, ("CVL",))
SAID = Span(90, 94)


def told(
    actor: Actor, by: Actor, *, event: str = "ASSAULT", status: str = "asserted", sure: float = 0.7, words: tuple[Span, ...] = ()
) -> Claim:
    return Claim(
        "c", "r", 0, Span(10, 17), event, actors=(actor,), status=status,  # type: ignore[arg-type]
        speakers=(Speaker(by, "said", SAID),), findings=(Finding("status", status, words, "coder", sure),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "speaker", "status"),
    [
        (TROOPS, KENYA, "asserted"),
        (TROOPS, SUDAN, "alleged"),
        (TROOPS, RESIDENTS, "alleged"),
        (REBELS, replace(REBELS, name="a rebel spokesman", spans=(Span(75, 80),)), "asserted"),
        (replace(SUDAN, name="its forces"), KENYA, "asserted"),
    ],
)
def test_own_acts_are_asserted_and_those_of_others_alleged(actor: Actor, speaker: Actor, status: str) -> None:
    for before in ("asserted", "alleged"):
        found = judge_standing(told(actor, speaker, status=before), [])
        assert found.status == status
        if before != status:
            assert found.findings[-1].spans == (SAID,)


def test_a_status_of_which_the_model_is_sure_stands() -> None:
    assert judge_standing(told(TROOPS, SUDAN, sure=0.95), []).status == "asserted"


def test_a_word_that_hedges_is_not_taken_back_by_the_doer() -> None:
    assert judge_standing(told(TROOPS, KENYA, status="alleged", words=(Span(5, 9),)), []).status == "alleged"


def test_a_third_party_may_tell_of_a_meeting() -> None:
    assert judge_standing(told(KENYA, RESIDENTS, event="CONSULT"), []).status == "asserted"


def test_what_the_report_tells_itself_is_not_alleged() -> None:
    own_voice = replace(told(TROOPS, KENYA), id="other", speakers=())
    assert judge_standing(told(TROOPS, SUDAN), [own_voice]).status == "asserted"


def test_denials_and_plans_are_left_alone() -> None:
    assert judge_standing(told(TROOPS, SUDAN, status="denied"), []).status == "denied"
    assert judge_standing(told(TROOPS, SUDAN, status="planned"), []).status == "planned"
