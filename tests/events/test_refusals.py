"""What one will not do is a refusal; what one did not do is no act."""

from __future__ import annotations

import msgspec
import pytest

import demarche as dm
from demarche.codebook import shipped
from demarche.events import EventCoder
from demarche.pipeline import Pipeline
from demarche.records import Report, report_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France will not lift the ban on Peruvian beef.", ("REJECT", "yield", "asserted")),
        ("Israel said it would not release the prisoners.", ("REJECT", "yield", "asserted")),
        ("Norway did not release the prisoners.", ("RETREAT", "release", "negated")),
    ],
)
def test_refusals(text: str, expected: tuple[str, str, str]) -> None:
    claims = dm.code(text, published="2019-05-14", unreal=True)
    assert expected in [(claim.event, claim.mode, claim.status) for claim in claims]


def test_a_refusal_tells_what_was_seen_and_what_was_made_of_it() -> None:
    (claim,) = dm.code("France will not lift the ban on Peruvian beef.", published="2019-05-14")
    by = {finding.by.rsplit("/", 1)[-1]: finding.value for finding in claim.findings if finding.attribute == "event"}
    assert (by["head"], by["refusal"]) == ("RETREAT", "REJECT")


def test_a_codebook_without_refusals_gets_none() -> None:
    book = msgspec.structs.replace(shipped(), events={"RETREAT": shipped().events["RETREAT"]})
    text = "France will not lift the ban on Peruvian beef."
    report = Report(report_id(text), text, language="en")
    ((claim,),) = Pipeline(coder=EventCoder(book)).code([report]).claims
    assert (claim.event, claim.status) == ("RETREAT", "negated")
