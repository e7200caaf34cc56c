"""What is read from the ledger, each by one query over an open connection."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Subquery, func, select

from demarche.ledger import notes, sql, tables
from demarche.ledger.corrections import Edited, edit
from demarche.ledger.heirs import Later
from demarche.ledger.versions import histories, superseded
from demarche.records import Claim, Issue, Judgement, Link, Remark, Report, Span


def reports(connection: Connection, as_of: date | None, learned_by: date | None) -> list[Report]:
    """The reports in order of publication; with `as_of` those out by that day, with `learned_by` those that the ledger held then."""
    query = _known_by(select(tables.report.c.body, tables.report.c.text), as_of, learned_by)
    rows = connection.execute(query.order_by(tables.report.c.published, tables.report.c.id)).all()
    return [replace(msgspec.convert(body, Report), text=text) for body, text in rows]


def some_reports(connection: Connection, ids: Collection[str]) -> list[Report]:
    """Some reports by their ids."""
    query = select(tables.report.c.body, tables.report.c.text)
    rows = [row for part in sql.parts(ids) for row in connection.execute(query.where(tables.report.c.id.in_(part)))]
    return [replace(msgspec.convert(body, Report), text=text) for body, text in rows]


def sentences(connection: Connection, learned_by: date | None) -> dict[tuple[str, int], Span]:
    """The span of every sentence, as the newest coding cut it, by report and position."""
    latest, table = _latest_coding(learned_by), tables.sentence
    query = select(table).join(latest, (latest.c.report == table.c.report) & (latest.c.coder == table.c.coder))
    rows = connection.execute(query).all()
    return {(row.report, row.position): Span(row.first_character, row.last_character) for row in rows}


def claims(connection: Connection, as_of: date | None, learned_by: date | None) -> list[Claim]:
    """The claims of the newest coding of each report, by report and place in it, as the coder made them."""
    query = _known_by(_of_newest_coding(select(tables.claim.c.body), tables.claim, learned_by), as_of, learned_by)
    found = [msgspec.convert(body, Claim) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda claim: (claim.report, claim.trigger, claim.id))


def edited(connection: Connection, as_of: date | None, learned_by: date | None) -> Edited:
    """The claims of the newest codings as people see them, and what they judged of them."""
    found, said = claims(connection, as_of, learned_by), notes.read(connection, learned_by)
    if not said.claims:
        return Edited(tuple(found))
    old = notes.claims_by_id(connection, said.claims - {claim.id for claim in found})
    known = {report.id: report for report in reports(connection, as_of, learned_by)}
    here = {id_: claim for id_, claim in old.items() if claim.report in known}
    noted = {claim.report for claim in (*found, *here.values()) if claim.id in said.claims}
    return edit(found, said.corrections, said.judgements, here, _later(connection, known, noted, learned_by))


def _later(connection: Connection, known: Mapping[str, Report], noted: Set[str], learned_by: date | None) -> Later:
    """The versions that took the place of some reports."""
    gone = {older: newer for older, newer in superseded(histories(list(known.values()))).items() if older in noted}
    if not gone:
        return Later()
    concerned = {*gone, *gone.values()}
    spans = {place: span for place, span in sentences(connection, learned_by).items() if place[0] in concerned}
    return Later(gone, spans, {place: known[place[0]].quote(span) for place, span in spans.items()})


def remarks(connection: Connection, as_of: date | None, learned_by: date | None) -> list[Remark]:
    """The remarks of the newest coding of each report, by report and place in it."""
    query = _known_by(_of_newest_coding(select(tables.remark.c.body), tables.remark, learned_by), as_of, learned_by)
    found = [msgspec.convert(body, Remark) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda remark: (remark.report, remark.spans, remark.id))


def links(connection: Connection, claims: Mapping[str, Claim]) -> list[Link]:
    """The links that stand between some claims, by id."""
    query = select(tables.link.c.body, tables.link.c.left_claim, tables.link.c.right_claim).where(tables.link.c.withdrawn.is_(None))
    rows = connection.execute(query.order_by(tables.link.c.id)).all()
    return [msgspec.convert(body, Link) for body, left, right in rows if left in claims and right in claims]


def judgements(connection: Connection) -> list[Judgement]:
    """All judgements that stand, in the order they were made."""
    table = tables.judgement
    rows = connection.execute(select(table).where(table.c.withdrawn.is_(None)).order_by(table.c.made, table.c.id)).all()
    return [judgement(row) for row in rows]


def judgement(row: Any) -> Judgement:
    """The judgement of a row."""
    return msgspec.convert(
        {
            "id": row.id,
            "left": row.left_claim,
            "right": row.right_claim,
            "same": row.same,
            "by": row.judged_by,
            "score": row.score,
            "reasons": row.reasons,
            "made": row.made,
        },
        Judgement,
    )


def issues(connection: Connection) -> list[Issue]:
    """All issues in the order they were met."""
    table = tables.issue
    rows = connection.execute(select(table).order_by(table.c.learned, table.c.id)).all()
    return [Issue(row.kind, row.place, row.problem, row.remedy, row.severity, row.report) for row in rows]


def _of_newest_coding(query: Select[Any], table: Any, learned_by: date | None) -> Select[Any]:
    """Rows of a table that the newest coding of their report made."""
    latest = _latest_coding(learned_by)
    return query.join(latest, (latest.c.report == table.c.report) & (latest.c.coder == table.c.coder)).join(
        tables.report, tables.report.c.id == table.c.report
    )


def _latest_coding(learned_by: date | None) -> Subquery:
    """The newest coding of each report; with `learned_by` the newest of that day's end."""
    table = tables.coding
    newest = select(table.c.report, func.max(table.c.learned).label("learned")).group_by(table.c.report)
    if learned_by is not None:
        newest = newest.where(table.c.learned < notes.end_of(learned_by))
    last = newest.subquery()
    joined = table.join(last, (last.c.report == table.c.report) & (last.c.learned == table.c.learned))
    return select(table.c.report, table.c.coder).select_from(joined).subquery()


def _known_by(query: Select[Any], as_of: date | None, learned_by: date | None) -> Select[Any]:
    """Rows whose report was out by a day (an undated one counts from the day we learned it), or in the ledger by a day."""
    if as_of is not None:
        query = query.where(func.coalesce(tables.report.c.published, func.date(tables.report.c.learned)) <= as_of)
    if learned_by is not None:
        query = query.where(tables.report.c.learned < notes.end_of(learned_by))
    return query
