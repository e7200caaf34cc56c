"""Which states take part in an incident."""

from demarche.analysis import between, states_of
from demarche.records import Actor, Incident, Place

GUNMAN = Actor("a gunman", (), "person", None, ("UAF",))
EMBASSY = Actor("Kenya's embassy", (), "body", "KEN", ("GOV",))
SUDAN = Actor("Sudan", (), "government", "SDN", ("GOV",))
KHARTOUM = Place("Khartoum", "SDN", 15.6, 32.5, "city")


def incident(event: str, *actors: Actor, place: Place | None = KHARTOUM) -> Incident:
    return Incident("i", event, None, actors, (EMBASSY,), place, None, (), "asserted", (), (), 1)


def test_an_attack_by_hands_of_no_state_is_between_its_victims_and_its_host() -> None:
    attack = incident("ASSAULT", GUNMAN)
    assert states_of(attack) == {"KEN", "SDN"}
    assert between([attack], "SDN", "KEN") == [attack]


def test_a_host_has_no_part_in_what_another_state_does_or_in_words() -> None:
    chad = Actor("Chad", (), "government", "TCD", ("GOV",))
    assert states_of(incident("ASSAULT", chad)) == {"KEN", "TCD"}
    assert states_of(incident("ACCUSE", GUNMAN)) == {"KEN"}
    assert states_of(incident("ASSAULT", GUNMAN, place=None)) == {"KEN"}


def test_at_home_there_is_no_other_side() -> None:
    assert states_of(incident("ASSAULT", GUNMAN, place=Place("Nairobi", "KEN"))) == {"KEN"}
