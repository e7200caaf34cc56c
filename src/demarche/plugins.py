"""Parts by name, from entry points: readers, models, coders. What ships with the package needs no entry point."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from demarche import events, language, reports
from demarche.codebook import Codebook
from demarche.errors import UsageError
from demarche.protocols import Coder, LanguageModel, Reader
from demarche.settings import Settings


def readers() -> list[Reader]:
    """The readers, those of plug-ins first (group `demarche.readers`: classes without arguments)."""
    return [*(entry.load()() for entry in entry_points(group="demarche.readers")), *reports.READERS]


def language_model(settings: Settings, name: str | None = None) -> LanguageModel:
    """The language model of that name (group `demarche.models`: callables that take Settings), or the one that ships."""
    if name is None:
        return language.SyntaxModel(settings=settings)
    model: LanguageModel = _named("demarche.models", name).load()(settings)
    return model


def coder(book: Codebook, name: str | None = None) -> Coder:
    """The coder of that name (group `demarche.coders`: callables that take a Codebook), or the one that ships."""
    if name is None:
        return events.EventCoder(book)
    found: Coder = _named("demarche.coders", name).load()(book)
    return found


def _named(group: str, name: str) -> EntryPoint:
    found = {entry.name: entry for entry in entry_points(group=group)}
    if name not in found:
        known = ", ".join(sorted(found)) or "none"
        raise UsageError(f"No plug-in of the group {group} is called {name!r}.", remedy=f"Installed: {known}.")
    return found[name]
