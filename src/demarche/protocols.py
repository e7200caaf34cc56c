"""What a plug-in must offer: readers, language models, coders, exporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Protocol, runtime_checkable

from demarche.records import Claim, Incident, Issue, Report, Sentence


@runtime_checkable
class Reader(Protocol):
    """Reads one kind of input. `suffixes` are the file endings it takes (`.html`)."""

    suffixes: tuple[str, ...]

    def read(self, data: bytes, *, source: str) -> Iterator[Report | Issue]:
        """Reports, and issues for what could not be read; never raises for bad input."""
        ...


@runtime_checkable
class LanguageModel(Protocol):
    """Turns reports into analysed sentences."""

    @property
    def name(self) -> str:
        """`name@version`."""
        ...

    def analyse(self, reports: Sequence[Report]) -> list[tuple[Sentence, ...]]:
        """The sentences of each report, in order; one tuple for each report."""
        ...


@runtime_checkable
class Coder(Protocol):
    """Turns analysed sentences into claims whose parties are named but not yet resolved."""

    @property
    def name(self) -> str:
        """`name@version`: part of the id of every claim."""
        ...

    def code(self, reports: Sequence[Report], sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[Claim, ...]]:
        """The claims of each report, in order of text; one tuple for each report."""
        ...


@runtime_checkable
class Exporter(Protocol):
    """Writes claims and incidents in one layout."""

    name: str

    def claims(self, claims: Iterable[Claim], out: IO[str]) -> int:
        """Writes the claims; returns how many."""
        ...

    def incidents(self, incidents: Iterable[Incident], out: IO[str]) -> int:
        """Writes the incidents; returns how many."""
        ...
