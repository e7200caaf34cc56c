"""Where a ledger is: a file or a URL of SQLAlchemy, and the connection to it. No message shows a password."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from demarche.errors import LedgerError


def read_address(address: str | Path) -> tuple[URL, Path | None]:
    """The SQLAlchemy URL of an address, and its file if it is SQLite's."""
    text = str(address)
    if "://" not in text:  # a path is taken as it is: `?` and `#` are characters of it
        return URL.create("sqlite", database=text), Path(text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise _no_address(text, "it cannot be read as a URL") from None
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:") and "uri" not in url.query
    return url, Path(url.database or "") if is_file else None


def missing(where: str) -> LedgerError:
    """The error about a ledger that is not there."""
    return LedgerError("There is no ledger here.", where=where, remedy=f"Make one with: demarche run REPORTS --ledger {where}")


def _no_address(address: str | URL, reason: str) -> LedgerError:
    return LedgerError(
        f"This is no ledger's address: {conceal(reason)}.", where=conceal(address), remedy="Give a file, or postgresql+psycopg://…"
    )


def conceal(address: str | URL) -> str:
    """An address or message without passwords."""
    text = address.render_as_string(hide_password=True) if isinstance(address, URL) else address
    text = re.sub(r"(//[^/@:\s]*):\S*@", r"\1:***@", text)
    return re.sub(r"(password=)[^&\s]*", r"\1***", text, flags=re.IGNORECASE)


def connect(url: URL) -> Engine:
    """The engine of a database; LedgerError where nothing can drive it."""
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise _no_address(url, str(error)) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")
