"""Office holders by name and day."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.entities.people import load_people, sound


@pytest.mark.parametrize(
    ("name", "day", "country", "role"),
    [
        ("Ilham Aliyev", date(2010, 1, 1), "AZE", "president"),
        ("Recep Tayyip Erdoğan", date(2005, 1, 1), "TUR", "prime minister"),
        ("Recep Tayyip Erdogan", date(2020, 1, 1), "TUR", "president"),
        ("Benjamin Netanyahu", date(1997, 1, 1), "ISR", "prime minister"),
        ("Antonio Guterres", date(2023, 1, 1), "UNO", "secretary-general"),
        ("Xi Jinping", date(2020, 1, 1), "CHN", "president"),
        ("Sergey Lavrov", date(2020, 1, 1), "RUS", "foreign minister"),
        ("Bashar Assad", date(2020, 1, 1), "SYR", "president"),
    ],
)
def test_a_full_name_gives_the_office_of_the_day(name: str, day: date, country: str, role: str) -> None:
    holder = load_people().find(name, day=day)
    assert holder is not None
    assert (holder.country, holder.role) == (country, role)


def test_a_strangers_full_name_is_nobodys() -> None:
    assert load_people().find("Gordon Merkel", day=date(2015, 1, 1)) is None


def test_a_bare_common_surname_needs_a_title_or_its_state_in_play() -> None:
    people, day = load_people(), date(2020, 1, 1)
    assert people.find("Khan", day=day) is None
    pakistani = people.find("Khan", day=day, countries={"PAK"})
    assert pakistani is not None
    assert pakistani.name == "Imran Khan"


def test_a_bare_surname_is_the_holder_of_that_day() -> None:
    father, son = (load_people().find("Bush", day=day, titled=True) for day in (date(1990, 1, 1), date(2005, 1, 1)))
    assert father is not None
    assert son is not None
    assert (father.since, son.since) == (date(1989, 1, 20), date(2001, 1, 20))


def test_members_of_parliament_need_their_full_name_or_a_title() -> None:
    people, day = load_people(), date(2024, 1, 1)
    assert people.find("Durbin", day=day, countries={"USA"}) is None
    senator = people.find("Durbin", day=day, titled=True)
    assert senator is not None
    assert senator.sectors == ("LEG",)


def test_an_occupier_is_not_the_leader_of_the_occupied() -> None:
    holder = load_people().find("Saddam Hussein", day=date(1990, 12, 1))
    assert holder is not None
    assert holder.country == "IRQ"


def test_spellings_of_one_name_sound_alike() -> None:
    assert sound("zelenskiy") == sound("zelenskyy") == sound("zelensky")


def test_no_name_finds_nobody() -> None:
    assert load_people().find("al-", day=None) is None


def test_terms_end_after_they_begin() -> None:
    people = load_people()
    wrong = [h.name for key in people.rows for h in people.named(key) if h.since and h.until and h.until < h.since]
    assert wrong == []
