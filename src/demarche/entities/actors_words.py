"""What nouns say of a party: sector, kind and traits, from a table kept by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from demarche.entities.states import fold, read_rows
from demarche.records import ActorKind, Word

LONGEST = 5
"""Words of the longest noun that is looked for ("ministry of foreign affairs", "public prosecutor 's office")."""
PERSON_PRONOUNS = {"he": "M", "him": "M", "his": "M", "himself": "M", "she": "F", "her": "F", "hers": "F", "herself": "F"}
THING_PRONOUNS = frozenset({"it", "its", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
OWN_PRONOUNS = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
PRONOUNS = frozenset(PERSON_PRONOUNS) | THING_PRONOUNS | PLURAL_PRONOUNS | OWN_PRONOUNS | RELATIVE_PRONOUNS
FORMER = frozenset({"former", "ex", "ousted", "deposed", "onetime", "erstwhile", "exiled", "retired", "sacked"})
OFFICE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors whose former holders are ELI."""
MEN = {"mr": "M", "mr.": "M", "sir": "M", "king": "M", "prince": "M", "spokesman": "M", "chairman": "M", "congressman": "M"}
WOMEN = {"mrs": "F", "mrs.": "F", "ms": "F", "ms.": "F", "queen": "F", "spokeswoman": "F", "chairwoman": "F", "congresswoman": "F"}
SEX = MEN | WOMEN | {"son": "M", "father": "M", "husband": "M", "man": "M", "wife": "F", "mother": "F", "daughter": "F", "woman": "F"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the table."""

    form: str
    sectors: tuple[str, ...]
    kind: ActorKind
    traits: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounHit:
    """A noun found in a sentence: words `first` to `last` (half open)."""

    first: int
    last: int
    noun: Noun


@dataclass(frozen=True)
class Nouns:
    """The table of nouns by folded form, the first words of longer forms, and what a bare noun may take up."""

    forms: dict[str, Noun]
    starts: frozenset[str]
    kin: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    """The bodies whose members a noun names."""

    def find(self, words: Sequence[Word]) -> tuple[NounHit, ...]:
        """The nouns in a sentence from left to right, the longest at each place, none overlapping."""
        hits, at = [], 0
        folded = [fold(word.text) for word in words]
        while at < len(words):
            longest = LONGEST if folded[at] in self.starts else 1
            for last in range(min(len(words), at + longest), at, -1):
                if found := self._form(folded[at : last - 1], folded[last - 1], words[last - 1]):
                    hits.append(NounHit(at, last, found))
                    at = last - 1
                    break
            at += 1
        return tuple(hits)

    def _form(self, before: Sequence[str], text: str, last: Word) -> Noun | None:
        if last.upos not in {"NOUN", "PROPN", "ADJ"} or not text:
            return None
        start = " ".join(part for part in before if part)
        lemma = fold(last.lemma)
        for end in dict.fromkeys((lemma, text, *singulars(text))):
            if found := self.forms.get(f"{start} {end}" if start else end):
                return found if last.upos != "ADJ" or not found.traits.isdisjoint({"modifier", "loose"}) else None
        return None


def singulars(text: str) -> Iterator[str]:
    """What a folded plural may be the plural of, should its lemma be wrong."""
    for plural, singular in (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", "")):
        if text.endswith(plural) and len(text) > len(plural) + 1:
            yield text.removesuffix(plural) + singular


@cache
def load_nouns() -> Nouns:
    """The nouns that ship with the package."""
    forms: dict[str, Noun] = {}
    for row in read_rows("words.csv"):
        noun = Noun(fold(row["form"]), tuple(row["sector"].split()), cast(ActorKind, row["kind"]), frozenset(row["traits"].split()))
        forms.setdefault(noun.form, noun)
    kin, bodies = _read_forms("antecedents"), _read_forms("bodies")
    return Nouns(forms, frozenset(form.split(" ")[0] for form in forms if " " in form), kin, bodies)


def _read_forms(column: str) -> dict[str, frozenset[str]]:
    """The forms in a column of the table of kin, by noun."""
    return {fold(row["noun"]): frozenset(fold(form) for form in row[column].split("|") if form) for row in read_rows("kin.csv")}
