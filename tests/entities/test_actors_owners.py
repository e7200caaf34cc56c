"""Whose a body is."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_an_embassy_acts_for_its_state_not_for_where_it_is() -> None:
    report = news(
        """
        Israel  Israel  PROPN 3 nmod:poss B-LOC
        's      _       PART  1 case
        embassy _       NOUN  6 nsubj
        in      _       ADP   5 case
        Nairobi Nairobi PROPN 3 nmod      B-LOC
        thanked thank   VERB  0 root
        Kenya   Kenya   PROPN 6 obj       B-LOC
        .       _       PUNCT 6 punct
        """,
        """
        The        _      DET   3 det
        Kenyan     Kenyan ADJ   3 amod  B-NAT
        ambassador _      NOUN  6 nsubj
        in         _      ADP   5 case
        Oslo       Oslo   PROPN 3 nmod  B-LOC
        left       leave  VERB  0 root
        .          _      PUNCT 6 punct
        """,
    )
    assert who(report, "Israel's embassy in Nairobi") == ["ISR GOV"]
    assert who(report, "The Kenyan ambassador in Oslo", sentence=1) == ["KEN GOV"]


def test_an_embassy_whose_state_is_not_said_is_unknown() -> None:
    report = news(
        """
        The     _     DET   2 det
        embassy _     NOUN  5 nsubj
        in      _     ADP   4 case
        Oslo    Oslo  PROPN 2 nmod  B-LOC
        closed  close VERB  0 root
        .       _     PUNCT 5 punct
        """,
    )
    assert who(report, "The embassy in Oslo") == ["UNK GOV"]


def test_a_ministry_belongs_to_the_state_of_its_place() -> None:
    report = news(
        """
        The       _       DET   3 det
        foreign   _       ADJ   3 amod
        ministry  _       NOUN  6 nsubj
        in        _       ADP   5 case
        Lima      Lima    PROPN 3 nmod  B-LOC
        protested protest VERB  0 root
        .         _       PUNCT 6 punct
        """,
    )
    assert who(report, "The foreign ministry in Lima") == ["PER GOV"]


def test_possessors_nest() -> None:
    report = news(
        """
        Ghana     Ghana  PROPN 4 nmod:poss B-LOC
        's        _      PART  1 case
        interior  _      ADJ   4 amod
        ministry  _      NOUN  6 nmod:poss
        's        _      PART  4 case
        spokesman _      NOUN  7 nsubj
        resigned  resign VERB  0 root
        .         _      PUNCT 7 punct
        """,
        """
        The       _      DET   2 det
        spokesman _      NOUN  8 nsubj
        of        _      ADP   7 case
        Ghana     Ghana  PROPN 7 nmod:poss B-LOC
        's        _      PART  4 case
        interior  _      ADJ   7 amod
        ministry  _      NOUN  2 nmod
        resigned  resign VERB  0 root
        .         _      PUNCT 8 punct
        """,
    )
    assert who(report, "Ghana's interior ministry's spokesman") == ["GHA GOV"]
    assert who(report, "The spokesman of Ghana's interior ministry", sentence=1) == ["GHA GOV"]


def test_an_of_phrase_names_the_owner() -> None:
    report = news(
        """
        The       _       DET   3 det
        interior  _       ADJ   3 amod
        ministry  _       NOUN  6 nsubj
        of        _       ADP   5 case
        Kenya     Kenya   PROPN 3 nmod  B-LOC
        protested protest VERB  0 root
        .         _       PUNCT 6 punct
        """,
    )
    assert who(report, "The interior ministry of Kenya") == ["KEN GOV"]


def test_joint_owners_make_several_parties() -> None:
    report = news(
        """
        The       _        DET   3 det
        foreign   _        ADJ   3 amod
        ministers minister NOUN  8 nsubj
        of        _        ADP   5 case
        Chad      Chad     PROPN 3 nmod  B-LOC
        and       _        CCONJ 7 cc
        Niger     Niger    PROPN 5 conj  B-LOC
        met       meet     VERB  0 root
        .         _        PUNCT 8 punct
        """,
        """
        Greek     Greek    ADJ   4 amod  B-NAT
        and       _        CCONJ 3 cc
        Maltese   Maltese  ADJ   1 conj  B-NAT
        officials official NOUN  5 nsubj
        left      leave    VERB  0 root
        .         _        PUNCT 5 punct
        """,
    )
    assert who(report, "The foreign ministers of Chad and Niger") == ["TCD GOV", "NER GOV"]
    assert who(report, "Greek and Maltese officials", sentence=1) == ["GRC GOV", "MLT GOV"]


def test_one_possessor_serves_two_nouns() -> None:
    report = news(
        """
        Critics   critic   NOUN  2 nsubj
        blamed    blame    VERB  0 root
        Bulgaria  Bulgaria PROPN 5 nmod:poss B-LOC
        's        _        PART  3 case
        president _        NOUN  2 obj
        and       _        CCONJ 7 cc
        premier   _        NOUN  5 conj
        .         _        PUNCT 2 punct
        """,
    )
    assert who(report, "premier", part="recipient") == ["BGR GOV"]


def test_the_same_noun_later_has_the_same_owner() -> None:
    report = news(
        """
        Kenya    Kenya   PROPN 4 nmod:poss B-LOC
        's       _       PART  1 case
        foreign  _       ADJ   4 amod
        ministry _       NOUN  5 nsubj
        met      meet    VERB  0 root
        Ugandan  Ugandan ADJ   7 amod      B-NAT
        envoys   envoy   NOUN  5 obj
        .        _       PUNCT 5 punct
        """,
        """
        The      _     DET   2 det
        ministry _     NOUN  3 nsubj
        thanked  thank VERB  0 root
        them     they  PRON  3 obj
        .        _     PUNCT 3 punct
        """,
    )
    assert who(report, "The ministry", sentence=1) == ["KEN GOV"]


def test_the_same_noun_in_another_place_is_another() -> None:
    report = news(
        """
        Togo    Togo  PROPN 3 nmod:poss B-LOC
        's      _     PART  1 case
        embassy _     NOUN  6 nsubj
        in      _     ADP   5 case
        Accra   Accra PROPN 3 nmod      B-LOC
        closed  close VERB  0 root
        .       _     PUNCT 6 punct
        """,
        """
        Mali    Mali  PROPN 3 nmod:poss B-LOC
        's      _     PART  1 case
        embassy _     NOUN  6 nsubj
        in      _     ADP   5 case
        Abuja   Abuja PROPN 3 nmod      B-LOC
        closed  close VERB  0 root
        .       _     PUNCT 6 punct
        """,
        """
        The      _      DET   2 det
        embassy  _      NOUN  5 nsubj
        in       _      ADP   4 case
        Accra    Accra  PROPN 2 nmod  B-LOC
        reopened reopen VERB  0 root
        .        _      PUNCT 5 punct
        """,
    )
    assert who(report, "The embassy in Accra", sentence=2) == ["TGO GOV"]


def test_a_spokesman_of_a_ministry_belongs_to_the_ministry_named_before() -> None:
    report = news(
        """
        Kenya    Kenya   PROPN 4 nmod:poss B-LOC
        's       _       PART  1 case
        foreign  _       ADJ   4 amod
        ministry _       NOUN  5 nsubj
        met      meet    VERB  0 root
        Ugandan  Ugandan ADJ   7 amod      B-NAT
        envoys   envoy   NOUN  5 obj
        .        _       PUNCT 5 punct
        """,
        """
        A         _      DET   3 det
        ministry  _      NOUN  3 compound
        spokesman _      NOUN  4 nsubj
        resigned  resign VERB  0 root
        .         _      PUNCT 4 punct
        """,
    )
    assert who(report, "A ministry spokesman", sentence=1) == ["KEN GOV"]


def test_police_belong_to_the_only_state_in_play() -> None:
    report = news(
        """
        Zambia    Zambia   PROPN 2 nsubj B-LOC
        held      hold     VERB  0 root
        elections election NOUN  2 obj
        .         _        PUNCT 2 punct
        """,
        """
        Police   _       NOUN  2 nsubj
        arrested arrest  VERB  0 root
        two      _       NUM   4 nummod
        students student NOUN  2 obj
        .        _       PUNCT 2 punct
        """,
    )
    assert who(report, "Police", sentence=1) == ["ZMB COP"]


def test_who_is_jailed_for_helping_a_state_need_not_be_of_it() -> None:
    report = news(
        """
        Five       _       NUM   2 nummod
        teachers   teacher NOUN  4 nsubj:pass
        were       be      AUX   4 aux:pass
        jailed     jail    VERB  0 root
        for        _       SCONJ 6 mark
        spreading  spread  VERB  4 advcl
        Togo       Togo    PROPN 9 nmod:poss B-LOC
        's         _       PART  7 case
        propaganda _       NOUN  6 obj
        .          _       PUNCT 4 punct
        """,
    )
    assert who(report, "Five teachers") == ["EDU"]


def test_police_stay_unknown_where_two_states_are_in_play() -> None:
    report = news(
        """
        Zambia  Zambia PROPN 2 nsubj B-LOC
        thanked thank  VERB  0 root
        Malawi  Malawi PROPN 2 obj   B-LOC
        .       _      PUNCT 2 punct
        """,
        """
        Police   _       NOUN  2 nsubj
        arrested arrest  VERB  0 root
        two      _       NUM   4 nummod
        students student NOUN  2 obj
        .        _       PUNCT 2 punct
        """,
    )
    assert who(report, "Police", sentence=1) == ["UNK COP"]


def test_police_belong_to_the_place_of_the_act() -> None:
    report = news(
        """
        Zambia  Zambia PROPN 2 nsubj B-LOC
        thanked thank  VERB  0 root
        Malawi  Malawi PROPN 2 obj   B-LOC
        .       _      PUNCT 2 punct
        """,
        """
        Police   _       NOUN  2 nsubj
        arrested arrest  VERB  0 root
        two      _       NUM   4 nummod
        students student NOUN  2 obj
        in       _       ADP   6 case
        Lusaka   Lusaka  PROPN 4 nmod   B-LOC
        .        _       PUNCT 2 punct
        """,
    )
    assert who(report, "Police", sentence=1) == ["ZMB COP"]


def test_troops_that_a_state_sends_are_its_own() -> None:
    report = news(
        """
        Turkey Turkey PROPN 2 nsubj B-LOC
        warned warn   VERB  0 root
        Greece Greece PROPN 2 iobj  B-LOC
        .      _      PUNCT 2 punct
        """,
        """
        Ankara Ankara PROPN 2 nsubj B-LOC
        sent   send   VERB  0 root
        troops troop  NOUN  2 obj
        .      _      PUNCT 2 punct
        """,
    )
    assert who(report, "troops", sentence=1, part="recipient") == ["TUR MIL"]


def test_a_name_that_owns_and_is_unknown_is_not_overruled() -> None:
    report = news(
        """
        Guatemala Guatemala PROPN 2 nsubj B-LOC
        thanked   thank     VERB  0 root
        him       he        PRON  2 obj
        .         _         PUNCT 2 punct
        """,
        """
        The       _     DET   3 det
        Nobel     Nobel PROPN 3 compound
        committee _     NOUN  4 nsubj
        met       meet  VERB  0 root
        .         _     PUNCT 4 punct
        """,
    )
    assert who(report, "The Nobel committee", sentence=1) == ["UNK"]


def test_an_emblem_of_another_state_overrules_a_soft_name() -> None:
    report = news(
        """
        The       _       DET   4 det
        German    German  ADJ   4 amod  B-NAT
        Foreign   Foreign ADJ   4 amod  B-ORG
        Office    Office  PROPN 5 nsubj I-ORG
        protested protest VERB  0 root
        .         _       PUNCT 5 punct
        """,
        """
        The       _       DET   3 det
        Foreign   Foreign ADJ   3 amod  B-ORG
        Office    Office  PROPN 4 nsubj I-ORG
        protested protest VERB  0 root
        .         _       PUNCT 4 punct
        """,
    )
    assert who(report, "The German Foreign Office") == ["DEU GOV"]


def test_a_statement_speaks_for_who_issued_it() -> None:
    report = news(
        """
        In        _     ADP   3 case
        a         _     DET   3 det
        statement _     NOUN  8 obl
        ,         _     PUNCT 3 punct
        Peru      Peru  PROPN 7 nmod:poss B-LOC
        's        _     PART  5 case
        ministry  _     NOUN  8 nsubj
        blamed    blame VERB  0 root
        Laos      Laos  PROPN 8 obj       B-LOC
        .         _     PUNCT 8 punct
        """,
        """
        The       _        DET   2 det
        statement _        NOUN  3 nsubj
        angered   anger    VERB  0 root
        Thailand  Thailand PROPN 3 obj   B-LOC
        .         _        PUNCT 3 punct
        """,
    )
    assert who(report, "The statement", sentence=1) == ["PER GOV"]
