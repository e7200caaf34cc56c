"""The ledger: reports, claims, judgements and issues in a SQL database. Rows are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from demarche.errors import LedgerError
from demarche.ledger import judged, notes, reading, sql, tables
from demarche.ledger.address import conceal, connect, missing, read_address
from demarche.ledger.corrections import Edited
from demarche.ledger.notes import Edit
from demarche.ledger.rows import claim_row, finding_rows, issue_row, link_row, party_rows, remark_row, report_row
from demarche.records import UNREAL, Claim, Issue, Judgement, Link, Remark, Report, Sentence, Span, content_id

HEAD = "0003"
"""The newest migration; a test holds it to the migrations folder."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction keeps: coded reports with their sentences and claims, and issues."""

    reports: Sequence[Report] = ()
    sentences: Sequence[Sequence[Sentence]] = ()
    claims: Sequence[Sequence[Claim]] = ()
    issues: Sequence[Issue] = ()
    coder: str = ""
    remarks: Sequence[Remark] = ()
    links: Sequence[Link] = ()
    """Between claims of one report."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many rows a transaction added; what was there already is not counted."""

    reports: int = 0
    claims: int = 0
    issues: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.reports + other.reports, self.claims + other.claims, self.issues + other.issues)


@dataclass(slots=True)
class Ledger:
    """An open ledger. Use it as a context manager, or close it."""

    engine: Engine
    address: str
    run: str | None = field(default=None)

    @classmethod
    def open(cls, address: str | Path, *, create: bool = True) -> Ledger:
        """The ledger at a path or SQLAlchemy URL; made if it is not there, unless `create` is false (LedgerError)."""
        url, path = read_address(address)
        if path and not path.exists():
            if not create:
                raise missing(str(path))
            if not path.parent.is_dir():
                raise LedgerError("The folder of the ledger does not exist.", where=str(path.parent), remedy="Make the folder first.")
        if path and path.is_dir():
            raise LedgerError("This is a folder, not a ledger.", where=str(path), remedy="Name a file, such as ledger.db.")
        try:
            engine = connect(url)
            ledger = cls(engine, path.as_posix() if path else conceal(url))
            ledger._migrate(create=create)
        except DBAPIError as error:
            raise LedgerError(
                f"The ledger cannot be opened: {conceal(str(error.orig))}.",
                where=conceal(str(address)),
                remedy="Is it a ledger, and may it be written?",
            ) from error
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()

    def _migrate(self, *, create: bool) -> None:
        with self.engine.begin() as connection:
            found = inspect(connection).get_table_names()
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if "alembic_version" in found else None
            if version == HEAD:
                return
            if version is None and found:
                raise LedgerError(
                    "The database holds tables that are no ledger.", where=self.address, remedy="Name another file or database."
                )
            if version is None and not create:
                raise missing(self.address)
            if version is not None and version > HEAD:
                raise LedgerError(f"The ledger is of a newer version ({version}).", where=self.address, remedy="Update demarche.")
            sql.upgrade(connection)

    # -- writing ---------------------------------------------------------------------------------------------------

    def begin_run(self, version: str) -> str:
        """The id of a new run, under which everything written from now on is noted."""
        started = sql.now()
        self.run = content_id("run", started.isoformat(), version)
        with self.engine.begin() as connection:
            connection.execute(insert(tables.run).values(id=self.run, started=started, version=version))
        return self.run

    def has_unfinished_run(self) -> bool:
        """Whether some run was cut off: its claims may be kept but not linked."""
        with self.engine.connect() as connection:
            return connection.execute(select(tables.run.c.id).where(tables.run.c.finished.is_(None)).limit(1)).scalar() is not None

    def end_run(self, *, alone: bool = False) -> None:
        """Notes that the run came to its end, and with it those before it that were cut off: nothing of theirs is left to do.

        `alone`: only this one, since another may be going on.
        """
        ended = tables.run.update().where(tables.run.c.finished.is_(None)).values(finished=sql.now())
        with self.engine.begin() as connection:
            connection.execute(ended.where(tables.run.c.id == self.run) if alone else ended)

    def add(self, batch: Batch) -> Added:
        """Keeps a batch in one transaction: all of it or nothing. What is there already is left as it is."""
        if self.run is None:
            raise LedgerError("Nothing can be written outside a run.", where=self.address)
        with self.engine.begin() as connection:
            return Added(self._add_reports(connection, batch), self._add_claims(connection, batch), self._add_issues(connection, batch))

    def _add_reports(self, connection: Connection, batch: Batch) -> int:
        learned = sql.now()
        old = sql.present(connection, tables.report.c.id, [report.id for report in batch.reports])
        new = {report.id: report for report in batch.reports if report.id not in old}
        sql.insert_all(connection, tables.report, [report_row(report, self.run or "", learned) for report in new.values()])
        return len(new)

    def _add_claims(self, connection: Connection, batch: Batch) -> int:
        claims = [claim for own in batch.claims for claim in own]
        old = sql.present(connection, tables.claim.c.id, [claim.id for claim in claims])
        new = list({claim.id: claim for claim in claims if claim.id not in old}.values())
        learned = sql.now()
        sql.insert_all(connection, tables.claim, [claim_row(claim, learned) for claim in new])
        sql.insert_all(connection, tables.party, [row for claim in new for row in party_rows(claim)])
        sql.insert_all(connection, tables.finding, [row for claim in new for row in finding_rows(claim, learned)])
        self._add_said(connection, batch, learned)
        self._add_codings(connection, batch, learned)
        return len(new)

    def _add_said(self, connection: Connection, batch: Batch, learned: datetime) -> None:
        """Keeps the remarks of a batch, and the links between claims of one report."""
        reports = {report.id: report for report in batch.reports}
        remarks = {remark.id: remark for remark in batch.remarks}
        old = sql.present(connection, tables.remark.c.id, list(remarks))
        rows = [remark_row(remark, reports[remark.report], batch.coder, learned) for id_, remark in remarks.items() if id_ not in old]
        sql.insert_all(connection, tables.remark, rows)
        links = {link.id: link for link in batch.links}
        old = sql.present(connection, tables.link.c.id, list(links))
        sql.insert_all(connection, tables.link, [link_row(link, learned) for id_, link in links.items() if id_ not in old])

    def _add_codings(self, connection: Connection, batch: Batch, learned: datetime) -> None:
        """Notes which reports the coder has coded, and where it cut their sentences."""
        coded = self._coded(connection, [report.id for report in batch.reports], batch.coder)
        fresh = {r.id: cuts for r, cuts in zip(batch.reports, batch.sentences, strict=True) if r.id not in coded}
        codings = [{"report": id_, "coder": batch.coder, "learned": learned, "run": self.run} for id_ in fresh]
        sql.insert_all(connection, tables.coding, codings)
        spans = [(id_, s.index, s.span) for id_, cuts in fresh.items() for s in cuts]
        keys = ("report", "position", "first_character", "last_character")
        rows = [dict(zip(keys, (id_, index, span.start, span.end), strict=True)) | {"coder": batch.coder} for id_, index, span in spans]
        sql.insert_all(connection, tables.sentence, rows)

    def _add_issues(self, connection: Connection, batch: Batch) -> int:
        learned = sql.now()
        rows = {(row := issue_row(issue, self.run or "", learned))["id"]: row for issue in batch.issues}
        old = sql.present(connection, tables.issue.c.id, list(rows))
        known = sql.present(connection, tables.report.c.id, [row["report"] for row in rows.values() if row["report"]])
        fresh = [{**row, "report": row["report"] if row["report"] in known else None} for id_, row in rows.items() if id_ not in old]
        sql.insert_all(connection, tables.issue, fresh)
        return len(fresh)

    def add_judgements(self, judgements: Iterable[Judgement], *, instead_of: str | None = None) -> int:
        """Keeps judgements; returns how many were new.

        `instead_of`: the program that judged anew; judgements of its that stand and are not among the new ones are withdrawn.
        """
        with self.engine.begin() as connection:
            return judged.renew(connection, judgements, instead_of=instead_of, learned=sql.now())

    # -- reading ---------------------------------------------------------------------------------------------------

    def coded(self, reports: Sequence[str], coder: str) -> set[str]:
        """Which of some reports this coder has coded already."""
        with self.engine.connect() as connection:
            return self._coded(connection, reports, coder)

    def _coded(self, connection: Connection, reports: Sequence[str], coder: str) -> set[str]:
        found: set[str] = set()
        for part in sql.parts(reports):
            query = select(tables.coding.c.report).where(tables.coding.c.report.in_(part), tables.coding.c.coder == coder)
            found.update(connection.execute(query).scalars())
        return found

    def reports(self, *, as_of: date | None = None, learned_by: date | None = None) -> list[Report]:
        """The reports in order of publication; with `as_of` those out by that day, with `learned_by` those that were here by then."""
        with self.engine.connect() as connection:
            return reading.reports(connection, as_of, learned_by)

    def sentences(self, *, learned_by: date | None = None) -> dict[tuple[str, int], Span]:
        """The span of every sentence, as the newest coding cut it, by report and position."""
        with self.engine.connect() as connection:
            return reading.sentences(connection, learned_by)

    def coded_claims(self) -> list[Claim]:
        """The claims of the newest coding of each report as the coder made them, hypothetical and negated ones too."""
        with self.engine.connect() as connection:
            return reading.claims(connection, None, None)

    def edited(self, *, as_of: date | None = None, learned_by: date | None = None) -> Edited:
        """The same as people corrected them, without those they rejected; with what people judged of them."""
        with self.engine.connect() as connection:
            return reading.edited(connection, as_of, learned_by)

    def claims(self, *, as_of: date | None = None, unreal: bool = False) -> list[Claim]:
        """The claims as people corrected them, by report and place in it; hypothetical and negated ones only if asked for."""
        return [claim for claim in self.edited(as_of=as_of).claims if unreal or claim.status not in UNREAL]

    def edits(self) -> list[Edit]:
        """Everything that people did, oldest first, withdrawn or not."""
        with self.engine.connect() as connection:
            return notes.edits(connection)

    def remarks(self, *, as_of: date | None = None, learned_by: date | None = None) -> list[Remark]:
        """The quotations and silences of the newest coding of each report, by report and place in it."""
        with self.engine.connect() as connection:
            return reading.remarks(connection, as_of, learned_by)

    def links(self, claims: Mapping[str, Claim]) -> list[Link]:
        """The links that stand between some claims (by id)."""
        with self.engine.connect() as connection:
            return reading.links(connection, claims)

    def judgements(self) -> list[Judgement]:
        """All judgements that stand, in the order they were made."""
        with self.engine.connect() as connection:
            return reading.judgements(connection)

    def issues(self) -> list[Issue]:
        """All issues in the order they were met."""
        with self.engine.connect() as connection:
            return reading.issues(connection)

    def counts(self) -> dict[str, int]:
        """How many rows the ledger holds, by table."""
        shown = (tables.run, tables.report, tables.claim, tables.remark, tables.link, tables.judgement, tables.issue)
        with self.engine.connect() as connection:
            return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in shown}
