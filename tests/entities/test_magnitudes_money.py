"""Sums of money by their currency, and terms in hours."""

from __future__ import annotations

import pytest

from demarche.entities.magnitudes_money import sums_of_money, term_at
from tests.entities.test_dates import words


@pytest.mark.parametrize(
    ("text", "code", "low", "high"),
    [
        ("gave $ 2 million in aid", "usd", 2_000_000, 2_000_000),
        ("gave at least € 300 million in aid", "eur", 300_000_000, None),
        ("lent 40 billion yen to Manila", "jpy", 40 * 10**9, 40 * 10**9),
        ("gave 5 million Swiss francs", "chf", 5_000_000, 5_000_000),
        ("gave 5 million Egyptian pounds", "egp", 5_000_000, 5_000_000),
        ("gave 5 million Hong Kong dollars", "hkd", 5_000_000, 5_000_000),
        ("fined him 90,000 hryvnias", "uah", 90_000, 90_000),
    ],
)
def test_a_sum_has_its_currency_and_bounds(text: str, code: str, low: int, high: int | None) -> None:
    sentence = words(text)
    ((found, quantity),) = sums_of_money(sentence, range(len(sentence.words)))
    assert (found, quantity.low, quantity.high) == (code, low, high)


@pytest.mark.parametrize("text", ["gave 5 million tonnes of rice", "gave 5 million francs", "Ten won the vote"])
def test_what_names_no_one_currency_is_no_sum(text: str) -> None:
    sentence = words(text)
    assert sums_of_money(sentence, range(len(sentence.words))) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("48 hours to leave", 48, 48),
        ("within three days .", 72, 72),
        ("a week to go", 168, 168),
        ("a month in which to pay", 672, 744),
    ],
)
def test_a_term_is_told_in_hours(text: str, low: int, high: int) -> None:
    found = [term for i in range(len(text.split())) if (term := term_at(text.split(), i))]
    assert [(term.low, term.high) for term in found] == [(low, high)]


@pytest.mark.parametrize("text", ["two days in prison", "48 hours ago", "several days to leave", "days to leave"])
def test_what_sets_no_number_of_hours_is_no_term(text: str) -> None:
    assert not [i for i in range(len(text.split())) if term_at(text.split(), i)]
