"""Sentences marked in line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.codebook import Marked, MarkedAct, read_marked
from demarche.errors import CodebookError
from demarche.records import STATUSES, Span

PLAIN = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), max_size=12)
PHRASES = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)


def only_act(line: str) -> MarkedAct:
    (act,) = read_marked(line).acts
    return act


def quotes(marked: Marked, spans: list[Span]) -> list[str]:
    return [marked.text[span.start : span.end] for span in spans]


def test_the_text_is_the_line_without_its_marks() -> None:
    assert read_marked("[A1 Mali] [E1:SANCTION/expel/asserted expelled] [R1 him].").text == "Mali expelled him."


def test_a_line_without_marks_has_no_acts() -> None:
    assert read_marked("It rained in Bamako.") == Marked("It rained in Bamako.", ())


def test_an_act_has_type_mode_status_and_its_word() -> None:
    marked = read_marked("[A1 Mali] [E1:SANCTION/expel/planned expels] [R1 him].")
    (act,) = marked.acts
    assert (act.event, act.mode, act.status, act.background) == ("SANCTION", "expel", "planned", False)
    assert quotes(marked, [act.trigger]) == ["expels"]


def test_parties_are_spans_of_the_text() -> None:
    marked = read_marked("[S1 Radio Mali] said [A1 police] had [E1:COERCE/arrest/asserted held] [R1 a Togolese poet].")
    (act,) = marked.acts
    assert quotes(marked, act.actors + act.recipients + act.speakers) == ["police", "a Togolese poet", "Radio Mali"]


def test_a_dash_is_no_mode() -> None:
    assert only_act("[A1 Mali] [E1:AGREE/-/asserted agreed].").mode is None


def test_a_mode_may_hold_a_hyphen() -> None:
    assert only_act("[A1 Mali] declared martial [E1:COERCE/martial-law/asserted law].").mode == "martial-law"


def test_background_is_marked_after_the_status() -> None:
    assert only_act("the [E1:ASSAULT/-/asserted/bg killing] of [R1 a guard]").background


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_of_a_claim_can_be_marked(status: str) -> None:
    assert only_act(f"[A1 Mali] [E1:AGREE/-/{status} agreed].").status == status


def test_marks_may_nest() -> None:
    marked = read_marked("[R1 the [A2 Norwegian] envoy] [E1:SANCTION/-/asserted left]; [E2:AID/-/asserted aid]")
    first, second = marked.acts
    assert quotes(marked, first.recipients + second.actors) == ["the Norwegian envoy", "Norwegian"]


def test_one_span_may_hold_several_labels() -> None:
    marked = read_marked("[A1,R2 Lima] [E1:SANCTION/-/asserted left] and was [E2:ACCUSE/-/asserted blamed].")
    first, second = marked.acts
    assert first.actors == second.recipients == [Span(0, 4)]


def test_several_parties_of_one_act_stand_in_the_order_of_the_text() -> None:
    marked = read_marked("[A1 Togo] and [A1 Benin] [E1:CONSULT/-/asserted met].")
    assert quotes(marked, marked.acts[0].actors) == ["Togo", "Benin"]


def test_acts_stand_in_the_order_of_their_numbers() -> None:
    marked = read_marked("[E2:AID/-/asserted fed] and [E1:ASSAULT/-/asserted shot]")
    assert [act.event for act in marked.acts] == ["ASSAULT", "AID"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[A1 Mali agreed.", "not closed"),
        ("Mali] agreed.", "closes nothing"),
        ("[X1 Mali] agreed.", "'X1'"),
        ("[A1 Mali] [E1:AGREE/- agreed].", "'E1:AGREE/-'"),
        ("[A1 Mali] [E1:agree/-/asserted agreed].", "'E1:agree/-/asserted'"),
        ("[A1 Mali] [E1:AGREE/-/asserted/old agreed].", "'E1:AGREE/-/asserted/old'"),
        ("[A1, R2 Mali] [E1:AGREE/-/asserted agreed].", "''"),
        ("[A1 Mali] [E1:AGREE/-/sure agreed].", "'sure'"),
        ("[A2 Mali] [E1:AGREE/-/asserted agreed].", "A2"),
        ("[A0 Mali] [E0:AGREE/-/asserted agreed].", "'A0'"),
    ],
)
def test_a_broken_mark_is_named(line: str, says: str) -> None:
    with pytest.raises(CodebookError) as caught:
        read_marked(line, where="AGREE.yaml")
    assert says in caught.value.problem
    assert str(caught.value).startswith("AGREE.yaml: ")


def test_contexts_may_follow_the_sentence() -> None:
    assert read_marked("[A1 Mali] [E1:AGREE/-/asserted agreed]. || legal,corruption").contexts == ("legal", "corruption")
    assert read_marked("[A1 Mali] [E1:AGREE/-/asserted agreed]. || none").contexts == ()
    assert read_marked("[A1 Mali] [E1:AGREE/-/asserted agreed].").contexts is None


def test_an_unknown_status_is_told_the_known_ones() -> None:
    with pytest.raises(CodebookError, match="hypothetical"):
        read_marked("[A1 Mali] [E1:AGREE/-/sure agreed].")


@given(PLAIN, PHRASES, PLAIN, PHRASES, PLAIN)
def test_marks_come_off_and_spans_quote_what_they_marked(before: str, actor: str, between: str, trigger: str, after: str) -> None:
    marked = read_marked(f"{before}[A1 {actor}]{between}[E1:AGREE/-/asserted {trigger}]{after}")
    assert marked.text == before + actor + between + trigger + after
    (act,) = marked.acts
    assert quotes(marked, [*act.actors, act.trigger]) == [actor, trigger]
