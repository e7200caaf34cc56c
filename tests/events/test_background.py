"""What is older context, and by which feature."""

from dataclasses import replace
from datetime import date, timedelta

from demarche.events import judge_background
from demarche.records import Claim, Finding, When
from tests.parses import act, news

RAID = "Troops _ PROPN 2 nsubj\nraided raid VERB 0 root\nKassala _ PROPN 2 obj"
HAD = "Sudan _ PROPN 3 nsubj\nhad have AUX 3 aux\nexpelled expel VERB 0 root\nenvoys _ NOUN 3 obj"
BODY = (RAID, HAD, "Rain _ NOUN 2 nsubj\nfell fall VERB 0 root", "Schools _ NOUN 2 nsubj\nclosed close VERB 0 root")
DAY = date(2023, 4, 7)


def seen(claim: Claim, chance: float = 0.3, day: date | None = None) -> Claim:
    when = When(day, day, "day", "text", (claim.trigger,)) if day else None
    older = chance >= 0.5
    return replace(claim, when=when, background=older, findings=(Finding("background", older, (), "coder", max(chance, 1 - chance)),))


def test_an_older_act_in_the_pluperfect_is_background_and_the_lead_is_news() -> None:
    report, sentences = news(*BODY)
    lead = seen(act(report, sentences, "raided", "ASSAULT"), 0.6, DAY)
    older = seen(act(report, sentences, "expelled", "SANCTION", sentence=1), 0.4, DAY - timedelta(days=3))
    found = judge_background(report, sentences, [lead, older])
    assert [claim.background for claim in found] == [False, True]
    assert found[1].findings[-1].by.startswith("demarche-background@1/")
    assert found[1].findings[-1].score > 0.5


def test_a_lone_sentence_goes_by_its_date() -> None:
    report, sentences = news(HAD)
    claim = act(report, sentences, "expelled", "SANCTION")
    assert judge_background(report, sentences, [seen(claim, day=DAY - timedelta(days=9))])[0].background
    assert not judge_background(report, sentences, [seen(claim, day=DAY)])[0].background


def test_what_the_model_said_stays_among_the_findings() -> None:
    report, sentences = news(HAD)
    claim = seen(act(report, sentences, "expelled", "SANCTION"), day=DAY - timedelta(days=9))
    (found,) = judge_background(report, sentences, [claim])
    assert found.findings[0] == claim.findings[0]
    assert found.finding("background") == found.findings[-1]
