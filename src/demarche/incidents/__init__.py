"""Same happening? Judgements, never edits; incidents with their disputes."""

from demarche.incidents.assemble import assemble, components
from demarche.incidents.copies import group
from demarche.incidents.disputes import show
from demarche.incidents.link import LINKER, Linked, link

__all__ = ["LINKER", "Linked", "assemble", "components", "group", "link", "show"]
