"""What people judge binds the linker: "same" joins, "not same" forbids, and contradictions are told."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from demarche.incidents import components, link
from demarche.incidents.people import settle
from demarche.records import Claim, Judgement, Span, content_id
from tests.incidents.test_link import DAY, claim, on


def say(left: Claim, right: Claim, *, same: bool, by: str = "person:ann", hour: int = 0) -> Judgement:
    made = datetime(2024, 1, 1) + timedelta(hours=hour)
    return Judgement(content_id("j", left.id, right.id, same, by, hour), left.id, right.id, same, by, 1.0, made=made)


def groups(claims: list[Claim], given: list[Judgement]) -> tuple[set[frozenset[str]], list[str]]:
    texts = {c.report: "expelled two attachés of Sudan on Monday" for c in claims}
    linked = link(claims, texts, {(c.report, 0): Span(0, 40) for c in claims}, given=given)
    found = components(claims, [*linked.judgements, *given])
    return {frozenset(c.report for c in group) for group in found}, [issue.kind for issue in linked.issues]


FAR = claim("r3", when=on(DAY + timedelta(days=30)))


def test_same_joins_whatever_the_score() -> None:
    assert groups([claim("r1"), FAR], []) == ({frozenset({"r1"}), frozenset({"r3"})}, [])
    assert groups([claim("r1"), FAR], [say(claim("r1"), FAR, same=True)]) == ({frozenset({"r1", "r3"})}, [])


def test_not_same_forbids_what_is_likely() -> None:
    apart = [say(claim("r1"), claim("r2"), same=False)]
    assert groups([claim("r1"), claim("r2")], apart) == ({frozenset({"r1"}), frozenset({"r2"})}, [])


def test_a_claim_that_a_person_joined_with_a_wrong_date_keeps_its_company() -> None:
    found, _ = groups([claim("r1"), claim("r2"), FAR], [say(claim("r1"), FAR, same=True)])
    assert found == {frozenset({"r1", "r2", "r3"})}


def test_a_chain_of_the_linker_does_not_outvote_a_person_and_tells() -> None:
    claims = [claim("r1"), claim("r2"), claim("r4")]
    found, issues = groups(claims, [say(claims[0], claims[1], same=False)])
    assert not any({"r1", "r2"} <= group for group in found)
    assert sorted(map(len, found)) == [1, 2]
    assert issues == ["judgement"]


@pytest.mark.parametrize("order", list(permutations(("r1", "r2", "r4", "r5")))[::3])
def test_each_not_same_inside_what_a_chain_would_join_is_told(order: tuple[str, ...]) -> None:
    a, b, c, d = (claim(name) for name in order)
    texts = {one.report: "expelled two attachés of Sudan on Monday" for one in (a, b, c, d)}
    given = [say(a, b, same=False), say(a, c, same=False), say(b, d, same=False, by="person:bo")]
    linked = link([a, b, c, d], texts, {(one.report, 0): Span(0, 40) for one in (a, b, c, d)}, given=given)
    assert {issue.where for issue in linked.issues} == {f"{one.left} {one.right}" for one in given}


def test_a_not_same_that_the_dates_bear_out_contradicts_nothing() -> None:
    early, late = claim("r1"), claim("r2", when=on(DAY + timedelta(days=3)))
    between = claim("r4", when=on(DAY + timedelta(days=1)))
    _, issues = groups([early, late, between], [say(early, late, same=False)])
    assert issues == []


def test_the_issue_goes_once_somebody_has_judged_the_link_too() -> None:
    claims = [claim("r1"), claim("r2"), claim("r4")]
    given = [say(claims[0], claims[1], same=False), say(claims[1], claims[2], same=False), say(claims[0], claims[2], same=True)]
    assert groups(claims, given) == ({frozenset({"r1", "r4"}), frozenset({"r2"})}, [])


def test_a_chain_of_people_does_not_outvote_a_person_and_tells() -> None:
    a, b, c = claim("r1"), FAR, claim("r4", when=on(DAY + timedelta(days=60)))
    given = [say(a, b, same=True, hour=1), say(b, c, same=True, hour=2, by="person:bo"), say(a, c, same=False, hour=0)]
    found, issues = groups([a, b, c], given)
    assert found == {frozenset({"r1"}), frozenset({"r3", "r4"})}
    assert issues == ["judgement"]


def test_of_two_judgements_on_one_pair_the_newer_holds() -> None:
    a, b = claim("r1"), claim("r2")
    found, issues = groups([a, b], [say(a, b, same=False, hour=1), say(b, a, same=True, hour=2, by="person:bo")])
    assert found == {frozenset({"r1", "r2"})}
    assert issues == ["judgement"]


def test_withdrawn_judgements_and_those_of_machines_do_not_bind() -> None:
    a, b = claim("r1"), claim("r2")
    gone = replace(say(a, b, same=False), withdrawn=datetime(2024, 2, 1))
    settled = settle([a, b], [gone, say(a, b, same=False, by="other-linker@1")])
    assert not settled.apart


def test_components_hold_apart_what_a_person_does_before_linking_anew() -> None:
    a, b, c = claim("r1"), claim("r2"), claim("r4")
    chain = [Judgement(f"j{i}", one.id, two.id, True, "demarche-linker@3", 0.9) for i, (one, two) in enumerate(((a, b), (b, c)))]
    assert len(components([a, b, c], chain)) == 1
    assert len(components([a, b, c], [*chain, say(a, c, same=False)])) == 2
