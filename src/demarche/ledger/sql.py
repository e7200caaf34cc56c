"""Rows in and out in lots, the clock, and the upgrade of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select

T = TypeVar("T")

MANY = 500
"""Ids in one IN list: below SQLite's bound on variables."""


def now() -> datetime:
    """The time in UTC, without zone, as the ledger keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def upgrade(connection: Connection) -> None:
    """Brings a database to the newest version of the tables."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def present(connection: Connection, column: Any, ids: Sequence[str]) -> set[str]:
    """Which of some values a column holds."""
    found: set[str] = set()
    for part in parts(list(dict.fromkeys(ids))):
        found.update(connection.execute(select(column).where(column.in_(part))).scalars())
    return found


def parts(values: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    """Values in lots that fit one query."""
    listed = list(values)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def insert_all(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Adds rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)
