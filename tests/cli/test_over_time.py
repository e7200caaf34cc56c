"""`series`, `index` and `network`, run as a user runs them, on texts we wrote."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import demarche as demarche_package
from demarche import analysis, pipeline
from demarche.cli import chart
from demarche.errors import UsageError
from tests.cli.test_commands import demarche

TEXTS = {
    "2021-03-02": "Kenya accused Uganda on Monday of spying. Uganda denied it.",
    "2021-03-09": "Kenya expelled two Ugandan diplomats on Monday, the foreign ministry in Nairobi said.",
    "2021-03-10": "Nairobi said it had expelled two diplomats of Uganda on Monday. Ugandan soldiers attacked a Kenyan post on Tuesday.",
    "2021-05-04": "The foreign ministers of Kenya and Uganda met in Kampala on Monday.",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lake")
    lines = [{"id": f"lake {day}", "text": text, "published": day, "outlet": "The Lake"} for day, text in TEXTS.items()]
    (folder / "lake.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    done = demarche("run", folder / "lake.jsonl", "--ledger", folder / "l.db")
    assert done.returncode == 0, done.stderr
    return folder / "l.db"


def test_series_by_month(ledger: Path) -> None:
    found = json.loads(demarche("series", "KEN", "UGA", "--by", "month", "--json", "--ledger", ledger).stdout)
    counts = {row["period"]: row["total"]["count"] for row in found["rows"]}
    assert list(counts) == ["2021-03", "2021-04", "2021-05"]
    assert counts["2021-03"] >= 3
    assert counts["2021-04"] == 0


def test_series_as_csv_is_a_period_a_line(ledger: Path) -> None:
    done = demarche("series", "ken", "uga", "--csv", "--ledger", ledger)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 10
    assert {"period", "count", "quad4", "KEN-UGA_count", "UGA-KEN_intensity"} <= rows[0].keys()


def test_index_rises_with_the_attack_and_falls_with_the_talks(ledger: Path) -> None:
    found = json.loads(demarche("index", "KEN", "UGA", "--json", "--ledger", ledger).stdout)
    values = {row["period"]: row["value"] for row in found["rows"]}
    assert max(values, key=values.__getitem__) in ("2021-W10", "2021-W11")
    assert values["2021-W18"] < values["2021-W12"]
    assert found["constants"]["half_life"] == 14


def test_index_is_a_chart_with_its_band(ledger: Path) -> None:
    shown = demarche("index", "KEN", "UGA", "--ledger", ledger).stdout
    for part in ("2021-W10", "█", "░", "ASSAULT", "UGA MIL → KEN"):
        assert part in shown


def test_explain_adds_up_and_quotes(ledger: Path) -> None:
    done = demarche("index", "KEN", "UGA", "--explain", "2021-W10", "--json", "--ledger", ledger)
    found = json.loads(done.stdout)
    assert sum(part["value"] for part in found["contributions"]) == pytest.approx(found["value"])
    assert all(part["sentence"] in " ".join(TEXTS.values()) for part in found["contributions"])
    shown = demarche("index", "KEN", "UGA", "--explain", "2021-W10", "--ledger", ledger).stdout
    assert "attacked a Kenyan post" in shown
    assert found["contributions"][0]["incident"] in shown


def test_as_of_knows_only_what_was_out(ledger: Path) -> None:
    found = json.loads(demarche("index", "KEN", "UGA", "--as-of", "2021-03-09", "--json", "--ledger", ledger).stdout)
    assert found["until"] == "2021-03-09"
    assert found["rows"][-1]["days"] == 2


def test_a_constant_of_ones_own_changes_the_index(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = demarche("index", "KEN", "UGA", "--csv", "--ledger", ledger).stdout
    assert demarche("index", "KEN", "UGA", "--csv", "--set", "half_life=3", "--ledger", ledger).stdout != usual
    monkeypatch.setenv("DEMARCHE_INDEX", "half_life=3 relief=0")
    assert json.loads(demarche("index", "KEN", "UGA", "--json", "--ledger", ledger).stdout)["constants"]["relief"] == 0


def test_python_gives_what_the_command_gives(ledger: Path) -> None:
    shown = json.loads(demarche("index", "KEN", "UGA", "--by", "month", "--json", "--ledger", ledger).stdout)
    with demarche_package.open(ledger) as opened:
        dyad = opened.dyad("KEN", "UGA")
        rows = dyad.index(by="month").rows
        assert [round(row.value, 4) for row in rows] == [row["value"] for row in shown["rows"]]
        assert len(dyad.series(by="month", first="2021-01-01").rows) == 5
        assert {edge.target for edge in opened.network().edges} >= {"UGA GOV"}
        with pytest.raises(UsageError, match="no length"):
            dyad.series(by="year")


def test_a_narrow_terminal_gets_a_narrow_chart(ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(chart, "console", lambda: Console(width=70, highlight=False, markup=False))
    with demarche_package.open(ledger) as opened:
        known = pipeline.view(opened.ledger)
    chart.show_index(analysis.index(known, ("KEN", "UGA")), known)
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("2021-W")]
    assert rows
    assert all("…" not in row and "ASSAULT" not in row for row in rows)


def test_network_as_a_file(ledger: Path, tmp_path: Path) -> None:
    done = demarche("network", "--format", "gexf", "--out", tmp_path / "n.gexf", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert "UGA MIL" in (tmp_path / "n.gexf").read_text("utf-8")
    assert "UGA MIL" in demarche("network", "--ledger", ledger).stdout


def test_two_states_without_incidents_are_no_error(ledger: Path) -> None:
    for command in ("series", "index"):
        done = demarche(command, "BRA", "CHL", "--ledger", ledger)
        assert done.returncode == 0, done.stderr
        assert "No incident between BRA and CHL" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("index", "KEN", "KEN"),
        ("index", "KEN", "Uganda"),
        ("index", "KEN", "UGA", "--explain", "2021"),
        ("index", "KEN", "UGA", "--explain", "2031-W05"),
        ("index", "KEN", "UGA", "--set", "half_life=0"),
        ("index", "KEN", "UGA", "--json", "--csv"),
        ("index", "KEN", "UGA", "--explain", "2021-W10", "--csv"),
        ("series", "KEN", "UGA", "--from", "2021-03-09", "--to", "2021-03-01"),
        ("network", "--out", "x.txt"),
    ],
    ids=" ".join,
)
def test_what_is_used_wrongly_is_said_in_a_line(arguments: tuple[str, ...], ledger: Path) -> None:
    done = demarche(*arguments, "--ledger", ledger)
    assert done.returncode == 2
    assert done.stderr.startswith("demarche: ")
    assert "Traceback" not in done.stderr


def test_the_quarrel_of_the_demo_rises_and_falls_when_it_did(tmp_path: Path) -> None:
    reports = Path(__file__).parents[2] / "demo" / "reports"
    assert demarche("run", reports, "--ledger", tmp_path / "l.db", "--json").returncode in (0, 3)
    found = json.loads(demarche("index", "AZE", "IRN", "--json", "--ledger", tmp_path / "l.db").stdout)
    values = {row["period"]: row["value"] for row in found["rows"]}
    after_the_attack, after_the_expulsion = (
        max(values[week] for week in weeks) for weeks in (("2023-W05", "2023-W06"), ("2023-W14", "2023-W15"))
    )
    between = max(values[f"2023-W{week:02}"] for week in range(9, 13))
    assert after_the_attack > 2 * between
    assert after_the_expulsion > 2 * between
    assert values["2023-W30"] < after_the_attack / 4
