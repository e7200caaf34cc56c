"""What linking asks of a ledger and keeps in it: claims by block, what has changed since the last linking, groups of judged claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select

from demarche.ledger import reading, tables
from demarche.ledger.rows import issue_row, judgement_row
from demarche.ledger.store import Ledger, now
from demarche.records import UNREAL, Claim, Issue, Judgement, Span

MANY = 400
"""Values in one IN list."""

LATE = timedelta(minutes=5)
"""How long a writer may take to commit: what was learned before the last linking by as much is looked at again."""


@dataclass(frozen=True, slots=True)
class Told:
    """Some claims with what linking needs beside them."""

    claims: list[Claim]
    texts: dict[str, str]
    sentences: dict[tuple[str, int], Span]
    published: dict[str, date]


@dataclass(frozen=True, slots=True)
class Change:
    """What one linking keeps: judgements and issues, blocks of claims, codings linked; judgements of the linker on `about` are replaced."""

    linker: str
    judgements: Sequence[Judgement] = ()
    issues: Sequence[Issue] = ()
    blocks: Mapping[str, Collection[str]] = field(default_factory=dict)
    reports: Collection[str] = ()
    about: Collection[str] | None = None
    """Claims; None: all."""
    gone: Collection[str] = ()
    """Claims that have left their blocks."""


def last_linking(ledger: Ledger) -> tuple[datetime, str] | None:
    """When reports were last linked, and by which linker."""
    table = tables.linking
    with ledger.engine.connect() as connection:
        row = connection.execute(select(table.c.made, table.c.linker).order_by(table.c.made.desc()).limit(1)).first()
    return (row.made, row.linker) if row else None


def unlinked(ledger: Ledger, since: datetime) -> list[str]:
    """Reports with a coding that is not linked, among those coded since a time."""
    coding, done = tables.coding, tables.linking
    query = select(coding.c.report).join(done, done.c.report == coding.c.report, isouter=True)
    newer = (done.c.coder != coding.c.coder) & (coding.c.learned > done.c.made)
    query = query.where(coding.c.learned >= since - LATE, or_(done.c.report.is_(None), newer))
    with ledger.engine.connect() as connection:
        return sorted(set(connection.execute(query).scalars()))


def judged_since(ledger: Ledger, since: datetime, *, prefix: str) -> set[str]:
    """Claims on which somebody whose name begins with a prefix has judged, or withdrawn a judgement, since a time."""
    table = tables.judgement
    query = select(table.c.left_claim, table.c.right_claim).where(
        or_(table.c.made >= since, table.c.withdrawn >= since), table.c.judged_by.startswith(prefix, autoescape=True)
    )
    with ledger.engine.connect() as connection:
        return {claim for row in connection.execute(query) for claim in row}


def claims_of(ledger: Ledger, reports: Collection[str]) -> tuple[list[str], list[str]]:
    """Ids of the claims of some reports: of their newest coding, without unreal ones; and all others."""
    table = tables.claim
    with ledger.engine.connect() as connection:
        newest = _newest(connection, reports)
        query = select(table.c.id, table.c.report, table.c.coder, table.c.status)
        rows = [row for part in _parts(reports) for row in connection.execute(query.where(table.c.report.in_(part)))]
    current = [row.id for row in rows if newest.get(row.report) == row.coder and row.status not in UNREAL]
    return current, sorted({row.id for row in rows} - set(current))


def tell(ledger: Ledger, claims: Collection[str]) -> Told:
    """Those of some claims that count, with texts, sentences and days of their reports: of the newest coding of a report, and real."""
    table, report, sentence = tables.claim, tables.report, tables.sentence
    with ledger.engine.connect() as connection:
        query = select(table.c.body, table.c.report, table.c.coder).where(table.c.status.not_in(UNREAL))
        rows = [row for part in _parts(claims) for row in connection.execute(query.where(table.c.id.in_(part)))]
        newest = _newest(connection, sorted({row.report for row in rows}))
        told = Told([msgspec.convert(row.body, Claim) for row in rows if newest.get(row.report) == row.coder], {}, {}, {})
        reports = sorted({claim.report for claim in told.claims})
        for part in _parts(reports):
            for row in connection.execute(select(report.c.id, report.c.text, report.c.published).where(report.c.id.in_(part))):
                told.texts[row.id] = row.text
                if row.published:
                    told.published[row.id] = row.published
            for row in connection.execute(select(sentence).where(sentence.c.report.in_(part))):
                if row.coder == newest.get(row.report):
                    told.sentences[row.report, row.position] = Span(row.first_character, row.last_character)
    return told


def block_mates(ledger: Ledger, keys: Collection[str]) -> set[str]:
    """Claims that are kept under some keys."""
    table = tables.block
    with ledger.engine.connect() as connection:
        queries = (select(table.c.claim).where(table.c.key.in_(part)) for part in _parts(sorted({_hash(key) for key in keys})))
        return {claim for query in queries for claim in connection.execute(query).scalars()}


def connected(ledger: Ledger, claims: Iterable[str]) -> tuple[set[str], list[Judgement]]:
    """Some claims and all that standing judgements connect them with, and those judgements."""
    table = tables.judgement
    known, edge, found = set(claims), set(claims), dict[str, Judgement]()
    with ledger.engine.connect() as connection:
        while edge:
            reached: set[str] = set()
            for part in _parts(edge):
                for column in (table.c.left_claim, table.c.right_claim):
                    for row in connection.execute(select(table).where(column.in_(part), table.c.withdrawn.is_(None))):
                        found[row.id] = reading.judgement(row)
                        reached |= {row.left_claim, row.right_claim}
            edge = reached - known
            known |= edge
    return known, list(found.values())


def keep(ledger: Ledger, change: Change, started: datetime) -> int:
    """Keeps what one linking found, in one transaction; returns how many judgements are new. `started`: when it read the ledger."""
    with ledger.engine.begin() as connection:
        added = _keep_judgements(connection, change)
        _keep_blocks(connection, change)
        _keep_issues(connection, ledger, change.issues)
        newest = _newest(connection, change.reports)
        table = tables.linking
        for part in _parts(change.reports):
            connection.execute(delete(table).where(table.c.report.in_(part)))
        rows = [{"report": report, "coder": coder, "linker": change.linker, "made": started} for report, coder in newest.items()]
        _insert(connection, table, rows)
    return added


def _keep_judgements(connection: Connection, change: Change) -> int:
    table, learned = tables.judgement, now()
    fresh = {judgement.id: judgement for judgement in change.judgements}
    machine = table.c.judged_by.startswith(change.linker.partition("@")[0] + "@", autoescape=True)
    if change.about is None:
        queries = [select(table.c.id, table.c.withdrawn).where(machine)]
    else:
        sides = (table.c.left_claim, table.c.right_claim)
        queries = [select(table.c.id, table.c.withdrawn).where(machine, side.in_(part)) for part in _parts(change.about) for side in sides]
    old = {row.id: row.withdrawn for query in queries for row in connection.execute(query)}
    gone = [id_ for id_, withdrawn in old.items() if withdrawn is None and id_ not in fresh]
    back = [id_ for id_, withdrawn in old.items() if withdrawn and id_ in fresh]
    for ids, value in ((gone, learned), (back, None)):
        for part in _parts(ids):
            connection.execute(table.update().where(table.c.id.in_(part)).values(withdrawn=value))
    rows = [judgement_row(judgement, learned) for id_, judgement in fresh.items() if id_ not in old]
    _insert(connection, table, rows)
    return len(rows)


def _keep_blocks(connection: Connection, change: Change) -> None:
    table = tables.block
    if change.about is None:
        connection.execute(delete(table))
    else:
        for part in _parts([*change.blocks, *change.gone]):
            connection.execute(delete(table).where(table.c.claim.in_(part)))
    rows = ({"key": key, "claim": claim} for claim, keys in change.blocks.items() for key in sorted({_hash(key) for key in keys}))
    for part in _parts(list(rows), 50_000):
        connection.execute(insert(table), part)


def _keep_issues(connection: Connection, ledger: Ledger, issues: Sequence[Issue]) -> None:
    run = ledger.run or connection.execute(select(tables.run.c.id).order_by(tables.run.c.started.desc()).limit(1)).scalar()
    if not issues or run is None:
        return
    rows = {(row := issue_row(issue, run, now()))["id"]: row for issue in issues}
    query = select(tables.issue.c.id)
    old = {id_ for part in _parts(rows) for id_ in connection.execute(query.where(tables.issue.c.id.in_(part))).scalars()}
    _insert(connection, tables.issue, [row for id_, row in rows.items() if id_ not in old])


def _newest(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """The newest coder of each of some reports."""
    table, newest = tables.coding, dict[str, str]()
    for part in _parts(reports):
        query = select(table.c.report, table.c.coder).where(table.c.report.in_(part)).order_by(table.c.learned, table.c.coder)
        newest.update((row.report, row.coder) for row in connection.execute(query))
    return newest


def _hash(key: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _parts(values: Iterable[Any], size: int = MANY) -> Iterable[list[Any]]:
    listed = values if isinstance(values, list) else list(values)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def _insert(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def count_reports(ledger: Ledger) -> int:
    """How many reports the ledger holds codings of."""
    with ledger.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.linking)).scalar_one())
