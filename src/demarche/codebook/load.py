"""The codebook: event types with their modes and lexicon, contexts, sectors and status cues, read from YAML and checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from demarche.codebook.check import check
from demarche.codebook.files import read_yaml
from demarche.codebook.types import Context, Cues, EventType
from demarche.errors import CodebookError

T = TypeVar("T")


class Codebook(msgspec.Struct, frozen=True):
    """All of the codebook."""

    events: dict[str, EventType]
    contexts: dict[str, Context]
    sectors: dict[str, str]
    cues: Cues

    def event(self, name: str) -> EventType:
        """The event type of that name; CodebookError where a ledger was coded with types that this codebook lacks."""
        if name not in self.events:
            raise CodebookError(f"The codebook has no type {name!r}.", remedy="Coded with a codebook of your own? Give it with --codebook.")
        return self.events[name]


VARIABLE = "DEMARCHE_CODEBOOK"
"""Environment variable that names a codebook of one's own; worker processes see it too."""


def load() -> Codebook:
    """The codebook in use: the one that ships, or what DEMARCHE_CODEBOOK makes of it (see `own`)."""
    path = os.environ.get(VARIABLE)
    return own(path) if path else shipped()


def is_verbal(event: str) -> bool:
    """Whether an event type of the codebook in use is of words (quads 1 and 3) and not of deeds; an unknown one is not."""
    known = load().events.get(event)
    return known is not None and known.quad in (1, 3)


@cache
def shipped() -> Codebook:
    """The codebook that ships with the package."""
    return read(files("demarche.codebook"))


@cache
def own(path: str) -> Codebook:
    """A codebook of one's own. A YAML file, or a folder of them: event types added to ours, or put in the place of ours.

    A folder with `events/` is a whole codebook: its event types alone; of contexts, sectors and cues it may bring its own.
    """
    place = Path(path)
    if place.joinpath("events").is_dir():
        return read(place)
    if not place.exists():
        raise CodebookError("There is no such file or folder.", where=path, remedy="Name a YAML file of an event type, or a folder.")
    found = [place] if place.is_file() else sorted(place.glob("*.yaml"))
    if not found:
        raise CodebookError("The folder holds no *.yaml.", where=path, remedy="Put one file there for each event type.")
    return _combined([(file.name, read_yaml(file, EventType)) for file in found], shipped())


def read(folder: Traversable) -> Codebook:
    """The codebook in a folder (`events/*.yaml`, `contexts.yaml`, `sectors.yaml`, `cues.yaml`); CodebookError says file and reason."""
    paths = sorted((path for path in folder.joinpath("events").iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name)
    ours = files("demarche.codebook")

    def part(name: str, shape: type[T]) -> T:
        given = folder.joinpath(name)
        return read_yaml(given if given.is_file() else ours.joinpath(name), shape)

    rest = Codebook({}, part("contexts.yaml", dict[str, Context]), part("sectors.yaml", dict[str, str]), part("cues.yaml", Cues))
    return _combined([(path.name, read_yaml(path, EventType)) for path in paths], rest)


def _combined(named: Sequence[tuple[str, EventType]], book: Codebook) -> Codebook:
    """The codebook with these types, each from the file of that name, added or put in the place of its own."""
    if not named:
        raise CodebookError("There is no event type.", where="events", remedy="A codebook needs a *.yaml for each of its types.")
    whole = msgspec.structs.replace(book, events={**book.events, **{event.type: event for _, event in named}})
    check(named, whole)
    return whole
