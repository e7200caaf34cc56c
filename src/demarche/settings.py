"""Settings: bounds on what a report may cost, and choices. Each can be set by an environment variable `DEMARCHE_NAME`."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from demarche.errors import UsageError

TERRITORIES = ("recognised", "un", "de-facto", "none")
"""Whose a disputed territory is said to be: as most states see it, as the United Nations do, as it is held, or nobody's."""


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds and defaults of a run."""

    max_file_bytes: int = 20_000_000
    """A text, page or feed larger than this is refused with an issue (JSON Lines are read line by line and have no such bound)."""
    max_report_characters: int = 500_000
    """A longer report is refused with an issue."""
    max_sentence_words: int = 200
    """A longer sentence is cut into pieces of this many words before it is analysed."""
    batch_reports: int = 16
    """Reports that are read, coded and kept in one transaction."""
    workers: int = field(default_factory=count_cores)
    """Processes that code at once, where there are many reports."""
    territories: str = "recognised"
    """Whose places in disputed territories are said to be: `recognised`, `un`, `de-facto` or `none`."""

    def __post_init__(self) -> None:
        if self.territories not in TERRITORIES:
            raise UsageError(f"territories is {self.territories!r}.", remedy=f"It is one of {', '.join(TERRITORIES)}.")


ACTORS = "DEMARCHE_ACTORS"
"""Environment variable that names a list of actors of one's own; worker processes see it too."""


def own_actors() -> str | None:
    """The path of the list of actors that DEMARCHE_ACTORS names, if it names one."""
    return os.environ.get(ACTORS) or None


def choices(settings: Settings) -> str:
    """A short digest of what is chosen that changes who and where: empty where nothing is."""
    own, territories = own_actors(), settings.territories
    listed = hashlib.sha256(Path(own).read_bytes()).hexdigest() if own and Path(own).is_file() else ""
    chosen = f"{listed}{territories if territories != Settings().territories else ''}"
    return hashlib.sha256(chosen.encode()).hexdigest()[:8] if chosen else ""


LONGEST = 18
"""Digits of the largest setting: what is longer is a mistake, and Python refuses to read numbers of some thousand digits."""


def load(**defaults: int) -> Settings:
    """Settings from the environment; every field not set there has the value given here, or else its own default."""
    given: dict[str, Any] = dict(defaults)
    for known in fields(Settings):
        name = f"DEMARCHE_{known.name.upper()}"
        if (value := os.environ.get(name)) is None:
            continue
        if known.name == "territories":
            given[known.name] = _choose(name, value)
            continue
        if not value.isdecimal() or len(value) > LONGEST or int(value) < 1:
            raise UsageError(
                f"{name} is {value[:40]!r}, not a positive whole number.",
                remedy=f"Unset {name} or give a number such as {getattr(Settings(), known.name)}.",
            )
        given[known.name] = int(value)
    return Settings(**given)


def _choose(name: str, value: str) -> str:
    """One of TERRITORIES; UsageError where the value is none."""
    if value not in TERRITORIES:
        raise UsageError(f"{name} is {value[:40]!r}, not one of {', '.join(TERRITORIES)}.", remedy=f"Unset {name} or give one of these.")
    return value
