"""Asks who a phrase of a hand-built report is."""

from __future__ import annotations

from demarche.entities.actors import identify_parties, read_report
from demarche.records import Actor, Claim, Report, Sentence
from tests.parses import act

Built = tuple[Report, tuple[Sentence, ...]]


def resolve_party(
    built: Built, phrase: str, *, sentence: int = 0, part: str = "actor", event: str = "CONSULT", mode: str | None = None
) -> Claim:
    """A claim with one party, resolved; its trigger is the last word of the sentence but the stop."""
    report, sentences = built
    trigger = report.quote(sentences[sentence].words[-2].span)
    parties = {"actor": "actors", "recipient": "recipients", "speaker": "speakers"}
    claim = act(report, sentences, trigger, event, sentence=sentence, mode=mode, **{parties[part]: [phrase]})
    return identify_parties(read_report(report, sentences), (claim,))[0]


def actors_of(claim: Claim) -> tuple[Actor, ...]:
    """All parties of a claim."""
    return (*claim.actors, *claim.recipients, *(speaker.actor for speaker in claim.speakers))


def who(built: Built, phrase: str, *, sentence: int = 0, part: str = "actor", event: str = "CONSULT", mode: str | None = None) -> list[str]:
    """The codes of who a phrase is."""
    return [actor.code for actor in actors_of(resolve_party(built, phrase, sentence=sentence, part=part, event=event, mode=mode))]
