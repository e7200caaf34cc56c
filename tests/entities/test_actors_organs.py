"""Organs of state, groups and private people: their sectors."""

from __future__ import annotations

from tests.entities.parties import who
from tests.parses import news


def test_a_ministry_and_an_ambassador_are_government() -> None:
    report = news(
        """
        Ghana      Ghana    PROPN 4 nmod:poss B-LOC
        's         _        PART  1 case
        foreign    _        ADJ   4 amod
        ministry   _        NOUN  5 nsubj
        summoned   summon   VERB  0 root
        the        _        DET   8 det
        Togolese   Togolese ADJ   8 amod      B-NAT
        ambassador _        NOUN  5 obj
        .          _        PUNCT 5 punct
        """,
    )
    assert who(report, "Ghana's foreign ministry") == ["GHA GOV"]
    assert who(report, "the Togolese ambassador", part="recipient") == ["TGO GOV"]


def test_the_defence_ministry_is_military_and_the_interior_ministry_government() -> None:
    report = news(
        """
        Peru     Peru  PROPN 4 nmod:poss B-LOC
        's       _     PART  1 case
        defence  _     NOUN  4 compound
        ministry _     NOUN  5 nsubj
        blamed   blame VERB  0 root
        Chile    Chile PROPN 9 nmod:poss B-LOC
        's       _     PART  6 case
        interior _     ADJ   9 amod
        ministry _     NOUN  5 obj
        .        _     PUNCT 5 punct
        """,
    )
    assert who(report, "Peru's defence ministry") == ["PER MIL"]
    assert who(report, "Chile's interior ministry", part="recipient") == ["CHL GOV"]


def test_police_and_border_guards_keep_order() -> None:
    report = news(
        """
        Kenyan  Kenyan  ADJ   2 amod     B-NAT
        police  _       NOUN  3 nsubj
        thanked thank   VERB  0 root
        Ugandan Ugandan ADJ   6 amod     B-NAT
        border  _       NOUN  6 compound
        guards  guard   NOUN  3 iobj
        .       _       PUNCT 3 punct
        """,
    )
    assert who(report, "Kenyan police") == ["KEN COP"]
    assert who(report, "Ugandan border guards", part="recipient") == ["UGA COP"]


def test_security_services_are_spies_and_security_forces_police() -> None:
    report = news(
        """
        Belgium  Belgium PROPN 4 nmod:poss B-LOC
        's       _       PART  1 case
        security _       NOUN  4 compound
        service  _       NOUN  5 nsubj
        blamed   blame   VERB  0 root
        Malian   Malian  ADJ   8 amod      B-NAT
        security _       NOUN  8 compound
        forces   force   NOUN  5 obj
        .        _       PUNCT 5 punct
        """,
    )
    assert who(report, "Belgium's security service") == ["BEL SPY"]
    assert who(report, "Malian security forces", part="recipient") == ["MLI COP"]


def test_soldiers_and_courts_and_lawmakers() -> None:
    report = news(
        """
        Chilean  Chilean  ADJ   2 amod  B-NAT
        soldiers soldier  NOUN  3 nsubj
        met      meet     VERB  0 root
        Bolivian Bolivian ADJ   5 amod  B-NAT
        judges   judge    NOUN  3 obj
        .        _        PUNCT 3 punct
        """,
        """
        Finnish     Finnish    ADJ   2 amod  B-NAT
        lawmakers   lawmaker   NOUN  3 nsubj
        met         meet       VERB  0 root
        Swedish     Swedish    ADJ   5 amod  B-NAT
        prosecutors prosecutor NOUN  3 obj
        .           _          PUNCT 3 punct
        """,
    )
    assert who(report, "Chilean soldiers") == ["CHL MIL"]
    assert who(report, "Bolivian judges", part="recipient") == ["BOL JUD"]
    assert who(report, "Finnish lawmakers", sentence=1) == ["FIN LEG"]
    assert who(report, "Swedish prosecutors", sentence=1, part="recipient") == ["SWE JUD"]


def test_a_spokesman_speaks_for_his_body() -> None:
    report = news(
        """
        A         _       DET   4 det
        Kenyan    Kenyan  ADJ   4 amod     B-NAT
        police    _       NOUN  4 compound
        spokesman _       NOUN  5 nsubj
        blamed    blame   VERB  0 root
        the       _       DET   9 det
        Rwandan   Rwandan ADJ   9 amod     B-NAT
        army      _       NOUN  9 compound
        chief     _       NOUN  5 obj
        .         _       PUNCT 5 punct
        """,
    )
    assert who(report, "A Kenyan police spokesman") == ["KEN COP"]
    assert who(report, "the Rwandan army chief", part="recipient") == ["RWA MIL"]


def test_an_official_of_an_armed_group_is_of_the_group() -> None:
    report = news(
        """
        A        _     DET   3 det
        Hamas    Hamas PROPN 3 compound B-ORG
        official _     NOUN  4 nsubj
        met      meet  VERB  0 root
        a        _     DET   7 det
        UN       UN    PROPN 7 compound B-ORG
        envoy    _     NOUN  4 obj
        .        _     PUNCT 4 punct
        """,
    )
    assert who(report, "A Hamas official") == ["PSE REB"]
    assert who(report, "a UN envoy", part="recipient") == ["UNO IGO"]


def test_the_head_of_a_body_is_of_that_body() -> None:
    report = news(
        """
        The        _        DET   2  det
        head       _        NOUN  7  nsubj
        of         _        ADP   6  case
        the        _        DET   6  det
        Togolese   Togolese ADJ   6  amod  B-NAT
        army       _        NOUN  2  nmod
        met        meet     VERB  0  root
        the        _        DET   9  det
        speaker    _        NOUN  7  obj
        of         _        ADP   11 case
        parliament _        NOUN  9  nmod
        .          _        PUNCT 7  punct
        """,
    )
    assert who(report, "The head of the Togolese army") == ["TGO MIL"]


def test_private_people_have_sectors_of_their_own() -> None:
    report = news(
        """
        Thai      Thai      ADJ   2 amod  B-NAT
        students  student   NOUN  3 nsubj
        met       meet      VERB  0 root
        Cambodian Cambodian ADJ   5 amod  B-NAT
        farmers   farmer    NOUN  3 obj
        .         _         PUNCT 3 punct
        """,
        """
        A          _      DET   3 det
        Czech      Czech  ADJ   3 amod  B-NAT
        company    _      NOUN  4 nsubj
        thanked    thank  VERB  0 root
        a          _      DET   7 det
        Slovak     Slovak ADJ   7 amod  B-NAT
        university _      NOUN  4 obj
        .          _      PUNCT 4 punct
        """,
    )
    assert who(report, "Thai students") == ["THA CVL"]
    assert who(report, "Cambodian farmers", part="recipient") == ["KHM AGR"]
    assert who(report, "A Czech company", sentence=1) == ["CZE BUS"]
    assert who(report, "a Slovak university", sentence=1, part="recipient") == ["SVK EDU"]


def test_unknown_attackers_and_rebels_carry_no_country() -> None:
    report = news(
        """
        A         _         DET   3 det
        Turkish   Turkish   ADJ   3 amod  B-NAT
        gunman    _         NOUN  4 nsubj
        met       meet      VERB  0 root
        Colombian Colombian ADJ   6 amod  B-NAT
        rebels    rebel     NOUN  4 obj
        .         _         PUNCT 4 punct
        """,
        """
        Unidentified _          ADJ   2 amod
        assailants   assailant  NOUN  3 nsubj
        met          meet       VERB  0 root
        Ecuadorian   Ecuadorian ADJ   5 amod  B-NAT
        gangs        gang       NOUN  3 obj
        .            _          PUNCT 3 punct
        """,
    )
    assert who(report, "A Turkish gunman") == ["UAF"]
    assert who(report, "Colombian rebels", part="recipient") == ["REB"]
    assert who(report, "Unidentified assailants", sentence=1) == ["UAF"]
    assert who(report, "Ecuadorian gangs", sentence=1, part="recipient") == ["CRM"]


def test_a_group_backed_by_a_state_is_not_the_states() -> None:
    report = news(
        """
        Iran     Iran    PROPN 3 obl:unmarked B-LOC
        -        _       PUNCT 1 punct
        backed   back    VERB  4 amod
        militias militia NOUN  5 nsubj
        blamed   blame   VERB  0 root
        Yemen    Yemen   PROPN 5 obj          B-LOC
        .        _       PUNCT 5 punct
        """,
    )
    assert who(report, "Iran-backed militias") == ["PRM"]


def test_a_named_group_keeps_its_country() -> None:
    report = news(
        """
        Hezbollah Hezbollah PROPN 2 compound B-ORG
        fighters  fighter   NOUN  3 nsubj
        met       meet      VERB  0 root
        Boko      Boko      PROPN 3 obj      B-PER
        Haram     Haram     PROPN 4 flat     I-PER
        .         _         PUNCT 3 punct
        """,
    )
    assert who(report, "Hezbollah fighters") == ["LBN REB"]
    assert who(report, "Boko Haram", part="recipient") == ["NGA REB"]


def test_those_who_held_office_are_elites() -> None:
    report = news(
        """
        A            _      DET   4 det
        former       _      ADJ   4 amod
        Danish       Danish ADJ   4 amod  B-NAT
        minister     _      NOUN  5 nsubj
        thanked      thank  VERB  0 root
        an           a      DET   7 det
        ex-president _      NOUN  5 obj
        .            _      PUNCT 5 punct
        """,
    )
    assert who(report, "A former Danish minister") == ["DNK ELI"]


def test_a_group_word_is_who_it_is_made_of() -> None:
    report = news(
        """
        Dozens     dozen     NOUN  5 nsubj
        of         _         ADP   4 case
        Kenyan     Kenyan    ADJ   4 amod  B-NAT
        protesters protester NOUN  1 nmod
        met        meet      VERB  0 root
        a          _         DET   7 det
        group      _         NOUN  5 obj
        of         _         ADP   9 case
        soldiers   soldier   NOUN  7 nmod
        .          _         PUNCT 5 punct
        """,
    )
    assert who(report, "Dozens of Kenyan protesters") == ["KEN CVL"]
