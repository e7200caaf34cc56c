"""The interchange form, and how it is written."""

import csv
import io
import json
from datetime import date

import pytest

from demarche import codebook, exports
from demarche.records import Actor, Claim, Magnitude, Place, Report, Span, Speaker, When

TEXT = "Kenya expelled two envoys on Monday, it said."
REPORT = Report("r_1", TEXT, given="K1")
CLAIM = Claim(
    "c_1",
    "r_1",
    0,
    Span(6, 14),
    "SANCTION",
    "expel",
    ("diplomatic",),
    (Actor("Kenya", (Span(0, 5),), "government", "KEN", ("GOV",)),),
    (),
    Place("Nairobi", "KEN", -1.3, 36.8, "city", 184745, ()),
    When(date(2020, 5, 4), date(2020, 5, 4), "day", "published", (Span(29, 35),)),
    (Magnitude("expelled", 2, 2),),
    speakers=(Speaker(Actor("it", (Span(37, 39),), "government", "KEN", ("GOV",)), "said"),),
    score=0.9,
    by="coder@1",
)


@pytest.fixture(scope="module")
def form() -> dict[str, object]:
    return exports.claim_form(CLAIM, REPORT, codebook.load(), incident="i_1")


def test_the_form_has_every_documented_key(form: dict[str, object]) -> None:
    assert {
        "id",
        "report",
        "event",
        "mode",
        "contexts",
        "quad",
        "intensity",
        "trigger",
        "actors",
        "recipients",
        "place",
        "when",
    } <= form.keys()
    assert {"magnitudes", "status", "background", "speakers", "score", "by", "incident", "mentions"} <= form.keys()


def test_a_report_is_named_by_its_given_id(form: dict[str, object]) -> None:
    assert form["report"] == "K1"


def test_spans_quote_the_report(form: dict[str, object]) -> None:
    assert form["trigger"] == {"start": 6, "end": 14, "text": "expelled"}
    assert form["actors"][0]["spans"][0]["text"] == "Kenya"  # type: ignore[index]
    assert form["when"]["spans"][0]["text"] == "Monday"  # type: ignore[index]


def test_quad_and_intensity_come_from_the_codebook(form: dict[str, object]) -> None:
    assert (form["quad"], form["intensity"]) == (4, -5.5)


def test_json_lines_are_one_object_a_line(form: dict[str, object]) -> None:
    out = io.StringIO()
    assert exports.write([form, form], out, layout="jsonl") == 2
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["c_1", "c_1"]


def test_csv_has_flat_columns(form: dict[str, object]) -> None:
    out = io.StringIO()
    exports.write([form], out, layout="csv")
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["actors"], row["when_start"], row["place_name"], row["trigger"]) == ("KEN GOV", "2020-05-04", "Nairobi", "expelled")


def test_a_cell_is_never_a_formula(form: dict[str, object]) -> None:
    out = io.StringIO()
    exports.write([{**form, "report": "=HYPERLINK(1)"}], out, layout="csv")
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["report"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (["=1+1", "b"], "'=1+1; b"),
        ("\r=1+1", "' =1+1"),
        ("\x00@SUM(A1)", "'@SUM(A1)"),
        ("two\r\nlines\x1b[31m\x9b", "two lines[31m"),
        (-5.5, "-5.5"),
    ],
)
def test_cells_hold_no_control_characters_and_lists_no_formula(value: object, cell: str, form: dict[str, object]) -> None:
    out = io.StringIO()
    exports.write([{**form, "report": value}], out, layout="csv")
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["report"] == cell
