"""The claims of an incident by their ids, as `correct`, `split` and `move` take them, and what people corrected in them."""

from __future__ import annotations

from demarche.cli.show import clean, kind
from demarche.pipeline import View
from demarche.records import Claim, Incident

DIGITS = 10
"""Characters of an id that tell claims apart in a ledger of some hundred thousand."""


def tell(incident: Incident, view: View) -> None:
    """Prints the claims of an incident with their ids."""
    print("\nIts claims\n")
    for id_ in incident.claims:
        claim = view.claims[id_]
        report = view.reports[claim.report]
        print(f"  {claim.id[:DIGITS]}  {clean(report.name)}  {kind(claim)}  “{clean(report.quote(claim.trigger))}”")
        for line in corrections(claim):
            print(f"              {line}")


def corrections(claim: Claim) -> list[str]:
    """What people corrected, oldest first: `status: denied, by ada`."""
    return [f"{one['field']}: {clean(one['value'])}, by {clean(one['by'].partition(':')[2])}" for one in corrected_fields(claim)]


def corrected_fields(claim: Claim) -> list[dict[str, str]]:
    """The same as `field`, `value` and `by`."""
    from demarche.ledger.corrections import is_person, show_plain

    return [{"field": f.attribute, "value": show_plain(f.value), "by": f.by} for f in claim.findings if is_person(f.by)]
