"""Ledgers filled by hand, so that tests of what is kept and shown need no model.

paper = report("Kenya expelled two envoys of Sudan.", "2021-03-10", outlet="The Post")
keep(ledger, act(paper, "expelled", "SANCTION", "expel"))
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from demarche.ledger import Batch, Ledger
from demarche.pipeline import link
from demarche.records import Actor, Claim, Published, Report, Sentence, Span, When, claim_id, report_id

KENYA = Actor("Kenya", (), "government", "KEN", ("GOV",))
SUDAN = Actor("Sudan", (), "government", "SDN", ("GOV",))
PERU = Actor("Peru", (), "government", "PER", ("GOV",))


def report(text: str, day: str | None = None, **fields: Any) -> Report:
    """A report published on a day."""
    published = date.fromisoformat(day) if day else None
    keys = {key: fields[key] for key in ("title", "outlet", "url", "given") if key in fields}
    return Report(report_id(text, day=published, **keys), text, published=Published(published, "given") if published else None, **fields)


def act(of: Report, word: str, event: str = "SANCTION", mode: str | None = None, **fields: Any) -> Claim:
    """A claim by a word of a report: Kenya to Sudan on the day of publication, unless said otherwise; a party's words by its name."""
    trigger = span(of, word)
    by = fields.pop("by", "coder@1")
    day = of.published.day if of.published else None
    given: dict[str, Any] = {
        "actors": (KENYA,),
        "recipients": (SUDAN,),
        "when": When(day, day, "day", "published", (trigger,)) if day else None,
    }
    given |= fields
    number = next(n for n, cut in enumerate(cuts(of)) if cut.start <= trigger.start < cut.end)
    for side in ("actors", "recipients"):
        given[side] = tuple(_worded(of, actor, cuts(of)[number]) for actor in given[side])
    return Claim(claim_id(of.id, trigger, event, by), of.id, number, trigger, event, mode, by=by, score=0.9, **given)


def _worded(of: Report, actor: Actor, sentence: Span) -> Actor:
    """A party with its name's place in the sentence, where it is named there and nothing else is said."""
    at = of.text.find(actor.name, sentence.start, sentence.end)
    return actor if actor.spans or at < 0 else replace(actor, spans=(Span(at, at + len(actor.name)),))


def span(of: Report, word: str) -> Span:
    """Where a word stands first."""
    start = of.text.index(word)
    return Span(start, start + len(word))


def cuts(of: Report) -> list[Span]:
    """The sentences of a report: up to each full stop."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^.\s][^.]*\.?", of.text)]


def keep(ledger: Ledger, *claims: Claim, reports: Sequence[Report], by: str = "coder@1") -> None:
    """A run of one coder: what it found in some reports, kept and linked."""
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.report].append(claim)
    ledger.begin_run("test")
    sentences = [tuple(Sentence(r.id, n, cut, ()) for n, cut in enumerate(cuts(r))) for r in reports]
    ledger.add(Batch(tuple(reports), sentences, [tuple(own[r.id]) for r in reports], (), by))
    link(ledger)
    ledger.end_run()


class Clock:
    """The ledger's clock: a day that tests set, a microsecond later at each look."""

    def __init__(self, day: str) -> None:
        self.moment = datetime.fromisoformat(day)

    def __call__(self) -> datetime:
        self.moment += timedelta(microseconds=1)
        return self.moment

    def set(self, day: str) -> None:
        """Goes on to a day."""
        self.moment = datetime.fromisoformat(day)
