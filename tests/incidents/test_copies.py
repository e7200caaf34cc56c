"""Copies: which reports are one source."""

from datetime import date

from demarche.incidents import group
from demarche.records import Published, Report, Span

MENU = "Home World Politics Business Sport Culture Opinion Weather Video Subscribe Newsletter Sign in Share this article Follow us Contact"
TEXT = "The government of Kenya said on Monday that it had expelled two attachés of Sudan for activities it called hostile to the state. "


def report(name: str, text: str, day: int, *, furniture: tuple[Span, ...] = ()) -> Report:
    return Report(name, text, published=Published(date(2020, 5, day), "given"), furniture=furniture)


def test_a_shared_menu_makes_no_copies() -> None:
    menu = (Span(0, len(MENU)),)
    first = report("r1", MENU + "\n\nPeru opened a port on Monday, officials said.", 1, furniture=menu)
    second = report("r2", MENU + "\n\nKenya expelled two attachés of Sudan on Friday.", 2, furniture=menu)
    assert group([first, second]) == {"r1": "r1", "r2": "r2"}


def test_reports_of_furniture_alone_are_no_copies() -> None:
    menu = (Span(0, len(MENU)),)
    assert group([report("r1", MENU, 1, furniture=menu), report("r2", MENU, 2, furniture=menu)]) == {"r1": "r1", "r2": "r2"}


def test_a_copy_belongs_to_what_was_published_first_whatever_its_id() -> None:
    """The third is a copy of both others, which are too far apart to be copies of each other."""
    middle = "Peru opened a new port in the north of the country and asked ships of all its neighbours to call there in the month of June. "
    end = "Fishermen off the coast of Chile caught more anchovies last winter than in any season since their trade unions began to count. "
    first, second, both = report("r9", TEXT + middle, 1), report("r1", middle + end, 2), report("r5", TEXT + middle + end, 3)
    groups = group([first, second, both])
    assert groups["r1"] == "r1"
    assert groups["r5"] == "r9"
