"""Where an act happened: the gazetteer, which place a name means, and which place is the act's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.entities.gazetteer import capital_of, country_of, fold, land, open_gazetteer
from demarche.entities.places import locate
from demarche.entities.places_choose import Scene, choose, find_spots
from demarche.errors import DemarcheError
from demarche.records import Place
from tests.parses import act, news

ALONE = [
    ("Tehran", "IRN", "capital"),
    ("Kiev", "UKR", "capital"),
    ("Sana'a", "YEM", "capital"),
    ("Odessa", "UKR", "city"),
    ("Deir ez-Zor", "SYR", "city"),
    ("Stepanakert", "AZE", "city"),
    ("Nyanza Province", "KEN", "province"),
    ("Merseyside", "GBR", "region"),
    ("Southeast Asia", None, "area"),
    ("Heathrow Airport", "GBR", "facility"),
    ("Idlib", "SYR", "city"),
    ("Idlib province", "SYR", "province"),
    ("Aldama", None, None),
    ("TX", None, None),
    ("Türkiye", "TUR", "country"),
    ("the U.S.", "USA", "country"),
    ("Mexico", "MEX", "country"),
    ("Mexico City", "MEX", "capital"),
    ("Gaza", "PSE", "region"),
    ("Gaza City", "PSE", "city"),
    ("Nagorno-Karabakh", "AZE", "region"),
    ("Transnistria", "MDA", "region"),
    ("Helmand", "AFG", "province"),
    ("Texas", "USA", "province"),
    ("New York", "USA", "city"),
    ("St. Petersburg", "RUS", "city"),
    ("Belgorod region", "RUS", "province"),
    ("northern Syria", "SYR", "country"),
]


@pytest.mark.parametrize(("name", "country", "kind"), ALONE)
def test_a_name_alone_means_its_best_known_place(name: str, country: str | None, kind: str | None) -> None:
    spot = choose(name, Scene())
    assert (spot.country if spot else None, spot.kind if spot else None) == (country, kind)


@pytest.mark.parametrize(
    ("name", "context", "country"),
    [
        ("Stepanakert", ["AZE", "ARM"], "AZE"),
        ("Tripoli", ["LBN"], "LBN"),
        ("Tripoli", ["LBY"], "LBY"),
        ("Bethlehem", ["PSE", "ISR"], "PSE"),
        ("Geneva", ["USA", "ARM"], "CHE"),
        ("Hyderabad", ["PAK"], "PAK"),
        ("Homs", ["SYR"], "SYR"),
    ],
)
def test_the_states_of_the_report_decide_between_namesakes(name: str, context: list[str], country: str) -> None:
    spot = choose(name, Scene(Counter(context)))
    assert spot and spot.country == country


def test_the_state_right_behind_a_place_decides() -> None:
    spot = choose("Paris", Scene(Counter(["FRA", "FRA"])), beside=land("USA"))
    assert spot and spot.country == "USA"


def test_a_disputed_region_without_one_state_has_none() -> None:
    spot = choose("Kashmir", Scene(Counter(["IND", "PAK"])))
    assert spot and (spot.kind, spot.country) == ("region", None)


def test_capitals_lands_and_nationalities() -> None:
    tehran, iran = capital_of("IRN"), land("IRN")
    assert tehran and tehran.name == "Tehran" and tehran.id == 112931
    assert iran and iran.id == 130758 and abs(iran.lat - 32) < 2
    assert [country_of(word) for word in ("Azeri", "Iranians", "Dutch", "Congolese", "purple")] == ["AZE", "IRN", "NLD", "COD", None]


def test_accents_hyphens_and_apostrophes_do_not_matter() -> None:
    assert (
        fold("Sana’a") == fold("Sanaa")
        and fold("Ürümqi") == "urumqi"
        and fold("N'Djamena") == "ndjamena"
        and fold("Deir-ez-Zor") == "deir ez zor"
    )


@given(st.text(max_size=400))
def test_any_name_can_be_looked_up(name: str) -> None:
    assert isinstance(find_spots(name), tuple)
    assert fold(name) == fold(f"  {name} ")


def test_a_thousand_names_take_less_than_a_second() -> None:
    names = [f"{name} {n % 7}" if n % 2 else name for n, (name, _, _) in enumerate(ALONE * 50)]
    before = perf_counter()
    for name in names:
        choose(name, Scene())
    assert perf_counter() - before < 1.0


def test_a_damaged_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(DemarcheError, match="Reinstall demarche"):
        open_gazetteer(tmp_path / "bad.sqlite")


def test_the_gazetteer_is_small_enough_to_ship() -> None:
    from importlib.resources import files

    assert len(files("demarche").joinpath("entities", "data", "gazetteer.sqlite").read_bytes()) < 14_000_000


EMBASSY = """
    A          _          DET   2 det
    man        _          NOUN  3 nsubj
    attacked   attack     VERB  0 root      *     verb
    Baku       Baku       PROPN 6 nmod:poss B-LOC
    's         's         PART  4 case
    embassy    _          NOUN  3 obj
    in         _          ADP   8 case
    Tehran     Tehran     PROPN 6 nmod      B-LOC
    .          .          PUNCT 3 punct
"""

OTHERS_EMBASSY = """
    Iran       Iran       PROPN 2 nsubj     B-LOC
    condemned  condemn    VERB  0 root      *     verb
    the        _          DET   4 det
    attack     _          NOUN  2 obj       *     noun
    on         _          ADP   7 case
    its        _          PRON  7 nmod:poss
    embassy    _          NOUN  4 nmod
    in         _          ADP   9 case
    London     London     PROPN 7 nmod      B-LOC
    .          .          PUNCT 2 punct
"""

EXPELLED = """
    Azerbaijan Azerbaijan PROPN 2 nsubj     B-LOC
    expelled   expel      VERB  0 root      *     verb
    four       _          NUM   5 nummod
    Iranian    _          ADJ   5 amod      B-NAT
    diplomats  diplomat   NOUN  2 obj
    .          .          PUNCT 2 punct
"""

SPOKEN = """
    Officials  official   NOUN  4 nsubj
    in         _          ADP   3 case
    Kabul      Kabul      PROPN 1 nmod      B-LOC
    said       say        VERB  0 root
    rebels     rebel      NOUN  6 nsubj
    killed     kill       VERB  4 ccomp     *     verb
    two        _          NUM   8 nummod
    soldiers   soldier    NOUN  6 obj
    in         _          ADP   11 case
    Helmand    Helmand    PROPN 11 compound B-LOC
    province   _          NOUN  6 obl
    .          .          PUNCT 4 punct
"""

SHELLED = """
    Troops     troop      NOUN  2 nsubj
    shelled    shell      VERB  0 root      *     verb
    the        _          DET   4 det
    city       _          NOUN  2 obj
    of         _          ADP   6 case
    Kharkiv    Kharkiv    PROPN 4 nmod      B-LOC
    .          .          PUNCT 2 punct
"""

CAPITAL = """
    Protesters protester  NOUN  2 nsubj
    marched    march      VERB  0 root      *     verb
    in         _          ADP   6 case
    the        _          DET   6 det
    Iranian    _          ADJ   6 amod      B-NAT
    capital    _          NOUN  2 obl
    .          .          PUNCT 2 punct
"""

UNKNOWN = """
    Rebels     rebel      NOUN  2 nsubj
    attacked   attack     VERB  0 root      *     verb
    a          _          DET   4 det
    convoy     _          NOUN  2 obj
    near       _          ADP   6 case
    Xyzzyplugh Xyzzyplugh PROPN 2 obl       B-LOC
    .          .          PUNCT 2 punct
"""

DEFINITE = """
    The        _          DET   2 det
    attack     _          NOUN  3 nsubj     *     noun
    killed     kill       VERB  0 root      *     verb
    a          _          DET   5 det
    guard      _          NOUN  3 obj
    .          .          PUNCT 3 punct
"""


def where(rows: str, trigger: str, event: str, **fields: str) -> Place | None:
    report, sentences = news(rows)
    (claim,) = locate(report, sentences, (act(report, sentences, trigger, event, **fields),))
    return claim.place


def test_an_embassy_stands_where_its_city_is_and_not_in_its_state() -> None:
    place = where(EMBASSY, "attacked", "ASSAULT")
    assert place and (place.name, place.country, place.precision, place.geonames) == ("Tehran", "IRN", "city", 112931)
    assert (place.lat, place.lon) == pytest.approx((35.69, 51.42), abs=0.02)


def test_the_span_and_the_finding_show_the_words() -> None:
    report, sentences = news(EMBASSY)
    (claim,) = locate(report, sentences, (act(report, sentences, "attacked", "ASSAULT"),))
    assert claim.place and [report.quote(span) for span in claim.place.spans] == ["Tehran"]
    assert (claim.findings[-1].attribute, claim.findings[-1].by) == ("place", "demarche-places@2/with the act")


def test_a_condemnation_is_not_where_the_attack_was() -> None:
    assert where(OTHERS_EMBASSY, "condemned", "ACCUSE") is None
    attack = where(OTHERS_EMBASSY, "attack", "ASSAULT")
    assert attack and attack.name == "London"


def test_an_act_is_not_placed_by_its_actors_state() -> None:
    assert where(EXPELLED, "expelled", "SANCTION", mode="expel") is None


def test_where_officials_speak_is_not_where_it_happened() -> None:
    place = where(SPOKEN, "killed", "ASSAULT")
    assert place and (place.name, place.country, place.precision) == ("Helmand", "AFG", "province")


def test_what_is_shelled_is_the_place() -> None:
    place = where(SHELLED, "shelled", "ASSAULT", mode="heavy-weapons")
    assert place and (place.name, place.country) == ("Kharkiv", "UKR")


def test_a_nationality_with_capital_is_the_capital() -> None:
    place = where(CAPITAL, "marched", "PROTEST")
    assert place and (place.name, place.precision) == ("Tehran", "city")


def test_a_place_that_the_gazetteer_lacks_stays_unknown() -> None:
    place = where(UNKNOWN, "attacked", "ASSAULT")
    assert place and (place.name, place.country, place.lat, place.precision) == ("Xyzzyplugh", None, None, "unknown")


def test_a_definite_mention_takes_the_place_named_before() -> None:
    report, sentences = news(EMBASSY, DEFINITE)
    claims = act(report, sentences, "attacked", "ASSAULT"), act(report, sentences, "attack", "ASSAULT", sentence=1)
    _, again = locate(report, sentences, claims)
    assert again.place and (again.place.name, again.place.spans) == ("Tehran", ())


@given(st.lists(st.integers(-1, 8), min_size=9, max_size=9))
def test_any_parse_is_located_without_error(heads: list[int]) -> None:
    report, sentences = news(EMBASSY)
    broken = replace(sentences[0], words=tuple(replace(w, head=h) for w, h in zip(sentences[0].words, heads, strict=True)))
    (claim,) = locate(report, (broken,), (act(report, sentences, "attacked", "ASSAULT"),))
    assert claim.place is None or claim.place.name in ("Tehran", "Baku")
