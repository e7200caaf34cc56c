"""Remarks of a report: what is quoted word for word, and who keeps silent."""

from __future__ import annotations

from collections.abc import Sequence

from demarche import trees
from demarche.codebook import Cues
from demarche.events.hearing import Hearing, hear, party
from demarche.events.quotations import Quotation
from demarche.events.silences import Silence, silences
from demarche.records import Remark, Report, Sentence, Speaker, remark_id

BY = "demarche-remarks@1"


def remarks(report: Report, sentences: Sequence[Sentence], cues: Cues) -> tuple[Remark, ...]:
    """The quotations and silences of a report in order of text; their parties are named, not resolved."""
    hearing = hear(report, sentences, cues)
    quoted = [_quote(report, hearing, quote) for quote in hearing.quotes]
    silent = [_silence(report, sentence, one) for sentence in sentences for one in silences(sentence)]
    return tuple(sorted((*quoted, *silent), key=lambda remark: (remark.spans, remark.id)))


def _quote(report: Report, hearing: Hearing, quote: Quotation) -> Remark:
    cue = quote.cue or quote.spans[0]
    who = [party(report, hearing.sentences[at], word) for at, word in quote.speakers]
    return Remark(
        id=remark_id(report.id, "quote", quote.spans, BY),
        report=report.id,
        sentence=quote.sentence,
        kind="quote",
        spans=quote.spans,
        speakers=tuple(Speaker(actor, report.quote(quote.cue) if quote.cue else "", cue) for actor in who),
        addressees=tuple(party(report, hearing.sentences[at], word) for at, word in quote.addressees),
        by=BY,
    )


def _silence(report: Report, sentence: Sentence, silence: Silence) -> Remark:
    spans = (trees.span_of(sentence, silence.words),)
    cue = report.quote(spans[0])
    return Remark(
        id=remark_id(report.id, "silence", spans, BY),
        report=report.id,
        sentence=sentence.index,
        kind="silence",
        spans=spans,
        speakers=tuple(Speaker(party(report, sentence, word), cue, spans[0]) for word in silence.silent),
        by=BY,
    )
