"""Claims, incidents, remarks and links out of the ledger, in layouts that others read."""

from demarche.exports.interchange import (
    actor_form,
    claim_form,
    incident_form,
    link_form,
    magnitudes_form,
    place_form,
    remark_form,
    when_form,
)
from demarche.exports.write import FORMATS, write

__all__ = [
    "FORMATS",
    "actor_form",
    "claim_form",
    "incident_form",
    "link_form",
    "magnitudes_form",
    "place_form",
    "remark_form",
    "when_form",
    "write",
]
