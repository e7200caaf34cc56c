"""When an act happened: what time expressions mean, and which one belongs to which act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.entities.dates_calendar import Clock
from demarche.entities.dates_grammar import find
from demarche.records import Sentence, Span, Word
from tests.entities.date_cases import CASES, NO_DATES, Case


def words(text: str) -> Sentence:
    """A sentence parsed as if all its words hung on the last one: enough for the grammar, which looks at words first."""
    forms, at, made = text.split(), 0, []
    for n, form in enumerate(forms):
        upos = "NUM" if form[0].isdigit() else "PROPN" if form[0].isupper() else "PUNCT" if not form[0].isalpha() else "NOUN"
        head = len(forms) - 1 if n < len(forms) - 1 else -1
        made.append(Word(Span(at, at + len(form)), form, form.lower(), upos, head, "dep"))
        at += len(form) + 1
    return Sentence("r", 0, Span(0, len(text)), tuple(made))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.expression} @ {case.published} {case.tense}")
def test_expression_means(case: Case) -> None:
    found = find(words(case.expression))
    assert found, "not found"
    narrow = min(found, key=lambda e: e.bound)
    clock = Clock(date.fromisoformat(case.published) if case.published != "-" else None, tense=case.tense)  # type: ignore[arg-type]
    stretches = [s for e in found if (s := e.meaning.resolve(clock)) or e is narrow]
    best = min(stretches, key=lambda s: (s.end - s.start).days if s and s.start and s.end else 99999)
    if case.start is None and case.end is None:
        assert best is None
        return
    assert best is not None
    assert (best.start, best.end) == (case.start, case.end)
    if case.precision != "-":
        assert best.precision == case.precision


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert [text.split()[e.first : e.last] for e in find(words(text))] == []
