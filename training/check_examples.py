"""Check the marked sentences and measure how varied they are: `python -m training.check_examples [--against FILE...]`.

Errors (exit code 1): broken marks, types or modes or contexts that the codebook lacks, a trigger of several words, a sentence twice, a
near-copy (more than half of its four-grams stand in one other sentence), and six-grams shared with a text given with `--against` (gold,
test sets) that are not mere formulas. Then, for each type: sentences with it, different trigger lemmas, different structures (the
trigger's tag and relation, and the paths from it to actor and recipient in the parse), statuses; and the share without an act.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from demarche import trees
from demarche.codebook import Marked, MarkedAct, load, read_marked
from demarche.errors import CodebookError
from demarche.language import SyntaxModel
from demarche.records import Report, Sentence, Span, report_id

EXAMPLES = Path(__file__).parent / "examples"

FORMULA = 3
"""Sentences of ours that share a six-gram: from so many on it is a formula of the language, not a copy."""


def read_lines(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """(place, line) of every sentence."""
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path.name}:{number}", line


def parse(lines: Iterable[tuple[str, str]], errors: list[str]) -> dict[str, Marked]:
    """The sentences whose marks are in order, by place; what is wrong with the others goes into `errors`."""
    book, found = load(), dict[str, Marked]()
    for where, line in lines:
        try:
            marked = read_marked(line, where=where)
        except CodebookError as error:
            errors.append(str(error))
            continue
        for act in marked.acts:
            known = book.events.get(act.event)
            if known is None or (act.mode and act.mode not in known.modes):
                errors.append(f"{where}: no {act.event}/{act.mode} in the codebook")
            if " " in marked.text[act.trigger.start : act.trigger.end]:
                errors.append(f"{where}: a trigger of several words")
        errors += [f"{where}: no context {name!r}" for name in marked.contexts or () if name not in book.contexts]
        found[where] = marked
    return found


def grams(text: str, size: int) -> set[tuple[str, ...]]:
    """The runs of that many words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def copies(found: dict[str, Marked]) -> Iterator[str]:
    """Sentences that stand twice or nearly so."""
    index: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    seen: dict[str, str] = {}
    for where, marked in found.items():
        if marked.text in seen:
            yield f"{where}: the same as {seen[marked.text]}"
        seen[marked.text] = where
        own = grams(marked.text, 4)
        near = Counter(other for gram in own for other in index[gram])
        for other, count in near.most_common(1):
            if len(own) > 6 and count > len(own) / 2:
                yield f"{where}: a near-copy of {other}"
        for gram in own:
            index[gram].append(where)


def overlaps(found: dict[str, Marked], texts: Iterable[Path]) -> Iterator[str]:
    """Sentences that share a six-gram with other texts, unless it is a formula."""
    foreign = {gram for path in texts for line in path.read_text("utf-8").splitlines() for gram in grams(line, 6)}
    shared = {where: grams(marked.text, 6) & foreign for where, marked in found.items()}
    often = Counter(gram for own in shared.values() for gram in own)
    for where, own in shared.items():
        for gram in own:
            if often[gram] < FORMULA:
                yield f"{where}: shares with a foreign text: {' '.join(gram)}"


def variety(found: dict[str, Marked]) -> Iterator[tuple[str, int, int, int, str]]:
    """(type, acts, different trigger lemmas, different structures, statuses) of every type."""
    syntax = SyntaxModel()
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    structures: defaultdict[str, set[str]] = defaultdict(set)
    statuses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for marked in found.values():
        (sentences,) = syntax.analyse([Report(report_id(marked.text), marked.text)])
        for act in marked.acts:
            statuses[act.event][act.status] += 1
            for sentence in sentences:
                for word in trees.words_in(sentence, act.trigger)[:1]:
                    lemmas[act.event].add(sentence.words[word].lemma.lower())
                    structures[act.event].add(_structure(sentence, word, act))
    for event in sorted(statuses):
        shown = ", ".join(f"{status} {count}" for status, count in statuses[event].most_common())
        yield event, statuses[event].total(), len(lemmas[event]), len(structures[event]), shown


def _structure(sentence: Sentence, trigger: int, act: MarkedAct) -> str:
    own = sentence.words[trigger]
    return " ".join([own.upos, own.relation, _path(sentence, trigger, act.actors), _path(sentence, trigger, act.recipients)])


def _path(sentence: Sentence, trigger: int, party: Sequence[Span]) -> str:
    """The relations from a party up to the first word that also stands above the trigger, and down to that."""
    words = trees.words_in(sentence, party[0]) if party else []
    if not words:
        return "-"
    head = trees.head_of(sentence, words)
    above = [trigger, *trees.ancestors(sentence, trigger)]
    up, at = [], head
    while at >= 0 and at not in above:
        up.append(sentence.words[at].relation)
        at = sentence.words[at].head
    return "<".join(up) + (f">{above.index(at)}" if at in above else ">?")


def main() -> int:
    """0: all in order; 1: errors, which are printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=EXAMPLES)
    parser.add_argument("--against", type=Path, nargs="*", default=[], help="texts that must not be shared")
    arguments = parser.parse_args()
    errors: list[str] = []
    found = parse(read_lines(sorted(arguments.examples.glob("*.txt"))), errors)
    errors += [*copies(found), *overlaps(found, arguments.against)]
    sentences: Counter[str] = Counter(event for marked in found.values() for event in {act.event for act in marked.acts})
    for event, acts, lemmas, structures, shown in variety(found):
        print(f"{event:10} sentences {sentences[event]:5}  acts {acts:5}  lemmas {lemmas:4}  structures {structures:5}  {shown}")
    empty = sum(not marked.acts for marked in found.values())
    print(f"{len(found)} sentences, {empty} without an act; {len(errors)} errors")
    for error in errors:
        print(error, file=sys.stderr)
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main())
