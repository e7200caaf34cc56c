"""Copies: which reports are one source."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from demarche.incidents import CopyIndex, group
from demarche.records import Published, Report, Span

MENU = "Home World Politics Business Sport Culture Opinion Weather Video Subscribe Newsletter Sign in Share this article Follow us Contact"

WIRE = (
    "Kenya expelled two attaches of Sudan on Monday and gave them until Friday to leave Nairobi.",
    "Foreign Minister Grace Wanjiru said the men had paid 14 clerks of the port of Mombasa for cargo lists.",
    "Khartoum called the charge a fairy tale and summoned the Kenyan ambassador, Peter Otieno, in the evening.",
    "Sudan buys 40,000 tons of Kenyan tea a year, and traders in Kericho fear for a harvest that is already in the sheds.",
    "The African Union offered its chairman, Moussa Diallo, as a mediator.",
    "Neither government had answered him by midnight.",
)
RETOLD = (
    "Two Sudanese attaches must be out of Nairobi by Friday after their expulsion by Kenya on Monday.",
    "Moussa Diallo, who chairs the African Union, is ready to mediate; at midnight both governments still owed him an answer.",
    "For lists of cargo, the pair had bribed 14 clerks at Mombasa port, according to Foreign Minister Grace Wanjiru.",
    "In Khartoum, where Kenyan ambassador Peter Otieno was summoned that evening, officials spoke of a fairy tale.",
    "Traders in Kericho, whose harvest lies in the sheds, are afraid: each year 40,000 tons of tea go from Kenya to Sudan.",
)
ANOTHER = (
    "The removal vans came to the Sudanese embassy in Nairobi before breakfast, a day after Kenya expelled two attaches.",
    "Neighbours on Kabarnet Road remembered quiet people who kept goats and lent out a ladder.",
    "Foreign Minister Grace Wanjiru told parliament that 14 clerks in Mombasa had been suspended, and that a third diplomat was watched.",
    "Deputy Joseph Kiptoo asked why it had taken the service nine months; the speaker, Amina Hassan, cut him off.",
    "Sudan will send home four Kenyans, a professor of law in Khartoum predicts.",
)
PORT = (
    "Peru opened a port at Chancay on Tuesday and waived all fees until the end of June.",
    "President Rosa Huaman cut a ribbon of 60 metres, which the wind carried off to the cranes.",
    "Chile's dockers' union called the fees unfair and announced a strike in Arica for May 12.",
    "The first ship, the Qingdao Star, unloaded buses and took on blueberries.",
    "Some 900 families who fished in the bay have been promised new boats.",
    "Mayor Luis Paredes said that only 31 had come so far.",
)


def report(name: str, text: str | Sequence[str], day: int | None, *, furniture: tuple[Span, ...] = ()) -> Report:
    words = text if isinstance(text, str) else "\n\n".join(text)
    return Report(name, words, published=Published(date(2020, 5, day), "given") if day else None, furniture=furniture)


def test_a_shared_menu_makes_no_copies() -> None:
    menu = (Span(0, len(MENU)),)
    first = report("r1", MENU + "\n\nPeru opened a port on Monday, officials said.", 1, furniture=menu)
    second = report("r2", MENU + "\n\nKenya expelled two attachés of Sudan on Friday.", 2, furniture=menu)
    assert group([first, second]) == {"r1": "r1", "r2": "r2"}


def test_reports_of_furniture_alone_are_no_copies() -> None:
    menu = (Span(0, len(MENU)),)
    assert group([report("r1", MENU, 1, furniture=menu), report("r2", MENU, 2, furniture=menu)]) == {"r1": "r1", "r2": "r2"}


def test_one_headline_printed_twice_is_a_copy() -> None:
    assert group([report("r1", "Blast in Quetta", 1), report("r2", "Blast in Quetta", 2)]) == {"r1": "r1", "r2": "r1"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (("Envoys must go", *WIRE), "same"),
        (WIRE[:2], "cut"),
        (("In Kisumu, lorry drivers met at the depot to hear what comes next.", ANOTHER[1], ANOTHER[3], *WIRE), "longer"),
        (RETOLD, "retold"),
    ],
)
def test_copies_are_told_with_their_kind(text: Sequence[str], kind: str) -> None:
    index = CopyIndex([report("r1", WIRE, 1), report("r2", text, 2)])
    why = index.why("r2")
    assert why is not None
    assert (why.of, why.origin, why.kind) == ("r1", "r1", kind)
    assert 0.5 <= why.share <= 1
    assert index.why("r1") is None


def test_two_reports_on_one_happening_are_two_sources() -> None:
    assert group([report("r1", WIRE, 1), report("r2", ANOTHER, 2)]) == {"r1": "r1", "r2": "r2"}


def test_a_report_that_quotes_another_is_its_own_source() -> None:
    assert group([report("r1", WIRE, 1), report("r2", (*ANOTHER, *WIRE[1:3]), 2)])["r2"] == "r2"


def test_the_next_of_a_series_is_no_copy() -> None:
    """The same sentences with other facts."""
    form = "The ministry counted {} new cases in {} on {}. Governor {} closed {} schools. Hospitals in {} have {} beds left, doctors said."
    first = form.format(210, "Cusco", "Monday", "Rojas", 14, "Urubamba", 35)
    second = form.format(388, "Puno", "Friday", "Quispe", 9, "Juliaca", 12)
    assert group([report("r1", first, 1), report("r2", second, 5)])["r2"] == "r2"


def test_a_report_merged_of_two_does_not_join_them() -> None:
    merged = (*WIRE[:5], *PORT[:3])
    groups = group([report("r1", WIRE, 1), report("r2", PORT, 1), report("r3", merged, 2), report("r4", PORT[:3], 3)])
    assert groups == {"r1": "r1", "r2": "r2", "r3": "r1", "r4": "r2"}


def test_what_a_copier_added_does_not_lead_to_the_origin() -> None:
    """The third report and the fourth took from the second what was not the first's."""
    merged, own = (*WIRE, *PORT[:3]), PORT[:3]
    groups = group([report("r1", WIRE, 1), report("r2", merged, 2), report("r3", own, 3), report("r4", own, 4)])
    assert groups == {"r1": "r1", "r2": "r1", "r3": "r3", "r4": "r3"}


def test_groups_do_not_depend_on_the_order_of_arrival() -> None:
    reports = [
        report("r1", PORT, 2),
        report("r2", WIRE, 1),
        report("r3", (*WIRE[:5], *PORT[:3]), 3),
        report("r4", RETOLD, 2),
        report("r5", PORT[:3], None),
    ]
    expected = {"r1": "r1", "r2": "r2", "r3": "r2", "r4": "r2", "r5": "r1"}
    assert all(group(order) == expected for order in permutations(reports))


def test_an_earlier_report_that_comes_late_becomes_the_origin() -> None:
    index = CopyIndex()
    assert index.add(report("r2", WIRE[:4], 2)) == "r2"
    assert index.add(report("r3", RETOLD, 3)) in {"r2", "r3"}
    assert index.add(report("r1", WIRE, 1)) == "r1"
    assert index.origins() == {"r1": "r1", "r2": "r1", "r3": "r1"}


def test_of_one_day_the_longer_report_is_the_origin() -> None:
    assert group([report("r1", WIRE[:3], 1), report("r2", WIRE, 1)]) == {"r1": "r2", "r2": "r2"}


def test_a_report_added_twice_is_one() -> None:
    index = CopyIndex([report("r1", WIRE, 1)])
    assert index.add(report("r1", WIRE, 1)) == "r1"
    assert index.origins() == {"r1": "r1"}
