"""The judgements of a program, renewed each time it judges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from demarche.ledger import sql
from demarche.ledger.rows import judgement_row
from demarche.ledger.tables import judgement as table
from demarche.records import Judgement


def renew(
    connection: Connection,
    judgements: Iterable[Judgement],
    *,
    instead_of: str | None,
    learned: datetime,
    about: Collection[str] | None = None,
) -> int:
    """Keeps judgements; returns how many were new.

    `instead_of`: the program that judged (`name@version`); what it or another version of it judged, and would not any more, is withdrawn;
    where `about` is given, only what is on one of those claims.
    """
    rows = {j.id: judgement_row(j, learned) for j in judgements}
    if instead_of is not None:
        _withdraw(connection, instead_of.partition("@")[0] + "@", rows, learned, about)
    old = _standing(connection, list(rows))
    # The same pair may be judged the same for other reasons: with new reports words grow common, and people correct claims.
    again = [{"judged": id_, **now} for id_, was in old.items() if (now := {k: rows[id_][k] for k in ("score", "reasons")}) != was]
    if again:
        new = table.update().where(table.c.id == bindparam("judged"))
        connection.execute(new.values(withdrawn=None, score=bindparam("score"), reasons=bindparam("reasons")), again)
    sql.insert_all(connection, table, [row for id_, row in rows.items() if id_ not in old])
    return len(rows) - len(old)


def _withdraw(connection: Connection, program: str, rows: dict[str, Any], learned: datetime, about: Collection[str] | None) -> None:
    standing = select(table.c.id).where(table.c.judged_by.startswith(program, autoescape=True), table.c.withdrawn.is_(None))
    sides = (table.c.left_claim, table.c.right_claim)
    queries = [standing] if about is None else [standing.where(side.in_(part)) for part in sql.parts(about) for side in sides]
    old = {id_ for query in queries for id_ in connection.execute(query).scalars()}
    for part in sql.parts(sorted(old - rows.keys())):
        connection.execute(table.update().where(table.c.id.in_(part)).values(withdrawn=learned))


def _standing(connection: Connection, ids: list[str]) -> dict[str, Any]:
    """What some judgements that are there say, by id; empty for those withdrawn."""
    found: dict[str, Any] = {}
    for part in sql.parts(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(part))):
            found[row.id] = {"score": row.score, "reasons": row.reasons} if row.withdrawn is None else {}
    return found
