"""What a codebook is made of: event types with modes and lexicon, contexts, cues."""

from __future__ import annotations

import msgspec


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
