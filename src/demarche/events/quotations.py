"""What is quoted word for word: the words within quotation marks, who says them and to whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.events.voices import Attribution
from demarche.records import Report, Sentence, Span

LONGEST = 3000
"""Characters that a quotation may have; a mark that is not closed by then opened none."""
SHORTEST = 4
"""Characters, mark included, that words between single straight marks must have: what is shorter are apostrophes."""
SCARE = 3
"""Words up to which a quotation without a speaker is a word held at arm's length ("so-called" quotes), not a remark."""
HALVES = 160
"""Characters up to which the words between two quotations only say who speaks."""
OPENING = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile("[“«„‘\"']")
_CLOSING = {mark: re.compile(f"[{ends}]" + ("(?![^\\W_])" if mark in "'‘" else "")) for mark, ends in OPENING.items()}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted, without their marks, in one or more pieces; speakers and addressees as (sentence, head word)."""

    spans: tuple[Span, ...]
    sentence: int
    speakers: tuple[tuple[int, int], ...] = ()
    addressees: tuple[tuple[int, int], ...] = ()
    cue: Span | None = None


def quoted(text: str) -> list[Span]:
    """The words within quotation marks, in order. Apostrophes are none; a paragraph that opens with a mark goes on with the one before."""
    found: list[Span] = []
    closing = {mark: [match.start() for match in ends.finditer(text)] for mark, ends in _CLOSING.items()}
    at = 0
    while match := _MARK.search(text, at):
        start, mark = match.start(), match.group()
        end = _closing(text, start, mark, closing)
        if end is None:
            at = start + 1
            continue
        inner = Span(start + 1, end)
        if text[inner.start : inner.end].strip():
            found.append(inner)
        at = end + 1
    return found


def _closing(text: str, start: int, mark: str, closing: Mapping[str, Sequence[int]]) -> int | None:
    """Where the quotation that opens at `start` ends; None where nothing opens there. `closing`: where marks stand that may close each."""
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    if not after.strip() or (mark in "\"'‘" and before and (before.isalnum() or before in ".,!?")):
        return None  # an apostrophe, inches, or a closing mark
    limit = min(len(text), start + LONGEST)
    border = text.find("\n\n", start, limit)
    stop = limit if border < 0 else border
    following = bisect_right(closing[mark], start)
    if following < len(closing[mark]) and (end := closing[mark][following]) < stop:
        return end if mark != "'" or end - start > SHORTEST else None
    # The next paragraph opens with a mark of its own: the quotation goes on there.
    if border >= 0 and text[border:limit].lstrip()[:1] == mark and mark not in "'‘":
        return border
    return None


def quotations(report: Report, sentences: Sequence[Sentence], said: Sequence[Sequence[Attribution]]) -> list[Quotation]:
    """The quotations of a report with speakers. `said`: the attributions of each sentence. Halves round "he said" are one."""
    found: list[Quotation] = []
    ends = [sentence.span.end for sentence in sentences]
    for span in quoted(report.text):
        at = bisect_right(ends, span.start)
        if at == len(sentences) or any(span.touches(menu) for menu in report.furniture):
            continue
        quote = _spoken(sentences, said, span, at, found[-1] if found else None)
        words = len(report.quote(span).split())
        if quote is None or (not quote.speakers and words <= SCARE):
            continue
        if found and _goes_on(report, found[-1], quote):
            quote = Quotation((*found[-1].spans, span), found[-1].sentence, found[-1].speakers or quote.speakers,
                              found[-1].addressees or quote.addressees, found[-1].cue or quote.cue)  # fmt: skip
            found.pop()
        found.append(quote)
    return found


def _spoken(
    sentences: Sequence[Sentence], said: Sequence[Sequence[Attribution]], span: Span, at: int, before: Quotation | None
) -> Quotation | None:
    """A quotation with its speaker: by the words of its own sentences, else by what stands round it."""
    last = at
    while last + 1 < len(sentences) and sentences[last + 1].span.start < span.end:
        last += 1
    for i in (at, last, *range(at + 1, last)):
        for one in reversed(said[i]):
            cue = sentences[i].words[one.cue].span
            inside = [k for k in one.content if sentences[i].words[k].span.touches(span)]
            if inside and not cue.touches(span) and one.sources:
                return Quotation((span,), at, _places(i, one.sources), _places(i, one.addressees), cue)
    if (led := _led_in(sentences[at], span)) is not None:
        return Quotation((span,), at, ((at, led),))
    # A mark within a sentence that quotes nobody by a verb of saying: its main verb's subject, where the phrase is his ("called it …").
    own = _by_main_verb(sentences[at], span)
    if own is not None:
        return Quotation((span,), at, ((at, own[0]),), (), sentences[at].words[own[1]].span)
    alone = sentences[at].span.start >= span.start - 2 and sentences[last].span.end <= span.end + 2
    if alone and before and before.sentence >= at - 2 and before.spans[-1].end >= sentences[max(0, at - 1)].span.start:
        return Quotation((span,), at, before.speakers, before.addressees, before.cue)
    if alone and at > 0 and (speaker := _introduced(sentences[at - 1], said[at - 1])) is not None:
        return Quotation((span,), at, ((at - 1, speaker),))
    return Quotation((span,), at)


def _places(sentence: int, words: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((sentence, word) for word in words)


def _led_in(sentence: Sentence, span: Span) -> int | None:
    """Who stands before the colon that leads to a quotation: "The commander was blunt: “…”", "Omar, a shopkeeper: “…”"."""
    before = [i for i, word in enumerate(sentence.words) if word.span.end < span.start]
    if len(before) < 2 or sentence.words[before[-1]].text != ":":
        return None
    root = next((i for i in before if sentence.words[i].head not in before), None)
    if root is None:
        return None
    subject = trees.child(sentence, root, "nsubj")
    owner = trees.child(sentence, subject, "nmod:poss") if subject is not None else None
    who = owner if owner is not None else subject if subject is not None else root
    return who if who in before and sentence.words[who].upos in ("PROPN", "NOUN", "PRON") else None


def _by_main_verb(sentence: Sentence, span: Span) -> tuple[int, int] | None:
    """(speaker, verb) of words quoted within the clause of somebody's verb: "called it “piracy”", "condemned the “cowardly” raid"."""
    inside = [i for i in trees.words_in(sentence, span) if sentence.words[i].upos != "PUNCT"]
    if not inside:
        return None
    for verb in trees.ancestors(sentence, trees.head_of(sentence, inside)):
        own = sentence.words[verb]
        if own.upos != "VERB" or own.span.touches(span) or own.lemma.lower() not in VOICED:
            continue
        subjects = [i for i in trees.children(sentence, verb, "nsubj") if sentence.words[i].relation != "nsubj:pass"]
        subjects = subjects or trees.children(sentence, verb, "obl:agent")
        if subjects:
            return subjects[0], verb
    return None


VOICED = frozenset({"call", "condemn", "denounce", "describe", "dismiss", "reject", "brand", "label", "criticise", "criticize", "praise",
                    "hail", "welcome", "demand", "urge", "warn", "accuse", "blame", "threaten", "promise", "vow", "pledge", "deny", "refer",
                    "dub", "decry", "deplore", "slam", "liken", "term", "express", "speak", "appeal", "complain", "lament", "chant",
                    "shout", "thank", "protest", "object", "voice", "cite", "charge", "boast", "insist", "swear", "sign", "ask", "order",
                    "apologise", "apologize", "regret", "rule", "conclude", "find", "say", "state", "write", "add", "read", "announce",
                    "declare", "tell", "claim", "acknowledge", "admit", "report", "mock", "ridicule", "salute", "celebrate", "lambast",
                    "blast", "attack", "compare", "characterise", "characterize", "hit", "caution", "stress"})  # fmt: skip
"""Verbs that say something, whose object or complement may be partly quoted."""


def _introduced(sentence: Sentence, said: Sequence[Attribution]) -> int | None:
    """Who spoke last in the sentence before a quotation that stands alone: a source there, else its subject."""
    for one in said:
        if one.sources:
            return one.sources[0]
    root = next((i for i, word in enumerate(sentence.words) if word.head < 0), None)
    subject = trees.child(sentence, root, "nsubj") if root is not None else None
    return subject if subject is not None and sentence.words[subject].upos in ("PROPN", "NOUN", "PRON") else None


def _goes_on(report: Report, before: Quotation, quote: Quotation) -> bool:
    """Whether a quotation is the second half of one that a short "he said," broke, within one sentence or paragraph."""
    if not before.speakers or before.speakers != quote.speakers:
        return False
    between = report.text[before.spans[-1].end : quote.spans[0].start]
    # One sentence at most stands between: “…,” he told them in Lima. “…”
    return len(between) < HALVES and not re.search(r"[.?!]\W*\s+\w", between.strip("\"”’“‘' "))
