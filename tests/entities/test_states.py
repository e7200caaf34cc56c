"""The table of names: what a name stands for, by form and by day."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.entities.states import Names, fold, load_names
from demarche.records import Span, Word


def find(text: str) -> list[tuple[str, str | None]]:
    """Names found in blank-separated words: form and first country."""
    words, at = [], 0
    for form in text.split():
        words.append(Word(Span(at, at + len(form)), form, form.lower(), "PROPN", -1, "root"))
        at += len(form) + 1
    return [(" ".join(w.text for w in words[hit.first : hit.last]), hit.entry.country) for hit in load_names().find(words)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d'Ivoire", "cote d ivoire"),
        ("U.S.", "us"),
        ("N’Djamena", "n djamena"),
        ("al-Shabaab", "al shabaab"),
        ("Erdoğan", "erdogan"),
        ("Bakı", "baki"),
    ],
)
def test_a_folded_name_has_no_case_accents_dots_and_hyphens(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_are_found_whether_hyphens_are_words_or_not() -> None:
    assert find("al - Shabaab and al-Shabaab") == [("al - Shabaab", "SOM"), ("al-Shabaab", "SOM")]


def test_the_longest_name_wins() -> None:
    assert find("South Sudan and Sudan") == [("South Sudan", "SSD"), ("Sudan", "SDN")]


def test_a_common_word_in_lower_case_is_no_name() -> None:
    assert find("turkey and china who is us") == []


def test_short_abbreviations_are_not_read_in_a_headline_in_capitals() -> None:
    assert find("WHO IS TO BLAME IN MALI") == [("MALI", "MLI")]


def test_a_body_changes_with_the_day() -> None:
    taliban = load_names().look_up("Taliban")
    assert [entry.sectors for entry in taliban if entry.holds(date(2020, 1, 1))] == [("REB",)]
    assert [entry.sectors for entry in taliban if entry.holds(date(2022, 1, 1))] == [("GOV",)]


def test_on_an_unknown_day_what_holds_still_is_taken() -> None:
    assert [entry.sectors for entry in load_names().look_up("Taliban") if entry.holds(None)] == [("GOV",)]


IN_USE = """
Burma MMR|Holland NLD|Persia IRN|Zaire COD|Swaziland SWZ|Cabo Verde CPV|Türkiye TUR|Azeri AZE|Burkinabe BFA|Kosovar XKX|Sahrawi ESH
Emirati ARE|Ivorian CIV|Filipino PHL|Kiev UKR|Rangoon MMR|Naypyidaw MMR|The Hague NLD|Islamic Republic IRN|Quai d'Orsay FRA
East Timor TLS|Eswatini SWZ
"""


@pytest.mark.parametrize("pair", [pair for line in IN_USE.split("\n") for pair in line.split("|") if pair])
def test_names_in_use_are_known(pair: str) -> None:
    name, _, code = pair.rpartition(" ")
    assert [entry.country for entry in load_names().look_up(name)][:1] == [code]


def test_every_country_code_is_three_letters_or_a_body_of_states() -> None:
    names: Names = load_names()
    codes = {entry.country for found in names.forms.values() for _, entry in found if entry.country and entry.kind != "igo"}
    assert {code for code in codes if len(code) != 3 or not code.isupper()} == set()
