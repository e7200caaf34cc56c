"""Which denial denies which accusation or alleged act of the same report."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche import trees
from demarche.codebook import Cues
from demarche.events.charges import (
    ACCUSATION,
    BY_PARTIES,
    DENIAL,
    NEAREST,
    SAME_SENTENCE,
    STEM,
    Placed,
    all_same,
    link,
    sides,
    states,
    stem,
    told_by,
)
from demarche.events.voices import marker
from demarche.records import Actor, Link

TURNED_DOWN = frozenset({
    "demand", "request", "call", "appeal", "offer", "proposal", "ultimatum", "plan", "invitation", "bid", "deal", "talk", "negotiation",
    "condition", "term", "resolution", "draft", "plea", "petition", "order", "visit", "mediation", "compromise", "suggestion", "deadline",
    "truce", "ceasefire", "amendment", "nomination", "application", "aid", "help", "assistance", "bill", "law", "treaty", "agreement",
    "accord", "pact", "inquiry", "probe", "bail", "access", "entry", "visa", "permission", "permit", "asylum", "veto", "parole", "licence",
    "license", "motion", "passage", "right", "extradition", "budget", "candidacy",
})  # fmt: skip
"""Nouns of what is refused rather than denied."""
RECIPROCAL = frozenset({"each other", "one another"})
REACH = 4
"""Sentences that a denial may stand behind what it denies, where the parties do not say which it is."""


CONSIDERED = 100
"""Charges before a denial, and behind it, among which the one that it answers is looked for: a bound on work, beyond any real report."""


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation or alleged act that could be denied: who is charged, and who says so."""

    placed: Placed
    accused: tuple[Actor, ...]
    accusers: tuple[Actor, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Sentence and word."""
        return self.placed.sentence.index, self.placed.word


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: who denies, for whom, whom he answers; the types of the acts that he says did not happen, and the stems that he names."""

    placed: Placed
    deniers: tuple[Actor, ...]
    cleared: tuple[Actor, ...]
    """Those whose act it is said not to be: the deniers, or a third party."""
    target: tuple[Actor, ...]
    events: frozenset[str]
    named: frozenset[str]


def find_denials(placed: Sequence[Placed], cues: Cues) -> Iterator[Link]:
    """The links from denials to what they deny. A verb of denying carries the link; else the act that somebody says did not happen."""
    # "Rejected the allegation": a bare one that nobody makes stands for one made before.
    bare = {one.claim.id for one in placed if one.claim.event == ACCUSATION and not one.claim.actors}
    charges = sorted((charge for one in placed if one.claim.id not in bare for charge in _charges(one)), key=lambda charge: charge.place)
    here = defaultdict(list)
    for one in placed:
        if one.claim.id not in bare:
            here[one.sentence.index].append(one)
    carried: set[str] = set()
    for one in placed:
        if one.claim.event == DENIAL and one.claim.status in ("asserted", "alleged") and not _turns_down(one, cues):
            told = told_by(one, cues)
            inside = [o for o in here.get(one.sentence.index, ()) if o.word in told and o.claim.id != one.claim.id]
            own = [o for o in inside if _is_own_word(one, o)]
            carried.update(o.claim.id for o in own)
            yield from _denied_by_verb(one, inside, own, charges)
    for one in placed:
        if one.claim.status in ("denied", "negated") and one.claim.speakers and one.claim.id not in carried:
            voices = tuple(speaker.actor for speaker in one.claim.speakers)
            own_act = Denial(one, voices, one.claim.actors or voices, (), frozenset({one.claim.event}), frozenset({stem(one)}))
            if (best := _denied(own_act, charges)) is not None:
                yield link("denies", one, best[0].placed, best[1])


def _denied_by_verb(one: Placed, inside: Sequence[Placed], own: Sequence[Placed], charges: Sequence[Charge]) -> Iterator[Link]:
    """What a verb of denying denies: another's charge in its clause, a charge told elsewhere, or what the denier says did not happen."""
    others = [o for o in inside if o.claim.event == ACCUSATION and not all_same(one.claim.actors, o.claim.actors)]
    others = others or [o for o in inside if o.claim.status == "alleged" and o not in own]
    if others:
        yield from (link("denies", one, o, SAME_SENTENCE) for o in others)
        return
    cleared = tuple(actor for o in own for actor in o.claim.actors if actor.side) or one.claim.actors
    events = frozenset(o.claim.event for o in own)
    target = () if all_same(one.claim.recipients, cleared) else one.claim.recipients  # whom he clears, he does not answer
    best = _denied(Denial(one, one.claim.actors, cleared, target, events, _named(one)), charges)
    if best is not None:
        yield link("denies", one, best[0].placed, best[1])
    else:
        yield from (link("denies", one, o, SAME_SENTENCE) for o in own)


def _is_own_word(denial: Placed, act: Placed) -> bool:
    """Whether an act within a denial is what the denier himself says did not happen, and not what he cites of another."""
    voices = tuple(speaker.actor for speaker in act.claim.speakers)
    return act.claim.status in ("denied", "negated") or (act.claim.status == "alleged" and all_same(voices, denial.claim.actors))


def _charges(one: Placed) -> Iterator[Charge]:
    if one.claim.event == DENIAL:
        return
    if one.claim.event == ACCUSATION and one.claim.status == "asserted" and one.claim.mode != "investigate":
        mutual = any(party.name.lower() in RECIPROCAL for party in one.claim.recipients)
        yield Charge(one, one.claim.actors if mutual else one.claim.recipients, () if mutual else one.claim.actors)
    elif one.claim.speakers and one.claim.status in ("alleged", "planned", "asserted"):
        voices = tuple(speaker.actor for speaker in one.claim.speakers)
        if one.claim.status != "asserted" or not sides(voices) & sides(one.claim.actors):
            yield Charge(one, one.claim.actors, voices)
    elif one.claim.status == "alleged":
        yield Charge(one, one.claim.actors, ())


def _turns_down(one: Placed, cues: Cues) -> bool:
    """Whether a REJECT refuses what is asked for or offered, and denies nothing."""
    things = trees.children(one.sentence, one.word, "obj", "nsubj:pass", "xcomp")
    if trees.children(one.sentence, one.word, "iobj") or any(one.sentence.words[i].lemma.lower() in TURNED_DOWN for i in things):
        return True  # "denied them entry", "rejected the demand"
    if any(one.sentence.words[i].relation == "xcomp" and marker(one.sentence, i) == "to" for i in things):
        return True  # "refused to meet"
    return one.claim.mode is not None and one.lemma not in cues.denying


def _named(one: Placed) -> frozenset[str]:
    """The stems of the acts that a verb of denying names."""
    things = trees.children(one.sentence, one.word, "obj", "xcomp", "ccomp", "nsubj:pass")
    words = {i for thing in things for i in trees.subtree(one.sentence, thing)}
    return frozenset(one.sentence.words[i].lemma.lower()[:STEM] for i in words if one.sentence.words[i].upos in ("NOUN", "VERB"))


def _denied(denial: Denial, charges: Sequence[Charge]) -> tuple[Charge, float] | None:
    """The charge that a denial answers, with a score: one that fits its parties, before it rather than behind, in like words, near.

    `charges`: in order of text.
    """
    here = denial.placed
    at = bisect_left(charges, (here.sentence.index, here.word), key=lambda charge: charge.place)
    charges = charges[max(0, at - CONSIDERED) : at + CONSIDERED]
    named = denial.named & {stem(charge.placed) for charge in charges}

    def order(charge: Charge) -> tuple[bool, bool, bool, bool, int, int, bool]:
        place = charge.placed
        return (
            charge.place > (here.sentence.index, here.word),
            not _fits(denial, charge),
            len(charges) > 2 and bool(named) and stem(place) not in named,
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
    if {actor.name.lower() for actor in denial.deniers} & {actor.name.lower() for actor in charge.accusers}:
        return False
    own = {actor.code for actor in denial.deniers} & {actor.code for actor in charge.accusers if actor.country}
    if own and not states(denial.deniers) & states(charge.accused):
        return False
    return not (_are_others(denial.cleared, charge.accused) or _are_others(denial.target, charge.accusers))


def _are_others(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether two sets of parties are known to be of different states."""
    left, right = states(some), states(others)
    return bool(left) and bool(right) and not left & right


def _fits(denial: Denial, charge: Charge) -> bool:
    """Whether it is the accused who denies, or the accuser who is answered."""
    return bool(sides(denial.cleared) & sides(charge.accused) or sides(denial.target) & sides(charge.accusers))


def _shared_words(one: Placed, other: Placed) -> int:
    """Nouns and names that the sentences of two claims share; none within one sentence."""
    if one.sentence.index == other.sentence.index:
        return 0
    left, right = ({word.lemma.lower() for word in p.sentence.words if word.upos in ("NOUN", "PROPN")} for p in (one, other))
    return len(left & right)
