"""`demarche codebook`, and codebooks of one's own, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import demarche, lines

LEGISLATE = """\
type: LEGISLATE
quad: 2
score: 1.0
definition: A parliament passes, repeals or amends a law.
counts: [a bill is passed, adopted, repealed or amended by a legislature]
not: [a bill that is only debated or promised]
modes:
  repeal: {score: -1.0, definition: a law is taken away}
lexicon:
  - {verb: [repeal], mode: repeal, object: [law, bill, act, legislation, amendment, ban]}
  - {verb: [pass, adopt, enact, amend], object: [law, bill, act, legislation, amendment]}
examples:
  - "[A1 Peru's congress] on Thursday [E1:LEGISLATE/-/asserted passed] a mining law over the president's objections."
  - "[A1 The Danish parliament] has [E1:LEGISLATE/-/asserted adopted] a bill on fisheries."
  - "The [E1:LEGISLATE/repeal/asserted repeal] of the press act by [A1 the Maltese parliament] took four votes."
  - "[A1 Lawmakers in Accra] [E1:LEGISLATE/-/asserted voted] the reform of the land courts into law late on Monday."
  - "The senator hopes that a law on fisheries will one day see the light."
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "LEGISLATE.yaml").write_text(LEGISLATE, "utf-8")
    return tmp_path / "LEGISLATE.yaml"


def test_list_shows_every_type() -> None:
    assert len(demarche("codebook", "list").stdout.splitlines()) == 16
    assert "SANCTION" in json.loads(demarche("codebook", "list", "--json").stdout)


def test_show_shows_one_type_with_its_modes() -> None:
    shown = demarche("codebook", "show", "sanction").stdout
    for part in ("What counts", "What does not", "expel (-5.5)", "Lexicon", "Examples"):
        assert part in shown


def test_an_unknown_type_is_told_the_known_ones() -> None:
    done = demarche("codebook", "show", "BRIBE")
    assert done.returncode == 2
    assert "ASSAULT" in done.stderr


def test_check_accepts_a_good_codebook(own: Path) -> None:
    done = demarche("codebook", "check", own)
    assert done.returncode == 0
    assert "LEGISLATE" in done.stdout


def test_check_names_file_key_and_reason(own: Path) -> None:
    own.write_text(LEGISLATE.replace("mode: repeal", "mode: revoke"), "utf-8")
    done = demarche("codebook", "check", own)
    assert done.returncode == 4
    for part in ("LEGISLATE.yaml", "lexicon[0]", "revoke", "Known: repeal"):
        assert part in done.stderr


def test_try_shows_what_fired_and_what_is_coded() -> None:
    shown = demarche("codebook", "try", "Kenya expelled two Sudanese diplomats.").stdout
    assert "SANCTION: expel + diplomat" in shown
    assert "score" in shown
    assert "No act" in demarche("codebook", "try", "The river is long.").stdout


def test_a_type_of_ones_own_is_coded_and_kept(own: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(
        "Date: 2021-03-10\n\nChile's senate on Tuesday repealed the ban on strikes. Kenya expelled two Sudanese diplomats.", "utf-8"
    )
    coded = lines(demarche("--codebook", own, "code", news).stdout)
    assert [(claim["event"], claim["mode"], claim["quad"]) for claim in coded] == [("LEGISLATE", "repeal", 2), ("SANCTION", "expel", 4)]
    assert demarche("--codebook", own, "run", news, "--ledger", tmp_path / "l.db").returncode == 0
    assert "LEGISLATE" in demarche("--codebook", own, "incidents", "--ledger", tmp_path / "l.db").stdout


def test_a_ledger_with_types_that_are_not_at_hand_says_what_to_do(own: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("Date: 2021-03-10\n\nChile's senate on Tuesday repealed the ban on strikes.", "utf-8")
    assert demarche("--codebook", own, "run", news, "--ledger", tmp_path / "l.db").returncode == 0
    done = demarche("export", "claims", "--ledger", tmp_path / "l.db")
    assert done.returncode == 4
    assert "--codebook" in done.stderr


def test_a_codebook_that_is_not_there_is_told() -> None:
    done = demarche("--codebook", "nowhere.yaml", "codebook", "list")
    assert done.returncode == 4
    assert "nowhere.yaml" in done.stderr
