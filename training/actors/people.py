"""Office holders with their days: the factbook's, Archigos's, the US Congress's and those kept by hand in `leaders.csv`."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from demarche.entities.states import fold
from training.actors.states import HERE, Factbook, text_of

OLDEST = "1945-01-01"
ROMAN = re.compile(r"[IVX]+(?<!^XI)")
_WORDS = """
president prime minister premier king queen emperor sultan and of the interim transitional transition acting caretaker
general gen col capt sr dr chancellor taoiseach supreme leader state affairs commission chairman chair chairperson council
presidential government spain swiss confederation emir amir crown prince grand duke pope federal vice co first deputy sir lord
dame ratu chief executive cabinet ministers gnu cnsp taliban overall foreign secretary commander-in-chief sudanese armed forces
national body republic princess ulu governor sovereign administrator commissioner mayor tokelau homeland safeguard for assembly
island territorial city leadership people co-vice co-prince
"""
TITLES = frozenset(fold(word) for word in _WORDS.split())
"""Words that stand before the name of a holder in the factbook."""
COW_NAMES = {
    "GFR": "DEU", "GDR": "DDR", "UKG": "GBR", "USA": "USA", "DRC": "COD", "CON": "COG", "CDI": "CIV", "DRV": "VNM", "RVN": "RVN",
    "ROK": "KOR", "PRK": "PRK", "YAR": "YEM", "YEM": "YEM", "YPR": "YEM", "MYA": "MMR", "CEN": "CAF", "CAO": "CMR", "ETM": "TLS",
    "KOS": "XKX", "MAC": "MKD", "BOS": "BIH", "RUM": "ROU", "CZE": "CZE", "CZR": "CZE", "BFO": "BFA", "SWA": "SWZ", "TAZ": "TZA",
    "ZAN": "TZA", "CAP": "CPV", "GNB": "GNB", "NTH": "NLD", "DOM": "DOM", "SLV": "SVN", "SLO": "SVK", "SAL": "SLV", "AUH": "",
    "BAV": "", "TBT": "", "OFS": "", "TRA": "", "KOR": "", "BRA": "BRA", "FIJ": "FJI", "THI": "THA", "SRI": "LKA", "CAM": "KHM",
    "TAW": "TWN", "VIE": "VNM", "SER": "SRB", "YUG": "YUG", "MOR": "MAR", "SIE": "SLE", "GAM": "GMB", "BUI": "BDI", "EQG": "GNQ",
    "ZAM": "ZMB", "ZIM": "ZWE", "SAF": "ZAF", "NIR": "NER", "NIG": "NGA", "UAE": "ARE", "AUS": "AUT", "AUL": "AUS", "NEW": "NZL",
    "KYR": "KGZ", "MLD": "MDA", "MON": "MNG",
}  # fmt: skip
"""ISO3 codes of Correlates of War abbreviations whose state names do not tell; empty: left out."""
OFFICES = (
    "supreme leader|prime minister|king|queen|emperor|sultan|amir|pope|chancellor|taoiseach|premier|president|grand duke|crown prince|"
    "prince|chief executive|chief minister|governor|chairperson|chair|chairman"
).split("|")
CROWNS = {"GBR", "FRA", "USA", "DNK", "NLD", "NOR", "CHN"}
"""States whose head is listed again as the head of other territories."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person in one office; days as ISO text, empty where open or unknown."""

    name: str
    surname: str
    code: str
    role: str
    sector: str
    since: str
    until: str
    sure: str
    """`exact` where `until` is the last day, `latest` where it is only a bound."""
    sex: str
    wikidata: str
    source: str


def from_hand() -> Iterator[Holder]:
    """The list kept by hand."""
    with (HERE / "leaders.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            name, surname = read_name(row["name"])
            yield Holder(name, surname, row["code"], row["role"], row["sector"], row["from"], row["to"], "exact", "", "", "hand")


def read_name(text: str) -> tuple[str, str]:
    """A name as shown and its surname, from "Ilham ALIYEV"; a name without capitals is its own surname."""
    words = re.sub(r'["“”].*?["“”]', " ", text).replace(",", " ").split()
    loud = [part for word in words for part in re.split(r"(?<=[a-z])-|-(?=[A-Z][a-z])", word) if is_loud(part)]
    shown = " ".join(word if ROMAN.fullmatch(word) else re.sub(r"[^\W\d_]{2,}", _quiet, word) for word in words)
    return shown, " ".join(word.title() for word in loud) or words[-1]


def _quiet(found: re.Match[str]) -> str:
    return found.group().title() if found.group().isupper() else found.group()


def is_loud(word: str) -> bool:
    """Whether a word is a surname by the factbook's capitals; the number of a monarch is not."""
    return len(word) > 1 and word.isupper() and "." not in word and (word == "XI" or not ROMAN.fullmatch(word))


def from_factbook(book: Factbook) -> Iterator[Holder]:
    """Chiefs of state and heads of government with the day they took office; a crown only for its own state."""
    found = [holder for code, country in book.items() for holder in _of_country(code, country)]
    states = Counter(name for name, _ in {(holder.name, holder.code) for holder in found})
    return (holder for holder in found if states[holder.name] == 1 or holder.code in CROWNS)


def _of_country(code: str, country: dict[str, Any]) -> Iterator[Holder]:
    for key in ("chief of state", "head of government"):
        text = re.split(r";|\brepresented by\b", text_of(country.get("Government", {}), "Executive branch", key))[0]
        if part := re.match(r"(.*?)\(since ([^);,]*)", text):
            words = re.sub(r"\(.*?\)| of (Denmark|Norway|the Netherlands|China) ", " ", part.group(1).strip(" ,")).replace(",", " ").split()
            loud = next((n for n, w in enumerate(words) if fold(w) not in TITLES and any(is_loud(x) for x in w.split("-"))), None)
            if loud is not None:
                cut = max((n + 1 for n, word in enumerate(words[:loud]) if fold(word) in TITLES), default=0)
                title = " ".join(words[:cut]).lower()
                shown, surname = read_name(" ".join(words[cut:]))
                role = next((office for office in OFFICES if office in title), "leader")
                yield Holder(shown, surname, code, role, "GOV", read_since(part.group(2)), "", "exact", "", "", "factbook")


def read_since(text: str) -> str:
    """The first day that "8 October 2019", "April 2018" or "1997" can mean, as ISO text; empty if none."""
    for shape in ("%d %B %Y", "%d %b %Y", "%B %Y", "%Y"):
        try:
            return datetime.strptime(text.strip().replace("Sept ", "Sep "), shape).date().isoformat()
        except ValueError:
            continue
    return ""


def from_archigos(data: Path, states: dict[str, str]) -> Iterator[Holder]:
    """Leaders of states 1945-2015. A leader still in office at the end has no last day."""
    codes = _cow_codes(data, states)
    terms: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    with gzip.open(data / "actors_archigos" / "arch_annual.txt.gz", "rt", encoding="latin-1") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            terms[row["obsid"], row["leadid"]].append({key: value.strip() for key, value in row.items()})
    for years in terms.values():
        last, code = years[-1], codes.get(years[0]["idacr"], "")
        if code and last["enddate"] >= OLDEST:
            yield _archigos_holder(years[0], last, code)


def _archigos_holder(first: dict[str, str], last: dict[str, str], code: str) -> Holder:
    still = last["enddate"] == "2015-12-31"
    listed = re.sub(r"[,(].*", "", first["leader"]).strip()
    link = re.sub(r"_\(.*", "", unquote(first["dbpedia.uri"].rsplit("/", 1)[-1])).replace("_", " ")
    words = [word for word in listed.split() if not ROMAN.fullmatch(word)] or listed.split()
    particle = len(words) > 1 and words[0].lower() in {"de", "al", "el", "van", "von", "ben", "bin", "da", "dos", "la", "le"}
    surname = listed if particle or len(words) == 1 else words[-1]
    name = link if link != "NA" and fold(surname) in fold(link) else listed
    until = "" if still else last["enddate"]
    return Holder(
        name, surname, code, "leader", "GOV", first["startdate"], until, "exact", first["gender"].replace("NA", ""), "", "archigos"
    )


def _cow_codes(data: Path, states: dict[str, str]) -> dict[str, str]:
    """ISO3 codes by the Correlates of War abbreviations, through the names of states."""
    codes = {}
    with (data / "actors_state_system" / "cow_states2016.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            codes[row["stateabb"]] = COW_NAMES.get(row["stateabb"], states.get(fold(row["statenme"]), ""))
    return {abb: code for abb, code in {**codes, **COW_NAMES}.items() if code}


def from_congress(data: Path) -> Iterator[Holder]:
    """Members of Congress by chamber, presidents and vice presidents since 1945."""
    roles = {
        "rep": ("representative", "LEG"),
        "sen": ("senator", "LEG"),
        "prez": ("president", "GOV"),
        "viceprez": ("vice president", "GOV"),
    }
    for file in ("legislators-current.yaml.gz", "executive.yaml.gz"):
        with gzip.open(data / "actors_us_congress" / file, "rt", encoding="utf-8") as text:
            members: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
        for member in members:
            for kind, since, until in runs(member["terms"]):
                yield _member(member, *roles[kind], since, until)


def runs(terms: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """(kind, first day, last day) of unbroken service in one chamber or office."""
    now: tuple[str, str, str] | None = None
    for term in (term for term in terms if str(term["end"]) >= OLDEST):
        kind, since, until = term["type"], str(term["start"]), str(term["end"])
        if now and now[0] == kind and since[:4] <= str(int(now[2][:4]) + 1) and since[:7] <= now[2][:4] + "-02":
            now = (kind, now[1], until)
            continue
        if now:
            yield now
        now = (kind, since, until)
    if now:
        yield now


def _member(member: dict[str, Any], role: str, sector: str, since: str, until: str) -> Holder:
    name, ids = member["name"], member["id"]
    first = re.sub(r"\s*\(.*?\)", "", name.get("nickname") or name["first"])
    return Holder(
        f"{first} {name['last']}",
        name["last"],
        "USA",
        role,
        sector,
        since,
        until,
        "exact",
        member["bio"].get("gender", ""),
        ids.get("wikidata", ""),
        "congress",
    )


def compile_people(data: Path, book: Factbook, states: dict[str, str]) -> list[Holder]:
    """All holders, each term once: hand rows win over the factbook, both over Archigos."""
    hand, kept = list(from_hand()), []
    congress, today = list(from_congress(data)), list(from_factbook(book))
    after = [*today, *(holder for holder in hand if holder.role in OFFICES)]
    known: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for holder in hand:
        elsewhere[fold(holder.name)].add(holder.code)
    for holder in [*hand, *congress, *today, *from_archigos(data, states)]:
        key = (holder.code, fold(holder.surname).split(" ")[-1])
        if holder.source in {"factbook", "archigos"} and any(overlap(holder, other) for other in known[key]):
            continue
        if holder.source == "archigos" and fold(holder.name) in elsewhere and holder.code not in elsewhere[fold(holder.name)]:
            continue  # Archigos lists occupiers as leaders of the occupied
        known[key].append(holder)
        kept.append(holder)
    women = read_women()
    return sorted((sexed(bounded(holder, after), women) for holder in kept), key=lambda h: (h.code, h.surname, h.since))


def sexed(holder: Holder, women: set[str]) -> Holder:
    """A holder with the sex that `women.txt` gives where its source gives none."""
    if holder.sex or holder.source in {"archigos", "congress"}:
        return holder
    return replace(holder, sex="F" if fold(holder.name) in women else "M")


def read_women() -> set[str]:
    """Folded names of the women among the holders whose sources do not say."""
    lines = (HERE / "women.txt").read_text("utf-8").splitlines()
    return {fold(name) for line in lines if not line.startswith("#") for name in line.split("|")}


def overlap(one: Holder, other: Holder) -> bool:
    """Whether two rows seem to tell of one person's one term."""
    alike = fold(one.name)[:1] == fold(other.name)[:1] or one.source == "archigos" or " " not in one.name
    return alike and one.since <= (other.until or "9999") and other.since <= (one.until or "9999")


def bounded(holder: Holder, after: list[Holder]) -> Holder:
    """An Archigos leader without a last day left at the latest when somebody else's term as leader began."""
    if holder.source != "archigos" or holder.until:
        return holder
    starts = [
        other.since for other in after if other.code == holder.code and other.since > "2015-12-31" and other.surname != holder.surname
    ]
    return (
        replace(holder, until=min(starts), sure="latest") if starts else replace(holder, until=date(2026, 1, 1).isoformat(), sure="latest")
    )
