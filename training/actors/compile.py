"""Writes the tables that ship with demarche: `python -m training.actors.compile --data DIR` (see README.md)."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from demarche.entities.states import fold, read_rows
from training.actors.bodies import compile_bodies
from training.actors.people import compile_people, from_congress, from_factbook, from_hand
from training.actors.states import common_words, compile_states, news_words, read_factbook

SHIPPED = Path(__file__).resolve().parents[2] / "src" / "demarche" / "entities" / "data"


def write(path: Path, note: str, header: list[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Writes a CSV table with a comment on its origin."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(f"# {note}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size / 1000:.0f} kB")


def hand_bodies() -> list[str]:
    """The names in the table of bodies kept by hand."""
    return [form for row in read_rows("bodies.csv") for form in row["names"].split("|")]


def main() -> None:
    """Compiles the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the four actors_* folders (README.md says where to get them)")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    book = read_factbook(options.data)
    holders = [*from_hand(), *from_factbook(book), *from_congress(options.data)]
    surnames = {fold(holder.surname) for holder in holders} | {fold(holder.surname).split(" ")[-1] for holder in holders}
    borne = {word for holder in holders for word in fold(holder.name).split(" ")} | {fold(form) for form in hand_bodies()}
    states = compile_states(options.data, book, surnames, borne)
    note = "Compiled by training/actors: do not edit. Sources: CIA World Factbook (CC0), GeoNames (CC BY 4.0), own list."
    write(options.out / "states.csv", note, ["kind", "code", "forms"], states)
    codes = {fold(form): code for kind, code, forms in states if kind == "state" for form in forms.split("|")}
    people = [astuple(holder) for holder in compile_people(options.data, book, codes)]
    note = (
        "Compiled by training/actors: do not edit. Sources: CIA World Factbook, congress-legislators (CC0), Archigos 4.1 (CC BY 4.0), own."
    )
    header = ["name", "surname", "code", "role", "sector", "from", "to", "sure", "sex", "wikidata", "source"]
    write(options.out / "people.csv", note, header, people)
    taken = surnames | {fold(form) for _, _, forms in states for form in forms.split("|")}
    initials = {form for form in hand_bodies() if form.isupper()}
    bodies = compile_bodies(book, taken, initials, common_words(options.data) | news_words(options.data))
    note = "Compiled by training/actors: do not edit. Sources: CIA World Factbook (CC0), pytickersymbols (MIT). Columns as in bodies.csv."
    rows = [(names, "body", country, sector, "", "", traits) for names, country, sector, traits in bodies]
    write(options.out / "organisations.csv", note, ["names", "kind", "country", "sectors", "from", "to", "traits"], rows)


if __name__ == "__main__":
    main()
