"""The example reports as one more crisis: coded, with happenings that we told apart by hand (`demo.txt`)."""

from __future__ import annotations

from pathlib import Path

from demarche.pipeline import Pipeline
from demarche.records import UNREAL, Report
from training.linking.crises import Crisis

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
LABELS = Path(__file__).with_name("demo.txt")
LEFT_OUT = "-"


def read_demo(pipeline: Pipeline) -> Crisis:
    """The example reports with the happening of each claim; claims that no line names stand alone."""
    lines = [line for line in LABELS.read_text("utf-8").split("\n") if ": " in line and not line.startswith("#")]
    labels = {place: name for line in lines for name, place in _places(line)}
    coded = pipeline.code([item for item in pipeline.read([REPORTS]) if isinstance(item, Report)])
    crisis = Crisis("demo", sentences={(s.report, s.index): s.span for own in coded.sentences for s in own})
    for report, claims in zip(coded.reports, coded.claims, strict=True):
        crisis.texts[report.id] = report.text
        if report.published:
            crisis.published[report.id] = report.published.day
        name = report.given or Path(report.source or "").name
        for claim in claims:
            happening = labels.get(f"{name}@{claim.trigger.start}", claim.id)
            if claim.status not in UNREAL and happening != LEFT_OUT:
                crisis.claims.append(claim)
                crisis.truth[claim.id] = happening
    return crisis


def _places(line: str) -> list[tuple[str, str]]:
    name, _, places = line.partition(": ")
    return [(name, place) for place in places.split()]
