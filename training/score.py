"""Scores of readings against gold: tags, parse, names, predicates, roles. All in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from demarche.language.answers import name_spans
from training.records import Labelled
from training.tagger import Reading

CORE = ("ARG0", "ARG1", "ARG2", "ARG3")


def f1(right: int, said: int, gold: int) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return 200.0 * right / (said + gold) if said + gold else 0.0


def parse_scores(gold: Sequence[Labelled], said: Sequence[Reading]) -> dict[str, float]:
    """UPOS, lemma, UAS and LAS as CoNLL 2018 counts them (all words; relations without subtypes), and LAS with subtypes."""
    hits: Counter[str] = Counter()
    words = 0
    for sentence, reading in zip(gold, said, strict=True):
        words += len(sentence.words)
        rows = zip(
            sentence.upos or [],
            reading.upos,
            sentence.lemmas or [],
            reading.lemmas,
            sentence.heads or [],
            reading.heads,
            sentence.relations or [],
            reading.relations,
            strict=False,
        )
        for tag, said_tag, lemma, said_lemma, head, said_head, relation, said_relation in rows:
            hits["upos"] += tag == said_tag
            hits["lemma"] += lemma in (said_lemma, "_")
            hits["uas"] += head == said_head
            hits["las"] += head == said_head and relation.split(":")[0] == said_relation.split(":")[0]
            hits["las_subtypes"] += head == said_head and relation == said_relation
    return {name: 100.0 * hits[name] / words for name in ("upos", "lemma", "uas", "las", "las_subtypes")}


def name_scores(gold: Sequence[Labelled], said: Sequence[Reading], kinds: Sequence[str] = ("PER", "ORG", "LOC")) -> dict[str, float]:
    """Exact-span F1 of names over these kinds, whole and by kind; spans that touch an unknown word do not count."""
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for sentence, reading in zip(gold, said, strict=True):
        unknown = {index for index, tag in enumerate(sentence.names or []) if tag == "?"}
        truth = set(name_spans(["O" if tag == "?" else tag for tag in sentence.names or []]))
        guess = {span for span in name_spans(reading.names) if not unknown.intersection(range(span[0], span[1]))}
        right.update(span[2] for span in truth & guess)
        proposed.update(span[2] for span in guess)
        wanted.update(span[2] for span in truth)
    scores = {kind: f1(right[kind], proposed[kind], wanted[kind]) for kind in kinds}
    whole = f1(*(sum(counts[kind] for kind in kinds) for counts in (right, proposed, wanted)))
    return {"f1": whole, **scores}


def predicate_scores(gold: Sequence[Labelled], said: Sequence[Reading]) -> dict[str, float]:
    """F1 of verbs and of event nouns on the words that are labelled."""
    out: dict[str, float] = {}
    for kind in ("verb", "event"):
        pairs = [
            (truth == kind, guess == kind)
            for sentence, reading in zip(gold, said, strict=True)
            for truth, guess in zip(sentence.predicates or [], reading.predicates, strict=False)
            if truth != "?"
        ]
        out[kind] = f1(sum(a and b for a, b in pairs), sum(b for _, b in pairs), sum(a for a, _ in pairs))
    return out


def role_scores(gold: Sequence[Labelled], said: Sequence[Reading], *, given: bool, nouns: bool | None = None) -> dict[str, float]:
    """F1 of core roles and of all, by head word. `given`: round gold predicates; else a predicate must be found too.

    `nouns` restricts the predicates to nouns (True) or to others (False).
    """
    counts: dict[str, list[int]] = {"core": [0, 0, 0], "all": [0, 0, 0]}
    for sentence, reading in zip(gold, said, strict=True):
        truth = _triples(sentence.roles)
        found = reading.roles if given else {at: row for at, row in reading.roles.items() if reading.predicates[at] != "none"}
        labelled = {at for at in range(len(sentence.words)) if (sentence.predicates or ["?"] * len(sentence.words))[at] != "?"}
        guess = _triples({at: row for at, row in found.items() if (at in sentence.roles if given else at in labelled)})
        if nouns is not None:
            truth, guess = ({t for t in triples if ((sentence.predicates or [])[t[0]] == "event") == nouns} for triples in (truth, guess))
        if not given:
            truth = {triple for triple in truth if triple[0] in labelled}
        unknown = {(at, word) for at, row in sentence.roles.items() for word, role in row.items() if role == "?"}
        guess = {triple for triple in guess if triple[:2] not in unknown}
        for name, kinds in (("core", CORE), ("all", None)):
            a, b = ({t for t in triples if kinds is None or t[2] in kinds} for triples in (truth, guess))
            counts[name] = [old + new for old, new in zip(counts[name], (len(a & b), len(b), len(a)), strict=True)]
    return {name: f1(*three) for name, three in counts.items()}


def _triples(roles: dict[int, dict[int, str]]) -> set[tuple[int, int, str]]:
    """(predicate, word, role) of every known role."""
    return {(at, word, role) for at, row in roles.items() for word, role in row.items() if role != "?"}
