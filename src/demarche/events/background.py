"""What is a report's news and what is older context: the coder model's view, the time of the act, its clause and its place in the report.

A log-linear model over named features, trained on reports that we wrote (training/background.py). Weights are log-odds for background.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from demarche import trees
from demarche.records import Claim, Finding, Report, Sentence, Span

BY = "demarche-background@1"
LEAD = 2
"""Sentences at the head of a report that tell its news."""
WHOLE = 4
"""Sentences from which a report has a lead and a body."""
OLD, AGED = timedelta(days=4), 0.7
"""An act that ended so long before publication is not the report's news (a weekly's week is), and the score of that; set by hand."""
OLDER = frozenset({"ago", "earlier", "previous", "previously", "former", "formerly", "since", "once", "already", "originally", "last",
                   "past", "recent", "recently", "then", "before", "prior", "back", "anniversary", "decade", "century"})  # fmt: skip
"""Words that place an act before the news."""
FOLLOWING = frozenset({"follow", "prompt", "spark", "trigger", "cause", "lead", "cite", "recall", "stem", "come"})
"""Verbs that tie the news to what went before."""
AFTER = frozenset({"after", "since", "following", "when", "over", "before"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the acts of a report are compared with."""

    published: date | None
    news: date | None
    """The latest day, up to publication, on which an act of the first sentences took place; the day of publication where none is dated."""
    lead: frozenset[tuple[str, str | None]]
    """Type and side of the actors of the acts in the first sentences."""


def judge_background(report: Report, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, resolved, each background or not by all that shows it."""
    setting, weights = read_setting(report, claims), load_weights()
    if len(sentences) < WHOLE:
        return tuple(_by_age(claim, setting) for claim in claims)
    return tuple(_judge(claim, sentences, setting, weights) for claim in claims)


def _by_age(claim: Claim, setting: Setting) -> Claim:
    """Of a text too short to have a lead: an act that its words date well before publication is older context."""
    if claim.background or setting.published is None or not claim.when or not claim.when.end or not claim.when.spans:
        return claim
    if setting.published - claim.when.end < OLD:
        return claim
    return replace(claim, background=True, findings=(*claim.findings, Finding("background", True, claim.when.spans, f"{BY}/age", AGED)))


def read_setting(report: Report, claims: Sequence[Claim]) -> Setting:
    """What the acts of a report are compared with."""
    published = report.published.day if report.published else None
    first = [claim for claim in claims if claim.sentence < LEAD and _odds(claim) < 0]
    days = [c.when.end for c in first if c.when and c.when.end and (published is None or c.when.end <= published)]
    lead = frozenset((claim.event, actor.side) for claim in first for actor in claim.actors)
    return Setting(published, max(days, default=published), lead)


def _judge(claim: Claim, sentences: Sequence[Sentence], setting: Setting, weights: Mapping[str, float]) -> Claim:
    told = list(features(claim, sentences, setting))
    odds = sum(weights.get(name, 0.0) * value for name, value, _ in told)
    value, chance = odds >= 0, 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    if value == claim.background:
        return claim
    decided = max(told, key=lambda one: weights.get(one[0], 0.0) * one[1] * (1 if value else -1))
    finding = Finding("background", value, decided[2] or (claim.trigger,), f"{BY}/{decided[0]}", round(chance if value else 1 - chance, 4))
    return replace(claim, background=value, findings=(*claim.findings, finding))


def features(claim: Claim, sentences: Sequence[Sentence], setting: Setting) -> Iterator[tuple[str, float, tuple[Span, ...]]]:
    """The named features of a claim with their values and the words that show them."""
    yield "always", 1.0, ()
    yield "model", _odds(claim), ()
    yield ("lead" if claim.sentence == 0 else "body"), 1.0, ()
    yield f"time {_age(claim, setting)}", 1.0, claim.when.spans if claim.when else ()
    if claim.when and not claim.when.spans:
        yield "time not said", 1.0, ()
    if any((claim.event, actor.side) in setting.lead for actor in claim.actors) and claim.sentence >= LEAD:
        yield "as in the lead", 1.0, ()
    if claim.status in ("planned", "attempted", "alleged"):
        yield claim.status, 1.0, ()
    sentence = next((one for one in sentences if one.index == claim.sentence), None)
    words = trees.words_in(sentence, claim.trigger) if sentence else []
    if sentence and words:
        yield from _by_clause(sentence, words[0])


def _by_clause(sentence: Sentence, word: int) -> Iterator[tuple[str, float, tuple[Span, ...]]]:
    own = sentence.words[word]
    yield f"as {own.upos}", 1.0, ()
    relation = own.relation.split(":")[0]
    yield f"in {relation}", 1.0, ()
    helpers = {sentence.words[i].text.lower(): i for i in trees.children(sentence, word, "aux", "aux:pass", "cop")}
    for text, name in (("had", "pluperfect"), ("has", "perfect"), ("have", "perfect")):
        if text in helpers:
            yield name, 1.0, (sentence.words[helpers[text]].span,)
    marker = trees.child(sentence, word, "mark", "case", "advmod")
    if marker is not None and sentence.words[marker].text.lower() in AFTER:
        yield f"behind {sentence.words[marker].text.lower()}", 1.0, (sentence.words[marker].span,)
    for i in trees.subtree(sentence, word):
        if sentence.words[i].lemma.lower() in OLDER and abs(i - word) < 12:
            yield "older words", 1.0, (sentence.words[i].span,)
            break
    above = next(trees.ancestors(sentence, word), None)
    if above is not None and sentence.words[above].lemma.lower() in FOLLOWING:
        yield f"under {sentence.words[above].lemma.lower()}", 1.0, (sentence.words[above].span,)


def _age(claim: Claim, setting: Setting) -> str:
    """How long before the news of the report an act ended."""
    if claim.when is None or claim.when.end is None or setting.news is None:
        return "open" if claim.when is None or claim.when.start is None else "since"
    if not claim.when.spans:
        return "assumed"
    days = (setting.news - claim.when.end).days
    for bound, name in ((-1, "ahead"), (0, "same day"), (1, "day before"), (3, "days before"), (10, "a week before")):
        if days <= bound:
            return name
    return "long before"


def _odds(claim: Claim) -> float:
    """The log-odds that the coder model gives for background."""
    found = next((one for one in claim.findings if one.attribute == "background"), None)
    chance = min(max(found.score if found and found.value else 1 - found.score if found else 0.1, 0.001), 0.999)
    return math.log(chance / (1 - chance))


@cache
def load_weights() -> dict[str, float]:
    """The weight of each feature, as it was trained."""
    weights: dict[str, float] = json.loads(files("demarche.events").joinpath("background.json").read_text("utf-8"))
    return weights
