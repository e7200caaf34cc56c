"""The changes. Each makes of a marked sentence another text, or None where it cannot be made."""

from __future__ import annotations

import csv
import random
import re
from functools import cache
from pathlib import Path

from demarche.codebook import Marked, MarkedAct
from demarche.language import SyntaxModel

STATES = Path(__file__).parents[2] / "training" / "states.csv"

IRRELEVANT = (
    "Light rain is expected along the coast until the weekend.",
    "The museum's new wing will open its doors to visitors in spring.",
    "Wheat prices were little changed in early trading.",
    "Her second novel sold out within a week.",
    "The home side won by two goals in front of a small crowd.",
)


@cache
def states() -> tuple[tuple[str, ...], ...]:
    """Each state's name, adjective, people and capital."""
    with STATES.open(newline="", encoding="utf-8") as file:
        return tuple(tuple(row.values()) for row in csv.DictReader(file))


@cache
def _forms() -> dict[str, tuple[int, int]]:
    every = [(form, (row, column)) for row, forms in enumerate(states()) for column, form in enumerate(forms)]
    return dict(reversed(every))  # one word for people and adjective: the adjective, which is commoner


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(sorted(map(re.escape, _forms()), key=len, reverse=True)) + r")\b")


def named(text: str) -> list[int]:
    """The rows of the states that a text names, in order of first mention."""
    return list(dict.fromkeys(_forms()[match[1]][0] for match in _pattern().finditer(text)))


def rename(text: str, new: dict[int, int]) -> str:
    """The text with states exchanged, each form for the same form; an article before one is mended."""

    def form(match: re.Match[str]) -> str:
        row, column = _forms()[match[1]]
        return states()[new.get(row, row)][column]

    changed = _pattern().sub(form, text)
    changed = re.sub(r"\b([Aa])n? (?=[AEIOU])", r"\1n ", changed)
    return re.sub(r"\b([Aa])n (?=[BCDFGHJKLMNPQRSTVWXYZ])", r"\1 ", changed)


def swap(marked: Marked) -> tuple[str, dict[int, int]] | None:
    """The first two states of a sentence exchanged for each other, and the exchange."""
    found = named(marked.text)
    if len(found) < 2:
        return None
    new = {found[0]: found[1], found[1]: found[0]}
    return rename(marked.text, new), new


def replace(marked: Marked, chance: random.Random) -> tuple[str, dict[int, int]] | None:
    """All states of a sentence exchanged for others that it does not name, and the exchange."""
    found = named(marked.text)
    if not found:
        return None
    others = [row for row in range(len(states())) if row not in found]
    new = dict(zip(found, chance.sample(others, len(found)), strict=True))
    return rename(marked.text, new), new


def add_irrelevant(marked: Marked, chance: random.Random) -> str:
    """The sentence, and one after it that has nothing to do with it."""
    return f"{marked.text} {chance.choice(IRRELEVANT)}"


def _plain(marked: Marked) -> MarkedAct | None:
    """The act, where actor, simple past in -ed and recipient follow each other and nothing else is marked before."""
    for act in marked.acts:
        if act.status != "asserted" or len(act.actors) != 1 or len(act.recipients) != 1:
            continue
        actor, recipient = act.actors[0], act.recipients[0]
        between = marked.text[actor.end : act.trigger.start], marked.text[act.trigger.end : recipient.start]
        if between == (" ", " ") and marked.text[act.trigger.start : act.trigger.end].endswith("ed"):
            return act
    return None


def passive(marked: Marked) -> str | None:
    """`A expelled B …` as `B was expelled by A …`."""
    act = _plain(marked)
    if act is None or not _ends_phrase(marked.text, act.recipients[0].end):
        return None
    text = marked.text
    actor, trigger, recipient = (text[span.start : span.end] for span in (act.actors[0], act.trigger, act.recipients[0]))
    if {actor.lower(), recipient.lower()} & {"he", "she", "it", "they", "him", "her", "them"}:
        return None
    before, after = text[: act.actors[0].start], text[act.recipients[0].end :]
    first, agent = (recipient[:1].upper() + recipient[1:], _low(actor)) if not before.strip() else (recipient, actor)
    return f"{before}{first} {_was(recipient)} {trigger} by {agent}{after}"


def _ends_phrase(text: str, at: int) -> bool:
    """Whether what follows a recipient belongs to the verb and not to it."""
    return bool(re.match(r"\.|,| (?:on|in|at|over|after|for|from|during|because|when|last|this) ", text[at:]))


def _low(phrase: str) -> str:
    """A phrase from the head of a sentence, as it stands inside one."""
    first = phrase.split()[0]
    return phrase[:1].lower() + phrase[1:] if first in ("The", "A", "An", "Two", "Three", "Its", "His", "Her", "Their", "Some") else phrase


def _was(recipient: str) -> str:
    many = re.search(r"\b(two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|\d+|several|some|its|all)\b", recipient.lower())
    plural = recipient.split()[-1].endswith("s") and not recipient.split()[-1][:1].isupper()
    return "were" if plural or (many and recipient.split()[-1].endswith("s")) else "was"


def negate(marked: Marked, model: SyntaxModel) -> tuple[str, MarkedAct] | None:
    """`A expelled B` as `A did not expel B`, and the act."""
    act = _plain(marked)
    if act is None:
        return None
    words = [*marked.text[: act.trigger.end].split()]
    lemma = model.analyse_words(words).lemmas[-1]
    return f"{marked.text[: act.trigger.start]}did not {lemma}{marked.text[act.trigger.end :]}", act
