"""One incident with all that is behind it: sentences with the words that decided, positions, disputes, why reports were joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from demarche.cli.show import BIDI, act, clean, console, counts, day, disputes, kind, parties
from demarche.incidents import CopyIndex, CopyOf
from demarche.records import Claim, Finding, Incident, Position, Report, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from demarche.pipeline import View

PARTIES = frozenset({"actor", "recipient", "speaker"})
"""Attributes of findings that say who a party is."""
STANCES = {"asserted": "Asserted by", "alleged": "Alleged by", "denied": "Denied by", "silent": "Silent"}


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
        out.print(_marked(claim, report, view))
        said = "; ".join(f"{parties([s.actor])} ({clean(s.cue)})" for s in claim.speakers) or "the report itself"
        out.print(f"  according to {said}; score {claim.score:.2f}")
        out.print(f"  {decided(claim, 'status', report)}; {decided(claim, 'background', report)}")
        for finding in claim.findings:
            if finding.by.startswith("codebook/"):
                out.print(f"  codebook entry {finding.by.removeprefix('codebook/')}")
            elif finding.attribute.split(" ")[0] in PARTIES:
                out.print(Text(f"  {who(finding, report)}", style="dim"))
    out.print(Text("\nWho stands where", style="bold"))
    for line in positions(incident.positions, view):
        out.print(f"  {line}")
    _section(out, Text("\nWhat it bears on", style="bold"), bearings(incident, view))
    _section(out, Text("\nDisputed", style="bold yellow"), disputes(incident.disputes))
    _section(out, Text("\nNot disputed, though it may seem so", style="bold"), [clean(note) for note in incident.notes])
    _section(out, Text("\nNot independent", style="bold"), copies(incident, view))
    _section(out, Text("\nWhy these are one happening", style="bold"), reasons)


def _section(out: Console, title: Text, lines: Sequence[str]) -> None:
    if lines:
        out.print(title)
        for line in lines:
            out.print(f"  {line}")


BEARS = {"alleges": ("alleges", "alleged by"), "denies": ("denies", "denied by"), "answers": ("answers", "answered by"),
         "follows": ("follows", "followed by")}  # fmt: skip
"""How a link reads from its left and from its right end."""


def bearings(incident: Incident, view: View) -> list[str]:
    """A line for each other incident that this one answers, follows, alleges or denies, or that does so to it."""
    owner, by_id = view.incident_of(), {one.id: one for one in view.incidents}
    lines = []
    for link in view.links:
        ends = owner.get(link.left), owner.get(link.right)
        if incident.id in ends and ends[0] != ends[1] and all(ends):
            mine = ends.index(incident.id)
            other = by_id[ends[1 - mine] or ""]
            lines.append(f"{BEARS[link.kind][mine]}  {day(other.when)}  {kind(other)}  {act(other)}  {other.id[:8]}")
    return list(dict.fromkeys(lines))


KINDS = {
    "same": "a copy of",
    "cut": "a cut of",
    "longer": "a longer version of",
    "partly": "in part a copy of",
    "retold": "retold from",
}


def copies(incident: Incident, view: View) -> list[str]:
    """A line for each report of an incident that is a copy of another: of which, and how much of it."""
    found = find_copies(incident, view)
    return [f"{_named(one.report, view)}: {KINDS[one.kind]} {_named(one.of, view)}, {one.share:.0%} of it" for one in found]


def find_copies(incident: Incident, view: View) -> list[CopyOf]:
    """Why the reports of an incident are not all independent, where they are not; the one copied may be of another incident."""
    if incident.sources == len(incident.reports):
        return []
    index = CopyIndex(view.reports.values())
    return [copied for report in incident.reports if (copied := index.why(report))]


def _named(report: str, view: View) -> str:
    found = view.reports[report]
    return clean(found.name) + (f" ({clean(found.outlet)})" if found.outlet else "")


def positions(found: Sequence[Position], view: View) -> list[str]:
    """Where everybody stands, a line for each stance; for denials and silences the sentences that show it."""
    lines = []
    for stance, title in STANCES.items():
        own = [one for one in found if one.stance == stance]
        if own:
            lines.append(f"{title}: " + ", ".join(clean(one.holder) for one in own))
            lines += [f"  “{clean(text)}”" for text in dict.fromkeys(_shown(own, view) if stance in ("denied", "silent") else ())]
    return lines


def _shown(positions: Sequence[Position], view: View) -> Iterator[str]:
    """The sentences of the denials and silences behind some positions."""
    remarks = {remark.id: remark for remark in view.remarks}
    for one in positions:
        yield from (view.sentence(view.claims[claim]) for claim in one.claims if claim in view.claims)
        for remark in (remarks[identity] for identity in one.remarks if identity in remarks):
            span = view.sentences.get((remark.report, remark.sentence))
            if span:
                yield view.reports[remark.report].quote(span)


def decided(claim: Claim, attribute: str, report: Report) -> str:
    """The status, or whether it is background, with what decided it, how surely, and from which words."""
    value = getattr(claim, attribute)
    shown = value if isinstance(value, str) else "background" if value else "news"
    finding = claim.finding(attribute)
    if finding is None:
        return shown
    words = ", ".join(f"“{clean(report.quote(span))}”" for span in finding.spans if span != claim.trigger)
    return f"{shown} {finding.score:.2f} by {finding.by.split('@')[0]}" + (f" from {words}" if words else "")


def who(finding: Finding, report: Report) -> str:
    """Whom a phrase was taken for, by which rule, how surely and from which words; or whom else it might have stood for."""
    if finding.attribute.endswith(" candidates"):
        return "  readings: " + "; ".join(f"{one['code']} {one['score']:.2f} ({clean(one['reason'])})" for one in finding.value)
    words = ", ".join(f"“{clean(report.quote(span))}”" for span in finding.spans)
    return f"{finding.attribute} {finding.value}: {finding.by.rpartition('/')[2]}, score {finding.score:.2f}, from {words or 'no words'}"


def _marked(claim: Claim, report: Report, view: View) -> Text:
    """The sentence of a claim on one line: its word, who acts, on whom, who says so, and the words that decided its status, each marked."""
    from rich.text import Text

    whole = view.sentences.get((claim.report, claim.sentence), claim.trigger)
    # Every character stays in its place, so that spans fit; what could change how a terminal shows the line becomes a space.
    shown = "".join(c if c.isprintable() and c not in BIDI else " " for c in report.quote(whole))
    text = Text("  " + shown.rstrip())
    for span, style in _styles(claim):
        if whole.start <= span.start and span.end <= whole.end:
            text.stylize(style, span.start - whole.start + 2, span.end - whole.start + 2)
    return text


def _styles(claim: Claim) -> Iterator[tuple[Span, str]]:
    """What is marked in a sentence, and how; later marks stand above earlier ones."""
    yield from ((span, "green") for actor in claim.actors for span in actor.spans)
    yield from ((span, "magenta") for actor in claim.recipients for span in actor.spans)
    yield from ((span, "cyan") for speaker in claim.speakers for span in speaker.actor.spans)
    yield from ((speaker.cue_span, "cyan underline") for speaker in claim.speakers if speaker.cue_span)
    decided_by = claim.finding("status")
    yield from ((span, "yellow underline") for span in (decided_by.spans if decided_by else ()))
    yield claim.trigger, "bold reverse"
