"""Names that several bodies or persons share, names within longer names, and lists of names."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_a_name_that_many_parties_bear_is_that_of_the_state_in_play() -> None:
    alone = news(
        """
        The      _        DET   3 det
        Workers  Workers  PROPN 3 compound B-ORG
        Party    Party    PROPN 4 nsubj    I-ORG
        rejected reject   VERB  0 root
        it       it       PRON  4 obj
        .        _        PUNCT 4 punct
        """
    )
    assert who(alone, "The Workers Party") == ["PTY"]
    labour = """
        Labour   Labour   PROPN 2 nsubj B-ORG
        thanked  thank    VERB  0 root
        {}       {}       PROPN 2 obj   B-LOC
        .        _        PUNCT 2 punct
        """
    assert who(news(labour.format("Dublin", "Dublin")), "Labour") == ["IRL PTY"]
    assert who(news(labour.format("London", "London")), "Labour") == ["GBR PTY"]


def test_a_name_at_the_end_of_a_longer_one_is_not_that_body() -> None:
    report = news(
        """
        The      _        DET   4 det
        Prairie  Prairie  PROPN 4 compound B-ORG
        Salvation Salvation PROPN 4 compound I-ORG
        Army     Army     PROPN 5 nsubj    I-ORG
        fled     flee     VERB  0 root
        .        _        PUNCT 5 punct
        """
    )
    assert who(report, "The Prairie Salvation Army") == ["UNK MIL"]


def test_a_state_at_the_beginning_of_a_longer_name_is_not_that_state() -> None:
    report = news(
        """
        Israel   Israel   PROPN 3 nsubj B-LOC
        Tembo    Tembo    PROPN 1 flat  I-LOC
        left     leave    VERB  0 root
        .        _        PUNCT 3 punct
        """
    )
    assert who(report, "Israel Tembo") == ["UNK"]


def test_a_list_is_read_to_its_end() -> None:
    report = news(
        """
        Peru     Peru     PROPN 7 nsubj B-LOC
        ,        _        PUNCT 3 punct
        Chile    Chile    PROPN 1 conj  B-LOC
        ,        _        PUNCT 5 punct
        Bolivia  Bolivia  PROPN 3 conj  B-LOC
        ,        _        PUNCT 7 punct
        met      meet     VERB  0 root
        .        _        PUNCT 7 punct
        """
    )
    assert who(report, "Peru, Chile, Bolivia") == ["PER GOV", "CHL GOV", "BOL GOV"]


def test_a_nationality_in_apposition_says_whose_a_person_is() -> None:
    report = news(
        """
        Trader   trader   NOUN  2 nmod:desc
        Arta     Arta     PROPN 8 nsubj B-PER
        Hoxhaj   Hoxhaj   PROPN 2 flat  I-PER
        ,        _        PUNCT 6 punct
        an       _        DET   6 det
        Albanian Albanian ADJ   2 appos B-NAT
        ,        _        PUNCT 2 punct
        left     leave    VERB  0 root
        .        _        PUNCT 8 punct
        """
    )
    assert who(report, "Trader Arta Hoxhaj") == ["ALB BUS"]


def test_the_security_council_is_that_of_the_united_nations_unless_a_state_owns_it() -> None:
    report = news(
        """
        The      _        DET   3 det
        Security Security PROPN 3 compound B-ORG
        Council  Council  PROPN 4 nsubj    I-ORG
        met      meet     VERB  0 root
        .        _        PUNCT 4 punct
        """,
        """
        Russia   Russia   PROPN 4 nmod:poss B-LOC
        's       's       PART  1 case
        Security Security PROPN 4 compound B-ORG
        Council  Council  PROPN 5 nsubj    I-ORG
        met      meet     VERB  0 root
        .        _        PUNCT 5 punct
        """,
    )
    assert who(report, "The Security Council") == ["UNO IGO"]
    assert who(report, "Russia's Security Council", sentence=1) == ["RUS GOV"]


def test_a_bare_surname_in_another_spelling_is_the_holder_of_that_day() -> None:
    report = news(
        """
        Zelenskiy Zelenskiy PROPN 2 nsubj B-PER
        spoke     speak     VERB  0 root
        .         _         PUNCT 2 punct
        """,
        published="2022-05-05",
    )
    assert who(report, "Zelenskiy") == ["UKR GOV"]


def test_office_holders_are_those_of_the_day() -> None:
    def miliband(day: str) -> list[str]:
        report = news(
            """
            David    David    PROPN 3 nsubj B-PER
            Miliband Miliband PROPN 1 flat  I-PER
            spoke    speak    VERB  0 root
            .        _        PUNCT 3 punct
            """,
            published=day,
        )
        return who(report, "David Miliband")

    assert miliband("2009-02-01") == ["GBR GOV"]
    assert miliband("2016-02-01") == ["GBR ELI"]
