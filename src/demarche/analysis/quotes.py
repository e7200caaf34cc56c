"""What was said word for word: quotations by words, speaker and addressee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from demarche.records import Actor, Remark, Report


def find_quotes(
    remarks: Iterable[Remark], reports: Mapping[str, Report], *, words: str | None = None, by: str | None = None, to: str | None = None
) -> list[Remark]:
    """The quotations that hold some words, by whom and to whom, in order of publication.

    `words`: all of them, in any case and order. `by`, `to`: a state's code, a party's code (`IRN GOV`) or part of a name.
    """
    asked = words.casefold().split() if words else []
    found = [
        remark
        for remark in remarks
        if remark.kind == "quote"
        and all(word in text_of(remark, reports).casefold() for word in asked)
        and (by is None or any(is_party(speaker.actor, by) for speaker in remark.speakers))
        and (to is None or any(is_party(actor, to) for actor in remark.addressees))
    ]
    return sorted(found, key=lambda remark: (_day(reports[remark.report]), remark.report, remark.spans))


def text_of(remark: Remark, reports: Mapping[str, Report]) -> str:
    """The words of a remark as they stand in its report, pieces joined by an ellipsis."""
    return " … ".join(reports[remark.report].quote(span) for span in remark.spans)


def is_party(actor: Actor, asked: str) -> bool:
    """Whether a party is meant by a state's code, a code or part of a name."""
    return asked.upper() in (actor.country, actor.code) or asked.casefold() in actor.name.casefold()


def _day(report: Report) -> str:
    return report.published.day.isoformat() if report.published else "9"
