"""Silences by the real syntax model: who says nothing."""

from __future__ import annotations

import pytest

from tests.events.heard import silent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister's spokesman declined to comment.", ["The minister's spokesman"]),
        ("The company did not respond to a request for comment.", ["The company"]),
        ("The company did not immediately respond to requests for comment.", ["The company"]),
        ("There was no immediate comment from the army.", ["the army"]),
        ("There was no comment from either government.", ["either government"]),
        ("The army made no comment.", ["The army"]),
        ("The Chinese embassy in Lima had no immediate comment.", ["The Chinese embassy in Lima"]),
        ("Calls to the ministry went unanswered.", ["the ministry"]),
        ("A call to the ministry was not returned.", ["the ministry"]),
        ("Phone calls to the embassy rang unanswered on Sunday.", ["the embassy"]),
        ("The ministry did not return calls seeking comment.", ["The ministry"]),
        ("The mayor could not be reached for comment.", ["The mayor"]),
        ("The mayor was not available for comment.", ["The mayor"]),
        ("The mayor was unavailable for comment on Sunday.", ["The mayor"]),
        ("Officials were not immediately available to comment.", ["Officials"]),
        ("The palace has yet to comment on the arrests.", ["The palace"]),
        ("The palace has remained silent on the arrests.", ["The palace"]),
        ("The palace kept silent about the arrests.", ["The palace"]),
        ("The palace has kept quiet.", ["The palace"]),
        ("The White House would neither confirm nor deny the report.", ["The White House"]),
        ("The White House refused to confirm or deny the report.", ["The White House"]),
        ("The Pentagon would not comment on operational matters.", ["The Pentagon"]),
        ("The Pentagon would not say how many soldiers had died.", ["The Pentagon"]),
        ("The Pentagon would not be drawn on the number of dead.", ["The Pentagon"]),
        ("The prime minister ignored questions about the raid.", ["The prime minister"]),
        ("The prime minister dodged questions about the raid.", ["The prime minister"]),
        ("The prime minister gave no details of the raid.", ["The prime minister"]),
        ("The prime minister said nothing about the raid.", ["The prime minister"]),
        ("The prime minister refused to answer questions on the raid.", ["The prime minister"]),
        ("The prime minister refused to be drawn on the raid.", ["The prime minister"]),
        ("An email to the foundation was not answered.", ["the foundation"]),
        ("Emails sent to the foundation went unanswered.", ["the foundation"]),
        ("The foundation did not reply to an e-mail from this newspaper.", ["The foundation"]),
        ("The foundation, contacted by AFP, did not wish to comment.", ["The foundation"]),
        ("Neither Paris nor Berlin commented on the leak.", ["Paris", "Berlin"]),
        ("Neither government has commented.", ["Neither government"]),
        ("Nobody at the embassy would comment.", ["Nobody at the embassy"]),
        ("Contacted by this newspaper, the judge said she had no comment.", ["she"]),
        ('"No comment," the minister said.', ["the minister"]),
        ("The lawyer declined to discuss the case.", ["The lawyer"]),
        ("The lawyer declined further comment.", ["The lawyer"]),
        ("Moscow stayed mum.", ["Moscow"]),
        ("Tehran has so far been silent about the attack.", ["Tehran"]),
        ("Has Berg left Norway? Prosecutors would not say.", ["Prosecutors"]),
        ("Asked if Berg had left Norway, prosecutors declined to say.", ["prosecutors"]),
        ("Prosecutors declined to say whether Berg had left Norway.", ["Prosecutors"]),
        ("Prosecutors neither confirmed nor denied that Berg had left.", ["Prosecutors"]),
        ("Prosecutors have made no public comment.", ["Prosecutors"]),
        ("Prosecutors offered no explanation.", ["Prosecutors"]),
        ("Prosecutors had no comment on the matter.", ["Prosecutors"]),
        ("Prosecutors have not issued a statement.", ["Prosecutors"]),
        ("No one from the ministry was available for comment.", ["No one from the ministry"]),
        ("No statement has come from the ministry.", ["the ministry"]),
        ("There was no word from the ministry.", ["the ministry"]),
        ("There was no official reaction from Oslo or Stockholm.", ["Oslo", "Stockholm"]),
        ("The ministry has not publicly commented on the case.", ["The ministry"]),
        ("Repeated calls to the ministry's press office went unanswered.", ["the ministry's press office"]),
        ("A request for comment sent to the ministry was not answered.", ["the ministry"]),
        ("Requests for comment from the ministry were not returned.", ["the ministry"]),
        ("Efforts to reach the ministry were unsuccessful.", ["the ministry"]),
        ("Attempts to contact the minister failed.", ["the minister"]),
        ("The minister walked past reporters without comment.", ["The minister"]),
        ("The minister left without speaking to reporters.", ["The minister"]),
        ("The minister, who has not commented, left for Rome.", ["The minister"]),
        ("The minister's silence angered the families.", ["The minister"]),
        ("The two sides have not commented.", ["The two sides"]),
        ("NATO confirmed that a convoy had been ambushed but gave no further details.", ["NATO"]),
        ("The general refused to say if troops had been sent.", ["The general"]),
        ("The general, through a spokesman, declined to answer questions.", ["The general"]),
        ("The general's spokesman said he would not comment on rumours.", ["he"]),
        ("The general said he would not comment on rumours.", ["he"]),
        ("Neither the general nor his spokesman could be reached.", ["the general", "his spokesman"]),
        ("The embassy and the ministry did not respond to emails.", ["The embassy", "the ministry"]),
        ("The embassy did not answer its phone.", ["The embassy"]),
        ("The embassy said it had no comment.", ["it"]),
        ("State media made no mention of the launch.", ["State media"]),
    ],
)
def test_who_keeps_silent_is_found(text: str, expected: list[str]) -> None:
    assert silent(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister commented on the raid.",
        "The minister refused to resign.",
        "The army did not say the rebels had fled.",
        "The official declined to be named.",
        "The rebels refused to speak with the mediator until the siege ended.",
        "The minister did not respond to the attack.",
        "The police responded to the attack.",
        "Firefighters did not respond to the alarm for an hour.",
    ],
)
def test_a_refusal_or_an_answer_is_no_silence(text: str) -> None:
    assert silent(text) == []
