"""When each act happened, as far as the report says: the time that goes with the act, else what its clause, its verb of saying or
publication allow. Nothing is ever counted from today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from demarche import trees
from demarche.codebook import is_verbal
from demarche.entities.clauses import SAID, SAYING, Clause, clause_of, stops_of, triggers
from demarche.entities.dates_calendar import Stretch, Tense
from demarche.entities.dates_meanings import Day, Today, Unknown, Weekday
from demarche.entities.dates_offsets import date_neighbours
from demarche.entities.dates_read import Told, read_times
from demarche.entities.dates_spans import Apart
from demarche.records import Claim, Finding, Report, Sentence, Span, When

BY = "demarche-dates@1"

MOST_QUOTED = 120
"""Characters of an expression that are kept."""


@dataclass(slots=True)
class Dating:
    """What is known of one act's date while its report is read."""

    claim: Claim
    act: int | None
    own: Told | None = None
    stretch: Stretch | None = None
    cost: int | None = None
    how: str = ""
    spans: tuple[Span, ...] = ()
    expression: str | None = None
    named: bool = field(default=False)
    """Whether the words of the act's own clause say when."""


def date_claims(report: Report, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with `when` set and a finding for it each, in the same order."""
    if not claims:
        return claims
    told = read_times(report, sentences)
    by_index = {sentence.index: sentence for sentence in sentences}
    dated: list[Dating] = []
    for index in dict.fromkeys(claim.sentence for claim in claims):
        own = [claim for claim in claims if claim.sentence == index]
        dated += _date_sentence(report, by_index.get(index), own, [one for one in told.get(index, []) if not one.dateline])
    _inherit(dated, by_index)
    _follow(dated, by_index)
    found = {dating.claim.id: _finish(report, dating) for dating in dated}
    return tuple(found[claim.id] for claim in claims)


def _date_sentence(report: Report, sentence: Sentence | None, claims: Sequence[Claim], told: Sequence[Told]) -> list[Dating]:
    """The dates of the acts of one sentence."""
    acts = triggers(sentence, claims) if sentence else {}
    datings = [Dating(claim, acts.get(claim.id)) for claim in claims]
    if sentence is not None and told:
        every = frozenset(acts.values())
        stops = stops_of(sentence, every)
        for dating in datings:
            if dating.act is not None:
                _choose(report, sentence, dating, clause_of(sentence, dating.act, every), told, stops)
    for dating in datings:
        if dating.stretch is None and dating.own is None and not dating.claim.background and report.published:
            dating.stretch, dating.how = _undated(dating.claim, report.published.day), "published"
    if sentence is not None and told:
        date_neighbours(report, sentence, datings, told)
    return datings


LEAD = 2
"""Sentences with which a report tells its news; a deed told further down is often told again (set by hand)."""


def _undated(claim: Claim, published: date) -> Stretch:
    """The days of an act that comes without a time: that of publication; for a deed told after the lead, that or any before."""
    if claim.status == "planned":
        return Stretch(published, None, "unknown", "published")
    if claim.sentence >= LEAD and not is_verbal(claim.event):
        return Stretch(None, published, "unknown", "published")
    return Stretch(published, published, "day", "published")


def _choose(report: Report, sentence: Sentence, dating: Dating, clause: Clause, told: Sequence[Told], stops: frozenset[int]) -> None:
    """Sets the time that goes with an act: the nearest in its clause, of those the narrowest."""
    options = []
    for one in told:
        cost = _cost(sentence, clause, one, stops)
        if cost is None or one.expression.other is not None or (one.expression.bound and (cost or _is_record(sentence, one))):
            continue
        planned = dating.claim.status == "planned" and one.clock.tense != "past"
        tense: Tense = "future" if planned else one.clock.tense
        if one.expression.ahead and tense != "future":
            continue
        stretch = one.expression.meaning.resolve(replace(one.clock, tense=tense)) if tense != one.clock.tense else one.stretch
        options.append((cost, one.expression.bound, stretch is None, _width(stretch), abs(one.top - clause.act), one, stretch))
    if not options:
        return
    cost, _, _, _, _, one, stretch = min(options, key=lambda option: option[:5])
    dating.own, dating.stretch, dating.cost, dating.how = one, stretch, cost, one.expression.rule
    if cost >= SAID:
        _take_as_said(dating)
    else:
        dating.named = True
        dating.spans, dating.expression = quote(report, sentence, one)


def _cost(sentence: Sentence, clause: Clause, one: Told, stops: frozenset[int]) -> int | None:
    day = isinstance(one.expression.meaning, Weekday | Day | Today | Apart | Unknown)
    cost = clause.cost(sentence, one.top, stops, climb=day)
    if cost is not None:
        return max(cost, SAID) if _follows_saying(sentence, one.expression.first, clause.act) else cost
    for predicate in sentence.predicates:
        inside = range(one.expression.first, one.expression.last)
        if predicate.word == clause.act and any(role.label.endswith("TMP") and role.word in inside for role in predicate.roles):
            return 1
    return None


def _follows_saying(sentence: Sentence, first: int, act: int) -> bool:
    """Whether a time stands right behind a verb of saying ("said on Thursday"), wherever the parse hangs it."""
    at = first - 1
    while at > max(0, first - 4) and sentence.words[at].text.lower() in ("on", "in", "late", "early", "earlier"):
        at -= 1
    return at >= 0 and at != act and sentence.words[at].lemma.lower() in SAYING and sentence.words[at].upos == "VERB"


def _width(stretch: Stretch | None) -> int:
    return (stretch.end - stretch.start).days if stretch and stretch.start and stretch.end else 10**6


def _is_record(sentence: Sentence, one: Told) -> bool:
    """Whether a bound only says how rare something is: "the first time since 2016", "the deadliest attack since May"."""
    at = one.expression.first - 2
    if at >= 0 and sentence.words[at].text.lower() in ("time", "first", "most", "worst"):
        return True
    head = sentence.words[one.top].head
    kin = trees.children(sentence, head, "amod") if head >= 0 else []
    return any(sentence.words[i].text.lower() in ("first", "worst", "most") or sentence.words[i].text.endswith("est") for i in kin)


def _take_as_said(dating: Dating) -> None:
    """Uses the day on which somebody told of the act: as its day, or for an older act as the last day it can have."""
    found = dating.stretch
    dating.own = None if found is None else dating.own
    if found and dating.claim.background:
        dating.stretch = replace(found, start=None, precision="unknown")


def quote(report: Report, sentence: Sentence, one: Told) -> tuple[tuple[Span, ...], str]:
    """The characters of an expression and what they say."""
    span = trees.span_of(sentence, range(one.expression.first, one.expression.last))
    return (span,), report.quote(span)[:MOST_QUOTED]


def _inherit(dated: Sequence[Dating], sentences: Mapping[int, Sentence]) -> None:
    """Gives "the attack" the date that the report named for it before."""
    for place, dating in enumerate(dated):
        sentence = sentences.get(dating.claim.sentence)
        if dating.named or dating.act is None or sentence is None or not _is_definite(sentence, dating.act):
            continue
        for earlier in reversed(dated[:place]):
            if earlier.named and earlier.stretch and earlier.claim.sentence < sentence.index and _same_act(earlier.claim, dating.claim):
                dating.stretch, dating.how, dating.own = replace(earlier.stretch, anchor="text"), "mentioned before", None
                break


def _follow(dated: Sequence[Dating], sentences: Mapping[int, Sentence]) -> None:
    """Dates what "broke off the talks in March after an envoy was shot" leaves open: the cause, in the month of what followed.

    Only where what followed is dated to a month or so: a week before a day would be a guess.
    """
    for dating in dated:
        sentence = sentences.get(dating.claim.sentence)
        if dating.named or dating.act is None or sentence is None or (dating.stretch and dating.stretch.start):
            continue
        later = _followed(sentence, dating.act)
        for other in dated:
            if other.claim.sentence == sentence.index and other.act == later and other.named and _width(other.stretch) in FOLLOWED:
                assert other.stretch is not None
                dating.stretch, dating.how, dating.own = replace(other.stretch, anchor="text"), "followed", None


def _followed(sentence: Sentence, act: int) -> int | None:
    """The act that an act's clause stands after: the head of an adverbial clause marked by `after`."""
    for word in (act, *trees.ancestors(sentence, act)):
        relation = sentence.words[word].relation.split(":")[0]
        if relation == "advcl":
            marks = {sentence.words[i].text.lower() for i in trees.children(sentence, word, "mark", "case")}
            return sentence.words[word].head if "after" in marks else None
        if relation not in ("conj", "xcomp", "ccomp", "obl", "nmod", "obj"):
            return None
    return None


def _is_definite(sentence: Sentence, act: int) -> bool:
    if sentence.words[act].upos != "NOUN":
        return False
    return any(sentence.words[i].text.lower() in ("the", "this", "that", "these", "those") for i in trees.children(sentence, act, "det"))


def _same_act(first: Claim, second: Claim) -> bool:
    """Whether nothing speaks against two claims telling of one act."""
    if first.event != second.event or (first.mode and second.mode and first.mode != second.mode) or first.status != second.status:
        return False
    for one, other in ((first.actors, second.actors), (first.recipients, second.recipients)):
        left, right = {a.country for a in one if a.country}, {a.country for a in other if a.country}
        if left and right and not left & right:
            return False
    return True


_SCORES = {"published": 0.5, "mentioned before": 0.5, "followed": 0.4}

FOLLOWED = range(20, 100)
"""Days of a stretch that also dates what came just before: a month, or a quarter."""


def _finish(report: Report, dating: Dating) -> Claim:
    """The claim with its date and the finding that says how it was found."""
    found = dating.stretch
    if found is None or (found.start is None and found.end is None):
        when = When(None, None, "unknown", "none", dating.spans, dating.expression)
    else:
        when = When(found.start, found.end, found.precision, found.anchor, dating.spans, dating.expression)
    said = dating.cost is not None and dating.cost >= SAID
    how = "said" if said and dating.how not in _SCORES else dating.how or "none"
    score = 0.5 if said else _SCORES.get(how, max(0.6, 0.95 - 0.05 * (dating.cost or 0)) if found else 0.3)
    value = {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "anchor": when.anchor,
        "expression": when.expression,
    }
    return replace(
        dating.claim, when=when, findings=(*dating.claim.findings, Finding("when", value, when.spans, f"{BY}/{how}", round(score, 2)))
    )
