"""What is said to hold a place that the gazetteer lacks, what is said to be of which kind, and names that are places elsewhere."""

from __future__ import annotations

import pytest

from demarche.entities import Toponym, read_toponyms
from tests.entities.test_places_report import read, rows
from tests.parses import news

VILLAGE = ["Floods/NOUN", "hit/VERB", "Xyzzyplugh/PROPN/B-LOC"]
DISTRICT = """
Floods _ NOUN 2 nsubj
hit _ VERB 0 root
the _ DET 5 det
Xyzzyplugh Xyzzyplugh PROPN 5 compound B-LOC
{noun} _ NOUN 2 obj
{case} _ ADP 7 case
Nairobi Nairobi PROPN 5 nmod B-LOC
. . PUNCT 2 punct
"""


def held(toponyms: list[Toponym]) -> list[tuple[str, str | None]]:
    return [(toponym.text, toponym.spot.name if toponym.spot else None) for toponym in toponyms if toponym.held]


@pytest.mark.parametrize(
    "link",
    [
        ["in/ADP"],
        ["located/VERB", "in/ADP"],
        ["situated/VERB", "in/ADP", "the/DET"],
        [",/PUNCT", "a/DET", "small/ADJ", "farming/NOUN", "town/NOUN", "in/ADP"],
        [",/PUNCT", "a/DET", "village/NOUN", "near/ADP"],
        ["is/AUX", "a/DET", "township/NOUN", "in/ADP"],
    ],
)
def test_an_unknown_place_is_placed_by_the_words_behind_it(link: list[str]) -> None:
    assert held(read(rows(*VILLAGE, *link, "Texas/PROPN/B-LOC", "./PUNCT"))) == [("Xyzzyplugh", "Texas")]


@pytest.mark.parametrize(
    "link",
    [
        ["and/CCONJ"],
        ["after/ADP"],
        [",/PUNCT", "a/DET", "victory/NOUN", "in/ADP"],
        ["and/CCONJ", "dozens/NOUN", "of/ADP", "villages/NOUN", "in/ADP"],
    ],
)
def test_other_words_behind_it_hold_nothing(link: list[str]) -> None:
    assert held(read(rows(*VILLAGE, *link, "Texas/PROPN/B-LOC", "./PUNCT"))) == []


def test_what_holds_the_last_of_a_list_holds_the_others_too() -> None:
    text = rows(*VILLAGE, "and/CCONJ", "Plughxyzzy/PROPN/B-LOC", "in/ADP", "Texas/PROPN/B-LOC", "./PUNCT")
    assert held(read(text)) == [("Xyzzyplugh", "Texas"), ("Plughxyzzy", "Texas")]


def test_a_place_that_is_held_once_is_held_wherever_it_is_named() -> None:
    again = rows("Rain/NOUN", "left/VERB", "Xyzzyplugh/PROPN/B-LOC", "flooded/ADJ", "./PUNCT")
    assert held(read(rows(*VILLAGE, "in/ADP", "Texas/PROPN/B-LOC", "./PUNCT"), again)) == [("Xyzzyplugh", "Texas")] * 2


@pytest.mark.parametrize(
    ("noun", "case", "expected"),
    [("district", "of", True), ("slum", "in", True), ("fighters", "in", False), ("quarter", "against", False)],
)
def test_a_part_of_a_town_is_placed_by_it(noun: str, case: str, expected: bool) -> None:
    assert held(read(DISTRICT.format(noun=noun, case=case))) == ([("Xyzzyplugh", "Nairobi")] if expected else [])


@pytest.mark.parametrize(
    ("name", "holder"), [("Nairobi Town Hall", "Nairobi"), ("Karachi University", "Karachi"), ("Xyzzyplugh University", None)]
)
def test_a_building_stands_in_the_large_town_it_is_named_after(name: str, holder: str | None) -> None:
    first, *more = name.split()
    text = rows("Crowds/NOUN", "left/VERB", f"{first}/PROPN/B-LOC", *(f"{word}/PROPN/I-LOC" for word in more), "./PUNCT")
    assert held(read(text)) == ([(name, holder)] if holder else [])


def test_a_list_of_provinces_says_what_each_of_them_is() -> None:
    names = ["Panama/PROPN/B-LOC", "and/CCONJ", "Colón/PROPN/B-LOC"]
    before = read(rows("Floods/NOUN", "hit/VERB", "the/DET", "provinces/NOUN", "of/ADP", *names, "./PUNCT"))
    behind = read(rows("Floods/NOUN", "hit/VERB", *names, "provinces/NOUN", "./PUNCT"))
    for found in (before, behind):
        assert [(toponym.spot.kind, toponym.spot.country) for toponym in found if toponym.spot] == [("province", "PAN")] * 2


def test_a_governor_is_a_provinces() -> None:
    text = """
    New New PROPN 2 compound B-LOC
    York York PROPN 3 compound I-LOC
    {office} _ NOUN 4 nsubj
    resigned resign VERB 0 root
    """
    (state,), (city,) = read(text.format(office="governor")), read(text.format(office="mayor"))
    assert state.spot and city.spot
    assert (state.spot.kind, city.spot.kind) == ("province", "city")


def test_a_name_that_is_mostly_a_place_is_one_where_it_is_taken_for_a_person() -> None:
    once = rows("Floods/NOUN", "hit/VERB", "Garissa/PROPN/B-LOC", "./PUNCT")
    again = rows("Aid/NOUN", "reached/VERB", "Garissa/PROPN/B-PER", "./PUNCT")
    assert [toponym.text for toponym in read(once, again)] == ["Garissa"] * 2
    assert [toponym.text for toponym in read(once, again, again)] == ["Garissa"]
    assert read(again) == []


def test_the_namesake_of_a_person_of_the_report_stays_a_person() -> None:
    once = rows("Floods/NOUN", "hit/VERB", "Garissa/PROPN/B-LOC", "./PUNCT")
    person = rows("Police/NOUN", "held/VERB", "John/PROPN/B-PER", "Garissa/PROPN/I-PER", "./PUNCT")
    again = rows("Lawyers/NOUN", "met/VERB", "Garissa/PROPN/B-PER", "./PUNCT")
    report, sentences = news(once, person, again)
    assert [len(own) for own in read_toponyms(report, sentences).values()] == [1, 0, 0]
