"""The ledger: what is kept, that nothing is kept twice, and what was known on a day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from demarche.errors import LedgerError
from demarche.ledger import Batch, Ledger
from demarche.ledger.store import HEAD
from demarche.records import (
    Actor,
    Claim,
    Finding,
    Issue,
    Judgement,
    Link,
    Published,
    Remark,
    Report,
    Sentence,
    Span,
    Speaker,
    When,
    claim_id,
    report_id,
)


def report(text: str, day: date | None) -> Report:
    return Report(report_id(text, day=day), text, published=Published(day, "given") if day else None, given=text[:3])


def claim(of: Report, *, status: str = "asserted", by: str = "coder@1") -> Claim:
    trigger = Span(0, 4)
    return Claim(
        claim_id(of.id, trigger, "SANCTION", by),
        of.id,
        0,
        trigger,
        "SANCTION",
        "expel",
        actors=(Actor("Kenya", (Span(0, 4),), "government", "KEN", ("GOV",)),),
        when=When(date(2020, 1, 2), date(2020, 1, 2), "day", "published"),
        status=status,  # type: ignore[arg-type]
        by=by,
        findings=(Finding("event", "SANCTION", (trigger,), "head", 0.9),),
    )


def batch(reports: list[Report], *, by: str = "coder@1", issues: tuple[Issue, ...] = ()) -> Batch:
    sentences = [(Sentence(r.id, 0, Span(0, len(r.text)), ()),) for r in reports]
    return Batch(reports, sentences, [(claim(r, by=by),) for r in reports], issues, by)


@pytest.fixture
def ledger(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Ledger.open(tmp_path / "l.db") as opened:
        opened.begin_run("test")
        yield opened


FIRST, SECOND, UNDATED = report("One text", date(2020, 1, 3)), report("Two texts", date(2020, 2, 3)), report("No date", None)


def test_what_is_added_is_read_back_whole(ledger: Ledger) -> None:
    ledger.add(batch([FIRST, SECOND]))
    assert ledger.reports() == [FIRST, SECOND]
    assert ledger.claims() == sorted([claim(FIRST), claim(SECOND)], key=lambda c: c.report)
    assert ledger.sentences()[FIRST.id, 0] == Span(0, 8)


def test_remarks_and_links_are_read_back_and_kept_once(ledger: Ledger) -> None:
    own = claim(FIRST)
    remark = Remark("q_1", FIRST.id, 0, "quote", (Span(4, 8),), (Speaker(own.actors[0], "said", Span(0, 3)),), about=(own.id,), by="x@1")
    link = Link("l_1", "denies", own.id, own.id, "x@1", 0.9, (Span(0, 4),))
    for _ in range(2):
        ledger.add(replace(batch([FIRST, SECOND]), remarks=[remark], links=[link]))
    assert ledger.remarks() == [remark]
    assert ledger.links({own.id: own}) == [link]
    assert ledger.links({}) == []
    assert ledger.remarks(as_of=date(2020, 1, 2)) == []


def test_remarks_of_an_older_coding_are_not_shown(ledger: Ledger) -> None:
    remark = Remark("q_1", FIRST.id, 0, "quote", (Span(4, 8),), by="x@1")
    ledger.add(replace(batch([FIRST]), remarks=[remark]))
    ledger.add(batch([FIRST], by="coder@2"))
    assert ledger.remarks() == []


def test_a_second_time_adds_nothing(ledger: Ledger) -> None:
    assert ledger.add(batch([FIRST])).claims == 1
    again = ledger.add(batch([FIRST], issues=()))
    assert (again.reports, again.claims) == (0, 0)
    assert ledger.counts()["claim"] == 1


def test_a_newer_coder_stands_beside_the_old_and_is_what_is_shown(ledger: Ledger) -> None:
    ledger.add(batch([FIRST]))
    ledger.add(batch([FIRST], by="coder@2"))
    assert ledger.counts()["claim"] == 2
    assert [c.by for c in ledger.claims()] == ["coder@2"]


def test_as_of_leaves_out_what_was_not_yet_published(ledger: Ledger) -> None:
    ledger.add(batch([FIRST, SECOND, UNDATED]))
    assert ledger.reports(as_of=date(2020, 1, 31)) == [FIRST]
    assert {c.report for c in ledger.claims(as_of=date(2020, 2, 3))} == {FIRST.id, SECOND.id}


def test_a_batch_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    broken = replace(batch([FIRST, SECOND]), claims=[(claim(FIRST),), (replace(claim(SECOND), event=None),)])  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        ledger.add(broken)
    assert ledger.reports() == []


def test_hypothetical_claims_are_kept_but_not_shown(ledger: Ledger) -> None:
    ledger.add(replace(batch([FIRST]), claims=[(claim(FIRST, status="hypothetical"),)]))
    assert ledger.claims() == []
    assert [c.status for c in ledger.claims(unreal=True)] == ["hypothetical"]


def test_an_issue_met_twice_is_one_row(ledger: Ledger) -> None:
    issue = Issue("empty", "a.txt", "The file is empty.", "Remove it.")
    ledger.add(Batch(issues=(issue,)))
    ledger.add(Batch(issues=(issue,)))
    assert ledger.issues() == [issue]


def test_judgements_are_kept_with_their_reasons(ledger: Ledger) -> None:
    ledger.add(batch([FIRST, SECOND]))
    judgement = Judgement("j_1", claim(FIRST).id, claim(SECOND).id, same=True, by="linker@1", score=0.9)
    assert ledger.add_judgements([judgement]) == 1
    assert ledger.add_judgements([judgement]) == 0
    assert [j.id for j in ledger.judgements()] == ["j_1"]


def test_a_ledger_is_opened_again_as_it_was(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.begin_run("test")
        ledger.add(batch([FIRST]))
    with Ledger.open(tmp_path / "l.db", create=False) as ledger:
        assert ledger.reports() == [FIRST]


def test_a_missing_ledger_is_an_error_where_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(tmp_path / "none.db", create=False)


def test_a_file_that_is_no_ledger_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "l.db").write_text("hello, I am a text, and long enough to be looked at" * 40)
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "l.db")


def test_a_database_of_something_else_is_an_error(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'l.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE cat (name TEXT)")
    engine.dispose()
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(tmp_path / "l.db")


def test_the_head_is_the_newest_migration() -> None:
    import demarche.ledger

    versions = Path(demarche.ledger.__file__).parent / "migrations" / "versions"
    assert max(path.name[:4] for path in versions.glob("0*.py")) == HEAD


def test_the_migrations_make_the_tables_that_the_code_uses(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from demarche.ledger.tables import metadata

    with ledger.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("prefix", ["", "sqlite:///", "sqlite+pysqlite:///"])
def test_no_address_makes_a_ledger_where_none_may_be_made(prefix: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(f"{prefix}{tmp_path / 'none.db'}", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_ledger_where_none_may_be_made(tmp_path: Path) -> None:
    (tmp_path / "l.db").touch()
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(tmp_path / "l.db", create=False)
    Ledger.open(tmp_path / "l.db").close()
    Ledger.open(tmp_path / "l.db", create=False).close()


def test_marks_of_urls_in_a_path_belong_to_the_path(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "led?ger#1%20.db") as ledger:
        ledger.begin_run("test")
    assert "led?ger#1%20.db" in {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:secret@h:port/db",
        "nothing://u:secret@h/db",
        "nothing://u:se/secret@h/db",
        "nothing://h/db?password=secret",
        "://u:secret@h/db",
    ],
)
def test_no_message_shows_a_password(address: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(address)
    assert "secret" not in str(caught.value)
