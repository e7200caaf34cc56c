"""How the syntax model's answers are read back: lemma edit scripts and name spans.

Pure Python, no dependencies: training and run time share it, so neither can drift from the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

# --- lemma edit scripts -------------------------------------------------------------------------------------------
# A script is one case letter (l lower, k keep, t title), the number of characters to cut from the end, "+", and what to
# add: "l1+" turns "Forces" into "force". Whole replacements need nothing more: "l2+be" turns "is" into "be".

_CASES: dict[str, Callable[[str], str]] = {
    "l": str.lower,
    "k": str,
    "t": lambda word: word[:1].upper() + word[1:].lower(),
}


def make_script(form: str, lemma: str) -> str:
    """The shortest script that turns a form into its lemma; lower-casing is preferred when several do."""
    best = ""
    least = len(form) + len(lemma) + 1
    for case, change in _CASES.items():
        cased = change(form)
        shared = 0
        while shared < min(len(cased), len(lemma)) and cased[shared] == lemma[shared]:
            shared += 1
        cost = len(cased) + len(lemma) - 2 * shared
        if cost < least:
            best, least = f"{case}{len(cased) - shared}+{lemma[shared:]}", cost
    return best


def apply_script(form: str, script: str) -> str:
    """The lemma that a script makes of a form; the form with only its case changed if the script cuts more than there is."""
    head, _, add = script.partition("+")
    cased = _CASES[head[0]](form)
    cut = int(head[1:])
    if cut > len(cased) or not cased[: len(cased) - cut] + add:
        return cased
    return cased[: len(cased) - cut] + add


def lemma_of(form: str, upos: str, script: str, exceptions: dict[str, str]) -> str:
    """The lemma of a form: a listed exception for its tag, else what the script makes."""
    listed = exceptions.get(f"{upos} {form.lower()}")
    return listed if listed is not None else apply_script(form, script)


# --- name spans ---------------------------------------------------------------------------------------------------


def name_tags(scores: Sequence[list[float]], tags: Sequence[str]) -> list[str]:
    """The best BIO sequence for scores (word, tag) in which every I- follows a B- or I- of its own kind.

    The best tag of each word when that is such a sequence already (nearly always), else Viterbi.
    """
    if not scores:
        return []
    best = [row.index(max(row)) for row in scores]
    named = [tags[index] for index in best]
    before = ["O", *named[:-1]]
    if all(tag[0] != "I" or previous[1:] == tag[1:] for previous, tag in zip(before, named, strict=True)):
        return named
    return _best_path(scores, tags)


def _best_path(scores: Sequence[list[float]], tags: Sequence[str]) -> list[str]:
    """Viterbi: an I- may only be reached from the B- and the I- of its kind, all else from anywhere."""
    count = len(tags)
    sources = [
        [j for j in range(count) if tags[j][1:] == tags[i][1:] and tags[j] != "O"] if tags[i][0] == "I" else None for i in range(count)
    ]
    totals = [score if sources[i] is None else float("-inf") for i, score in enumerate(scores[0])]
    steps: list[list[int]] = []
    for row in scores[1:]:
        anywhere = max(range(count), key=totals.__getitem__)
        origin = [anywhere if source is None else max(source, key=totals.__getitem__) for source in sources]
        totals = [totals[j] + score for j, score in zip(origin, row, strict=True)]
        steps.append(origin)
    at = max(range(count), key=totals.__getitem__)
    path = [at]
    for origin in reversed(steps):
        at = origin[at]
        path.append(at)
    return [tags[index] for index in reversed(path)]


def name_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first word, word after the last, kind) of every name in a BIO sequence; an I- without its B- begins a name."""
    spans: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            spans.append((start, index, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = index, tag[2:]
    return spans
