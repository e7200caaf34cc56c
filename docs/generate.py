"""Writes what the documentation takes from the code: `python docs/generate.py`. With `--check` it only says which pages are stale.

The page of an event type is written whole (`generate_codebook.py`). Other pages are written by hand around parts that stand between
`<!-- generated: NAME -->` and `<!-- end -->`; a part that no page shows, or a page that asks for an unknown part, is an error.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import generate_codebook
from generate_codebook import table
from sqlalchemy import Column, Table
from typer.main import get_command

from demarche import codebook, errors
from demarche.cli.main import app
from demarche.ledger import tables
from demarche.settings import Settings

DOCS = Path(__file__).parent
PART = re.compile(r"(<!-- generated: ([^\n]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 where `--check` finds a stale page or a page asks for what there is not."""
    folder = DOCS / "reference" / "codebook"
    try:
        old = generate_codebook.forsaken(codebook.load(), folder)
        stale = {page: text for page, text in wanted().items() if not page.exists() or page.read_text("utf-8") != text}
    except (errors.CodebookError, LookupError) as error:
        print(f"docs/generate.py: {error.args[0]}", file=sys.stderr)
        return 1
    if "--check" in arguments:
        for page in [*stale, *old]:
            print(f"{page.relative_to(DOCS.parent)} is stale: run `make docs`", file=sys.stderr)
        return 1 if stale or old else 0
    for page, text in stale.items():
        page.write_text(text, "utf-8")
    for page in old:
        page.unlink()
    return 0


def wanted() -> dict[Path, str]:
    """Every page with something generated in it, as it should be; LookupError where parts and pages do not fit together."""
    book, shown = codebook.load(), set[str]()
    parts = {**code_parts(), **generate_codebook.parts(book)}
    pages = generate_codebook.pages(book, DOCS / "reference" / "codebook")
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text("utf-8")
        names = [name for _, name, _ in PART.findall(text)]
        if page not in pages and names:
            pages[page] = fill(text, parts, where=str(page.relative_to(DOCS)))
            shown.update(names)
    if missing := sorted(parts.keys() - shown):
        raise LookupError(f"no page shows: {', '.join(missing)}. Write `<!-- generated: NAME -->` and `<!-- end -->` into one.")
    return pages


def fill(text: str, parts: Mapping[str, str], *, where: str) -> str:
    """A page with its generated parts renewed."""
    for _, name, _ in PART.findall(text):
        if name not in parts:
            raise LookupError(f"{where} asks for {name!r}, which nothing generates.")
    return PART.sub(lambda match: f"{match[1]}\n{parts[match[2]]}\n\n{match[3]}", text)


def code_parts() -> dict[str, str]:
    """The parts that come from the code, by name."""
    return {
        **{f"command {name}": part for name, part in commands().items()},
        "settings": settings(),
        **{f"columns of {table.name}": columns(table) for table in tables.metadata.tables.values()},
        "errors": tree(),
    }


# -- commands ----------------------------------------------------------------------------------------------------------


def commands() -> dict[str, str]:
    """The part of every command, by its name; a command that holds others (`codebook`) has a part for each of these."""
    return dict(_commands(get_command(app), ()))


def _commands(group: Any, before: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, known in group.commands.items():
        words = (*before, name)
        if hasattr(known, "commands"):
            yield from _commands(known, words)
        else:
            yield " ".join(words), command(" ".join(words), known.params, inspect.unwrap(known.callback))


def command(name: str, parameters: Sequence[Any], function: Callable[..., object]) -> str:
    """How a command is called, what it does, its arguments and options. Types and defaults come from the function: those of Typer
    change from version to version."""
    signature = inspect.signature(function, eval_str=True).parameters
    arguments, options, call = [], [], [f"demarche {name}"]
    for parameter in parameters:
        known = signature[parameter.name]
        kind = _plain(typing.get_args(known.annotation)[0])
        if parameter.param_type_name == "argument":
            many = typing.get_origin(kind) is list
            call.append(known.name.upper() + ("…" if many else ""))
            arguments.append([f"`{known.name.upper()}`", _takes(kind) + (", one or more" if many else ""), parameter.help or ""])
        else:
            environment = f" Read from `{parameter.envvar}` where that is set." if parameter.envvar else ""
            names = ", ".join(f"`{spelling}`" for spelling in parameter.opts)
            options.append([names, _takes(kind), _shown(known.default), f"{parameter.help or ''}{environment}"])
    call += ["[OPTIONS]"] * bool(options)
    parts = [f"```text\n{' '.join(call)}\n```", inspect.getdoc(function) or ""]
    parts += [table(["argument", "takes", "what"], arguments)] * bool(arguments)
    parts += [table(["option", "takes", "default", "what"], options)] * bool(options)
    return "\n\n".join(parts)


def _shown(default: object) -> str:
    value = default.value if isinstance(default, enum.Enum) else default
    if value is inspect.Parameter.empty:
        return "must be given"
    return "" if value in (None, False) else f"`{value}`"


def _plain(kind: object) -> object:
    """A type without its `| None`."""
    if isinstance(kind, types.UnionType):
        return next(one for one in typing.get_args(kind) if one is not types.NoneType)
    return kind


def _takes(kind: object) -> str:
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return " or ".join(f"`{member.value}`" for member in kind)
    if typing.get_origin(kind) is tuple:
        return f"{len(typing.get_args(kind))} texts"
    return "nothing" if kind is bool else "a path" if kind is Path else "text"


# -- settings, tables, errors ------------------------------------------------------------------------------------------


def settings() -> str:
    """Every setting with its variable, default and meaning."""
    described = attribute_docs(Settings)
    rows = [[f"`{f.name}`", f"`DEMARCHE_{f.name.upper()}`", _default(f), described.get(f.name, "")] for f in fields(Settings)]
    return table(["setting", "variable", "default", "what"], rows)


def _default(field: Field[object]) -> str:
    """A default, or in words what computes it: a number of this machine does not belong on a page."""
    if field.default is not MISSING:
        return f"{field.default:,}" if isinstance(field.default, int) else str(field.default)
    text = (inspect.getdoc(field.default_factory) or "").rstrip(".") if field.default_factory is not MISSING else ""
    return text[:1].lower() + text[1:]


def attribute_docs(shape: type) -> dict[str, str]:
    """The strings below the fields of a class, by field."""
    body = typing.cast("ast.ClassDef", ast.parse(inspect.getsource(shape)).body[0]).body
    found = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(text.value.value).split())
    return found


def columns(shown: Table) -> str:
    """The columns of a table of the ledger."""
    return table(["column", "type", "may be empty", "key"], [_column(column) for column in shown.columns])


def _column(column: Column[object]) -> list[str]:
    length = getattr(column.type, "length", None)
    kind = type(column.type).__name__.lower() + (f" ({length})" if length else "")
    keys = ["primary"] * bool(column.primary_key) + [f"→ `{key.target_fullname}`" for key in column.foreign_keys]
    return [f"`{column.name}`", kind, "yes" if column.nullable else "", ", ".join(keys)]


def tree(error: type[errors.DemarcheError] = errors.DemarcheError) -> str:
    """The tree of errors with exit codes."""

    def lines(kind: type[errors.DemarcheError], depth: int) -> Iterator[str]:
        yield f"{'  ' * depth}- `{kind.__name__}` (exit code {kind.exit_code}): {' '.join((inspect.getdoc(kind) or '').split())}"
        for below in sorted(kind.__subclasses__(), key=lambda k: (k.exit_code, k.__name__)):
            yield from lines(below, depth + 1)

    return "\n".join(lines(error, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
