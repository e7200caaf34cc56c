"""Who says what in a whole report: attributions of each sentence, documents traced to their issuers, quotations with their speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from demarche import trees
from demarche.codebook import Cues
from demarche.events.attribution import attributions, over
from demarche.events.quotations import Quotation, quotations
from demarche.events.voices import Attribution, case
from demarche.records import Actor, Report, Sentence, Span, Speaker

DOCUMENTS = frozenset({"statement", "communique", "communiqué", "letter", "tweet", "post", "message", "note", "declaration", "report",
                       "memo", "memorandum", "indictment", "document", "leaflet", "telegram", "cable", "dispatch", "bulletin", "release",
                       "resolution", "broadcast", "article", "editorial", "email", "e-mail", "notice", "manifesto", "petition",
                       "study", "video", "recording", "audio", "speech", "interview", "commentary", "circular", "decree",
                       "complaint", "lawsuit", "filing", "ruling", "verdict", "thread", "fax", "advertisement", "ad", "advert",
                       "sermon", "pamphlet", "tract", "op-ed", "column", "blog", "affidavit", "poster", "homily", "readout",
                       "transcript", "text", "remark", "address", "announcement"})  # fmt: skip
"""Nouns of texts that say something for somebody."""
ISSUING = frozenset({"issue", "release", "publish", "send", "post", "write", "tweet", "circulate", "make", "sign", "put", "distribute",
                     "fax", "deliver", "broadcast", "air", "give", "record", "file", "read", "hand", "submit", "leave", "place",
                     "pin", "draft", "draw", "upload", "drop", "author", "compile", "prepare", "commission",
                     "co-sign", "adopt", "approve"})  # fmt: skip
"""Verbs whose subject is behind the document that is their object."""
MEDIUMS = frozenset({"news", "press", "protest", "media", "radio", "television", "tv", "telephone", "phone", "text", "wire", "internet",
                     "telegram", "facebook", "twitter", "x", "website", "newspaper", "farewell", "joint", "draft"})  # fmt: skip
"""Nouns that say what kind of document it is, not whose."""
COMMON = frozenset({"police", "man", "woman", "people", "state", "country", "side"})
"""Nouns that say too little to be traced."""
STANDING = frozenset({"it", "the", "this", "that", "its"})
OWN = frozenset({"its", "their", "his", "her", "my", "our"})


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that says who, by sentence and head word, and the words that show that he says it."""

    sentence: int
    word: int
    cue: Span


@dataclass(slots=True)
class Hearing:
    """What is heard in a report: per sentence its attributions; quotations; and the issuers of the documents that are spoken of."""

    sentences: Sequence[Sentence]
    said: list[list[Attribution]]
    quotes: list[Quotation] = field(default_factory=list)
    issuers: dict[tuple[int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """(sentence, word) of a document that speaks to the words that name its issuers."""
    pieces: list[tuple[Span, Quotation]] = field(default_factory=list)
    """The spans of the quotations in order of text; no two touch."""

    def sources(self, sentence: int, word: int) -> list[Source]:
        """Who says what a word tells, outermost first; joint issuers of one statement stand side by side with one cue."""
        found = [source for one in over(self.said[sentence], word) for source in self._named(sentence, one)]
        span = self.sentences[sentence].words[word].span
        for quote in self._quoting(span):
            spoken = [Source(at, head, quote.cue or span) for at, head in quote.speakers]
            found = [*spoken, *found] if spoken and not any(_same(self.sentences, s, o) for s in spoken for o in found) else found
        return list({(source.sentence, source.word): source for source in reversed(found)}.values())[::-1]

    def _quoting(self, span: Span) -> Iterator[Quotation]:
        """The quotations in which a word stands, nearest its end first (several only where a mark is part of the word)."""
        for i in range(bisect_left(self.pieces, span.end, key=lambda piece: piece[0].start) - 1, -1, -1):
            piece, quote = self.pieces[i]
            if piece.end <= span.start:
                return
            yield quote

    def _named(self, sentence: int, one: Attribution) -> list[Source]:
        cue = self.sentences[sentence].words[one.cue].span
        named = (place for head in one.sources for place in self.issuers.get((sentence, head), ((sentence, head),)))
        return [Source(at, head, cue) for at, head in named]


def hear(report: Report, sentences: Sequence[Sentence], cues: Cues) -> Hearing:
    """What is heard in a report. `sentences` are in order; a sentence's index is its place among them."""
    hearing = Hearing(sentences, [attributions(sentence, cues) for sentence in sentences])
    hearing.issuers = _issuers(hearing)
    hearing.quotes = [
        replace(quote, speakers=tuple(p for s in quote.speakers for p in hearing.issuers.get(s, (s,))))
        for quote in quotations(report, sentences, hearing.said)
    ]
    hearing.pieces = [(span, quote) for quote in hearing.quotes for span in quote.spans]
    return hearing


def party(report: Report, sentence: Sentence, word: int) -> Actor:
    """The party that the phrase of a head word names, not yet resolved."""
    words = [i for i in trees.phrase(sentence, word) if i <= word or sentence.words[i].relation != "case"]  # without "'s"
    if _leads(sentence, words):
        led = max((i for i in words if sentence.words[i].relation in ("case", "fixed") and i < word), default=-1)
        words = [i for i in words if i > led]
    span = trees.span_of(sentence, words)
    return Actor(report.quote(span), (span,))


def _leads(sentence: Sentence, words: Sequence[int]) -> bool:
    """Whether a phrase begins with "according to"."""
    return sentence.words[words[0]].text.lower() in ("according", "per")


def speaker(report: Report, hearing: Hearing, source: Source) -> Speaker:
    """A source as a speaker, not yet resolved."""
    return Speaker(party(report, hearing.sentences[source.sentence], source.word), report.quote(source.cue), source.cue)


def _same(sentences: Sequence[Sentence], one: Source, other: Source) -> bool:
    """Whether two sources are named by one phrase, or by a pronoun and the phrase before it."""
    if (one.sentence, one.word) == (other.sentence, other.word):
        return True
    return sentences[one.sentence].words[one.word].upos == "PRON" or sentences[other.sentence].words[other.word].upos == "PRON"


# -- documents -----------------------------------------------------------------------------------------------------------


def _issuers(hearing: Hearing) -> dict[tuple[int, int], tuple[tuple[int, int], ...]]:
    """For each source that is a document, or a pronoun that stands for one, who is behind it, as far as the report tells."""
    found: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
    known: dict[str, tuple[tuple[int, int], ...]] = {}
    latest: str | None = None
    nouns: dict[str, tuple[int, int]] = {}
    for at, sentence in enumerate(hearing.sentences):
        spoken = {head for one in hearing.said[at] for head in one.sources}
        for i, word in enumerate(sentence.words):
            lemma = word.lemma.lower()
            if lemma in DOCUMENTS and word.upos in ("NOUN", "PROPN"):
                behind = tuple((at, head) for head in _behind(sentence, i, hearing.said[at]))
                if behind:
                    behind = tuple(p for place in behind for p in found.get(place, (place,)))
                    known[lemma], latest = behind, lemma
                elif i in spoken:
                    behind = known.get(lemma) or (known.get(latest or "") if _is_definite(sentence, i) else None) or ()
                if behind and i in spoken:
                    found[at, i] = behind
            elif i in spoken and word.text.lower() in ("it", "which") and latest and _speaks_for(hearing, at, i, known[latest]):
                found[at, i] = known[latest]
        _note_nouns(hearing, at, nouns, found)
    return found


def _note_nouns(
    hearing: Hearing, at: int, nouns: dict[str, tuple[int, int]], found: dict[tuple[int, int], tuple[tuple[int, int], ...]]
) -> None:
    """Traces a source such as "the spokesman" to the fuller phrase with the same noun in a sentence before."""
    sentence = hearing.sentences[at]
    spoken = {head for one in hearing.said[at] for head in one.sources}
    for i, word in enumerate(sentence.words):
        if word.upos != "NOUN" or word.lemma.lower() in COMMON:
            continue
        lemma = word.lemma.lower()
        full = len(trees.phrase(sentence, i)) > 2 or not _is_definite(sentence, i)
        if i in spoken and not full and (at, i) not in found and lemma in nouns and at - nouns[lemma][0] in (1, 2, 3):
            found[at, i] = (nouns[lemma],)
        elif full:
            nouns[lemma] = (at, i)


def _behind(sentence: Sentence, document: int, said: Sequence[Attribution]) -> list[int]:
    """Who issues a document: its owner, "by" or "from" whom it is, who issues it, who says something in it."""
    owners = [i for i in trees.children(sentence, document, "nmod:poss") if sentence.words[i].text.lower() not in OWN]
    owners = owners or [i for i in trees.children(sentence, document, "nmod", "obl", "acl") if case(sentence, i) in ("by", "from")]
    owners = owners or [
        agent
        for verb in trees.children(sentence, document, "acl")
        if sentence.words[verb].lemma.lower() in ISSUING
        for agent in (trees.children(sentence, verb, "obl:agent") or trees.children(sentence, verb, "obl"))
        if case(sentence, agent) in ("by", "from")
    ]
    owners = owners or [i for i in trees.children(sentence, document, "compound", "amod") if sentence.words[i].upos in ("PROPN", "NOUN")
                        and sentence.words[i].lemma.lower() not in DOCUMENTS | MEDIUMS]  # fmt: skip
    if owners:
        return [one for head in owners for one in trees.conjuncts(sentence, head)]
    own = sentence.words[document]
    if own.head < 0:
        return []
    relation, issued = own.relation.split(":")[0], sentence.words[own.head].lemma.lower() in ISSUING
    if issued and relation == "obj":
        return _issuing(sentence, own.head)
    if issued and own.relation == "nsubj:pass":
        return trees.children(sentence, own.head, "obl:agent")
    if relation == "obl" and case(sentence, document) in ("in", "on", "through", "via"):
        return [head for one in said if one.cue == own.head for head in one.sources] or _issuing(sentence, own.head)
    return []


def _issuing(sentence: Sentence, verb: int) -> list[int]:
    heads = [i for i in trees.children(sentence, verb, "nsubj") if sentence.words[i].relation != "nsubj:pass"]
    return [one for head in heads for one in trees.conjuncts(sentence, head) if sentence.words[one].upos in ("NOUN", "PROPN")]


def _is_definite(sentence: Sentence, word: int) -> bool:
    return any(sentence.words[i].text.lower() in STANDING for i in trees.children(sentence, word, "det", "nmod:poss"))


def _speaks_for(hearing: Hearing, at: int, word: int, behind: tuple[tuple[int, int], ...]) -> bool:
    """Whether an "it" that speaks goes on with a document: it opens its sentence (or stands behind what it says), and the document was
    told of just before."""
    told = {i for one in hearing.said[at] if word in one.sources for i in one.content}
    words = [i for i in range(word) if i not in told and hearing.sentences[at].words[i].upos != "PUNCT"]
    return len(words) <= 3 and any(at - place[0] in (0, 1, 2) for place in behind)
