"""Which phrase of a report a pronoun or a name takes up: a trained ranker for pronouns; parts, initials and order for names."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.entities.coreference_phrases import ORDER, THIRD_PERSON, Phrase, read_phrases
from demarche.entities.coreference_ranker import Story, load_ranker, take_up
from demarche.entities.people import PARTICLES
from demarche.entities.states import fold
from demarche.records import Report, Sentence

SURE_NAME, SURE_PAIR = 0.9, 0.7
"""Scores of links by name and by order; set by hand."""
FEWEST_INITIALS = 2


@dataclass(frozen=True, slots=True)
class Link:
    """What a phrase takes up: sentence and head word of the phrase with a noun, and how surely (0 to 1)."""

    to: tuple[int, int]
    score: float


def link_report(report: Report, sentences: tuple[Sentence, ...]) -> dict[tuple[int, int], Link]:
    """What each pronoun of the third person and each name of a report takes up, by sentence (its place) and head word."""
    ranker = load_ranker()
    links: dict[tuple[int, int], Link] = {}
    story = Story(sentences)
    for phrase in read_phrases(sentences):
        to, score = None, 0.0
        if phrase.form in THIRD_PERSON:
            to, score = take_up(ranker, story, phrase)
        elif phrase.form in ORDER:
            to, score = of_pair(story, phrase), SURE_PAIR
        elif phrase.name:
            to, score = same_name(story, phrase), SURE_NAME
        story.add(phrase, to)
        if to is not None:
            root = story.phrases[phrase.root if phrase.root is not None else to]
            links[phrase.sentence, phrase.head] = Link((root.sentence, root.head), score)
    return links


def of_pair(story: Story, phrase: Phrase) -> int | None:
    """The first or last of the two things named last, for "the former" and "the latter": two joined by "and", else two names."""
    sentences = (phrase.sentence, phrase.sentence - 1)
    recent = [n for n, other in enumerate(story.phrases) if other.sentence in sentences and other.form not in THIRD_PERSON]
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
        for number in story.names[key]:
            if (last is None or number > last) and _one_name(phrase, story.phrases[number]):
                last = number
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
