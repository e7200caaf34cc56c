"""JSON Lines: each line by itself, the text to the character."""

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.records import Issue, Published, Report
from demarche.reports.jsonl import LinesReader
from demarche.settings import Settings

TEXT = "Ghana’s coast guard seized two trawlers off Tema on Monday."


def lines(*objects: Any, end: str = "\n") -> bytes:
    return end.join(item if isinstance(item, str) else json.dumps(item) for item in objects).encode("utf-8")


def read(data: bytes, **bounds: int) -> tuple[list[Report], list[Issue]]:
    found = list(LinesReader(settings=Settings(**bounds)).read(data, source="in.jsonl"))
    return [item for item in found if isinstance(item, Report)], [item for item in found if isinstance(item, Issue)]


def summary(issues: list[Issue]) -> list[tuple[str, str, str]]:
    return [(issue.kind, issue.where, issue.severity) for issue in issues]


def test_all_fields_are_kept() -> None:
    line = {
        "id": "T1",
        "text": TEXT,
        "published": "2018-05-08",
        "title": "Trawlers seized",
        "outlet": "Tema Times",
        "url": "https://tema.example",
    }
    [report], issues = read(lines(line))
    assert (report.given, report.name, report.text, report.title) == ("T1", "T1", TEXT, "Trawlers seized")
    assert (report.outlet, report.url, report.source) == ("Tema Times", "https://tema.example", "in.jsonl:1")
    assert report.published == Published(date(2018, 5, 8), "given")
    assert issues == []


def test_the_text_alone_suffices() -> None:
    [report], issues = read(lines({"text": TEXT}))
    assert (report.given, report.title, report.outlet, report.url, report.published, issues) == (None, None, None, None, None, [])


def test_a_bad_line_is_told_and_the_others_are_read() -> None:
    reports, issues = read(lines({"id": 1, "text": TEXT}, '{"id": 2, "text": "cut', {"id": 3, "text": TEXT}))
    assert [report.name for report in reports] == ["1", "3"]
    assert summary(issues) == [("bad-line", "in.jsonl:2", "error")]
    assert "not JSON" in issues[0].problem


@pytest.mark.parametrize("line", ["null", "3", '"text"', "[1, 2]", "true"])
def test_a_line_that_is_no_object_is_told(line: str) -> None:
    reports, issues = read(lines({"text": TEXT}, line, {"text": TEXT + " "}))
    assert len(reports) == 2
    assert summary(issues) == [("bad-line", "in.jsonl:2", "error")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"id": "a"}, "text"),
        ({"id": "a", "text": None}, "$.text"),
        ({"id": "a", "text": 7}, "$.text"),
        ({"id": "a", "text": ["x"]}, "$.text"),
        ({"id": True, "text": TEXT}, "$.id"),
        ({"id": 1.5, "text": TEXT}, "$.id"),
        ({"id": {}, "text": TEXT}, "$.id"),
        ({"text": TEXT, "published": 20180508}, "$.published"),
        ({"text": TEXT, "title": 5}, "$.title"),
        ({"text": TEXT, "outlet": "x" * 501}, "$.outlet"),
    ],
)
def test_a_field_of_the_wrong_kind_is_told_by_name(line: dict[str, Any], told: str) -> None:
    reports, issues = read(lines(line, {"text": TEXT}))
    assert len(reports) == 1
    assert summary(issues) == [("bad-line", "in.jsonl:1", "error")]
    assert told in issues[0].problem


@pytest.mark.parametrize("text", ["", "   ", "12 :: 13"])
def test_a_text_of_nothing_is_told(text: str) -> None:
    reports, issues = read(lines({"id": "a", "text": text}))
    assert reports == []
    assert summary(issues) == [("empty", "in.jsonl:1", "error")]


def test_numbers_are_ids_too() -> None:
    assert [report.name for report in read(lines({"id": 7, "text": TEXT}, {"id": 10**30, "text": TEXT}))[0]] == ["7", "1" + "0" * 30]


def test_the_second_of_two_like_ids_is_passed_over() -> None:
    reports, issues = read(lines({"id": "7", "text": TEXT}, {"id": 7, "text": "Another text."}, {"id": "8", "text": TEXT}))
    assert [report.name for report in reports] == ["7", "8"]
    assert summary(issues) == [("duplicate-id", "in.jsonl:2", "error")]
    assert "line 1" in issues[0].problem


def test_reports_without_ids_are_no_duplicates() -> None:
    assert len(read(lines({"text": TEXT}, {"text": TEXT}, {"id": None, "text": TEXT}))[0]) == 3


def test_unknown_keys_are_told_once_and_passed_over() -> None:
    reports, issues = read(lines({"text": TEXT, "autor": "x"}, {"text": TEXT, "autor": "y"}, {"text": TEXT, "lang": "en"}))
    assert len(reports) == 3
    assert summary(issues) == [("unknown-key", "in.jsonl:1", "warning"), ("unknown-key", "in.jsonl:3", "warning")]
    assert "autor" in issues[0].problem
    assert "outlet" in issues[0].remedy


def test_pairs_for_relate_are_no_mistake() -> None:
    assert read(lines({"id": 1, "text": TEXT, "actor": [0, 5], "recipient": [6, 9]}))[1] == []


@pytest.mark.parametrize("published", ["04/07/2023", "Thursday", "2018-02-30"])
def test_a_date_that_cannot_be_read_is_left_out(published: str) -> None:
    [report], issues = read(lines({"text": TEXT, "published": published}))
    assert report.published is None
    assert summary(issues) == [("bad-date", "in.jsonl:1", "warning")]
    assert published in issues[0].problem


def test_a_date_in_the_future_is_left_out() -> None:
    [report], issues = read(lines({"text": TEXT, "published": "2999-01-01"}))
    assert report.published is None
    assert summary(issues) == [("future-date", "in.jsonl:1", "warning")]


@pytest.mark.parametrize("published", [None, ""])
def test_no_date_is_no_mistake(published: str | None) -> None:
    [report], issues = read(lines({"text": TEXT, "published": published}))
    assert (report.published, issues) == (None, [])


def test_line_ends_of_windows_and_blank_lines_are_taken() -> None:
    reports, issues = read(lines({"id": 1, "text": TEXT}, "", "  ", {"id": 2, "text": TEXT}, "", end="\r\n"))
    assert [(report.name, report.source) for report in reports] == [("1", "in.jsonl:1"), ("2", "in.jsonl:4")]
    assert issues == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_byte_order_marks_and_wide_letters_are_taken(encoding: str) -> None:
    data = '{"id": 1, "text": "Côte d’Ivoire recalled its envoy."}\n{"id": 2, "text": "Ghana did not."}\n'.encode(encoding)
    reports, issues = read(data)
    assert [report.text for report in reports] == ["Côte d’Ivoire recalled its envoy.", "Ghana did not."]
    assert issues == []


def test_a_line_in_windows_1252_is_read_with_a_warning() -> None:
    reports, issues = read(
        lines({"id": 1, "text": TEXT}) + b"\n" + '{"id": 2, "text": "Côte d’Ivoire recalled its envoy."}'.encode("cp1252")
    )
    assert reports[1].text == "Côte d’Ivoire recalled its envoy."
    assert summary(issues) == [("encoding", "in.jsonl:2", "warning")]


@pytest.mark.parametrize("line", ['{"a":' * 100_000, "[" * 100_000, '{"text": "x", "a": ' + "[" * 50_000 + "]" * 50_000 + "}"])
def test_deep_nesting_is_a_bad_line(line: str) -> None:
    reports, issues = read(lines({"text": TEXT}, line, {"text": TEXT}))
    assert len(reports) == 2
    assert summary(issues) == [("bad-line", "in.jsonl:2", "error")]


def test_half_a_letter_is_replaced_in_place() -> None:
    [report], issues = read(b'{"text": "Ghana \\ud83d seized \\u0000 two trawlers \\ud83d\\ude00.", "title": "\\udc00 x"}')
    assert (report.text, report.title) == ("Ghana \ufffd seized \ufffd two trawlers \U0001f600.", "\ufffd x")
    assert issues == []


@pytest.mark.parametrize(
    "data", [b'[{"text": "Ghana seized two trawlers."}]', b'[\n{"text": "Ghana"},\n{"text": "Togo"}\n]', b'{\n  "text": "Ghana"\n}']
)
def test_json_that_is_not_json_lines_is_told_once(data: bytes) -> None:
    reports, issues = read(data)
    assert reports == []
    assert summary(issues) == [("bad-line", "in.jsonl:1", "error")]
    assert "JSON Lines" in issues[0].problem


@pytest.mark.parametrize("data", [b"", b"\n \n\r\n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_is_told(data: bytes) -> None:
    assert summary(read(data)[1]) == [("empty", "in.jsonl", "error")]


def test_a_text_over_the_bound_is_told_and_the_others_are_read() -> None:
    reports, issues = read(lines({"id": 1, "text": TEXT * 9}, {"id": 2, "text": TEXT}), max_report_characters=100)
    assert [report.name for report in reports] == ["2"]
    assert summary(issues) == [("too-large", "in.jsonl:1", "error")]
    assert "DEMARCHE_MAX_REPORT_CHARACTERS" in issues[0].remedy


def test_the_same_line_has_the_same_id_wherever_it_stands() -> None:
    first, second = read(lines({"id": "a", "text": TEXT}))[0], read(lines({"id": "b", "text": TEXT}, {"id": "a", "text": TEXT}))[0]
    assert first[0].id == second[1].id


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(texts, min_size=1, max_size=5), st.booleans())
@settings(deadline=None)
def test_text_is_kept_to_the_character(given_texts: list[str], escaped: bool) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=escaped) for text in given_texts).encode("utf-8")
    reports, _ = read(data)
    assert [report.text for report in reports] == [text for text in given_texts if any(map(str.isalpha, text))]
    for report in reports:
        spans = report.furniture
        assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_key_that_is_no_text_is_told_and_the_line_is_read() -> None:
    [report], [issue] = read(b'{"text": "' + TEXT.encode() + b'", "k\\ud800": {"\\udfff": 1}}')
    assert (report.text, issue.kind) == (TEXT, "unknown-key")
    assert "k\ufffd" in issue.problem
