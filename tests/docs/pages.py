"""What the tests read of the pages: fenced blocks, links, headings, command lines."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, groupby, pairwise
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
REFERENCE = DOCS / "reference"
BOOK = REFERENCE / "codebook"
PAGES = sorted([*DOCS.rglob("*.md"), REPOSITORY / "README.md"])

_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_ASSIGNMENT = re.compile(r"[A-Z_]+=.*")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: `python`, `sh`, …, its text, and where it begins."""

    info: str
    text: str
    where: str


def name(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Block(found["info"].strip(), textwrap.dedent(found["text"]), f"{name(page)}:{text.count(chr(10), 0, found.start()) + 1}")
        for found in _FENCE.finditer(text)
    ]


def prose(page: Path) -> str:
    """A page without code."""
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text("utf-8")))


def links(page: Path) -> list[str]:
    """The targets of a page's links."""
    return _LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The names by which links reach a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def sections(page: Path) -> dict[str, str]:
    """The text below each heading of the second level, by heading."""
    parts = re.split(r"^## (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def calls(block: Block) -> Iterator[list[str]]:
    """The arguments of every call of `demarche` in a block of shell commands."""
    for line in block.text.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        for ends, words in groupby(lexer, lambda word: set(word) <= set(";|&")):
            call = [] if ends else _plain(list(words))
            if call and Path(call[0]).name == "demarche":
                yield call[1:]


def _plain(words: list[str]) -> list[str]:
    """A call without redirections and without the variables before it."""
    kept = [word for before, word in pairwise(["", *words]) if word not in ("<", ">", ">>") and before not in ("<", ">", ">>")]
    return list(dropwhile(_ASSIGNMENT.fullmatch, kept))
