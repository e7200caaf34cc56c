"""What people read: the trigger that is marked is the claim's, and what decided the status is marked too."""

from __future__ import annotations

import pytest

from demarche.cli.explaining import _marked
from demarche.pipeline import View
from demarche.records import Actor, Claim, Finding, Report, Span, Speaker

TWICE = "Nobody spoke.\n\nKenya expelled two.\n\nNairobi. Kenya expelled two.\n"


def view(report: Report, sentence: Span) -> View:
    return View({report.id: report}, {}, [], {(report.id, 0): sentence})


@pytest.mark.parametrize(
    ("text", "sentence", "trigger"),
    [
        (TWICE, Span(15, 34), Span(21, 29)),
        (TWICE, Span(45, 64), Span(51, 59)),
        ("The  army           attacked a post and attacked a town.", Span(0, 56), Span(20, 28)),
        ("The  army           attacked a post and attacked a town.", Span(0, 56), Span(40, 48)),
    ],
)
def test_the_marked_word_is_the_trigger(text: str, sentence: Span, trigger: Span) -> None:
    report = Report("r", text)
    shown = _marked(Claim("c", "r", 0, trigger, "ASSAULT"), report, view(report, sentence))
    [mark] = shown.spans
    assert shown.plain == "  " + report.quote(sentence).replace("\n", " ")
    assert (mark.start, mark.end) == (trigger.start - sentence.start + 2, trigger.end - sentence.start + 2)


def test_speaker_and_the_word_that_decided_are_marked() -> None:
    text = "Soldiers reportedly shelled Kassala, residents said."
    who, cue, hedge, trigger = Span(37, 46), Span(47, 51), Span(9, 19), Span(20, 27)
    claim = Claim(
        "c", "r", 0, trigger, "ASSAULT", status="alleged",
        speakers=(Speaker(Actor("residents", (who,)), "said", cue),),
        findings=(Finding("status", "alleged", (hedge,), "coder", 0.9),),
    )  # fmt: skip
    report = Report("r", text)
    marked = {text[m.start - 2 : m.end - 2] for m in _marked(claim, report, view(report, Span(0, len(text)))).spans}
    assert marked == {"residents", "said", "reportedly", "shelled"}


def test_marks_that_turn_text_round_are_not_shown() -> None:
    report = Report("r", "Kenya \u202eexpelled two.")
    shown = _marked(Claim("c", "r", 0, Span(7, 15), "SANCTION"), report, view(report, Span(0, 20)))
    assert "\u202e" not in shown.plain
    assert [shown.plain[m.start : m.end] for m in shown.spans] == ["expelled"]
