"""Changes of pace: found where there are some, rarely where there are none, and shown by their acts."""

from __future__ import annotations

import numpy as np
import pytest

from demarche import analysis
from demarche.analysis import TensionIndex
from demarche.analysis.changes import dispersion, divide
from demarche.records import Status
from tests.analysis.ledgers import PAIR, Told, day, view

WEEKS = 104


def flat(rate: float, spread: float, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    counts = random.poisson(rate, WEEKS) if spread == 1 else random.negative_binomial(rate / (spread - 1), 1 / spread, WEEKS)
    return counts.astype(float)


@pytest.mark.parametrize("spread", [1.0, 2.0], ids=["poisson", "clustered"])
@pytest.mark.parametrize("rate", [0.2, 2.0, 8.0])
def test_a_flat_series_rarely_gives_an_alarm(rate: float, spread: float) -> None:
    assert np.mean([bool(divide(flat(rate, spread, seed))) for seed in range(60)]) <= 0.05


@pytest.mark.parametrize(("before", "after"), [(0.5, 4.0), (2.0, 6.0), (6.0, 2.0)])
def test_a_step_is_found_near_its_place(before: float, after: float) -> None:
    off = []
    for seed in range(30):
        counts = np.concatenate([flat(before, 1, seed)[:52], flat(after, 1, seed + 1000)[:52]])
        off.append(min((abs(at - 52) for at in divide(counts)), default=WEEKS))
    assert np.median(off) <= 1
    assert np.mean([distance <= 3 for distance in off]) >= 0.9


@pytest.mark.parametrize("counts", [[], [3.0], [0.0] * 50, [4.0] * 50], ids=["none", "one", "zeros", "even"])
def test_what_does_not_change_has_no_change(counts: list[float]) -> None:
    assert divide(np.array(counts)) == []


def test_clustered_counts_are_dispersed_and_a_step_is_not() -> None:
    assert dispersion(flat(5, 3, 1)) > 1.8
    assert dispersion(np.array([0.0] * 50 + [5.0] * 50)) < 1.2


def crisis(*, quiet: int = 30, loud: int = 10) -> TensionIndex:
    """One accusation every five weeks, then four and a seizure a week, then quiet again; other reports all the while."""
    told = [Told(first=day(7 * week)) for week in range(0, quiet, 5)]
    for week in range(quiet, quiet + loud):
        told += [Told(first=day(7 * week + number)) for number in range(4)] + [Told("COERCE", first=day(7 * week))]
    end = 7 * (2 * quiet + loud) - 1
    return analysis.index(view(told, [day(number) for number in range(0, end, 3)]), PAIR, "week", as_of=day(end))


def test_a_rise_and_a_fall_with_the_acts_that_show_them() -> None:
    found = crisis()
    rise, fall = found.changes
    assert (rise.kind, rise.period.first) == ("rise", day(210))
    assert (fall.kind, fall.period.first) == ("fall", day(280))
    assert (rise.before, rise.after, fall.after) == (pytest.approx(0.2), 5.0, 0.0)
    events = {act.incident.id: act for act in found.board.acts}
    assert {events[identity].first for identity in rise.incidents} <= {day(number) for number in range(210, 238)}
    assert {events[identity].first for identity in fall.incidents} <= {day(number) for number in range(252, 280)}
    assert events[rise.incidents[0]].incident.event == "COERCE"


WORDS: tuple[tuple[str, Status], ...] = (("CONSULT", "asserted"), ("SANCTION", "planned"), ("SANCTION", "denied"))


def test_talks_and_plans_are_no_hostile_acts() -> None:
    told = [Told(event, first=day(7 * week), status=status) for week in range(30, 60) for event, status in WORDS for _ in range(3)]
    known = view(told, [day(number) for number in range(0, 420, 3)])
    assert analysis.index(known, PAIR, "week", as_of=day(419), first=day(0)).changes == ()


def test_the_first_report_of_a_ledger_is_no_change_in_the_world() -> None:
    told = [Told(first=day(7 * week + number)) for week in range(30, 60) for number in range(4)]
    assert analysis.index(view(told), PAIR, "week", as_of=day(419), first=day(0)).changes == ()
