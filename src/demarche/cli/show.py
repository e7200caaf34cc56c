"""Claims and incidents for people to read: lines and tables on a terminal. Text of reports is shown without control characters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from demarche.incidents import show as show_count
from demarche.records import Actor, Claim, Dispute, Finding, Incident, Issue, Magnitude, Report, When

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from demarche.codebook import Codebook
    from demarche.pipeline import View

PARTIES = frozenset({"actor", "recipient", "speaker"})
"""Attributes of findings that say who a party is."""
QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "red"}


def console() -> Console:
    """A console on standard output; as wide as the terminal, or 120 where there is none."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 120, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """A text on one line, without control and direction marks that could change how a terminal or reader shows it."""
    flat = " ".join(text.split())
    return "".join(c for c in flat if c.isprintable() and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


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


def disputes(found: Sequence[Dispute]) -> list[str]:
    """Each dispute as a line: field, and who holds which version."""
    return [
        f"{dispute.field}: " + " | ".join(f"{clean(v.value)} ({', '.join(clean(h) for h in v.holders[:5])})" for v in dispute.versions)
        for dispute in found
    ]


def explain(incident: Incident, view: View, reasons: Sequence[str]) -> None:
    """An incident with every sentence that tells of it, its trigger marked, disputes, and why the reports were joined."""
    from rich.text import Text

    out = console()
    out.print(Text(f"{kind(incident)}  {act(incident)}  {day(incident.when)}", style="bold"))
    where = clean(incident.place.name) if incident.place else "place unknown"
    out.print(f"{where}; {counts(incident.magnitudes) or 'no counts'}; {incident.status}; {len(incident.reports)} reports, "
              f"{incident.sources} independent; id {incident.id}")  # fmt: skip
    for identity in incident.claims:
        claim = view.claims[identity]
        report = view.reports[claim.report]
        out.print()
        published = report.published.day.isoformat() if report.published else "undated"
        out.print(Text(f"{clean(report.name)}  {clean(report.outlet or '')}  {published}", style="dim"))
        out.print(_marked(claim, report, view.sentence(claim)))
        said = "; ".join(f"{parties([s.actor])} ({clean(s.cue)})" for s in claim.speakers) or "the report itself"
        out.print(f"  {claim.status}{', background' if claim.background else ''}; according to {said}; score {claim.score:.2f}")
        for finding in claim.findings:
            if finding.by.startswith("codebook/"):
                out.print(f"  codebook entry {finding.by.removeprefix('codebook/')}")
            elif finding.attribute.split(" ")[0] in PARTIES:
                out.print(Text(f"  {who(finding, report)}", style="dim"))
    if incident.disputes:
        out.print(Text("\nDisputed", style="bold yellow"))
        for line in disputes(incident.disputes):
            out.print(f"  {line}")
    if reasons:
        out.print(Text("\nWhy these are one happening", style="bold"))
        for line in reasons:
            out.print(f"  {line}")


def who(finding: Finding, report: Report) -> str:
    """Whom a phrase was taken for, by which rule, how surely and from which words; or whom else it might have stood for."""
    if finding.attribute.endswith(" candidates"):
        return "  readings: " + "; ".join(f"{one['code']} {one['score']:.2f} ({clean(one['reason'])})" for one in finding.value)
    words = ", ".join(f"“{clean(report.quote(span))}”" for span in finding.spans)
    return f"{finding.attribute} {finding.value}: {finding.by.rpartition('/')[2]}, score {finding.score:.2f}, from {words or 'no words'}"


def _marked(claim: Claim, report: Report, sentence: str) -> Text:
    """A sentence on one line with the trigger marked: that at the trigger's place, not another like it."""
    from rich.text import Text

    # Two sentences may read the same: the one that holds the trigger is the last that begins before it.
    start = report.text.rfind(sentence, 0, claim.trigger.start + len(sentence))
    if start < 0 or not sentence or claim.trigger.end > start + len(sentence):
        return Text("  " + clean(sentence))
    first, last = claim.trigger.start - start, claim.trigger.end - start
    before, after = sentence[:first], sentence[last:]
    return Text.assemble(
        "  ",
        clean(before) + (" " if before.strip() and before[-1].isspace() else ""),
        (clean(sentence[first:last]), "bold reverse"),
        (" " if after[:1].isspace() else "") + clean(after),
    )
