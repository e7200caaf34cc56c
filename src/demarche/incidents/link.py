"""Same happening? Candidate pairs by blocks, a score from named features, and judgements that say why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from demarche.codebook import is_verbal
from demarche.incidents.features import FEATURES, Board, Pairs, days_apart
from demarche.records import Claim, Issue, Judgement, Reason, Span, content_id

LINKER = "demarche-linker@2"

BIAS = -3.4
WEIGHTS: dict[str, float] = {
    "same_mode": 0.9,
    "other_measure": -2.0,
    "same_actors": 1.6,
    "same_recipients": 1.3,
    "other_sector": -1.6,
    "parties_crossed": -3.0,
    "same_day": 1.6,
    "told_later": 1.2,
    "undated_words": -1.2,
    "exact_day": 0.7,
    "same_place": 0.5,
    "counts_agree": 1.0,
    "counts_differ": -2.0,
    "shared_words": 2.2,
    "same_report": -1.4,
    "same_status": 0.6,
}
"""Log-odds for one unit of a feature. Set by hand on the example reports; to be learned from labelled pairs."""

SAME = 0.5
"""Score from which two claims tell of the same happening."""

WINDOW = 21
"""Days beyond which two dated claims are not compared."""

APART, WORDS_APART = 2, 1
"""Days between the dates of two claims beyond which they are not one happening: deeds, and words, which are soon said anew."""

BLOCK = 400
"""Claims of one block that are compared with each other; in a larger block each is compared with this many neighbours in time."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs with their features, scores and whether something forbids them."""

    pairs: Pairs
    columns: dict[str, np.ndarray]
    scores: np.ndarray
    forbidden: np.ndarray


@dataclass(frozen=True, slots=True)
class Linked:
    """The linker's judgements on some claims, and what people's judgements leave unsettled."""

    judgements: list[Judgement]
    issues: list[Issue]


def link(
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    sentences: Mapping[tuple[str, int], Span],
    *,
    given: Sequence[Judgement] = (),
) -> Linked:
    """The judgements "same" that make incidents of some claims, and "not same" where a likely pair is forbidden.

    `texts`: report id to text; `sentences`: (report id, sentence) to span. `given`: judgements of people, which are not among the
    result: their "same" joins, their "not same" keeps apart.
    """
    board = Board(claims, [_sentence(claim, texts, sentences) for claim in claims])
    scored = score(board)
    owner = {i: i for i in range(len(claims))}
    members = {i: [i] for i in range(len(claims))}
    against = {frozenset(map(int, pair)) for pair, bad in zip(scored.pairs, scored.forbidden, strict=True) if bad}
    united, apart, issues = _take_given(claims, given)
    judgements = []
    for row in np.argsort(-scored.scores, kind="stable"):
        if scored.scores[row] < SAME:
            break
        left, right = (int(i) for i in scored.pairs[row])
        a, b = owner[left], owner[right]
        if a == b:
            continue  # joined already by likelier pairs: one more reason is no more evidence
        held = next((j for j in apart if {united[j.left], united[j.right]} == {united[claims[left].id], united[claims[right].id]}), None)
        if held and {held.left, held.right} != {claims[left].id, claims[right].id}:
            issues.append(_contradiction(held, f"the linker would join {claims[left].id} and {claims[right].id}"))
        barred = bool(scored.forbidden[row]) or held is not None or _barred(board, members[a], members[b], against)
        judgements.append(_judgement(board, scored, int(row), same=not barred))
        if not barred:
            for i in members[b]:
                owner[i] = a
            members[a] += members.pop(b)
            _unite(united, claims[left].id, claims[right].id)
    return Linked(judgements, list(dict.fromkeys(issues)))


def _take_given(claims: Sequence[Claim], given: Sequence[Judgement]) -> tuple[dict[str, str], list[Judgement], list[Issue]]:
    """Each claim's group by what people joined, their "not same", and where they contradict each other."""
    united = {claim.id: claim.id for claim in claims}
    pairs = {frozenset((j.left, j.right)): j for j in given if j.left in united and j.right in united}
    apart, issues = [j for j in pairs.values() if not j.same], []
    for j in reversed([j for j in pairs.values() if j.same]):
        held = next((one for one in apart if {united[one.left], united[one.right]} == {united[j.left], united[j.right]}), None)
        if held and united[j.left] != united[j.right]:
            issues.append(_contradiction(held, f"{j.by} judges {j.left} and {j.right} the same"))
        else:
            _unite(united, j.left, j.right)
    return united, apart, issues


def _unite(united: dict[str, str], left: str, right: str) -> None:
    old, new = united[right], united[left]
    united.update((claim, new) for claim, group in united.items() if group == old)


def _contradiction(held: Judgement, why: str) -> Issue:
    problem = f"{held.by} judges that {held.left} and {held.right} are not the same, but {why}."
    return Issue("judgement", f"{held.left} {held.right}", problem, "They are kept apart: judge both, or undo.", "warning")


def score(board: Board) -> Scored:
    """All candidate pairs with features, probability of being the same, and constraints."""
    pairs = np.array(sorted(set(_candidates(board))), dtype=np.int64).reshape(-1, 2)
    columns = {name: feature(board, pairs) for name, feature in FEATURES.items()}
    odds = BIAS + sum((WEIGHTS[name] * column for name, column in columns.items()), np.zeros(len(pairs)))
    return Scored(pairs, columns, 1 / (1 + np.exp(-odds)), _forbidden(board, pairs, columns))


def _candidates(board: Board) -> Iterator[tuple[int, int]]:
    """Pairs of one type that share a party on some side (or name none at all), within the window of days."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(board.claims):
        for party in (board.actors[i] | board.recipients[i]) or {""}:
            blocks[claim.event, party].append(i)
    for block in blocks.values():
        block.sort(key=lambda i: (board.first[i], i))
        nearby = combinations(block, 2) if len(block) <= BLOCK else _neighbours(block)
        for a, b in nearby:
            if not (board.is_dated[a] and board.is_dated[b]) or board.first[b] - board.last[a] <= WINDOW:
                yield (a, b) if a < b else (b, a)


def _neighbours(block: list[int]) -> Iterator[tuple[int, int]]:
    for place, a in enumerate(block):
        for b in block[place + 1 : place + 1 + BLOCK]:
            yield a, b


def _forbidden(board: Board, pairs: Pairs, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Pairs that cannot be one happening: days apart with both dated, or other actors and other recipients."""
    dated = board.is_dated[pairs[:, 0]] & board.is_dated[pairs[:, 1]]
    allowed = np.array([_allowed(board, int(a)) for a in pairs[:, 0]], dtype=np.int64)
    far = dated & (np.nan_to_num(days_apart(board, pairs)) > allowed)
    others = (columns["same_actors"] < 0) & (columns["same_recipients"] < 0)
    result: np.ndarray = far | others | (columns["parties_crossed"] > 0) | (columns["told_later"] < 0)
    return result


def _barred(board: Board, first: list[int], second: list[int], against: set[frozenset[int]]) -> bool:
    """Whether two groups hold a pair that is forbidden, or days too far apart: a chain of vague dates must not join them."""
    if any(frozenset((a, b)) in against for a in first for b in second):
        return True
    left, right = (np.array([i for i in group if board.is_dated[i]], dtype=np.int64) for group in (first, second))
    if not len(left) or not len(right):
        return False
    gap = np.maximum(board.first[right][None, :] - board.last[left][:, None], board.first[left][:, None] - board.last[right][None, :])
    return bool((gap > _allowed(board, first[0])).any())


def _allowed(board: Board, claim: int) -> int:
    """Days that may lie between a claim and another of its type."""
    return WORDS_APART if is_verbal(board.claims[claim].event) else APART


def _judgement(board: Board, scored: Scored, row: int, *, same: bool) -> Judgement:
    left, right = sorted(board.claims[int(i)].id for i in scored.pairs[row])
    reasons = tuple(
        Reason(name, round(float(column[row]), 3), round(WEIGHTS[name] * float(column[row]), 3))
        for name, column in scored.columns.items()
        if abs(column[row]) > 1e-9
    )
    strongest = tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
    return Judgement(content_id("j", left, right, same, LINKER), left, right, same, LINKER, round(float(scored.scores[row]), 4), strongest)


def _sentence(claim: Claim, texts: Mapping[str, str], sentences: Mapping[tuple[str, int], Span]) -> str:
    span = sentences.get((claim.report, claim.sentence), claim.trigger)
    return texts[claim.report][span.start : span.end]
