"""Titles that stand before a person's name and are no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.text.lexicon import TITLE_WORDS, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_title(word: str) -> bool:
    """Whether a word is a title by itself, whatever its capitals and stops: Mr., Senator."""
    return word.lower().strip(".,") in TITLES


def count_titles(words: Sequence[str]) -> int:
    """How many words at the front of a name are titles, 2 in “Foreign Minister Ora Venn”; all of
    them, where they are nothing else.

    A word that may be a title's but is none by itself (foreign) counts where one follows among the
    next two.
    """
    count = 0
    while count < len(words) and _is_part(words, count):
        count += 1
    return count


def _is_part(words: Sequence[str], k: int) -> bool:
    if is_title(words[k]):
        return True
    return words[k].lower() in TITLE_WORDS and any(map(is_title, words[k + 1 : k + 3]))
