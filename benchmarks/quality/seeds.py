"""Figures on the two reports the project was born from: found mentions, shared incidents merged, look-alikes kept apart."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from demarche.ledger import Ledger
from demarche.pipeline import Pipeline, view
from demarche.records import Claim, Report, Span


def measure_seeds(gold: Path, seeds: Path, folder: Path) -> dict[str, Any]:
    """Recall of mentions by trigger and type, the shared incidents that were merged, wrong merges, and claims inside web noise."""
    book = json.loads(gold.read_text("utf-8"))
    with Ledger.open(folder / "seeds.db") as ledger:
        pipeline = Pipeline()
        for doc in book["docs"].values():
            pipeline.run([seeds / doc["file"]], ledger, published=date.fromisoformat(doc["published"]))
        known = view(ledger)
    of_doc = {name: next(r for r in known.reports.values() if r.source == str(seeds / doc["file"])) for name, doc in book["docs"].items()}
    incident_of = known.incident_of()
    found = {m["id"]: claim for m in book["mentions"] if (claim := _match(m, of_doc[m["doc"]], list(known.claims.values())))}
    linked: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in book["mentions"]:
        if mention["incident"] and mention["id"] in found:
            linked[mention["incident"]][mention["doc"]].add(incident_of[found[mention["id"]].id])
    must = [m for m in book["mentions"] if not m["optional"]]
    return {
        "mentions found": round(sum(m["id"] in found for m in must) / len(must), 4),
        "shared incidents merged": sum(_is_merged(linked[name]) for name in book["shared_incidents"]),
        "wrong merges": sum(bool(_all(linked[a]) & _all(linked[b])) for a, b in book["do_not_merge"]),
        "claims in noise": sum(_in_noise(claim, book, of_doc) for claim in known.claims.values()),
    }


def _match(mention: dict[str, Any], report: Report, claims: list[Claim]) -> Claim | None:
    """The claim of an accepted type whose trigger, or that of a restatement, touches the mention's."""
    span = Span(mention["trigger"]["start"], mention["trigger"]["end"])
    own = (claim for claim in claims if claim.report == report.id and claim.event in mention["accept_types"])
    return next((claim for claim in own if any(trigger.touches(span) for trigger in (claim.trigger, *claim.mentions))), None)


def _is_merged(docs: dict[str, set[str]]) -> bool:
    return len(docs) > 1 and bool(set.intersection(*docs.values()))


def _all(docs: dict[str, set[str]]) -> set[str]:
    return set().union(*docs.values())


def _in_noise(claim: Claim, book: dict[str, Any], of_doc: dict[str, Report]) -> bool:
    return any(
        noise["kind"] == "web boilerplate"
        and of_doc[noise["doc"]].id == claim.report
        and claim.trigger.touches(Span(noise["start"], noise["start"] + len(noise["quote"])))
        for noise in book["noise"]
    )
