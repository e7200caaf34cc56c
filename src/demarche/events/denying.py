"""Which denial denies which accusation or alleged act of the same report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.events.charges import ACCUSATION, BY_PARTIES, DENIAL, NEAREST, SAME_SENTENCE, Placed, link, sides, states, told_by
from demarche.records import Actor, Link

TURNED_DOWN = frozenset({
    "demand", "request", "call", "appeal", "offer", "proposal", "ultimatum", "plan", "invitation", "bid", "deal", "talk", "negotiation",
    "condition", "term", "resolution", "draft", "plea", "petition", "order", "visit", "mediation", "compromise", "suggestion", "deadline",
    "truce", "ceasefire", "amendment", "nomination", "application", "aid", "help", "assistance", "bill", "law", "treaty", "agreement",
    "accord", "pact", "inquiry", "probe",
})  # fmt: skip
"""Nouns of what is refused rather than denied."""
REACH = 4
"""Sentences that a denial may stand behind what it denies, where the parties do not say which it is."""


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation or alleged act that could be denied: who is charged, and who says so."""

    placed: Placed
    accused: tuple[Actor, ...]
    accusers: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: who denies, whom he answers, and the types of the acts that he says did not happen, if he names them."""

    placed: Placed
    deniers: tuple[Actor, ...]
    target: tuple[Actor, ...]
    events: frozenset[str]


def find_denials(placed: Sequence[Placed], cues: Cues) -> Iterator[Link]:
    """The links from denials to what they deny. A verb of denying carries the link; else the act that somebody says did not happen."""
    charges = [charge for one in placed for charge in _charges(one)]
    carried: set[str] = set()
    for one in placed:
        if one.claim.event == DENIAL and one.claim.status in ("asserted", "alleged") and not _turns_down(one, cues):
            told = told_by(one, cues)
            inside = [o for o in placed if o.sentence.index == one.sentence.index and o.word in told and o.claim.id != one.claim.id]
            own = [o for o in inside if o.claim.status in ("denied", "negated")]
            carried.update(o.claim.id for o in own)
            yield from _denied_by_verb(one, inside, own, charges)
    for one in placed:
        if one.claim.status in ("denied", "negated") and one.claim.speakers and one.claim.id not in carried:
            voices = tuple(speaker.actor for speaker in one.claim.speakers)
            if (best := _denied(Denial(one, voices, (), frozenset({one.claim.event})), charges)) is not None:
                yield link("denies", one, best[0].placed, best[1])


def _denied_by_verb(one: Placed, inside: Sequence[Placed], own: Sequence[Placed], charges: Sequence[Charge]) -> Iterator[Link]:
    """What a verb of denying denies: another's charge in its clause, a charge told elsewhere, or what the denier says did not happen."""
    others = [o for o in inside if o.claim.event == ACCUSATION] or [o for o in inside if o.claim.status == "alleged"]
    if others:
        yield from (link("denies", one, o, SAME_SENTENCE) for o in others)
        return
    best = _denied(Denial(one, one.claim.actors, one.claim.recipients, frozenset(o.claim.event for o in own)), charges)
    if best is not None:
        yield link("denies", one, best[0].placed, best[1])
    else:
        yield from (link("denies", one, o, SAME_SENTENCE) for o in own)


def _charges(one: Placed) -> Iterator[Charge]:
    if one.claim.event == DENIAL:
        return
    if one.claim.event == ACCUSATION and one.claim.status == "asserted" and one.claim.mode != "investigate":
        yield Charge(one, one.claim.recipients, one.claim.actors)
    elif one.claim.speakers and one.claim.status in ("alleged", "planned", "asserted"):
        voices = tuple(speaker.actor for speaker in one.claim.speakers)
        if one.claim.status != "asserted" or not sides(voices) & sides(one.claim.actors):
            yield Charge(one, one.claim.actors, voices)
    elif one.claim.status == "alleged":
        yield Charge(one, one.claim.actors, ())


def _turns_down(one: Placed, cues: Cues) -> bool:
    """Whether a REJECT refuses what is asked for or offered, and denies nothing."""
    if one.lemma in cues.denying:
        return False
    things = trees.children(one.sentence, one.word, "obj", "nsubj:pass", "xcomp")
    if any(one.sentence.words[i].relation == "xcomp" for i in things):
        return True  # "refused to meet"
    return one.claim.mode is not None or any(one.sentence.words[i].lemma.lower() in TURNED_DOWN for i in things)


def _denied(denial: Denial, charges: Sequence[Charge]) -> tuple[Charge, float] | None:
    """The charge that a denial answers, with a score: one that fits its parties, before it rather than behind, in like words, near."""
    here = denial.placed

    def order(charge: Charge) -> tuple[bool, bool, bool, int, int, bool]:
        place = charge.placed
        return (
            (place.sentence.index, place.word) > (here.sentence.index, here.word),
            not _fits(denial, charge),
            place.claim.status == "asserted" and place.claim.event != ACCUSATION,
            -_shared_words(here, place),
            abs(place.sentence.index - here.sentence.index),
            place.claim.event != ACCUSATION,
        )

    for charge in sorted((charge for charge in charges if _may_answer(denial, charge)), key=order):
        if _fits(denial, charge):
            return charge, BY_PARTIES
        if abs(charge.placed.sentence.index - here.sentence.index) <= REACH:
            return charge, NEAREST
    return None


def _may_answer(denial: Denial, charge: Charge) -> bool:
    """Whether nothing speaks against it: another act, other states, or the denier's own charge."""
    one = charge.placed.claim
    if one.id == denial.placed.claim.id or (denial.events and one.event != ACCUSATION and one.event not in denial.events):
        return False
    own = {actor.code for actor in denial.deniers} & {actor.code for actor in charge.accusers if actor.country}
    if own and not states(denial.deniers) & states(charge.accused):
        return False
    return not (_are_others(denial.deniers, charge.accused) or _are_others(denial.target, charge.accusers))


def _are_others(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether two sets of parties are known to be of different states."""
    left, right = states(some), states(others)
    return bool(left) and bool(right) and not left & right


def _fits(denial: Denial, charge: Charge) -> bool:
    """Whether it is the accused who denies, or the accuser who is answered."""
    return bool(sides(denial.deniers) & sides(charge.accused) or sides(denial.target) & sides(charge.accusers))


def _shared_words(one: Placed, other: Placed) -> int:
    """Nouns and names that the sentences of two claims share; none within one sentence."""
    if one.sentence.index == other.sentence.index:
        return 0
    left, right = ({word.lemma.lower() for word in p.sentence.words if word.upos in ("NOUN", "PROPN")} for p in (one, other))
    return len(left & right)
