"""Series, index and network as plain dictionaries for JSON and CSV (docs/reference/index.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from demarche.analysis.acts import Apart, Known
from demarche.analysis.changes import Change
from demarche.analysis.counting import Counts, Series, SeriesRow
from demarche.analysis.graphs import edge_values, node_values
from demarche.analysis.periods import Period
from demarche.analysis.tension import Contribution, Explanation, TensionIndex, TensionRow
from demarche.analysis.ties import Network

DIGITS = 4


def series_form(series: Series) -> dict[str, Any]:
    """A series with all rows and what is apart."""
    rows = [
        {
            **_period(row.period),
            "total": _counts(row.total),
            "there": _counts(row.there),
            "back": _counts(row.back),
            "ranged": row.ranged,
            "incidents": list(row.incidents),
        }
        for row in series.rows
    ]
    return {"states": list(series.states), "by": series.by, "rows": rows, "apart": _apart(series.apart)}


def series_row(row: SeriesRow, states: Sequence[str]) -> dict[str, Any]:
    """A row of a series, flat; `AZE-IRN_…` counts what the first does toward the second."""
    flat = _period(row.period) | _counts(row.total) | {"ranged": row.ranged}
    for (one, other), counts in (((0, 1), row.there), ((1, 0), row.back)):
        flat |= {f"{states[one]}-{states[other]}_{name}": value for name, value in _counts(counts).items()}
    return flat


def index_form(index: TensionIndex) -> dict[str, Any]:
    """An index with its constants, rows, changes and what is apart."""
    return {
        "states": list(index.states),
        "by": index.by,
        "until": index.until.isoformat() if index.until else None,
        "constants": asdict(index.arithmetic),
        "rows": [index_row(row) for row in index.rows],
        "changes": [_change(change) for change in index.changes],
        "apart": _apart(index.apart),
    }


def index_row(row: TensionRow) -> dict[str, Any]:
    """A row of an index."""
    names = ("value", "low", "high", "conflict", "cooperation", "there", "back", "coverage")
    return {
        **_period(row.period),
        "days": row.days,
        **{name: round(getattr(row, name), DIGITS) for name in names},
        "incidents": row.incidents,
        "reports": row.reports,
        "own_reports": row.own_reports,
        "lead": row.lead,
        "thin": row.thin,
    }


def explanation_form(explanation: Explanation, known: Known) -> dict[str, Any]:
    """A period's value with its contributions, in full precision: they add up to it."""
    parts = [_contribution(part, known) for part in explanation.contributions]
    return {**_period(explanation.period), "value": explanation.value, "contributions": parts}


def network_form(network: Network) -> dict[str, Any]:
    """Nodes and edges, and what is in neither."""
    return {
        "nodes": [{"code": node.code, **node_values(node)} for node in network.nodes],
        "edges": [
            {"source": edge.source, "target": edge.target, **edge_values(edge), "ids": list(edge.incidents)} for edge in network.edges
        ],
        "unknown": network.unknown,
        "apart": _apart(network.apart),
    }


def _contribution(part: Contribution, known: Known) -> dict[str, Any]:
    act = part.act
    claim = known.claims[act.evidence]
    return {
        "incident": act.incident.id,
        "event": act.incident.event,
        "mode": act.incident.mode,
        "actors": [actor.code for actor in act.incident.actors],
        "recipients": [actor.code for actor in act.incident.recipients],
        "first": act.first.isoformat(),
        "last": act.last.isoformat(),
        "there": act.there,
        "is": act.incident.status,
        "independent_sources": act.incident.sources,
        "factors": {name: getattr(part, name) for name in ("points", "relief", "status", "contested", "sources", "coverage", "decay")},
        "value": part.value,
        "claim": act.evidence,
        "report": known.reports[claim.report].name,
        "sentence": known.sentence(claim),
    }


def _period(period: Period) -> dict[str, Any]:
    return {"period": period.name, "first": period.first.isoformat(), "last": period.last.isoformat()}


def _counts(counts: Counts) -> dict[str, Any]:
    quads = {f"quad{quad}": count for quad, count in enumerate(counts.quads, 1)}
    mean = None if counts.mean is None else round(counts.mean, DIGITS)
    return {"count": counts.incidents, **quads, "intensity": round(counts.intensity, DIGITS), "mean_intensity": mean}


def _change(change: Change) -> dict[str, Any]:
    return {
        "period": change.period.name,
        "kind": change.kind,
        "before": round(change.before, DIGITS),
        "after": round(change.after, DIGITS),
        "gain": round(change.gain, DIGITS),
        "incidents": list(change.incidents),
    }


def _apart(apart: Sequence[Apart]) -> list[dict[str, str]]:
    return [{"incident": item.incident.id, "why": item.why} for item in apart]
