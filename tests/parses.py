"""Builds analysed sentences from rows that a reader can check, so that tests need no language model.

A row is `form lemma UPOS head relation [name] [predicate]`, as in CoNLL-U: heads count from 1, 0 is the root, a lemma `_` is the form in
lower case. The name is `B-PER`, `I-PER`, … or `*`. The predicate is `verb` or `noun`, or with roles `verb:ARG0=1,ARG1=6` (words from 1).

    report, sentences = news('''
        Iran       Iran     PROPN 3 nmod:poss B-LOC
        's         's       PART  1 case
        embassy    _        NOUN  4 nsubj
        closed     close    VERB  0 root      *     verb:ARG1=3
        .          .        PUNCT 4 punct
    ''')
    claim = act(report, sentences, "closed", "SANCTION", actors=["Iran's embassy"])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, cast, get_args

from demarche.records import (
    Actor,
    Claim,
    Name,
    NameKind,
    Predicate,
    Published,
    Report,
    Role,
    Sentence,
    Span,
    Speaker,
    Word,
    claim_id,
    report_id,
)

NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "”", "'", "’", "'s", "’s", "n't", "%", "-", "/"})
NO_SPACE_AFTER = frozenset({"(", "“", "$", "-", "/"})


def parse(rows: str, *, start: int = 0, index: int = 0, report: str = "r") -> Sentence:
    """One sentence whose text begins at `start` of its report."""
    table = [line.split() for line in rows.strip().splitlines() if line.strip()]
    words, _ = _words(table, start)
    return Sentence(
        report=report,
        index=index,
        span=Span(words[0].span.start, words[-1].span.end),
        words=words,
        names=tuple(_names([row[5] if len(row) > 5 else "*" for row in table])),
        predicates=tuple(_predicates(table)),
    )


def news(
    *sentences: str,
    published: str | None = "2023-04-07",
    title: bool = False,
    between: str | Sequence[str] = " ",
    given: str | None = None,
    before: str = "",
) -> tuple[Report, tuple[Sentence, ...]]:
    """A report and its sentences. `between` joins them (one string, or one for each gap; a blank line parts paragraphs);
    with `title` the first sentence is the report's title; `before` is text that belongs to no sentence (a dateline)."""
    gaps = [between] * (len(sentences) - 1) if isinstance(between, str) else list(between)
    if title and gaps:
        gaps[0] = "\n\n"
    text, starts = before, []
    for n, rows in enumerate(sentences):
        text += gaps[n - 1] if n else ""
        starts.append(len(text))
        text += _words([line.split() for line in rows.strip().splitlines() if line.strip()], 0)[1]
    day = date.fromisoformat(published) if published else None
    first = text[: starts[1] - 2] if title and len(starts) > 1 else None
    identity = report_id(text, title=first, day=day, given=given)
    report = Report(id=identity, text=text, title=first, published=Published(day, "given") if day else None, given=given)
    return report, tuple(parse(rows, start=starts[n], index=n, report=identity) for n, rows in enumerate(sentences))


def party(report: Report, sentence: Sentence, phrase: str, *, nth: int = 0) -> Actor:
    """An unresolved party: the nth occurrence of a phrase in a sentence, on word borders."""
    borders = {word.span.start for word in sentence.words}, {word.span.end for word in sentence.words}
    at = sentence.span.start - 1
    while (at := report.text.find(phrase, at + 1, sentence.span.end)) >= 0:
        if at in borders[0] and at + len(phrase) in borders[1]:
            if nth == 0:
                return Actor(name=phrase, spans=(Span(at, at + len(phrase)),))
            nth -= 1
    raise AssertionError(f"{phrase!r} is not in {report.quote(sentence.span)!r}")


def act(
    report: Report,
    sentences: Sequence[Sentence],
    trigger: str,
    event: str,
    *,
    sentence: int = 0,
    actors: Iterable[str] = (),
    recipients: Iterable[str] = (),
    speakers: Iterable[str] = (),
    cue: str = "said",
    by: str = "test@1",
    **fields: Any,
) -> Claim:
    """A claim as the coder gives it: parties and speakers named by their phrases in the sentence, none resolved."""
    here = sentences[sentence]
    span = party(report, here, trigger).spans[0]
    return Claim(
        id=claim_id(report.id, span, event, by),
        report=report.id,
        sentence=here.index,
        trigger=span,
        event=event,
        actors=tuple(party(report, here, phrase) for phrase in actors),
        recipients=tuple(party(report, here, phrase) for phrase in recipients),
        speakers=tuple(Speaker(party(report, here, phrase), cue) for phrase in speakers),
        by=by,
        **fields,
    )


def _words(table: Sequence[Sequence[str]], start: int) -> tuple[tuple[Word, ...], str]:
    """The words and their text, spaced as English is."""
    text, words = "", []
    for form, lemma, upos, head, relation, *_ in table:
        if text and form not in NO_SPACE_BEFORE and not text.endswith(tuple(NO_SPACE_AFTER)):
            text += " "
        span = Span(start + len(text), start + len(text) + len(form))
        words.append(Word(span, form, form.lower() if lemma == "_" else lemma, upos, int(head) - 1, relation))
        text += form
    return tuple(words), text


def _names(tags: Sequence[str]) -> Iterable[Name]:
    """Names from B- and I- tags."""
    for first, tag in enumerate(tags):
        if not tag.startswith("B-"):
            continue
        kind = tag[2:]
        assert kind in get_args(NameKind), f"unknown kind of name {kind!r}"
        last = first + 1
        while last < len(tags) and tags[last] == f"I-{kind}":
            last += 1
        yield Name(cast(NameKind, kind), first, last)


def _predicates(table: Sequence[Sequence[str]]) -> Iterable[Predicate]:
    """Predicates from the last column, with their roles."""
    for n, row in enumerate(table):
        kind, _, roles = (row[6] if len(row) > 6 else "").partition(":")
        if kind in ("verb", "noun"):
            pairs = [role.split("=") for role in roles.split(",") if role]
            filled = tuple(Role(label, int(word) - 1, 1.0) for label, word in pairs)
            yield Predicate(n, cast(Literal["verb", "noun"], kind), filled, 1.0)
