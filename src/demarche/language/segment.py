"""Sentences and words of a text, as spans. The text itself is never changed.

Sentence borders come from sentencex, mended where news text trips it (times of day, ranks, initials, glued sentences,
hard-wrapped lines). Words follow the English Universal Dependencies treebanks: clitics and hyphens are words of their own,
prefixes such as `anti-` are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import sentencex

from demarche.records import Span

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Maj Capt Cmdr Adm Brig Sen Rep Gov Pres Amb Hon Rev Fr St Ste Jr Sr Inc Corp Ltd Co Bros vs etc "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ave Blvd Rd No Nos Dept Univ Assn approx est Mt Ft Sec Supt Pvt Cpl Spc"
)
_TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt maj capt cmdr adm brig sen rep gov pres amb hon rev fr st ste no nos mt ft pvt cpl spc supt".split()
)
# EWT and GUM write `self-defence` and `vice-president` as several words, `anti-Israel` as one.
_JOINED = "anti|pro|non|pre|post|ex|re|co|un|e|semi|multi|inter|counter|sub|pan|neo|ultra|quasi|trans|intra|pseudo"

_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]+(?<![.,;:!?)\]'’])        # web addresses
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                            # mail addresses
  | (?:[A-Za-z]\.){{2,}}                                    # U.S., p.m.
  | (?:{"|".join(_ABBREVIATIONS.split())})\.(?!\w)          # Gen.
  | [A-Z]\.(?=\s+[A-Z])                                     # an initial
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])         # numbers, times, ordinals, decades
  | \d+(?:[.,:]\d+)*                                        # a number before letters: 5pm
  | (?:{_JOINED})-[^\W\d_]\w*                               # anti-Israel
  | [^\W\d_]+(?:&[^\W\d_]+)+                                # AT&T
  | [^\W_][\w]*?(?=n['’]t\b)                                # do | n't
  | n['’]t\b
  | ['’](?:s|re|ve|ll|d|m)\b                                # clitics
  | ['’]\d0s\b                                              # '90s
  | [^\W_]\w*                                               # plain words
  | _+ | \.{{2,}} | -{{2,}} | [!?]{{2,}} | [=*~<>#+]{{2,}}    # runs of marks
  | \S                                                      # any other mark
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHUNK = re.compile(r"\S+")
_DOUBLE = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3}
"""Words that the treebanks cut in two, with the place of the cut."""

_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[“\"‘]?[A-Z][a-z]+[\s,'’])|(?<=[^\W\d_]{2}[.!?][”\"’])(?=[“\"‘]?[A-Z][a-z]+[\s,'’])")
"""A full stop with no blank after it: `the country.The minister`."""
_HUMP = re.compile(r"\b([A-Za-z][a-z]{2,})([A-Z][a-z]+)\b(?=\s+([a-z]+))")
"""Two sentences run together without a stop: `an embassy in IsraelIran has attacked`."""
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[“\"‘(]?[A-Z])|(?<=[^\W\d_][.!?][”\"’)])\s+(?=[“\"‘(]?[A-Z])")
"""A full stop within a quotation, where sentencex does not cut."""
_STARTS = frozenset("The This That These Those It He She They We In On At A An But And His Her Their Its Earlier Meanwhile However".split())
_VERBS = frozenset(
    "has have had is are was were said says will would can could may might must did does do been accused announced told denied".split()
)


def cut_sentences(text: str, *, skip: tuple[Span, ...] = (), is_word: Callable[[str], bool] = lambda _: False) -> list[Span]:
    """The sentences of a text in order, without outer blanks.

    `skip`: parts that are no prose and hold no sentence. `is_word`: whether a lower-case string is a word of the language
    (used to part glued sentences such as `IsraelIran has`).
    """
    found: list[Span] = []
    for block in _blocks(text, skip):
        for span in _mend(text, _split(text, block)):
            found.extend(_unglue(text, span, is_word))
    return [trimmed for span in found if (trimmed := _trim(text, span)) and _has_letter(text, trimmed)]


def cut_words(text: str, sentence: Span) -> list[Span]:
    """The words of a sentence in order; together they cover all but its blanks."""
    words: list[Span] = []
    for chunk in _CHUNK.finditer(text, sentence.start, sentence.end):
        at, end = chunk.span()
        if chunk.group().isalpha() and chunk.group().lower() not in _DOUBLE:
            words.append(Span(at, end))  # most words: nothing to cut
            continue
        while at < end:
            match = _WORD.match(text, at, sentence.end)
            assert match is not None  # the last alternative takes any mark
            cut = at + _DOUBLE.get(match.group().lower(), 0)
            words += [Span(at, cut), Span(cut, match.end())] if cut > at else [Span(at, match.end())]
            at = match.end()
    return words


def _blocks(text: str, skip: tuple[Span, ...]) -> Iterator[Span]:
    """Runs of lines that may hold several sentences or a wrapped one."""
    wrapped = _is_wrapped(text)
    start = 0
    for edge in [*sorted(skip), Span(len(text), len(text))]:
        if edge.start > start:
            yield from _paragraphs(text, Span(start, edge.start), wrapped=wrapped)
        start = max(start, edge.end)


def _paragraphs(text: str, part: Span, *, wrapped: bool) -> Iterator[Span]:
    """Paragraphs end at a blank line; at every line break too, unless lines are wrapped or the next goes on in lower case."""
    start = part.start
    for match in re.compile(r"[ \t\r\f\v]*\n\s*").finditer(text, part.start, part.end):
        blank = match.group().count("\n") > 1
        after = text[match.end() : match.end() + 1]
        goes_on = after.islower() and text[match.start() - 1 : match.start()] not in (".", "!", "?", ":", ";")
        if blank or not (wrapped or goes_on):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, part.end)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken by width: most lines that another follows directly end without a full stop at like lengths."""
    lines = text[:20_000].split("\n")
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3:
        return False
    width = max(len(line) for line in followed)
    open_ended = sum(line.rstrip()[-1] not in '.!?:"”' and len(line) > 0.7 * width for line in followed)
    return 40 <= width <= 120 and open_ended > 0.6 * len(followed)


def _split(text: str, block: Span) -> list[Span]:
    spans, at = [], block.start
    for piece in sentencex.segment("en", text[block.start : block.end]):
        edges = [0, *(m.end() for m in _INSIDE.finditer(piece) if not _is_abbreviation(piece[: m.start()].split()[-1])), len(piece)]
        spans += [Span(at + first, at + last) for first, last in pairwise(edges)]
        at += len(piece)
    return spans


def _is_abbreviation(word: str) -> bool:
    """Whether a word with a full stop is short for another: Gen., Jan., Inc."""
    return bool(re.fullmatch(r"(?:" + "|".join(_ABBREVIATIONS.split()) + r")\.", word.strip("(\"“'"), re.IGNORECASE))


def _mend(text: str, spans: list[Span]) -> list[Span]:
    """Joins pieces that sentencex cut at an abbreviation."""
    mended: list[Span] = []
    for span in spans:
        if mended and _runs_on(text[mended[-1].start : mended[-1].end], text[span.start : span.end]):
            mended[-1] = Span(mended[-1].start, span.end)
        else:
            mended.append(span)
    return mended


def _runs_on(before: str, after: str) -> bool:
    """Whether a border between two pieces is none: after a title, an initial, a time of day before a day's name, or a lower-case start."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return True
    last = before.split()[-1].lower()
    if last.endswith(".") and last.rstrip(".").strip("(\"“'") in _TITLES:
        return True
    if re.fullmatch(r"(?:[a-z]\.)+", last) and last not in ("a.m.", "p.m."):
        return after[:1].islower() or bool(re.fullmatch(r"[a-z]\.", last))
    if last in ("a.m.", "p.m.", "a.m", "p.m"):
        return bool(
            re.match(r"(?:on |local|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|GMT|EST|EDT|[a-z(])", after)
        )
    return last[-1:] not in ".!?…" and not last.endswith((".”", '."', ".’", "!”", "?”", '!"', '?"', ".)", ":")) and after[:1].islower()


def _unglue(text: str, span: Span, is_word: Callable[[str], bool]) -> Iterator[Span]:
    """Parts sentences that were run together without a blank."""
    piece = text[span.start : span.end]
    cuts = {m.start() for m in _AFTER_STOP.finditer(piece) if not _in_address(piece, m.start())}
    for match in _HUMP.finditer(piece):
        if _is_seam(text, match[1], match[2], match[3], is_word):
            cuts.add(match.start(2))
    start = span.start
    for cut in sorted(cuts):
        yield Span(start, span.start + cut)
        start = span.start + cut
    yield Span(start, span.end)


def _is_seam(text: str, left: str, right: str, after: str, is_word: Callable[[str], bool]) -> bool:
    """Whether `IsraelIran` before `has` is two words: a clause begins, and both halves stand alone elsewhere in the text.

    Before a word that only begins sentences (`IsraelThe`) it is enough that the left half is a word of the language.
    """
    if is_word((left + right).lower()):
        return False
    stands = re.search(rf"\b{left}\b", text) is not None
    if right in _STARTS:
        return stands or is_word(left.lower())
    return after in _VERBS and stands and re.search(rf"\b{right}\b", text) is not None


def _in_address(piece: str, at: int) -> bool:
    blank = piece.rfind(" ", 0, at)
    word = piece[blank + 1 : piece.find(" ", at) if piece.find(" ", at) > 0 else len(piece)]
    return "://" in word or "@" in word or word.startswith("www.")


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _has_letter(text: str, span: Span) -> bool:
    return any(c.isalnum() for c in text[span.start : span.end])
