"""According to whom: the verb of saying or the `according to` above an act, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.records import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so (head word) and the word that shows it."""

    word: int
    cue: int


def find(sentence: Sentence, act: int, pointed: Sequence[int], cues: Cues) -> list[Source]:
    """The sources of an act, outermost first: those the parse shows, then those only the coder model points at."""
    by_parse = [*_by_saying(sentence, act, cues), *_by_according(sentence, act)]
    known = {source.word for source in by_parse}
    taken = [i for source in by_parse for i in trees.phrase(sentence, source.word)]
    extra = [Source(word, _cue_for(sentence, word, cues)) for word in pointed if word not in known and word not in taken]
    sources = list(dict.fromkeys([*by_parse, *extra]))
    return [source for source in sources if source.word != act and sentence.words[source.word].upos in ("NOUN", "PROPN", "PRON")]


def _by_saying(sentence: Sentence, act: int, cues: Cues) -> list[Source]:
    """Subjects of verbs of saying above the act, outermost first; a verb of saying that is the act itself counts as none."""
    found: list[Source] = []
    below = act
    for above in trees.ancestors(sentence, act):
        relation = sentence.words[below].relation.split(":")[0]
        if sentence.words[above].lemma.lower() in cues.saying and relation in ("ccomp", "parataxis", "xcomp", "advcl", "obj"):
            found += _subjects(sentence, above)
        below = above
    # "…, the ministry said": some parses hang the verb of saying below the act's clause.
    for clause in [act, *trees.ancestors(sentence, act)]:
        for i in trees.children(sentence, clause, "parataxis"):
            if sentence.words[i].lemma.lower() in cues.saying:
                found += _subjects(sentence, i)
    return found[::-1]


def _subjects(sentence: Sentence, verb: int) -> list[Source]:
    heads = trees.children(sentence, verb, "nsubj") or trees.children(sentence, verb, "obl:agent")
    return [Source(one, verb) for head in heads for one in trees.conjuncts(sentence, head)]


def _by_according(sentence: Sentence, act: int) -> list[Source]:
    found = []
    for clause in [act, *trees.ancestors(sentence, act)]:
        for i in trees.children(sentence, clause, "obl"):
            case = trees.child(sentence, i, "case")
            if case is not None and sentence.words[case].text.lower() == "according":
                found.append(Source(i, case))
    return found


def _cue_for(sentence: Sentence, word: int, cues: Cues) -> int:
    """The nearest verb of saying above a source, or the source itself."""
    for above in trees.ancestors(sentence, word):
        if sentence.words[above].lemma.lower() in cues.saying:
            return above
    return word
