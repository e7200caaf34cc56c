"""What a plug-in must offer: readers, language models, coders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from demarche.records import Claim, Issue, Report, Sentence


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
