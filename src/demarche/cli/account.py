"""The account that ends a run: what was found, what is disputed, who denies what, and what to ask next."""

from __future__ import annotations

from collections.abc import Set

from demarche import codebook
from demarche.analysis import between, busiest, find_denials
from demarche.cli import show
from demarche.ledger import Added, Ledger
from demarche.pipeline import View, view

LONGEST = 36
"""Incidents of the timeline that an account shows: the most reported ones."""

DENIALS = 12
"""Denials that an account shows."""


def give(ledger: Ledger, added: Added, before: Set[str], *, address: str, json: bool) -> None:
    """Prints the account of a ledger after a run; hypothetical and negated claims count nowhere.

    `before`: the ids of the claims that it held before.
    """
    known = view(ledger)
    new_claims = len(known.claims.keys() - before)
    disputed = [incident for incident in known.incidents if incident.disputes]
    totals = {
        "new_reports": added.reports,
        "new_claims": new_claims,
        "reports": len(known.reports),
        "claims": len(known.claims),
        "incidents": len(known.incidents),
        "disputed": len(disputed),
        "issues": len(ledger.issues()),
    }
    if json:
        import msgspec

        print(msgspec.json.encode(totals).decode())
        return
    print(
        f"{added.reports} new reports, {new_claims} new claims. The ledger holds {totals['reports']} reports, "
        f"{totals['claims']} claims, {totals['incidents']} incidents ({totals['disputed']} disputed), {totals['issues']} issues."
    )
    pair = busiest(known.incidents)
    if pair:
        _tell_dyad(known, pair)
        _tell_denials(known)
        _tell_next(known, pair, address)


def _tell_dyad(known: View, pair: tuple[str, str]) -> None:
    incidents = between(known.incidents, *pair)
    most = {i.id for i in sorted(incidents, key=lambda i: (-len(i.reports), not i.when or not i.when.start))[:LONGEST]}
    shown = f", the {LONGEST} most reported" if len(incidents) > LONGEST else ""
    print(f"\n{pair[0]} and {pair[1]}: {len(incidents)} incidents{shown} (⚡ disputed)\n")
    show.timeline([incident for incident in incidents if incident.id in most], codebook.load())
    disputed = [incident for incident in incidents if incident.disputes]
    if disputed:
        print("\nDisputed\n")
    for incident in disputed[:10]:
        print(f"{show.day(incident.when)}  {show.kind(incident)}  {show.act(incident)}  {incident.id[:8]}")
        for line in show.disputes(incident.disputes):
            print(f"    {line}")


def _tell_denials(known: View) -> None:
    denials = [denial for denial in find_denials(known.claims.values()) if denial.deniers]
    if denials:
        print("\nWho denies what\n")
    told: set[str] = set()
    for denial in sorted(denials, key=lambda d: (show.day(d.claim.when), d.claim.id)):
        sentence = show.clean(known.sentence(denial.claim))
        if sentence in told or len(told) == DENIALS:
            continue
        told.add(sentence)
        against = f" (to {show.parties(denial.accusers)})" if denial.accusers else ""
        print(f"{show.day(denial.claim.when)}  {show.parties(denial.deniers)}{against}: “{sentence[:160]}”")


def _tell_next(known: View, pair: tuple[str, str], address: str) -> None:
    most = max(known.incidents, key=lambda incident: (len(incident.disputes), len(incident.reports)))
    print(
        "\nNext\n\n"
        f"  demarche explain {most.id[:8]} --ledger {address}      every sentence behind one incident\n"
        f"  demarche disputes --ledger {address}              all contradictions, and who holds what\n"
        f"  demarche timeline {pair[0]} {pair[1]} --ledger {address}      add --as-of DAY for what was known then\n"
        f"  demarche export incidents --format csv --ledger {address}"
    )
