"""The page on actors of one's own: its lists are read, and its mistakes are refused in the words that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.entities.actors_own import read_own
from demarche.errors import InputError
from tests.docs.pages import DOCS, blocks

PAGE = DOCS / "how-to" / "own-actors.md"
COUNTRIES = frozenset({"KEN", "UGA"})


def block(info: str, index: int = 0) -> str:
    return [one.text for one in blocks(PAGE) if one.info == info][index]


def test_both_lists_of_the_page_are_read(tmp_path: Path) -> None:
    for info, many in (("csv", 4), ("yaml", 2)):
        path = tmp_path / f"mine.{info}"
        path.write_text(block(info), "utf-8")
        assert len(read_own(str(path), COUNTRIES)) == many


@pytest.mark.parametrize(
    ("line", "shown"), [("Lake Traders,,KEN REP,,", 0), ("Union,BRF,KEN BUS,,", 1), ("Reed Society,,KEN SOC,2021-02-30,", 2)]
)
def test_mistakes_are_refused_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, shown: int) -> None:
    monkeypatch.chdir(tmp_path)
    filler = [f"Other {number},,KEN SOC,," for number in range(shown)]
    rows = ["name,aliases,code,from,to", "Blue River Front,BRF,KEN REB,,", *filler, line]
    Path("mine.csv").write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_own("mine.csv", COUNTRIES)
    assert f"demarche: {caught.value}" == block("text", 1).splitlines()[shown]
