"""How many: numbers with their bounds, and which act they belong to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.entities.magnitudes import count
from demarche.entities.numbers import read_number
from demarche.records import Claim, Report, Sentence
from tests.parses import act, news

NUMBERS = [
    ("nine", 9, 9),
    ("39", 39, 39),
    ("1,200", 1200, 1200),
    ("1.200", 1200, 1200),
    ("1.5 million", 1_500_000, 1_500_000),
    ("twenty - five", 25, 25),
    ("two hundred and fifty", 250, 250),
    ("two thousand five hundred", 2500, 2500),
    ("half a million", 500_000, 500_000),
    ("a hundred", 100, 100),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("half a dozen", 6, 6),
    ("dozens", 24, None),
    ("scores", 40, None),
    ("hundreds", 200, None),
    ("tens of thousands", 20_000, None),
    ("hundreds of thousands", 200_000, None),
    ("several", 3, None),
    ("several hundred", 300, None),
    ("a few", 2, None),
    ("a couple of", 2, 3),
]


@pytest.mark.parametrize(("text", "low", "high"), NUMBERS)
def test_number_is_read(text: str, low: int, high: int | None) -> None:
    found = read_number(text.split(), 0)
    assert found and (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["a man", "few", "27.01.2023", "the", "tens", "-", "٣", "²"])
def test_what_is_no_number_is_left(text: str) -> None:
    assert read_number(text.split(), 0) is None


@given(st.integers(0, 999_999))
def test_digits_are_read_with_and_without_commas(value: int) -> None:
    for text in (str(value), f"{value:,}"):
        found = read_number([text], 0)
        assert found and found.low == found.high == value


def people(quantity: str, noun: str = "people person NOUN") -> tuple[Report, tuple[Sentence, ...]]:
    """`Police arrested QUANTITY NOUN .` as a parser gives it: the last number counts the noun, the rest hangs on the number."""
    words = quantity.split()
    head = 3 + len(words)
    rows = ["Police _ NOUN 2 nsubj", "arrested arrest VERB 0 root * verb"]
    for n, word in enumerate(words):
        last = n == len(words) - 1
        tag = "NUM" if word[0].isdigit() or word in ("nine", "two", "one") else "ADP" if word in ("at", "of", "to", "between") else "ADJ"
        rows.append(f"{word} _ {tag} {head if last else 2 + len(words)} {'nummod' if last else 'advmod'}")
    return news("\n".join([*rows, f"{noun} 2 obj", ". . PUNCT 2 punct"]))


BOUNDS = [
    ("nine", 9, 9),
    ("at least nine", 9, None),
    ("no fewer than nine", 9, None),
    ("a minimum of nine", 9, None),
    ("more than 30", 30, None),
    ("over 30", 30, None),
    ("up to 30", 1, 30),
    ("as many as 30", 1, 30),
    ("fewer than 30", 1, 29),
    ("nearly 40", 36, 40),
    ("about 40", 36, 44),
    ("some 200", 180, 220),
    ("between 20 and 30", 20, 30),
    ("20 - 30", 20, 30),
    ("20 to 30", 20, 30),
    ("one or two", 1, 2),
    ("dozens of", 24, None),
    ("no more than 10", 1, 10),
    ("just under 50", 45, 50),
    ("12 or more", 12, None),
    ("40 or so", 36, 44),
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_words_round_a_number_set_its_bounds(text: str, low: int, high: int | None) -> None:
    report, sentences = people(text)
    (claim,) = count(report, sentences, (act(report, sentences, "arrested", "COERCE", mode="arrest"),))
    assert [(m.kind, m.low, m.high) for m in claim.magnitudes] == [("arrested", low, high)]


def test_the_span_covers_the_number_and_its_bound() -> None:
    report, sentences = people("at least nine")
    (claim,) = count(report, sentences, (act(report, sentences, "arrested", "COERCE", mode="arrest"),))
    assert [report.quote(span) for span in claim.magnitudes[0].spans] == ["at least nine"]
    assert claim.findings[-1].attribute == "magnitudes"


@pytest.mark.parametrize("text", ["the", "one of the", "these"])
def test_no_number_gives_no_count(text: str) -> None:
    report, sentences = people(text)
    (claim,) = count(report, sentences, (act(report, sentences, "arrested", "COERCE", mode="arrest"),))
    assert claim.magnitudes == ()


AGE = """
    Police     _        NOUN 2 nsubj
    arrested   arrest   VERB 0 root * verb
    a          _        DET  8 det
    21         _        NUM  6 nummod
    -          -        PUNCT 6 punct
    year       _        NOUN 8 compound
    old        _        ADJ  8 amod
    man        _        NOUN 2 obj
    and        _        CCONJ 11 cc
    two        _        NUM  11 nummod
    women      woman    NOUN 8 conj
    on         _        ADP  14 case
    27         _        NUM  14 nummod
    January    January  PROPN 2 obl
    .          .        PUNCT 2 punct
"""

KILLED_AND_WOUNDED = """
    A          _        DET  2 det
    gunman     _        NOUN 3 nsubj
    killed     kill     VERB 0 root * verb
    one        _        NUM  5 nummod
    guard      _        NOUN 3 obj
    and        _        CCONJ 7 cc
    wounded    wound    VERB 3 conj * verb
    two        _        NUM  7 obj
    .          .        PUNCT 3 punct
"""

ATTACKED = """
    Gunmen     gunman   NOUN 2 nsubj
    attacked   attack   VERB 0 root * verb
    a          _        DET  4 det
    mosque     _        NOUN 2 obj
    ,          ,        PUNCT 6 punct
    killing    kill     VERB 2 advcl * verb
    three      _        NUM  6 obj
    and        _        CCONJ 9 cc
    injuring   injure   VERB 6 conj * verb
    ten        _        NUM  9 obj
    .          .        PUNCT 2 punct
"""

MARCHED = """
    Hundreds   hundred  NOUN 4 nsubj
    of         _        ADP  3 case
    students   student  NOUN 1 nmod
    marched    march    VERB 0 root * verb
    in         _        ADP  6 case
    2020       _        NUM  4 obl
    .          .        PUNCT 4 punct
"""

ARRESTS = """
    The        _        DET  2 det
    police     _        NOUN 3 nsubj
    made       make     VERB 0 root
    39         _        NUM  5 nummod
    arrests    arrest   NOUN 3 obj * noun
    .          .        PUNCT 3 punct
"""

INCLUDING = """
    Shells     shell    NOUN 2 nsubj
    killed     kill     VERB 0 root * verb
    nine       _        NUM  4 nummod
    people     person   NOUN 2 obj
    ,          ,        PUNCT 8 punct
    including  include  VERB 8 case
    two        _        NUM  8 nummod
    children   child    NOUN 4 nmod
    .          .        PUNCT 2 punct
"""

AID = """
    Germany    _        PROPN 2 nsubj B-LOC
    gave       give     VERB 0 root * verb
    Yemen      _        PROPN 2 iobj  B-LOC
    $          $        SYM  2 obj
    20         _        NUM  6 compound
    million    _        NUM  4 nummod
    .          .        PUNCT 2 punct
"""

DEADLINE = """
    Iran       _        PROPN 2 nsubj B-LOC
    gave       give     VERB 0 root * verb
    the        _        DET  4 det
    envoys     envoy    NOUN 2 iobj
    48         _        NUM  6 nummod
    hours      hour     NOUN 2 obj
    to         _        PART 8 mark
    leave      leave    VERB 6 acl
    .          .        PUNCT 2 punct
"""


def counts(rows: str, *triggers: tuple[str, str, str | None]) -> list[list[tuple[str, int, int | None]]]:
    report, sentences = news(rows)
    claims = tuple(act(report, sentences, trigger, event, mode=mode) for trigger, event, mode in triggers)
    return [[(m.kind, m.low, m.high) for m in claim.magnitudes] for claim in count(report, sentences, claims)]


def test_ages_and_dates_are_no_counts_and_conjuncts_add_up() -> None:
    assert counts(AGE, ("arrested", "COERCE", "arrest")) == [[("arrested", 3, 3)]]


def test_killed_and_wounded_go_to_their_own_acts() -> None:
    found = counts(KILLED_AND_WOUNDED, ("killed", "ASSAULT", "firearms"), ("wounded", "ASSAULT", "firearms"))
    assert found == [[("killed", 1, 1)], [("injured", 2, 2)]]


def test_an_attack_takes_the_harm_of_its_participles() -> None:
    assert counts(ATTACKED, ("attacked", "ASSAULT", None)) == [[("killed", 3, 3), ("injured", 10, 10)]]


def test_protesters_are_the_subject_and_a_year_is_no_crowd() -> None:
    assert counts(MARCHED, ("marched", "PROTEST", "demo")) == [[("protesters", 200, None)]]


def test_a_plural_noun_of_arrest_carries_its_own_number() -> None:
    assert counts(ARRESTS, ("arrests", "COERCE", "arrest")) == [[("arrested", 39, 39)]]


def test_a_part_is_not_added_to_the_sum() -> None:
    assert counts(INCLUDING, ("killed", "ASSAULT", None)) == [[("killed", 9, 9)]]


def test_money_has_its_currency() -> None:
    assert counts(AID, ("gave", "AID", None)) == [[("money_usd", 20_000_000, 20_000_000)]]


def test_a_deadline_is_counted_in_hours_and_not_as_persons() -> None:
    assert counts(DEADLINE, ("gave", "SANCTION", "expel")) == [[("deadline_hours", 48, 48)]]


def test_claims_keep_their_order_and_other_fields() -> None:
    report, sentences = news(KILLED_AND_WOUNDED)
    claims = act(report, sentences, "wounded", "ASSAULT"), act(report, sentences, "killed", "ASSAULT")
    found = count(report, sentences, claims)
    assert [replace(claim, magnitudes=(), findings=()) for claim in found] == list(claims)


@given(st.lists(st.integers(-1, 10), min_size=11, max_size=11))
def test_any_parse_is_counted_without_error(heads: list[int]) -> None:
    report, sentences = news(ATTACKED)
    broken = replace(sentences[0], words=tuple(replace(w, head=h) for w, h in zip(sentences[0].words, heads, strict=True)))
    claims: tuple[Claim, ...] = act(report, sentences, "attacked", "ASSAULT"), act(report, sentences, "killing", "ASSAULT")
    for claim in count(report, (broken,), claims):
        for magnitude in claim.magnitudes:
            assert magnitude.high is None or 0 <= magnitude.low <= magnitude.high
