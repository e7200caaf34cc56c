"""What a report as a whole says of its parties: facts over all its claims, gathered once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.records import Actor, Claim

CLEAR = 2
"""Claims that a state needs in a report before it is taken for the other side."""


@dataclass(frozen=True, slots=True)
class Story:
    """Facts over the claims of one report."""

    lands: Counter[str]
    """In how many claims each state takes part."""
    governments: dict[str, Actor]
    """The government of each state as it is first named."""
    places: frozenset[str]
    """Countries in which acts of the report are placed."""
    namesakes: dict[str, str]
    """The state of each surname that the report gives one state only."""
    arresters: dict[str | None, tuple[Actor, ...]]
    """Agents of COERCE by mode, one for each state."""
    targets: frozenset[str]
    """States whose people or buildings were attacked."""
    forces: frozenset[str]
    """States that used force."""
    force_on: dict[str, tuple[Actor, ...]]
    """Who used force on people or buildings of each state, as far as it is told."""
    has_unknown_hands: bool
    """Whether an attack is told whose author is of no state."""
    near: dict[int, tuple[Claim, ...]]
    """Official acts with an agent of a known state, by sentence."""
    told: dict[int, tuple[Claim, ...]]
    """All acts, by sentence."""

    def other_side(self, own: set[str]) -> Actor | None:
        """The government of the state most often opposite, if it is clear which."""
        ranked = Counter({land: count for land, count in self.lands.items() if land not in own}).most_common(2)
        if not ranked or ranked[0][1] < CLEAR or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return self.government(ranked[0][0])

    def aggressor(self, own: set[str]) -> Actor | None:
        """The government of the only other state that used force."""
        others = self.forces - own
        return self.government(next(iter(others))) if len(others) == 1 else None

    def government(self, country: str) -> Actor:
        """The government of a state, by its code where the report does not name it."""
        return self.governments.get(country) or Actor(country, (), "government", country, ("GOV",))


def gather(claims: Sequence[Claim], *, official: frozenset[str]) -> Story:
    """The facts over the claims of one report. `official`: types whose agents are authorities."""
    lands: Counter[str] = Counter()
    governments: dict[str, Actor] = {}
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    arresters: defaultdict[str | None, dict[str, Actor]] = defaultdict(dict)
    near: defaultdict[int, list[Claim]] = defaultdict(list)
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.sentence].append(claim)
        parties = (*claim.actors, *claim.recipients)
        lands.update({actor.country for actor in parties if actor.country})
        for actor in parties:
            if actor.country and "GOV" in actor.sectors:
                governments.setdefault(actor.country, actor)
            if actor.country and is_person(actor):
                surnames[surname(actor)].add(actor.country)
        if claim.event == "COERCE":
            for actor in claim.actors:
                if actor.country:
                    arresters[claim.mode].setdefault(actor.country, actor)
        if claim.event in official and claim.actors and claim.actors[0].country:
            near[claim.sentence].append(claim)
    attacks = [claim for claim in claims if claim.event == "ASSAULT"]
    forceful = [claim for claim in claims if claim.event in ("ASSAULT", "COERCE")]
    force_on: defaultdict[str, list[Actor]] = defaultdict(list)
    for claim in forceful:
        for country in {recipient.country for recipient in claim.recipients if recipient.country}:
            force_on[country] += [actor for actor in claim.actors if actor.country != country and actor.side]
    return Story(
        lands=lands,
        governments=governments,
        places=frozenset(claim.place.country for claim in claims if claim.place and claim.place.country),
        namesakes={name: next(iter(states)) for name, states in surnames.items() if len(states) == 1},
        arresters={mode: tuple(agents.values()) for mode, agents in arresters.items()},
        targets=frozenset(r.country for claim in attacks for r in claim.recipients if r.country),
        forces=frozenset(a.country for claim in forceful for a in claim.actors if a.country),
        force_on={country: tuple(dict.fromkeys(found)) for country, found in force_on.items()},
        has_unknown_hands=any(not any(actor.country for actor in claim.actors) for claim in attacks),
        near={sentence: tuple(found) for sentence, found in near.items()},
        told={sentence: tuple(found) for sentence, found in told.items()},
    )


def surname(actor: Actor) -> str:
    """The last word of a party's name."""
    return actor.name.rsplit(maxsplit=1)[-1] if actor.name.strip() else ""


def is_person(actor: Actor) -> bool:
    """Whether a party is named as a person is: its last word is capitalised and it is no organ or land."""
    return surname(actor)[:1].isupper() and actor.kind in ("person", "unknown")
