"""Plain text: headers, offsets, encodings."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.records import Issue, Published, Report
from demarche.reports.text import TextReader, take_headers

BODY = "Ghana’s coast guard seized two trawlers off Tema on Monday.\n\nTheir crews were taken ashore, the navy said.\n"


def read(text: str | bytes) -> tuple[Report, list[Issue]]:
    """The one report of a text, with the issues before it."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    found = list(TextReader().read(data, source="a.txt"))
    reports = [item for item in found if isinstance(item, Report)]
    assert len(reports) == 1
    return reports[0], [item for item in found if isinstance(item, Issue)]


def kinds(found: Sequence[Report | Issue]) -> list[str]:
    return [item.kind for item in found if isinstance(item, Issue)]


def test_text_without_headers_is_kept_to_the_character() -> None:
    report, issues = read("\n  " + BODY + "\n\n")
    assert report.text == "\n  " + BODY + "\n\n"
    assert (report.title, report.outlet, report.url, report.published, issues) == (None, None, None, None, [])


def test_headers_become_fields_and_the_title_heads_the_text() -> None:
    report, issues = read("Title: Trawlers seized\nDate: 8 May 2018\nSource: Tema Times\nURL: https://tema.example/1\n\n" + BODY)
    assert report.text == "Trawlers seized\n\n" + BODY
    assert (report.title, report.outlet, report.url) == ("Trawlers seized", "Tema Times", "https://tema.example/1")
    assert report.published == Published(date(2018, 5, 8), "header")
    assert issues == []


def test_without_a_title_the_text_is_the_body_to_the_character() -> None:
    assert read("Date: 8 May 2018\n\n" + BODY)[0].text == BODY


@pytest.mark.parametrize(
    "head",
    [
        "title: Trawlers seized\ndate: 2018-05-08\n\n",
        "TITLE : Trawlers seized\nDATE : 2018-05-08\n\n",
        "\n\nDate: 2018-05-08\nHeadline: Trawlers seized\n\n\n",
        "Headline: Trawlers seized\nPublished: 2018-05-08\n",
        "Title: Trawlers seized\nSource:\nDate: 2018-05-08\n-----\n",
        "---\nTitle: Trawlers seized\nDate: 2018-05-08\n---\n\n",
        "Title: Trawlers seized\r\nDate: 2018-05-08\r\n\r\n",
        "\ufeffTitle: Trawlers seized\nDate: 2018-05-08\n\n",
    ],
)
def test_header_blocks_vary(head: str) -> None:
    report, issues = read(head + BODY)
    assert report.text == "Trawlers seized\n\n" + BODY
    assert report.published == Published(date(2018, 5, 8), "header")
    assert (report.outlet, issues) == (None, [])


def test_a_title_that_the_body_repeats_is_not_written_twice() -> None:
    assert read("Title: Trawlers seized\n\nTrawlers seized\n\n" + BODY)[0].text == "Trawlers seized\n\n" + BODY


def test_a_title_that_merely_begins_the_body_is_kept() -> None:
    assert read("Title: Ghana\n\n" + BODY)[0].text == "Ghana\n\n" + BODY


def test_a_report_may_be_its_headline_alone() -> None:
    assert read("Title: Ghana seizes two trawlers off Tema\nDate: 2018-05-08\n")[0].text == "Ghana seizes two trawlers off Tema"


@pytest.mark.parametrize(
    "text",
    [
        "Source: the navy said on Monday that it had seized two trawlers off Tema.\n\nTheir crews were taken ashore.\n",
        "Source: Tema Times\nGhana’s coast guard seized two trawlers.\n",
        "Date: the feast of the harvest began with a shooting in Tema, police said.\nNobody was hurt.\n",
        "Date: unknown\nto most Ghanaians, the treaty was signed in 1961.\n",
        "Title fight: boxer detained at Tema harbour\n\nPolice said so.\n",
        "Dateline: Tema. Police said so.\n",
        "URL: a new word for an old thing\n\nPolice said so.\n",
        "Date: " + "8 May 2018 " * 20 + "\n\nPolice said so.\n",
        BODY + "\nSource: Tema Times\n",
        BODY + "\nDate: 8 May 2018\n",
    ],
)
def test_prose_that_looks_like_a_header_stays_in_the_text(text: str) -> None:
    report, issues = read(text)
    assert report.text == text
    assert (report.outlet, report.published, issues) == (None, None, [])


def test_header_lines_end_at_the_blank_line() -> None:
    report, _ = read("Date: 2018-05-08\n\nSource: Tema Times\nGhana’s coast guard seized two trawlers.\n")
    assert report.outlet is None
    assert report.text.startswith("Source: Tema Times")


def test_the_first_of_two_like_headers_counts() -> None:
    assert read("Title: One\nTitle: Two\nDate: 2018-05-08\n\n" + BODY)[0].title == "One"


@pytest.mark.parametrize("value", ["unknown", "n/a", "Undated", "-"])
def test_a_date_said_to_be_unknown_is_no_mistake(value: str) -> None:
    report, issues = read(f"Date: {value}\n\n{BODY}")
    assert (report.text, report.published, issues) == (BODY, None, [])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("last Tuesday", "names no day"),
        ("04/07/2023", "one of two days"),
        ("2018-02-30", "no day of the calendar"),
        ("31/02/2018", "no day of the calendar"),
        ("1396-12-17", "another calendar"),
        ("17/12/1396", "another calendar"),
        ("17 March 1818", "before 1900"),
    ],
)
def test_a_date_that_cannot_be_read_is_left_out_with_a_warning(value: str, reason: str) -> None:
    report, issues = read(f"Title: Trawlers seized\nDate: {value}\n\n{BODY}")
    assert report.published is None
    assert [(issue.kind, issue.where, issue.severity) for issue in issues] == [("bad-date", "a.txt", "warning")]
    assert value in issues[0].problem
    assert reason in issues[0].problem


def test_a_date_in_the_future_is_left_out_with_a_warning() -> None:
    report, issues = read(f"Date: 2999-01-01\n\n{BODY}")
    assert report.published is None
    assert [(issue.kind, issue.severity) for issue in issues] == [("future-date", "warning")]
    assert "2999-01-01" in issues[0].problem


def test_line_ends_count_as_one_character() -> None:
    assert read(BODY.replace("\n", "\r\n"))[0].text == read(BODY.replace("\n", "\r"))[0].text == BODY


def test_the_same_text_has_the_same_id_on_all_systems() -> None:
    assert read(BODY.replace("\n", "\r\n"))[0].id == read(b"\xef\xbb\xbf" + BODY.encode())[0].id == read(BODY)[0].id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_guess(encoding: str) -> None:
    report, issues = read(BODY.encode(encoding))
    assert (report.text, issues) == (BODY, [])


def test_windows_1252_keeps_its_quotation_marks_and_says_so() -> None:
    text = "Ghana’s navy said the “Meng Xin” had fled. Côte d’Ivoire’s envoy – a guest – left."
    report, issues = read(text.encode("cp1252"))
    assert report.text == text
    assert [(issue.kind, issue.severity) for issue in issues] == [("encoding", "warning")]
    assert "cp1252" in issues[0].problem


def test_latin_1_is_read() -> None:
    text = "El Salvador's envoy Óscar Núñez left Managua. São Tomé protested."
    assert read(text.encode("latin-1"))[0].text == text


def test_cyrillic_of_windows_is_read() -> None:
    text = "Министерство иностранных дел вызвало посла и вручило ему ноту протеста, сообщила пресс-служба ведомства в понедельник." * 3
    report, issues = read(text.encode("cp1251"))
    assert report.text == text
    assert report.language == "ru"
    assert kinds(issues) == ["encoding"]


def test_broken_utf_8_stays_utf_8_and_names_the_line() -> None:
    data = "Line one is whole.\nGhana’s navy seized “two” trawlers.\nThe end came on Monday.".encode().replace(b"Monday", b"Mon\xffday")
    report, issues = read(data)
    assert report.text.endswith("Mon\ufffdday.")
    assert "Ghana’s navy seized “two” trawlers" in report.text
    assert [(issue.kind, issue.where, issue.severity) for issue in issues] == [("encoding", "a.txt:3", "warning")]


def test_a_file_cut_within_a_letter_is_read() -> None:
    report, issues = read("Ghana seized two trawlers off Tema…".encode()[:-1])
    assert report.text == "Ghana seized two trawlers off Tema\ufffd"
    assert kinds(issues) == ["encoding"]


def test_text_without_letters_is_no_report() -> None:
    found = list(TextReader().read(b"12 -- 14 !!", source="a.txt"))
    assert kinds(found) == ["empty"]
    assert len(found) == 1


def test_zero_characters_are_replaced_in_place() -> None:
    assert read(b"Ghana seized\x00two trawlers off Tema.")[0].text == "Ghana seized\ufffdtwo trawlers off Tema."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ghana’s coast guard seized two trawlers off Tema on Monday, and the crews were taken ashore.", "en"),
        ("Ghana seizes two Chinese trawlers off Tema port, crews detained, navy spokesman says", "en"),
        ("La garde-côte ghanéenne a saisi lundi deux chalutiers au large de Tema, a annoncé la marine nationale.", "fr"),
        ("Die ghanaische Küstenwache hat am Montag vor Tema zwei Trawler aufgebracht, teilte die Marine mit.", "de"),
        ("Береговая охрана Ганы задержала в понедельник два траулера у берегов Темы, сообщили в военно-морских силах.", "ru"),
        ("احتجز خفر السواحل الغاني سفينتي صيد قبالة تيما يوم الاثنين، بحسب ما أعلنت البحرية في بيان لها.", "ar"),
        ("加纳海岸警卫队周一在特马附近海域扣押了两艘拖网渔船，海军在一份声明中说，船员已被带上岸接受调查。" * 2, "zh"),
        ("Ghana seizes trawlers", None),
    ],
)
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert read(text)[0].language == language


def test_english_is_told_without_loading_a_model() -> None:
    from demarche.reports import language

    language._identifier.cache_clear()
    assert language.find_language(BODY) == "en"
    assert language._identifier.cache_info().misses == 0


@given(st.text())
def test_headers_only_ever_take_from_the_front(text: str) -> None:
    fields, rest = take_headers(text)
    assert text.endswith(rest)
    assert fields or rest == text or not rest.startswith("Date")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1))
def test_what_has_no_header_is_kept_to_the_character(body: str) -> None:
    text = "Ghana " + body
    reports = [item for item in TextReader().read(text.encode("utf-8"), source="a.txt") if isinstance(item, Report)]
    assert [report.text for report in reports] == [text]
