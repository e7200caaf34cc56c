"""The Python interface: code a text, open a ledger, ask it for incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from demarche import pipeline
from demarche.analysis import between
from demarche.errors import UsageError
from demarche.ledger import Added, Ledger
from demarche.records import Claim, Incident, Published, Report, report_id


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.Pipeline()


def code(text: str, *, published: str | date | None = None, title: str | None = None) -> list[Claim]:
    """The claims of one text, in order; `published` as a date or `YYYY-MM-DD`, without which relative dates stay unresolved."""
    day = read_day(published, "published")
    report = Report(
        report_id(text, title=title, day=day), text, title=title, published=Published(day, "given") if day else None, language="en"
    )
    return [claim for claims in _pipeline().code([report]).claims for claim in claims]


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
        return _pipeline().run(paths, self.ledger, published=read_day(published, "published"))

    def incidents(self, *, as_of: str | date | None = None, disputed: bool = False) -> list[Incident]:
        """The incidents in order of time, or only those with disputes."""
        found = pipeline.view(self.ledger, as_of=read_day(as_of, "as_of")).incidents
        return [incident for incident in found if incident.disputes or not disputed]

    def dyad(self, first: str, second: str) -> Dyad:
        """The relationship of two states, by their ISO 3166 alpha-3 codes."""
        return Dyad(self, (first.upper(), second.upper()))


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states in one ledger."""

    workspace: Workspace
    states: tuple[str, str]

    def incidents(self, *, as_of: str | date | None = None, disputed: bool = False) -> list[Incident]:
        """The incidents between the two, in order of time."""
        return between(self.workspace.incidents(as_of=as_of, disputed=disputed), *self.states)


def read_day(value: str | date | None, name: str) -> date | None:
    """The day of a date or of `YYYY-MM-DD`; UsageError names the option where it is neither."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{name} is {value!r}, not a day.", remedy="Write it as 2023-04-07.") from None
