"""The interchange form of claims, incidents, remarks and links: plain dictionaries, stable and documented (docs/reference)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from demarche.codebook import Codebook
from demarche.records import Actor, Claim, Incident, Link, Magnitude, Place, Remark, Report, Span, Speaker, Version, When


def claim_form(claim: Claim, report: Report, book: Codebook, *, incident: str | None = None) -> dict[str, Any]:
    """One claim. `incident`: the id of its incident, where it was linked."""
    event = book.event(claim.event)
    spans = partial(_spans_form, report)

    def found_by(found: Claim, attribute: str) -> dict[str, Any] | None:
        finding = found.finding(attribute)
        return {"by": finding.by, "score": finding.score, "spans": spans(finding.spans)} if finding else None

    return {
        "id": claim.id,
        "report": report.name,
        "event": claim.event,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "quad": event.quad,
        "intensity": event.intensity(claim.mode),
        "trigger": spans([claim.trigger])[0],
        "actors": [{**actor_form(actor), "spans": spans(actor.spans)} for actor in claim.actors],
        "recipients": [{**actor_form(actor), "spans": spans(actor.spans)} for actor in claim.recipients],
        "place": {**place_form(claim.place), "spans": spans(claim.place.spans)} if claim.place else None,
        "when": {**when_form(claim.when), "spans": spans(claim.when.spans)} if claim.when else None,
        "magnitudes": magnitudes_form(claim.magnitudes),
        "status": claim.status,
        "status_by": found_by(claim, "status"),
        "background": claim.background,
        "background_by": found_by(claim, "background"),
        "speakers": [{**_speaker_form(speaker), "spans": spans(speaker.actor.spans)} for speaker in claim.speakers],
        "mentions": spans(claim.mentions),
        "score": claim.score,
        "by": claim.by,
        "incident": incident,
    }


def _spans_form(report: Report, found: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"start": span.start, "end": span.end, "text": report.quote(span)} for span in found]


def actor_form(actor: Actor) -> dict[str, Any]:
    """One party, without its spans."""
    return {"code": actor.code, "country": actor.country, "sectors": list(actor.sectors), "name": actor.name}


def _speaker_form(speaker: Speaker) -> dict[str, Any]:
    actor = speaker.actor
    return {"code": actor.code, "country": actor.country, "name": actor.name, "cue": speaker.cue}


def place_form(place: Place) -> dict[str, Any]:
    """One place, without its spans."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "geonames": place.geonames,
    }


def when_form(when: When) -> dict[str, Any]:
    """One date range, without its spans."""
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "anchor": when.anchor,
        "expression": when.expression,
    }


def magnitudes_form(magnitudes: Sequence[Magnitude]) -> dict[str, dict[str, int | None]]:
    """Counts by kind."""
    return {magnitude.kind: {"low": magnitude.low, "high": magnitude.high} for magnitude in magnitudes}


def incident_form(incident: Incident, reports: dict[str, Report], book: Codebook) -> dict[str, Any]:
    """One incident: consensus beside disputes."""
    event = book.event(incident.event)
    return {
        "id": incident.id,
        "event": incident.event,
        "mode": incident.mode,
        "quad": event.quad,
        "intensity": event.intensity(incident.mode),
        "actors": [actor_form(actor) for actor in incident.actors],
        "recipients": [actor_form(actor) for actor in incident.recipients],
        "place": place_form(incident.place) if incident.place else None,
        "when": when_form(incident.when) if incident.when else None,
        "magnitudes": magnitudes_form(incident.magnitudes),
        "status": incident.status,
        "claims": list(incident.claims),
        "reports": [reports[report].name for report in incident.reports],
        "sources": incident.sources,
        "disputes": [
            {
                "field": dispute.field,
                "versions": [_version_form(version) for version in dispute.versions],
            }
            for dispute in incident.disputes
        ],
        "notes": list(incident.notes),
        "positions": [
            {"stance": one.stance, "holder": one.holder, "claims": list(one.claims), "remarks": list(one.remarks)}
            for one in incident.positions
        ],
    }


def _version_form(version: Version) -> dict[str, Any]:
    return {
        "value": version.value,
        "claims": list(version.claims),
        "holders": list(version.holders),
        "since": version.since.isoformat() if version.since else None,
    }


def remark_form(remark: Remark, report: Report) -> dict[str, Any]:
    """One quotation or silence."""
    spans = partial(_spans_form, report)
    return {
        "id": remark.id,
        "report": report.name,
        "outlet": report.outlet,
        "published": report.published.day.isoformat() if report.published else None,
        "kind": remark.kind,
        "text": " … ".join(report.quote(span) for span in remark.spans),
        "spans": spans(remark.spans),
        "speakers": [{**_speaker_form(speaker), "spans": spans(speaker.actor.spans)} for speaker in remark.speakers],
        "addressees": [{**actor_form(actor), "spans": spans(actor.spans)} for actor in remark.addressees],
        "about": list(remark.about),
    }


def link_form(link: Link) -> dict[str, Any]:
    """How one claim bears on another."""
    spans = [{"start": span.start, "end": span.end} for span in link.spans]
    return {"id": link.id, "kind": link.kind, "left": link.left, "right": link.right, "score": link.score, "by": link.by, "spans": spans}
