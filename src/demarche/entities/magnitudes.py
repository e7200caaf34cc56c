"""How many: killed, injured, arrested, expelled, protesters, soldiers, money, with low and high, tied to the act that they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from demarche import trees
from demarche.entities.clauses import base, clause_of, stops_of, triggers
from demarche.entities.dates_grammar import find
from demarche.entities.magnitudes_read import Quantity, count_of, is_person, sums_of_money
from demarche.entities.numbers import read_number
from demarche.records import Claim, Finding, Magnitude, Report, Sentence, Span

BY = "demarche-magnitudes@1"

CASUALTIES = frozenset({"killed", "injured"})

_STEMS: tuple[tuple[str, str], ...] = tuple(
    (stem, kind)
    for kind, stems in {
        "killed": "kill slay slain assassinat murder massacr execut behead die died dying dead death perish slaughter lynch",
        "injured": "wound injur hurt maim",
        "arrested": "arrest detain detention jail imprison apprehend",
        "expelled": "expel expuls deport oust",
        "released": "releas free freed",
        "abducted": "abduct kidnap",
        "convicted": "convict sentenc",
        "evacuated": "evacuat",
        "rescued": "rescu",
        "displaced": "displac",
    }.items()
    for stem in stems.split()
)
_WHOLE = frozenset({"die", "died", "dying", "dead", "death", "free", "freed", "hurt", "slay", "slain"})
"""Stems that are whole words; `deaths` counts too."""

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
_MONEY_EVENTS = frozenset({"AID", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "SANCTION"})
_DEADLINE_EVENTS = frozenset({"REQUEST", "THREATEN", "SANCTION", "COERCE"})
_HOURS = {"hour": 1, "hours": 1, "day": 24, "days": 24}
_THINGS = frozenset(
    "statement report document video letter figure book film result detail fund asset embassy ship vessel tanker hour day "
    "week month year time percent dollar euro".split()
)
_STATES_OF_HARM = {"dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured"}


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
        for word in _harm(sentence, act, acts):
            yield from _of_harm(sentence, word, blocked)
    if claim.event in _MONEY_EVENTS:
        for currency, quantity in sums_of_money(sentence, _own_words(sentence, act, acts)):
            yield f"money_{currency}", quantity
    if claim.event in _DEADLINE_EVENTS and (term := _deadline(sentence, act, acts)):
        yield "deadline_hours", term


def _kind(sentence: Sentence, claim: Claim, act: int) -> str | None:
    """What an act's count counts: by its own word, else by its type and mode."""
    if claim.event == "PROTEST":
        return "protesters"
    return kind_of_word(sentence, act) or _BY_MODE.get((claim.event, claim.mode))


def kind_of_word(sentence: Sentence, word: int) -> str | None:
    """The kind of count that goes with a verb or noun (`arrested` with "detention"), or None."""
    own = sentence.words[word]
    for form in (own.text.lower(), own.lemma.lower()):
        for stem, kind in _STEMS:
            if form == stem or (stem not in _WHOLE and form.startswith(stem) and not form.startswith(("executive", "freedom"))):
                return kind
        if form in ("deaths", "dies", "frees", "hurts"):
            return {"deaths": "killed", "dies": "killed", "frees": "released"}.get(form, "injured")
    after = [w.text.lower() for w in sentence.words[word + 1 : word + 3]]
    return "killed" if own.upos == "VERB" and (after[:1] == ["dead"] or after == ["to", "death"]) else None


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
        yield from (i for i in trees.children(sentence, act, "nmod") if _case(sentence, i) in ("of", "by"))
        if kind == "protesters":
            yield from _light_subjects(sentence, act)
            for actor in claim.actors:
                yield from _words_of(sentence, actor.spans)
            return
    yield from trees.children(sentence, act, "nsubj:pass")
    yield from trees.children(sentence, act, "obj")
    if kind in CASUALTIES:
        yield from _deaths(sentence, act)
    yield from (i for i in trees.children(sentence, act, "nmod") if _case(sentence, i) == "of")
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
    if own.upos == "PRON" or lemma in _THINGS:
        return False
    numeral = own.upos == "NUM" or read_number([own.text], 0) is not None
    inside = [i for i in trees.children(sentence, head, "nmod") if _case(sentence, i) == "of"] if numeral or lemma == "number" else []
    if kind == "soldiers":
        return (numeral and not inside) or any(_is_troop(sentence, i) for i in [head, *inside])
    if kind in _STRICT:
        return any(is_person(sentence, i, strict=True) for i in [head, *inside]) or (numeral and not inside)
    return own.upos in ("NOUN", "NUM", "PROPN", "ADJ", "DET")


def _is_troop(sentence: Sentence, word: int) -> bool:
    own = sentence.words[word]
    return own.lemma.lower() in _TROOPS or own.text.lower().removesuffix("s") in _TROOPS


def _harm(sentence: Sentence, act: int, acts: frozenset[int]) -> list[int]:
    """The words of harm that belong to an attack: its clauses and conjuncts, and the verb that it is the subject or occasion of."""
    own_kind = kind_of_word(sentence, act)
    linked = [(i, base(sentence.words[i])) for i in _below(sentence, act)]
    head, relation = sentence.words[act].head, base(sentence.words[act])
    if head >= 0 and _occasions(sentence, act, relation):
        linked += [(i, "occasion") for i in _coordinated(sentence, head)]
    found = []
    for word, how in linked:
        told_apart = word in acts and own_kind in CASUALTIES and how == "conj"
        own_subject = how == "conj" and _differs(sentence, act, word)
        if not told_apart and not own_subject:
            found.append(word)
    return found


def _coordinated(sentence: Sentence, word: int) -> list[int]:
    """A verb with the verbs coordinated with it: "killed and dozens wounded"."""
    own = sentence.words[word]
    first = own.head if base(own) == "conj" and own.head >= 0 else word
    return trees.conjuncts(sentence, first)


def _below(sentence: Sentence, act: int) -> list[int]:
    """Clauses and conjuncts of an act, two steps down."""
    first = trees.children(sentence, act, "advcl", "conj", "xcomp", "parataxis", "acl")
    return first + [j for i in first for j in trees.children(sentence, i, "conj", "advcl") if j not in first]


def _occasions(sentence: Sentence, act: int, relation: str) -> bool:
    """Whether somebody was killed in an act: its subject ("the raid killed"), a phrase ("in a raid") or a clause ("when …")."""
    if relation == "nsubj":
        return True
    if relation in ("obl", "nmod"):
        return _case(sentence, act) in ("in", "during", "by", "from", "after")
    marks = {sentence.words[i].text.lower() for i in trees.children(sentence, act, "mark", "advmod")}
    return relation == "advcl" and bool(marks & {"when", "as", "after"})


def _differs(sentence: Sentence, act: int, word: int) -> bool:
    """Whether a conjoined verb has an actor of its own; the wounded of a passive ("nine were killed and ten wounded") are none."""
    subject = trees.child(sentence, word, "nsubj")
    return subject is not None and sentence.words[subject].relation != "nsubj:pass" and kind_of_word(sentence, word) not in CASUALTIES


def _of_harm(sentence: Sentence, word: int, blocked: Collection[int]) -> Iterable[tuple[str, Quantity]]:
    """The counts of killed and injured that a word tells of: "killing three", "leaving two dead and four wounded", "claimed nine lives"."""
    kind = kind_of_word(sentence, word)
    own = sentence.words[word]
    if kind in CASUALTIES:
        for head in [*trees.children(sentence, word, "nsubj:pass"), *trees.children(sentence, word, "obj"), *_deaths(sentence, word)]:
            if quantity := count_of(sentence, head, blocked):
                yield str(kind), quantity
                break
    elif own.lemma.lower() in ("leave", "leaf") or own.text.lower() in ("leaving", "left", "leaves"):
        yield from _left(sentence, word, blocked)
    elif own.lemma.lower() in ("claim", "take", "cost"):
        for head in trees.children(sentence, word, "obj"):
            if sentence.words[head].text.lower() == "lives" and (quantity := count_of(sentence, head, blocked)):
                yield "killed", quantity


def _deaths(sentence: Sentence, word: int) -> list[int]:
    """The subjects of dying, and of a passive whose helper is left out ("nine killed, ten wounded")."""
    own = sentence.words[word]
    dying = own.lemma.lower() in ("die", "perish") or own.text.lower() == "died"
    bare = trees.child(sentence, word, "obj", "aux") is None and own.text.lower().endswith("ed")
    return trees.children(sentence, word, "nsubj") if dying or bare else []


def _left(sentence: Sentence, word: int, blocked: Collection[int]) -> Iterable[tuple[str, Quantity]]:
    """ "leaving two people dead and four wounded": the nearest number before each state of harm."""
    last = word
    for i in range(word + 1, min(word + 16, len(sentence.words))):
        kind = _STATES_OF_HARM.get(sentence.words[i].text.lower())
        if kind is None:
            continue
        numbers = [j for j in range(last + 1, i) if j not in blocked and read_number([w.text for w in sentence.words[j:i]], 0)]
        if numbers and (quantity := count_of(sentence, numbers[0], blocked)):
            yield kind, quantity
        last = i


def _own_words(sentence: Sentence, act: int, acts: frozenset[int]) -> list[int]:
    """The words below an act that are not below another act under it."""
    others = {i for other in acts - {act} if act in list(trees.ancestors(sentence, other)) for i in trees.subtree(sentence, other)}
    return [i for i in trees.subtree(sentence, act) if i not in others]


def _deadline(sentence: Sentence, act: int, acts: frozenset[int]) -> Quantity | None:
    """The hours of "48 hours to leave" or "within 72 hours", where they go with the act."""
    words = [word.text for word in sentence.words]
    clause = clause_of(sentence, act, acts)
    stops = stops_of(sentence, acts)
    for i, word in enumerate(words):
        factor = _HOURS.get(word.lower())
        if not factor or i + 1 >= len(words):
            continue
        number = next((n for j in range(max(0, i - 3), i) if (n := read_number(words, j)) and n.last == i and n.exact), None)
        if number is None or not (words[i + 1].lower() == "to" or (number.first and words[number.first - 1].lower() == "within")):
            continue
        if clause.cost(sentence, i, stops) is not None or act in list(trees.ancestors(sentence, i))[:6]:
            return Quantity(number.low * factor, number.low * factor, number.first, i + 1)
    return None


def _case(sentence: Sentence, word: int) -> str:
    marker = trees.child(sentence, word, "case")
    return sentence.words[marker].text.lower() if marker is not None else ""
