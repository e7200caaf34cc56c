"""Same happening? Judgements, never edits; incidents with their disputes."""

from demarche.incidents.assemble import assemble, components
from demarche.incidents.copies import group
from demarche.incidents.disputes import show
from demarche.incidents.link import LINKER, Linked, find_blocks, link, partners
from demarche.incidents.people import PERSON

__all__ = ["LINKER", "PERSON", "Linked", "assemble", "components", "find_blocks", "group", "link", "partners", "show"]
