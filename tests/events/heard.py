"""What is heard in a text, by the real syntax model (loaded once), in words that a test can compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from demarche import codebook
from demarche.events.hearing import Hearing, hear, party
from demarche.events.silences import silences
from demarche.language import SyntaxModel
from demarche.records import Report, Sentence, report_id


@cache
def model() -> SyntaxModel:
    return SyntaxModel()


@cache
def heard(text: str) -> tuple[Report, Sequence[Sentence], Hearing]:
    report = Report(report_id(text), text)
    (sentences,) = model().analyse([report])
    return report, sentences, hear(report, sentences, codebook.load().cues)


def sources(text: str, word: str) -> list[str]:
    """Who says what a word tells, outermost first, as named."""
    report, sentences, hearing = heard(text)
    at, i = next((at, i) for at, s in enumerate(sentences) for i, w in enumerate(s.words) if w.text == word)
    return _names(report, sentences, ((one.sentence, one.word) for one in hearing.sources(at, i)))


def quoted(text: str, words: str) -> tuple[list[str], list[str]]:
    """Who says words that are quoted, and to whom."""
    report, sentences, hearing = heard(text)
    quote = next(one for one in hearing.quotes if any(words in report.quote(span) for span in one.spans))
    return _names(report, sentences, quote.speakers), _names(report, sentences, quote.addressees)


def silent(text: str) -> list[str]:
    """Who keeps silent."""
    report, sentences, _ = heard(text)
    return _names(report, sentences, ((at, i) for at, s in enumerate(sentences) for one in silences(s) for i in one.silent))


def _names(report: Report, sentences: Sequence[Sentence], places: Iterable[tuple[int, int]]) -> list[str]:
    return list(dict.fromkeys(party(report, sentences[at], word).name for at, word in places))
