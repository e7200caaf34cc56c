"""Types of marked pairs: which lines get an answer, and which an issue."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from demarche.records import Issue
from demarche.relations import relate_file
from demarche.settings import Settings

TEXT = "Kenya expelled two Sudanese diplomats."


def line(text: str = TEXT, actor: str = "Kenya", recipient: str = "two Sudanese diplomats") -> dict[str, Any]:
    spans = {name: [at := text.index(part), at + len(part)] for name, part in (("actor", actor), ("recipient", recipient))}
    return {"id": "p", "text": text, **spans}


def relate(folder: Path, *lines: Any, settings: Settings | None = None) -> list[dict[str, object] | Issue]:
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in lines), "utf-8")
    return list(relate_file(str(path), settings=settings))


def test_a_pair_has_the_type_of_the_act_between_its_spans(tmp_path: Path) -> None:
    [answer] = relate(tmp_path, line())
    assert isinstance(answer, dict)
    assert (answer["id"], answer["event"]) == ("p", "SANCTION")


def test_a_pair_may_lie_in_a_later_sentence(tmp_path: Path) -> None:
    [alone, after] = relate(tmp_path, line(), line("Nobody spoke in the capital. " + TEXT))
    assert alone == after


@pytest.mark.parametrize(
    ("broken", "kind", "problem"),
    [
        (line("Kenya  —  Sudan", "  ", "Sudan"), "bad-span", "actor .* touches no word"),
        (line("Kenya " + "spoke, " * 600 + "of Sudan.", "Kenya", "Sudan"), "bad-span", "beyond the 512 subwords"),
        (line("Kenya met Sudan. " * 100, "Kenya", "Sudan"), "too-large", "more than the 1,000 characters"),
        ({**line(), "text": "x" * 20_000}, "too-large", "more than the 1,000 characters"),
        ({**line(), "actor": [0, 500]}, "bad-span", "outside the text"),
        ({"id": 1}, "bad-line", "missing"),
    ],
)
def test_what_cannot_be_read_is_an_issue_and_the_rest_is_answered(broken: Any, kind: str, problem: str, tmp_path: Path) -> None:
    bounds = Settings(max_report_characters=1000) if kind == "too-large" else Settings()
    [issue, answer] = relate(tmp_path, broken, line(), settings=bounds)
    assert isinstance(issue, Issue)
    assert isinstance(answer, dict)
    assert (issue.kind, issue.where) == (kind, f"{tmp_path / 'pairs.jsonl'}:1")
    assert re.search(problem, issue.problem)
