"""Same happening? Judgements, never edits; incidents with their disputes."""

from demarche.incidents.assemble import assemble, components
from demarche.incidents.copies import CopyIndex, CopyOf, group
from demarche.incidents.disputes import show
from demarche.incidents.link import LINKER, link

__all__ = ["LINKER", "CopyIndex", "CopyOf", "assemble", "components", "group", "link", "show"]
