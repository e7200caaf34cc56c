"""What a report makes plain without saying it in the clause."""

from dataclasses import replace

from demarche.events import complete
from demarche.records import Actor, Claim, Place, Span, Speaker


def party(name: str, country: str | None, sector: str) -> Actor:
    return Actor(name, (), "unknown", country, (sector,))


KENYA, SUDAN, POLICE = party("Kenya", "KEN", "GOV"), party("Sudan", "SDN", "GOV"), party("police in Nairobi", "KEN", "COP")
GUNMAN, GUARD, PEOPLE = party("a gunman", None, "UAF"), party("two guards", None, "COP"), party("39 people", None, "CVL")


def claim(event: str, mode: str | None = None, **fields: object) -> Claim:
    base = Claim(f"c_{event}{fields.get('sentence', 0)}", "r", 0, Span(0, 4), event, mode)
    return replace(base, **fields)  # type: ignore[arg-type]


def test_an_arrest_that_the_police_tell_of_is_theirs() -> None:
    (arrest,) = complete([claim("COERCE", "arrest", recipients=(PEOPLE,), speakers=(Speaker(POLICE, "said"),))])
    assert arrest.actors == (POLICE,)
    assert arrest.findings[0].attribute == "actor"


def test_an_expulsion_is_not_the_act_of_those_expelled() -> None:
    (expulsion,) = complete([claim("SANCTION", "expel", recipients=(SUDAN,), speakers=(Speaker(SUDAN, "said"),))])
    assert expulsion.actors == ()


def test_people_arrested_at_home_are_the_states_own() -> None:
    (arrest,) = complete([claim("COERCE", "arrest", actors=(POLICE,), recipients=(PEOPLE,))])
    assert arrest.recipients[0].code == "KEN CVL"


def test_foreigners_keep_their_state() -> None:
    (arrest,) = complete([claim("COERCE", "arrest", actors=(POLICE,), recipients=(SUDAN,))])
    assert arrest.recipients == (SUDAN,)


def test_closing_an_embassy_is_toward_its_host() -> None:
    place = Place("Khartoum", "SDN", 15.6, 32.5, "city")
    (closing,) = complete([claim("SANCTION", "withdraw", actors=(KENYA,), place=place)])
    assert [r.country for r in closing.recipients] == ["SDN"]


def test_guards_hurt_in_an_attack_belong_to_its_target() -> None:
    embassy = party("the Kenyan embassy", "KEN", "GOV")
    attack = claim("ASSAULT", actors=(GUNMAN,), recipients=(embassy,))
    hurt = claim("ASSAULT", actors=(GUNMAN,), recipients=(GUARD,), sentence=1)
    assert complete([attack, hurt])[1].recipients[0].code == "KEN COP"


def test_a_demand_in_a_report_about_two_is_directed_at_the_other() -> None:
    story = [claim("SANCTION", "expel", actors=(KENYA,), recipients=(SUDAN,), sentence=i) for i in range(2)]
    demand = complete([*story, claim("REQUEST", actors=(KENYA,), sentence=2)])[2]
    assert [r.code for r in demand.recipients] == ["SDN GOV"]


def test_condemning_an_attack_by_unknown_hands_has_no_recipient() -> None:
    attack = claim("ASSAULT", actors=(GUNMAN,), recipients=(KENYA,))
    story = [claim("CONSULT", actors=(KENYA, SUDAN), sentence=i) for i in range(3)]
    assert complete([attack, *story, claim("ACCUSE", "disapprove", actors=(SUDAN,), sentence=4)])[4].recipients == ()


def test_local_police_are_those_of_the_place() -> None:
    here = Place("Khartoum", "SDN", 15.6, 32.5, "city")
    police = party("police", None, "COP")
    assert complete([claim("COERCE", "arrest", actors=(police,), recipients=(KENYA,), place=here)])[0].actors[0].code == "SDN COP"


def test_a_ministry_that_summons_a_foreign_envoy_is_that_of_the_place() -> None:
    ministry, here = party("the foreign ministry", None, "GOV"), Place("Khartoum", "SDN", 15.6, 32.5, "city")
    (summons,) = complete([claim("ACCUSE", "disapprove", actors=(ministry,), recipients=(KENYA,), place=here)])
    assert summons.actors[0].code == "SDN GOV"


def test_a_person_has_the_state_that_another_claim_tells() -> None:
    minister = Actor("Foreign Minister Ada Mwangi", (), "person", "KEN", ("GOV",))
    claims = [claim("CONSULT", actors=(minister, SUDAN)), claim("REQUEST", actors=(Actor("Mwangi", (), "person"),), sentence=1)]
    assert complete(claims)[1].actors[0].country == "KEN"


def test_those_whom_a_state_arrests_are_accused_by_it() -> None:
    arrest = claim("COERCE", "arrest", actors=(POLICE,), recipients=(PEOPLE,))
    assert complete([arrest, claim("ACCUSE", "allege", recipients=(PEOPLE,))])[1].actors == (POLICE,)


def test_a_government_does_not_break_with_itself() -> None:
    capital = party("Nairobi", "KEN", "GOV")
    assert complete([claim("SANCTION", "discontinue", actors=(KENYA,), recipients=(capital, SUDAN))])[0].recipients == (SUDAN,)


def test_who_condemns_a_raid_reproaches_the_only_other_state_that_used_force() -> None:
    raid = claim("COERCE", "seize", actors=(POLICE,), recipients=(SUDAN,))
    peru = party("Peru", "PER", "GOV")
    assert [r.country for r in complete([raid, claim("ACCUSE", "disapprove", actors=(peru,), sentence=3)])[1].recipients] == ["KEN"]


def test_a_charge_rejected_is_rejected_to_the_one_who_made_it() -> None:
    charge = claim("ACCUSE", "allege", actors=(KENYA,), recipients=(SUDAN,))
    assert complete([charge, claim("REJECT", actors=(SUDAN,))])[1].recipients == (KENYA,)


def test_envoys_sent_out_in_return_are_of_the_state_that_sent_out_the_first() -> None:
    envoys = party("embassy staff", None, "GOV")
    first = claim("SANCTION", "expel", actors=(SUDAN,), recipients=(KENYA,))
    second = replace(claim("SANCTION", "expel", actors=(KENYA,), recipients=(envoys,)), id="c_second")
    assert [r.code for r in complete([first, second])[1].recipients] == ["SDN GOV"]


def test_who_condemns_an_attack_on_another_state_does_not_blame_its_victim() -> None:
    attack = claim("ASSAULT", actors=(), recipients=(KENYA,))
    assert complete([attack, claim("ACCUSE", "disapprove", actors=(SUDAN,))])[1].recipients == ()


def test_a_raid_told_without_its_author_is_of_the_only_one_who_used_force_there() -> None:
    police = party("Sudanese police", "SDN", "COP")
    embassy = party("the Kenyan embassy", "KEN", "GOV")
    raid = claim("COERCE", "seize", actors=(police,), recipients=(embassy,))
    again = claim("ASSAULT", recipients=(embassy,), sentence=3)
    assert complete([raid, again])[1].actors == (police,)
    assert complete([raid, claim("ASSAULT", actors=(GUNMAN,), recipients=(embassy,), sentence=1), again])[2].actors == ()
