"""Who stands where on an incident, and denials that answer accusations of other reports."""

from dataclasses import replace
from datetime import date, timedelta

from demarche.incidents import assemble, deny_across, take_positions
from demarche.records import Actor, Claim, Link, Published, Remark, Report, Span, Speaker, When, claim_id, link_id

DAY = date(2020, 5, 4)
KENYA, SUDAN = (Actor(n, (), "government", c, ("GOV",)) for n, c in (("Kenya", "KEN"), ("Sudan", "SDN")))
WIRE = Report("r_1", "text", outlet="The Wire", published=Published(DAY, "given"))
POST = Report("r_2", "text", outlet="The Post", published=Published(DAY + timedelta(days=2), "given"))
REPORTS = {report.id: report for report in (WIRE, POST)}


def claim(report: Report, event: str, start: int, **fields: object) -> Claim:
    base = Claim(claim_id(report.id, Span(start, start + 3), event, "t"), report.id, 0, Span(start, start + 3), event)
    return replace(base, **fields)  # type: ignore[arg-type]


ACCUSATION = claim(WIRE, "ACCUSE", 0, mode="allege", actors=(KENYA,), recipients=(SUDAN,))
SHELLING = claim(WIRE, "ASSAULT", 10, actors=(SUDAN,), status="alleged", speakers=(Speaker(KENYA, "said"),))
DENIAL = claim(POST, "REJECT", 0, actors=(SUDAN,), recipients=(KENYA,))
ALLEGES = Link(link_id("alleges", ACCUSATION.id, SHELLING.id, "t"), "alleges", ACCUSATION.id, SHELLING.id, "t", 0.9)


def stances(claims: list[Claim], links: list[Link], remarks: list[Remark], event: str) -> list[tuple[str, str]]:
    known = {c.id: c for c in claims}
    assembled = assemble(claims, REPORTS, [], {})
    (found,) = (i for i in take_positions(assembled, known, links, remarks, REPORTS) if i.event == event)
    return [(position.stance, position.holder) for position in found.positions]


def test_a_denial_in_another_report_answers_the_accusation() -> None:
    (link,) = deny_across([ACCUSATION, DENIAL], [], REPORTS)
    assert (link.kind, link.left, link.right) == ("denies", DENIAL.id, ACCUSATION.id)


def test_a_denial_too_late_by_others_or_answered_already_answers_nothing() -> None:
    late = {**REPORTS, POST.id: replace(POST, published=Published(DAY + timedelta(days=60), "given"))}
    assert deny_across([ACCUSATION, DENIAL], [], late) == []
    assert deny_across([ACCUSATION, replace(DENIAL, actors=(KENYA,), recipients=(SUDAN,))], [], REPORTS) == []
    known = Link("l", "denies", DENIAL.id, "c_other", "t", 0.9)
    assert deny_across([ACCUSATION, DENIAL], [known], REPORTS) == []


def test_a_refusal_denies_nothing() -> None:
    assert deny_across([ACCUSATION, replace(DENIAL, mode="yield")], [], REPORTS) == []


def test_who_denies_an_accusation_denies_what_it_alleges() -> None:
    claims = [ACCUSATION, SHELLING, DENIAL]
    links = [ALLEGES, *deny_across(claims, [ALLEGES], REPORTS)]
    assert stances(claims, links, [], "ASSAULT") == [("alleged", "KEN GOV"), ("denied", "SDN GOV")]
    assert stances(claims, links, [], "ACCUSE") == [("asserted", "The Wire"), ("denied", "SDN GOV")]


def test_silence_is_a_position_and_no_act() -> None:
    silence = Remark("q_1", WIRE.id, 1, "silence", (Span(20, 25),), (Speaker(SUDAN, "not commented"),), about=(SHELLING.id,))
    assert ("silent", "SDN GOV") in stances([SHELLING], [], [silence], "ASSAULT")


def test_an_outlet_stands_behind_what_nobody_else_says() -> None:
    assert stances([replace(SHELLING, status="asserted", speakers=())], [], [], "ASSAULT") == [("asserted", "The Wire")]


def test_one_denial_among_many_charges_is_linked_to_the_last_day_alone_and_boundedly() -> None:
    old = claim(WIRE, "ACCUSE", 4, mode="allege", actors=(KENYA,), recipients=(SUDAN,), when=When(DAY, DAY, "day", "text"))
    today = DAY + timedelta(days=1)
    new = [replace(old, id=f"c_{n:03}", when=When(today, today, "day", "text")) for n in range(60)]
    links = deny_across([old, *new, DENIAL], [], REPORTS)
    assert 0 < len(links) < len(new)
    assert old.id not in {link.right for link in links}
