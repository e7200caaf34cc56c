"""The measure of who is who: how its file is read, and what counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.quality.who import Answer, read_cases


def write(folder: Path, line: str) -> Path:
    path = folder / "who.txt"
    path.write_text(line + "\n", "utf-8")
    return path


def test_marks_are_taken_out_and_point_at_their_phrases(tmp_path: Path) -> None:
    (case,) = read_cases(write(tmp_path, "2001-02-03 joint | [PER GOV+CHL GOV: Peru and Chile] met [UAF/?: two men]."))
    assert case.report.text == "Peru and Chile met two men."
    assert [case.report.quote(phrase.span) for phrase in case.phrases] == ["Peru and Chile", "two men"]
    assert case.phrases[1].accepted == (frozenset({"UAF"}), frozenset({"?"}))


def test_country_and_sector_are_right_apart(tmp_path: Path) -> None:
    (case,) = read_cases(write(tmp_path, "2001-02-03 police | [PER COP/PER MIL: Guards] met."))
    answer = Answer(case, case.phrases[0], frozenset({"PER GOV"}))
    assert (answer.country, answer.sector, answer.both) == (True, False, False)
    assert Answer(case, case.phrases[0], frozenset({"PER MIL"})).both


@pytest.mark.parametrize(
    "line", ["2001-02-03 police [PER COP: Guards] met.", "2001-02-03 police | [Guards] met.", "2001 x | [PER: A] met."]
)
def test_a_line_out_of_form_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_cases(write(tmp_path, line))
