"""Lemmas: the model's edit script, mended by simplemma where the script makes no word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from demarche.language.answers import lemma_of

INFLECTED = frozenset({"VERB", "NOUN", "AUX"})
"""Tags whose lemmas are mended; names are left as they are."""


def find_lemma(form: str, upos: str, script: str, exceptions: dict[str, str], is_word: Callable[[str], bool]) -> str:
    """The lemma of a form. `is_word`: whether a lower-case string is a known word.

    Edit scripts cannot see whether what they make exists (`declared` minus two is `declar`): where it does not, the
    dictionary is asked, and its answer taken if that is a known word.
    """
    lemma = lemma_of(form, upos, script, exceptions)
    if upos not in INFLECTED or is_word(lemma.lower()) or not form.isalpha():
        return lemma
    listed = _look_up(form.lower())
    return listed if is_word(listed) else lemma


@lru_cache(maxsize=50_000)
def _look_up(form: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(form, lang="en"))
