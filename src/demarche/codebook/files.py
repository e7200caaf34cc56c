"""A YAML file as the record that it should be: bounded, without repeated keys, and refused with a reason where it is broken."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources.abc import Traversable
from itertools import accumulate
from typing import Any, TypeVar

import msgspec
import yaml

from demarche.errors import CodebookError

T = TypeVar("T")

_BRACKET = re.compile(r"[\[\]{}]")

LARGEST, DEEPEST = 1_000_000, 60
"""Characters of a file, and brackets open at once, beyond which it is no codebook (libyaml runs out of stack on very deep ones)."""


def read_yaml(path: Traversable, shape: type[T]) -> T:
    """The content of a file as a record; CodebookError says file and reason."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"The file cannot be read: {error}.", where=path.name, remedy="It must be a text file in UTF-8.") from None
    if len(text) > LARGEST or _depth(text) > DEEPEST:
        raise CodebookError("The file is too long or too deep for a codebook.", where=path.name, remedy="Is it the right file?")
    try:
        return msgspec.convert(yaml.load(text, Loader=_loader()), shape)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, msgspec.ValidationError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise CodebookError(f"{reason}.", where=path.name, remedy="See the codebook page of the documentation for the form.") from None


def _depth(text: str) -> int:
    depths = accumulate(1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(text))
    return max(depths, default=0)


@cache
def _loader() -> Any:
    """A safe loader that refuses a key that stands twice."""
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            if len(set(keys)) < len(keys):
                twice = next(key for key in keys if keys.count(key) > 1)
                raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
            mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return mapping

    return Loader
