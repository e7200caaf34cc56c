"""Same happening? Judgements, never edits; incidents with their disputes."""

from demarche.incidents.assemble import assemble, components
from demarche.incidents.copies import CopyIndex, CopyOf, group
from demarche.incidents.denials import deny_across
from demarche.incidents.disputes import show
from demarche.incidents.link import LINKER, Linked, find_blocks, link, partners
from demarche.incidents.positions import take_positions
from demarche.incidents.sequels import find_sequels

__all__ = [
    "LINKER",
    "CopyIndex",
    "CopyOf",
    "Linked",
    "assemble",
    "components",
    "deny_across",
    "find_blocks",
    "find_sequels",
    "group",
    "link",
    "partners",
    "show",
    "take_positions",
]
