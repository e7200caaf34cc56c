"""The questions to a view of a ledger: a dyad's series and index, and the network of actors."""

from __future__ import annotations

from datetime import date

from demarche import codebook
from demarche.analysis.acts import Acts, Known, read_acts
from demarche.analysis.arithmetic import Arithmetic
from demarche.analysis.counting import Series, count_series
from demarche.analysis.periods import By
from demarche.analysis.tension import TensionIndex, measure_tension
from demarche.analysis.ties import Network, tie


def series(
    known: Known, pair: tuple[str, str], by: By = "week", *, as_of: date | None = None, first: date | None = None, last: date | None = None
) -> Series:
    """The dyad's incidents counted by day, week or month, from the period of `first` to that of `last`.

    `first`: else the ledger's first report, or the first act where that is later. `last`: else `as_of`, or the ledger's last report.
    """
    until = as_of or _last_report(known)
    acts = read_acts(known, pair, codebook.load(), until=until)
    return count_series(acts, pair, by, first=first or _begin(known, acts), last=last or until)


def index(
    known: Known,
    pair: tuple[str, str],
    by: By = "week",
    *,
    arithmetic: Arithmetic | None = None,
    as_of: date | None = None,
    first: date | None = None,
    last: date | None = None,
) -> TensionIndex:
    """The dyad's tension index by day, week or month; `first` and `last` as for `series`. Acts before `first` still decay into it."""
    arithmetic = arithmetic or Arithmetic()
    until = as_of or _last_report(known)
    acts = read_acts(known, pair, codebook.load(), until=until, longest=arithmetic.longest_range)
    until = until or max((act.last for act in acts.acts), default=None)
    begin = first or _begin(known, acts)
    return measure_tension(known, acts, pair, by, arithmetic=arithmetic, until=until, first=begin, last=last)


def network(known: Known, *, first: date | None = None, last: date | None = None) -> Network:
    """Who acts on whom: in all incidents, or in those with a day from `first` to `last`."""
    return tie(known, codebook.load(), first=first, last=last)


def _last_report(known: Known) -> date | None:
    return max((report.published.day for report in known.reports.values() if report.published), default=None)


def _begin(known: Known, acts: Acts) -> date | None:
    """The first day of an act, but not before the first report: of what came before, a ledger knows only what was told later."""
    first_act = min((act.first for act in acts.acts), default=None)
    first_report = min((report.published.day for report in known.reports.values() if report.published), default=None)
    return max((day for day in (first_act, first_report) if day), default=None)
