"""Gold texts through the chain."""

from __future__ import annotations

from datetime import date

from demarche.pipeline import Coded
from demarche.records import UNREAL, Claim, Published, Report, report_id


def make_report(name: str, text: str, day: date | None = None) -> Report:
    """A report of one gold text, in English."""
    published = Published(day, "given") if day else None
    return Report(report_id(text, day=day, given=name), text, published=published, given=name, language="en")


def real(coded: Coded) -> list[list[Claim]]:
    """The claims of each report, those only that are exported: neither hypothetical nor negated."""
    return [[claim for claim in claims if claim.status not in UNREAL] for claims in coded.claims]
