"""Invented claims with known truth, to measure linking alone: many happenings alike, told again with noise.

`python -m benchmarks.quality.crises` shows B-cubed against the difficulty: the share of dates, parties, counts and words that reports
lose or get wrong. Nothing was learned on these; the weights come from `training/linking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demarche import incidents
from demarche.evaluation.figures import Means
from demarche.evaluation.reports import b_cubed
from demarche.records import Actor, Claim, Magnitude, Place, Span, When, claim_id

BEGINNING = date(2015, 1, 1)
STATES = [f"{a}{b}{c}" for a in "BDFGKLMNPRSTVZ" for b in "AEIOU" for c in "BDGKLMNRSTVZ"]
KINDS: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("SANCTION", "expel"): ("expelled", "ordered out", "sent home"),
    ("SANCTION", "discontinue"): ("suspended", "halted", "broke off"),
    ("COERCE", "arrest"): ("arrested", "detained", "seized"),
    ("ASSAULT", "firearms"): ("attacked", "shot", "killed"),
    ("ASSAULT", "aerial"): ("bombed", "struck", "hit"),
    ("ACCUSE", "disapprove"): ("summoned", "condemned", "protested"),
    ("ACCUSE", "allege"): ("accused", "blamed", "charged"),
    ("REJECT", None): ("denied", "rejected", "dismissed"),
    ("CONSULT", "meet"): ("met", "received", "talked"),
    ("MOBILIZE", "troops"): ("deployed", "moved", "massed"),
    ("PROTEST", "demo"): ("demonstrated", "marched", "rallied"),
}
COUNTED = {"expel": "expelled", "arrest": "arrested", "firearms": "killed", "aerial": "killed", "demo": "protesters", "troops": "soldiers"}
PLAIN = "officials said after talks about the border while ministers of both sides spoke of law order trade peace and the press".split()
DIFFICULTIES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Happening:
    """The truth of one act."""

    name: str
    event: str
    mode: str | None
    actor: str
    recipient: str
    day: date
    town: int
    count: int
    words: tuple[str, ...]
    """Names and matters that only this act has to do with."""


@dataclass(slots=True)
class World:
    """Claims, with what linking needs, and the happening of each."""

    claims: list[Claim] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    sentences: dict[tuple[str, int], Span] = field(default_factory=dict)
    published: dict[str, date] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)


def invent(size: int, *, difficulty: float, seed: int, dyads: int | None = None) -> World:
    """A world of about `size` claims. `dyads`: pairs of states at odds; more claims make more of them, and longer quarrels."""
    random, world = Random(seed), World()
    for number, happening in enumerate(_happenings(random, dyads or max(3, int(size**0.5 / 4)))):
        for again in range(min(8, 1 + int(random.expovariate(0.5)))):
            _tell(world, happening, f"r{number}_{again}", random, difficulty)
        if len(world.claims) >= size:
            break
    return world


def _happenings(random: Random, dyads: int) -> Iterator[Happening]:
    """Acts of some dyads in turn, day by day: most like one of shortly before, as quarrels go."""
    pairs = [tuple(random.sample(STATES, 2)) for _ in range(dyads)]
    last: dict[int, tuple[str, str | None]] = {}
    number = 0
    while True:
        number += 1
        which = random.randrange(dyads)
        kind = last[which] if which in last and random.random() < 0.5 else random.choice(list(KINDS))
        last[which] = kind
        actor, recipient = pairs[which] if random.random() < 0.6 else pairs[which][::-1]
        day = BEGINNING + timedelta(days=number * 2 // dyads)
        words = tuple(_name(random) for _ in range(3))
        yield Happening(f"h{number}", *kind, actor, recipient, day, random.randrange(8), random.choice((2, 3, 4, 7, 12, 30)), words)


def _name(random: Random) -> str:
    return "".join(random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(4)).title()


def _tell(world: World, act: Happening, report: str, random: Random, difficulty: float) -> None:
    """One report of an act, a claim of it, and sometimes a second one that tells it again as background of a later report."""

    def wrong(rate: float) -> bool:
        return random.random() < rate * difficulty

    later = int(random.expovariate(0.25)) if random.random() < 0.25 else random.choice((0, 0, 1))
    published = act.day + timedelta(days=later)
    verb = random.choice(KINDS[act.event, act.mode])
    kept = [word for word in act.words if not wrong(0.7)]
    body = [*random.sample(PLAIN, 6), *kept]
    random.shuffle(body)
    text = f"{act.actor.title()} {verb} {act.recipient.title()} {' '.join(body)}."
    start = len(act.actor) + 1
    trigger = Span(start, start + len(verb))
    claim = Claim(
        claim_id(report, trigger, act.event, "made"),
        report,
        0,
        trigger,
        act.event,
        None if wrong(0.3) else act.mode,
        actors=() if wrong(0.3) else (_actor(random.choice(STATES) if wrong(0.05) else act.actor),),
        recipients=() if wrong(0.3) else (_actor(random.choice(STATES) if wrong(0.05) else act.recipient),),
        place=None
        if random.random() < 0.5 or wrong(0.5)
        else Place(f"t{act.town}", act.recipient, precision="city", geonames=1000 + act.town),
        when=_when(act.day, published, random, difficulty),
        magnitudes=_counts(act, random, difficulty),
        background=later > 3,
        by="made",
    )
    world.claims.append(claim)
    world.texts[report], world.sentences[report, 0] = text, Span(0, len(text))
    world.published[report], world.truth[claim.id] = published, act.name


def _actor(state: str) -> Actor:
    return Actor(state.title(), (), "government", state, ("GOV",))


def _town(act: Happening) -> Place:
    return Place(f"t{act.town}", act.recipient, precision="city", geonames=1000 + act.town)


def _when(day: date, published: date, random: Random, difficulty: float) -> When:
    chance = random.random() / max(difficulty, 1e-9)
    if chance < 0.12:
        return When(None, published, "unknown", "published")
    if chance < 0.2:
        return When(day - timedelta(days=day.weekday()), day + timedelta(days=6 - day.weekday()), "week", "text", (Span(0, 1),))
    if chance < 0.25:
        month = day.replace(day=1)
        return When(month, (month + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month", "text", (Span(0, 1),))
    if chance < 0.35:
        return When(published, published, "day", "published")
    if chance < 0.4:
        day += timedelta(days=random.choice((-1, 1)))
    return When(day, day, "day", "text", (Span(0, 1),))


def _counts(act: Happening, random: Random, difficulty: float) -> tuple[Magnitude, ...]:
    kind = COUNTED.get(act.mode or "")
    if kind is None or random.random() < 0.3 + 0.3 * difficulty:
        return ()
    low = act.count + (random.choice((-1, 1, 2)) if random.random() < 0.3 * difficulty else 0)
    return (Magnitude(kind, low, None if random.random() < 0.2 * difficulty else low),)


def measure(size: int, *, difficulty: float, seed: int) -> Means:
    """B-cubed of the incidents of a world."""
    world = invent(size, difficulty=difficulty, seed=seed)
    linked = incidents.link(world.claims, world.texts, world.sentences, published=world.published)
    found = incidents.components(world.claims, linked.judgements)
    incident = {claim.id: str(number) for number, group in enumerate(found) for claim in group}
    return b_cubed([(world.truth[claim.id], incident[claim.id]) for claim in world.claims])


def main() -> None:
    """B-cubed at each difficulty, over three worlds of 1,000 claims."""
    for difficulty in DIFFICULTIES:
        found = [measure(1000, difficulty=difficulty, seed=seed) for seed in range(3)]
        precision, recall, f1 = (sum(getattr(one, part) for one in found) / 3 for part in ("precision", "recall", "f1"))
        print(f"difficulty {difficulty:.2f}  b-cubed precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}")


if __name__ == "__main__":
    main()
