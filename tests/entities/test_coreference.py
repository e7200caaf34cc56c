"""What pronouns, names and "the latter" take up, on parses of the shipped model."""

from __future__ import annotations

import pytest

from demarche.entities.coreference import link_report
from demarche.language import SyntaxModel
from demarche.records import Report, report_id


@pytest.fixture(scope="module")
def model() -> SyntaxModel:
    return SyntaxModel()


def links(model: SyntaxModel, text: str) -> dict[str, list[str]]:
    """For each word that takes something up, the head words of what."""
    report = Report(report_id(text), text, language="en")
    (sentences,) = model.analyse([report])
    found: dict[str, list[str]] = {}
    for (sentence, word), link in link_report(report, sentences).items():
        assert 0.0 < link.score <= 1.0
        if link.to is None:
            continue
        to = sentences[link.to[0]].words[link.to[1]]
        found.setdefault(sentences[sentence].words[word].text, []).append(to.text)
    return found


@pytest.mark.parametrize(
    ("text", "word", "to"),
    [
        ("Kenya's foreign ministry expelled two Sudanese diplomats. They left Nairobi on Sunday.", "They", "diplomats"),
        ("President Michelle Bachelet met Evo Morales in Lima. She thanked the hosts.", "She", "Michelle"),
        ("The Peruvian navy seized a trawler. It said the crew had fished without a licence.", "It", "navy"),
        ("Kenya and Uganda signed a deal on Monday. The latter accused the former of spying.", "latter", "Uganda"),
        ("Kenya and Uganda signed a deal on Monday. The latter accused the former of spying.", "former", "Kenya"),
        ("Ursula Plassnik flew to Ankara on Friday. Plassnik met her colleague there.", "Plassnik", "Ursula"),
        ("The African Union sent observers. On Monday the AU withdrew them.", "AU", "Union"),
        ("The African Union sent observers. On Monday the AU withdrew them.", "them", "observers"),
    ],
)
def test_takes_up(model: SyntaxModel, text: str, word: str, to: str) -> None:
    assert links(model, text).get(word) == [to]


def test_a_first_mention_takes_up_nothing(model: SyntaxModel) -> None:
    assert links(model, "Norway expelled a diplomat on Monday.") == {}


def test_an_empty_it_takes_up_nothing(model: SyntaxModel) -> None:
    assert "It" not in links(model, "Norway expelled a diplomat. It is clear that Oslo means it.")


def test_two_persons_of_one_given_name_stay_apart(model: SyntaxModel) -> None:
    assert links(model, "John Howard praised the deal. John Kerry rejected it.").get("John") is None
