"""Figures on whole reports: which happenings each tells of, and how the claims of several were joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from demarche import incidents
from demarche.errors import InputError
from demarche.evaluation.coding import real
from demarche.evaluation.details import detail_shares
from demarche.evaluation.figures import Counts, Figures, Means, share
from demarche.evaluation.gold import GoldIncident, GoldReports, Mention, known_types, read_whole
from demarche.evaluation.matching import FULL, TYPE, answers, apart, assign, days_of, near
from demarche.evaluation.parties import has_right_party, party_shares
from demarche.pipeline import Coded, Pipeline
from demarche.records import Claim, Report

GOLD, REPORTS = ".gold.json", ".reports.jsonl"

Linked = tuple[str, str]
"""The incident that a claim tells of by the gold, and the one that it was put into."""


def measure(path: Path, pipeline: Pipeline) -> Figures:
    """F1 of mentions, their status and background, B-cubed of the incidents, and look-alikes that were merged."""
    gold = read_whole(path, GoldReports)
    coded = pipeline.code(_read_reports(path, gold, pipeline))
    claims = {report.name: own for report, own in zip(coded.reports, real(coded), strict=True)}
    incident_of = _link(coded)
    asked = {incident.id: incident for incident in gold.incidents}
    counts, matched, linked = Counts(), list[tuple[Mention, Claim]](), list[Linked]()
    alike, answered = list[tuple[GoldIncident, Claim]](), list[tuple[GoldIncident, Claim]]()
    for name, mentions in gold.report_mentions.items():
        said = claims.get(name, [])
        hits, told = _mentioned(mentions, said, asked)
        matched += hits
        alike += _typed_alike(mentions, said, asked)
        answered += _answered(mentions, said, asked)
        linked += [(incident, incident_of[claim.id]) for incident, claim in told]
        counts.hit += len(hits)
        counts.said += len(hits) + len(said) - len(told)
        counts.asked += len(_required(mentions, asked))
    figures = Figures("reports", {"mentions": counts})
    figures.shares = {
        "status": share(claim.status in mention.certainty_accept for mention, claim in matched),
        "background": share(claim.background == mention.background for mention, claim in matched),
        **party_shares(alike),
        **detail_shares(answered),
    }
    if linked:
        figures.levels["b-cubed"] = b_cubed(linked)
    figures.notes["wrong merges"] = [f"{a}+{b}" for a, b in gold.do_not_merge if _are_merged(linked, a, b)]
    return figures


def _read_reports(path: Path, gold: GoldReports, pipeline: Pipeline) -> list[Report]:
    """The reports beside the gold; InputError where one cannot be read, or where gold and reports do not fit together."""
    known_types(gold.incidents, str(path))
    beside = path.with_name(path.name.removesuffix(GOLD) + REPORTS)
    if not beside.exists():
        raise InputError("The reports are missing.", where=str(beside), remedy="They stand beside the gold, as JSON Lines.")
    reports = []
    for item in pipeline.read([beside]):
        if not isinstance(item, Report):
            raise InputError(item.problem, where=item.where, remedy=item.remedy)
        reports.append(item)
    incidents_of = {mention.incident for mentions in gold.report_mentions.values() for mention in mentions}
    apart = {name for pair in gold.do_not_merge for name in pair}
    for what, named, known in (
        ("report", set(gold.report_mentions), {report.name for report in reports}),
        ("incident", incidents_of | apart, {incident.id for incident in gold.incidents}),
    ):
        if other := named - known:
            raise InputError(f"There is no {what} {min(other)!r}.", where=str(path), remedy="Names in gold and reports must agree.")
    return reports


def _link(coded: Coded) -> dict[str, str]:
    """The incident of every claim."""
    claims = [claim for own in real(coded) for claim in own]
    reports = {report.id: report for report in coded.reports}
    sentences = {(s.report, s.index): s.span for own in coded.sentences for s in own}
    judgements = incidents.link(claims, {report.id: report.text for report in coded.reports}, sentences).judgements
    assembled = incidents.assemble(claims, reports, judgements, incidents.group(list(coded.reports)))
    return {claim: incident.id for incident in assembled for claim in incident.claims}


def _required(mentions: Sequence[Mention], asked: dict[str, GoldIncident]) -> list[Mention]:
    return [mention for mention in mentions if not mention.optional and not asked[mention.incident].optional]


def _mentioned(
    mentions: Sequence[Mention], said: Sequence[Claim], asked: dict[str, GoldIncident]
) -> tuple[list[tuple[Mention, Claim]], list[tuple[str, Claim]]]:
    """The mentions found, with their claims; and (incident, claim) of every claim that tells of one, found first or again."""

    def fits(mention: Mention, claim: Claim) -> bool:
        incident = asked[mention.incident]
        return answers(incident, claim, FULL) and near(incident.date, days_of(claim))

    def cost(mention: Mention, claim: Claim) -> tuple[float, ...]:
        return apart(asked[mention.incident].date, days_of(claim)), claim.status not in mention.certainty_accept

    required = _required(mentions, asked)
    best = assign(required, said, fits, cost)
    told = [(required[i].incident, said[j]) for i, j in best.items()]
    for j, claim in enumerate(said):
        again = [] if j in best.values() else [mention for mention in mentions if fits(mention, claim)]
        if again:
            told.append((min(again, key=lambda mention: (*cost(mention, claim), mention not in required)).incident, claim))
    return [(required[i], said[j]) for i, j in best.items()], told


def _typed_alike(mentions: Sequence[Mention], said: Sequence[Claim], asked: dict[str, GoldIncident]) -> list[tuple[GoldIncident, Claim]]:
    """Incidents and claims that agree in type, day and the state of one party at least, those first that agree in both."""
    wanted = [asked[mention.incident] for mention in _required(mentions, asked)]

    def fits(incident: GoldIncident, claim: Claim) -> bool:
        return answers(incident, claim, TYPE) and near(incident.date, days_of(claim)) and has_right_party(incident, claim)

    def cost(incident: GoldIncident, claim: Claim) -> tuple[float, ...]:
        return (not answers(incident, claim, FULL), apart(incident.date, days_of(claim)))

    return [(wanted[i], said[j]) for i, j in assign(wanted, said, fits, cost).items()]


def _answered(mentions: Sequence[Mention], said: Sequence[Claim], asked: dict[str, GoldIncident]) -> list[tuple[GoldIncident, Claim]]:
    """Incidents and claims that agree in type and in the states of both parties, whatever their days; nearest days first."""
    wanted = [asked[mention.incident] for mention in _required(mentions, asked)]
    pairs = assign(
        wanted,
        said,
        lambda incident, claim: answers(incident, claim, FULL),
        lambda incident, claim: (apart(incident.date, days_of(claim)),),
    )
    return [(wanted[i], said[j]) for i, j in pairs.items()]


def b_cubed(linked: Sequence[Linked]) -> Means:
    """B-cubed of claims put into incidents: how pure the company of a claim is, and how complete, on average."""
    gold, found, both = Counter(g for g, _ in linked), Counter(f for _, f in linked), Counter(linked)
    precision = sum(both[pair] / found[pair[1]] for pair in linked) / len(linked)
    recall = sum(both[pair] / gold[pair[0]] for pair in linked) / len(linked)
    return Means(precision, recall)


def _are_merged(linked: Sequence[Linked], first: str, second: str) -> bool:
    together = defaultdict(set)
    for gold, found in linked:
        together[found].add(gold)
    return any({first, second} <= group for group in together.values())
