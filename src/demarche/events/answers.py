"""Claims about claims within a report: what an accusation alleges, what a denial denies, on what somebody keeps silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from demarche import trees
from demarche.codebook import Cues, is_verbal
from demarche.events.attribution import attributions
from demarche.events.voices import GOING_ON, marker
from demarche.records import Actor, Claim, Finding, Link, LinkKind, Remark, Sentence, link_id

BY = "demarche-answers@1"
ACCUSATION, DENIAL = "ACCUSE", "REJECT"
REQUESTS = frozenset({"REQUEST", "THREATEN", "AGREE", "CONSULT"})
"""Types that a REJECT may turn down without denying anything."""
TURNED_DOWN = frozenset({
    "demand", "request", "call", "appeal", "offer", "proposal", "ultimatum", "plan", "invitation", "bid", "deal", "talk",
    "negotiation", "condition", "term", "resolution", "draft", "plea", "petition", "order", "visit", "mediation", "compromise",
    "suggestion", "deadline", "truce", "ceasefire", "amendment", "nomination", "application", "aid", "help", "assistance", "bill",
    "law", "treaty", "agreement", "accord", "pact", "bail", "access", "entry", "visa", "permission", "permit", "asylum", "veto",
    "parole", "licence", "license", "motion", "passage", "right", "extradition", "budget", "candidacy",
})  # fmt: skip
"""Nouns of what is refused rather than denied."""
ACCUSING = frozenset({"of", "for", "with", "that", "as", ""})
"""What introduces the clause of an accusation or a denial."""
RECIPROCAL = frozenset({"each other", "one another"})
STEM = 5
"""Letters that tell that two words name one kind of act ("kidnap", "kidnapping")."""
REACH = 4
"""Sentences that a denial may stand behind what it denies, where the parties do not say which it is."""
SAME_SENTENCE, BY_PARTIES, NEAREST = 0.9, 0.7, 0.5
"""Scores: the clause shows it; the parties of both fit; it is the nearest that could be meant (set by hand)."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim with its sentence and the word of its trigger."""

    claim: Claim
    sentence: Sentence
    word: int


def answer(claims: Sequence[Claim], sentences: Sequence[Sentence], cues: Cues) -> tuple[Link, ...]:
    """The links between the claims of one report."""
    placed = [one for claim in claims for one in _place(claim, sentences)]
    return tuple(dict.fromkeys((*_allegations(placed, cues), *_denials(placed, cues))))


def settle_denials(claims: Sequence[Claim], links: Iterable[Link]) -> tuple[Claim, ...]:
    """The claims of one report; what somebody says did not happen in answer to a charge is denied, not merely negated."""
    answering = {link.left: link for link in links if link.kind == "denies"}

    def settle(claim: Claim) -> Claim:
        if claim.status != "negated" or claim.id not in answering:
            return claim
        found = answering[claim.id]
        return replace(claim, status="denied", findings=(*claim.findings, Finding("status", "denied", found.spans, BY, found.score)))

    return tuple(map(settle, claims))


def tell_about(remarks: Iterable[Remark], claims: Sequence[Claim]) -> tuple[Remark, ...]:
    """The remarks of one report with the claims that each is about: those quoted, or those on which somebody keeps silent."""
    return tuple(replace(remark, about=tuple(claim.id for claim in _about(remark, claims))) for remark in remarks)


def is_silence(claim: Claim, remarks: Iterable[Remark]) -> bool:
    """Whether a claim only takes somebody's silence for an act: "declined to comment" is no refusal."""
    return any(remark.kind == "silence" and any(span.touches(claim.trigger) for span in remark.spans) for remark in remarks)


def _place(claim: Claim, sentences: Sequence[Sentence]) -> Iterator[_Placed]:
    for span in (claim.trigger, *claim.mentions):
        for sentence in sentences:
            if sentence.span.touches(span):
                words = trees.words_in(sentence, span)
                if words:
                    yield _Placed(claim, sentence, words[0])
                break


def _allegations(placed: Sequence[_Placed], cues: Cues) -> Iterator[Link]:
    for accusation in placed:
        if accusation.claim.event != ACCUSATION:
            continue
        held = [one for one in placed if one.claim.status in ("alleged", "denied") and one.claim.id != accusation.claim.id]
        told = _told_by(accusation, cues)
        inside = [one for one in held if one.sentence.index == accusation.sentence.index and one.word in told]
        for one in inside:
            yield _link("alleges", accusation, one, SAME_SENTENCE)
        if inside:
            continue
        for one in held:
            near = abs(one.sentence.index - accusation.sentence.index) <= 1 and one.claim.event != ACCUSATION
            of_accused = _sides(one.claim.actors) & _sides(accusation.claim.recipients)
            if near and of_accused and _may_say(accusation.claim.actors, one.claim):
                yield _link("alleges", accusation, one, BY_PARTIES)


def _may_say(accusers: Sequence[Actor], claim: Claim) -> bool:
    """Whether a claim is told by nobody else than those who accuse."""
    return not claim.speakers or bool(_sides(speaker.actor for speaker in claim.speakers) & _sides(accusers))


def _told_by(one: _Placed, cues: Cues) -> set[int]:
    """The words that an act of words tells of: its content as a verb of saying, and what hangs below it, without what stands beside it."""
    said = attributions(one.sentence, cues)
    content = {i for found in said if found.cue == one.word for i in found.content}
    below = set(trees.subtree(one.sentence, one.word))
    for i in trees.children(one.sentence, one.word, "conj", "parataxis", "advcl"):
        if one.sentence.words[i].relation != "advcl" or marker(one.sentence, i) not in ACCUSING:
            below -= set(trees.subtree(one.sentence, i))
    for i in below - {one.word}:
        if one.sentence.words[i].text.lower() in GOING_ON:
            below = below - set(trees.subtree(one.sentence, i))
    return (content | below) - {one.word}


def _denials(placed: Sequence[_Placed], cues: Cues) -> Iterator[Link]:
    for denial in placed:
        if denial.claim.event == DENIAL and denial.claim.status in ("asserted", "alleged"):
            told = _told_by(denial, cues)
            inside = [o for o in placed if o.sentence.index == denial.sentence.index and o.word in told and o.claim.id != denial.claim.id]
            contents = [o for o in inside if o.claim.event == ACCUSATION and not _all_same(denial.claim.actors, o.claim.actors)]
            contents = contents or [one for one in inside if one.claim.status in ("denied", "negated", "alleged")]
            yield from (_link("denies", denial, one, SAME_SENTENCE) for one in contents)
            # "rejected the allegation": a bare one that nobody makes stands for one made before.
            if _turns_down(denial) or any(one.claim.event != ACCUSATION or one.claim.actors for one in contents):
                continue
        elif denial.claim.status not in ("denied", "negated") or not denial.claim.speakers:
            continue
        if (best := _denied(denial, [one for one in placed if not (one.claim.event == ACCUSATION and not one.claim.actors)])) is not None:
            yield _link("denies", denial, best[0], best[1])


def _turns_down(denial: _Placed) -> bool:
    """Whether a REJECT turns down what is asked for or offered: "refused to meet", "denied bail", "denied them entry"."""
    things = trees.children(denial.sentence, denial.word, "obj", "nsubj:pass", "xcomp")
    if trees.children(denial.sentence, denial.word, "iobj"):
        return True
    if any(denial.sentence.words[i].relation == "xcomp" and marker(denial.sentence, i) == "to" for i in things):
        return True
    return any(denial.sentence.words[i].lemma.lower() in TURNED_DOWN for i in things)


def _denied(denial: _Placed, placed: Sequence[_Placed]) -> tuple[_Placed, float] | None:
    """What a denial denies elsewhere in the report: an accusation or alleged act that fits its parties, the nearest one before it first.

    Of two charges, the one that the denial names.
    """
    named = _named(denial)
    choice = len([one for one in placed if one.claim.status == "alleged" and one.sentence.index != denial.sentence.index]) > 1
    order: Callable[[_Placed], tuple[bool, int, bool, bool, bool]] = lambda one: (  # noqa: E731
        (one.sentence.index, one.word) > (denial.sentence.index, denial.word),
        abs(one.sentence.index - denial.sentence.index),
        choice and bool(named) and not named & {_stem(one.sentence, one.word)},
        one.claim.event != ACCUSATION,
        one.claim.mode == "disapprove",
    )
    found = [(one, score) for one in sorted(placed, key=order) if (score := _fit(denial, one, named))]
    sure = [(one, score) for one, score in found if score == BY_PARTIES]
    near = [(one, score) for one, score in found if abs(one.sentence.index - denial.sentence.index) <= REACH]
    return next(iter(sure or near), None)


def _fit(denial: _Placed, one: _Placed, named: set[str]) -> float:
    """How well a denial elsewhere fits an accusation or alleged act: 0.0 where it cannot deny it."""
    rejects = denial.claim.event == DENIAL
    if (
        one.claim.id == denial.claim.id
        or one.claim.event == DENIAL
        or (not rejects and one.claim.event not in (ACCUSATION, denial.claim.event))
    ):
        return 0.0
    if one.claim.event == ACCUSATION and one.claim.status == "asserted" and one.claim.mode != "investigate":
        accused, accusers = one.claim.recipients, one.claim.actors
    elif one.claim.status in ("alleged", "planned") or (one.claim.status == "denied" and rejects):
        accused, accusers = one.claim.actors, tuple(speaker.actor for speaker in one.claim.speakers)
    else:
        return 0.0
    deniers = denial.claim.actors if rejects else tuple(speaker.actor for speaker in denial.claim.speakers)
    if any(party.name.lower() in RECIPROCAL for party in accused):
        return BY_PARTIES if _sides(deniers) & _sides(accusers) else 0.0
    if _all_same(deniers, accusers):
        return 0.0
    acts = _stem(one.sentence, one.word) in named
    if not rejects and acts and _sides(denial.claim.actors) & _sides(accused):
        return BY_PARTIES  # a third party says that it did not happen
    target = _sides(denial.claim.recipients) if rejects else set()
    if _are_others(target, _sides(accusers)) or (_are_others(_sides(deniers), _sides(accused)) and not acts):
        return 0.0
    if _sides(deniers) & _sides(accused):
        return BY_PARTIES
    return NEAREST if one.sentence.index <= denial.sentence.index and (rejects or acts) else 0.0


def _all_same(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether all of some parties (at least one) are among others."""
    return bool(some) and all(any(_is_same(own, other) for other in others) for own in some)


def _is_same(one: Actor, other: Actor) -> bool:
    """Whether two parties are one: of one name, or of one side and not of different sectors of it."""
    if one.name.lower() == other.name.lower():
        return True
    apart = one.sectors and other.sectors and not set(one.sectors) & set(other.sectors)
    return one.side is not None and one.side == other.side and not apart


def _named(denial: _Placed) -> set[str]:
    """The stems of the acts that a denial names: its own, or those of what it denies."""
    if denial.claim.event != DENIAL:
        return {_stem(denial.sentence, denial.word)}
    things = trees.children(denial.sentence, denial.word, "obj", "xcomp", "ccomp", "nsubj:pass")
    words = (i for thing in things for i in trees.subtree(denial.sentence, thing))
    return {_stem(denial.sentence, i) for i in words if denial.sentence.words[i].upos in ("NOUN", "VERB")}


def _stem(sentence: Sentence, word: int) -> str:
    return sentence.words[word].lemma.lower()[:STEM]


def _are_others(some: set[str], others: set[str]) -> bool:
    """Whether two sets of parties are known to have none in common."""
    left, right = ({side for side in sides if side.isupper()} for sides in (some, others))
    return bool(left) and bool(right) and not left & right


def _sides(actors: Iterable[Actor]) -> set[str]:
    """What tells the parties apart: their states, else kinds of group, in capitals; else their names in lower case."""
    return {actor.side or actor.name.lower() for actor in actors}


def _link(kind: LinkKind, left: _Placed, right: _Placed, score: float) -> Link:
    return Link(
        link_id(kind, left.claim.id, right.claim.id, BY),
        kind,
        left.claim.id,
        right.claim.id,
        BY,
        score,
        (left.sentence.words[left.word].span,),
    )


def _about(remark: Remark, claims: Sequence[Claim]) -> list[Claim]:
    if remark.kind == "quote":
        return [claim for claim in claims if any(span.touches(part) for span in (claim.trigger, *claim.mentions) for part in remark.spans)]
    silent = _sides(speaker.actor for speaker in remark.speakers)
    # Nobody keeps silent on his own words.
    others = [claim for claim in claims if not (is_verbal(claim.event) and silent & _sides(claim.actors))]
    for distance in (0, -1, -2, 1):
        near = [claim for claim in others if claim.sentence == remark.sentence + distance]
        if near:
            return [claim for claim in near if silent & _sides((*claim.actors, *claim.recipients))] or near
    return []
