"""Places against gold: names of places in news articles with their coordinates (GeoVirus), and where acts happened (where.txt).

`python -m benchmarks.quality.toponyms [--geovirus FILE] [--half first|second]`. GeoVirus (Wikinews texts) is not part of this
repository; we look at the errors of its first half alone, by order of articles, and measure on the second.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import math
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from urllib.parse import unquote
from xml.etree import ElementTree

from benchmarks.quality.floors import Figure
from benchmarks.quality.where import measure_acts
from demarche import trees
from demarche.entities import Toponym, read_toponyms
from demarche.entities.gazetteer import look_up
from demarche.plugins import language_model
from demarche.records import Name, Report, Sentence, Span
from demarche.settings import Settings

HERE = Path(__file__).parent
GEOVIRUS = HERE.parents[2] / "shared" / "data" / "geovirus" / "GeoVirus.xml.gz"

NEAR = 161.0
"""Kilometres (100 miles) within which a place counts as right: the measure of the field."""

FIRST = 1
"""GeoVirus counts characters from 1."""

EARTH = 6371.0
"""Mean radius of the earth in kilometres."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A name of a place in an article with the title of its page in Wikipedia and its coordinates in degrees."""

    span: Span
    name: str
    title: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its gold places, in the order of the text."""

    report: Report
    places: tuple[GoldPlace, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold place and the toponym found there (None: not found). `error`: kilometres, None where not found or not known where."""

    article: Article
    gold: GoldPlace
    toponym: Toponym | None
    error: float | None


@dataclass
class Scores:
    """What was found of the gold places; `seconds` for `resolved` toponyms, `unknown` of them without coordinates,
    `touching` of them on a gold place."""

    answers: list[Answer] = field(default_factory=list)
    resolved: int = 0
    unknown: int = 0
    touching: int = 0
    seconds: float = 0.0

    @property
    def found(self) -> float:
        """The share of gold places that a toponym of ours covers."""
        return self._share(sum(answer.toponym is not None for answer in self.answers))

    @property
    def placed(self) -> float:
        """The share of all gold places that were found and placed within 161 km."""
        return self._share(sum(answer.error is not None and answer.error <= NEAR for answer in self.answers))

    @property
    def right(self) -> float:
        """The same, states, provinces and parts of the world being right too where they are the very ones: a land has no one point."""
        return self._share(sum(map(is_found_right, self.answers)))

    @property
    def median(self) -> float:
        """Median error in km of the gold places found that got coordinates."""
        return statistics.median([answer.error for answer in self.answers if answer.error is not None] or [math.inf])

    @property
    def unresolved(self) -> float:
        """The share of all toponyms found, gold or not, of which the gazetteer does not know where they are."""
        return self.unknown / max(self.resolved, 1)

    @property
    def per_thousand(self) -> float:
        """Milliseconds for 1,000 places, from analysed sentences to coordinates."""
        return 1e6 * self.seconds / max(self.resolved, 1)

    def _share(self, count: int) -> float:
        return count / max(len(self.answers), 1)


def measure(path: Path = GEOVIRUS, *, half: str | None = None) -> list[Figure]:
    """The figures of GeoVirus (or of the `first` or `second` half of it by order of articles) and of where.txt."""
    figures = measure_acts()
    if path.exists():
        articles = halve(list(read_articles(path)), half)
        analysed = analyse(articles)
        corpus = f"geovirus {half}" if half else "geovirus"
        figures += _figures(corpus, path, score(articles, analysed), score(articles, analysed, spans_given=True))
    return figures


def measure_speed(path: Path = GEOVIRUS) -> float:
    """Milliseconds for 1,000 places: no figure to hold to a floor, as machines differ."""
    articles = list(read_articles(path))
    return score(articles, analyse(articles)).per_thousand


def _figures(corpus: str, path: Path, found: Scores, given: Scores) -> list[Figure]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    rows = [
        ("found", found.found, True),
        ("found and within 161 km", found.placed, True),
        ("found and right", found.right, True),
        ("within 161 km, spans given", given.placed, True),
        ("median error km", found.median, False),
        ("of ours gold", found.touching / max(found.resolved, 1), True),
        ("unresolved", found.unresolved, False),
    ]
    return [Figure(corpus, name, round(value, 4), digest, up) for name, value, up in rows]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a GeoVirus file, gzipped or not, in its order."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        root = ElementTree.parse(file).getroot()
    for number, article in enumerate(root):
        text = article.findtext("text") or ""
        places = [_place(own) for own in article.iter("location")]
        yield Article(Report(f"geovirus-{number}", text, language="en"), tuple(sorted(places, key=lambda place: place.span)))


def _place(element: ElementTree.Element) -> GoldPlace:
    span = Span(_whole(element, "start") - FIRST, _whole(element, "end") - FIRST)
    title = unquote((element.findtext("page") or "").rpartition("/")[2]).replace("_", " ")
    name, lat, lon = element.findtext("name") or "", _degrees(element, "lat"), _degrees(element, "lon")
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{name}: latitude {lat}, longitude {lon} are not on the earth (-90 to 90, -180 to 180)")
    return GoldPlace(span, name, title, lat, lon)


def _whole(element: ElementTree.Element, tag: str) -> int:
    return int(element.findtext(tag) or "")


def _degrees(element: ElementTree.Element, tag: str) -> float:
    return float(element.findtext(tag) or "nan")


def halve(articles: Sequence[Article], half: str | None) -> Sequence[Article]:
    """The first or second half of the articles by order, or all."""
    middle = len(articles) // 2
    return articles[:middle] if half == "first" else articles[middle:] if half == "second" else articles


def analyse(articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    """The sentences of each article as the language model of the chain reads them."""
    return language_model(Settings()).analyse([article.report for article in articles])


def score(articles: Sequence[Article], analysed: Sequence[tuple[Sentence, ...]], *, spans_given: bool = False) -> Scores:
    """Resolves the places of each article and compares. `spans_given`: the gold names are told, so that only placing is measured."""
    scores = Scores()
    for article, sentences in zip(articles, analysed, strict=True):
        own = tuple(_told(sentence, article.places) for sentence in sentences) if spans_given else sentences
        before = perf_counter()
        found = [(own[at], toponym) for at, toponyms in read_toponyms(article.report, own).items() for toponym in toponyms]
        scores.seconds += perf_counter() - before
        scores.resolved += len(found)
        scores.unknown += sum(toponym.spot is None for _, toponym in found)
        scores.touching += sum(_is_gold(sentence, toponym, article) for sentence, toponym in found)
        scores.answers += [_answer(article, gold, found) for gold in article.places]
    return scores


def _told(sentence: Sentence, places: Sequence[GoldPlace]) -> Sentence:
    """A sentence with the gold names of places for those of the model; its other names stay where they touch none of them."""
    gold = [words for place in places if (words := trees.words_in(sentence, place.span))]
    taken = {word for words in gold for word in words}
    others = tuple(name for name in sentence.names if not taken.intersection(range(name.first, name.last)))
    told = tuple(Name("LOC", words[0], words[-1] + 1) for words in gold)
    return replace(sentence, names=tuple(sorted((*others, *told), key=lambda name: name.first)))


def _answer(article: Article, gold: GoldPlace, found: Sequence[tuple[Sentence, Toponym]]) -> Answer:
    """The toponym that covers most of a gold place."""
    shares = [(_shared(trees.span_of(sentence, range(own.first, own.last)), gold.span), own) for sentence, own in found]
    most, toponym = max(shares, key=lambda pair: pair[0], default=(0, None))
    if most <= 0 or toponym is None:
        return Answer(article, gold, None, None)
    spot = toponym.spot
    return Answer(article, gold, toponym, distance(gold.lat, gold.lon, spot.lat, spot.lon) if spot else None)


def _is_gold(sentence: Sentence, toponym: Toponym, article: Article) -> bool:
    span = trees.span_of(sentence, range(toponym.first, toponym.last))
    return any(span.touches(gold.span) for gold in article.places)


def is_found_right(answer: Answer) -> bool:
    """Whether a gold place was placed within 161 km, or as the very land that it is: one that bears the title of its page."""
    if answer.error is None or answer.toponym is None or answer.toponym.spot is None:
        return False
    spot = answer.toponym.spot
    same = spot.kind not in ("capital", "city", "facility") and any(own.id == spot.id for own in look_up(answer.gold.title))
    return answer.error <= NEAR or same


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points along the great circle; degrees in."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geovirus", type=Path, default=GEOVIRUS)
    parser.add_argument("--half", choices=("first", "second"))
    arguments = parser.parse_args()
    if not arguments.geovirus.exists():
        print(f"no {arguments.geovirus}: only where.txt is measured")
    for figure in measure(arguments.geovirus, half=arguments.half):
        print(f"{figure.corpus:24} {figure.name:28} {figure.value:9.4f}")
    if arguments.geovirus.exists():
        print(f"{measure_speed(arguments.geovirus):.0f} ms for 1,000 places")
    return 0


if __name__ == "__main__":
    sys.exit(main())
