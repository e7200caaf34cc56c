"""Disputes: who holds which version since when, and counts that only seem to differ."""

from dataclasses import replace
from datetime import date, timedelta

from demarche.incidents import assemble
from demarche.records import Claim, Incident, Judgement, Magnitude, Report
from tests.incidents.test_link import DAY, claim, report

REPORTS = {name: report(name, "text", DAY + timedelta(days=days)) for name, days in (("r1", 3), ("r2", 0), ("r3", 1), ("r4", 5))}


def arrested(name: str, number: int, **fields: object) -> Claim:
    found = claim(name, event="COERCE", mode="arrest", magnitudes=(Magnitude("arrested", number, number),))
    return replace(found, **fields)  # type: ignore[arg-type]


def first(claims: list[Claim], together: int, reports: dict[str, Report] = REPORTS) -> Incident:
    """The incident of the first claims, which are judged the same."""
    ids = [c.id for c in claims[:together]]
    same = [Judgement(f"j{i}", ids[0], other, True, "person:ann", 1.0) for i, other in enumerate(ids[1:])]
    return next(i for i in assemble(claims, reports, same, {name: name for name in reports}) if ids[0] in i.claims)


def test_versions_stand_in_the_order_in_which_they_came_out() -> None:
    (dispute,) = first([arrested("r1", 39), arrested("r2", 30), arrested("r3", 39)], 3).disputes
    assert [(version.value, version.since, version.holders) for version in dispute.versions] == [
        ("30", DAY, ("The r2",)),
        ("39", DAY + timedelta(days=1), ("The r3", "The r1")),
    ]


def test_without_a_date_nobody_knows_since_when() -> None:
    undated = REPORTS | {"r2": Report("r2", "text", outlet="The r2")}
    (dispute,) = first([arrested("r1", 39), arrested("r2", 30)], 2, undated).disputes
    assert [version.since for version in dispute.versions] == [date(2020, 5, 7), None]


def test_a_whole_whose_other_part_is_told_elsewhere_is_a_note() -> None:
    seven = arrested("r3", 7)
    found = first([arrested("r1", 39), arrested("r2", 46), seven], 2)
    assert found.disputes == ()
    assert found.notes == ("arrested: 39 + 7 = 46, parts and their whole",)


def test_seven_of_another_place_or_time_explain_nothing() -> None:
    far = arrested("r3", 7, when=replace(claim("r3").when, start=DAY + timedelta(days=60), end=DAY + timedelta(days=60)))  # type: ignore[type-var]
    others = arrested("r3", 7, actors=(), recipients=())
    for seven in (far, others):
        found = first([arrested("r1", 39), arrested("r2", 46), seven], 2)
        assert [dispute.field for dispute in found.disputes] == ["arrested"]
        assert found.notes == ()


def test_two_and_four_are_a_dispute_though_two_and_two_are_four() -> None:
    found = first([arrested("r1", 2), arrested("r2", 4)], 2)
    assert [dispute.field for dispute in found.disputes] == ["arrested"]


def test_parts_and_whole_within_one_incident_are_a_note() -> None:
    assert first([arrested("r1", 39), arrested("r2", 7), arrested("r3", 46)], 3).disputes == ()
