"""Names, nationalities, capitals and seats as parties."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_a_state_by_a_new_and_an_old_name_is_its_government() -> None:
    report = news(
        """
        Myanmar     Myanmar     PROPN 2 nsubj B-LOC
        accused     accuse      VERB  0 root
        the         _           DET   4 det
        Netherlands Netherlands PROPN 2 obj   B-LOC
        .           _           PUNCT 2 punct
        """,
        """
        Burma   Burma   PROPN 2 nsubj B-LOC
        accused accuse  VERB  0 root
        Holland Holland PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "Myanmar") == ["MMR GOV"]
    assert who(report, "the Netherlands", part="recipient") == ["NLD GOV"]
    assert who(report, "Burma", sentence=1) == ["MMR GOV"]
    assert who(report, "Holland", sentence=1, part="recipient") == ["NLD GOV"]


def test_abbreviations_of_states_are_written_in_capitals() -> None:
    report = news(
        """
        The     _     DET   2 det
        U.S.    U.S.  PROPN 3 nsubj B-LOC
        thanked thank VERB  0 root
        the     _     DET   5 det
        UK      UK    PROPN 3 obj   B-LOC
        .       _     PUNCT 3 punct
        """,
        """
        Norway     Norway PROPN 2 nsubj B-LOC
        told       tell   VERB  0 root
        us         we     PRON  2 iobj
        everything _      PRON  2 obj
        .          _      PUNCT 2 punct
        """,
    )
    assert who(report, "The U.S.") == ["USA GOV"]
    assert who(report, "the UK", part="recipient") == ["GBR GOV"]
    assert who(report, "us", sentence=1, part="recipient") == ["UNK"]


def test_a_capital_acts_for_its_government() -> None:
    report = news(
        """
        Lima     Lima     PROPN 2 nsubj B-PER
        thanked  thank    VERB  0 root
        Canberra Canberra PROPN 2 obj   B-LOC
        .        _        PUNCT 2 punct
        """,
    )
    assert who(report, "Lima") == ["PER GOV"]
    assert who(report, "Canberra", part="recipient") == ["AUS GOV"]


def test_a_seat_of_power_acts_for_who_sits_there() -> None:
    report = news(
        """
        The     _       DET   2 det
        Kremlin Kremlin PROPN 3 nsubj B-ORG
        blamed  blame   VERB  0 root
        Foggy   Foggy   PROPN 5 amod  B-ORG
        Bottom  Bottom  PROPN 3 obj   I-ORG
        .       _       PUNCT 3 punct
        """,
        """
        Downing  Downing  PROPN 2 compound B-ORG
        Street   Street   PROPN 3 nsubj    I-ORG
        blamed   blame    VERB  0 root
        the      _        DET   5 det
        Pentagon Pentagon PROPN 3 obj      B-ORG
        .        _        PUNCT 3 punct
        """,
    )
    assert who(report, "The Kremlin") == ["RUS GOV"]
    assert who(report, "Foggy Bottom", part="recipient") == ["USA GOV"]
    assert who(report, "Downing Street", sentence=1) == ["GBR GOV"]
    assert who(report, "the Pentagon", sentence=1, part="recipient") == ["USA MIL"]


def test_a_nationality_before_an_act_is_the_state() -> None:
    report = news(
        """
        The       _         DET   3 det
        Norwegian Norwegian ADJ   3 amod  B-NAT
        attack    _         NOUN  4 nsubj
        angered   anger     VERB  0 root
        Sweden    Sweden    PROPN 4 obj   B-LOC
        .         _         PUNCT 4 punct
        """,
    )
    assert who(report, "Norwegian") == ["NOR GOV"]


def test_nationals_are_people_and_the_nation_with_its_article_is_the_state() -> None:
    report = news(
        """
        Six       _        NUM   2 nummod
        Ghanaians Ghanaian PROPN 3 nsubj  B-NAT
        fled      flee     VERB  0 root
        Togo      Togo     PROPN 3 obj    B-LOC
        .         _        PUNCT 3 punct
        """,
        """
        The      _        DET   2 det
        Dutch    Dutch    PROPN 3 nsubj B-NAT
        blamed   blame    VERB  0 root
        a        _        DET   5 det
        Togolese Togolese PROPN 3 obj   B-NAT
        .        _        PUNCT 3 punct
        """,
    )
    assert who(report, "Six Ghanaians") == ["GHA CVL"]
    assert who(report, "The Dutch", sentence=1) == ["NLD GOV"]
    assert who(report, "a Togolese", sentence=1, part="recipient") == ["TGO CVL"]


def test_a_state_is_not_the_person_who_bears_its_name() -> None:
    report = news(
        """
        Michael   Michael  PROPN 3 nsubj B-PER
        Jordan    Jordan   PROPN 1 flat  I-PER
        met       meet     VERB  0 root
        reporters reporter NOUN  3 obj
        .         _        PUNCT 3 punct
        """,
    )
    assert who(report, "Michael Jordan") == ["UNK"]


def test_longer_names_go_before_shorter_ones() -> None:
    report = news(
        """
        South   South  PROPN 2 compound B-LOC
        Sudan   Sudan  PROPN 3 nsubj    I-LOC
        thanked thank  VERB  0 root
        Papua   Papua  PROPN 6 compound B-LOC
        New     New    ADJ   4 flat     I-LOC
        Guinea  Guinea PROPN 3 obj      I-LOC
        .       _      PUNCT 3 punct
        """,
        """
        Guinea  Guinea PROPN 4 nsubj B-LOC
        -       _      PUNCT 1 punct I-LOC
        Bissau  Bissau PROPN 1 flat  I-LOC
        thanked thank  VERB  0 root
        Niger   Niger  PROPN 4 obj   B-LOC
        .       _      PUNCT 4 punct
        """,
    )
    assert who(report, "South Sudan") == ["SSD GOV"]
    assert who(report, "Papua New Guinea", part="recipient") == ["PNG GOV"]
    assert who(report, "Guinea-Bissau", sentence=1) == ["GNB GOV"]
    assert who(report, "Niger", sentence=1, part="recipient") == ["NER GOV"]


def test_an_ambiguous_name_is_read_by_the_states_in_play() -> None:
    report = news(
        """
        Korean    Korean   ADJ   2 amod  B-NAT
        soldiers  soldier  NOUN  3 nsubj
        met       meet     VERB  0 root
        reporters reporter NOUN  3 obj
        .         _        PUNCT 3 punct
        """,
        """
        Pyongyang Pyongyang PROPN 2 nsubj B-LOC
        praised   praise    VERB  0 root
        them      they      PRON  2 obj
        .         _         PUNCT 2 punct
        """,
    )
    assert who(report, "Korean soldiers") == ["PRK MIL"]


def test_regions_of_the_world_are_no_state() -> None:
    report = news(
        """
        South    South    ADJ   2 amod
        American American ADJ   3 amod  B-NAT
        leaders  leader   NOUN  4 nsubj
        met      meet     VERB  0 root
        in       _        ADP   6 case
        Quito    Quito    PROPN 4 obl   B-LOC
        .        _        PUNCT 4 punct
        """,
        """
        Western   _        ADJ   2 amod
        diplomats diplomat NOUN  3 nsubj
        left      leave    VERB  0 root
        .         _        PUNCT 3 punct
        """,
    )
    assert who(report, "Western diplomats", sentence=1) == ["UNK GOV"]


def test_disputed_territories_have_their_own_codes() -> None:
    report = news(
        """
        Kosovo  Kosovo PROPN 2 nsubj B-LOC
        thanked thank  VERB  0 root
        Taiwan  Taiwan PROPN 2 obj   B-LOC
        .       _      PUNCT 2 punct
        """,
        """
        Nagorno   Nagorno   PROPN 4 nsubj B-LOC
        -         _         PUNCT 3 punct I-LOC
        Karabakh  Karabakh  PROPN 1 flat  I-LOC
        blamed    blame     VERB  0 root
        Palestine Palestine PROPN 4 obj   B-LOC
        .         _         PUNCT 4 punct
        """,
    )
    assert who(report, "Kosovo") == ["XKX GOV"]
    assert who(report, "Taiwan", part="recipient") == ["TWN GOV"]
    assert who(report, "Nagorno-Karabakh", sentence=1) == ["AZE PRE"]
    assert who(report, "Palestine", sentence=1, part="recipient") == ["PSE GOV"]


def test_bodies_of_states_have_codes_of_their_own() -> None:
    report = news(
        """
        NATO     NATO     PROPN 2 nsubj B-ORG
        thanked  thank    VERB  0 root
        the      _        DET   5 det
        European European ADJ   5 amod  B-ORG
        Union    Union    PROPN 2 obj   I-ORG
        .        _        PUNCT 2 punct
        """,
        """
        UNICEF  UNICEF  PROPN 2 nsubj B-ORG
        thanked thank   VERB  0 root
        the     _       DET   5 det
        African African ADJ   5 amod  B-ORG
        Union   Union   PROPN 2 obj   I-ORG
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "NATO") == ["NAT IGO"]
    assert who(report, "the European Union", part="recipient") == ["EUR IGO"]
    assert who(report, "UNICEF", sentence=1) == ["UNO IGO"]
    assert who(report, "the African Union", sentence=1, part="recipient") == ["AFU IGO"]
