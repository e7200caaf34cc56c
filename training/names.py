"""The one convention that names follow in training and in tests, and the demonyms it needs.

PER has no title ("President", "Mr."); LOC is a place or a country; ORG a body; NAT a word for a nationality or a people
("Iranian", "Palestinians"), whether adjective or noun. Events, works, products and dates are not names.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tarfile
from collections import Counter
from pathlib import Path

TITLES = frozenset(
    """president vice-president vice deputy prime minister premier chancellor secretary secretary-general general
    lieutenant colonel major captain sergeant admiral commander chief mr mrs ms miss dr doctor prof professor sir lord
    lady dame king queen prince princess sultan emir pope cardinal archbishop bishop father reverend rev senator sen
    representative rep congressman congresswoman governor gov mayor judge justice attorney ambassador envoy director
    spokesman spokeswoman foreign defense defence interior finance prime-minister chairman chairwoman leader gen col
    lt maj capt sgt adm cmdr former acting ayatollah pvt cpl speaker minister-president first under assistant state
    treasury homeland security health education justice labor oil energy trade agriculture commerce""".split()
)
"""Words that may stand before a person's name and are not part of it."""

_BETWEEN = frozenset(["of", "for", "the", "and", "-", "to"])

MORE_DEMONYMS = frozenset(
    """palestinian palestinians kurdish kurd kurds arab arabs european europeans african africans asian asians american
    americans african-american jewish tamil tamils pashtun pashtuns uighur uighurs uyghur uyghurs chechen chechens
    darfurian darfuri tibetan tibetans kashmiri kashmiris ossetian ossetians abkhaz kosovar kosovars roma hutu hutus
    tutsi tutsis scottish welsh english britons briton israelis israeli iraqis iraqi iranians iranian saudi saudis pakistani pakistanis
    spaniard spaniards pole poles swede swedes dane danes finn finns turk turks swiss dutch irish french spanish turkish
    polish danish swedish finnish serb serbs croat croats bosnian bosnians yemeni yemenis omani omanis qatari qataris
    kuwaiti kuwaitis bahraini bahrainis emirati emiratis azeri azeris azerbaijani azerbaijanis afghan afghans thai thais
    filipino filipinos argentine argentines hispanic latino latinos balkan soviet persian bengali rohingya houthi greek
    greeks burmese taiwanese catalan basque flemish yugoslav yugoslavian nepali nepalese bangladeshi bangladeshis""".split()
)

NOT_DEMONYMS = frozenset(
    """other none western eastern northern southern islamic muslim muslims christian sunni shiite shi'ite islamist
    the of and or none noun adjective jordan chad georgia male female south north new west east islander
    hong kong sri sierra saint sao costa puerto papua island solomon singapore taiwan luxembourg liechtenstein kiribati
    congo vanuatu virgin zealand wallis norfolk channel christmas cocos cook cabo bissau equatorial falkland gibraltar
    pitcairn roma sikhs hebrew taiwans sris
    islanders coast same black white chinese-speaking central republic united states states of american-led""".split()
)

_BEFORE_DEMONYMS = frozenset(["South", "North", "Sri", "New", "Costa", "Puerto", "Sierra", "Saudi", "Equatorial"])


def strip_titles(words: list[str], start: int, end: int) -> int:
    """Where the name of a person begins after its titles; `end` if there is nothing but titles."""
    first = start
    while first < end:
        word = words[first].lower().rstrip(".")
        if word not in TITLES and not (first > start and word in _BETWEEN):
            break
        first += 1
    return first


def load_demonyms(data: Path) -> set[str]:
    """Lower-cased words for nationalities: the Factbook's, ours, and what GMB tags gpe as an adjective thrice."""
    words = set(MORE_DEMONYMS) | _factbook(data / "actors_factbook" / "factbook_json.tar.gz")
    counts: Counter[str] = Counter()
    with gzip.open(data / "gmb_ner" / "ner_dataset.csv.gz", "rt", encoding="latin-1") as lines:
        for row in csv.reader(lines):
            if row[3] == "B-gpe" and row[2] in ("JJ", "NNS", "NNPS") and row[1][:1].isupper():
                counts[row[1].lower()] += 1
    words |= {word for word, count in counts.items() if count >= 3 and word.isalpha()}
    return {word for word in words if word not in NOT_DEMONYMS and len(word) > 2}


def _factbook(path: Path) -> set[str]:
    """The single-word nationality nouns and adjectives of every country."""
    found: set[str] = set()
    with tarfile.open(path) as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.name.endswith(".json") else None
            people = json.load(handle).get("People and Society", {}) if handle else {}
            for part in people.get("Nationality", {}).values():
                text = part.get("text", "") if isinstance(part, dict) else ""
                text = re.sub(r"\([^)]*\)|<[^>]*>|note.*", " ", text)
                found |= {word.lower() for word in re.findall(r"[A-Z][a-z]{2,}", text)}
                found |= {f"{word.lower()}s" for word in re.findall(r"[A-Z][a-z]+(?:an|i)\b", text)}
    return found


def mark_nationalities(words: list[str], tags: list[str], xpos: list[str] | None, demonyms: set[str]) -> list[str]:
    """The tags with NAT on demonyms outside names; "?" where tag of speech leaves it open (a language, a surname)."""
    marked = list(tags)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag != "O" or word.lower() not in demonyms or not word[:1].isupper():
            continue
        sure = xpos is None or xpos[index] in ("JJ", "NNPS", "NNS", "AFX")
        marked[index] = "B-NAT" if sure else "?"
        if sure and index and tags[index - 1] == "O" and words[index - 1] in _BEFORE_DEMONYMS:
            marked[index - 1 : index + 1] = ["B-NAT", "I-NAT"]
    return marked
