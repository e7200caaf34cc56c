"""Linking: what is joined, what must stay apart, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.incidents import assemble, components, group, link
from demarche.records import Actor, Claim, Judgement, Magnitude, Published, Report, Span, When, claim_id

DAY = date(2020, 5, 4)
KENYA, SUDAN, PERU = (Actor(n, (), "government", c, ("GOV",)) for n, c in (("Kenya", "KEN"), ("Sudan", "SDN"), ("Peru", "PER")))


def on(day: date) -> When:
    return When(day, day, "day", "text", (Span(0, 1),))


def claim(report: str, start: int = 0, **fields: object) -> Claim:
    base = Claim(
        claim_id(report, Span(start, start + 8), "SANCTION", "t"),
        report,
        0,
        Span(start, start + 8),
        "SANCTION",
        "expel",
        actors=(KENYA,),
        recipients=(SUDAN,),
        when=on(DAY),
        by="t",
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def judge(*claims: Claim) -> list[Judgement]:
    texts = {c.report: "expelled two attachés of Sudan on Monday" for c in claims}
    return link(claims, texts, {(c.report, 0): Span(0, 40) for c in claims}).judgements


def incident_count(*claims: Claim) -> int:
    return len(components(claims, judge(*claims)))


def by(day: date) -> When:
    return When(None, day, "unknown", "published")


def test_an_act_told_again_joins_the_act_that_it_may_be() -> None:
    told, again = claim("r1"), claim("r2", when=by(DAY + timedelta(days=5)))
    (judgement,) = judge(told, again)
    assert judgement.same
    assert "told_later" in {reason.feature for reason in judgement.reasons}


def test_an_act_told_again_may_lie_in_a_range_that_goes_on_after_it_was_told() -> None:
    month = When(DAY.replace(day=1), DAY.replace(day=31), "month", "text", (Span(0, 1),))
    assert incident_count(claim("r1", when=month), claim("r2", when=by(DAY + timedelta(days=5)))) == 1


def test_an_act_told_again_is_none_that_came_later() -> None:
    assert incident_count(claim("r1"), claim("r2", when=by(DAY - timedelta(days=5)))) == 2


def test_an_arrest_and_a_seizure_of_one_day_are_two() -> None:
    arrest, seizure = claim("r1", event="COERCE", mode="arrest"), claim("r2", event="COERCE", mode="seize")
    texts = {"r1": "police held five men in Khartoum on Monday", "r2": "officers took over the union's printing house"}
    assert link([arrest, seizure], texts, {(c.report, 0): Span(0, 40) for c in (arrest, seizure)}).judgements == []


def test_words_said_again_two_days_later_are_said_anew() -> None:
    later = on(DAY + timedelta(days=2))
    assert incident_count(claim("r1", event="REJECT", mode=None), claim("r2", event="REJECT", mode=None, when=later)) == 2
    assert incident_count(claim("r1"), claim("r2", when=later)) == 1


def test_two_reports_of_one_act_are_one_incident_with_reasons() -> None:
    (judgement,) = judge(claim("r1"), claim("r2"))
    assert judgement.same
    assert {"same_actors", "same_day"} <= {reason.feature for reason in judgement.reasons}


@pytest.mark.parametrize(
    "other",
    [
        claim("r2", when=on(DAY + timedelta(days=9))),
        claim("r2", actors=(SUDAN,), recipients=(KENYA,)),
        claim("r2", actors=(PERU,), recipients=(PERU,)),
        claim("r2", event="COERCE", mode="arrest"),
    ],
    ids=["another day", "the mirror act", "other parties", "another type"],
)
def test_look_alikes_stay_apart(other: Claim) -> None:
    assert incident_count(claim("r1"), other) == 2


def test_an_open_recipient_does_not_keep_two_reports_apart() -> None:
    assert incident_count(claim("r1"), claim("r2", recipients=())) == 1


def test_a_chain_does_not_join_what_is_forbidden() -> None:
    undated = claim("r2", when=None)
    first, last = claim("r1"), claim("r3", when=on(DAY + timedelta(days=9)))
    groups = components([first, undated, last], judge(first, undated, last))
    assert not any({first.id, last.id} <= {c.id for c in members} for members in groups)


@settings(deadline=None, max_examples=30)
@given(st.permutations([claim(f"r{i}", when=on(DAY + timedelta(days=d))) for i, d in enumerate((0, 0, 1, 9, 9, 30))]))
def test_the_order_of_arrival_changes_nothing(claims: list[Claim]) -> None:
    groups = {frozenset(c.id for c in members) for members in components(claims, judge(*claims))}
    ordered = sorted(claims, key=lambda c: c.id)
    assert groups == {frozenset(c.id for c in members) for members in components(ordered, judge(*ordered))}


def report(name: str, text: str, day: date = DAY) -> Report:
    return Report(name, text, published=Published(day, "given"), outlet=f"The {name}")


LONG = "The government of Kenya said on Monday that it had expelled two attachés of Sudan for activities it called hostile to the state. "


def test_an_edited_copy_belongs_to_the_group_of_the_first() -> None:
    copy = report("r2", LONG * 2 + "It gave no more details to reporters.", DAY + timedelta(days=1))
    groups = group([report("r1", LONG * 2 + "It gave no further details."), copy, report("r3", "Peru opened a port. " * 9)])
    assert groups == {"r1": "r1", "r2": "r1", "r3": "r3"}


def incident(*claims: Claim):  # type: ignore[no-untyped-def]
    reports = {c.report: report(c.report, LONG) for c in claims}
    (found,) = assemble(claims, reports, judge(*claims), {name: name for name in reports})
    return found


def test_counts_that_exclude_each_other_are_a_dispute_with_holders() -> None:
    found = incident(
        claim("r1", magnitudes=(Magnitude("expelled", 2, 2),)),
        claim("r2", magnitudes=(Magnitude("expelled", 4, 4),)),
    )
    (dispute,) = found.disputes
    assert dispute.field == "expelled"
    assert {version.value: version.holders for version in dispute.versions} == {"2": ("The r1",), "4": ("The r2",)}


def test_a_lower_bound_does_not_contradict_a_count_above_it() -> None:
    found = incident(claim("r1", magnitudes=(Magnitude("expelled", 2, None),)), claim("r2", magnitudes=(Magnitude("expelled", 4, 4),)))
    assert found.disputes == ()


def test_an_act_that_one_side_denies_is_disputed() -> None:
    found = incident(claim("r1"), claim("r2", status="denied"))
    assert [dispute.field for dispute in found.disputes] == ["status"]
    assert found.status == "asserted"


def test_copies_count_as_one_source() -> None:
    claims = [claim("r1"), claim("r2"), claim("r3")]
    reports = {c.report: report(c.report, LONG) for c in claims}
    (found,) = assemble(claims, reports, judge(*claims), {"r1": "r1", "r2": "r1", "r3": "r3"})
    assert (len(found.reports), found.sources) == (3, 2)


def test_without_judgements_nothing_is_joined() -> None:
    claims = [claim("r1"), claim("r2")]
    assert len(components(claims, [])) == 2


def test_one_party_more_is_no_dispute_but_another_party_is() -> None:
    assert incident(claim("r1"), claim("r2", actors=(KENYA, PERU))).disputes == ()
    found = incident(claim("r1"), claim("r2", recipients=(PERU,), mode="expel"))
    assert [dispute.field for dispute in found.disputes] == ["recipient"]
