"""The index: what raises and lowers it, and that it is the sum of what it unfolds into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche import analysis
from demarche.analysis import Arithmetic, By, TensionIndex, read_arithmetic
from demarche.analysis.arithmetic import VARIABLE, grid
from demarche.analysis.periods import BYS
from demarche.analysis.weights import Spans, average
from demarche.cli.over_time import INDEX
from demarche.errors import UsageError
from demarche.records import Status
from tests.analysis.ledgers import KEN, PAIR, TZA, UGA, Told, day, view


def index(*told: Told, by: By = "day", until: int = 60, others: Sequence[date] = (), **constants: float) -> TensionIndex:
    return analysis.index(view(told, others), PAIR, by, arithmetic=replace(Arithmetic(), **constants), as_of=day(until), first=day(0))


def value(*told: Told, at: int = 0, **constants: float) -> float:
    return index(*told, **constants).rows[at].value


# -- the arithmetic, by hand -------------------------------------------------------------------------------------------


def test_the_value_of_one_act_is_that_of_the_published_formula() -> None:
    keep = 0.5 ** (1 / 14)
    assert value(Told("SANCTION")) == pytest.approx(6.0 * 0.7 * 7 * (1 - keep))
    assert value(Told("SANCTION"), at=10) == pytest.approx(6.0 * 0.7 * 7 * (1 - keep) * keep**10)


def test_it_halves_in_a_half_life() -> None:
    found = index(Told("ASSAULT"), half_life=5)
    assert found.rows[25].value == pytest.approx(found.rows[20].value / 2)


def test_an_act_a_week_makes_its_points_whatever_the_half_life() -> None:
    told = [Told("SANCTION", first=day(7 * week)) for week in range(200)]
    for half_life in (3.0, 14.0, 60.0):
        assert index(*told, by="week", until=1399, half_life=half_life).rows[-1].value == pytest.approx(6.0 * 0.7, rel=0.01)


def test_a_week_is_the_mean_of_its_days() -> None:
    told = [Told("SANCTION", first=day(2)), Told("CONSULT", first=day(4))]
    days = [row.value for row in index(*told).rows[:7]]
    assert index(*told, by="week").rows[0].value == pytest.approx(sum(days) / 7)


@given(st.lists(st.tuples(st.integers(-60, 80), st.floats(-5, 5)), min_size=1), st.floats(1, 60))
def test_the_closed_form_is_that_of_day_by_day(acts: list[tuple[int, float]], half_life: float) -> None:
    keep, spans = 0.5 ** (1 / half_life), Spans(np.array([0, 7, 14, 30]), np.array([6, 13, 29, 50]))
    found = average(np.array([at for at, _ in acts]), np.array([[mass] for _, mass in acts]), spans, keep)
    level, levels = 0.0, {}
    for at in range(-60, 51):
        level = keep * level + 7 * (1 - keep) * sum(mass for own, mass in acts if own == at)
        levels[at] = level
    means = [np.mean([levels[at] for at in range(a, b + 1)]) for a, b in zip(spans.first, spans.last, strict=True)]
    assert found[:, 0] == pytest.approx(means, abs=1e-9)


# -- what weighs how much ----------------------------------------------------------------------------------------------


def test_echo_adds_little() -> None:
    one, two, twelve = (value(Told(sources=count)) for count in (1, 2, 12))
    assert one < two < twelve < 1.5 * one


def test_statuses_weigh_by_rule() -> None:
    found = [value(Told(status=status)) for status in ("asserted", "attempted", "alleged", "planned", "denied")]
    assert found == sorted(found, reverse=True)
    assert found[-1] == pytest.approx(0.2 * found[0])


def test_what_some_deny_weighs_less() -> None:
    assert value(Told(denied=True)) == pytest.approx(0.75 * value(Told()))


def test_cooperation_takes_off_half_its_points() -> None:
    assert value(Told("CONSULT")) == pytest.approx(-0.5 * 2.5 / 3.0 * value(Told("ACCUSE")))
    assert value(Told("CONSULT"), relief=0.0) == 0.0


def test_an_unsure_act_does_not_count_and_is_told() -> None:
    found = index(Told(score=0.45))
    assert found.rows[0].value == 0.0
    assert [item.why for item in found.apart] == ["unsure"]
    assert found.rows[0].high > 0.0


def test_an_act_toward_a_third_does_not_count() -> None:
    assert index(Told("ASSAULT", actors=(KEN, UGA), recipients=(TZA,)), Told("ACCUSE")).rows[0].value == value(Told("ACCUSE"))


def test_an_act_before_the_first_period_still_decays_into_it() -> None:
    found = index(Told("ASSAULT", first=day(-10)))
    assert found.rows[0].value > 0.0
    assert [item.why for item in found.apart] == ["outside"]


def test_a_period_that_is_not_over_is_the_mean_of_the_days_known() -> None:
    rows = index(Told(), by="month", until=9).rows
    assert (len(rows), rows[0].days) == (1, 10)
    assert rows[0].value == pytest.approx(np.mean([row.value for row in index(Told(), until=9).rows]))


# -- coverage ----------------------------------------------------------------------------------------------------------


def test_where_the_ledger_reads_more_an_act_weighs_less() -> None:
    others = [day(number) for number in range(60) for _ in range(1 if number < 30 else 9)]
    found = index(Told(first=day(5)), Told(first=day(50)), others=others)
    early, late = (found.rows[at].value for at in (5, 50))
    assert early > late
    assert index(Told(first=day(5)), others=others, coverage=0.0).rows[5].value == pytest.approx(value(Told()))


def test_reports_on_the_two_do_not_cancel_their_own_crisis() -> None:
    assert value(*[Told(first=day(0)) for _ in range(50)]) == pytest.approx(50 * value(Told()))


def test_few_reports_hardly_move_it() -> None:
    assert index(Told(), others=[day(50), day(55)]).rows[0].value == pytest.approx(value(Told()), rel=0.1)


def test_thin_coverage_is_told() -> None:
    rows = index(Told(), others=[day(30)] * 9).rows
    assert rows[0].thin
    assert not rows[30].thin
    assert rows[60].thin


# -- the band, and what it unfolds into --------------------------------------------------------------------------------

ACTS = st.lists(
    st.builds(
        lambda event, first, days, sides, rest: Told(
            event, day(first), day(first + days), actors=sides[0], recipients=sides[1], status=rest[0], sources=rest[1], score=rest[2]
        ),
        st.sampled_from(["ASSAULT", "ACCUSE", "CONSULT", "AID", "REQUEST", "SANCTION"]),
        st.integers(-100, 50),
        st.sampled_from([0, 0, 0, 3, 25]),
        st.sampled_from([((KEN,), (UGA,)), ((UGA,), (KEN,)), ((KEN, UGA), ())]),
        st.tuples(st.sampled_from(["asserted", "alleged", "denied", "attempted"]), st.integers(1, 4), st.floats(0.3, 1.0)),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(ACTS, st.lists(st.integers(-80, 60), max_size=30), st.sampled_from(BYS), st.floats(2, 50))
def test_every_value_is_the_sum_of_its_parts(told: list[Told], others: list[int], by: By, half_life: float) -> None:
    found = index(*told, by=by, others=[day(number) for number in others], half_life=half_life)
    for row in found.rows:
        explained = found.explain(row.period)
        assert explained.value == pytest.approx(row.value, abs=1e-9)
        assert sum(part.value for part in explained.contributions) == pytest.approx(row.value, abs=1e-9)
        assert row.there + row.back == pytest.approx(row.value, abs=1e-9)
        assert row.conflict - row.cooperation == pytest.approx(row.value, abs=1e-9)
        assert row.low <= row.value <= row.high


@given(ACTS)
def test_a_contribution_is_the_product_of_its_factors(told: list[Told]) -> None:
    for part in index(*told, others=[day(3)] * 40).explain("2021-W12").contributions:
        factors = (part.points, part.relief, part.status, part.contested, part.sources, part.coverage, part.decay)
        assert part.value == pytest.approx(np.prod(factors))


def test_the_band_is_that_of_the_grid() -> None:
    told = [Told("ASSAULT", status="alleged"), Told("CONSULT", score=0.55), Told(first=day(9), denied=True, sources=3)]
    others = [day(number) for number in range(0, 60, 2)]
    found = index(*told, by="week", others=others)
    variants = [analysis.index(view(told, others), PAIR, "week", arithmetic=one, as_of=day(60)).rows for one in grid(Arithmetic())]
    for at, row in enumerate(found.rows):
        assert row.low == pytest.approx(min(rows[at].value for rows in variants))
        assert row.high == pytest.approx(max(rows[at].value for rows in variants))


def test_a_period_after_the_last_day_known_is_refused() -> None:
    with pytest.raises(UsageError, match="2021-04-30"):
        index(Told()).explain("2021-05-01")


def test_a_ledger_without_acts_has_no_rows_and_nothing_to_explain() -> None:
    found = analysis.index(view([]), PAIR)
    assert found.rows == ()
    with pytest.raises(UsageError, match="tells nothing"):
        found.explain("2021-W10")


def test_the_gravest_new_act_leads_its_period() -> None:
    rows = index(Told("ACCUSE"), Told("ASSAULT"), Told("ACCUSE", first=day(8)), by="week").rows
    assert [row.lead for row in rows[:3]] == ["i1", "i2", None]


# -- constants ---------------------------------------------------------------------------------------------------------


def test_constants_of_ones_own() -> None:
    assert read_arithmetic(["half_life=7", "denied=0.5"]) == replace(Arithmetic(), half_life=7.0, denied=0.5)


@pytest.mark.parametrize("item", ["half_life", "half_life=0", "half_life=nan", "single=1.5", "speed=3", "coverage=inf", "thin=-1"])
def test_what_sets_no_constant_is_refused(item: str) -> None:
    with pytest.raises(UsageError):
        read_arithmetic([item])


def test_every_constant_can_be_set_to_what_it_is() -> None:
    base = Arithmetic()
    assert read_arithmetic(f"{field.name}={getattr(base, field.name)}" for field in fields(base)) == base


def test_every_status_has_a_weight_and_what_is_unreal_has_none() -> None:
    weights = {status: Arithmetic().status(status) for status in get_args(Status)}
    assert {status for status, weight in weights.items() if not weight} == {"hypothetical", "negated"}


def test_the_command_reads_the_variable_that_the_analysis_names() -> None:
    assert INDEX == VARIABLE
