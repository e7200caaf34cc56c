"""Claims and incidents for people to read: lines and tables on a terminal. Text of reports is shown without control characters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from demarche.incidents import show as show_count
from demarche.records import Actor, Claim, Dispute, Incident, Issue, Magnitude, Remark, Report, Version, When

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from demarche.codebook import Codebook

QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "red"}


def console() -> Console:
    """A console on standard output; as wide as the terminal, or 120 where there is none."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 120, highlight=False, markup=False, emoji=False)


BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""Marks that change the direction in which a terminal shows text."""


def clean(text: str) -> str:
    """A text on one line, without control and direction marks that could change how a terminal or reader shows it."""
    flat = " ".join(text.split())
    return "".join(c for c in flat if c.isprintable() and c not in BIDI)


def parties(actors: Sequence[Actor]) -> str:
    """Codes of some parties, names where there is no code."""
    return ", ".join(dict.fromkeys(actor.code if actor.side else clean(actor.name)[:30] for actor in actors)) or "?"


def act(item: Claim | Incident) -> str:
    """`AZE GOV → IRN GOV`, or the parties alone."""
    return f"{parties(item.actors)} → {parties(item.recipients)}" if item.recipients else parties(item.actors)


def kind(item: Claim | Incident) -> str:
    """`SANCTION expel`."""
    return f"{item.event} {item.mode}" if item.mode else item.event


def day(when: When | None) -> str:
    """The date range as short as it can be said."""
    if when and (when.start is None) != (when.end is None):
        return f"since {when.start}" if when.start else f"by {when.end}"
    if when is None or when.start is None or when.end is None:
        return f"“{clean(when.expression)[:24]}”" if when and when.expression else "undated"
    if when.start == when.end:
        return when.start.isoformat()
    if when.precision == "month":
        return when.start.strftime("%Y-%m")
    return when.start.strftime("%Y") if when.precision == "year" else f"{when.start} to {when.end}"


def counts(magnitudes: Iterable[Magnitude]) -> str:
    """`killed 1, injured 2`."""
    return ", ".join(f"{m.kind} {show_count(m)}" for m in magnitudes)


def issue(found: Issue) -> str:
    """An issue as one line."""
    return f"{found.severity}: {clean(found.where)}: {clean(found.problem)} {clean(found.remedy)}"


def tell(issues: Iterable[Issue]) -> None:
    """Writes issues to standard error."""
    for found in issues:
        print(issue(found), file=sys.stderr)


def timeline(incidents: Sequence[Incident], book: Codebook) -> None:
    """Prints a table of incidents in order of time."""
    console().print(timeline_table(incidents, book))


def timeline_table(incidents: Sequence[Incident], book: Codebook) -> Table:
    """A table of incidents, coloured by quad class."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("day", "act", "who → to whom", "where", "how many", "status", "reports", "id"):
        table.add_column(heading, no_wrap=heading in ("day", "id", "status"))
    for item in incidents:
        sources = f"{len(item.reports)}" + (f" ({item.sources} indep.)" if item.sources != len(item.reports) else "")
        table.add_row(
            day(item.when),
            kind(item),
            act(item),
            clean(item.place.name) if item.place else "",
            counts(item.magnitudes),
            item.status + (" ⚡" if item.disputes else ""),
            sources,
            item.id[:8],
            style=QUAD_STYLES[book.event(item.event).quad],
        )
    return table


def claim_line(claim: Claim, report: Report) -> str:
    """A claim as one line: where, what, who, when, how surely, according to whom, the words."""
    said = ", ".join(parties([speaker.actor]) for speaker in claim.speakers)
    parts = [
        clean(report.name),
        day(claim.when),
        kind(claim),
        act(claim),
        claim.status + (", background" if claim.background else ""),
        f"says {said}" if said else "",
        counts(claim.magnitudes),
        f"“{clean(report.quote(claim.trigger))}”",
        f"{claim.score:.2f}",
    ]
    return "  ".join(part for part in parts if part)


def quote_line(remark: Remark, report: Report) -> str:
    """A quotation as one line: day, who, to whom, the words, where."""
    said = parties([speaker.actor for speaker in remark.speakers]) + (f" to {parties(remark.addressees)}" if remark.addressees else "")
    words = " … ".join(clean(report.quote(span)) for span in remark.spans)
    published = report.published.day.isoformat() if report.published else "undated"
    return f"{published}  {said}: “{words}”  ({clean(report.outlet or report.name)})"


def disputes(found: Sequence[Dispute]) -> list[str]:
    """Each dispute as a line: field, and who holds which version since when."""
    return [f"{dispute.field}: " + " | ".join(_version(version) for version in dispute.versions) for dispute in found]


def _version(version: Version) -> str:
    since = f", since {version.since}" if version.since else ""
    return f"{clean(version.value)} ({', '.join(clean(holder) for holder in version.holders[:5])}{since})"
