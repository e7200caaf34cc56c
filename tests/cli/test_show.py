"""What people read: the trigger that is marked is the claim's."""

import pytest

from demarche.cli.show import _marked
from demarche.records import Claim, Report, Span

TWICE = "Nobody spoke.\n\nKenya expelled two.\n\nNairobi. Kenya expelled two.\n"


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
    shown = _marked(Claim("c", "r", 0, trigger, "ASSAULT"), report, report.quote(sentence))
    [mark] = shown.spans
    assert shown.plain == "  " + " ".join(report.quote(sentence).split())
    assert shown.plain[2 : mark.start] == "".join(f"{word} " for word in text[sentence.start : trigger.start].split())
    assert shown.plain[mark.start : mark.end] == report.quote(trigger)
