"""How many: killed, injured, arrested, expelled, protesters, soldiers, money, with low and high, tied to the act that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from demarche import trees
from demarche.entities.clauses import base, clause_of, stops_of, triggers
from demarche.entities.currencies import CURRENCIES
from demarche.entities.dates_grammar import find
from demarche.entities.magnitudes_harm import CASUALTIES, case_of, count_harm, deaths, harm_of, kind_of_word
from demarche.entities.magnitudes_money import sums_of_money, term_at
from demarche.entities.magnitudes_read import Quantity, count_of, is_person
from demarche.entities.numbers import read_number
from demarche.records import Claim, Finding, Magnitude, Report, Sentence, Span

BY = "demarche-magnitudes@1"

_BY_MODE: Mapping[tuple[str, str | None], str] = {
    ("SANCTION", "expel"): "expelled",
    ("COERCE", "deport"): "expelled",
    ("COERCE", "arrest"): "arrested",
    ("RETREAT", "release"): "released",
    ("ASSAULT", "abduct"): "abducted",
    ("SANCTION", "convict"): "convicted",
    ("MOBILIZE", "troops"): "soldiers",
    ("RETREAT", "withdraw"): "soldiers",
}
_STRICT = frozenset({"released", "evacuated", "rescued", "displaced"})
"""Kinds whose verbs take things as readily as persons: the noun must be known as a person."""

_TROOPS = frozenset(
    "troop soldier marine paratrooper reservist fighter personnel serviceman force guard policeman officer peacekeeper recruit".split()
)
_SENDING = frozenset("send dispatch deploy move station withdraw pull redeploy airlift rotate mass".split())
"""Verbs whose troops are counted, whatever the act is taken for."""
_MONEY_EVENTS = frozenset({"AID", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "SANCTION"})
_DEADLINE_EVENTS = frozenset({"REQUEST", "THREATEN", "SANCTION", "COERCE"})
_THINGS = frozenset(
    "statement report document video letter figure book film result detail fund asset embassy ship vessel tanker hour day "
    "week month year time percent dollar euro".split()
)


def count(report: Report, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with `magnitudes` set and a finding for each count, in the same order."""
    found: dict[str, Claim] = {}
    for sentence in sentences:
        own = [claim for claim in claims if claim.sentence == sentence.index]
        if not own:
            continue
        acts = triggers(sentence, own)
        blocked = frozenset(i for expression in find(sentence) for i in range(expression.first, expression.last))
        for claim in own:
            if claim.id in acts:
                found[claim.id] = _counted(
                    claim, sentence, list(_counts(sentence, claim, acts[claim.id], frozenset(acts.values()), blocked))
                )
    return tuple(found.get(claim.id, claim) for claim in claims)


def _counted(claim: Claim, sentence: Sentence, counts: Sequence[tuple[str, Quantity]]) -> Claim:
    """The claim with its counts, the first of each kind."""
    kept: dict[str, Magnitude] = {}
    for kind, quantity in counts:
        span = trees.span_of(sentence, range(quantity.first, quantity.last))
        kept.setdefault(kind, Magnitude(kind, quantity.low, quantity.high, (span,)))
    findings = tuple(
        Finding("magnitudes", {"kind": m.kind, "low": m.low, "high": m.high}, m.spans, f"{BY}/{m.kind}", 0.9 if m.low == m.high else 0.8)
        for m in kept.values()
    )
    return replace(claim, magnitudes=tuple(kept.values()), findings=(*claim.findings, *findings)) if kept else claim


def _counts(sentence: Sentence, claim: Claim, act: int, acts: frozenset[int], blocked: frozenset[int]) -> Iterable[tuple[str, Quantity]]:
    """The counts that belong to an act: of those it is done to or done by, then the harm that its clause tells of, then sums and terms."""
    kind = _kind(sentence, claim, act)
    if kind:
        yield from _of_parties(sentence, claim, act, kind, blocked)
    if claim.event == "ASSAULT":
        for word in harm_of(sentence, act, acts):
            yield from count_harm(sentence, word, blocked)
    if claim.event in _MONEY_EVENTS:
        for currency, quantity in sums_of_money(sentence, _own_words(sentence, act, acts)):
            yield f"money_{currency}", quantity
    if claim.event in _DEADLINE_EVENTS and (term := _deadline(sentence, act, acts)):
        yield "deadline_hours", term


def _kind(sentence: Sentence, claim: Claim, act: int) -> str | None:
    """What an act's count counts: by its own word, else by its type and mode."""
    if claim.event == "PROTEST":
        return "protesters"
    kind = kind_of_word(sentence, act) or _BY_MODE.get((claim.event, claim.mode))
    sends = sentence.words[act].lemma.lower() in _SENDING
    return kind or (
        "soldiers" if sends and any(_is_troop(sentence, i) for i in trees.children(sentence, act, "obj", "nsubj:pass")) else None
    )


def _of_parties(sentence: Sentence, claim: Claim, act: int, kind: str, blocked: frozenset[int]) -> Iterable[tuple[str, Quantity]]:
    own = sentence.words[act]
    plural = own.upos == "NOUN" and own.text.lower().endswith("s") and own.text.lower() != own.lemma.lower()
    if plural and kind in ("arrested", "expelled", "killed", "released") and (quantity := count_of(sentence, act, blocked)):
        yield kind, quantity
        return
    for head in _heads(sentence, claim, act, kind):
        if _fits(sentence, head, kind) and (quantity := count_of(sentence, head, blocked)):
            yield kind, quantity
            return


def _heads(sentence: Sentence, claim: Claim, act: int, kind: str) -> Iterable[int]:
    """The nouns that a count of this kind counts: subjects of protests, deaths and deployments, else those acted on."""
    own = sentence.words[act]
    if kind in ("protesters",) or own.lemma.lower() in ("die", "perish") or own.text.lower() in ("died", "dead"):
        yield from trees.children(sentence, act, "nsubj")
        yield from (i for i in trees.children(sentence, act, "nmod") if case_of(sentence, i) in ("of", "by"))
        if kind == "protesters":
            yield from _light_subjects(sentence, act)
            for actor in claim.actors:
                yield from _words_of(sentence, actor.spans)
            return
    yield from trees.children(sentence, act, "nsubj:pass")
    yield from trees.children(sentence, act, "obj")
    if kind in CASUALTIES:
        yield from deaths(sentence, act)
    yield from (i for i in trees.children(sentence, act, "nmod") if case_of(sentence, i) == "of")
    if (
        base(own) == "acl"
        and own.head >= 0
        and (own.text.lower().endswith(("ed", "en", "ain")) or own.text.lower() in ("shot", "held", "freed", "hurt"))
    ):
        yield own.head
    yield from trees.children(sentence, act, "compound")
    if kind == "soldiers":
        yield from trees.children(sentence, act, "nsubj")
    for recipient in claim.recipients:
        yield from _words_of(sentence, recipient.spans)


def _light_subjects(sentence: Sentence, act: int) -> list[int]:
    """Subjects of the verb that a noun of protest depends on ("thousands joined a march")."""
    own = sentence.words[act]
    light = own.upos == "NOUN" and base(own) in ("obj", "obl") and own.head >= 0
    return trees.children(sentence, own.head, "nsubj") if light else []


def _words_of(sentence: Sentence, spans: Sequence[Span]) -> Iterable[int]:
    for span in spans:
        if inside := trees.words_in(sentence, span):
            yield trees.head_of(sentence, inside)


def _fits(sentence: Sentence, head: int, kind: str) -> bool:
    """Whether a noun can be what is counted."""
    own = sentence.words[head]
    lemma = own.lemma.lower()
    if own.upos == "PRON" or lemma in _THINGS or own.text.lower() in CURRENCIES:
        return False
    numeral = own.upos == "NUM" or read_number([own.text], 0) is not None
    inside = [i for i in trees.children(sentence, head, "nmod") if case_of(sentence, i) == "of"] if numeral or lemma == "number" else []
    if kind == "soldiers":
        return (numeral and not inside) or any(_is_troop(sentence, i) for i in [head, *inside])
    if kind in _STRICT:
        return any(is_person(sentence, i, strict=True) for i in [head, *inside]) or (numeral and not inside)
    return own.upos in ("NOUN", "NUM", "PROPN", "ADJ", "DET")


def _is_troop(sentence: Sentence, word: int) -> bool:
    own = sentence.words[word]
    return own.lemma.lower() in _TROOPS or own.text.lower().removesuffix("s") in _TROOPS


def _own_words(sentence: Sentence, act: int, acts: frozenset[int]) -> list[int]:
    """The words below an act that are not below another act under it."""
    others = {i for other in acts - {act} if act in list(trees.ancestors(sentence, other)) for i in trees.subtree(sentence, other)}
    return [i for i in trees.subtree(sentence, act) if i not in others]


def _deadline(sentence: Sentence, act: int, acts: frozenset[int]) -> Quantity | None:
    """The term that goes with an act."""
    words = [word.text for word in sentence.words]
    clause = clause_of(sentence, act, acts)
    stops = stops_of(sentence, acts)
    for i in range(len(words)):
        term = term_at(words, i)
        if term and (clause.cost(sentence, i, stops) is not None or act in list(trees.ancestors(sentence, i))[:6]):
            return term
    return None
