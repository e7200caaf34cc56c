"""Paraphrases of states, towns that the table of names lacks, and phrases that must stay unknown."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

from demarche.entities.actors_lands import _load
from demarche.entities.states import load_names
from tests.entities.parties import Built, who
from tests.parses import news

TWO_STATES = """
{first}  {first}  PROPN 2 nsubj B-LOC
accused  accuse   VERB  0 root
{second} {second} PROPN 2 obj B-LOC
.        _        PUNCT 2 punct
"""
PHRASE = """
The  _ DET  {n} det
{words}
agreed agree VERB 0 root
. _ PUNCT {verb} punct
"""


def told(first: str, second: str, *words: str) -> Built:
    """A report of two states and a sentence whose subject is "The" and some words, of which the last is the noun."""
    n = len(words) + 1
    rows = [
        f"{word} {word} {'ADJ' if n - 2 - i else 'NOUN'} {n if n - 2 - i else n + 1} {'amod' if n - 2 - i else 'nsubj'}"
        for i, word in enumerate(words)
    ]
    return news(TWO_STATES.format(first=first, second=second), PHRASE.format(n=n, verb=n + 1, words="\n".join(rows)))


@pytest.mark.parametrize(
    ("first", "second", "words", "code"),
    [
        ("Tonga", "Italy", ["kingdom"], "TON GOV"),
        ("Italy", "Tonga", ["kingdom"], "TON GOV"),
        ("Italy", "Qatar", ["Gulf", "emirate"], "QAT GOV"),
        ("Italy", "Malta", ["tiny", "Mediterranean", "island"], "MLT GOV"),
        ("Sweden", "Serbia", ["Balkan", "country"], "SRB GOV"),
        ("Sweden", "Serbia", ["landlocked", "nation"], "SRB GOV"),
        ("Vietnam", "Germany", ["communist", "-", "ruled", "state"], "VNM GOV"),
        ("Sweden", "Serbia", ["Andean", "nation"], "UNK"),
        ("Sweden", "Serbia", ["island"], "UNK"),
    ],
)
def test_a_paraphrase_stands_for_a_state_that_its_words_admit(first: str, second: str, words: list[str], code: str) -> None:
    assert who(told(first, second, *words), " ".join(["The", *words]).replace(" - ", "-"), sentence=1) == [code]


def test_an_island_by_name_is_no_state() -> None:
    report = news(
        TWO_STATES.format(first="Malta", second="Italy"),
        """
        Robben Robben PROPN 2 compound
        Island Island PROPN 3 nsubj
        closed close VERB 0 root
        . _ PUNCT 3 punct
        """,
    )
    assert who(report, "Robben Island", sentence=1) == ["UNK"]


def test_the_table_of_paraphrases_holds_codes_of_states_and_words_of_its_own() -> None:
    lines = files("demarche.entities").joinpath("data", "lands.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    words = {row["word"] for row in rows}
    known = {entry.country for entries in load_names().forms.values() for _, entry in entries if entry.kind == "state"}
    assert {other for row in rows for other in row["with"].split("|") if other} <= words
    assert {code for row in rows for code in row["states"].split()} <= known
    assert all(re.fullmatch("[a-z ]+", word) and states for word, states in _load().items())


POLICE = """
Police _ NOUN {n} nsubj
in _ ADP 3 case
{town} {town} PROPN 1 nmod B-LOC
marched march VERB 0 root
. _ PUNCT {n} punct
"""


@pytest.mark.parametrize(("town", "code"), [("Nyanza", "UNK COP"), ("Takoradi", "GHA COP"), ("Xyzzyplugh", "UNK COP")])
def test_the_police_of_a_town_are_of_its_state_where_it_has_but_one(town: str, code: str) -> None:
    assert who(news(POLICE.format(town=town, n=4)), f"Police in {town}") == [code]


ANYBODY = """
{article} _ DET 2 det
{noun} {lemma} NOUN 3 nsubj
waited wait VERB 0 root
. _ PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("article", "noun", "lemma", "code"),
    [
        ("A", "woman", "woman", "CVL"),
        ("The", "man", "man", "CVL"),
        ("The", "farmers", "farmer", "PER AGR"),
        ("The", "police", "police", "PER COP"),
    ],
)
def test_one_unknown_person_is_not_of_the_only_state_of_the_report(article: str, noun: str, lemma: str, code: str) -> None:
    first = "Peru Peru PROPN 2 nsubj B-LOC\nrejoiced rejoice VERB 0 root\n. _ PUNCT 2 punct"
    phrase = ANYBODY.format(article=article, noun=noun, lemma=lemma)
    assert who(news(first, phrase), f"{article} {noun}", sentence=1) == [code]


@pytest.mark.parametrize(("noun", "code"), [("director", "UNK"), ("committee", "UNK"), ("ministry", "UNK GOV"), ("ambassador", "UNK GOV")])
def test_what_any_body_has_is_of_no_government_by_itself(noun: str, code: str) -> None:
    assert who(news(ANYBODY.format(article="The", noun=noun, lemma=noun)), f"The {noun}") == [code]


def test_a_company_that_is_called_after_a_town_is_not_its_government() -> None:
    report = news(
        """
        Accra Accra PROPN 4 nsubj B-ORG
        & _ CCONJ 3 cc I-ORG
        Sons Sons PROPN 1 conj I-ORG
        closed close VERB 0 root
        . _ PUNCT 4 punct
        """
    )
    assert all(not code.endswith("GOV") for code in who(report, "Accra & Sons"))
