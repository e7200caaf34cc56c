"""Gold of every form: what is counted, and what a broken file is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from demarche.errors import InputError
from demarche.evaluation import evaluate
from demarche.evaluation.matching import days_of, near
from demarche.evaluation.reports import b_cubed
from demarche.pipeline import Pipeline
from demarche.records import Claim, Span, When

EXPULSION = {"type": "SANCTION", "mode": "expel", "actor": ["KEN GOV"], "recipient": ["SDN GOV"], "certainty": "asserted"}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def sentence(name: str, text: str, *events: dict[str, object]) -> dict[str, object]:
    return {"id": name, "text": text, "report_date": "2021-03-10", "events": list(events), "no_event": not events}


def test_sentences_are_counted_at_three_levels(tmp_path: Path, pipeline: Pipeline) -> None:
    text = "Kenya expelled two Sudanese diplomats on Monday."
    gold = write(
        tmp_path / "gold.jsonl",
        sentence("right", text, EXPULSION),
        sentence("other recipient", text, {**EXPULSION, "recipient": ["PER GOV"]}),
        sentence("other actor", text, {**EXPULSION, "actor": ["PER GOV"]}),
        sentence("other type", text, {**EXPULSION, "type": "AID"}),
        sentence("nothing", "The river is long."),
    )
    found = evaluate(gold, pipeline=pipeline)
    assert {name: counts.form()["hit"] for name, counts in found.levels.items()} == {"type": 3, "type+actor": 2, "full": 1}
    assert {name: found.shares[name] for name in ("status", "background", "false alarms")} == {
        "status": 1.0,
        "background": 1.0,
        "false alarms": 0.0,
    }
    assert (found.shares["actor country"], found.shares["recipient country"]) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert found.confusion["AID", "SANCTION"] == 1


def test_what_is_optional_is_neither_right_nor_wrong(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = write(tmp_path / "gold.jsonl", sentence("s", "Kenya expelled two Sudanese diplomats.", {**EXPULSION, "optional": True}))
    assert evaluate(gold, pipeline=pipeline).levels["full"].form()["said"] == 0


def test_a_false_alarm_is_counted(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = write(tmp_path / "gold.jsonl", sentence("s", "Kenya expelled two Sudanese diplomats."))
    assert evaluate(gold, pipeline=pipeline).shares["false alarms"] == 1.0


def test_reports_are_measured_by_incident(tmp_path: Path, pipeline: Pipeline) -> None:
    text = "Kenya expelled two Sudanese diplomats on Monday."
    write(tmp_path / "x.reports.jsonl", *({"id": name, "text": text, "published": "2021-03-10", "outlet": name} for name in ("r1", "r2")))
    mention = {"incident": "i1", "certainty_accept": ["asserted"], "background": False}
    gold = tmp_path / "x.gold.json"
    gold.write_text(
        json.dumps(
            {
                "incidents": [{"id": "i1", "date": ["2021-03-08", "2021-03-08"], **EXPULSION}],
                "report_mentions": {"r1": [mention], "r2": [mention]},
                "do_not_merge": [],
            }
        ),
        "utf-8",
    )
    found = evaluate(gold, pipeline=pipeline)
    assert found.levels["mentions"].f1 == found.levels["b-cubed"].f1 == 1.0
    assert found.notes == {"wrong merges": []}


def test_marked_sentences_are_measured_on_the_marked_words(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = tmp_path / "mine.txt"
    gold.write_text(
        "# a comment\n[A1 Kenya] [E1:SANCTION/expel/asserted expelled] [R1 two Sudanese diplomats].\n"
        "The [A1 Kenyan] [E1:AID/-/asserted river] is long.\n",
        "utf-8",
    )
    found = evaluate(gold, pipeline=pipeline)
    assert (found.levels["type"].form()["hit"], found.levels["type"].form()["asked"]) == (1, 2)
    assert found.levels["actors"].f1 == found.levels["recipients"].f1 == 1.0
    assert found.confusion["AID", "-"] == 1


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("gold.jsonl", '{"id": "s"}\n', "gold.jsonl:1"),
        ("gold.jsonl", "not json\n", "gold.jsonl:1"),
        ("x.gold.json", "{}", "x.gold.json"),
        ("mine.txt", "fine\n[A1 Kenya went.\n", "mine.txt:2"),
        ("mine.txt", "[A1 Kenya] [E1:BRIBE/-/asserted paid].\n", "mine.txt:1"),
        ("gold.csv", "", "gold.csv"),
    ],
)
def test_broken_gold_is_told_where(tmp_path: Path, pipeline: Pipeline, name: str, text: str, where: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        evaluate(tmp_path / name, pipeline=pipeline)
    assert str(caught.value.where).endswith(where)


def test_gold_that_is_not_there_is_told(tmp_path: Path, pipeline: Pipeline) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        evaluate(tmp_path / "no.jsonl", pipeline=pipeline)


def test_one_claim_answers_one_act(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = tmp_path / "mine.txt"
    gold.write_text(
        "[A1 Kenya] [E1:SANCTION/expel/asserted expelled] [R1 two Sudanese diplomats] "
        "[E2:ACCUSE/allege/asserted after] [E3:AID/-/asserted lunch].\n",
        "utf-8",
    )
    spotted = evaluate(gold, pipeline=pipeline).levels["spotted"]
    assert spotted.precision <= 1.0
    assert spotted.form()["hit"] <= spotted.form()["said"]


def test_sentences_of_one_id_are_measured_each(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = write(
        tmp_path / "gold.jsonl",
        sentence("s", "Kenya expelled two Sudanese diplomats.", EXPULSION),
        sentence("s", "The river is long."),
    )
    assert evaluate(gold, pipeline=pipeline).levels["full"].form()["hit"] == 1


def test_a_string_may_hold_a_line_separator(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "gold.jsonl").write_text(
        "\ufeff" + json.dumps(sentence("s", "Kenya expelled\u2028two Sudanese diplomats.", EXPULSION), ensure_ascii=False), "utf-8"
    )
    assert evaluate(tmp_path / "gold.jsonl", pipeline=pipeline).levels["type"].form()["asked"] == 1


def reports_gold(folder: Path, **changed: object) -> Path:
    write(folder / "x.reports.jsonl", {"id": "r1", "text": "Kenya expelled two Sudanese diplomats on Monday.", "published": "2021-03-10"})
    whole = {
        "incidents": [{"id": "i1", "date": ["2021-03-08", "2021-03-08"], **EXPULSION}],
        "report_mentions": {"r1": [{"incident": "i1", "certainty_accept": ["asserted"]}]},
        **changed,
    }
    (folder / "x.gold.json").write_text(json.dumps(whole), "utf-8")
    return folder / "x.gold.json"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"report_mentions": {"r9": []}}, "no report 'r9'"),
        ({"report_mentions": {"r1": [{"incident": "i9", "certainty_accept": ["asserted"]}]}}, "no incident 'i9'"),
        ({"do_not_merge": [["i1", "i9"]]}, "no incident 'i9'"),
        ({"incidents": [{"id": "i1", **EXPULSION, "type": "BRIBE"}]}, "no type 'BRIBE'"),
    ],
)
def test_gold_that_does_not_fit_its_reports_is_told(tmp_path: Path, pipeline: Pipeline, changed: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        evaluate(reports_gold(tmp_path, **changed), pipeline=pipeline)


def test_missing_reports_are_told(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = reports_gold(tmp_path)
    (tmp_path / "x.reports.jsonl").unlink()
    with pytest.raises(InputError, match="missing"):
        evaluate(gold, pipeline=pipeline)


def test_b_cubed_and_wrong_merges() -> None:
    joined = [("i1", "a"), ("i1", "a"), ("i2", "a"), ("i2", "b")]
    assert b_cubed([("i1", "a"), ("i2", "b")]).f1 == 1.0
    assert b_cubed(joined).precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert b_cubed(joined).recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(date(2020, 5, 20), None, "unknown", "published"), True),
        (When(None, date(2020, 5, 20), "unknown", "published"), False),
        (When(None, date(2020, 5, 26), "unknown", "published"), True),
        (When(date(2020, 5, 28), date(2020, 5, 28), "day", "published"), False),
        (None, True),
    ],
)
def test_open_ends_reach_as_far_as_days_go(when: When | None, expected: bool) -> None:
    claim = Claim("c", "r", 0, Span(0, 1), "AID", when=when)
    assert near((date(2020, 5, 25), date(2020, 5, 25)), days_of(claim)) is expected
