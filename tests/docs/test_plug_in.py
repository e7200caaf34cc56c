"""The example of a plug-in works as its page says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche import plugins
from demarche.protocols import Reader
from demarche.records import Issue, Report
from demarche.reports import READERS, read
from tests.docs.pages import DOCS

EXAMPLE = DOCS / "examples/plug-in"
PROJECT = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))
POINT = EntryPoint("csv", PROJECT["project"]["entry-points"]["demarche.readers"]["csv"], "demarche.readers")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """The reader that the entry point names, from its folder: nothing is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLE))
        yield POINT.load()()


def rows(reader: Reader, text: str) -> list[Report | Issue]:
    return list(reader.read(text.encode(), source="table.csv"))


def test_it_is_a_reader(reader: Reader) -> None:
    assert isinstance(reader, Reader)
    assert reader.suffixes == (".csv",)


def test_demarche_puts_it_before_its_own_readers(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda group: [POINT] if group == POINT.group else [])
    assert type(plugins.readers()[0]) is type(reader)
    assert plugins.readers()[1:] == list(READERS)


def test_a_row_is_a_report(reader: Reader, tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text('id,published,outlet,text\n7,2021-03-10,The Post,"Kenya expelled two envoys, it said."\n', "utf-8")
    (report,) = read([table], readers=[reader, *READERS])
    assert isinstance(report, Report)
    assert (report.given, report.outlet, report.text) == ("7", "The Post", "Kenya expelled two envoys, it said.")
    assert report.published and report.published.day == date(2021, 3, 10)
    assert report.source == f"{table}:2"


def test_a_folder_is_searched_for_its_ending(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text("text\nKenya expelled two envoys.\n", "utf-8")
    assert [type(item) for item in read([tmp_path], readers=[reader, *READERS])] == [Report]


def test_text_may_run_over_lines(reader: Reader) -> None:
    (report,) = rows(reader, 'text\n"First line.\nSecond line."\n')
    assert isinstance(report, Report) and report.text == "First line.\nSecond line."


def test_a_bad_row_is_an_issue_and_the_next_is_read(reader: Reader) -> None:
    bad, report = rows(reader, "text,outlet\na,b,c\nKenya expelled two envoys.,The Post\n")
    assert isinstance(bad, Issue) and (bad.kind, bad.where) == ("bad-line", "table.csv:2")
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("headline\nKenya expelled two envoys.\n", ["bad-line"]),
        ("text\n   ,\n", ["bad-line"]),
        ("text,url\n,x\n", ["empty"]),
        ('text\n"never closed\n', ["bad-line"]),
        ("text,published\nKenya expelled two envoys.,04/07/2023\n", ["bad-date", "Report"]),
    ],
)
def test_what_is_wrong_is_said(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [item.kind if isinstance(item, Issue) else "Report" for item in rows(reader, text)] == kinds


def test_a_cell_without_end_breaks_the_table_off_and_no_more(reader: Reader) -> None:
    *_, last = rows(reader, "text\nKenya expelled two envoys.\n" + "a" * 200_000)
    assert isinstance(last, Issue) and "breaks off" in last.problem


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"text,id\n{text}".encode("utf-8", "surrogatepass")))
def test_no_bytes_make_it_raise(reader: Reader, data: bytes) -> None:
    assert all(isinstance(item, Report | Issue) for item in reader.read(data, source="table.csv"))


def test_a_title_is_kept_beside_the_text(reader: Reader) -> None:
    with_title = rows(reader, "text,title\nKenya expelled two envoys.,A title\n")[0]
    assert isinstance(with_title, Report)
    assert (with_title.title, with_title.text) == ("A title", "Kenya expelled two envoys.")
