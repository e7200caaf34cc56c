"""The measure of places: distances, what counts as found and right, and gold that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.quality.toponyms import distance, halve, read_articles, score
from benchmarks.quality.where import read_acts

from tests.parses import news

ARTICLE = """<articles><article><text>{text}</text><locations><location><name>Lima</name><start>{start}</start><end>{end}</end>
<lat>{lat}</lat><lon>-77.0</lon><page>https://en.wikipedia.org/wiki/Lima</page></location></locations></article></articles>"""

PARSE = """
    Farmers  farmer  NOUN  2 nsubj
    marched  march   VERB  0 root
    in       _       ADP   4 case
    Lima     Lima    PROPN 2 obl   B-LOC
    .        .       PUNCT 2 punct
"""


def gold(tmp_path: Path, *, lat: float = -12.05, name: str = "gold.xml") -> Path:
    path = tmp_path / name
    path.write_text(ARTICLE.format(text="Farmers marched in Lima.", start=20, end=24, lat=lat), "utf-8")
    return path


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance(10, 20, 11, 20) == pytest.approx(111.2, abs=0.1)
    assert distance(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(("lat", "placed"), [(-12.05, 1.0), (-13.4, 1.0), (-14.0, 0.0)])
def test_a_place_counts_within_161_km(tmp_path: Path, lat: float, placed: float) -> None:
    (article,) = read_articles(gold(tmp_path, lat=lat))
    _, sentences = news(PARSE)
    found = score([article], [sentences])
    assert (found.found, found.placed) == (1.0, placed)


def test_a_place_that_no_toponym_covers_is_not_found(tmp_path: Path) -> None:
    (article,) = read_articles(gold(tmp_path))
    _, sentences = news(PARSE.replace("B-LOC", "B-PER").replace(" in ", " by "))
    assert score([article], [sentences]).found == 0.0
    assert score([article], [sentences], spans_given=True).placed == 1.0


def test_gold_that_is_not_on_the_earth_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"Lima: latitude 120\.0, longitude -77\.0 are not on the earth"):
        list(read_articles(gold(tmp_path, lat=120.0)))


def test_the_halves_make_the_whole() -> None:
    assert [halve("abcde", half) for half in ("first", "second")] == ["ab", "cde"]  # type: ignore[arg-type, comparison-overlap]


def test_the_acts_of_the_open_set_can_be_read() -> None:
    assert len(list(read_acts())) >= 60


def test_a_line_without_its_word_in_the_sentence_says_which(tmp_path: Path) -> None:
    (tmp_path / "acts.txt").write_text("# comment\nbombed | Lima | PER | city | Farmers marched in Lima.\n", "utf-8")
    with pytest.raises(ValueError, match=r"acts\.txt:2"):
        list(read_acts(tmp_path / "acts.txt"))
