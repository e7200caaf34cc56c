"""Correcting and comparing, as a user meets it: the commands one after another on a ledger of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import demarche as dm
from demarche.cli.main import main
from demarche.codebook import read_marked_lines
from tests.cli.test_commands import TEXTS


def demarche(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """One command in this process: there are many of them here."""
    out, err = StringIO(), StringIO()
    code = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["demarche", *map(str, arguments)])
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return subprocess.CompletedProcess([], code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    rows = [
        {"id": name, "text": text, "published": day, "outlet": f"The {name}", "url": f"https://{name}.example/1"}
        for (name, text), day in zip(TEXTS.items(), ("2021-03-10", "2021-03-11"), strict=True)
    ]
    rows.append({**rows[1], "id": "mended", "text": TEXTS["second"].replace("three", "two"), "published": "2021-03-14"})
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with dm.open(folder / "l.db") as ledger:
        ledger.run(folder / "reports.jsonl")
    return folder / "l.db"


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "l.db"))


def answer(*arguments: str | Path) -> Any:
    done = demarche(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def expulsion(ledger: Path) -> dict[str, Any]:
    (found,) = [i for i in answer("timeline", "KEN", "SDN", "--ledger", ledger) if i["event"] == "SANCTION"]
    return found  # type: ignore[no-any-return]


def test_explain_shows_ids_that_correct_takes_and_then_what_was_corrected(ledger: Path) -> None:
    incident = expulsion(ledger)
    shown = demarche("explain", incident["id"], "--ledger", ledger).stdout
    claim = incident["claims"][0][:10]
    assert f"{claim}  first" in shown
    done = demarche("correct", claim, "status", "alleged", "--by", "Ada", "--why", "so it says", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert "Ada" in done.stdout and "(so it says)" in done.stdout
    assert "status: alleged, by Ada" in demarche("explain", incident["id"], "--ledger", ledger).stdout
    explained = answer("explain", incident["id"], "--ledger", ledger)
    assert explained["claims"][0]["corrections"] == [{"field": "status", "value": "alleged", "by": "person:Ada"}]
    assert "status: alleged" in demarche("disputes", "--ledger", ledger).stdout
    exported = [json.loads(line) for line in demarche("export", "claims", "--ledger", ledger).stdout.splitlines()]
    assert [row["status"] for row in exported if row["id"] == incident["claims"][0]] == ["alleged"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("status", "denyed"), 2, "asserted"),
        (("mood", "bad"), 2, "Fields:"),
        (("mode", "fly"), 2, "expel"),
        (("day", "31 March"), 2, "2023-01-27"),
    ],
)
def test_a_wrong_value_is_told_what_would_be_right(ledger: Path, arguments: tuple[str, str], code: int, told: str) -> None:
    done = demarche("correct", expulsion(ledger)["claims"][0], *arguments, "--ledger", ledger)
    assert done.returncode == code
    assert told in done.stderr
    assert demarche("correct", "c_zz", "status", "denied", "--ledger", ledger).returncode == 5


def test_claims_are_split_moved_joined_and_it_is_all_taken_back(ledger: Path) -> None:
    incident = expulsion(ledger)
    first, second = incident["claims"]
    before = demarche("incidents", "--ledger", ledger).stdout
    edit = answer("split", incident["id"], second, "--by", "Ada", "--ledger", ledger)
    assert (edit["act"], edit["by"]) == ("split", "person:Ada")
    of = {claim: i["id"] for i in answer("incidents", "--ledger", ledger) for claim in i["claims"]}
    assert of[first] != of[second]
    answer("move", second, of[first], "--by", "Ada", "--ledger", ledger)
    assert set(expulsion(ledger)["claims"]) == {first, second}
    answer("apart", first, second, "--by", "Ada", "--ledger", ledger)
    answer("same", first, second, "--by", "Ada", "--ledger", ledger)
    assert set(expulsion(ledger)["claims"]) == {first, second}
    for _ in range(4):
        answer("undo", "--by", "Ada", "--ledger", ledger)
    assert demarche("incidents", "--ledger", ledger).stdout == before
    found = answer("edits", "--ledger", ledger)
    assert [edit["act"] for edit in found] == ["split", "move", "apart", "same"]
    assert all(edit["withdrawn"] for edit in found)
    assert demarche("edits", "--ledger", ledger).stdout.count("taken back") == 4
    assert demarche("undo", "--by", "Ada", "--ledger", ledger).returncode == 5


def test_labels_are_marked_lines(ledger: Path, tmp_path: Path) -> None:
    answer("correct", expulsion(ledger)["claims"][0], "status", "denied", "--ledger", ledger)
    out = tmp_path / "marked.txt"
    assert demarche("labels", "--ledger", ledger, "--out", out).returncode == 0
    ((_, marked),) = read_marked_lines(out.read_text("utf-8"), where="marked.txt")
    assert marked.text == TEXTS["first"].split("\n")[0]
    assert [act.status for act in marked.acts if act.event == "SANCTION"] == ["denied"]
    assert [label["report"] for label in answer("labels", "--ledger", ledger)] == ["first"]


def test_diff_says_what_is_new_what_changed_and_which_text(ledger: Path) -> None:
    shown = demarche("diff", "--from", "2021-03-10", "--to", "2021-03-14", "--ledger", ledger).stdout
    told = (
        "Changed (",
        "reports: 1 → 2",
        "because of",
        "The second",
        "Texts changed (1)",
        "- Kenya expelled three",
        "+ Kenya expelled two",
    )
    assert [part for part in told if part not in shown] == []
    found = answer("diff", "--from", "2021-03-11", "--to", "2021-03-14", "--ledger", ledger)
    assert [text["newer"] for text in found["rewritten"]] == ["mended"]
    assert answer("diff", "--from", "2021-03-01", "--to", "2021-03-14", "--dyad", "PER", "SDN", "--ledger", ledger)["new"] == []
    assert "Nothing changed" in demarche("diff", "--from", "2021-04-01", "--to", "2021-04-02", "--ledger", ledger).stdout
    assert demarche("diff", "--from", "2021-04-02", "--to", "2021-04-01", "--ledger", ledger).returncode == 2


def test_diff_by_what_was_learned_names_the_edits(ledger: Path) -> None:
    today = datetime.now(UTC).date()
    answer("correct", expulsion(ledger)["claims"][0], "killed", "3", "--by", "Ada", "--ledger", ledger)
    yesterday = (today - timedelta(days=1)).isoformat()
    found = answer("diff", "--from", yesterday, "--to", today.isoformat(), "--learned", "--ledger", ledger)
    assert found["new"]
    assert demarche("incidents", "--learned-by", yesterday, "--ledger", ledger).stdout.startswith("No incident")


def test_versions_shows_both_texts(ledger: Path) -> None:
    (one,) = answer("versions", "--ledger", ledger)
    assert (one["older"], one["newer"]) == ("second", "mended")
    assert "+ Kenya expelled two" in demarche("versions", "--ledger", ledger).stdout


def test_verify_names_what_differs(ledger: Path, filled: Path) -> None:
    same = demarche("verify", ledger, filled)
    assert same.returncode == 0
    assert "identical" in same.stdout
    answer("correct", expulsion(ledger)["claims"][0], "status", "alleged", "--by", "Ada", "--ledger", ledger)
    done = demarche("verify", ledger, filled)
    assert done.returncode == 1
    assert "edit: only in the first (1)" in done.stdout
    assert "incident: disputes (1)" in done.stdout
    found = json.loads(demarche("verify", ledger, filled, "--json").stdout)
    assert not found["identical"]
    assert demarche("verify", ledger, "nowhere.db").returncode == 5


def test_the_same_from_python(ledger: Path) -> None:
    with dm.open(ledger) as opened:
        (incident,) = [i for i in opened.dyad("KEN", "SDN").incidents() if i.event == "SANCTION"]
        opened.correct(incident.claims[0], "status", "alleged", by="Ada")
        opened.split(incident.id, [incident.claims[1]], by="Ada")
        assert len(opened.incidents()) > len(opened.incidents(learned_by="2021-01-01"))
        opened.undo(by="Ada")
        assert [edit.withdrawn is None for edit in opened.edits()] == [True, False]
        assert opened.view().claims[incident.claims[0]].status == "alleged"
        assert opened.diff("2021-03-10", "2021-03-14").rewritten
        assert len(opened.labels()) == 1
