"""Records as rows: what each table keeps of a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from demarche.records import Claim, Issue, Judgement, Link, Remark, Report, content_id


def report_row(report: Report, run: str, learned: datetime) -> dict[str, Any]:
    """The row of a report."""
    return {
        "id": report.id,
        "given": report.given,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published.day if report.published else None,
        "source": report.source,
        "text": report.text,
        "body": msgspec.to_builtins(replace(report, text="")),
        "learned": learned,
        "run": run,
    }


def issue_row(issue: Issue, run: str, learned: datetime) -> dict[str, Any]:
    """The row of an issue."""
    return {
        "id": content_id("x", issue.kind, issue.where, issue.problem),
        "kind": issue.kind,
        "place": issue.where,
        "problem": issue.problem,
        "remedy": issue.remedy,
        "severity": issue.severity,
        "report": issue.report,
        "run": run,
        "learned": learned,
    }


def claim_row(claim: Claim, learned: datetime) -> dict[str, Any]:
    """The row of a claim."""
    return {
        "id": claim.id,
        "report": claim.report,
        "event": claim.event,
        "mode": claim.mode,
        "status": claim.status,
        "background": claim.background,
        "first_day": claim.when.start if claim.when else None,
        "last_day": claim.when.end if claim.when else None,
        "score": claim.score,
        "coder": claim.by,
        "body": msgspec.to_builtins(claim),
        "learned": learned,
    }


def party_rows(claim: Claim) -> list[dict[str, Any]]:
    """The rows of a claim's actors, recipients and speakers."""
    sides = (("actor", claim.actors), ("recipient", claim.recipients), ("speaker", tuple(s.actor for s in claim.speakers)))
    return [
        {"claim": claim.id, "side": side, "position": position, "country": actor.country, "code": actor.code, "name": actor.name}
        for side, actors in sides
        for position, actor in enumerate(actors)
    ]


def finding_rows(claim: Claim, learned: datetime) -> list[dict[str, Any]]:
    """The rows of a claim's findings."""
    return [
        {
            "claim": claim.id,
            "attribute": finding.attribute,
            "value": msgspec.to_builtins(finding.value),
            "spans": msgspec.to_builtins(finding.spans),
            "found_by": finding.by,
            "score": finding.score,
            "learned": learned,
        }
        for finding in claim.findings
    ]


def remark_row(remark: Remark, report: Report, coder: str, learned: datetime) -> dict[str, Any]:
    """The row of a remark; its words as they stand in the report."""
    return {
        "id": remark.id,
        "report": remark.report,
        "coder": coder,
        "kind": remark.kind,
        "words": " … ".join(report.quote(span) for span in remark.spans),
        "body": msgspec.to_builtins(remark),
        "learned": learned,
    }


def link_row(link: Link, learned: datetime) -> dict[str, Any]:
    """The row of a link."""
    return {
        "id": link.id,
        "kind": link.kind,
        "left_claim": link.left,
        "right_claim": link.right,
        "linked_by": link.by,
        "score": link.score,
        "body": msgspec.to_builtins(link),
        "learned": learned,
    }


def judgement_row(judgement: Judgement, learned: datetime) -> dict[str, Any]:
    """The row of a judgement."""
    return {
        "id": judgement.id,
        "left_claim": judgement.left,
        "right_claim": judgement.right,
        "same": judgement.same,
        "judged_by": judgement.by,
        "score": judgement.score,
        "reasons": msgspec.to_builtins(judgement.reasons),
        "made": judgement.made or learned,
    }
