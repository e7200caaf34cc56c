"""HTML pages: the article without what stands around it, its date, its encoding, and pages made to do harm."""

import json
import logging
import time
from datetime import date
from pathlib import Path

import pytest

from demarche.records import Issue, Published, Report
from demarche.reports.markup import MOST_CHARACTERS, MOST_ELEMENTS, cut_code
from demarche.reports.page import PageReader

LAKESIDE = Path(__file__).parent.parent / "fixtures" / "reports" / "lakeside.html"
PROSE = (
    "<p>Ghana’s coast guard seized two trawlers off Tema on Monday, the navy said in a statement.</p>"
    "<p>Togo protested against the seizure and asked for the release of the crews, among them four of its citizens.</p>"
)
PLAIN = "Ghana’s coast guard seized two trawlers off Tema on Monday, the navy said in a statement."


def page(body: str = PROSE, *, head: str = "", title: str = "Trawlers seized off Tema") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article>{body}</article></body></html>"


def read(html: str | bytes) -> tuple[list[Report], list[Issue]]:
    data = html if isinstance(html, bytes) else html.encode("utf-8")
    found = list(PageReader().read(data, source="a.html"))
    return [item for item in found if isinstance(item, Report)], [item for item in found if isinstance(item, Issue)]


def only(html: str | bytes) -> Report:
    reports, issues = read(html)
    assert issues == []
    assert len(reports) == 1
    return reports[0]


def ld(*objects: object) -> str:
    return "".join(f'<script type="application/ld+json">{item if isinstance(item, str) else json.dumps(item)}</script>' for item in objects)


def test_an_article_is_taken_out_of_its_page() -> None:
    report = only(LAKESIDE.read_bytes())
    title, blank, *paragraphs = report.text.split("\n")
    assert (title, blank) == ("Kenya recalls envoy from Mogadishu over sea border map", "")
    assert paragraphs[0].startswith("Kenya on Saturday recalled its ambassador to Somalia")
    assert paragraphs[-1] == "The court is expected to hear the case in September."
    assert (report.title, report.outlet, report.language) == (title, "The Lakeside Courier", "en")
    assert report.url == "https://lakeside.example/world/kenya-recalls-envoy"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "cookie",
            "Accept all",
            "Sport",
            "Share on",
            "Tweet",
            "Uganda",
            "Ethiopia",
            "patrol boat",
            "attacked us",
            "Leave a Reply",
            "e-mail",
        ),
        *("Sudan", "rights reserved", "Follow us", "dataLayer", "color: red"),
    ],
)
def test_what_stands_around_the_article_is_left_out(words: str) -> None:
    assert words not in only(LAKESIDE.read_bytes()).text


def test_furniture_that_the_article_holds_is_marked() -> None:
    report = only(LAKESIDE.read_bytes())
    assert "Read more: Somalia denies sale of oil blocks" in [report.quote(span) for span in report.furniture]


def test_the_date_of_the_article_counts_and_not_that_of_its_links_or_comments() -> None:
    assert only(LAKESIDE.read_bytes()).published == Published(date(2019, 2, 16), "json-ld")


MAY = date(2018, 5, 8)
ARTICLE = {"@type": "NewsArticle", "datePublished": "2018-05-08"}
MODIFIED = '<meta property="article:modified_time" content="2020-01-01">'


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (ld(ARTICLE), "json-ld"),
        (ld([{"@type": ["ReportageNewsArticle"], "datePublished": "May 8, 2018"}]), "json-ld"),
        (ld({"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2018-05-08T23:50:00Z"}}), "json-ld"),
        (ld({"@type": "WebPage", "datePublished": "2018-05-01"}, ARTICLE), "json-ld"),
        (ld({"@type": "WebPage", "datePublished": "2018-05-08"}), "json-ld"),
        (ld('{"@type": "NewsArticle", "headline": "A "broken" one", "datePublished": "2018-05-08",}'), "json-ld"),
        (ld(f"<!-- {json.dumps(ARTICLE)} -->"), "json-ld"),
        (ld(ARTICLE) + '<meta name="date" content="2020-01-01">', "json-ld"),
        ('<meta property="article:published_time" content="2018-05-08T10:00:00+00:00">', "meta"),
        ("<meta name=pubdate content='8 May 2018'>", "meta"),
        ('<meta itemprop="datePublished" content="2018-05-08">', "meta"),
        ('<meta name="date" content="2020-01-01"><meta property="article:published_time" content="2018-05-08">', "meta"),
        ('<link rel="canonical" href="https://tema.example/2018/05/08/trawlers">', "page"),
    ],
)
def test_the_date_is_found_where_pages_state_it(head: str, found: str) -> None:
    assert only(page(head=head)).published == Published(MAY, found)


@pytest.mark.parametrize(
    "line",
    [
        '<time itemprop="datePublished" datetime="2018-05-08T10:00">yesterday</time>',
        '<time datetime="2018-05-08" pubdate>8 May</time>',
        '<div class="date">Published: May 8, 2018</div>',
        '<div class="post-date">08.05.2018</div>',
        "<p>By Ama Mensah | May 8, 2018</p>",
        "<div>Tuesday, 8 May 2018</div>",
    ],
)
def test_a_date_line_in_the_page_is_the_last_resort(line: str) -> None:
    assert only(page(line + PROSE)).published == Published(MAY, "page")


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("", ""),
        ("", "<footer><p>© 2017 Tema Times</p></footer>"),
        ("", "<p>© 2017 Tema Times</p>"),
        ("", '<aside><time datetime="2018-01-01">1 January 2018</time> Togo shuts border</aside>'),
        ("", '<div class="related"><a>Togo shuts border</a> <time datetime="2018-01-01">1 January 2018</time></div>'),
        ("", '<div class="comment-date">1 June 2019</div>'),
        ("", "<p>The treaty was signed on 8 May 2001 in Abuja by both presidents.</p>"),
        ("", "<p>The raid of 2018-03-04 was worse.</p>"),
        ("", '<div class="date">04/07/2018</div>'),
        (ld({"datePublished": 7}, {"datePublished": None}, 3, "[", "null"), ""),
        (MODIFIED + ld({"@type": "NewsArticle", "dateModified": "2021-01-01"}), ""),
    ],
)
def test_no_date_is_made_up(head: str, rest: str) -> None:
    assert only(page(PROSE + rest, head=head)).published is None
    assert only(page(rest + PROSE, head=head)).published is None


@pytest.mark.parametrize("value", ["04/07/2018", "2018-02-31", "1396-12-17", "Tuesday"])
def test_a_stated_date_that_cannot_be_read_is_left_out_with_a_warning(value: str) -> None:
    heads = (f'<meta property="article:published_time" content="{value}">', ld({"@type": "NewsArticle", "datePublished": value}))
    for head in heads:
        [report], issues = read(page(PROSE, head=head))
        assert report.published is None
        assert [(issue.kind, issue.severity) for issue in issues] == [("bad-date", "warning")]
        assert value in issues[0].problem


def test_a_date_line_mends_a_stated_date_that_cannot_be_read() -> None:
    assert only(page("<p>8 May 2018</p>" + PROSE, head='<meta name="date" content="2018-02-31">')).published == Published(MAY, "page")


def test_a_date_in_the_future_is_left_out_with_a_warning() -> None:
    [report], issues = read(page(head=ld({"@type": "NewsArticle", "datePublished": "2999-01-01"})))
    assert report.published is None
    assert [(issue.kind, issue.severity) for issue in issues] == [("future-date", "warning")]


def test_the_title_is_not_written_twice() -> None:
    text = only(page("<h1>Trawlers seized off Tema</h1>" + PROSE)).text
    assert text.count("Trawlers seized off Tema") == 1
    assert text.startswith("Trawlers seized off Tema\n\nGhana")


def test_the_publisher_of_the_json_ld_is_the_outlet() -> None:
    head = ld({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": " Tema\n Times "}})
    assert only(page(head=head)).outlet == "Tema Times"


@pytest.mark.parametrize("named", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "rot13", "no-such", "unicode_escape", None])
def test_utf_8_is_read_whatever_the_page_says(named: str | None) -> None:
    head = f'<meta charset="{named}">' if named else ""
    assert PLAIN in only(page(head=head)).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-1">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        "<meta charset=WINDOWS-1252>",
    ],
)
def test_the_encoding_that_the_page_names_is_used_for_what_is_not_utf_8(head: str) -> None:
    assert PLAIN in only(page(head=head).encode("cp1252")).text


def test_cyrillic_by_the_name_of_its_encoding_is_no_guess() -> None:
    text = "Министерство иностранных дел вызвало посла и вручило ему ноту протеста, сообщила пресс-служба ведомства в понедельник."
    html = page(f"<p>{text}</p><p>{text[::-1]}</p>", head='<meta charset="windows-1251">').encode("cp1251")
    report = only(html)
    assert text in report.text
    assert report.language == "ru"


@pytest.mark.parametrize("named", ["utf-8", "gb2312"])
def test_a_wrong_name_is_passed_over_with_a_warning(named: str) -> None:
    html = page(head=f'<meta charset="{named}">').replace("in a statement", "in a “statement”").encode("cp1252") + b"\x98\xff"
    [report], issues = read(html)
    assert "Ghana’s coast guard" in report.text
    assert [(issue.kind, issue.severity) for issue in issues] == [("encoding", "warning")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_wide_letters_and_marks_are_read(encoding: str) -> None:
    assert PLAIN in only(page().encode(encoding)).text


def test_xhtml_with_its_declaration_is_read() -> None:
    assert PLAIN in only('<?xml version="1.0" encoding="utf-8"?>' + page()).text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><script>render()</script><noscript>Please enable JavaScript.</noscript></body></html>",
        page(""),
        page("<img src='a.jpg'><figure><figcaption>A trawler off Tema burns after a raid by rebels on Monday.</figcaption></figure>"),
        "<",
        "<!-- nothing -->",
        "<?xml version='1.0'?>",
        "<html><body>12 / 13 %</body></html>",
    ],
)
def test_a_page_without_an_article_is_told(html: str) -> None:
    reports, issues = read(html)
    assert reports == []
    assert [(issue.kind, issue.where) for issue in issues] == [("empty", "a.html")]


def test_bad_pages_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    handlers = logging.getLogger().handlers[:]
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
    try:
        read("<html><body></body></html>")
    finally:
        for handler in handlers:
            logging.getLogger().addHandler(handler)
    assert capsys.readouterr() == ("", "")


def test_scripts_are_cut_but_json_ld_is_kept() -> None:
    html = "a<script>if (a < b) { '<p>x</p>' }</script >b<STYLE>x</STYLE>c<svg><path/></svg>d" + ld({"a": 1}) + "e"
    assert cut_code(html) == "abcd" + ld({"a": 1}) + "e"


def test_prose_beside_an_endless_drawing_is_kept() -> None:
    assert PLAIN in only(page(PROSE + "<svg><path>")).text


REST = PROSE + "</article></body></html>"
HOSTILE = {
    "nested": "<div>" * 10_000 + REST,
    "nested-inline": "<span>" * 50_000 + REST,
    "nested-tables": "<table><tr><td>x" * 4000 + REST,
    "huge-attribute": f'<p title="{"x" * 4_000_000}">' + REST,
    "many-attributes": "<p " + " ".join(f'a{n}="<"' for n in range(50_000)) + ">" + REST,
    "many-bare-attributes": "<p " + " ".join(f"a{n}" for n in range(50_000)) + ">" + REST,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + "<p>&b;&b;</p>" * 100 + REST,
    "many-entities": "<p>" + "&amp;&lt;" * 40_000 + "</p>" + REST,
    "scripts": "<script>var a = '<p>Rebels shot the envoy.</p>';</script>" * 20_000 + REST,
    "open-scripts": "<script>" * 300_000 + REST,
    "open-drawings": "<svg>" * 300_000 + REST,
    "open-comments": "<!--" * 300_000 + REST,
    "open-tags": "<a" * 1_000_000 + REST,
    "open-quotes": "<p a='" * 300_000 + REST,
    "siblings": "<p>x <b>y</b>" * 9000 + REST,
    "links": "<p>" + "<a href='/x'>x</a> " * 9000 + REST,
    "tails": "<p>" + "x<script></script>" * 50_000 + REST,
    "json-ld-nested": ld('{"a":[' * 50_000) + REST,
    "json-ld-open": '<script type="application/ld+json">{"a":1' * 20_000 + REST,
    "json-ld-wide": ld(json.dumps([{"a": [{}] * 100}] * 1000)) * 20 + REST,
    "too-many-elements": "<p>x</p>" * (MOST_ELEMENTS + 1) + REST,
    "too-long": "<p>" + "Ghana seized a trawler. " * (MOST_CHARACTERS // 24 + 1) + REST,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_pages_made_to_do_harm_are_read_or_refused_in_time(name: str) -> None:
    start = time.perf_counter()
    reports, issues = read("<!DOCTYPE html><html><body><article>" + HOSTILE[name])
    assert time.perf_counter() - start < 20.0
    assert len(reports) + len([issue for issue in issues if issue.severity == "error"]) == 1
    assert all("envoy" not in report.text for report in reports)


@pytest.mark.parametrize("name", ["too-many-elements", "too-long"])
def test_a_page_over_the_bounds_is_told(name: str) -> None:
    reports, issues = read("<html><body>" + HOSTILE[name])
    assert reports == []
    assert [(issue.kind, issue.where) for issue in issues] == [("too-large", "a.html")]


@pytest.mark.parametrize("name", ["huge-attribute", "many-attributes", "many-bare-attributes", "scripts", "entities", "json-ld-nested"])
def test_the_article_survives_what_does_no_harm_to_it(name: str) -> None:
    assert PLAIN in only("<!DOCTYPE html><html><body><article>" + HOSTILE[name]).text
