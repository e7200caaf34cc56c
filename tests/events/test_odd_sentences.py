"""Sentences that no reporter writes: coded or passed over, with spans that quote the text."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.pipeline import Pipeline
from demarche.records import Claim, Published, Report, report_id

DAY = date(2019, 5, 14)
ACT = "Kenya expelled two Sudanese diplomats"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def code(pipeline: Pipeline, text: str) -> tuple[Report, tuple[Claim, ...]]:
    report = Report(report_id(text, day=DAY), text, published=Published(DAY, "given"), language="en")
    return report, pipeline.code([report]).claims[0]


def test_a_sentence_of_3000_words_is_coded_in_pieces(pipeline: Pipeline) -> None:
    text = " and ".join([f"{ACT} from the port of Mombasa"] * 300) + "."
    assert len(text.split()) > 3000
    report = Report(report_id(text, day=DAY), text, published=Published(DAY, "given"), language="en")
    coded = pipeline.code([report])
    assert max(len(sentence.words) for sentence in coded.sentences[0]) <= pipeline.settings.max_sentence_words
    assert coded.claims[0]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, Sudan, Peru, Chile, Norway, Iran, Iraq, Omar al-Bashir, Uhuru Kenyatta, the United Nations, Nairobi and Khartoum.",
        "🚨🚨🚨 😡 🇰🇪 🇸🇩",
        "\u202e\u202d\u2066\u2069 .",
        "?!?! ... --- ***",
        "ⅩⅩⅩ ½ ¾ 1234567890 %%%",
    ],
    ids=["names only", "emoji only", "marks only", "punctuation only", "numbers only"],
)
def test_what_holds_no_act_gives_no_claim(pipeline: Pipeline, text: str) -> None:
    assert code(pipeline, text)[1] == ()


@pytest.mark.parametrize(
    "text",
    [f"🚨 {ACT} 😡!", f"\u202b{ACT}\u202c on Monday.", f"\u200f{ACT}.", f"{ACT} 🇰🇪🇸🇩 on Monday.", f"«{ACT}»"],
    ids=["emoji", "embedding marks", "right-to-left mark", "flags", "quotation marks"],
)
def test_an_act_among_odd_characters_is_found(pipeline: Pipeline, text: str) -> None:
    report, claims = code(pipeline, text)
    assert [claim.event for claim in claims] == ["SANCTION"]
    assert report.quote(claims[0].trigger) == "expelled"
