"""What was taken for what: agreement, and the table that shows it."""

from __future__ import annotations

import pytest
from benchmarks.quality.confusion import Confusion, table

PAIRS = [("rain", "rain"), ("rain", "rain"), ("rain", "snow"), ("snow", "snow"), ("hail", "rain")]


def test_accuracy_and_macro_f1_are_over_the_classes_of_the_gold() -> None:
    found = Confusion.of([*PAIRS, ("rain", "fog")])
    assert found.accuracy == pytest.approx(3 / 6)
    assert found.macro == pytest.approx((2 * 2 / (3 + 4) + 2 / 3 + 0) / 3)


def test_the_majority_says_the_most_frequent_class_of_the_gold() -> None:
    always = Confusion.of(PAIRS).majority()
    assert always.accuracy == pytest.approx(3 / 5)
    assert {said for _, said in always} == {"rain"}


def test_nothing_measured_is_nought() -> None:
    assert (Confusion().accuracy, Confusion().macro) == (0.0, 0.0)


def test_the_table_shows_counts_recall_and_precision() -> None:
    head, rain, *_, precision = table(Confusion.of(PAIRS), ["rain", "snow", "hail"]).splitlines()
    assert head.split()[-1] == "recall"
    assert rain.split() == ["rain", "2", "1", ".", "0.667"]
    assert precision.split() == ["precision", "0.667", "0.500", "-", "0.600"]


def test_a_table_of_other_columns_has_no_recall() -> None:
    assert table(Confusion.of([("rain", "wet")]), ["rain"], ["dry", "wet"]).splitlines()[1].split() == ["rain", ".", "1"]
