"""What a report makes plain without saying it in the clause: agents of agentless acts, the other side of a dispute. After resolution.

Every filling is a finding of its own with a modest score, so that a reader can see what was not said but inferred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from demarche.records import OF_STATES, Actor, Claim, Finding

AUTHORITIES = frozenset({"GOV", "COP", "SPY", "MIL", "JUD"})
"""Sectors that arrest, expel, seize and convict, and tell of it."""

OFFICIAL = frozenset({"COERCE", "SANCTION", "MOBILIZE"})
"""Types whose agent is an authority: one that reports such an act without naming an agent reports its own."""

DOMESTIC = frozenset({("COERCE", "arrest"), ("COERCE", "restrict"), ("COERCE", "censor"), ("SANCTION", "convict")})
"""Types and modes of what a state does to people within its reach."""

CITIZENS = frozenset({"CVL", "ELI", "OPP", "JRN", "REL", "LAB", "EDU", "MED", "SOC", "PTY", "LEG"})
"""Sectors of people who have a state, but whose noun does not name it."""

ADDRESSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"})
"""Types that one side of a dispute directs at the other."""

DIRECTED = ADDRESSED - {"REQUEST"}
"""Types that no government directs at itself; orders within a government are REQUEST."""

BY = "demarche-completion@1"
SAID, TOLD = 0.7, 0.6
"""Scores of what the same sentence makes plain, and of what the rest of the report does (example reports that we wrote)."""

CLEAR = 2
"""Mentions that the other side needs in a report before it is taken for the addressee."""


OLD = timedelta(days=4)
"""An act that ended so long before publication is not the report's news (a weekly's week is; tuned on the example reports)."""


def complete(claims: Sequence[Claim], published: date | None = None) -> tuple[Claim, ...]:
    """The claims of one report with open parties filled where the report makes them plain, and old acts noted as background."""
    filled = tuple(_with_host(_with_agent(_without_self(_with_age(claim, published)))) for claim in claims)
    for step in (
        _with_local_organ,
        _with_host_ministry,
        _with_usual_agent,
        _with_accuser,
        _with_own_people,
        _with_namesake,
        _with_known_target,
        _with_other_side,
    ):
        filled = tuple(step(claim, filled) for claim in filled)
    return filled


def _with_age(claim: Claim, published: date | None) -> Claim:
    """An act dated by the text well before publication is background, whatever its sentence sounds like."""
    if published is None or claim.background or not claim.when or not claim.when.end or not claim.when.spans:
        return claim
    if claim.when.end > published - OLD:
        return claim
    return replace(claim, background=True, findings=(*claim.findings, Finding("background", True, claim.when.spans, BY, SAID)))


def _with_agent(claim: Claim) -> Claim:
    """An arrest that the police tell of is theirs."""
    if claim.actors or claim.event not in OFFICIAL or claim.status not in ("asserted", "planned", "attempted"):
        return claim
    own = [s.actor for s in claim.speakers if s.actor.country and AUTHORITIES & set(s.actor.sectors)]
    # The victims' own state tells of what others did to them, not of its own act.
    if not own or (claim.event == "SANCTION" and own[-1].country in {r.country for r in claim.recipients}):
        return claim
    return _noted(replace(claim, actors=(own[-1],)), "actor", own[-1], SAID)


def _with_host(claim: Claim) -> Claim:
    """Who closes his embassy or calls his people home acts toward the state where they were."""
    if claim.event != "SANCTION" or claim.mode != "withdraw" or not claim.place or not claim.place.country:
        return claim
    home = {actor.country for actor in claim.actors}
    if claim.place.country in home or any(r.country and r.country not in home for r in claim.recipients):
        return claim
    host = Actor(claim.place.name, claim.place.spans, "government", claim.place.country, ("GOV",))
    return _noted(replace(claim, recipients=(host,)), "recipient", host, SAID)


def _without_self(claim: Claim) -> Claim:
    """A government does not break with, blame or threaten itself: such a recipient was a place or an owner, not a party."""
    if claim.event not in DIRECTED:
        return claim
    own = {actor.code for actor in claim.actors if actor.country and "GOV" in actor.sectors}
    others = tuple(recipient for recipient in claim.recipients if recipient.code not in own)
    return replace(claim, recipients=others) if len(others) < len(claim.recipients) else claim


def _with_local_organ(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Police and courts whose state is not told are those of the place."""
    if not any(_is_local(actor) for actor in claim.actors):
        return claim
    country = claim.place.country if claim.place else _usual_country(others)
    if country is None:
        return claim
    actors = tuple(replace(actor, country=country) if _is_local(actor) else actor for actor in claim.actors)
    return _noted(replace(claim, actors=actors), "actor", actors[0], TOLD)


def _is_local(actor: Actor) -> bool:
    return actor.country is None and bool({"COP", "JUD"} & set(actor.sectors))


def _usual_country(claims: Sequence[Claim]) -> str | None:
    """The country in which all placed acts of the report happened, if it is one."""
    countries = {claim.place.country for claim in claims if claim.place and claim.place.country}
    return next(iter(countries)) if len(countries) == 1 else None


def _with_namesake(claim: Claim, others: Sequence[Claim]) -> Claim:
    """A person whose state another claim of the report tells has it here too."""
    known = {_surname(a): a.country for other in others for a in (*other.actors, *other.recipients) if a.country and _is_person(a)}

    def fill(actor: Actor) -> Actor:
        country = known.get(_surname(actor)) if actor.country is None and _is_person(actor) else None
        return replace(actor, country=country) if country else actor

    actors, recipients = tuple(map(fill, claim.actors)), tuple(map(fill, claim.recipients))
    if (actors, recipients) == (claim.actors, claim.recipients):
        return claim
    return _noted(replace(claim, actors=actors, recipients=recipients), "party", (*actors, *recipients)[0], TOLD)


def _surname(actor: Actor) -> str:
    return actor.name.rsplit(maxsplit=1)[-1] if actor.name.strip() else ""


def _is_person(actor: Actor) -> bool:
    """Whether a party is named as a person is: its last word is capitalised and it is no organ or land."""
    return _surname(actor)[:1].isupper() and actor.kind in ("person", "unknown")


def _with_usual_agent(claim: Claim, others: Sequence[Claim]) -> Claim:
    """An agentless arrest in a report that tells of arrests by one state only is that state's."""
    if claim.actors or claim.event != "COERCE":
        return claim
    agents = [a for other in others if other.event == "COERCE" and other.mode == claim.mode for a in other.actors]
    if len({agent.country for agent in agents if agent.country}) != 1:
        return claim
    agent = next(agent for agent in agents if agent.country)
    return _noted(replace(claim, actors=(agent,)), "actor", agent, TOLD)


def _with_host_ministry(claim: Claim, _: Sequence[Claim]) -> Claim:
    """A ministry that deals with a foreign envoy is that of the country where the envoy is."""
    country = claim.place.country if claim.place else None
    foreign = {r.country for r in claim.recipients if r.country and "GOV" in r.sectors}
    if country is None or not foreign or country in foreign or claim.event not in ADDRESSED:
        return claim
    if not claim.actors or any(actor.country or "GOV" not in actor.sectors for actor in claim.actors):
        return claim
    actors = tuple(replace(actor, country=country) for actor in claim.actors)
    return _noted(replace(claim, actors=actors), "actor", actors[0], TOLD)


def _with_accuser(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Those whom a state arrests or expels and who "were accused" were accused by that state."""
    if claim.actors or claim.event != "ACCUSE":
        return claim
    near = [o for o in others if o.event in OFFICIAL and abs(o.sentence - claim.sentence) <= 1 and o.actors and o.actors[0].country]
    accused = {_surname(r) for r in claim.recipients}
    held = next((o for o in near if o.sentence == claim.sentence or accused & {_surname(r) for r in o.recipients}), None)
    return _noted(replace(claim, actors=held.actors), "actor", held.actors[0], TOLD) if held else claim


def _with_own_people(claim: Claim, _: Sequence[Claim]) -> Claim:
    """Those whom a state's police and courts arrest, ban and sentence are its own people, unless the report says whose they are."""
    states = {actor.country for actor in claim.actors if actor.country}
    if (claim.event, claim.mode) not in DOMESTIC or len(states) != 1 or any(r.country for r in claim.recipients):
        return claim
    (country,) = states
    own = tuple(replace(r, country=country) if _may_be_citizen(r) else r for r in claim.recipients)
    return _noted(replace(claim, recipients=own), "recipient", own[0], TOLD) if own != claim.recipients else claim


def _may_be_citizen(actor: Actor) -> bool:
    return not actor.sectors or actor.sectors[0] in CITIZENS


def _with_known_target(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Guards and diplomats hurt in an attack belong to the state whose embassy or men the report says were attacked."""
    if claim.event != "ASSAULT" or not any(_is_open_organ(r) for r in claim.recipients) or any(r.country for r in claim.recipients):
        return claim
    targets = {r.country for other in others if other.event == "ASSAULT" for r in other.recipients if r.country}
    if len(targets) != 1:
        return claim
    (country,) = targets
    known = tuple(replace(r, country=country) if _is_open_organ(r) else r for r in claim.recipients)
    return _noted(replace(claim, recipients=known), "recipient", known[0], TOLD)


def _is_open_organ(actor: Actor) -> bool:
    return actor.country is None and bool(actor.sectors) and actor.sectors[0] in OF_STATES


def _with_other_side(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Demands and reproaches of one side, in a report about two, are directed at the other."""
    if claim.event not in ADDRESSED or not claim.actors or claim.mode in ("convict", "investigate"):
        return claim
    own = {actor.country for actor in claim.actors if actor.country}
    if not own or any(r.side for r in claim.recipients) or _condemns_unknown_hands(claim, others):
        return claim
    other = (_aggressor(own, others) if claim.event == "ACCUSE" else None) or _other_side(own, others)
    if other is None:
        return claim
    return _noted(replace(claim, recipients=(other,)), "recipient", other, TOLD)


def _aggressor(own: set[str], claims: Sequence[Claim]) -> Actor | None:
    """The government of the only other state that the report says used force: who condemns a raid reproaches those who made it."""
    forces = {a.country for claim in claims if claim.event in ("ASSAULT", "COERCE") for a in claim.actors if a.country} - own
    return _government(next(iter(forces)), claims) if len(forces) == 1 else None


def _condemns_unknown_hands(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a reproach may be about an attack whose author is of no state."""
    return claim.event == "ACCUSE" and any(
        other.event == "ASSAULT" and not any(actor.country for actor in other.actors) for other in others
    )


def _other_side(own: set[str], claims: Sequence[Claim]) -> Actor | None:
    """The government of the state most often opposite, if it is clear which."""
    counts: Counter[str] = Counter()
    for claim in claims:
        lands = {a.country for a in (*claim.actors, *claim.recipients) if a.country}
        counts.update(lands - own)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < CLEAR or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return _government(ranked[0][0], claims)


def _government(country: str, claims: Sequence[Claim]) -> Actor:
    """The government of a state as the report names it, or by its code where it does not."""
    named = (a for claim in claims for a in (*claim.actors, *claim.recipients) if a.country == country and "GOV" in a.sectors)
    return next(named, None) or Actor(country, (), "government", country, ("GOV",))


def _noted(claim: Claim, attribute: str, actor: Actor, score: float) -> Claim:
    return replace(claim, findings=(*claim.findings, Finding(attribute, actor.code, actor.spans, BY, score)))
