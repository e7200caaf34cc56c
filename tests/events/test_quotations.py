"""Quotations by the real syntax model: who says the words, and to whom."""

from __future__ import annotations

from time import perf_counter

import pytest

from demarche.events import quotations
from tests.events.heard import heard, quoted


@pytest.mark.parametrize(
    ("text", "words", "speakers", "addressees"),
    [
        (
            '"We have taken the airport," the commander told Al Jazeera, "and we will take the palace tonight."',
            "airport",
            ["the commander"],
            ["Al Jazeera"],
        ),
        (
            '"We have taken the airport," the commander told Al Jazeera, "and we will take the palace tonight."',
            "palace",
            ["the commander"],
            ["Al Jazeera"],
        ),
        ('The commander was blunt: "We have taken the airport and shall never give it back."', "airport", ["The commander"], []),
        ('The king\'s message was clear: "We shall not bow to anyone in this world."', "bow", ["The king"], []),
        ('"They burned the mosque before our eyes" — Omar, a shopkeeper.', "eyes", ["Omar"], []),
        ('Omar, a shopkeeper: "They burned the mosque before our eyes."', "eyes", ["Omar"], []),
        ('"It was a shell," he told the inquiry, "that hit the plane."', "shell", ["he"], ["the inquiry"]),
        ('"It was a shell," he told the inquiry, "that hit the plane."', "hit", ["he"], ["the inquiry"]),
        ('The sign on the gate said "No entry for foreigners".', "foreigners", ["The sign on the gate"], []),
        (
            'The king said he was "deeply saddened" by the deaths; the queen spoke of "a black day for us all".',
            "saddened",
            ["The king"],
            [],
        ),
        ('The king said he was "deeply saddened" by the deaths; the queen spoke of "a black day for us all".', "black", ["the queen"], []),
        ("“The prince was poisoned,” said one official. “Nonsense, he died in his sleep,” said another.", "poisoned", ["one official"], []),
        ("“The prince was poisoned,” said one official. “Nonsense, he died in his sleep,” said another.", "Nonsense", ["another"], []),
        ('The cardinal read out a message from the pope. "Peace is a gift," it said.', "gift", ["the pope"], []),
        ('An official said: "The prince was poisoned.\n\n"We know by whom and we know when."', "prince", ["An official"], []),
        ('An official said: "The prince was poisoned.\n\n"We know by whom and we know when."', "when", ["An official"], []),
        (
            'Mali\'s junta has "lost all shame", France\'s minister told parliament, and its army "kills with impunity".',
            "shame",
            ["France's minister"],
            ["parliament"],
        ),
        ('The junta hit back at the "insulting and racist remarks" of the minister.', "insulting", ["The junta"], []),
        ("\"He told me 'I will kill them all' and then he left,\" the widow said.", "left", ["the widow"], []),
        ("He said: ‘We shall mourn our dead and then we’ll march.’", "mourn", ["He"], []),
    ],
)
def test_words_quoted_have_their_speaker(text: str, words: str, speakers: list[str], addressees: list[str]) -> None:
    assert quoted(text, words) == (speakers, addressees)


def test_a_word_held_at_arms_length_is_no_remark() -> None:
    _, _, hearing = heard('The so-called "people\'s republic" closed its border.')
    assert not hearing.quotes


def test_a_quotation_that_he_said_breaks_is_one() -> None:
    report, _, hearing = heard('"It was a shell," he told the inquiry, "that hit the plane."')
    assert [[report.quote(span) for span in quote.spans] for quote in hearing.quotes] == [["It was a shell,", "that hit the plane."]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We shall march,” he said.", ["We shall march,"]),
        ("He said ‘we shan’t march’ and the officers' mess, 5' off, heard 'we must go'.", ["we shan’t march", "we must go"]),
        ("„Wir gehen“, «allons»", ["Wir gehen", "allons"]),
        ("“No end\n\nHe went.", []),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("“" + "a " * 2000 + "”", []),
    ],
)
def test_marks_that_open_and_close_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations.quoted(text)] == expected


def test_thousands_of_marks_that_never_close_are_passed_over_at_once() -> None:
    began = perf_counter()
    assert quotations.quoted("“a " * 150_000) == []
    assert perf_counter() - began < 5  # several times that where each looks for its end by itself
