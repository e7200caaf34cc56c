"""Pronouns and definite nouns taken up."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_its_ambassador_is_the_subjects() -> None:
    report = news(
        """
        Peru       Peru   PROPN 2 nsubj     B-LOC
        recalled   recall VERB  0 root
        its        _      PRON  4 nmod:poss
        ambassador _      NOUN  2 obj
        .          _      PUNCT 2 punct
        """,
    )
    assert who(report, "its ambassador", part="recipient") == ["PER GOV"]


def test_he_is_the_person_not_the_state() -> None:
    report = news(
        """
        Norwegian Norwegian ADJ   3 amod      B-NAT
        Foreign   Foreign   ADJ   3 amod
        Minister  Minister  PROPN 4 nmod:desc
        Ola       Ola       PROPN 6 nsubj     B-PER
        Hansen    Hansen    PROPN 4 flat      I-PER
        met       meet      VERB  0 root
        Swedish   Swedish   ADJ   8 amod      B-NAT
        envoys    envoy     NOUN  6 obj
        .         _         PUNCT 6 punct
        """,
        """
        He      _       PRON  2 nsubj
        thanked thank   VERB  0 root
        Finland Finland PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "He", sentence=1) == ["NOR GOV"]


def test_it_is_the_state_not_the_person() -> None:
    report = news(
        """
        Peru     Peru    PROPN 2 nsubj B-LOC
        blamed   blame   VERB  0 root
        a        _       DET   5 det
        Chilean  Chilean ADJ   5 amod  B-NAT
        minister _       NOUN  2 obj
        .        _       PUNCT 2 punct
        """,
        """
        It       _        PRON  2 nsubj
        withdrew withdraw VERB  0 root
        troops   troop    NOUN  2 obj
        .        _        PUNCT 2 punct
        """,
    )
    assert who(report, "It", sentence=1) == ["PER GOV"]


def test_they_are_the_plural_party() -> None:
    report = news(
        """
        Kenya     Kenya    PROPN 4 nmod:poss B-LOC
        's        _        PART  1 case
        foreign   _        ADJ   4 amod
        ministry  _        NOUN  5 nsubj
        expelled  expel    VERB  0 root
        two       _        NUM   8 nummod
        Sudanese  Sudanese ADJ   8 amod      B-NAT
        diplomats diplomat NOUN  5 obj
        .         _        PUNCT 5 punct
        """,
        """
        They    _       PRON  2 nsubj
        left    leave   VERB  0 root
        Nairobi Nairobi PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "They", sentence=1) == ["SDN GOV"]


def test_an_object_is_not_its_own_subject() -> None:
    report = news(
        """
        Kenya     Kenya    PROPN 4 nmod:poss B-LOC
        's        _        PART  1 case
        foreign   _        ADJ   4 amod
        ministry  _        NOUN  5 nsubj
        expelled  expel    VERB  0 root
        two       _        NUM   8 nummod
        Sudanese  Sudanese ADJ   8 amod      B-NAT
        diplomats diplomat NOUN  5 obj
        .         _        PUNCT 5 punct
        """,
        """
        The      _    DET   2 det
        ministry _    NOUN  3 nsubj
        warned   warn VERB  0 root
        them     they PRON  3 iobj
        .        _    PUNCT 3 punct
        """,
    )
    assert who(report, "them", sentence=1, part="recipient") == ["SDN GOV"]


def test_she_is_not_a_man() -> None:
    report = news(
        """
        Mr.     Mr.     PROPN 2  nmod:desc
        Ola     Ola     PROPN 9  nsubj     B-PER
        Hansen  Hansen  PROPN 2  flat      I-PER
        ,       _       PUNCT 7  punct
        Norway  Norway  PROPN 7  nmod:poss B-LOC
        's      _       PART  5  case
        premier _       NOUN  2  appos
        ,       _       PUNCT 2  punct
        met     meet    VERB  0  root
        Swedish Swedish ADJ   11 amod      B-NAT
        envoy   _       NOUN  9  obj
        Mrs.    Mrs.    PROPN 13 nmod:desc
        Eva     Eva     PROPN 11 appos     B-PER
        Berg    Berg    PROPN 13 flat      I-PER
        .       _       PUNCT 9  punct
        """,
        """
        She     _     PRON  2 nsubj
        thanked thank VERB  0 root
        him     he    PRON  2 obj
        .       _     PUNCT 2 punct
        """,
    )
    assert who(report, "She", sentence=1) == ["SWE GOV"]
    assert who(report, "him", sentence=1, part="recipient") == ["NOR GOV"]


def test_a_possessive_may_come_before_its_subject() -> None:
    report = news(
        """
        In       _        ADP   3 case
        its      _        PRON  3 nmod:poss
        reply    _        NOUN  6 obl
        ,        _        PUNCT 3 punct
        Laos     Laos     PROPN 6 nsubj     B-LOC
        blamed   blame    VERB  0 root
        Thailand Thailand PROPN 6 obj       B-LOC
        .        _        PUNCT 6 punct
        """,
    )
    assert who(report, "its") == ["LAO GOV"]


def test_a_relative_pronoun_is_its_noun() -> None:
    report = news(
        """
        Kenya     Kenya    PROPN 2 nsubj     B-LOC
        thanked   thank    VERB  0 root
        the       _        DET   5 det
        Dutch     Dutch    ADJ   5 amod      B-NAT
        envoy     _        NOUN  2 obj
        who       _        PRON  7 nsubj
        met       meet     VERB  5 acl:relcl
        reporters reporter NOUN  7 obj
        .         _        PUNCT 2 punct
        """,
    )
    assert who(report, "who") == ["NLD GOV"]


def test_a_chain_of_pronouns_keeps_its_person() -> None:
    report = news(
        """
        Norwegian Norwegian ADJ   3 amod      B-NAT
        Foreign   Foreign   ADJ   3 amod
        Minister  Minister  PROPN 4 nmod:desc
        Ola       Ola       PROPN 6 nsubj     B-PER
        Hansen    Hansen    PROPN 4 flat      I-PER
        met       meet      VERB  0 root
        Swedish   Swedish   ADJ   8 amod      B-NAT
        envoys    envoy     NOUN  6 obj
        .         _         PUNCT 6 punct
        """,
        """
        He      _       PRON  2 nsubj
        thanked thank   VERB  0 root
        Finland Finland PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
        """
        He      _       PRON  2 nsubj
        praised praise  VERB  0 root
        Iceland Iceland PROPN 2 obj   B-LOC
        .       _       PUNCT 2 punct
        """,
    )
    assert who(report, "He", sentence=2) == ["NOR GOV"]


def test_the_two_countries_are_the_two_in_play() -> None:
    report = news(
        """
        Greece Greece PROPN 4 nsubj B-LOC
        and    _      CCONJ 3 cc
        Turkey Turkey PROPN 1 conj  B-LOC
        met    meet   VERB  0 root
        in     _      ADP   6 case
        Athens Athens PROPN 4 obl   B-LOC
        .      _      PUNCT 4 punct
        """,
        """
        The       _       DET   3 det
        two       _       NUM   3 nummod
        countries country NOUN  4 nsubj
        signed    sign    VERB  0 root
        a         _       DET   6 det
        treaty    _       NOUN  4 obj
        .         _       PUNCT 4 punct
        """,
    )
    assert who(report, "The two countries", sentence=1) == ["GRC GOV", "TUR GOV"]


def test_the_two_countries_are_nobody_where_only_one_is_in_play() -> None:
    report = news(
        """
        Greece    Greece   PROPN 2 nsubj B-LOC
        held      hold     VERB  0 root
        elections election NOUN  2 obj
        .         _        PUNCT 2 punct
        """,
        """
        The       _       DET   3 det
        two       _       NUM   3 nummod
        countries country NOUN  4 nsubj
        signed    sign    VERB  0 root
        a         _       DET   6 det
        treaty    _       NOUN  4 obj
        .         _       PUNCT 4 punct
        """,
    )
    assert who(report, "The two countries", sentence=1) == ["UNK"]


def test_the_country_is_the_state_named_before() -> None:
    report = news(
        """
        Ethiopia Ethiopia PROPN 2 nsubj B-LOC
        blamed   blame    VERB  0 root
        Egypt    Egypt    PROPN 2 obj   B-LOC
        .        _        PUNCT 2 punct
        """,
        """
        The      _        DET   2 det
        country  _        NOUN  4 nmod:poss
        's       _        PART  2 case
        army     _        NOUN  5 nsubj
        withdrew withdraw VERB  0 root
        .        _        PUNCT 5 punct
        """,
    )
    assert who(report, "The country's army", sentence=1) == ["ETH MIL"]


def test_its_neighbour_is_the_other_state() -> None:
    report = news(
        """
        Venezuela Venezuela PROPN 2 nsubj B-LOC
        warned    warn      VERB  0 root
        Guyana    Guyana    PROPN 2 iobj  B-LOC
        .         _         PUNCT 2 punct
        """,
        """
        Caracas   Caracas PROPN 2 nsubj     B-LOC
        blamed    blame   VERB  0 root
        its       _       PRON  4 nmod:poss
        neighbour _       NOUN  2 obj
        .         _       PUNCT 2 punct
        """,
    )
    assert who(report, "its neighbour", sentence=1, part="recipient") == ["GUY GOV"]


def test_the_group_is_the_one_named_before() -> None:
    report = news(
        """
        Boko     Boko   PROPN 3 nsubj B-PER
        Haram    Haram  PROPN 1 flat  I-PER
        attacked attack VERB  0 root
        Niger    Niger  PROPN 3 obj   B-LOC
        .        _      PUNCT 3 punct
        """,
        """
        The      _       DET   2 det
        group    _       NOUN  3 nsubj
        freed    free    VERB  0 root
        hostages hostage NOUN  3 obj
        .        _       PUNCT 3 punct
        """,
    )
    assert who(report, "The group", sentence=1) == ["NGA REB"]


def test_initials_stand_for_the_body_named_before() -> None:
    report = news(
        """
        Sudan     Sudan     PROPN 2 nsubj    B-LOC
        fought    fight     VERB  0 root
        the       _         DET   6 det
        National  National  ADJ   6 amod     B-ORG
        Salvation Salvation PROPN 6 compound I-ORG
        Army      Army      PROPN 2 obj      I-ORG
        .         _         PUNCT 2 punct
        """,
        """
        NSF     NSF    PROPN 2 compound B-ORG
        envoys  envoy  NOUN  3 nsubj
        praised praise VERB  0 root
        the     _      DET   5 det
        NSA     NSA    PROPN 3 obj      B-ORG
        .       _      PUNCT 3 punct
        """,
        """
        The       _       DET   2 det
        NSA       NSA     PROPN 3 nsubj B-ORG
        retreated retreat VERB  0 root
        .         _       PUNCT 3 punct
        """,
    )
    assert who(report, "The NSA", sentence=2) == ["UNK MIL"]


def test_the_diplomat_is_the_ambassador_named_before() -> None:
    report = news(
        """
        Ghana      Ghana    PROPN 2 nsubj B-LOC
        expelled   expel    VERB  0 root
        the        _        DET   5 det
        Togolese   Togolese ADJ   5 amod  B-NAT
        ambassador _        NOUN  2 obj
        .          _        PUNCT 2 punct
        """,
        """
        The      _     DET   2 det
        diplomat _     NOUN  3 nsubj
        left     leave VERB  0 root
        Accra    Accra PROPN 3 obj   B-PER
        .        _     PUNCT 3 punct
        """,
    )
    assert who(report, "The diplomat", sentence=1) == ["TGO GOV"]


def test_a_noun_of_the_title_is_the_one_named_further_down() -> None:
    report = news(
        """
        Foreign  _      ADJ   2 amod
        ministry _      NOUN  3 nsubj
        summons  summon VERB  0 root
        Dutch    Dutch  ADJ   5 amod  B-NAT
        envoy    _      NOUN  3 obj
        .        _      PUNCT 3 punct
        """,
        """
        Togo    Togo  PROPN 2 nsubj B-ORG
        thanked thank VERB  0 root
        Ghana   Ghana PROPN 2 obj   B-LOC
        .       _     PUNCT 2 punct
        """,
        """
        Ghana    Ghana PROPN 4 nmod:poss B-LOC
        's       _     PART  1 case
        foreign  _     ADJ   4 amod
        ministry _     NOUN  5 nsubj
        expelled expel VERB  0 root
        the      _     DET   7 det
        envoy    _     NOUN  5 obj
        .        _     PUNCT 5 punct
        """,
    )
    assert who(report, "Foreign ministry") == ["GHA GOV"]


def test_a_person_introduced_later_is_known_before() -> None:
    report = news(
        """
        Ola     Ola    PROPN 3 nsubj B-PER
        Hansen  Hansen PROPN 1 flat  I-PER
        thanked thank  VERB  0 root
        Togo    Togo   PROPN 3 obj   B-LOC
        .       _      PUNCT 3 punct
        """,
        """
        Ola       Ola       PROPN 9  nsubj     B-PER
        Hansen    Hansen    PROPN 1  flat      I-PER
        ,         _         PUNCT 7  punct
        the       _         DET   7  det
        Norwegian Norwegian ADJ   7  amod      B-NAT
        foreign   _         ADJ   7  amod
        minister  _         NOUN  1  appos
        ,         _         PUNCT 1  punct
        met       meet      VERB  0  root
        Ghana     Ghana     PROPN 12 nmod:poss B-LOC
        's        _         PART  10 case
        president _         NOUN  9  obj
        .         _         PUNCT 9  punct
        """,
    )
    assert who(report, "Ola Hansen") == ["NOR GOV"]
