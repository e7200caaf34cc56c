"""What pages carry around their articles is found; prose that begins like it is not."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reports.furniture import find_furniture, is_furniture

PASTED = Path(__file__).parent.parent / "fixtures" / "reports" / "pasted.txt"

FURNITURE = """
3 Min Read
4 minute read
5-minute read
Reading time: 3 minutes
Read time: 2 mins
12 Comments
Comments (3)
0 comments
1.2K shares
Share This Article
Share this:
Share on Facebook
Click to share on WhatsApp (Opens in new window)
Email this article to a friend
Tweet
Print
Copy link
Facebook Twitter WhatsApp Telegram
Facebook | X | LinkedIn
FacebookTwitterEmail
Leave a comment
Leave a Reply
Post Comment
Your email address will not be published. Required fields are marked *
Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Notify me of follow-up comments by email.
You must be logged in to post a comment.
Be the first to comment
Name *
Email *
Subscribe
Subscribe to our newsletter
Sign up for our daily newsletter and never miss a story
Sign in to continue reading
Register for free
Log in
Follow us on Twitter
Follow The Lakeside Courier on Telegram
Follow @lakeside
Join our WhatsApp channel
Download our app for iOS and Android
Get the day’s headlines delivered to your inbox
Click here to read the full report
Read more: Togo shuts its border with Ghana
READ ALSO: Togo shuts its border with Ghana
Also read | Togo shuts its border with Ghana
Related: Togo shuts its border with Ghana
Related Articles
More on this story
You may also like
Recommended for you
Trending Now
Most Popular
Editors’ Picks
Watch: Crowd storms the harbour in Tema
[Read more: Togo shuts its border]
Photo: Ama Mensah/AFP
Photo credit: Ghana Navy
Image: Getty Images
File photo: a trawler off Tema
Picture by Ama Mensah
Photo courtesy of the Ghana Navy
© AFP
© 2018 Tema Times. All rights reserved.
Copyright © 2018 Tema Times Ltd.
All rights reserved. This material may not be published, broadcast or rewritten.
This material may not be published, broadcast, rewritten or redistributed.
Getty Images
AP Photo/Ama Mensah
(AFP)
Reuters
Source: AFP
Sources: AFP, Tema Times
Tags: Ghana, Togo, fishing
Topics: Ghana | Fishing
Categories: Africa, Politics
Filed under: Africa
Posted in Africa
Updated 3 hours ago
Last updated: 8 May 2018, 10:15 GMT
Published on May 8, 2018
Published May 8, 2018 at 3:15 pm by Admin
May 8, 2018
Tuesday, 8 May 2018 - 10:15
By Ama Mensah
By Ama Mensah and Kofi Boateng
By Ama Mensah, Tema Times
BY AMA MENSAH
By Ama Mensah in Accra
Written by Ama Mensah
By Reuters
By AFP
(Reporting by Ama Mensah in Accra; editing by Kofi Boateng)
Additional reporting by Kofi Boateng
With inputs from AFP and Reuters
Edited by Kofi Boateng
Advertisement
ADVERTISEMENT
Sponsored Content
Story continues below advertisement
Skip to main content
Home
Menu
Home > World > Africa
Home » Africa » Ghana
World | Politics | Business | Sport
Back to top
Load more
Previous Article
Next Article
Privacy Policy
Terms of Use
We use cookies to personalise content and to analyse our traffic. You can read more in our cookie policy.
This website uses cookies to ensure you get the best experience.
By clicking “Accept all”, you agree to the storing of cookies on your device.
Accept all cookies
Your browser does not support the video tag.
This article was originally published in the Tema Times.
The views expressed in this article are those of the author alone.
Already a subscriber? Log in
2 thoughts on “Trawlers seized off Tema”
Loading…
* * *
----------
""".strip().splitlines()

PROSE = """
Share prices in Accra fell by three percent on Monday after the trawlers were seized.
Share prices fall after Ghana seizes trawlers
Share of Togo in the port was sold to a Turkish company
Shares in the port company were suspended.
By Friday the rebels had left the town.
By Friday, Ghana’s navy had seized nine trawlers
By Monday evening the embassy was empty.
By midnight, the Togolese envoy had crossed the border
By the end of the week Benin had closed its consulate
By seizing the ships, Ghana broke the treaty, Togo’s minister said.
By continuing its patrols, Togo has violated the terms of the treaty.
By using force against protesters, the junta lost its last friends.
Comment was not available from the Togolese embassy.
Comments by the president angered Lomé.
Commenting on the raid, the minister blamed Benin.
Home Minister Ambrose Dery ordered the arrests on Monday.
Home to two million people, Accra was calm.
Home affairs committee summons police chief
Next week the two presidents will meet in Abuja.
Next month’s summit was called off, Ghana said.
Search teams found the bodies of three sailors.
Search for missing sailors called off by Benin
Close allies of the president were arrested.
Close to 300 protesters were detained in Lomé.
Menu prices doubled after the border was shut.
Save the Children suspended its work in the north.
Save the Children halts work in northern Mali
Print journalists were barred from the trial.
Print the truth, editor tells Togo’s censors
Email traffic between the two ministries was leaked.
Email leaks embarrass Benin’s foreign minister
Tweets by the minister were deleted.
Watch officers aboard the frigate fired two warning shots.
Watch towers along the border were shelled.
Read the treaty again, Accra tells Lomé
Reading the verdict, the judge sentenced nine officers to death.
Register of foreign agents angers aid groups
Register now or leave, Ghana tells foreign traders
Subscribers of the state telephone company were spied upon.
Sign up for the army or lose your land, junta tells farmers
Signing the accord, the president praised Nigeria.
Log in the river damaged the patrol boat, officials said.
Follow the law, judge tells police in Kumasi
Follow-up talks between Ghana and Togo failed on Tuesday.
Like Benin, Togo withdrew its troops.
Find the killers, bishops tell government
Join our fight against piracy, Ghana tells the Gulf states
Support for the strike grew in Kumasi.
Get out of Ghana, Togo tells its citizens
Related charges against the envoy were dropped.
Recommended sentences for the plotters range from ten years to life.
Trending westward, the storm spared the naval base.
Most popular parties boycotted the vote.
Most read the decree as a threat to Benin.
More on this front: Ghana sent a second frigate.
Advertisement ban angers broadcasters in Lomé
Sponsored by Nigeria, the resolution was adopted on Monday.
Photographs of the raid show soldiers beating sailors.
Photo journalists were expelled from Togo.
Pictures by the UN show troops on the border.
Video by militants shows the killing of two soldiers
Images from a satellite showed tanks near the border.
Source of the leak was an aide, police said.
Sources in the ministry said that the envoy would be expelled.
Sources close to the talks told Reuters that Togo had agreed.
Copyright law drives artists to protest in Accra
Tags worn by prisoners were found in the mass grave.
Topics such as the border were left out of the talks.
Updated sanctions were imposed on Togo by the bloc.
Published reports said that Benin had sold the ships.
Posted to Lomé in 2016, the envoy was expelled on Monday.
Reporting by the BBC found that soldiers had shot civilians.
Reporting by The New York Times revealed that Benin sold drones to the rebels.
Editing by the censors removed all mention of the massacre.
Written by exiles, the letter demands the release of 40 prisoners.
Edited by Israel’s army, the video shows two gunmen.
With inputs of fertiliser blocked at the border, farmers blamed Togo.
Advertisements for the army were burned by protesters.
Skip to the talks is what envoys did, leaving soldiers behind.
Facebook blocked the accounts of nine Togolese officers.
Twitter was shut down in Nigeria on Friday.
Telegram founder arrested in Paris
X marks the spot where the envoy was shot.
This website of the ministry was hacked by a group from Benin.
This report was published by the UN and accuses Togo of torture.
We use cookies as bait, the hunter told police.
We collect data on violations by both armies, the observer said.
Previous talks in Abuja had failed.
Previous talks failed
Back to top talks: Ghana and Togo meet again on the border
Name and rank of the dead were not given.
Website of Ghana’s parliament attacked by hackers
Newsletter editor jailed in Benin
Your move, Ghana tells Togo in row over fish
May visits Lagos to sign security pact
March on parliament ends with 40 arrests in Accra
Sat phones were found on the gunmen.
On Monday
AP reporter expelled from Togo
AFP: two reporters were beaten by police in Lomé.
Reuters journalists were released by Myanmar on Tuesday.
Accept our surrender, rebels tell the army
All rights groups condemned the sentence.
Views of the two countries on the border differ widely.
Required papers were missing, so the ship was seized.
Terms of the ceasefire were broken twice on Sunday.
Privacy laws were used against critics in Benin.
Click here and there was all the radio carried before the station was shelled.
Enable talks to begin, the bloc told both sides.
Loading of grain was stopped by the navy.
Got a call from Lomé, the minister said, and the raid was off.
Have a care, Ghana tells Togo over raid
Iran, Iraq, Syria and Turkey signed the note.
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_found(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", [line for line in PROSE if line != "On Monday"])
def test_prose_is_never_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert find_furniture(line) == ()


@pytest.mark.parametrize("line", [line for line in PROSE if line != "On Monday"])
def test_prose_between_furniture_stays_prose(line: str) -> None:
    text = f"Share This Article\n\n{line}\n\nAdvertisement\n\n{line}\nThe navy said so on Monday.\n"
    assert [text[span.start : span.end] for span in find_furniture(text)] == ["Share This Article", "Advertisement"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n \n"])
def test_spans_cover_the_lines_without_their_blanks(end: str) -> None:
    text = end.join(["Ghana seized two trawlers.", "  Share This Article", "Togo protested.", "3 Min Read  "])
    assert [text[span.start : span.end] for span in find_furniture(text)] == ["Share This Article", "3 Min Read"]


def test_a_pasted_page_leaves_its_prose() -> None:
    text = PASTED.read_text(encoding="utf-8")
    marked = list(text)
    for span in find_furniture(text):
        marked[span.start : span.end] = " " * (span.end - span.start)
    assert [line.strip() for line in "".join(marked).splitlines() if line.strip()] == [
        "Kenya recalls envoy from Mogadishu over sea border map",
        "Kenya on Saturday recalled its ambassador to Somalia and asked Somalia’s envoy in Nairobi to return home for consultations.",
        "Share prices of two oil companies fell after the announcement. By Sunday the envoy had left.",
        "Comment was not available from the embassy.",
    ]


def test_the_title_is_never_furniture() -> None:
    title = "Watch: Ghana seizes trawlers"
    assert find_furniture(f"{title}\n\nThe navy said so.", start=len(title)) == ()


def test_headlines_below_a_heading_of_links_are_furniture_up_to_the_next_prose() -> None:
    text = "Ghana seized a trawler.\n\nMost read\n1. Togo shuts border\n2. Who shot the envoy?\n\nBenin protested.\nTogo shuts border"
    found = [text[span.start : span.end] for span in find_furniture(text)]
    assert found == ["Most read", "1. Togo shuts border", "2. Who shot the envoy?"]


def test_a_heading_of_comments_at_the_top_does_not_swallow_the_article() -> None:
    text = "Comments (2)\n\nGhana seized a trawler off Tema.\nTogo protested.\n\nLeave a Reply"
    assert [text[span.start : span.end] for span in find_furniture(text)] == ["Comments (2)", "Leave a Reply"]


def test_lines_broken_by_width_go_on() -> None:
    text = (
        "The spokesman of the coast guard of Ghana told\nReuters.\n"
        "Nobody was hurt when the two trawlers were boarded on\nMonday, May 7, 2018.\n"
        "The crews were questioned by officers who were led\nby Ama Mensah and Kofi Boateng\nof the navy.\n"
    )
    assert find_furniture(text) == ()


def test_furniture_within_a_line_is_found() -> None:
    text = (
        "Ghana seizes trawlers 3 Min Read Ghana seized two trawlers. They refused to leave a comment. Share This Article Leave a comment "
        "Your email address will not be published. Required fields are marked *"
    )
    assert [text[span.start : span.end] for span in find_furniture(text)] == [
        *(
            "3 Min Read",
            "Share This Article",
            "Leave a comment",
            "Your email address will not be published.",
            "Required fields are marked *",
        )
    ]


@pytest.mark.parametrize(
    "tail", ["(Reporting by Ama Mensah; Editing by Kofi Boateng)", "[Photo: AFP]", "(Read more: Togo shuts its border)", "(Source: AFP)."]
)
def test_credits_at_the_end_of_a_paragraph_are_found(tail: str) -> None:
    text = f"Togo (pop. 8 million) protested. {tail}\nBenin (photo shows its envoy) did not.\n"
    assert [text[span.start : span.end] for span in find_furniture(text)] == [tail]


HOSTILE = [
    *(
        "may " * 59,
        "share " * 39,
        "by clicking " + "you " * 150,
        "follow us on " * 18,
        "sign up " + "app " * 55,
        "facebook messenger " * 12 + "z",
        "a | " * 58 + ".",
    ),
    *(
        "1 " * 119,
        "By " + "Aa, Bb and " * 20,
        "Reporting by " + "A " * 110 + "x",
        "(reporting by " * 17,
        "we use " + "your " * 150,
        "home > " * 30,
        "- " * 119 + "a",
    ),
]


@pytest.mark.parametrize("line", HOSTILE)
def test_no_line_takes_long(line: str) -> None:
    start = time.perf_counter()
    for _ in range(20):
        is_furniture(line)
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 300_000,
        " " * 300_000 + "x",
        "(" * 300_000,
        "Related\nabc\n" * 20_000,
        "x\n2 Comments\nLeave a reply\n" * 9000,
        "(a" * 150_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    find_furniture(text)
    assert time.perf_counter() - start < 5.0


@given(st.lists(st.sampled_from([*FURNITURE, *PROSE, "", " "]), max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_spans_are_in_order_within_the_text_and_do_not_touch(lines: list[str], end: str) -> None:
    text = end.join(lines)
    spans = find_furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all("\n" not in text[span.start : span.end] for span in spans)
