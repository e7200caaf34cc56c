"""The tables. A row is added once and stays: corrections and withdrawals are rows or dates of their own.

Three clocks: when it happened (`claim.first_day`, `claim.last_day`), when it was reported (`report.published`), and when we
learned it (`learned`). Whole records are kept as JSON in `body`; columns beside it are what queries ask for.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

run = Table(
    "run",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("started", DateTime, nullable=False),
    Column("finished", DateTime),
    Column("version", String(40), nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("given", Text, index=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("source", Text),
    Column("text", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("learned", DateTime, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
)

sentence = Table(
    "sentence",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("coder", String(80), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("first_character", Integer, nullable=False),
    Column("last_character", Integer, nullable=False),
)

coding = Table(
    "coding",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("coder", String(80), primary_key=True),
    Column("learned", DateTime, nullable=False, index=True),
    Column("run", ForeignKey("run.id"), nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("event", String(40), nullable=False, index=True),
    Column("mode", String(40)),
    Column("status", String(20), nullable=False),
    Column("background", Boolean, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("score", Float, nullable=False),
    Column("coder", String(80), nullable=False),
    Column("body", JSON, nullable=False),
    Column("learned", DateTime, nullable=False),
    Index(None, "first_day", "last_day"),
)

party = Table(
    "party",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("side", String(12), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("country", String(8), index=True),
    Column("code", String(40), nullable=False),
    Column("name", Text, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("attribute", String(40), nullable=False),
    Column("value", JSON),
    Column("spans", JSON, nullable=False),
    Column("found_by", String(200), nullable=False),
    Column("score", Float, nullable=False),
    Column("learned", DateTime, nullable=False),
    Column("note", Text),
    Column("withdrawn", DateTime),
)

remark = Table(
    "remark",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("coder", String(80), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("words", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("learned", DateTime, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("left_claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("right_claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("linked_by", String(80), nullable=False),
    Column("score", Float, nullable=False),
    Column("body", JSON, nullable=False),
    Column("learned", DateTime, nullable=False),
    Column("withdrawn", DateTime),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("left_claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("right_claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("same", Boolean, nullable=False),
    Column("judged_by", String(80), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("made", DateTime, nullable=False, index=True),
    Column("withdrawn", DateTime, index=True),
    Column("note", Text),
)

block = Table(
    "block",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", ForeignKey("claim.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The blocks of claims that are linked (hashes of their keys): an index that may be made anew, and no record."""

linking = Table(
    "linking",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("coder", String(80), nullable=False),
    Column("linker", String(80), nullable=False),
    Column("made", DateTime, nullable=False, index=True),
)
"""Which coding of a report is linked, by which linker: no record either."""

issue = Table(
    "issue",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("place", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("severity", String(10), nullable=False),
    Column("report", ForeignKey("report.id")),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("learned", DateTime, nullable=False),
)
