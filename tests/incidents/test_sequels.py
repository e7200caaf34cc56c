"""What answers or follows what, without being the same."""

from datetime import date, timedelta

from demarche.incidents import find_sequels
from demarche.records import Actor, Claim, Incident, Span, Status, When

DAY = date(2020, 5, 4)
KENYA, SUDAN, PERU = (Actor(n, (), "government", c, ("GOV",)) for n, c in (("Kenya", "KEN"), ("Sudan", "SDN"), ("Peru", "PER")))


def incident(
    name: str, event: str, actor: Actor, recipient: Actor, after: int = 0, mode: str | None = None, status: Status = "asserted"
) -> Incident:
    day = DAY + timedelta(days=after)
    return Incident(name, event, mode, (actor,), (recipient,), None, When(day, day, "day", "text"), (), status, (f"c_{name}",), ("r",), 1)


def found(*incidents: Incident, **sentences: str) -> list[tuple[str, str, str]]:
    claims = {one.claims[0]: Claim(one.claims[0], "r", 0, Span(0, 1), one.event) for one in incidents}
    told = {f"c_{name}": text for name, text in sentences.items()}
    return [(link.left[2:], link.kind, link.right[2:]) for link in find_sequels(incidents, claims, told)]


def test_an_expulsion_answers_the_expulsion_before_it() -> None:
    first = incident("a", "SANCTION", KENYA, SUDAN, 0, "expel")
    back = incident("b", "SANCTION", SUDAN, KENYA, 3, "expel")
    assert found(back, first) == [("b", "answers", "a")]


def test_another_act_answers_only_where_the_words_say_so() -> None:
    raid = incident("a", "ASSAULT", KENYA, SUDAN)
    closed = incident("b", "SANCTION", SUDAN, KENYA, 2, "discontinue")
    assert found(raid, closed) == []
    assert found(raid, closed, b="In retaliation Khartoum closed the border.") == [("b", "answers", "a")]


def test_too_late_or_by_others_answers_nothing() -> None:
    first = incident("a", "SANCTION", KENYA, SUDAN, 0, "expel")
    assert found(first, incident("b", "SANCTION", SUDAN, KENYA, 40, "expel")) == []
    assert found(first, incident("b", "SANCTION", SUDAN, PERU, 3, "expel")) == []


def test_a_demand_is_answered_by_its_addressee() -> None:
    demand = incident("a", "REQUEST", KENYA, SUDAN)
    assert found(demand, incident("b", "REJECT", SUDAN, KENYA, 1)) == [("b", "answers", "a")]
    assert found(demand, incident("b", "REJECT", KENYA, SUDAN, 1)) == []


def test_a_plan_or_threat_carried_out_follows_it() -> None:
    plan = incident("a", "SANCTION", KENYA, SUDAN, 0, "expel", "planned")
    done = incident("b", "SANCTION", KENYA, SUDAN, 9, "expel")
    assert found(plan, done) == [("b", "follows", "a")]
    assert found(incident("a", "THREATEN", KENYA, SUDAN), done) == [("b", "follows", "a")]


def test_the_last_act_that_fits_is_answered() -> None:
    first = incident("a", "SANCTION", KENYA, SUDAN, 0, "expel")
    again = incident("b", "SANCTION", KENYA, SUDAN, 5, "expel")
    assert found(first, again, incident("c", "SANCTION", SUDAN, KENYA, 6, "expel")) == [("c", "answers", "b")]
