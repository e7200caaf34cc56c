"""Sentences and words of raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.segment import cut_sentences, cut_words
from demarche.records import Span


def sentences(text: str, **options: object) -> list[str]:
    return [text[s.start : s.end] for s in cut_sentences(text, **options)]  # type: ignore[arg-type]


def words(text: str) -> list[str]:
    return [text[w.start : w.end] for w in cut_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Lee met Col. Diaz of the U.S. Army in St. Louis on Jan. 5.",
        "The talks began at 3 p.m. Tuesday in Lima.",
        "J. K. Mwangi, of Acme Corp., said so.",
        "Inflation was 3.5 percent, vs. 4.1 before.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_quotations_are_cut_inside() -> None:
    assert sentences('"We are done. It is over," he said. He left.') == ['"We are done.', 'It is over," he said.', "He left."]


def test_sentences_without_a_blank_between_are_parted() -> None:
    assert sentences("They left the country.The minister stayed.") == ["They left the country.", "The minister stayed."]


def test_sentences_run_together_are_parted_where_both_halves_stand_elsewhere() -> None:
    text = "Peru and Chile spoke. An envoy went to PeruChile has closed its port."
    assert sentences(text)[1:] == ["An envoy went to Peru", "Chile has closed its port."]


def test_names_with_inner_capitals_stay_whole() -> None:
    text = "YouTube has blocked McDonald and SalamNews has closed."
    assert sentences(text, is_word=lambda word: word in {"youtube", "salam", "news", "you", "tube"}) == [text]


def test_furniture_holds_no_sentence() -> None:
    text = "A first line.\nShare This Article\nA second line."
    skip = (Span(text.index("Share"), text.index("\nA second")),)
    assert sentences(text, skip=skip) == ["A first line.", "A second line."]


def test_lines_wrapped_by_width_are_joined() -> None:
    text = (
        "The foreign ministry of the republic said on Monday that the two\n"
        "envoys, who had arrived from the north earlier in the week and\n"
        "stayed at the embassy, would leave the country before the end of\n"
        "the month. Nobody else was named."
    )
    assert len(sentences(text)) == 2


def test_a_headline_is_a_sentence_of_its_own() -> None:
    assert sentences("Kenya expels two envoys\n\nThey left on Monday.") == ["Kenya expels two envoys", "They left on Monday."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's envoys' car", ["Iran", "'s", "envoys", "'", "car"]),
        ("It didn’t, he cannot", ["It", "did", "n’t", ",", "he", "can", "not"]),
        ("U.S.-led, anti-Israel, self-made", ["U.S.", "-", "led", ",", "anti-Israel", ",", "self", "-", "made"]),
        ("$1,200.50 at 10:30 on the 27th", ["$", "1,200.50", "at", "10:30", "on", "the", "27th"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("5pm ... AT&T's", ["5", "pm", "...", "AT&T", "'s"]),
    ],
)
def test_words_follow_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=300))
def test_words_cover_all_but_blanks(text: str) -> None:
    found = [w for s in cut_sentences(text) for w in cut_words(text, s)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    inside = {i for s in cut_sentences(text) for i in range(s.start, s.end) if not text[i].isspace()}
    assert inside == {i for w in found for i in range(w.start, w.end)}
