"""Attributions by the real syntax model: who says a thing, outermost first."""

from __future__ import annotations

import pytest

from tests.events.heard import sources


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ('Said the governor: "Nobody will be spared."', "spared", ["the governor"]),
        ("Reporters were told by the governor that the dam had burst.", "burst", ["the governor"]),
        ("Ghana, according to diplomats, has recalled its envoy.", "recalled", ["diplomats"]),
        ("As the mayor put it, the city burned for three days.", "burned", ["the mayor"]),
        ("By the army's own account, forty rebels were killed.", "killed", ["the army"]),
        ("Per a police log, officers fired eleven shots.", "fired", ["a police log"]),
        ("In the view of the IMF, Zambia has broken its pledges.", "broken", ["the IMF"]),
        ("For the opposition, the vote was stolen from the start.", "stolen", ["the opposition"]),
        ("Sanctions, insisted the chancellor, have worked.", "worked", ["the chancellor"]),
        ("Sanctions, the chancellor insisted, have crippled the economy.", "crippled", ["the chancellor"]),
        ("The colonel, says the pilot, ordered the raid.", "ordered", ["the pilot"]),
        ("The colonel ordered the raid, said the pilot and his navigator.", "ordered", ["the pilot", "his navigator"]),
        ("The colonel ordered the raid, or so the pilot says.", "ordered", ["the pilot"]),
        ("The talks have stalled, said the minister, who met his Iranian counterpart on Monday.", "stalled", ["the minister"]),
        ("The convoy was ambushed by fighters, a Taliban spokesman claimed in a text message.", "ambushed", ["a Taliban spokesman"]),
        ("It was confirmed by the ministry that two bishops had been arrested.", "arrested", ["the ministry"]),
        ("The navy failed the men, argues Abdi Nur, of the Rift Institute.", "failed", ["Abdi Nur"]),
        ("One of the freed men recalled being beaten by the pirates.", "beaten", ["One of the freed men"]),
        ("As Li told us, the guards had beaten the prisoners.", "beaten", ["Li"]),
        ("The chancellor made it clear that Germany would not send troops.", "send", ["The chancellor"]),
        ("Soldiers set fire to the houses, residents and two priests said.", "set", ["residents", "two priests"]),
    ],
)
def test_the_source_is_found_wherever_its_verb_stands(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Citing unnamed sources, the daily El Norte reported that Chad had expelled the envoy.",
            "expelled",
            ["the daily El Norte", "unnamed sources"],
        ),
        (
            "The Tasnim agency reported, citing the prosecutor, that four men had been hanged.",
            "hanged",
            ["The Tasnim agency", "the prosecutor"],
        ),
        (
            "State media reported the interior minister as saying four men had been hanged.",
            "hanged",
            ["State media", "the interior minister"],
        ),
        (
            "The interior minister, in remarks carried by state media, said four men had been hanged.",
            "hanged",
            ["state media", "The interior minister"],
        ),
        (
            "State media said that, according to the interior minister, four men had been hanged.",
            "hanged",
            ["State media", "the interior minister"],
        ),
        ("AFP has learned from a diplomatic source that the envoy was recalled.", "recalled", ["a diplomatic source"]),
        ("Reuters reported that Chad had expelled the envoy, citing two officials.", "expelled", ["Reuters", "two officials"]),
        ("The BBC said it had been told by officials that the jets were shot down.", "shot", ["The BBC", "officials"]),
        (
            "The pilot's lawyer quoted his client as saying that the colonel had ordered the raid.",
            "ordered",
            ["The pilot's lawyer", "his client"],
        ),
        ("O Globo, which cited no sources, said both pilots had died.", "died", ["O Globo"]),
        ("Washington says Moscow claims that Kyiv shelled the plant.", "shelled", ["Washington", "Moscow"]),
    ],
)
def test_who_passes_on_stands_before_who_speaks(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("While the army said rebels had shelled the market, residents said that soldiers had bombed it.", "shelled", ["the army"]),
        ("While the army said rebels had shelled the market, residents said that soldiers had bombed it.", "bombed", ["residents"]),
        ("The army said rebels had shelled the market; residents said soldiers had bombed it.", "shelled", ["The army"]),
        ("The army said rebels had shelled the market; residents said soldiers had bombed it.", "bombed", ["residents"]),
        (
            "The UN accused the army on Monday of shelling the town, while the Red Cross said that two of its drivers were missing.",
            "shelling",
            ["The UN"],
        ),
        (
            "The UN accused the army on Monday of shelling the town, while the Red Cross said that two of its drivers were missing.",
            "missing",
            ["the Red Cross"],
        ),
        ("One shopkeeper said soldiers had burned the mosque; another said they had only searched it.", "burned", ["One shopkeeper"]),
        ("One shopkeeper said soldiers had burned the mosque; another said they had only searched it.", "searched", ["another"]),
        ("The minister said the raid killed four soldiers, adding that two rebels had been captured.", "killed", ["The minister"]),
        ("The minister said the raid killed four soldiers, adding that two rebels had been captured.", "captured", ["The minister"]),
        ("The bridge, which officials say was destroyed by rebels, has been rebuilt.", "destroyed", ["officials"]),
        ("The bridge, which officials say was destroyed by rebels, has been rebuilt.", "rebuilt", []),
        ("Troops killed a man who, police said, had thrown a grenade.", "thrown", ["police"]),
        ("Troops killed a man who, police said, had thrown a grenade.", "killed", []),
        (
            "A security official said six people were killed and a doctor at the hospital said that two of them were children.",
            "killed",
            ["A security official"],
        ),
        (
            "A security official said six people were killed and a doctor at the hospital said that two of them were children.",
            "children",
            ["a doctor at the hospital"],
        ),
    ],
)
def test_clauses_side_by_side_have_each_its_own_source(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("She was told that the dam had burst.", "burst", []),
        ("The general is said to have ordered the killings.", "ordered", []),
        ("Evidence suggests that the village was burned.", "burned", []),
        ("The man said to have planted the bomb fled to Oman.", "fled", []),
        ("Minister Sato, who had said he would resign, was arrested on Friday.", "arrested", []),
        ("Minister Sato, who had said he would resign, was arrested on Friday.", "resign", ["Minister Sato"]),
        ("Neither the pilot nor the navigator said that the colonel ordered the raid.", "ordered", []),
        ("The general refused to say if troops had been sent.", "sent", []),
        ("Nobody has claimed responsibility for the ambush.", "ambush", []),
        ("The pilot, not the navigator, said that the colonel ordered the raid.", "ordered", ["The pilot"]),
        ("The court heard that Ali had planned the attack for months.", "planned", []),
        ("Standing next to the German chancellor, President Diallo said that Mali would close the base.", "close", ["President Diallo"]),
    ],
)
def test_who_stands_near_a_verb_of_saying_need_not_say_it(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The commission came to the conclusion that the militia had burned the village.", "burned", ["The commission"]),
        ("The envoy delivered a message that the sailors had been freed.", "freed", ["The envoy"]),
        ("The Security Council adopted a resolution saying the seizure broke the law.", "broke", ["The Security Council"]),
        ("Japan's view is that the missile violated its airspace.", "violated", ["Japan"]),
        ("Amnesty's allegations of rape by soldiers are being examined.", "rape", ["Amnesty"]),
        (
            "The palace said in a terse statement that the prince had been poisoned and that two cooks had been arrested.",
            "poisoned",
            ["The palace"],
        ),
        (
            "The palace said in a terse statement that the prince had been poisoned and that two cooks had been arrested.",
            "arrested",
            ["The palace"],
        ),
        ("In testimony before the panel, the pilot said he was ordered to bomb the school.", "ordered", ["the pilot"]),
        ("Gas flows to stop on Monday: Kremlin", "stop", ["Kremlin"]),
        ("Kremlin: Gas flows to stop on Monday", "stop", ["Kremlin"]),
    ],
)
def test_nouns_and_lines_of_headlines_attribute_too(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The rebels left a note stating that they had taken the hostages.", "taken", ["The rebels"]),
        ("An advertisement placed by the union said the company had cheated its workers.", "cheated", ["the union"]),
        ("A joint statement by France and Germany said that the talks had collapsed.", "collapsed", ["France", "Germany"]),
        (
            "The foreign ministers of Mali and Niger issued a joint communique. It said that the bridge had been bombed.",
            "bombed",
            ["The foreign ministers of Mali"],
        ),
        ("Two widows filed a lawsuit alleging that the company had hired gunmen.", "hired", ["Two widows"]),
        ("The letter, signed by eleven ministers, says the quota was broken.", "broken", ["eleven ministers"]),
        ("A letter seen by Reuters said the quota had been broken.", "broken", ["A letter"]),
        ("Judge Moore published her ruling on Monday. It said that Ali had planned the attack.", "planned", ["Judge Moore"]),
        (
            "The UN mission's report was published on Tuesday. It says soldiers looted shops. The document adds that rebels burned houses.",
            "looted",
            ["The UN mission"],
        ),
        (
            "The UN mission's report was published on Tuesday. It says soldiers looted shops. The document adds that rebels burned houses.",
            "burned",
            ["The UN mission"],
        ),
    ],
)
def test_a_document_speaks_for_who_issued_it(text: str, word: str, expected: list[str]) -> None:
    assert sources(text, word) == expected
