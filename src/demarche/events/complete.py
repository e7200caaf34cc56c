"""What a report makes plain without saying it in the clause: agents of agentless acts, the other side of a dispute. After resolution.

Every filling is a finding of its own with a modest score, so that a reader can see what was not said but inferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.events.standing import judge_standing
from demarche.events.story import Story, gather, is_person, surname
from demarche.records import OF_STATES, UNREAL, Actor, Claim, Finding

AUTHORITIES = frozenset({"GOV", "COP", "SPY", "MIL", "JUD"})
"""Sectors that arrest, expel, seize and convict, and tell of it."""

OFFICIAL = frozenset({"COERCE", "SANCTION", "MOBILIZE"})
"""Types whose agent is an authority: one that reports such an act without naming an agent reports its own."""

DOMESTIC = frozenset({("COERCE", "arrest"), ("COERCE", "restrict"), ("COERCE", "censor"), ("SANCTION", "convict")})
"""Types and modes of what a state does to people within its reach."""

RAIDS = frozenset({("COERCE", None), ("COERCE", "seize")})
"""COERCE that hits buildings."""

CITIZENS = frozenset({"CVL", "ELI", "OPP", "JRN", "REL", "LAB", "EDU", "MED", "SOC", "PTY", "LEG"})
"""Sectors of people who have a state, but whose noun does not name it."""

ADDRESSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"})
"""Types that one side of a dispute directs at the other."""

DIRECTED = ADDRESSED - {"REQUEST"}
"""Types that no government directs at itself; orders within a government are REQUEST."""

ANSWERS = {
    "REJECT": frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"}),
    "ACCUSE": frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"}),
    "SANCTION": frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"}),
    "THREATEN": frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"}),
}
"""Acts that answer others, and which."""

BY = "demarche-completion@1"
SAID, TOLD = 0.7, 0.6
"""Scores of what the same sentence makes plain, and of what the rest of the report does (example reports that we wrote)."""


def complete(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report with open parties filled where the report makes them plain."""
    own = [_without_self(claim) for claim in claims]
    filled = tuple(_with_host(_with_agent(judge_standing(claim, own))) for claim in own)
    for step in (
        _with_local_organ,
        _with_host_ministry,
        _with_usual_agent,
        _with_accuser,
        _with_own_people,
        _with_namesake,
        _with_known_target,
        _with_known_agent,
        _with_answered_side,
        _with_other_side,
    ):
        story = gather(filled, official=OFFICIAL)
        filled = tuple(step(claim, story) for claim in filled)
    return filled


def _with_agent(claim: Claim) -> Claim:
    """An arrest that the police tell of is theirs."""
    if claim.actors or claim.event not in OFFICIAL or claim.status not in ("asserted", "planned", "attempted"):
        return claim
    own = [s.actor for s in claim.speakers if s.actor.country and AUTHORITIES & set(s.actor.sectors)]
    # The victims' own state tells of what others did to them, not of its own act.
    if not own or (claim.event == "SANCTION" and own[-1].country in {r.country for r in claim.recipients}):
        return claim
    return _with_parties(claim, actors=(own[-1],), score=SAID)


def _with_host(claim: Claim) -> Claim:
    """Who closes his embassy or calls his people home acts toward the state where they were."""
    if claim.event != "SANCTION" or claim.mode != "withdraw" or not claim.place or not claim.place.country:
        return claim
    home = {actor.country for actor in claim.actors}
    if claim.place.country in home or any(r.country and r.country not in home for r in claim.recipients):
        return claim
    host = Actor(claim.place.name, claim.place.spans, "government", claim.place.country, ("GOV",))
    return _with_parties(claim, recipients=(host,), score=SAID)


def _without_self(claim: Claim) -> Claim:
    """A government does not break with, blame or threaten itself: such a recipient was a place or an owner, not a party."""
    if claim.event not in DIRECTED:
        return claim
    own = {actor.code for actor in claim.actors if actor.country and "GOV" in actor.sectors}
    others = tuple(recipient for recipient in claim.recipients if recipient.code not in own)
    return replace(claim, recipients=others) if len(others) < len(claim.recipients) else claim


def _with_local_organ(claim: Claim, story: Story) -> Claim:
    """Police and courts whose state is not told are those of the place, or of the one country in which the report is set."""
    usual = next(iter(story.places)) if len(story.places) == 1 else None
    country = claim.place.country if claim.place else usual
    if country is None:
        return claim
    return _with_parties(claim, actors=tuple(replace(a, country=country) if _is_local(a) else a for a in claim.actors))


def _is_local(actor: Actor) -> bool:
    return actor.country is None and bool({"COP", "JUD"} & set(actor.sectors))


def _with_host_ministry(claim: Claim, _: Story) -> Claim:
    """A ministry that deals with a foreign envoy is that of the country where the envoy is."""
    country = claim.place.country if claim.place else None
    foreign = {r.country for r in claim.recipients if r.country and "GOV" in r.sectors}
    if country is None or not foreign or country in foreign or claim.event not in ADDRESSED:
        return claim
    if any(actor.country or "GOV" not in actor.sectors for actor in claim.actors):
        return claim
    return _with_parties(claim, actors=tuple(replace(actor, country=country) for actor in claim.actors))


def _with_usual_agent(claim: Claim, story: Story) -> Claim:
    """An agentless arrest in a report that tells of arrests by one state only is that state's."""
    agents = story.arresters.get(claim.mode, ())
    if claim.actors or claim.event != "COERCE" or len(agents) != 1:
        return claim
    return _with_parties(claim, actors=agents)


def _with_accuser(claim: Claim, story: Story) -> Claim:
    """Those whom a state arrests or expels and who "were accused" were accused by that state."""
    if claim.actors or claim.event != "ACCUSE":
        return claim
    accused = {surname(recipient) for recipient in claim.recipients}
    for sentence in (claim.sentence, claim.sentence - 1, claim.sentence + 1):
        for other in story.near.get(sentence, ()):
            if sentence == claim.sentence or accused & {surname(recipient) for recipient in other.recipients}:
                return _with_parties(claim, actors=other.actors)
    return claim


def _with_own_people(claim: Claim, _: Story) -> Claim:
    """Those whom a state's police and courts arrest, ban and sentence are its own people, unless the report says whose they are."""
    states = {actor.country for actor in claim.actors if actor.country}
    if (claim.event, claim.mode) not in DOMESTIC or len(states) != 1 or any(r.country for r in claim.recipients):
        return claim
    (country,) = states
    return _with_parties(claim, recipients=tuple(replace(r, country=country) if _may_be_citizen(r) else r for r in claim.recipients))


def _may_be_citizen(actor: Actor) -> bool:
    return not actor.sectors or actor.sectors[0] in CITIZENS


def _with_namesake(claim: Claim, story: Story) -> Claim:
    """A person whose state another claim of the report tells has it here too."""

    def fill(actor: Actor) -> Actor:
        country = story.namesakes.get(surname(actor)) if actor.country is None and is_person(actor) else None
        return replace(actor, country=country) if country else actor

    return _with_parties(claim, actors=tuple(map(fill, claim.actors)), recipients=tuple(map(fill, claim.recipients)))


def _with_known_target(claim: Claim, story: Story) -> Claim:
    """Guards and diplomats hurt in an attack belong to the state whose embassy or men the report says were attacked."""
    if claim.event != "ASSAULT" or any(r.country for r in claim.recipients) or len(story.targets) != 1:
        return claim
    (country,) = story.targets
    return _with_parties(claim, recipients=tuple(replace(r, country=country) if _is_open_organ(r) else r for r in claim.recipients))


def _with_known_agent(claim: Claim, story: Story) -> Claim:
    """An attack or raid told without its author, on a state whose people or buildings only one party of the report used force on."""
    hit = {recipient.country for recipient in claim.recipients if recipient.country}
    if claim.actors or not hit or (claim.event != "ASSAULT" and (claim.event, claim.mode) not in RAIDS):
        return claim
    agents = {actor.code: actor for target in hit for actor in story.force_on.get(target, ())}
    return _with_parties(claim, actors=tuple(agents.values())) if len(agents) == 1 else claim


def _is_open_organ(actor: Actor) -> bool:
    return actor.country is None and bool(actor.sectors) and actor.sectors[0] in OF_STATES


def _with_answered_side(claim: Claim, story: Story) -> Claim:
    """Who answers an act told in the same sentence answers its author: a charge rejected, a demand refused, envoys sent out in return."""
    own = {actor.country for actor in claim.actors if actor.country}
    if claim.event not in ANSWERS or not own or any(r.country or _is_named(r) for r in claim.recipients):
        return claim
    told = (other for other in story.told.get(claim.sentence, ()) if other.status not in UNREAL and other.id != claim.id)
    before = [other for other in told if other.event in ANSWERS[claim.event]]
    authors = {a.country for other in before if own & {r.country for r in other.recipients} for a in other.actors if a.country} - own
    if len(authors) != 1:
        return claim
    (country,) = authors
    if not any(map(_is_open_organ, claim.recipients)):
        return _with_parties(claim, recipients=(*claim.recipients, story.government(country)), score=SAID)
    return _with_parties(claim, recipients=tuple(replace(r, country=country) if _is_open_organ(r) else r for r in claim.recipients))


def _with_other_side(claim: Claim, story: Story) -> Claim:
    """Demands and reproaches of one side, in a report about two, are directed at the other, unless the clause names somebody."""
    if claim.event not in ADDRESSED or claim.mode in ("convict", "investigate"):
        return claim
    own = {actor.country for actor in claim.actors if actor.country}
    if not own or any(r.side or _is_named(r) for r in claim.recipients) or (claim.event == "ACCUSE" and story.has_unknown_hands):
        return claim
    other = (story.aggressor(own) if claim.event == "ACCUSE" else None) or story.other_side(own)
    return _with_parties(claim, recipients=(other,)) if other else claim


def _is_named(actor: Actor) -> bool:
    """Whether a party has a name of its own, such as "the Red Cross mission", though nobody knows whose it is."""
    return any(word[:1].isupper() for word in actor.name.split()[1:])


def _with_parties(
    claim: Claim, *, actors: tuple[Actor, ...] | None = None, recipients: tuple[Actor, ...] | None = None, score: float = TOLD
) -> Claim:
    """The claim with other parties, and a finding for each that changed."""
    new = {"actor": (claim.actors, claim.actors if actors is None else actors)}
    new["recipient"] = (claim.recipients, claim.recipients if recipients is None else recipients)
    noted = [Finding(side, a.code, a.spans, BY, score) for side, (before, after) in new.items() for a in after if a not in before]
    if not noted:
        return claim
    return replace(claim, actors=new["actor"][1], recipients=new["recipient"][1], findings=(*claim.findings, *noted))
