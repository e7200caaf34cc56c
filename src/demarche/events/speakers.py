"""According to whom: the sources of an act, as the report names them."""

from __future__ import annotations

from collections.abc import Sequence

from demarche import trees
from demarche.codebook import Cues
from demarche.events.hearing import Hearing, Source
from demarche.records import Sentence


def find(hearing: Hearing, sentence: Sentence, act: int, pointed: Sequence[int], cues: Cues) -> list[Source]:
    """The sources of an act, outermost first: those that the report shows, else those at which the coder model points."""
    shown = [source for source in hearing.sources(sentence.index, act) if (source.sentence, source.word) != (sentence.index, act)]
    if shown:
        return shown
    cue = {one.cue for one in hearing.said[sentence.index]}
    may = [word for word in pointed if word != act and word not in cue and sentence.words[word].upos in ("NOUN", "PROPN", "PRON")]
    return [Source(sentence.index, word, sentence.words[_cue_for(sentence, word, cues)].span) for word in may]


def _cue_for(sentence: Sentence, word: int, cues: Cues) -> int:
    """The nearest verb of saying above a source, or the source itself."""
    for above in trees.ancestors(sentence, word):
        if sentence.words[above].lemma.lower() in cues.saying:
            return above
    return word
