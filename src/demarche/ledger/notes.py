"""What people noted: their rows written, read and withdrawn. An edit is what one person did at one moment; nothing is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, select

from demarche.ledger import sql, tables
from demarche.ledger.corrections import Correction, show
from demarche.records import PERSON, Claim, Judgement, Reason, Span, content_id


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a person did: when, who, what, of which claims, why, and whether it was taken back."""

    id: str
    made: datetime
    by: str
    act: str
    """`correct`, `same`, `apart`, `split` or `move`."""
    what: str
    claims: tuple[str, ...]
    why: str | None
    withdrawn: datetime | None
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """The corrections and judgements of people, oldest first."""

    corrections: tuple[Correction, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def claims(self) -> set[str]:
        """Ids of the claims that they are about."""
        return {c.claim for c in self.corrections} | {claim for j in self.judgements for claim in (j.left, j.right)}


def end_of(day: date) -> datetime:
    """The first moment after a day, in UTC as the ledger keeps it."""
    return datetime.combine(day + timedelta(days=1), time())


def read(connection: Connection, learned_by: date | None) -> Notes:
    """What people noted and did not take back; with `learned_by` as it stood at the end of that day."""
    corrections = [c for c in _corrections(connection) if _stands(c.made, c.withdrawn, learned_by)]
    # What was taken back later stood on that day.
    judgements = [replace(j, withdrawn=None) for j, _ in _judgements(connection) if j.made and _stands(j.made, j.withdrawn, learned_by)]
    return Notes(tuple(corrections), tuple(judgements))


def _stands(made: datetime, withdrawn: datetime | None, learned_by: date | None) -> bool:
    if learned_by is None:
        return withdrawn is None
    return made < end_of(learned_by) and (withdrawn is None or withdrawn >= end_of(learned_by))


def corrections(connection: Connection, claims: Collection[str]) -> list[Correction]:
    """The corrections of some claims that stand, oldest first."""
    own = [c for part in sql.parts(claims) for c in _corrections(connection, tables.finding.c.claim.in_(part))]
    return [correction for correction in own if correction.withdrawn is None]


def _corrections(connection: Connection, *where: ColumnElement[bool]) -> list[Correction]:
    table = tables.finding
    query = select(table).where(table.c.found_by.startswith(PERSON), *where).order_by(table.c.learned, table.c.id)
    return [
        Correction(
            row.claim, row.attribute, row.value, _spans(row.spans), row.found_by, row.learned, row.note, row.withdrawn
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _spans(value: Any) -> tuple[Span, ...]:
    return msgspec.convert(value, tuple[Span, ...])


def _judgements(connection: Connection) -> list[tuple[Judgement, str | None]]:
    """Judgements of people, withdrawn ones too, each with why."""
    table = tables.judgement
    rows = connection.execute(select(table).where(table.c.judged_by.startswith(PERSON)).order_by(table.c.made, table.c.id)).all()
    return [
        (
            Judgement(
                row.id, row.left_claim, row.right_claim, row.same, row.judged_by, row.score,
                msgspec.convert(row.reasons, tuple[Reason, ...]), row.made, row.withdrawn,
            ),
            row.note,
        )
        for row in rows
    ]  # fmt: skip


def edits(connection: Connection) -> list[Edit]:
    """Everything that people did, oldest first, withdrawn or not."""
    said = [_of_correction(correction) for correction in _corrections(connection)]
    judged: defaultdict[tuple[Any, ...], list[Judgement]] = defaultdict(list)
    for judgement, why in _judgements(connection):
        judged[judgement.made, judgement.by, why, judgement.withdrawn].append(judgement)
    said += [_of_judgements(made, by, why, withdrawn, rows) for (made, by, why, withdrawn), rows in judged.items()]
    return sorted(said, key=lambda edit: (edit.made, edit.id))


def _of_correction(c: Correction) -> Edit:
    what = f"{c.attribute} of {c.claim}: {show(c.attribute, c.value)}"
    return Edit(edit_id(c.made, c.by), c.made, c.by, "correct", what, (c.claim,), c.why, c.withdrawn, (c.attribute,))


def _of_judgements(made: datetime, by: str, why: str | None, withdrawn: datetime | None, rows: Sequence[Judgement]) -> Edit:
    act = rows[0].reasons[0].feature if rows[0].reasons else "same" if rows[0].same else "apart"
    claims = tuple(dict.fromkeys(claim for row in rows for claim in (row.left, row.right)))
    pairs = [f"{row.left} {'is the same as' if row.same else 'is not'} {row.right}" for row in rows[:3]]
    more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
    return Edit(edit_id(made, by), made, by, act, f"{'; '.join(pairs)}{more}", claims, why, withdrawn)


def edit_id(made: datetime, by: str) -> str:
    """The id of an edit: who and when."""
    return content_id("e", made.isoformat(), by)


def keep_correction(connection: Connection, correction: Correction) -> None:
    """Adds a correction."""
    connection.execute(
        insert(tables.finding).values(
            claim=correction.claim,
            attribute=correction.attribute,
            value=correction.value,
            spans=msgspec.to_builtins(correction.spans),
            found_by=correction.by,
            score=1.0,
            learned=correction.made,
            note=correction.why,
        )
    )


def keep_judgements(
    connection: Connection, pairs: Iterable[tuple[str, str, bool]], *, act: str, by: str, made: datetime, why: str | None
) -> None:
    """Adds the judgements (claim, claim, same) of one edit. Each edit has rows of its own: one that was taken back stays so."""
    rows = {}
    for first, second, same in pairs:
        left, right = sorted((first, second))
        id_ = content_id("j", left, right, same, by, made.isoformat())
        reasons = msgspec.to_builtins((Reason(act, 1.0, 0.0),))
        rows[id_] = {
            "id": id_, "left_claim": left, "right_claim": right, "same": same, "judged_by": by,
            "score": float(same), "reasons": reasons, "made": made, "note": why,
        }  # fmt: skip
    connection.execute(insert(tables.judgement), list(rows.values()))


def withdraw(connection: Connection, edit: Edit, moment: datetime) -> None:
    """Takes an edit back: its rows get a date and stay."""
    for table, by, made in (
        (tables.finding, tables.finding.c.found_by, tables.finding.c.learned),
        (tables.judgement, tables.judgement.c.judged_by, tables.judgement.c.made),
    ):
        connection.execute(table.update().where(by == edit.by, made == edit.made).values(withdrawn=moment))


def claims_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """Claims by id, whatever coding made them."""
    found: dict[str, Claim] = {}
    for part in sql.parts(sorted(ids)):
        query = select(tables.claim.c.body).where(tables.claim.c.id.in_(part))
        found.update((claim.id, claim) for body in connection.execute(query).scalars() for claim in [msgspec.convert(body, Claim)])
    return found
