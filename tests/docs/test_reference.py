"""Everything that can be used has its entry, and what the code says is what the pages say."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.main import get_command

import demarche
from demarche import codebook, errors, plugins, protocols, records
from demarche.cli.main import app
from demarche.exports import claim_form, incident_form
from demarche.exports.write import flatten
from demarche.ledger import tables
from demarche.records import Actor, Claim, Dispute, Incident, Magnitude, Place, Published, Report, Span, Speaker, Version, When
from demarche.settings import Settings
from tests.docs.pages import BOOK, DOCS, REFERENCE, blocks, sections

COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
EVENTS = codebook.load().events


def generate(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, folder / "generate.py", *options], capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__")))


def test_generated_pages_are_fresh() -> None:
    done = generate(DOCS, "--check")
    assert done.returncode == 0, done.stderr


def test_stale_forsaken_and_missing_pages_are_found_and_mended(copy: Path) -> None:
    generate(copy)
    settings, aid, old = copy / "reference/settings.md", copy / "reference/codebook/AID.md", copy / "reference/codebook/OLD.md"
    settings.write_text(settings.read_text("utf-8").replace("`batch_reports`", "`batch_size`"), "utf-8")
    aid.unlink()
    old.write_text("# OLD\n", "utf-8")
    done = generate(copy, "--check")
    assert done.returncode == 1
    assert {line.split()[0] for line in done.stderr.splitlines()} == {str(page.relative_to(copy.parent)) for page in (settings, aid, old)}
    assert generate(copy).returncode == 0
    assert generate(copy, "--check").returncode == 0
    assert aid.exists() and not old.exists()


def test_a_part_that_nothing_generates_is_an_error(copy: Path) -> None:
    (copy / "reference/more.md").write_text("<!-- generated: weather -->\n<!-- end -->\n", "utf-8")
    done = generate(copy, "--check")
    assert done.returncode == 1
    assert "reference/more.md asks for 'weather'" in done.stderr


def test_a_part_that_no_page_shows_is_an_error(copy: Path) -> None:
    (copy / "reference/settings.md").unlink()
    done = generate(copy, "--check")
    assert done.returncode == 1
    assert "no page shows: settings" in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_entry_with_every_argument_and_option(name: str) -> None:
    section = sections(REFERENCE / "commands.md")[name]
    for parameter in COMMANDS[name].params:
        shown = [parameter.name.upper()] if parameter.param_type_name == "argument" else parameter.opts
        for spelling in shown:
            assert f"`{spelling}`" in section


def test_every_setting_has_its_entry_with_a_meaning() -> None:
    text = (REFERENCE / "settings.md").read_text("utf-8")
    for setting in fields(Settings):
        assert re.search(rf"\| `{setting.name}` \| `DEMARCHE_{setting.name.upper()}` \| [^|]+ \| \w[^|]+ \|", text)


def test_every_plug_in_point_has_its_entry() -> None:
    text = (DOCS / "how-to/write-a-plug-in.md").read_text("utf-8")
    groups = set(re.findall(r'"(demarche\.\w+)"', Path(plugins.__file__).read_text("utf-8")))
    points = [name for name, value in vars(protocols).items() if getattr(value, "_is_protocol", False) and name != "Protocol"]
    assert groups and points
    for name in (*groups, *points):
        assert f"`{name}`" in text


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_type_has_its_page_with_every_mode(event: str) -> None:
    page = (BOOK / f"{event}.md").read_text("utf-8")
    assert page.splitlines()[2] == f"# {event}"
    for mode in EVENTS[event].modes:
        assert f"| `{mode}` |" in page


def test_the_page_of_a_type_shows_its_examples_without_marks() -> None:
    page = (BOOK / "SANCTION.md").read_text("utf-8")
    assert page.count("\n> ") == len(EVENTS["SANCTION"].examples)
    assert "[A1" not in page


@pytest.mark.parametrize("name", ["contexts", "sectors"])
def test_every_context_and_sector_has_its_entry(name: str) -> None:
    text = (BOOK / f"{name}.md").read_text("utf-8")
    for known in getattr(codebook.load(), name):
        assert f"| `{known}` |" in text


def below(kind: type[errors.DemarcheError]) -> list[type[errors.DemarcheError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in below(child))]


def test_every_error_has_its_entry_and_its_exit_code_a_row() -> None:
    found = sections(REFERENCE / "errors.md")
    for kind in below(errors.DemarcheError):
        assert f"`{kind.__name__}` (exit code {kind.exit_code})" in found["Errors in Python"]
        assert f"| {kind.exit_code} |" in found["Exit codes"]


def kinds_of_issues() -> dict[str, str]:
    """The kinds that the code makes issues of, with a file that does."""
    kinds: dict[str, str] = {}
    for path in sorted(Path(demarche.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
                kind = node.args[0] if node.args else None
                if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
                    kinds[kind.value] = path.name
    return kinds


def test_every_kind_of_issue_has_its_entry_and_no_entry_is_left_over() -> None:
    shown = re.findall(r"^\| `([\w-]+)` \|", sections(REFERENCE / "errors.md")["Issues"], re.MULTILINE)
    assert set(shown) == set(kinds_of_issues())


@pytest.mark.parametrize("table", tables.metadata.tables.values(), ids=lambda table: table.name)
def test_every_table_has_its_entry_with_every_column(table: Any) -> None:
    section = sections(REFERENCE / "ledger.md")[table.name]
    for column in table.columns:
        assert f"| `{column.name}` |" in section


# -- the interchange form ----------------------------------------------------------------------------------------------

SPAN = Span(0, 4)
REPORT = Report("r_1", "Iran expelled.", published=Published(date(2023, 4, 7), "given"))
ACTOR = Actor("Iran", (SPAN,), country="IRN", sectors=("GOV",))
CLAIM = Claim(
    "c_1",
    "r_1",
    0,
    Span(5, 13),
    "SANCTION",
    actors=(ACTOR,),
    recipients=(ACTOR,),
    place=Place("Tehran", spans=(SPAN,)),
    when=When(None, None, "unknown", "none", (SPAN,)),
    magnitudes=(Magnitude("expelled", 4, 4),),
    speakers=(Speaker(ACTOR, "said"),),
    mentions=(SPAN,),
)
INCIDENT = Incident(
    "i_1",
    "SANCTION",
    None,
    (ACTOR,),
    (ACTOR,),
    CLAIM.place,
    CLAIM.when,
    CLAIM.magnitudes,
    "asserted",
    ("c_1",),
    ("r_1",),
    1,
    (Dispute("expelled", (Version("4", ("c_1",), ("IRN GOV",)),)),),
)
FORMS = {
    "claim": claim_form(CLAIM, REPORT, codebook.load()),
    "incident": incident_form(INCIDENT, {"r_1": REPORT}, codebook.load()),
}


def shape(value: Any) -> Any:
    """The keys of a value, all the way down; None stands for values and for what is not there."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value and isinstance(value[0], dict) else None


def shown(kind: str) -> Any:
    return next(json.loads(block.text) for block in blocks(REFERENCE / "claim.md") if block.info == f"json {kind}")


@pytest.mark.parametrize("kind", FORMS)
def test_the_example_of_a_form_has_its_keys(kind: str) -> None:
    page, made = shape(shown(kind)), shape(FORMS[kind])
    assert page.keys() == made.keys()
    for key in page:
        # An example may leave a place or mentions out; the tables say what they hold.
        assert page[key] is None or made[key] is None or page[key] == made[key]


@pytest.mark.parametrize("kind", FORMS)
def test_every_key_of_a_form_has_its_entry(kind: str) -> None:
    entries = set(re.findall(r"`(\w+)`", sections(REFERENCE / "claim.md")[kind.capitalize()]))
    nested = [value[0] if isinstance(value, list) else value for value in FORMS[kind].values() if value and isinstance(value, dict | list)]
    keys = {*FORMS[kind], *(key for part in nested if isinstance(part, dict) for key in part)} - {"text", "expelled"}
    # Parties, places and times are described once, with claims.
    known = entries | set(re.findall(r"`(\w+)`", sections(REFERENCE / "claim.md")["Claim"]))
    assert keys <= known
    assert set(FORMS[kind]) <= entries


def test_every_column_of_csv_that_is_no_key_has_its_entry() -> None:
    text = sections(REFERENCE / "claim.md")["CSV"]
    for form in FORMS.values():
        for column in flatten(form).keys() - form.keys():
            assert f"`{column}`" in text


def test_the_example_of_a_claim_quotes_its_text() -> None:
    text = re.search(r"From the text \*(.+?)\*", sections(REFERENCE / "claim.md")["Claim"])
    assert text

    def check(value: Any) -> None:
        if isinstance(value, dict):
            if "start" in value and "text" in value:
                assert text and text[1][value["start"] : value["end"]] == value["text"]
            value = list(value.values())
        for part in value if isinstance(value, list) else []:
            check(part)

    check(shown("claim"))


def test_the_examples_take_their_scores_from_the_codebook() -> None:
    for kind in FORMS:
        form = shown(kind)
        assert (form["quad"], form["intensity"]) == (EVENTS[form["event"]].quad, EVENTS[form["event"]].intensity(form["mode"]))


@pytest.mark.parametrize(
    "values", [records.Status, records.Precision, records.Anchor, records.PlacePrecision], ids=lambda v: str(get_args(v)[:2])
)
def test_every_status_precision_and_anchor_has_its_entry(values: Any) -> None:
    text = sections(REFERENCE / "claim.md")["Claim"]
    for value in get_args(values):
        assert f"`{value}`" in text
