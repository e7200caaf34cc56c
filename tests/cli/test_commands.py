"""The commands, run as a user runs them, on texts we wrote."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

TEXTS = {
    "first": (
        "Kenya's foreign ministry on Monday expelled two Sudanese diplomats, accusing them of spying.\n\n"
        "Sudan rejected the accusation. Its ambassador in Nairobi was summoned on Tuesday."
    ),
    "second": "Kenya expelled three Sudanese diplomats on Monday, the foreign ministry in Nairobi said. Sudan denied that they were spies.",
}


def demarche(*arguments: str | Path, input_: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "demarche.cli.main", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", input=input_)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    lines = [
        {"id": name, "text": text, "published": day, "outlet": f"The {name}"}
        for (name, text), day in zip(TEXTS.items(), ("2021-03-10", "2021-03-11"), strict=True)
    ]
    (folder / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Path:
    done = demarche("run", folder / "reports.jsonl", "--ledger", folder / "l.db")
    assert done.returncode == 0, done.stderr
    return folder / "l.db"


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_code_prints_a_claim_a_line(folder: Path) -> None:
    done = demarche("code", folder / "reports.jsonl")
    assert done.returncode == 0, done.stderr
    assert {claim["report"] for claim in lines(done.stdout)} == {"first", "second"}
    assert "SANCTION" in {claim["event"] for claim in lines(done.stdout)}


def test_spans_of_claims_quote_the_text_given(folder: Path) -> None:
    for claim in lines(demarche("code", folder / "reports.jsonl").stdout):
        trigger = claim["trigger"]
        assert TEXTS[str(claim["report"])][trigger["start"] : trigger["end"]] == trigger["text"]  # type: ignore[index]


def test_code_reads_standard_input_and_warns_that_no_day_is_known() -> None:
    done = demarche("code", "-", "--format", "table", input_=TEXTS["first"])
    assert done.returncode == 0
    assert "SANCTION" in done.stdout
    assert "No date of publication" in done.stderr


def test_published_dates_what_has_no_date() -> None:
    done = demarche("code", "-", "--published", "2021-03-10", input_=TEXTS["first"])
    assert "No date" not in done.stderr
    assert any(claim["when"] and claim["when"]["start"] == "2021-03-08" for claim in lines(done.stdout))  # type: ignore[index]


def test_run_ends_in_an_account(folder: Path) -> None:
    done = demarche("run", folder / "reports.jsonl", "--ledger", folder / "account.db")
    assert "2 new reports" in done.stdout
    for heading in ("KEN and SDN", "Who denies what", "Next"):
        assert heading in done.stdout


def test_a_second_run_changes_nothing(folder: Path, ledger: Path) -> None:
    before = demarche("export", "claims", "--ledger", ledger).stdout
    again = json.loads(demarche("run", folder / "reports.jsonl", "--ledger", ledger, "--json").stdout)
    assert (again["new_reports"], again["new_claims"]) == (0, 0)
    assert demarche("export", "claims", "--ledger", ledger).stdout == before


def test_two_reports_of_one_expulsion_are_one_disputed_incident(ledger: Path) -> None:
    found = json.loads(demarche("timeline", "KEN", "SDN", "--ledger", ledger, "--json").stdout)
    (expulsion,) = [incident for incident in found if incident["event"] == "SANCTION"]
    assert expulsion["reports"] == ["first", "second"]
    assert [dispute["field"] for dispute in expulsion["disputes"]] == ["expelled"]


def test_disputes_say_who_holds_what(ledger: Path) -> None:
    shown = demarche("disputes", "--ledger", ledger).stdout
    assert "expelled: 2 (" in shown
    assert "3 (" in shown


def test_as_of_leaves_out_later_reports(ledger: Path) -> None:
    found = json.loads(demarche("incidents", "--ledger", ledger, "--as-of", "2021-03-10", "--json").stdout)
    assert {report for incident in found for report in incident["reports"]} == {"first"}


def test_explain_shows_sentences_and_reasons(ledger: Path) -> None:
    found = json.loads(demarche("incidents", "--event", "sanction", "--ledger", ledger, "--json").stdout)
    done = demarche("explain", found[0]["id"][:7], "--ledger", ledger)
    assert "accusing them of spying" in done.stdout
    assert "Why these are one happening" in done.stdout
    form = json.loads(demarche("explain", found[0]["id"], "--ledger", ledger, "--json").stdout)
    assert len(form["claims"]) == 2
    assert form["judgements"][0]["reasons"]


def test_relate_types_a_marked_pair() -> None:
    text = "Kenya expelled two Sudanese diplomats."
    pair = {"id": "p", "text": text, "actor": [0, 5], "recipient": [text.index("two"), len(text) - 1]}
    broken = {"id": "q", "text": text, "actor": [0, 500], "recipient": [0, 5]}
    done = demarche("relate", "-", input_=json.dumps(pair) + "\n" + json.dumps(broken) + "\n")
    (answer,) = lines(done.stdout)
    assert answer["event"] == "SANCTION"
    assert "-:2" in done.stderr
    assert done.returncode == 3


def test_export_writes_csv_to_a_file(ledger: Path, tmp_path: Path) -> None:
    done = demarche("export", "incidents", "--format", "csv", "--ledger", ledger, "--out", tmp_path / "i.csv")
    assert done.returncode == 0
    assert (tmp_path / "i.csv").read_text("utf-8").startswith("id,event,mode,")


def test_status_counts_rows_and_lists_issues(ledger: Path) -> None:
    form = json.loads(demarche("status", "--ledger", ledger, "--json").stdout)
    assert form["counts"]["report"] == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("timeline", "KEN", "SDN", "--ledger", "none.db"), 5, "no ledger here"),
        (("timeline", "Kenya", "SDN", "--ledger", "none.db"), 2, "three letters"),
        (("incidents", "--as-of", "yesterday", "--ledger", "none.db"), 2, "Write it as"),
        (("code", "nowhere.txt"), 3, "no such file"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_mistakes_get_a_line_and_an_exit_code(arguments: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demarche.cli.main", *arguments], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path
    )
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_input_is_an_issue_and_the_rest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"%PDF-1.7\x00\x01")
    (tmp_path / "foreign.txt").write_text(
        "Le gouvernement du Pérou a expulsé deux diplomates du Chili lundi, selon le ministère. " * 3, "utf-8"
    )
    (tmp_path / "mixed.jsonl").write_text('{"id": "ok", "text": "Peru expelled two Chilean envoys.", "published": "2021-03-10"}\n{broken\n')
    done = demarche("run", tmp_path, "--ledger", tmp_path / "l.db")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    for part in ("empty.txt", "binary.txt", "foreign.txt", "mixed.jsonl:2"):
        assert part in done.stderr
    form = json.loads(demarche("status", "--ledger", tmp_path / "l.db", "--json").stdout)
    assert form["counts"]["report"] == 1
    assert len(form["issues"]) == 4


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    evil = "Kenya expelled two Sudanese \x1b[31mdiplomats\x1b[0m on Monday."
    (tmp_path / "evil.jsonl").write_text(json.dumps({"id": "\x1b[2Je", "text": evil, "published": "2021-03-10"}) + "\n")
    done = demarche("run", tmp_path / "evil.jsonl", "--ledger", tmp_path / "l.db")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x1b" not in demarche("incidents", "--ledger", tmp_path / "l.db").stdout


def test_a_reader_that_stops_is_no_error(ledger: Path, tmp_path: Path) -> None:
    program = (
        "import os, sys; read, write = os.pipe(); os.close(read); os.dup2(write, 1); "
        f"sys.argv = ['demarche', 'export', 'claims', '--ledger', {str(ledger)!r}]; from demarche.cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_stays_as_it_was_until_all_is_written(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "kept.jsonl"
    out.write_text("old")
    assert demarche("export", "claims", "--ledger", tmp_path / "none.db", "--out", out).returncode == 5
    assert demarche("relate", tmp_path / "none.jsonl", "--out", out).returncode == 3
    assert [path.name for path in tmp_path.iterdir()] == ["kept.jsonl"]
    assert out.read_text() == "old"
    assert demarche("export", "claims", "--ledger", ledger, "--out", out).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept.jsonl"]
    assert len(lines(out.read_text("utf-8"))) > 1


def test_a_file_that_cannot_be_written_is_a_usage_error(ledger: Path, tmp_path: Path) -> None:
    done = demarche("export", "claims", "--ledger", ledger, "--out", tmp_path / "none" / "c.jsonl")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no such device")
def test_output_that_is_no_file_is_written_as_it_stands(ledger: Path) -> None:
    done = demarche("export", "claims", "--ledger", ledger, "--out", "/dev/stdout")
    assert done.stdout == demarche("export", "claims", "--ledger", ledger).stdout


def test_unreal_is_refused_with_incidents(ledger: Path) -> None:
    done = demarche("export", "incidents", "--unreal", "--ledger", ledger)
    assert done.returncode == 2
    assert "--unreal" in done.stderr


def test_a_database_that_fails_is_one_line(folder: Path, tmp_path: Path) -> None:
    demarche("run", folder / "reports.jsonl", "--ledger", tmp_path / "l.db")
    with closing(sqlite3.connect(tmp_path / "l.db")) as connection:
        connection.execute("DROP TABLE judgement")
        connection.commit()
    done = demarche("incidents", "--ledger", tmp_path / "l.db")
    assert done.returncode == 5
    assert "no such table" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_account_counts_no_hypothetical_claims(tmp_path: Path) -> None:
    text = "Kenya may expel two Sudanese diplomats if Sudan attacks. Kenya accused Sudan of spying."
    (tmp_path / "r.jsonl").write_text(json.dumps({"text": text, "published": "2021-03-10"}) + "\n")
    totals = json.loads(demarche("run", tmp_path / "r.jsonl", "--ledger", tmp_path / "l.db", "--json").stdout)
    assert totals["new_claims"] == totals["claims"]
    every = lines(demarche("export", "claims", "--unreal", "--ledger", tmp_path / "l.db").stdout)
    assert totals["claims"] < len(every)


def test_reasons_show_ids_of_reports_without_control_characters(tmp_path: Path) -> None:
    reports = [
        {"id": f"\x1b[2J{name}", "text": text, "published": day}
        for (name, text), day in zip(TEXTS.items(), ("2021-03-10", "2021-03-11"), strict=True)
    ]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(report) + "\n" for report in reports))
    demarche("run", tmp_path / "r.jsonl", "--ledger", tmp_path / "l.db")
    found = json.loads(demarche("incidents", "--event", "sanction", "--ledger", tmp_path / "l.db", "--json").stdout)
    done = demarche("explain", found[0]["id"], "--ledger", tmp_path / "l.db")
    assert "Why these are one happening" in done.stdout
    assert "\x1b" not in done.stdout


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "names.jsonl").write_text(json.dumps({"text": "Kenya expelled Ömer Şahin of Turkey.", "published": "2021-03-10"}) + "\n")
    command = [sys.executable, "-m", "demarche.cli.main", "code", str(folder / "names.jsonl")]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Ömer" in done.stdout.decode("utf-8")
