"""One pass of one small model over sentences: words, tags, lemmas, parse, names, predicates with roles."""

from demarche.language.analyse import SyntaxModel

__all__ = ["SyntaxModel"]
