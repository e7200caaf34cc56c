"""Named persons: titles, appositions, surnames, office holders by date."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_a_title_says_who_a_person_is() -> None:
    report = news(
        """
        Norwegian Norwegian ADJ   3 amod      B-NAT
        Foreign   _         ADJ   3 amod
        Minister  Minister  PROPN 4 nmod:desc
        Ola       Ola       PROPN 6 nsubj     B-PER
        Hansen    Hansen    PROPN 4 flat      I-PER
        met       meet      VERB  0 root
        reporters reporter  NOUN  6 obj
        .         _         PUNCT 6 punct
        """,
    )
    assert who(report, "Norwegian Foreign Minister Ola Hansen") == ["NOR GOV"]


def test_an_apposition_says_who_a_person_is() -> None:
    report = news(
        """
        Ola       Ola       PROPN 9 nsubj B-PER
        Hansen    Hansen    PROPN 1 flat  I-PER
        ,         _         PUNCT 7 punct
        the       _         DET   7 det
        Norwegian Norwegian ADJ   7 amod  B-NAT
        foreign   _         ADJ   7 amod
        minister  _         NOUN  1 appos
        ,         _         PUNCT 1 punct
        met       meet      VERB  0 root
        reporters reporter  NOUN  9 obj
        .         _         PUNCT 9 punct
        """,
    )
    assert who(report, "Ola Hansen") == ["NOR GOV"]


def test_a_surname_stands_for_the_person_named_before() -> None:
    report = news(
        """
        Norwegian Norwegian ADJ   3 amod      B-NAT
        Foreign   _         ADJ   3 amod
        Minister  Minister  PROPN 4 nmod:desc
        Ola       Ola       PROPN 6 nsubj     B-PER
        Hansen    Hansen    PROPN 4 flat      I-PER
        met       meet      VERB  0 root
        Swedish   Swedish   ADJ   8 amod      B-NAT
        envoys    envoy     NOUN  6 obj
        .         _         PUNCT 6 punct
        """,
        """
        Hansen  Hansen  PROPN 2 nsubj B-PER
        thanked thank   VERB  0 root
        Finland Finland PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "Hansen", sentence=1) == ["NOR GOV"]


def test_two_persons_of_one_surname_are_kept_apart() -> None:
    report = news(
        """
        Norwegian Norwegian ADJ   3 amod      B-NAT
        police    _         NOUN  3 compound
        chief     _         NOUN  4 nmod:desc
        Ola       Ola       PROPN 6 nsubj     B-PER
        Hansen    Hansen    PROPN 4 flat      I-PER
        met       meet      VERB  0 root
        Swedish   Swedish   ADJ   8 amod      B-NAT
        lawmaker  _         NOUN  6 obj
        Eva       Eva       PROPN 8 appos     B-PER
        Hansen    Hansen    PROPN 9 flat      I-PER
        .         _         PUNCT 6 punct
        """,
        """
        Eva     Eva     PROPN 3 nsubj B-PER
        Hansen  Hansen  PROPN 1 flat  I-PER
        thanked thank   VERB  0 root
        Finland Finland PROPN 3 obj   B-LOC
        .       _       PUNCT 3 punct
        """,
    )
    assert who(report, "Eva Hansen", sentence=1) == ["SWE LEG"]


def test_an_office_holder_is_known_by_full_name() -> None:
    report = news(
        """
        Emmanuel Emmanuel PROPN 3 nsubj B-PER
        Macron   Macron   PROPN 1 flat  I-PER
        thanked  thank    VERB  0 root
        Canada   Canada   PROPN 3 obj   B-LOC
        .        _        PUNCT 3 punct
        """,
    )
    assert who(report, "Emmanuel Macron") == ["FRA GOV"]


def test_an_office_holder_is_known_by_surname_where_the_state_is_in_play() -> None:
    report = news(
        """
        Paris   Paris  PROPN 2 nsubj B-PER
        thanked thank  VERB  0 root
        Canada  Canada PROPN 2 obj   B-LOC
        .       _      PUNCT 2 punct
        """,
        """
        Macron    Macron   PROPN 2 nsubj B-PER
        met       meet     VERB  0 root
        reporters reporter NOUN  2 obj
        .         _        PUNCT 2 punct
        """,
    )
    assert who(report, "Macron", sentence=1) == ["FRA GOV"]


def test_other_spellings_of_a_name_are_found() -> None:
    report = news(
        """
        President President PROPN 2 nmod:desc
        Volodymyr Volodymyr PROPN 4 nsubj     B-PER
        Zelenskiy Zelenskiy PROPN 2 flat      I-PER
        thanked   thank     VERB  0 root
        Canada    Canada    PROPN 4 obj       B-LOC
        .         _         PUNCT 4 punct
        """,
    )
    assert who(report, "President Volodymyr Zelenskiy") == ["UKR GOV"]


def test_a_person_not_known_stays_unknown() -> None:
    report = news(
        """
        Ola      Ola      PROPN 3 nsubj B-PER
        Nordmann Nordmann PROPN 1 flat  I-PER
        thanked  thank    VERB  0 root
        Canada   Canada   PROPN 3 obj   B-LOC
        .        _        PUNCT 3 punct
        """,
    )
    assert who(report, "Ola Nordmann") == ["UNK"]


def test_a_counterpart_holds_the_office_of_another_state() -> None:
    report = news(
        """
        Norwegian   Norwegian ADJ   3 amod      B-NAT
        Foreign     _         ADJ   3 amod
        Minister    Minister  PROPN 4 nmod:desc
        Ola         Ola       PROPN 6 nsubj     B-PER
        Hansen      Hansen    PROPN 4 flat      I-PER
        met         meet      VERB  0 root
        his         _         PRON  9 nmod:poss
        Swedish     Swedish   ADJ   9 amod      B-NAT
        counterpart _         NOUN  6 obj
        .           _         PUNCT 6 punct
        """,
    )
    assert who(report, "his Swedish counterpart", part="recipient") == ["SWE GOV"]


def test_an_office_is_that_of_the_day() -> None:
    report = news(
        """
        David   David   PROPN 3 nsubj B-PER
        Cameron Cameron PROPN 1 flat  I-PER
        thanked thank   VERB  0 root
        Canada  Canada  PROPN 3 obj   B-LOC
        .       _       PUNCT 3 punct
        """,
        published="2015-03-01",
    )
    assert who(report, "David Cameron") == ["GBR GOV"]


def test_after_the_last_day_in_office_a_holder_is_elite() -> None:
    report = news(
        """
        Barack  Barack PROPN 3 nsubj B-PER
        Obama   Obama  PROPN 1 flat  I-PER
        thanked thank  VERB  0 root
        Canada  Canada PROPN 3 obj   B-LOC
        .       _      PUNCT 3 punct
        """,
        published="2019-03-01",
    )
    assert who(report, "Barack Obama") == ["USA ELI"]


def test_before_the_first_day_only_the_country_is_known() -> None:
    report = news(
        """
        Rishi   Rishi  PROPN 3 nsubj B-PER
        Sunak   Sunak  PROPN 1 flat  I-PER
        thanked thank  VERB  0 root
        Canada  Canada PROPN 3 obj   B-LOC
        .       _      PUNCT 3 punct
        """,
        published="2010-03-01",
    )
    assert who(report, "Rishi Sunak") == ["GBR"]
