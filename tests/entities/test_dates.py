"""When an act happened: what time expressions mean, and which one belongs to which act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.entities.dates import date_claims
from demarche.entities.dates_calendar import Clock
from demarche.entities.dates_grammar import find
from demarche.records import Sentence, Span, Word
from tests.entities.date_cases import CASES, NO_DATES, Case
from tests.parses import act, news


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


def _claims_dates(report, sentences, *claims):  # type: ignore[no-untyped-def]
    return [claim.when for claim in date_claims(report, sentences, tuple(claims))]


EXPELLED = """
    Iran       Iran      PROPN 2 nsubj B-LOC
    expelled   expel     VERB  0 root  *     verb
    two        _         NUM   4 nummod
    diplomats  diplomat  NOUN  2 obj
    on         _         ADP   6 case
    Thursday   Thursday  PROPN 2 obl
    .          .         PUNCT 2 punct
"""

SAID_EXPELLED = """
    Iran       Iran      PROPN 2 nsubj B-LOC
    said       say       VERB  0 root
    on         _         ADP   4 case
    Wednesday  Wednesday PROPN 2 obl
    it         _         PRON  7 nsubj
    had        have      AUX   7 aux
    expelled   expel     VERB  2 ccomp * verb
    two        _         NUM   9 nummod
    diplomats  diplomat  NOUN  7 obj
    .          .         PUNCT 2 punct
"""

WEEK_AFTER = """
    Iran          Iran     PROPN 2 nsubj B-LOC
    expelled      expel    VERB  0 root  *   verb
    two           _        NUM   4 nummod
    diplomats     diplomat NOUN  2 obj
    on            _        ADP   6 case
    Thursday      Thursday PROPN 2 obl
    ,             ,        PUNCT 9 punct
    a             _        DET   9 det
    week          _        NOUN  2 obl:unmarked
    after         _        ADP   12 case
    a             _        DET   12 det
    raid          _        NOUN  2 obl   *  noun
    on            _        ADP   15 case
    its           _        PRON  15 nmod:poss
    embassy       _        NOUN  12 nmod
    .             .        PUNCT 2 punct
"""

TWO_ACTS = """
    Police     _         NOUN  2 nsubj
    raided     raid      VERB  0 root * verb
    a          _         DET   4 det
    mosque     _         NOUN  2 obj
    on         _         ADP   6 case
    Monday     Monday    PROPN 2 obl
    after      _         SCONJ 9 mark
    gunmen     gunman    NOUN  9 nsubj
    attacked   attack    VERB  2 advcl * verb
    a          _         DET   11 det
    bank       _         NOUN  9 obj
    on         _         ADP   13 case
    Saturday   Saturday  PROPN 9 obl
    .          .         PUNCT 2 punct
"""

NO_TIME = """
    Iran       Iran      PROPN 2 nsubj B-LOC
    expelled   expel     VERB  0 root * verb
    two        _         NUM   4 nummod
    diplomats  diplomat  NOUN  2 obj
    .          .         PUNCT 2 punct
"""

EARLIER = """
    Two        _         NUM   2 nummod
    days       day       NOUN  3 nmod:unmarked
    earlier    early     ADV   6 advmod
    ,          ,         PUNCT 6 punct
    police     _         NOUN  6 nsubj
    arrested   arrest    VERB  0 root * verb
    six        _         NUM   8 nummod
    men        man       NOUN  6 obj
    .          .         PUNCT 6 punct
"""

DEFINITE = """
    Turkey     Turkey    PROPN 2 nsubj B-LOC
    condemned  condemn   VERB  0 root * verb
    the        _         DET   4 det
    expulsion  _         NOUN  2 obj * noun
    .          .         PUNCT 2 punct
"""


def test_a_time_attached_to_the_act_is_its_date() -> None:
    report, sentences = news(EXPELLED)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION"))
    assert (when.start, when.end, when.precision, when.anchor) == (date(2023, 4, 6), date(2023, 4, 6), "day", "published")
    assert [report.quote(span) for span in when.spans] == ["Thursday"]
    assert when.expression == "Thursday"


def test_the_finding_says_which_rule_found_the_date() -> None:
    report, sentences = news(EXPELLED)
    (claim,) = date_claims(report, sentences, (act(report, sentences, "expelled", "SANCTION"),))
    finding = claim.findings[-1]
    assert (finding.attribute, finding.by) == ("when", "demarche-dates@1/weekday")
    assert finding.value["start"] == "2023-04-06"


def test_the_day_of_saying_stands_in_for_an_act_without_a_day() -> None:
    report, sentences = news(SAID_EXPELLED)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION"))
    assert (when.start, when.end, when.spans) == (date(2023, 4, 5), date(2023, 4, 5), ())


def test_a_day_right_behind_said_is_the_day_of_saying_though_the_parse_hangs_it_elsewhere() -> None:
    report, sentences = news(SAID_EXPELLED.replace("Wednesday  Wednesday PROPN 2 obl", "Wednesday  Wednesday PROPN 7 obl"))
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION"))
    assert (when.start, when.spans) == (date(2023, 4, 5), ())


def test_the_day_of_saying_only_bounds_an_older_act() -> None:
    report, sentences = news(SAID_EXPELLED)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION", background=True))
    assert (when.start, when.end, when.precision) == (None, date(2023, 4, 5), "unknown")


def test_a_distance_dates_the_act_after_it() -> None:
    report, sentences = news(WEEK_AFTER)
    claims = act(report, sentences, "expelled", "SANCTION"), act(report, sentences, "raid", "ASSAULT", background=True)
    expelled, raid = _claims_dates(report, sentences, *claims)
    assert expelled.start == date(2023, 4, 6)
    assert (raid.start, raid.end, raid.expression) == (date(2023, 3, 27), date(2023, 4, 2), "a week after")


def test_a_clause_with_after_keeps_its_own_day() -> None:
    report, sentences = news(TWO_ACTS)
    raided, attacked = _claims_dates(
        report, sentences, act(report, sentences, "raided", "COERCE"), act(report, sentences, "attacked", "ASSAULT")
    )
    assert (raided.start, attacked.start) == (date(2023, 4, 3), date(2023, 4, 1))


def test_news_without_a_time_is_dated_to_publication_without_spans() -> None:
    report, sentences = news(NO_TIME)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION"))
    assert (when.start, when.precision, when.anchor, when.spans) == (date(2023, 4, 7), "day", "published", ())


def test_background_without_a_time_stays_undated() -> None:
    report, sentences = news(NO_TIME)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION", background=True))
    assert (when.start, when.end, when.precision, when.anchor) == (None, None, "unknown", "none")


def test_without_publication_a_relative_time_stays_unresolved() -> None:
    report, sentences = news(EXPELLED, published=None)
    (when,) = _claims_dates(report, sentences, act(report, sentences, "expelled", "SANCTION"))
    assert (when.start, when.end, when.anchor, when.expression) == (None, None, "none", "Thursday")


def test_days_earlier_count_from_the_last_time_in_the_text() -> None:
    report, sentences = news(EXPELLED, EARLIER)
    claims = act(report, sentences, "expelled", "SANCTION"), act(report, sentences, "arrested", "COERCE", sentence=1)
    _, arrested = _claims_dates(report, sentences, *claims)
    assert (arrested.start, arrested.anchor) == (date(2023, 4, 4), "text")


def test_a_definite_mention_takes_the_date_named_before() -> None:
    report, sentences = news(EXPELLED, DEFINITE)
    claims = act(report, sentences, "expelled", "SANCTION"), act(report, sentences, "expulsion", "SANCTION", sentence=1, background=True)
    _, expulsion = _claims_dates(report, sentences, *claims)
    assert (expulsion.start, expulsion.anchor, expulsion.spans) == (date(2023, 4, 6), "text", ())


def test_claims_keep_their_order() -> None:
    report, sentences = news(TWO_ACTS, NO_TIME)
    claims = (
        act(report, sentences, "expelled", "SANCTION", sentence=1),
        act(report, sentences, "attacked", "ASSAULT"),
        act(report, sentences, "raided", "COERCE"),
    )
    assert [claim.id for claim in date_claims(report, sentences, claims)] == [claim.id for claim in claims]


RELATIVE = ["yesterday", "on Thursday", "three days ago", "last week", "two weeks ago", "overnight", "this morning", "in recent days"]


@given(st.sampled_from(RELATIVE), st.integers(-3000, 3000))
def test_moving_publication_by_weeks_moves_relative_times_as_much(expression: str, weeks: int) -> None:
    meaning = find(words(expression))[0].meaning
    day = date(2023, 4, 7)
    before, after = (meaning.resolve(Clock(d, tense="past")) for d in (day, day + timedelta(weeks=weeks)))
    assert before and after and before.start and after.start and before.end and after.end
    assert (after.start - before.start, after.end - before.end) == (timedelta(weeks=weeks),) * 2


@given(st.sampled_from(["yesterday", "three days ago", "overnight", "two weeks ago", "today"]), st.integers(-3000, 3000))
def test_moving_publication_by_days_moves_counted_days_as_much(expression: str, days: int) -> None:
    meaning = find(words(expression))[0].meaning
    day = date(2023, 4, 7)
    before, after = (meaning.resolve(Clock(d)) for d in (day, day + timedelta(days)))
    assert before and after and before.start and after.start
    assert after.start - before.start == timedelta(days)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_past_weekday_lies_in_the_week_that_ends_with_publication(day: date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        found = find(words(f"on {name}"))[0].meaning.resolve(Clock(day, tense="past"))
        assert found and found.start and 0 <= (day - found.start).days < 7


@given(
    st.lists(
        st.sampled_from("on the 31 30 February May 2023 2024 - / to and of last Monday week ago two days a , ( ) after since 's".split())
    )
)
def test_any_mix_of_date_words_is_read_without_error(mix: list[str]) -> None:
    if not mix:
        return
    for expression in find(words(" ".join(mix))):
        for clock in (Clock(None), Clock(date(2023, 4, 7)), Clock(date(1, 1, 2), tense="past"), Clock(date(9998, 12, 30), tense="future")):
            found = expression.meaning.resolve(clock)
            assert found is None or found.start is None or found.end is None or found.start <= found.end


@given(st.lists(st.integers(-1, 12), min_size=13, max_size=13))
def test_any_parse_is_dated_without_error(heads: list[int]) -> None:
    report, sentences = news(TWO_ACTS)
    broken = replace(sentences[0], words=tuple(replace(w, head=h) for w, h in zip(sentences[0].words, [*heads, 1], strict=True)))
    claims = act(report, sentences, "raided", "COERCE"), act(report, sentences, "attacked", "ASSAULT")
    assert len(date_claims(report, (broken,), claims)) == 2
