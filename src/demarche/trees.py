"""Walks over the parse of a sentence: children, phrases, heads. Word indices in, word indices out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.records import Sentence, Span

CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "appos", "conj", "cc", "punct", "dep", "ccomp", "advcl:relcl"})
"""Relations that do not belong to a noun phrase as a reader would mark it."""

LINKS = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "PART"})
"""Tags of words with which no noun phrase begins."""


def children(sentence: Sentence, word: int, *relations: str) -> list[int]:
    """The dependents of a word in order, of the given relations (subtypes included: `nsubj` takes `nsubj:pass`) or of any."""
    return [
        i
        for i, other in enumerate(sentence.words)
        if other.head == word and (not relations or other.relation in relations or other.relation.split(":")[0] in relations)
    ]


def child(sentence: Sentence, word: int, *relations: str) -> int | None:
    """The first dependent of the given relations, or None."""
    found = children(sentence, word, *relations)
    return found[0] if found else None


def ancestors(sentence: Sentence, word: int) -> Iterator[int]:
    """The heads above a word, nearest first; safe on a parse with a cycle."""
    seen = {word}
    while (word := sentence.words[word].head) >= 0 and word not in seen:
        seen.add(word)
        yield word


def subtree(sentence: Sentence, word: int, *, without: frozenset[str] = frozenset()) -> list[int]:
    """The word and all below it in order, leaving out branches whose relation is in `without`."""
    found, todo = {word}, [word]
    while todo:
        head = todo.pop()
        for i, other in enumerate(sentence.words):
            if other.head == head and i not in found and other.relation not in without and other.relation.split(":")[0] not in without:
                found.add(i)
                todo.append(i)
    return sorted(found)


def phrase(sentence: Sentence, word: int) -> list[int]:
    """The noun phrase of a head word without clauses, appositions, conjuncts and a leading preposition; one unbroken run of words."""
    words = set(subtree(sentence, word, without=CLAUSAL))
    first = last = word
    while first - 1 in words:
        first -= 1
    while first < word and sentence.words[first].upos in LINKS:
        first += 1
    while last + 1 in words:
        last += 1
    return list(range(first, last + 1))


def conjuncts(sentence: Sentence, word: int) -> list[int]:
    """The word and the words coordinated with it."""
    return [word, *children(sentence, word, "conj")]


def head_of(sentence: Sentence, words: Sequence[int]) -> int:
    """The word of a run whose head lies outside it; the last one where the parse gives none."""
    inside = set(words)
    for i in words:
        if sentence.words[i].head not in inside:
            return i
    return words[-1]


def words_in(sentence: Sentence, span: Span) -> list[int]:
    """The words that touch a span of text."""
    return [i for i, word in enumerate(sentence.words) if word.span.touches(span)]


def span_of(sentence: Sentence, words: Sequence[int]) -> Span:
    """The characters from the first to the last of some words (which must not be empty)."""
    return Span(sentence.words[min(words)].span.start, sentence.words[max(words)].span.end)
