"""Which claim denies which, by the real models."""

from __future__ import annotations

from functools import cache

import pytest

from demarche.pipeline import Pipeline
from demarche.records import Report, report_id
from demarche.settings import Settings

SUDAN = "Sudan accused Chad of bombing a village on Monday. "
BAMA = "Residents say soldiers burned forty houses in Bama. "
POLAND = "Poland accused Belarus of hijacking a plane. "


@cache
def pipeline() -> Pipeline:
    return Pipeline(settings=Settings(workers=1))


@cache
def denials(text: str) -> frozenset[tuple[str, str]]:
    """The triggers of each claim that denies and of what it denies."""
    report = Report(report_id(text), text)
    coded = pipeline().code([report])
    triggers = {claim.id: report.quote(claim.trigger) for claim in coded.claims[0]}
    return frozenset((triggers[link.left], triggers[link.right]) for link in coded.links if link.kind == "denies")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SUDAN + "Chad denied the accusation.", ("denied", "accused")),
        (SUDAN + "Chad said it had not bombed the village.", ("bombed", "accused")),
        ("Sudan said Chad had bombed a village, a charge that Chad denies.", ("denies", "bombed")),
        ("Sudan accused Chad of arming rebels and of kidnapping an envoy. Chad denied the kidnapping.", ("denied", "kidnapping")),
        ("Sudan accused Chad of arming rebels. Egypt condemned the rebels. Chad denied the charge.", ("denied", "accused")),
        ("India and Pakistan accused each other of breaking the truce. Both denied the charge.", ("denied", "accused")),
        (BAMA + "The army said its soldiers had burned no houses.", ("burned", "burned")),
        (BAMA + "The allegations were denied by the army.", ("denied", "burned")),
        (BAMA + '"We burned nothing," an army spokesman said.', ("burned", "burned")),
        (POLAND + "Lukashenko, the Belarusian president, denied it.", ("denied", "accused")),
        (POLAND + "Russia denied that Belarus had hijacked a plane.", ("denied", "accused")),
        ("Kenya said Somali militants had kidnapped two nurses. Al-Shabaab denied kidnapping the nurses.", ("denied", "kidnapped")),
    ],
)
def test_a_denial_is_linked_to_what_it_denies(text: str, expected: tuple[str, str]) -> None:
    assert expected in denials(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan demanded that Chad withdraw its troops. Chad rejected the demand.",
        "Sudan accused Chad of arming rebels and proposed talks. Chad rejected the proposal.",
        "The court denied bail to the general. Prosecutors accuse him of ordering the killing of a priest.",
        "Turkey denied visas to six reporters. Germany said Turkey had arrested two reporters.",
        "Turkey denied Greece access to the ship.",
        "Ukraine accused Russia of shelling the port. Belarus denied any role in the attack.",
    ],
)
def test_what_is_turned_down_is_not_denied(text: str) -> None:
    assert not denials(text)


def test_an_accusation_beside_a_denial_is_not_denied() -> None:
    text = "The general denied that he had ordered the killing of the priest and accused the bishop of slander."
    assert not any(right == "accused" for _, right in denials(text))


def test_claims_of_several_mentions_are_linked_once() -> None:
    coded = pipeline().code([Report(report_id(text := "Iran accused Iraq. Iraq denied it. " * 8), text)])
    assert coded.links
    assert len({link.id for link in coded.links}) == len(coded.links)
