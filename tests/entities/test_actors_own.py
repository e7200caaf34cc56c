"""A user's own list of actors: read, refused with a reason, and before ours by its days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from demarche.entities.actors_own import OwnActor, read_own
from demarche.errors import InputError
from tests.entities.parties import Built, resolve_party, who
from tests.parses import news

COUNTRIES = frozenset({"KEN", "COL", "RUS", "UNO"})


def read(folder: Path, text: str, name: str = "mine.csv") -> tuple[OwnActor, ...]:
    path = folder / name
    path.write_text(text, "utf-8")
    return read_own(str(path), COUNTRIES)


def refusal(folder: Path, text: str, name: str = "mine.csv") -> tuple[str, str]:
    """(file and line, problem with remedy) of the error that a list raises."""
    with pytest.raises(InputError) as caught:
        read(folder, text, name)
    return Path(caught.value.where or "").name, f"{caught.value.problem} {caught.value.remedy}"


def test_a_table_is_read_with_aliases_and_days(tmp_path: Path) -> None:
    (actor,) = read(tmp_path, "name,aliases,code,from,to\nAcme Mining,Acme|ACM,COL BUS,2010-01-01,2014-05-31\n")
    assert actor == OwnActor(("Acme Mining", "Acme", "ACM"), "COL", ("BUS",), date(2010, 1, 1), date(2014, 5, 31), 2)


def test_yaml_is_read_as_written(tmp_path: Path) -> None:
    text = "- name: Acme Mining\n  aliases: [Acme, ACM]\n  code: COL BUS\n  from: 2010-01-01\n- {name: Red Hand, code: REB}\n"
    acme, hand = read(tmp_path, text, "mine.yaml")
    assert (acme.names, acme.since, acme.until) == (("Acme Mining", "Acme", "ACM"), date(2010, 1, 1), None)
    assert (hand.country, hand.sectors, hand.line) == (None, ("REB",), 5)


@pytest.mark.parametrize(
    ("rows", "where", "said"),
    [
        ("Acme,KEX BUS,,", "mine.csv:2", "There is no country or sector 'KEX'"),
        ("Acme,KEN BUZ,,", "mine.csv:2", "There is no sector 'BUZ'. Did you mean BUS"),
        ("Acme,,,", "mine.csv:2", "There is no code."),
        (",KEN BUS,,", "mine.csv:2", "The actor has no name."),
        ("Acme,KEN BUS,2021-02-30,", "mine.csv:2", "'2021-02-30' in 'from' is no day."),
        ("Acme,KEN BUS,,2021", "mine.csv:2", "'2021' in 'to' is no day."),
        ("Acme,KEN BUS,1402-01-07,", "mine.csv:2", "'1402-01-07' in 'from' lies before the Gregorian calendar."),
        ("Acme,KEN BUS,2021-02-03,2020-01-01", "mine.csv:2", "'Acme' ends on 2020-01-01 before it begins on 2021-02-03."),
        ("Acme,KEN BUS,,\nacme,COL BUS,,", "mine.csv:3", "'acme' stands in line 2 already, with another code."),
        ("Acme,KEN BUS,,\nAcme,KEN BUS,2020-01-01,", "mine.csv:3", "'Acme' stands in line 2 already, for days that overlap."),
        ("Acme,KEN BUS,,,,", "mine.csv:2", "There are 6 values for 4 columns."),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_reason(tmp_path: Path, rows: str, where: str, said: str) -> None:
    place, message = refusal(tmp_path, f"name,code,from,to\n{rows}\n")
    assert place == where
    assert said in message


def test_one_name_may_have_two_codes_one_after_the_other(tmp_path: Path) -> None:
    found = read(tmp_path, "name,code,from,to\nAcme,KEN BUS,,2019-12-31\nAcme,COL BUS,2020-01-01,\n")
    assert [actor.country for actor in found] == ["KEN", "COL"]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("nom,code\nAcme,KEN BUS\n", "mine.csv", "There is no field 'nom'."),
        ("name,aliases\nAcme,\n", "mine.csv", "The column 'code' is missing."),
        ("name,name,code\nAcme,Acme,KEN\n", "mine.csv", "The field 'name' stands twice."),
        ("name,code\n", "mine.csv", "There is no actor in the list."),
        ("name: Acme\ncode: KEN BUS\n", "mine.yml", "The file holds no list."),
        ("- name: [Acme]\n  code: KEN BUS\n", "mine.yml", "'name' is not a plain value."),
        ("- name: {a\n", "mine.yml", "This is no YAML"),
        ("Acme KEN BUS", "mine.txt", "This is no list of actors."),
    ],
)
def test_a_list_out_of_form_is_refused(tmp_path: Path, text: str, name: str, said: str) -> None:
    assert said in refusal(tmp_path, text, name)[1]


def report(published: str = "2021-06-01") -> Built:
    return news(
        """
        Wagner Wagner PROPN 2 nsubj B-ORG
        met    meet   VERB  0 root
        Jane   Jane   PROPN 2 obj   B-PER
        Roe    Roe    PROPN 3 flat  I-PER
        .      .      PUNCT 2 punct
        """,
        """
        Roe    Roe   PROPN 2 nsubj B-PER
        left   leave VERB  0 root
        .      .     PUNCT 2 punct
        """,
        published=published,
    )


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,code,from,to\nWagner,KEN BUS,2021-01-01,2021-12-31\nJane Roe,KEN OPP,,\n", "utf-8")
    monkeypatch.setenv("DEMARCHE_ACTORS", str(path))


@pytest.mark.usefixtures("listed")
def test_an_own_name_wins_over_ours_on_its_days() -> None:
    assert who(report(), "Wagner") == ["KEN BUS"]
    assert who(report("2022-06-01"), "Wagner") == ["RUS PRM"]


@pytest.mark.usefixtures("listed")
def test_a_person_of_the_list_is_known_by_surname_afterwards() -> None:
    assert who(report(), "Jane Roe", part="recipient") == ["KEN OPP"]
    assert who(report(), "Roe", sentence=1) == ["KEN OPP"]


@pytest.mark.usefixtures("listed")
def test_the_finding_says_that_the_list_decided() -> None:
    finding = next(f for f in resolve_party(report(), "Wagner").findings if f.attribute == "actor")
    assert finding.by.endswith("/own list")
    assert finding.score == 1.0


def test_without_a_list_ours_stands() -> None:
    assert who(report(), "Wagner") == ["RUS PRM"]


@pytest.mark.usefixtures("listed")
def test_other_readings_are_kept_with_score_and_reason() -> None:
    kept = next(f for f in resolve_party(report("2022-06-01"), "Wagner").findings if f.attribute == "actor candidates")
    assert [one["code"] for one in kept.value] == ["RUS PRM", "KEN BUS"]
    assert kept.value[1]["reason"] == "your own list, but for other days"
    assert sum(one["score"] for one in kept.value) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("name,code\nFoo|Bar,KEN COP\n", "mine.csv", "holds a bar"),
        ("name,code,from\nFoo,KEN COP,2023-W01-1\n", "mine.csv", "is no day"),
        ("[" * 5000, "mine.yaml", "nested too deeply"),
    ],
)
def test_odd_lists_are_refused(tmp_path: Path, text: str, name: str, said: str) -> None:
    assert said in refusal(tmp_path, text, name)[1]
