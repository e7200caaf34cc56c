"""A sentence made ready for finding who is who: its names and nouns found, its parse turned into lists of children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from demarche.entities.actors_words import RELATIVE_PRONOUNS, NounHit, Nouns
from demarche.entities.places_choose import PROVINCE_WORDS, state_told
from demarche.entities.states import OF_STATES, OWN, PLACES, Entry, Hit, Names
from demarche.records import Sentence, Span, Word

CORE = frozenset({"amod", "compound", "flat", "nmod:desc", "nmod:unmarked", "nummod", "det", "goeswith", "fixed"})
"""Relations of the words that make up a name or a noun with its titles and adjectives."""
ADOPTED = frozenset(
    """backed led aligned based born linked occupied controlled made funded sponsored supported allied run held brokered mediated trained
    speaking owned friendly built supplied""".split()
)
"""Participles that part a state from the noun: an "Iran-backed militia" is not Iran's."""
AGAINST = frozenset({"anti", "pro", "non"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})
INSIDE = frozenset({"in", "at", "across", "inside", "throughout", "within"})
BESIDE = frozenset({"near", "outside", "around"})
"""Prepositions of place; beside a city is still in its state, beside a state is not."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(frozen=True)
class Page:
    """One sentence with its hits. Words are given by index."""

    index: int
    """Place among the report's sentences, from 0."""
    sentence: Sentence
    names: tuple[Hit, ...]
    nouns: tuple[NounHit, ...]
    kids: tuple[tuple[int, ...], ...]
    name_at: dict[int, Hit] = field(default_factory=dict)
    noun_at: dict[int, NounHit] = field(default_factory=dict)
    person_at: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.sentence.words

    def children(self, word: int, *relations: str) -> Iterator[int]:
        """The dependents of a word of the given relations, subtypes included, in order."""
        for kid in self.kids[word]:
            relation = self.words[kid].relation
            if relation in relations or relation.split(":", 1)[0] in relations:
                yield kid

    def case(self, word: int) -> str | None:
        """The preposition of a phrase in lower case."""
        return next((self.words[kid].lemma.lower() for kid in self.children(word, "case") if self.words[kid].upos == "ADP"), None)

    def core(self, head: int) -> list[int]:
        """The words of a noun phrase without possessors, phrases with prepositions and clauses, in order."""
        found, todo = {head}, [head]
        while todo:
            word = todo.pop()
            for kid in self.kids[word]:
                relation = self.words[kid].relation
                joined = relation == "conj" and word != head and kid < head
                if kid not in found and (relation in CORE or relation.split(":", 1)[0] in CORE or joined):
                    found.add(kid)
                    todo.append(kid)
        return sorted(found)

    def modifiers(self, head: int) -> list[Hit]:
        """Names that qualify a noun ("the Iranian ministry"), not those that it is against or only backed by."""
        own, hits = self.name_at.get(head), []
        for word in self.core(head):
            hit = self.name_at.get(word)
            if hit and hit is not own and hit not in hits and word not in self.person_at and not self._parted(hit):
                hits.append(hit)
        return hits

    def _parted(self, hit: Hit) -> bool:
        before = self.words[hit.first - 1].text.lower() if hit.first else ""
        if before == "-" and hit.first > 1 and self.words[hit.first - 2].text.lower() in AGAINST:
            return True
        after = [word.text.lower() for word in self.words[hit.last : hit.last + 2]]
        return after[:1] == ["-"] and after[-1] in ADOPTED

    def hyphenated(self, head: int) -> bool:
        """Whether a state stands joined to a participle in one word before the noun ("Iran-backed")."""
        return any(self.words[w].text.lower().rpartition("-")[2] in ADOPTED and "-" in self.words[w].text for w in self.core(head))

    def one_name(self, word: int, other: int) -> bool:
        """Whether two words are parts of one name of the table."""
        return word in self.name_at and self.name_at[word] is self.name_at.get(other)

    def owner_word(self, head: int) -> int | None:
        """The possessor of a noun: by the parse, else the word before an "'s" that stands right before the phrase."""
        if (found := next(self.children(head, "nmod:poss"), None)) is not None:
            return found
        first = min(self.core(head))
        marked = first > 1 and self.words[first - 1].text in {"'s", "’s", "'", "’"} and self.words[first - 2].upos in {"NOUN", "PROPN"}
        return first - 2 if marked else None

    def quantity(self, head: int) -> str | None:
        """The number word of a noun in lower case."""
        return next((self.words[kid].text.lower() for kid in self.children(head, "nummod")), None)

    def determiner(self, head: int) -> str | None:
        """The determiner of a noun in lower case."""
        return next((self.words[kid].lemma.lower() for kid in self.children(head, "det")), None)

    def definite(self, head: int) -> bool:
        """Whether a noun is given as known: by article, by capital, or bare in the singular as headlines have it."""
        article = self.determiner(head)
        if article:
            return article in {"the", "this", "that", "these", "those", "both"}
        return not self.plural(head) and self.quantity(head) is None

    def plural(self, head: int) -> bool:
        """Whether a noun is in the plural, as far as its form tells."""
        word = self.words[head]
        return word.text.lower() != word.lemma.lower() and not word.text.lower().endswith(("'s", "’s")) and word.upos in {"NOUN", "PROPN"}

    def subject(self, word: int) -> bool:
        """Whether a word is the subject of a clause, or joined to one."""
        if self.words[word].relation == "conj" and self.words[word].head >= 0:
            word = self.words[word].head
        return self.words[word].relation in SUBJECTS

    def clause(self, word: int) -> int:
        """The verb (or other predicate) that a word belongs to."""
        for head in self.above(word):
            if self.words[head].upos in {"VERB", "AUX"} or any(self.words[kid].relation in SUBJECTS for kid in self.kids[head]):
                return head
        return word

    def quoted(self, word: int) -> bool:
        """Whether a word stands between quotation marks that open in its sentence: the one who speaks there says "I"."""
        marks = [other.text for other in self.words[:word] if other.text in QUOTES]
        return bool(marks) and marks[-1] != "”" and (marks[-1] == "“" or len(marks) % 2 == 1)

    def argument(self, word: int) -> int | None:
        """The head of the phrase through which a word depends on its verb; None where it does not."""
        for head in (word, *self.above(word)):
            if self.words[head].relation.split(":")[0] in ARGUMENTS:
                return head
        return None

    def above(self, word: int) -> Iterator[int]:
        """The heads above a word, nearest first; safe on a parse with a cycle."""
        seen = {word}
        while (word := self.words[word].head) >= 0 and word not in seen:
            seen.add(word)
            yield word

    def places(self, head: int, *relations: str) -> Iterator[Hit]:
        """Places in phrases with "in", "at", "near" below a word."""
        for kid in self.children(head, *relations):
            hit, case = self.name_at.get(kid), self.case(kid)
            if hit is None or all(entry.kind not in PLACES for entry in hit.entries):
                continue
            if case in INSIDE or (case in BESIDE and hit.entry.kind != "state"):
                yield hit

    def antecedent(self, pronoun: int) -> int | None:
        """The noun that a relative pronoun stands for."""
        if self.words[pronoun].text.lower() not in RELATIVE_PRONOUNS:
            return None
        for head in self.above(pronoun):
            if self.words[head].relation in {"acl:relcl", "acl"} and self.words[head].head >= 0:
                return self.words[head].head
        return None

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first` to `last` (half open)."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)

    def text(self, first: int, last: int) -> str:
        """The words `first` to `last` (half open), parted by blanks where the text parts them."""
        out = self.words[first].text
        for before, word in zip(self.words[first:last], self.words[first + 1 : last], strict=False):
            out += " " * (word.span.start > before.span.end) + word.text
        return out


def read_pages(sentences: Sequence[Sentence], names: Names, nouns: Nouns, day: date | None = None) -> list[Page]:
    """The sentences of a report of a day with their names, nouns and persons found."""
    bearers: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            forms = [word.text for word in sentence.words[name.first : name.last]]
            if name.kind == "PER" and len(forms) > 1 and not names.look_up(" ".join(forms)):
                bearers.update(forms)
    return [_read_page(index, sentence, names, nouns, bearers, day) for index, sentence in enumerate(sentences)]


def _read_page(index: int, sentence: Sentence, names: Names, nouns: Nouns, bearers: set[str], day: date | None) -> Page:
    kids: list[list[int]] = [[] for _ in sentence.words]
    for i, word in enumerate(sentence.words):
        if 0 <= word.head < len(kids) and word.head != i:
            kids[word.head].append(i)
    persons = {i: (name.first, name.last) for name in sentence.names if name.kind == "PER" for i in range(name.first, name.last)}
    found_names = tuple(hit for hit in names.find(sentence.words) if hit.known(day))
    hits = tuple(
        hit
        for hit in found_names
        if not _is_person(hit, persons, sentence, bearers)
        and not _is_end(hit, sentence, found_names)
        and not _is_begin(hit, sentence, found_names)
        and not _heads_name(hit, sentence)
    )
    for hit in hits:
        for i in range(hit.first, hit.last):
            persons.pop(i, None)
    hits += tuple(_towns(sentence, hits))
    found = tuple(hit for hit in nouns.find(sentence.words) if _is_noun(hit, hits, persons))
    page = Page(index, sentence, hits, found, tuple(map(tuple, kids)), person_at=persons)
    page.name_at.update((i, hit) for hit in hits for i in range(hit.first, hit.last))
    page.noun_at.update((i, hit) for hit in found for i in range(hit.first, hit.last))
    return page


def _towns(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The places of a sentence that the table lacks and the gazetteer has in one state only, as far as anybody would think of them."""
    taken = {word for hit in hits for word in range(hit.first, hit.last)}
    for name in sentence.names:
        inside = range(name.first, name.last)
        text = " ".join(sentence.words[i].text for i in inside)
        place = name.kind == "LOC" or (name.kind == "ORG" and text.rpartition(" ")[2].lower() in PROVINCE_WORDS)
        if place and not taken.intersection(inside) and (country := state_told(text)):
            yield Hit(name.first, name.last, (Entry("city", country),))


def _is_begin(hit: Hit, sentence: Sentence, hits: Sequence[Hit]) -> bool:
    """Whether the name of a state is only the first part of a longer name that is not in the table ("Israel Mbokani")."""
    if hit.entry.kind != "state" or hit.last >= len(sentence.words):
        return False
    after = sentence.words[hit.last]
    joined = after.upos == "PROPN" and after.relation == "flat" and hit.first <= after.head < hit.last
    one = any(name.first <= hit.first and hit.last < name.last and name.kind != "ORG" for name in sentence.names)
    return joined and one and not any(other.first <= hit.last < other.last for other in hits)


def _heads_name(hit: Hit, sentence: Sentence) -> bool:
    """Whether the name of a town or region is the head, and so no modifier, of the longer name of a body or person ("Vale & Sons")."""
    if hit.entry.kind not in PLACES - {"state"} or hit.last >= len(sentence.words):
        return False
    goes_on = sentence.words[hit.last].upos == "PROPN" or sentence.words[hit.last].text == "&"
    longer = (n for n in sentence.names if n.kind in ("ORG", "PER") and n.first <= hit.first and hit.last < n.last)
    return goes_on and any(all(sentence.words[i].head not in range(n.first, n.last) for i in range(hit.first, hit.last)) for n in longer)


def _is_end(hit: Hit, sentence: Sentence, hits: Sequence[Hit]) -> bool:
    """Whether the name of a body is only the end of another's ("the National Salvation Army"), unless a name of the table comes first."""
    if hit.entry.kind in OF_STATES or hit.entry.kind == "block":
        return False
    whole = next((n for n in sentence.names if n.kind == "ORG" and n.first < hit.first and hit.last <= n.last), None)
    if whole is None or any(other.first < hit.first and whole.first < other.last for other in hits):
        return False
    return all(word.text[:1].isupper() and word.upos in {"PROPN", "ADJ"} for word in sentence.words[whole.first : hit.first])


def _is_noun(hit: NounHit, names: Sequence[Hit], persons: dict[int, tuple[int, int]]) -> bool:
    """Whether a noun stands for itself: not in a person's name, nor in the longer name of a body ("Islamic State")."""
    if hit.first in persons and hit.noun.kind != "person":
        return False
    inside = [name for name in names if name.first <= hit.first and hit.last <= name.last]
    return not any(name.last - name.first > hit.last - hit.first and "soft" not in name.entry.traits for name in inside)


def _is_person(hit: Hit, persons: dict[int, tuple[int, int]], sentence: Sentence, bearers: set[str]) -> bool:
    """Whether the name of a place is a person's: part of a longer name, or borne by somebody in the report ("Michael Jordan … Jordan")."""
    own = OWN in hit.entry.traits
    if (hit.entry.kind not in OF_STATES and not own) or (hit.first not in persons and hit.last - 1 not in persons):
        return False
    first, last = persons.get(hit.first) or persons[hit.last - 1]
    return hit.last - hit.first < last - first or (not own and sentence.words[hit.first].text in bearers)
