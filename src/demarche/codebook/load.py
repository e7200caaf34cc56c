"""The codebook: event types with their modes and lexicon, contexts, sectors and status cues, read from YAML and checked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
import yaml

from demarche.codebook.marked import read_marked
from demarche.errors import CodebookError

T = TypeVar("T")


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A manner of an event type, with its conflict-cooperation score (-10 to 10; None: the manual gives none)."""

    score: float | None
    definition: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One lexicon entry: lemmas that tell of the type, and what must stand with them."""

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    mode: str | None = None
    object: tuple[str, ...] = ()
    """Lemmas one of which must head the object (or the of-phrase of a noun)."""
    near: tuple[str, ...] = ()
    """Lemmas all of which must stand below the word in the parse (`persona`, `non`, `grata`)."""
    weak: bool = False
    """Tells of the type only where the type head agrees: the word has common other uses."""


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"excludes": "not"}):
    """One PLOVER event type as the codebook defines it."""

    type: str
    quad: int
    score: float
    definition: str
    counts: tuple[str, ...]
    excludes: tuple[str, ...]
    recipient: str = "optional"
    neighbours: dict[str, str] = {}
    modes: dict[str, Mode] = {}
    lexicon: tuple[Entry, ...] = ()
    examples: tuple[str, ...] = ()

    def intensity(self, mode: str | None) -> float:
        """The conflict-cooperation score of a mode, or of the type where the mode has none."""
        known = self.modes.get(mode) if mode else None
        return known.score if known and known.score is not None else self.score


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A context of events with the lemmas that show it."""

    definition: str
    words: tuple[str, ...] = ()


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas that show the status of an act or its speaker."""

    saying: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    attempting: frozenset[str]
    conditional: frozenset[str]
    hedges: frozenset[str]


class Codebook(msgspec.Struct, frozen=True):
    """All of the codebook."""

    events: dict[str, EventType]
    contexts: dict[str, Context]
    sectors: dict[str, str]
    cues: Cues


@cache
def load() -> Codebook:
    """The codebook that ships with the package."""
    return read(files("demarche.codebook"))


def read(folder: Traversable) -> Codebook:
    """The codebook in a folder (`events/*.yaml`, `contexts.yaml`, `sectors.yaml`, `cues.yaml`); CodebookError says file and reason."""
    events = [
        _read(path, EventType) for path in sorted(folder.joinpath("events").iterdir(), key=lambda p: p.name) if path.name.endswith(".yaml")
    ]
    book = Codebook(
        {event.type: event for event in events},
        _read(folder.joinpath("contexts.yaml"), dict[str, Context]),
        _read(folder.joinpath("sectors.yaml"), dict[str, str]),
        _read(folder.joinpath("cues.yaml"), Cues),
    )
    for event in events:
        _check(event, book)
    return book


def _read(path: Traversable, shape: type[T]) -> T:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe loaders)
        return msgspec.convert(data, shape)
    except FileNotFoundError:
        raise CodebookError(
            "The file is missing.", where=path.name, remedy="A codebook needs events/, contexts.yaml, sectors.yaml, cues.yaml."
        ) from None
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise CodebookError(f"{error}.", where=path.name, remedy="See the codebook page of the documentation for the form.") from None


def _check(event: EventType, book: Codebook) -> None:
    """Raises CodebookError where an entry or example names a mode or type that the codebook lacks."""
    where = f"{event.type}.yaml"
    for entry in event.lexicon:
        if entry.mode and entry.mode not in event.modes:
            raise CodebookError(f"The lexicon names the mode {entry.mode!r}, which {event.type} has not.", where=where)
        if not entry.verb and not entry.noun:
            raise CodebookError("A lexicon entry has neither verb nor noun.", where=where)
    if other := set(event.neighbours) - set(book.events):
        raise CodebookError(f"Unknown neighbours: {', '.join(sorted(other))}.", where=where)
    for example in event.examples:
        for act in read_marked(example, where=where).acts:
            known = book.events.get(act.event)
            if known is None or (act.mode and act.mode not in known.modes):
                raise CodebookError(f"An example marks {act.event}/{act.mode}, which is not in the codebook: {example}", where=where)
