"""Lemmas: the model's edit script, mended by simplemma where the script makes no word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from demarche.language.answers import lemma_of

INFLECTED = frozenset({"VERB", "NOUN", "AUX"})
"""Tags whose lemmas are mended; names are left as they are."""

SILENT = ("ed", "ing", "es")
"""Endings before which a verb may have lost an e or doubled a letter."""


def find_lemma(form: str, upos: str, script: str, exceptions: dict[str, str], is_word: Callable[[str], bool]) -> str:
    """The lemma of a form. `is_word`: whether a lower-case string is a known word.

    Edit scripts cannot see whether what they make exists (`declared` minus two is `declar`), nor whether a verb has lost a silent e
    (`fined` minus two is `fin`): there the dictionary is asked.
    """
    lemma = lemma_of(form, upos, script, exceptions)
    lower = form.lower()
    if upos not in INFLECTED or not form.isalpha() or f"{upos} {lower}" in exceptions:
        return lemma
    listed = _look_up(lower)
    if upos == "VERB" and lower.endswith(SILENT) and is_word(listed):
        return listed if listed != lower else lemma
    if is_word(lemma.lower()):
        return lemma
    return listed if is_word(listed) or listed != lower else lemma


@lru_cache(maxsize=50_000)
def _look_up(form: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(form, lang="en"))
