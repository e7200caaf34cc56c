"""The language of a text: a look at its commonest words first, which costs nothing, then py3langid, which takes half a second to load."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

SAMPLE = 5000
"""Characters looked at."""

SHORTEST = 60
"""Letters below which no language is guessed."""

LANGUAGES = tuple(
    (
        "en fr de es it pt ro nl sv da no fi pl cs sk hu hr sr bg ru uk el tr az kk hy ka he ar fa ur ps ku hi bn ta th vi id ms sw am"
        " zh ja ko"
    ).split()
)
"""Languages told apart; py3langid is weak on short text when it may choose among all."""

COMMON = frozenset("the of and that with from which their has have had his were been after said by its this would who they".split())
"""Words that make up 15 to 30 percent of English prose and are words of hardly another language."""

ENOUGH = 0.10
"""Share of common words from which a text is English (other languages written in Latin letters stay below 0.03)."""

DOUBT = 0.05
"""Probability of English above which a text is not called foreign: a headline full of names must not be lost."""

_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str) -> str | None:
    """The two-letter code of the language of a text, or None where there is too little of it or the guess is in doubt."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if sum(map(len, words)) < SHORTEST:
        return None
    if sum(word in COMMON for word in words) >= ENOUGH * len(words):
        return ENGLISH
    ranked = _identifier().rank(text[:SAMPLE])
    code: str = ranked[0][0]
    return code if code == ENGLISH or dict(ranked)[ENGLISH] < DOUBT else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
