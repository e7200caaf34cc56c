"""Where the places of a report are, taken together: what stands behind a place, its company, facilities, bodies, disputed territories."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from demarche.entities import Toponym, read_toponyms, resolve
from demarche.entities.gazetteer import facilities_of, look_up, look_up_behind, state_of
from demarche.entities.places import locate
from demarche.entities.places_choose import Scene, choose, whole_behind
from demarche.errors import UsageError
from demarche.settings import TERRITORIES, Settings, load
from tests.parses import act, news


def read(*rows: str) -> list[Toponym]:
    report, sentences = news(*rows)
    return [toponym for own in read_toponyms(report, sentences).values() for toponym in own]


def rows(*words: str) -> str:
    """A flat parse: `form tag [name]` for each word, all below the first."""
    lines = []
    for n, word in enumerate(words):
        form, tag, *name = word.split("/")
        lines.append(f"{form} _ {tag} {0 if n == 0 else 1} {'root' if n == 0 else 'dep'} {name[0] if name else '*'}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("town", "behind", "country", "kind"),
    [("Paris", "Texas", "USA", "province"), ("Dallas", "TX", "USA", "province"), ("Perth", "Scotland", "GBR", "region")],
)
def test_what_stands_behind_a_town_holds_it(town: str, behind: str, country: str, kind: str) -> None:
    whole = whole_behind(town, behind)
    assert whole and (whole.country, whole.kind) == (country, kind)


def test_states_in_a_list_do_not_hold_each_other() -> None:
    assert whole_behind("Kenya", "Uganda") is None


def test_short_forms_of_provinces_are_known_behind_towns_only() -> None:
    assert not look_up("TX") and [spot.name for spot in look_up_behind("TX")] == ["Texas"]


def test_the_state_behind_a_town_is_read_as_the_province_there_alone() -> None:
    text = rows("Police/NOUN", "in/ADP", "Savannah/PROPN/B-LOC", ",/PUNCT", "Georgia/PROPN/B-LOC", "./PUNCT")
    savannah, georgia = read(text)
    assert savannah.spot and georgia.spot
    assert (savannah.spot.country, georgia.spot.country, georgia.precision) == ("USA", "USA", "province")
    (alone,) = read(rows("Troops/NOUN", "left/VERB", "Georgia/PROPN/B-LOC", "./PUNCT"))
    assert alone.spot and alone.spot.country == "GEO"


def test_a_place_near_by_speaks_for_a_small_namesake() -> None:
    near = {"newcastle upon tyne": look_up("Newcastle upon Tyne")[0]}
    spot = choose("Durham", Scene(Counter(["GBR", "USA"]), near))
    assert spot and spot.country == "GBR"


def test_an_unknown_village_is_placed_by_what_is_said_to_hold_it() -> None:
    village, _ = read(rows("Floods/NOUN", "hit/VERB", "Xyzzyplugh/PROPN/B-LOC", ",/PUNCT", "Texas/PROPN/B-LOC", "./PUNCT"))
    assert village.held and village.spot and (village.spot.name, village.precision) == ("Texas", "province")


def test_an_unknown_village_in_a_list_stays_unknown() -> None:
    text = rows("Floods/NOUN", "hit/VERB", "Xyzzyplugh/PROPN/B-LOC", ",/PUNCT", "Texas/PROPN/B-LOC", "and/CCONJ", "Ohio/PROPN/B-LOC")
    assert read(text)[0].spot is None


BASE = """
    Rebels     rebel      NOUN  2 nsubj
    attacked   attack     VERB  0 root      *     verb
    Bagram     Bagram     PROPN 5 compound  B-LOC
    air        _          NOUN  5 compound
    base       _          NOUN  2 obj
    .          .          PUNCT 2 punct
"""

AIRPORT = """
    Rebels     rebel      NOUN  2 nsubj
    attacked   attack     VERB  0 root      *     verb
    Kabul      Kabul      PROPN 4 compound  B-LOC
    airport    _          NOUN  2 obj
    .          .          PUNCT 2 punct
"""

BODY = """
    A          _          DET   2 det
    crowd      _          NOUN  3 nsubj
    attacked   attack     VERB  0 root      *     verb
    a          _          DET   5 det
    Kenya      Kenya      PROPN 7 compound  B-ORG
    Airways    Airways    PROPN 5 flat      I-ORG
    plane      _          NOUN  3 obj
    .          .          PUNCT 3 punct
"""

OVERHEARD = """
    Rebels     rebel      NOUN  2 nsubj
    abducted   abduct     VERB  10 ccomp    *     verb
    two        _          NUM   4 nummod
    nurses     nurse      NOUN  2 obj
    near       _          ADP   6 case
    Bunia      Bunia      PROPN 4 nmod      B-LOC
    ,          ,          PUNCT 10 punct
    the        _          DET   9 det
    UN         UN         PROPN 10 nsubj
    said       say        VERB  0 root
    in         _          ADP   12 case
    Vienna     Vienna     PROPN 2 obl       B-LOC
    .          .          PUNCT 10 punct
"""

SHELLED = """
    Troops     troop      NOUN  2 nsubj
    shelled    shell      VERB  0 root      *     verb
    Simferopol Simferopol PROPN 2 obj       B-LOC
    .          .          PUNCT 2 punct
"""


@pytest.mark.parametrize(("text", "name", "country"), [(BASE, "Bagram Airfield", "AFG"), (AIRPORT, "Kabul International Airport", "AFG")])
def test_a_facility_is_a_point_of_its_own(text: str, name: str, country: str) -> None:
    report, sentences = news(text)
    (claim,) = locate(report, sentences, (act(report, sentences, "attacked", "ASSAULT"),))
    assert claim.place and (claim.place.name, claim.place.country, claim.place.precision) == (name, country, "point")


def test_facilities_are_tied_to_their_city() -> None:
    (kabul,) = (spot for spot in look_up("Kabul") if spot.kind == "capital")
    assert "Kabul International Airport" in {spot.name for spot in facilities_of(kabul.id)}


def test_the_name_of_a_body_says_what_is_meant_but_places_no_act() -> None:
    (toponym,) = read(BODY)
    assert toponym.modifier and toponym.spot and toponym.spot.country == "KEN"
    report, sentences = news(BODY)
    (claim,) = locate(report, sentences, (act(report, sentences, "attacked", "ASSAULT"),))
    assert claim.place is None


def test_where_it_was_said_is_not_where_it_was_done_even_if_the_parse_says_so() -> None:
    report, sentences = news(OVERHEARD)
    (claim,) = locate(report, sentences, (act(report, sentences, "abducted", "ASSAULT"),))
    assert claim.place and claim.place.name == "Bunia"


@pytest.mark.parametrize(("coding", "country"), [("recognised", "UKR"), ("un", "UKR"), ("de-facto", "RUS"), ("none", None)])
def test_whose_a_disputed_place_is_can_be_chosen(coding: str, country: str | None) -> None:
    report, sentences = news(SHELLED)
    claims = (act(report, sentences, "shelled", "ASSAULT", mode="heavy-weapons"),)
    (((claim,), _),) = resolve([report], [sentences], [claims], settings=Settings(territories=coding))
    assert claim.place and (claim.place.name, claim.place.country) == ("Simferopol", country)


CODED = [
    ("Taipei", ["TWN", "CHN", "TWN", None]),
    ("Pristina", ["XKX", "SRB", "XKX", None]),
    ("Laayoune", ["ESH", "ESH", "MAR", None]),
    ("Sukhumi", ["GEO", "GEO", "XAB", None]),
    ("Tiraspol", ["MDA", "MDA", "XTN", None]),
    ("Kyrenia", ["CYP", "CYP", "XNC", None]),
    ("Hargeisa", ["SOM", "SOM", "XSL", None]),
    ("Katzrin", ["SYR", "SYR", "ISR", None]),
    ("Srinagar", ["IND", None, "IND", None]),
    ("Muzaffarabad", ["PAK", None, "PAK", None]),
    ("Ramallah", ["PSE", "PSE", "PSE", None]),
    ("Khankendi", ["AZE", "AZE", "AZE", None]),
]


@pytest.mark.parametrize(("name", "codings"), CODED)
def test_disputed_territories_have_a_state_for_each_coding(name: str, codings: list[str | None]) -> None:
    spot = look_up(name)[0]
    assert spot.territory and [state_of(spot.territory, coding) for coding in TERRITORIES] == codings


@pytest.mark.parametrize(
    "name", ["Kyiv", "Odesa", "Delhi", "Lahore", "Limassol", "Mogadishu", "Haifa", "Belgrade", "Rabat", "Gori", "Nicosia"]
)
def test_towns_beside_a_disputed_territory_are_not_in_it(name: str) -> None:
    assert look_up(name)[0].territory is None


def test_an_unknown_coding_says_which_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_TERRITORIES", "mine")
    with pytest.raises(UsageError, match="recognised, un, de-facto, none"):
        load()


def test_points_of_the_gazetteer_are_on_the_earth() -> None:
    import sqlite3
    from importlib.resources import files

    path = Path(str(files("demarche").joinpath("entities", "data", "gazetteer.sqlite")))
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    off = database.execute("SELECT count(*) FROM place WHERE abs(lat) > 900000 OR abs(lon) > 1800000").fetchone()[0]
    loose = database.execute(
        "SELECT count(*) FROM place WHERE kind = 7 AND within IS NOT NULL AND within NOT IN (SELECT id FROM place WHERE kind IN (4, 5))"
    ).fetchone()[0]
    database.close()
    assert (off, loose) == (0, 0)
