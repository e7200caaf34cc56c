"""Same happening? Judgements, never edits; incidents with their disputes."""

from demarche.incidents.assemble import assemble, components
from demarche.incidents.copies import CopyIndex, CopyOf, group
from demarche.incidents.denials import deny_across
from demarche.incidents.disputes import show
from demarche.incidents.link import LINKER, link
from demarche.incidents.positions import take_positions

__all__ = ["LINKER", "CopyIndex", "CopyOf", "assemble", "components", "deny_across", "group", "link", "show", "take_positions"]
