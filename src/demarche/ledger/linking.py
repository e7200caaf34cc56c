"""What linking asks of a ledger and keeps in it: claims by block, what has changed since the last linking, groups of judged claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b

import msgspec
from sqlalchemy import Connection, delete, func, or_, select

from demarche.ledger import judged, notes, reading, sql, tables
from demarche.ledger.corrections import edit
from demarche.ledger.rows import issue_row
from demarche.ledger.store import Ledger
from demarche.ledger.versions import histories, shelves, superseded
from demarche.records import PERSON, UNREAL, Claim, Issue, Judgement, Span

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
class Noted:
    """Claims of which people spoke: all whose words stand or are new, and those of which something was said or taken back of late."""

    claims: set[str]
    new: set[str]


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


def noted(ledger: Ledger, since: datetime) -> Noted:
    """The claims of which people said something that stands or that is new since a time."""
    finding, judgement = tables.finding.c, tables.judgement.c
    corrected = select(finding.learned.label("made"), finding.withdrawn, finding.claim)
    judged_by = select(judgement.made, judgement.withdrawn, judgement.left_claim, judgement.right_claim)
    queries = (
        corrected.where(finding.found_by.startswith(PERSON, autoescape=True)),
        judged_by.where(judgement.judged_by.startswith(PERSON, autoescape=True)),
    )
    standing, new = set[str](), set[str]()
    with ledger.engine.connect() as connection:
        for made, withdrawn, *claims in (row for query in queries for row in connection.execute(query)):
            is_new = (withdrawn or made) >= since - LATE
            new.update(claims if is_new else ())
            standing.update(claims if is_new or withdrawn is None else ())
    return Noted(standing, new)


def hands_on(ledger: Ledger, reports: Collection[str], claims: Collection[str]) -> bool:
    """Whether some reports take the place of others or lost theirs, or people spoke of claims that others stand for by now."""
    table = tables.claim
    with ledger.engine.connect() as connection:
        query = select(table.c.report, table.c.coder)
        spoken = [row for part in sql.parts(claims) for row in connection.execute(query.where(table.c.id.in_(part)))]
        newest = _newest(connection, sorted({row.report for row in spoken}))
        if any(newest.get(row.report) != row.coder for row in spoken):
            return True
        if _superseded(connection, reports):
            return True
        own = {row.report for row in spoken}
        return not own.isdisjoint(_superseded(connection, own))


def _superseded(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """Which of some reports, and of those that may be versions of them, a newer version took the place of, and which."""
    table = tables.report
    rows = connection.execute(select(table.c.id, table.c.url, table.c.outlet, table.c.title)).all() if reports else []
    by_id = {row.id: shelves(row.url, row.outlet, row.title) for row in rows}
    by_shelf: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, own in by_id.items():
        for shelf in own:
            by_shelf[shelf].append(id_)
    near, edge = set(reports), set(reports)
    while edge:
        edge = {other for id_ in edge for shelf in by_id[id_] for other in by_shelf[shelf]} - near
        near |= edge
    shared = sorted(id_ for id_ in near if any(len(by_shelf[shelf]) > 1 for shelf in by_id[id_]))
    return superseded(histories(reading.some_reports(connection, shared)))


def claims_of(ledger: Ledger, reports: Collection[str]) -> set[str]:
    """Ids of all claims of some reports, of every coding."""
    table = tables.claim
    with ledger.engine.connect() as connection:
        queries = (select(table.c.id).where(table.c.report.in_(part)) for part in sql.parts(reports))
        return {id_ for query in queries for id_ in connection.execute(query).scalars()}


def tell(ledger: Ledger, claims: Collection[str]) -> Told:
    """Those of some claims that count, as people corrected them, with texts, sentences and days of their reports.

    Claims count that are of the newest coding of their report, real and not rejected.
    """
    table, report, sentence = tables.claim, tables.report, tables.sentence
    with ledger.engine.connect() as connection:
        query = select(table.c.body, table.c.report, table.c.coder)
        rows = [row for part in sql.parts(claims) for row in connection.execute(query.where(table.c.id.in_(part)))]
        newest = _newest(connection, sorted({row.report for row in rows}))
        current = [msgspec.convert(row.body, Claim) for row in rows if newest.get(row.report) == row.coder]
        corrected = edit(current, notes.corrections(connection, [claim.id for claim in current]), (), {}).claims
        told = Told([claim for claim in corrected if claim.status not in UNREAL], {}, {}, {})
        for part in sql.parts(sorted({claim.report for claim in told.claims})):
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
        queries = (select(table.c.claim).where(table.c.key.in_(part)) for part in sql.parts(sorted({_hash(key) for key in keys})))
        return {claim for query in queries for claim in connection.execute(query).scalars()}


def connected(ledger: Ledger, claims: Iterable[str]) -> tuple[set[str], list[Judgement]]:
    """Some claims and all that standing judgements connect them with, and those judgements."""
    table = tables.judgement
    known, edge, found = set(claims), set(claims), dict[str, Judgement]()
    with ledger.engine.connect() as connection:
        while edge:
            reached: set[str] = set()
            for part in sql.parts(edge):
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
        added = judged.renew(connection, change.judgements, instead_of=change.linker, learned=sql.now(), about=change.about)
        _keep_blocks(connection, change)
        _keep_issues(connection, ledger, change.issues)
        newest = _newest(connection, change.reports)
        table = tables.linking
        for part in sql.parts(change.reports):
            connection.execute(delete(table).where(table.c.report.in_(part)))
        rows = [{"report": report, "coder": coder, "linker": change.linker, "made": started} for report, coder in newest.items()]
        sql.insert_all(connection, table, rows)
    return added


def _keep_blocks(connection: Connection, change: Change) -> None:
    table = tables.block
    if change.about is None:
        connection.execute(delete(table))
    else:
        for part in sql.parts([*change.blocks, *change.gone]):
            connection.execute(delete(table).where(table.c.claim.in_(part)))
    rows = ({"key": key, "claim": claim} for claim, keys in change.blocks.items() for key in sorted({_hash(key) for key in keys}))
    for lot in sql.parts(rows, 50_000):
        sql.insert_all(connection, table, lot)


def _keep_issues(connection: Connection, ledger: Ledger, issues: Sequence[Issue]) -> None:
    run = ledger.run or connection.execute(select(tables.run.c.id).order_by(tables.run.c.started.desc()).limit(1)).scalar()
    if not issues or run is None:
        return
    rows = {(row := issue_row(issue, run, sql.now()))["id"]: row for issue in issues}
    query = select(tables.issue.c.id)
    old = {id_ for part in sql.parts(rows) for id_ in connection.execute(query.where(tables.issue.c.id.in_(part))).scalars()}
    sql.insert_all(connection, tables.issue, [row for id_, row in rows.items() if id_ not in old])


def _newest(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """The newest coder of each of some reports."""
    table, newest = tables.coding, dict[str, str]()
    for part in sql.parts(reports):
        query = select(table.c.report, table.c.coder).where(table.c.report.in_(part)).order_by(table.c.learned, table.c.coder)
        newest.update((row.report, row.coder) for row in connection.execute(query))
    return newest


def _hash(key: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def count_reports(ledger: Ledger) -> int:
    """How many reports the ledger holds codings of."""
    with ledger.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.linking)).scalar_one())
