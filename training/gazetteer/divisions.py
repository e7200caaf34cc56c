"""Provinces and counties: named by GeoNames' divisions of towns and by a list of ours, each with the middle of its towns' land."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from demarche.entities.gazetteer import Kind, fold
from training.gazetteer.file import Compiler
from training.gazetteer.shapes import middle_of_land
from training.gazetteer.sources import Division, Town, geonames, rows
from training.gazetteer.territories import territory_at

_BEFORE = (
    "Provincia|Province|Departamento|Departement|Département|Distrito|District|Estado|Region|Región|Region Autonoma|Nomos|Okres|Powiat|"
    "Politischer Bezirk|Regierungsbezirk|Bezirk|Canton|Kanton|Gouvernorat|Muhafazat|Wilaya|Cercle|Arrondissement|Rrethi|Judetul|Partido|"
    "Municipio|Gemeente|Comuna|Obshtina|Changwat|Amphoe|Kabupaten|Kota|Komuna|Opstina|Politischer|Oras|Municipiul|Grad|Gorod|Castelo|Praha"
)
_AFTER = (
    "Province|Oblast'?|Oblast’|Region|Krai|Kray|District|County|Governorate|Prefecture|Ken|Sheng|Shi|Voivodeship|Rayon|Raion|State|"
    "Fylke|Lan|Kommune|Kommun|Municipality|municipality|Parish|Department|Division|Rajons|Novads|apskritis|vald|linn|Megye|"
    "Metropolitan City|Autonomous Region|Autonomous Republic|Avtonomnyy Okrug|Shire|Borough|City|Zone"
)
_PREFIX = re.compile(rf"^(?:{_BEFORE}) (?:(?:de la|de las|de los|de l'|des|du|del|della|delle|dell'|di|do|da|de|d'|of) ?)?")
_SUFFIX = re.compile(rf" (?:{_AFTER})$")

SAME_SHARE = 0.8
"""A province of our list is GeoNames' division where the two have at least so many of their towns in common."""


def bare(name: str) -> str:
    """The name of a division without the word for what it is: `Departement de la Somme` is `Somme`."""
    return _SUFFIX.sub("", _PREFIX.sub("", name)).strip() or name


class Divisions:
    """Adds the divisions; knows afterwards in which province each town lies."""

    def __init__(self, out: Compiler, codes: dict[str, str], towns: dict[str, list[Town]], lies_in: dict[int, Division]) -> None:
        self._out, self._codes, self._towns, self._lies_in = out, codes, towns, lies_in
        self._provinces: dict[tuple[str, str], int] = {}
        self._by_code: dict[tuple[str, str], int] = {}
        self._named: dict[tuple[str, str], int] = {}
        self._states = {fold(state["name"]): int(state["geonameid"]) for state in geonames("us_states.json").values()}
        self.members: dict[tuple[str, str], list[Town]] = defaultdict(list)

    def province_of(self, town: Town) -> int | None:
        """The id of a town's province, None where not known."""
        own = self._lies_in.get(int(town["geonameid"]))
        found = self._provinces.get((own.country, own.first)) if own else None
        return found or self._by_code.get((town["countrycode"], town["admin1code"]))

    def add_all(self) -> None:
        """Provinces first, then the further names of ours, then counties."""
        seconds: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
        for own in self._towns.values():
            for town in own:
                if town["countrycode"] in self._codes and (division := self._lies_in.get(int(town["geonameid"]))):
                    self.members[division.country, division.first].append(town)
                    seconds[division.country, division.first, division.second].append(town)
        for (country, first), inside in self.members.items():
            if first:
                self._provinces[country, first] = self._add([first, bare(first)], "province", country, inside)
        self._number_by_code()
        self._add_ours()
        self._add_abbreviations()
        for (country, first, second), inside in seconds.items():
            if second and country != "US":
                self._add_county(country, first, second, inside)
        self._add_us_counties(seconds)

    def _add(self, names: Sequence[str], kind: Kind, country: str, inside: list[Town], *, within: int | None = None) -> int:
        lon, lat = middle_of_land([(t["longitude"], t["latitude"]) for t in inside])
        code = Counter(t["admin1code"] for t in inside).most_common(1)[0][0]
        people = sum(t["population"] for t in inside if t["population"] < 3 * 10**7)
        territory = territory_at(self._out.territories, country, code, lat, lon)
        identity = self._states.get(fold(names[0])) if country == "US" and kind == "province" else None
        place = self._out.add(identity, names[0], kind, self._codes[country], lat, lon, people, within=within, territory=territory)
        self._call(place, names)
        if kind == "province":
            self._named |= {(country, fold(name)): place for name in names}
        return place

    def _call(self, place: int, names: Iterable[str]) -> None:
        for name in names:
            self._out.call(place, name, main=True)

    def _number_by_code(self) -> None:
        """Which province the towns of each code of today mostly lie in: for towns that the older edition lacks."""
        found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for key, inside in self.members.items():
            if key in self._provinces:
                for town in inside:
                    found[town["countrycode"], town["admin1code"]][self._provinces[key]] += 1
        self._by_code = {code: counts.most_common(1)[0][0] for code, counts in found.items()}

    def _add_abbreviations(self) -> None:
        """The short forms of provinces."""
        iso2 = {code: iso for iso, code in self._codes.items()}
        for row in rows("abbreviations.csv"):
            if (place := self._named.get((iso2[row["country"]], fold(row["province"])))) is None:
                print(f"no province {row['province']}")
                continue
            self._call(place, filter(None, row["alone"].split("|")))
            for name in filter(None, row["behind"].split("|")):
                self._out.call(place, name, behind=True)

    def _add_ours(self) -> None:
        iso2 = {code: iso for iso, code in self._codes.items()}
        for row in rows("provinces.csv"):
            for entry in row["rows of name|other name=seat"].split(";"):
                names, _, seat = entry.partition("=")
                self._add_one_of_ours(names.split("|"), iso2[row["country"]], seat)

    def _add_one_of_ours(self, names: list[str], country: str, seat: str) -> None:
        bearing = [t for t in self._towns[country] if fold(seat) in {fold(t["name"]), *map(fold, t["alternatenames"])}]
        if not bearing:
            print(f"no town {seat} in {country} for {names}")
            return
        town = max(bearing, key=lambda t: t["population"])
        inside = [t for t in self._towns[country] if t["admin1code"] == town["admin1code"]]
        own = self._lies_in.get(int(town["geonameid"]))
        members = self.members.get((own.country, own.first), []) if own and own.first else []
        common = {t["geonameid"] for t in inside} & {t["geonameid"] for t in members}
        if own and members and len(common) >= SAME_SHARE * len(members):
            self._call(self._provinces[own.country, own.first], names)
            self._named |= {(country, fold(name)): self._provinces[own.country, own.first] for name in names}
        else:
            self._by_code[country, town["admin1code"]] = self._add(names, "province", country, inside)

    def _add_county(self, country: str, first: str, second: str, inside: list[Town]) -> None:
        """A county, unless it is called after a town in it: that town stands for it."""
        name = bare(second)
        if fold(name) in {fold(t["name"]) for t in inside} or fold(name) == fold(bare(first)):
            return
        self._add([name, second], "county", country, inside, within=self._provinces.get((country, first)))

    def _add_us_counties(self, seconds: dict[tuple[str, str, str], list[Town]]) -> None:
        """Counties of the USA by their full names only: every second one is called after the same presidents as towns."""
        for (country, first, second), inside in seconds.items():
            if country == "US" and second:
                self._add([second], "county", country, inside, within=self._provinces.get((country, first)))
