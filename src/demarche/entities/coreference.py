"""Which phrase of a report a pronoun or a name takes up: a trained ranker for pronouns; parts, initials and order for names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.entities.coreference_phrases import ORDER, THIRD_PERSON, Phrase, read_phrases
from demarche.entities.coreference_ranker import MOST, Story, load_ranker, rank
from demarche.entities.people import PARTICLES
from demarche.entities.states import fold
from demarche.records import Report, Sentence

SURE_NAME, SURE_PAIR = 0.9, 0.7
"""Scores of links by name and by order; set by hand."""
FEWEST_INITIALS = 2
MOST_NAMESAKES = 50
"""Earlier names with a part in common that a name is compared with, the nearest."""
LEAST = 0.05
"""Probability from which another candidate of a pronoun is kept."""


Place = tuple[int, int]
"""A sentence of the report and the head word of a phrase in it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a phrase takes up, and how surely (0 to 1). `others`: what a pronoun may stand for instead, likeliest first."""

    to: Place | None
    score: float
    others: tuple[tuple[Place, float], ...] = ()


def link_report(report: Report, sentences: tuple[Sentence, ...]) -> dict[Place, Link]:
    """What each pronoun of the third person and each name of a report takes up, by its place. A pronoun that takes up nothing has a link
    to None; a name that does has no link."""
    ranker = load_ranker()
    links: dict[Place, Link] = {}
    story = Story(sentences)
    for phrase in read_phrases(sentences):
        place, to, score = (phrase.sentence, phrase.head), None, 0.0
        if phrase.form in THIRD_PERSON:
            ranked = rank(ranker, story, phrase)
            to, score = ranked[0]
            links[place] = Link(None, score, _others(story, ranked[1:]))
        elif phrase.form in ORDER:
            to, score = of_pair(story, phrase), SURE_PAIR
        elif phrase.name:
            to, score = same_name(story, phrase), SURE_NAME
        story.add(phrase, to)
        if to is not None:
            links[place] = Link(_root(story, to), score, links[place].others if place in links else ())
    return links


def _root(story: Story, number: int) -> Place:
    """The phrase with a noun that a pronoun stands for; other phrases stand for themselves."""
    phrase = story.phrases[number]
    if phrase.form in THIRD_PERSON and phrase.root is not None:
        phrase = story.phrases[phrase.root]
    return phrase.sentence, phrase.head


def _others(story: Story, ranked: Sequence[tuple[int | None, float]]) -> tuple[tuple[Place, float], ...]:
    """The other candidates that are likely enough, as places."""
    return tuple((_root(story, number), score) for number, score in ranked if number is not None and score >= LEAST)


def of_pair(story: Story, phrase: Phrase) -> int | None:
    """The first or last of the two things named last, for "the former" and "the latter": two joined by "and", else two names."""
    sentences = (phrase.sentence, phrase.sentence - 1)
    last = list(enumerate(story.phrases))[-MOST:]
    recent = [n for n, other in last if other.sentence in sentences and other.form not in THIRD_PERSON]
    for number in reversed(recent):
        other = story.phrases[number]
        word = story.sentences[other.sentence].words[other.head]
        if word.relation == "conj":
            first = next((n for n in recent if (story.phrases[n].sentence, story.phrases[n].head) == (other.sentence, word.head)), None)
            if first is not None:
                return (first, number)[ORDER[phrase.form]]
    named = [n for n in recent if story.phrases[n].name]
    firsts = list({story.phrases[n].chain: n for n in reversed(named)}.values())[::-1]
    return firsts[ORDER[phrase.form]] if len(firsts) == len(ORDER) else None


def same_name(story: Story, phrase: Phrase) -> int | None:
    """The last phrase of the same name, of a name that this is a part or the initials of, or the other way round; None where none is.

    Persons share all parts of the shorter name; of others "the" and the last word stand for the whole ("the University").
    """
    parts = [part for part in fold(phrase.name).split(" ") if part not in PARTICLES] or [fold(phrase.name)]
    last = None
    for key in {parts[0], parts[-1], _initials(phrase.name)} - {""}:
        for number in reversed(story.names[key][-MOST_NAMESAKES:]):
            if _one_name(phrase, story.phrases[number]):
                last = number if last is None else max(last, number)
                break
    for key in {*parts, _initials(phrase.name)} - {""}:
        story.names[key].append(len(story.phrases))
    return last


def _one_name(phrase: Phrase, other: Phrase) -> bool:
    mine, others = fold(phrase.name).split(" "), fold(other.name).split(" ")
    if mine == others:
        return True
    if phrase.kind == other.kind == "person":
        return set(mine) <= set(others) or set(others) <= set(mine)
    if "person" in (phrase.kind, other.kind):
        return False
    if len(mine) == 1 < len(others):
        return mine[0] == _initials(other.name) or (phrase.article == "the" and mine[0] == others[-1])
    return len(others) == 1 < len(mine) and others[0] == _initials(phrase.name)


def _initials(name: str) -> str:
    """The first letters of the capitalised words of a name, or the name if it is initials itself; folded, empty where too short."""
    words = name.replace("-", " ").split()
    letters = "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else name if name.isupper() else ""
    return fold(letters).replace(" ", "") if len(letters) >= FEWEST_INITIALS else ""
