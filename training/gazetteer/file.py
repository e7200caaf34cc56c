"""The file that the gazetteer is compiled into: places, the forms of their names, nationalities, disputed territories."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from demarche.entities.gazetteer import BEHIND, KINDS, MAIN, VARIANT, Kind, fold
from training.gazetteer.sources import check_point
from training.gazetteer.territories import Territory

Row = tuple[int, str, int, str | None, int | None, int, int, int, int | None]

_TABLES = """
    PRAGMA page_size = 4096;
    CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, within INTEGER,
        lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, territory INTEGER);
    CREATE TABLE form (form TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (form, place)) WITHOUT ROWID;
    CREATE TABLE adjective (form TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE territory (id INTEGER PRIMARY KEY, name TEXT NOT NULL, recognised TEXT, un TEXT, de_facto TEXT);
"""


class Compiler:
    """Gathers places and the forms of their names, then writes them."""

    def __init__(self, territories: list[Territory]) -> None:
        self.territories = territories
        self.places: dict[int, Row] = {}
        self.forms: dict[tuple[str, int], int] = {}
        self.adjectives: dict[str, str] = {}
        self._next = -1

    def add(
        self,
        identity: int | None,
        name: str,
        kind: Kind,
        country: str | None,
        lat: float,
        lon: float,
        population: int,
        *,
        within: int | None = None,
        territory: int | None = None,
    ) -> int:
        """Adds a place and its main name; returns its id (a new negative one where GeoNames has none). ValueError: a point not on earth."""
        check_point(lat, lon, name)
        if identity is None:
            identity, self._next = self._next, self._next - 1
        point = round(lat * 1e4), round(lon * 1e4)
        self.places[identity] = (identity, name, KINDS.index(kind), country, within, *point, population, territory)
        self.call(identity, name, main=True)
        return identity

    def call(self, identity: int, name: str, *, main: bool = False, behind: bool = False) -> None:
        """Adds a further name of a place. `behind`: it means the place only right behind a town ("Dallas, TX")."""
        if form := fold(name):
            kind = MAIN if main else BEHIND if behind else VARIANT
            self.forms[form, identity] = max(kind, self.forms.get((form, identity), BEHIND))

    def keep_from_provinces(self, name: str) -> None:
        """Takes a name from provinces: a disputed region of that name is larger than the part of it that one state administers."""
        province, form = KINDS.index("province"), fold(name)
        for key in [key for key in self.forms if key[0] == form and self.places[key[1]][2] == province]:
            del self.forms[key]

    def write(self, path: Path) -> None:
        """Writes all of it, sorted, so that the same data make the same file."""
        path.unlink(missing_ok=True)
        database = sqlite3.connect(path)
        database.executescript(_TABLES)
        database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", sorted(self.places.values()))
        database.executemany("INSERT INTO form VALUES (?,?,?)", sorted((form, place, main) for (form, place), main in self.forms.items()))
        database.executemany("INSERT INTO adjective VALUES (?,?)", sorted(self.adjectives.items()))
        database.executemany("INSERT INTO territory VALUES (?,?,?,?,?)", [(t.id, t.name, *t.codings) for t in self.territories])
        few = ", ".join(str(KINDS.index(kind)) for kind in ("country", "capital"))
        database.execute(f"CREATE INDEX land ON place (country, kind) WHERE kind IN ({few})")
        database.execute(f"CREATE INDEX facility ON place (within) WHERE kind = {KINDS.index('facility')}")
        database.commit()
        database.execute("VACUUM")
        database.close()
