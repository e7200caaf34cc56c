"""Which reports are copies of each other: syndicated or lightly edited texts count as one source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from demarche.records import Report

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 4
"""Words in a shingle."""

ALIKE = 0.5
"""Estimated Jaccard similarity of shingles from which two reports are copies (chosen on edited copies of the example reports)."""

PERMUTATIONS = 64


def group(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id the id of its group: the first report of it in order of publication, undated ones last, or its own."""
    from datasketch import MinHashLSH  # takes a second with SciPy, which coding alone need not wait for

    ordered = sorted(reports, key=lambda report: (report.published.day.isoformat() if report.published else "9", report.id))
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    signs: dict[str, MinHash] = {}
    groups: dict[str, str] = {}
    order = {report.id: place for place, report in enumerate(ordered)}
    for report in ordered:
        if report.id in groups:
            continue
        sign = _sign(_prose(report))
        if sign is None:
            groups[report.id] = report.id
            continue
        alike = [other for other in index.query(sign) if signs[other].jaccard(sign) >= ALIKE]
        groups[report.id] = min((groups[other] for other in alike), default=report.id, key=order.__getitem__)
        signs[report.id] = sign
        index.insert(report.id, sign)
    return groups


def _prose(report: Report) -> str:
    """The text without furniture: reports of one site share its menus, which makes them no copies."""
    parts, at = [], 0
    for span in sorted(report.furniture):
        parts.append(report.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*parts, report.text[at:]])


def _sign(text: str) -> MinHash | None:
    """The signature of the shingles of a text; None where it has no word."""
    from datasketch import MinHash

    words = re.findall(r"\w+", text.lower())
    if not words:
        return None
    sign = MinHash(num_perm=PERMUTATIONS, seed=1)
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    sign.update_batch([shingle.encode() for shingle in shingles])
    return sign
