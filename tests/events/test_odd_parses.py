"""Parses that make no sense (loops, several roots, no words): heard without an error and without end."""

from __future__ import annotations

import random

import pytest

from demarche import codebook, trees
from demarche.events.attribution import attributions
from demarche.events.hearing import hear
from demarche.events.remarks import remarks
from demarche.events.voices import clause_of, host
from demarche.records import Report, Sentence, Span, Word

CUES = codebook.load().cues
TEXTS = ["said", "told", "informed", "quoted", "citing", "denied", "commented", "statement", "claim", "account", "minister", "Lima", "it",
         "who", "that", "by", "to", "according", "not", "no", "comment", "silence", ",", ":", "“", "”", '"', "adding"]  # fmt: skip
TAGS = ["NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADP", "PUNCT"]
RELATIONS = ["nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "parataxis", "advcl", "acl", "acl:relcl",
             "conj", "ccomp", "xcomp", "mark", "case", "det", "advmod", "aux:pass", "root"]  # fmt: skip


def parsed(*rows: tuple[str, str, int, str], index: int = 0, start: int = 0) -> Sentence:
    """A sentence of (text, tag, head, relation), its words one space apart."""
    words = []
    for text, tag, head, relation in rows:
        words.append(Word(Span(start, start + len(text)), text, text.lower(), tag, head, relation))
        start += len(text) + 1
    span = trees.span_of(Sentence("r", index, Span(0, 1), tuple(words)), range(len(words)))
    return Sentence("r", index, span, tuple(words))


def test_a_passive_of_telling_with_its_subject_behind_is_heard() -> None:
    told = ("Told", "VERB", -1, "root"), ("were", "AUX", 0, "aux:pass"), ("families", "NOUN", 0, "nsubj:pass")
    clause = ("that", "SCONJ", 4, "mark"), ("ended", "VERB", 0, "ccomp")
    assert attributions(parsed(*told, *clause), CUES) == []  # nobody is said to tell them


def test_words_in_a_ring_have_a_clause() -> None:
    joined = parsed(("Kenya", "PROPN", 1, "obl"), ("fell", "VERB", 2, "conj"), ("rose", "VERB", 1, "conj"))
    assert clause_of(joined, 0) <= {1, 2}
    ring = ("Peru", "PROPN", 1, "nmod"), ("Lima", "PROPN", 0, "nmod")
    hung = parsed(*ring, ("said", "VERB", 0, "parataxis"), ("he", "PRON", 2, "nsubj"))
    assert host(hung, 2) in (0, 1)


@pytest.mark.parametrize("seed", range(60))
def test_no_parse_stops_the_hearing(seed: int) -> None:
    rng, sentences, start = random.Random(seed), [], 0
    for index in range(3):
        count = rng.randint(2, 14)
        heads = [rng.choice([-1, *(k for k in range(count) if k != i)]) for i in range(count)]
        rows = [(rng.choice(TEXTS), rng.choice(TAGS), head, rng.choice(RELATIONS)) for head in heads]
        sentences.append(parsed(*rows, index=index, start=start))
        start = sentences[-1].span.end + 1
    report = Report("r", " ".join(word.text for sentence in sentences for word in sentence.words))
    hearing = hear(report, sentences, CUES)
    for index, sentence in enumerate(sentences):
        for word in range(len(sentence.words)):
            assert all(0 <= one.word < len(sentences[one.sentence].words) for one in hearing.sources(index, word))
    for remark in remarks(report, sentences, CUES):
        assert all(report.quote(span).strip() for span in remark.spans)


def test_sentences_without_words_say_nothing() -> None:
    report = Report("r", "“We shall march on the palace tonight,” he said.")
    bare = Sentence("r", 0, Span(0, len(report.text)), ())
    assert [remark.speakers for remark in remarks(report, [bare], CUES)] == [()]
    assert [remark.speakers for remark in remarks(report, [], CUES)] == []
