"""The published page holds the constants and reasons that the code has."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from demarche.analysis import REASONS, Arithmetic
from demarche.analysis.arithmetic import grid

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "index.md").read_text("utf-8")


def test_every_constant_stands_there_with_its_value_and_meaning() -> None:
    body = ast.parse(inspect.getsource(Arithmetic)).body[0]
    assert isinstance(body, ast.ClassDef)
    meant = {
        ast.unparse(one.target): " ".join(str(ast.literal_eval(other.value)).split())
        for one, other in pairwise(body.body)
        if isinstance(one, ast.AnnAssign) and isinstance(other, ast.Expr)
    }
    rows = [f"| `{field.name}` | {field.default:g} | {meant[field.name]} |" for field in fields(Arithmetic)]
    assert [row for row in rows if row not in PAGE] == []


def test_every_reason_to_stand_apart_is_told() -> None:
    assert set(REASONS) <= set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))


def test_the_band_has_as_many_variants_as_the_page_says() -> None:
    assert f"That makes {len(list(grid(Arithmetic())))} variants." in PAGE
