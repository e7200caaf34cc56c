"""The whole system on the example reports: the same reports give the same claims and incidents, however they come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from demarche.ledger import Added, Ledger
from demarche.pipeline import Pipeline, view
from demarche.records import Issue, Report
from demarche.reports import read
from demarche.settings import Settings

FILES = sorted((Path(__file__).parents[1] / "demo" / "reports").glob("0[1-3]*.txt"))[:7]
DAY = date(2023, 2, 5)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(settings=Settings(batch_reports=2, workers=1))


def run(pipeline: Pipeline, path: Path, files: Sequence[Path]) -> Ledger:
    ledger = Ledger.open(path)
    pipeline.run(files, ledger)
    return ledger


@pytest.fixture(scope="module")
def ledger(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return run(pipeline, tmp_path_factory.mktemp("whole") / "l.db", FILES)


def test_a_report_is_coded_alike_in_any_company(pipeline: Pipeline) -> None:
    reports = [item for item in read(FILES[:4]) if isinstance(item, Report)]
    together = pipeline.code(reports).claims
    assert together == tuple(pipeline.code([report]).claims[0] for report in reports)
    assert sum(map(len, together)) > 10


def test_every_claim_quotes_its_report(pipeline: Pipeline, ledger: Ledger) -> None:
    known = view(ledger)
    for claim in known.claims.values():
        report = known.reports[claim.report]
        assert report.quote(claim.trigger).strip()
        for actor in (*claim.actors, *claim.recipients):
            assert all(0 <= span.start < span.end <= len(report.text) for span in actor.spans)


def test_as_of_a_day_is_what_a_ledger_of_that_day_held(pipeline: Pipeline, ledger: Ledger, tmp_path: Path) -> None:
    early = [path for path in FILES if any(isinstance(i, Report) and i.published and i.published.day <= DAY for i in read([path]))]
    assert 0 < len(early) < len(FILES)
    of_that_day = view(run(pipeline, tmp_path / "then.db", early))
    today = view(ledger, as_of=DAY)
    assert {frozenset(i.claims) for i in today.incidents} == {frozenset(i.claims) for i in of_that_day.incidents}


def published(path: Path) -> date:
    (report,) = read([path])
    assert isinstance(report, Report) and report.published
    return report.published.day


def test_reading_along_day_by_day_shows_what_the_whole_shows_as_of_each_day(pipeline: Pipeline, ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "slow.db"
    for day, files in groupby(sorted(FILES, key=published), key=published):
        for file in files:
            slow = run(pipeline, path, [file])
        then, now = view(slow), view(ledger, as_of=day)
        assert then.incidents == now.incidents
        assert then.claims == now.claims
    assert view(slow).incidents == view(ledger).incidents


def test_a_run_that_was_cut_off_goes_on_without_loss(pipeline: Pipeline, ledger: Ledger, tmp_path: Path) -> None:
    def cut_off(added: Added, issues: Sequence[Issue]) -> None:
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "cut.db") as cut:
        with pytest.raises(KeyboardInterrupt):
            pipeline.run(FILES, cut, tell=cut_off)
        assert 0 < cut.counts()["report"] < len(FILES)
        pipeline.run(FILES, cut)
        assert view(cut).incidents == view(ledger).incidents
        assert cut.counts()["claim"] == ledger.counts()["claim"]


@pytest.mark.parametrize("mark", ["\ud800", "\x00"])
def test_a_text_with_no_character_is_kept_out_and_the_others_are_coded(pipeline: Pipeline, mark: str) -> None:
    coded = pipeline.code([Report("r_1", f"Kenya {mark} expelled two envoys."), Report("r_2", "Peru expelled two Chilean envoys.")])
    assert [report.id for report in coded.reports] == ["r_2"]
    assert [(issue.kind, issue.where) for issue in coded.issues if issue.severity == "error"] == [("no-character", "r_1")]


def test_other_territories_code_anew_beside_the_old(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Russian forces shelled the port of Sevastopol.")
    other = Pipeline(settings=Settings(workers=1, territories="de-facto"))
    assert other.name != pipeline.name
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert pipeline.run([tmp_path / "report.txt"], ledger).claims == 1
        assert other.run([tmp_path / "report.txt"], ledger).claims == 1
        assert other.run([tmp_path / "report.txt"], ledger).claims == 0
        assert {(claim.by, claim.place.country) for claim in ledger.claims() if claim.place} == {(other.name, "RUS")}


def test_choices_that_change_nothing_leave_the_name_as_it_is(pipeline: Pipeline) -> None:
    assert Pipeline(settings=Settings(workers=2, territories="recognised")).name == pipeline.name


def test_a_newer_version_without_the_act_takes_it_back(pipeline: Pipeline, tmp_path: Path) -> None:
    told = "Kenya on Monday expelled two Sudanese diplomats. The weather in Nairobi was fine, and the markets were open as ever."
    rows = [
        {"text": told, "published": "2021-03-10", "url": "https://post.example/1", "outlet": "Post"},
        {"text": f"{told} They left at once.", "published": "2021-03-10", "url": "https://sun.example/1", "outlet": "Sun"},
        {"text": told.partition(". ")[2], "published": "2021-03-12", "url": "https://post.example/1", "outlet": "Post"},
    ]
    with Ledger.open(tmp_path / "l.db") as kept:
        for number, row in enumerate(rows):
            file = tmp_path / f"{number}.jsonl"
            file.write_text(json.dumps(row), "utf-8")
            pipeline.run([file], kept)
            if number == 1:
                assert [len(incident.reports) for incident in view(kept).incidents] == [2]
                assert [judgement.same for judgement in kept.judgements()] == [True]
        assert [len(incident.reports) for incident in view(kept).incidents] == [1]
        assert kept.judgements() == []
