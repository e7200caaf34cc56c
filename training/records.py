"""What every reader yields: one labelled sentence, with None where its corpus is silent."""

from __future__ import annotations

from dataclasses import dataclass, field

MASK = -100
"""A label that no loss and no score looks at."""

NAME_KINDS = ("PER", "ORG", "LOC", "NAT")
NAME_TAGS = ("O", *(f"{prefix}-{kind}" for kind in NAME_KINDS for prefix in "BI"))
PREDICATES = ("none", "verb", "event")
ROLES = ("none", "ARG0", "ARG1", "ARG2", "ARG3", "TMP", "LOC", "MOD", "NEG", "ADV")
CONVENTIONS = ("any", "uner", "gmb", "crossner", "re3d", "gum")
"""Whose rules the names of a sentence follow; "any" is what a sentence is told now and then, so that it exists."""


@dataclass(slots=True)
class Labelled:
    """A sentence with labels. Heads are 1-based, 0 the root. Names hold tags, or "?" where the label is unknown."""

    words: list[str]
    corpus: str
    id: str = ""
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str] | None = None
    convention: str = "any"
    predicates: list[str] | None = None
    roles: dict[int, dict[int, str]] = field(default_factory=dict)
    """Predicate word -> argument word -> role ("?" unknown), 0-based; a predicate that is absent is not labelled."""
