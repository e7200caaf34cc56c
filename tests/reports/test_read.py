"""Files, folders, globs and standard input: whatever comes, reports or issues and never an exception."""

import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from demarche.protocols import Reader
from demarche.records import Issue, Published, Report, report_id
from demarche.reports import READERS, read, read_bytes
from demarche.settings import Settings

TEXT = "Ghana’s coast guard seized two trawlers off Tema on Monday. The navy said that it had their crews.\n"
PAGE = f"<!DOCTYPE html><html><head><title>Trawlers seized</title></head><body><article><p>{TEXT}</p></article></body></html>"
LINE = json.dumps({"id": "T1", "text": TEXT})


def parts(found: Iterator[Report | Issue]) -> tuple[list[Report], list[Issue]]:
    items = list(found)
    return [item for item in items if isinstance(item, Report)], [item for item in items if isinstance(item, Issue)]


def told(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind, issue.where) for issue in issues]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of three kinds, one deeper down, and files that are none."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.HTML").write_text(PAGE, encoding="utf-8")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "message.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_files_come_in_the_order_given(folder: Path) -> None:
    reports, issues = parts(read([folder / "deep" / "er" / "c.jsonl", str(folder / "a.txt")]))
    assert [Path(str(report.source)).name for report in reports] == ["c.jsonl:1", "a.txt"]
    assert issues == []


def test_a_folder_gives_what_readers_take_and_nothing_hidden(folder: Path) -> None:
    reports, issues = parts(read([folder]))
    assert [Path(str(report.source)).name for report in reports] == ["a.txt", "b.HTML", "c.jsonl:1"]
    assert issues == []


def test_a_folder_below_a_hidden_one_can_be_named(tmp_path: Path) -> None:
    folder = tmp_path / ".cache" / "news"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert len(parts(read([folder]))[0]) == 1


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    reports, issues = parts(read([tmp_path]))
    assert reports == []
    assert told(issues) == [("empty", str(tmp_path))]
    assert ".txt" in issues[0].remedy


def test_a_glob_gives_its_files_in_order(folder: Path) -> None:
    reports, issues = parts(read([str(folder / "**" / "*.[jt]*")]))
    assert [Path(str(report.source)).name for report in reports] == ["a.txt", "c.jsonl:1"]
    assert issues == []


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_text(TEXT, encoding="utf-8")
    assert len(parts(read([tmp_path / "report[1].txt"]))[0]) == 1


@pytest.mark.parametrize("path", ["no-such-file.txt", "no-such-*.txt", "x" * 5000, "nul\x00.txt"])
def test_what_is_not_there_is_told(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports, issues = parts(read([path]))
    assert reports == []
    assert told(issues) == [("missing", path)]


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    for path in (str(tmp_path / "gone.txt"), str(tmp_path / "*.txt")):
        reports, issues = parts(read([path]))
        assert reports == []
        assert told(issues) == [("unreadable", str(tmp_path / "gone.txt"))]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    [report], _ = parts(read([os.fsdecode(name)]))
    assert str(report.source).encode("utf-8").endswith("caf\ufffd.txt".encode())


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    reports, issues = parts(read([folder / "none.txt", folder / "picture.png", folder / "a.txt"]))
    assert len(reports) == 1
    assert [issue.kind for issue in issues] == ["missing", "binary"]


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", ""])
def test_an_empty_file_is_told(content: bytes, ending: str) -> None:
    reports, issues = parts(read_bytes(content, f"a.{ending}"))
    assert reports == []
    assert told(issues) == [("empty", f"a.{ending}")]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj << /Type /Catalog >>",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x7fELF\x02\x01\x01" + b"\x00" * 60,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(range(256)) * 40,
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 8,
    ],
)
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", "pdf"])
def test_a_binary_is_told(content: bytes, ending: str) -> None:
    reports, issues = parts(read_bytes(content, f"a.{ending}"))
    assert reports == []
    assert told(issues) == [("binary", f"a.{ending}")]


def test_a_text_that_begins_like_a_program_is_no_binary() -> None:
    assert len(parts(read_bytes(b"MZ Group signed a contract with Togo on Monday, officials said.", "a.txt"))[0]) == 1


@pytest.mark.parametrize("ending", ["txt", "html", "md", "unknown"])
def test_a_file_over_the_bound_is_told(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(TEXT * 200, encoding="utf-8")
    reports, issues = parts(read([path], settings=Settings(max_file_bytes=1000)))
    assert reports == []
    assert told(issues) == [("too-large", str(path))]
    assert "DEMARCHE_MAX_FILE_BYTES" in issues[0].remedy


@pytest.mark.parametrize(
    ("content", "ending"),
    [(TEXT * 20, "txt"), (PAGE.replace("<p>", "<p>" + TEXT * 20), "html"), (json.dumps({"text": TEXT * 20}), "jsonl")],
)
def test_a_report_over_the_bound_is_told(content: str, ending: str) -> None:
    reports, issues = parts(read_bytes(content.encode(), f"a.{ending}", settings=Settings(max_report_characters=1000)))
    assert reports == []
    assert [issue.kind for issue in issues] == ["too-large"]
    assert issues[0].where.startswith(f"a.{ending}")
    assert "1,000 are allowed" in issues[0].problem


def test_json_lines_have_no_bound_as_a_file_but_each_line_has(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": number, "text": f"{number} " + (TEXT * 300 if number == 3 else TEXT)}) for number in range(200)]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert path.stat().st_size > 20_000
    reports, issues = parts(read([path], settings=Settings(max_file_bytes=5000)))
    assert [report.name for report in reports] == [str(number) for number in range(200) if number != 3]
    assert told(issues) == [("too-large", f"{path}:4")]


def test_lines_keep_their_numbers_and_letters_wherever_a_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join(json.dumps({"text": f"Line{'é' * number}."}, ensure_ascii=False) for number in range(300)) + "\n", encoding="utf-8"
    )
    reports, issues = parts(read([path]))
    assert [report.text for report in reports] == [f"Line{'é' * number}." for number in range(300)]
    assert [report.source for report in reports] == [f"{path}:{number + 1}" for number in range(300)]
    assert issues == []


@pytest.mark.parametrize(("content", "title"), [(TEXT, None), (PAGE, "Trawlers seized"), (LINE, None)])
def test_standard_input_is_told_apart_by_its_content(content: str, title: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    [report], issues = parts(read(["-"]))
    assert TEXT.strip() in report.text
    assert report.title == title
    assert str(report.source).startswith("standard input")
    assert issues == []


def test_json_lines_on_standard_input_have_no_bound_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join([json.dumps({"text": TEXT})] * 100).encode())))
    reports, issues = parts(read(["-"], settings=Settings(max_file_bytes=2000)))
    assert (len(reports), issues) == (100, [])


@pytest.mark.parametrize("content", [None, b""])
def test_standard_input_of_nothing_is_told(content: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None if content is None else io.TextIOWrapper(io.BytesIO(content)))
    assert told(parts(read(["-"]))[1]) == [("empty", "standard input")]


@pytest.mark.parametrize("ending", ["txt", "", "php", "md"])
def test_text_files_that_hold_something_else_are_read_as_what_they_are(ending: str) -> None:
    assert parts(read_bytes(PAGE.encode(), f"a.{ending}"))[0][0].title == "Trawlers seized"
    assert parts(read_bytes(b"\xef\xbb\xbf" + PAGE.encode(), f"a.{ending}"))[0][0].title == "Trawlers seized"
    assert parts(read_bytes(LINE.encode(), f"a.{ending}"))[0][0].given == "T1"
    assert parts(read_bytes(LINE.encode("utf-16"), f"a.{ending}"))[0][0].given == "T1"


def test_prose_in_braces_is_text() -> None:
    assert parts(read_bytes(b"{Tema} Ghana seized two trawlers.", "a.txt"))[0][0].text == "{Tema} Ghana seized two trawlers."


def test_a_day_from_outside_dates_what_has_no_date(folder: Path) -> None:
    day = date(2018, 5, 8)
    (folder / "dated.txt").write_text("Date: 2018-05-01\n\n" + TEXT, encoding="utf-8")
    dated, undated = parts(read([folder / "dated.txt", folder / "a.txt"], published=day))[0]
    assert dated.published == Published(date(2018, 5, 1), "header")
    assert undated.published == Published(day, "option")
    assert undated.id == report_id(undated.text, day=day)


def test_reading_twice_gives_the_same_ids(folder: Path) -> None:
    assert [report.id for report in parts(read([folder]))[0]] == [report.id for report in parts(read([folder]))[0]]


class Shouting:
    """A reader of a plug-in, which takes `.shout` and knows no bounds."""

    suffixes: tuple[str, ...] = (".shout",)

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        text = data.decode().upper()
        yield Report(report_id(text), text, source=source)


def test_a_reader_of_a_plug_in_takes_its_files_under_the_same_bounds(tmp_path: Path) -> None:
    (tmp_path / "a.shout").write_text("Ghana seized a trawler.", encoding="utf-8")
    (tmp_path / "b.shout").write_text("Ghana seized a trawler." * 9, encoding="utf-8")
    readers: list[Reader] = [Shouting(), *READERS]
    reports, issues = parts(read([tmp_path], readers=readers, settings=Settings(max_report_characters=100)))
    assert [report.text for report in reports] == ["GHANA SEIZED A TRAWLER."]
    assert told(issues) == [("too-large", str(tmp_path / "b.shout"))]


ENDINGS = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a", "standard input"])
PIECES = (
    """<p>·</p>·<div·class='·"·>·<html>·<article>·<script type='application/ld+json'>·{"datePublished":·</script>·<!--·-->·<![CDATA["""
    """·&amp;·&#0;·&#xd800;·<svg>·<meta name=date content=·2023-04-07·Ghana seized a trawler. ·\x00·<table><tr><td>·</table>·<title>·<li>"""
    """·<time datetime=·<br/>·<?xml version='1.0' encoding='utf-16'?>·é·\n·<a href="""
).split("·")
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda pieces: "".join(pieces).encode("utf-8"))


def check(data: bytes, source: str) -> None:
    """Reads; an exception fails the test. What comes must hold together."""
    found = list(read_bytes(data, source))
    assert found
    for item in found:
        if isinstance(item, Issue):
            assert item.problem
            assert item.remedy
            assert item.where.startswith(source)
            continue
        item.text.encode("utf-8")
        assert item.quote(item.furniture[0]) if item.furniture else True
        assert all(0 <= span.start < span.end <= len(item.text) for span in item.furniture)


@given(st.binary(max_size=600), ENDINGS)
@example(b"\xff\xfe\x00", "a.txt")
@example(b"\xff\xfe\x00\xd8\x41", "a.jsonl")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff", "a.html")
@settings(deadline=None, max_examples=300)
def test_any_bytes_give_reports_or_issues(data: bytes, source: str) -> None:
    check(data, source)


@given(MARKUP, ENDINGS)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup_gives_reports_or_issues(data: bytes, source: str) -> None:
    check(data, source)


@example("0\x1f", "utf-16", "a.html")  # a control character, which lxml reads but does not write
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "utf-32"]), ENDINGS)
@settings(deadline=None)
def test_any_text_gives_reports_or_issues(text: str, encoding: str, source: str) -> None:
    check(text.encode(encoding, "replace"), source)
