"""What readers copy from the pages is known to the program."""

from __future__ import annotations

import ast
import importlib
import importlib.util

import pytest
import typer
from typer.main import get_command

import demarche
from demarche.cli.main import app
from tests.docs.pages import PAGES, Block, blocks, calls

GROUP = get_command(app)
SHELL = [block for page in PAGES for block in blocks(page) if block.info in ("", "sh")]
PYTHON = [block for page in PAGES for block in blocks(page) if block.info == "python"]


def where(item: object) -> str:
    return item.where if isinstance(item, Block) else " ".join(item) if isinstance(item, list) else str(item)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMARCHE_LEDGER", raising=False)


def parse(call: list[str]) -> None:
    """Raises what Typer raises where a command, option or value is unknown."""
    commands = GROUP.commands  # type: ignore[attr-defined]
    try:
        if not call or call[0].startswith("-"):
            GROUP.make_context("demarche", list(call))
        else:
            assert call[0] in commands, f"demarche has no command {call[0]!r}"
            commands[call[0]].make_context(call[0], call[1:])
    except typer.Exit:
        pass  # --help


@pytest.mark.parametrize(("block", "call"), [(block, call) for block in SHELL for call in calls(block)], ids=where)
def test_every_command_line_is_one_the_program_takes(block: Block, call: list[str]) -> None:
    parse(call)


@pytest.mark.parametrize(
    "call", [["serve"], ["run", "news", "--fast"], ["export", "claims", "--format", "xml"], ["timeline", "AZE"]], ids=where
)
def test_a_command_line_that_it_does_not_take_would_be_found(call: list[str]) -> None:
    with pytest.raises(Exception):  # noqa: B017 (its class has moved between versions of Typer)
        parse(call)


def test_command_lines_are_found_behind_variables_pipes_and_redirections() -> None:
    block = Block(
        "sh", 'A_B=1 demarche run "x y" < z\ncat x | .venv/bin/demarche code - > out # demarche no\necho demarche; demarche status', ""
    )
    assert list(calls(block)) == [["run", "x y"], ["code", "-"], ["status"]]


@pytest.mark.parametrize("block", [b for page in PAGES for b in blocks(page) if b.info not in ("", "sh", "text", "python")], ids=where)
def test_no_command_line_hides_in_another_kind_of_block(block: Block) -> None:
    assert not [line for line in block.text.splitlines() if line.lstrip("$ ").startswith("demarche ")]


@pytest.mark.parametrize("block", PYTHON, ids=where)
def test_every_block_of_python_compiles(block: Block) -> None:
    compile(block.text, block.where, "exec")


def is_there(module: str, name: str) -> bool:
    return hasattr(importlib.import_module(module), name) or importlib.util.find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("block", PYTHON, ids=where)
def test_what_a_block_imports_is_there(block: Block) -> None:
    tree = ast.parse(block.text)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "demarche":
            for alias in node.names:
                assert is_there(node.module or "", alias.name)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "dm":
            assert node.attr in demarche.__all__


def test_there_are_blocks_to_test() -> None:
    assert len(PYTHON) > 5
    assert sum(1 for block in SHELL for _ in calls(block)) > 15
