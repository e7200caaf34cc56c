"""The Python interface: code a text, open a ledger, ask it for incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from demarche import analysis, comparison, edits, pipeline, settings
from demarche.analysis import find_quotes, text_of
from demarche.edits import Label
from demarche.errors import InputError, UsageError
from demarche.ledger import Added, Edit, Ledger
from demarche.records import UNREAL, Claim, Incident, Issue, Published, Remark, Report, report_id
from demarche.reports.build import Parts, build
from demarche.reports.dates import read_published


@cache
def _pipeline() -> pipeline.Pipeline:
    # Worker processes run the caller's script once more, which only one written for that bears: more than one on demand only.
    return pipeline.Pipeline(settings=settings.load(workers=1))


def code(text: str, *, published: str | date | None = None, title: str | None = None, unreal: bool = False) -> list[Claim]:
    """The claims of one text, in order; InputError where it cannot be coded (empty, too long, not English).

    `published`: a date or `YYYY-MM-DD`, without which relative dates stay unresolved. `unreal`: hypothetical and negated claims too.
    Offsets count the characters of `text`.
    """
    coder = _pipeline()
    report = _report(text, title, _read_published(published), coder.settings)
    coded = coder.code([report])
    _refuse(coded.issues)
    return [claim for claims in coded.claims for claim in claims if unreal or claim.status not in UNREAL]


def _report(text: str, title: str | None, day: date | None, bounds: settings.Settings) -> Report:
    """The text as a report of that day: what the caller says of the day stands, even where it lies ahead."""
    for name, value in (("text", text), ("title", title)):
        if not isinstance(value, str | None) or (name == "text" and value is None):
            raise UsageError(f"{name} is of the type {type(value).__name__}, not str.", remedy="Give a str; decode bytes first.")
    built = list(build(Parts(text, "text", title), settings=bounds))
    _refuse(item for item in built if isinstance(item, Issue))
    (report,) = (item for item in built if isinstance(item, Report))
    if day is None:
        return report
    return replace(report, id=report_id(report.text, title=report.title, day=day), published=Published(day, "given"))


def _refuse(issues: Iterable[Issue]) -> None:
    """InputError for the first issue that is more than a warning."""
    for issue in issues:
        if issue.severity == "error":
            raise InputError(issue.problem, where=issue.where, remedy=issue.remedy)


def open(address: str | Path) -> Workspace:
    """The ledger at a path or SQLAlchemy URL, made if it is not there."""
    return Workspace(Ledger.open(address))


@dataclass(slots=True)
class Workspace:
    """An open ledger with what fills it and what asks it."""

    ledger: Ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.ledger.close()

    def run(self, *paths: str | Path, published: str | date | None = None) -> Added:
        """Reads, codes, keeps and links reports; returns how many reports, claims and issues were new."""
        return _pipeline().run(paths, self.ledger, published=_read_published(published))

    def view(self, *, as_of: str | date | None = None, learned_by: str | date | None = None, unreal: bool = False) -> pipeline.View:
        """Reports, claims and incidents as people corrected them.

        `as_of`: from the reports that were out by that day. `learned_by`: from what this ledger held at the end of that day.
        """
        return pipeline.view(self.ledger, as_of=read_day(as_of, "as_of"), learned_by=read_day(learned_by, "learned_by"), unreal=unreal)

    def incidents(self, *, as_of: str | date | None = None, learned_by: str | date | None = None, disputed: bool = False) -> list[Incident]:
        """The incidents in order of time, or only those with disputes."""
        found = self.view(as_of=as_of, learned_by=learned_by).incidents
        return [incident for incident in found if incident.disputes or not disputed]

    def quotes(
        self,
        words: str | None = None,
        *,
        by: str | None = None,
        to: str | None = None,
        as_of: str | date | None = None,
        learned_by: str | date | None = None,
    ) -> list[Quote]:
        """What was said word for word, in order of publication. `words`: all of them; `by`, `to`: a code or part of a name."""
        known = self.view(as_of=as_of, learned_by=learned_by)
        found = find_quotes(known.remarks, known.reports, words=words, by=by, to=to)
        return [Quote(text_of(remark, known.reports), remark, known.reports[remark.report]) for remark in found]

    def network(
        self,
        *,
        as_of: str | date | None = None,
        learned_by: str | date | None = None,
        first: str | date | None = None,
        last: str | date | None = None,
    ) -> analysis.Network:
        """Who acts on whom: in all incidents, or in those with a day from `first` to `last`."""
        known = self.view(as_of=as_of, learned_by=learned_by)
        return analysis.network(known, first=read_day(first, "first"), last=read_day(last, "last"))

    def correct(self, claim: str, field: str, value: str | None = None, *, by: str | None = None, why: str | None = None) -> Edit:
        """Corrects one field of a claim, as `demarche correct` does; UsageError where the value cannot stand there."""
        return edits.correct(self.ledger, claim, field, value, by=by, why=why)

    def same(self, first: str, second: str, *, by: str | None = None, why: str | None = None) -> Edit:
        """Says that two claims or incidents (ids) are one happening."""
        return edits.join(self.ledger, first, second, by=by, why=why)

    def apart(self, first: str, second: str, *, by: str | None = None, why: str | None = None) -> Edit:
        """Says that two claims or incidents (ids) are not one happening."""
        return edits.apart(self.ledger, first, second, by=by, why=why)

    def split(self, incident: str, claims: Sequence[str], *, by: str | None = None, why: str | None = None) -> Edit:
        """Takes claims out of an incident; together they become one of their own."""
        return edits.split(self.ledger, incident, claims, by=by, why=why)

    def move(self, claim: str, incident: str, *, by: str | None = None, why: str | None = None) -> Edit:
        """Takes a claim out of its incident and puts it into another."""
        return edits.move(self.ledger, claim, incident, by=by, why=why)

    def undo(self, edit: str | None = None, *, by: str | None = None) -> Edit:
        """Takes back an edit, or the last one of a person; it stays in the list."""
        return edits.undo(self.ledger, edit, by=by)

    def edits(self) -> list[Edit]:
        """Everything that people did, oldest first, taken back or not."""
        return self.ledger.edits()

    def labels(self) -> list[Label]:
        """The sentences of corrected claims as marked lines, to train a coder on."""
        return edits.labels(self.ledger)

    def diff(self, first: str | date, second: str | date, *, learned: bool = False, dyad: tuple[str, str] | None = None) -> comparison.Diff:
        """What changed from one day to another, and because of what; `learned`: in what this ledger held at the end of each."""
        days = [_day(first, "first"), _day(second, "second")]
        return comparison.between_days(self.ledger, days[0], days[1], learned=learned, dyad=dyad)

    def verify(self, other: Workspace) -> comparison.Verdict:
        """What differs between this ledger and another."""
        return comparison.verify(self.ledger, other.ledger)

    def dyad(self, first: str, second: str) -> Dyad:
        """The relationship of two states, by their ISO 3166 alpha-3 codes."""
        return Dyad(self, (first.upper(), second.upper()))


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said, with who said them to whom and the report that has them."""

    text: str
    remark: Remark
    report: Report


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states in one ledger."""

    workspace: Workspace
    states: tuple[str, str]

    def incidents(self, *, as_of: str | date | None = None, learned_by: str | date | None = None, disputed: bool = False) -> list[Incident]:
        """The incidents between the two, in order of time."""
        return analysis.between(self.workspace.incidents(as_of=as_of, learned_by=learned_by, disputed=disputed), *self.states)

    def series(
        self,
        *,
        by: str = "week",
        as_of: str | date | None = None,
        learned_by: str | date | None = None,
        first: str | date | None = None,
        last: str | date | None = None,
    ) -> analysis.Series:
        """The incidents between the two counted by `day`, `week` or `month`, from the period of `first` to that of `last`."""
        day, begin, end = read_day(as_of, "as_of"), read_day(first, "first"), read_day(last, "last")
        known = self.workspace.view(as_of=day, learned_by=learned_by)
        return analysis.series(known, self.states, analysis.read_by(by), as_of=day, first=begin, last=end)

    def index(
        self,
        *,
        by: str = "week",
        as_of: str | date | None = None,
        learned_by: str | date | None = None,
        first: str | date | None = None,
        last: str | date | None = None,
        arithmetic: analysis.Arithmetic | None = None,
    ) -> analysis.TensionIndex:
        """The tension between the two by `day`, `week` or `month`; its `explain("2023-W05")` unfolds a period into its acts."""
        day, begin, end = read_day(as_of, "as_of"), read_day(first, "first"), read_day(last, "last")
        known = self.workspace.view(as_of=day, learned_by=learned_by)
        by = analysis.read_by(by)
        return analysis.index(known, self.states, by, arithmetic=arithmetic, as_of=day, first=begin, last=end)


def _read_published(value: str | date | None) -> date | None:
    """A day of publication: a date stands as it is, what is written must be one on which a report can have come out."""
    return read_published(value, "published") if isinstance(value, str) else read_day(value, "published")


def read_day(value: str | date | None, name: str) -> date | None:
    """The day of a date or of `YYYY-MM-DD`; UsageError names the option where it is neither."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise UsageError(f"{name} is {value!r}, not a day.", remedy="Write it as 2023-04-07.") from None


def _day(value: str | date, name: str) -> date:
    """The same where a day must be given."""
    day = read_day(value, name)
    if day is None:
        raise UsageError(f"{name} is missing.", remedy="Give a day such as 2023-04-07.")
    return day
