"""Removes capitals that a headline or the beginning of a sentence gave; those of names stay.

A word is put into small letters only where it is known to be no name, so that at worst one capital
too many stays. Pure functions of the text.
"""

from __future__ import annotations

import re
from typing import Final

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.text.lemmas import lemma_of
from annotators.text.lexicon import (
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    IRREGULAR,
    NOUNS,
    PERSON_NOUNS,
    SENTENCE_BEGINNINGS,
    VERBS,
)

_PARTIES: Final = frozenset(("conservative", "democrat", "republican"))
_WITH_ARTICLE: Final = frozenset(("hague", "gambia", "dalles"))
"""Names to which a large “The” belongs."""
_BEGINNING: Final = re.compile(r"(?:\A|[.!?:…]['”’\"»)]*\s+|\n\s*)[“\"‘'«(\[–—•*\s]*\Z")
"""What stands before the first word of a sentence."""
_REACH: Final = 12
_LONG: Final = 4
"""Words of so many letters are large in a headline that has large letters."""


def in_small(word: str, text: str) -> str:
    """A word of a verb’s phrase as it stands within a sentence: told CNN, apologised Friday."""
    lower = word.lower()
    is_sure = lower in FUNCTION_WORDS or _is_known(lower)
    is_like_a_verb = is_sure or lower.endswith(("ly", "ing", "ed", "n’t", "n't"))
    if word == lower or _is_time(lower) or not is_like_a_verb:
        return word
    if _is_first_name(lower):
        is_large = word.istitle() and _is_large_within_sentence(word, text)
        return word if is_large or not is_sure else lower
    return lower if is_sure or not _is_large_within_sentence(word, text) else word


def within_sentence(words: str, at: int, text: str) -> str:
    """Words at an offset as they stand within a sentence, if they begin one: The plan, the plan."""
    first, blank, rest = words.partition(" ")
    lower = first.lower()
    is_noun = _is_noun(lower) and not (rest[:1].isupper() or _is_first_name(lower))
    if not (lower in SENTENCE_BEGINNINGS or is_noun) or not _begins_sentence(at, text):
        return words
    whole = f"{first} {rest.partition(' ')[0]}" if lower == "the" else first
    if lower == "the" and whole[4:].lower() in _WITH_ARTICLE:
        return words
    return words if _is_large_within_sentence(whole, text) else f"{lower}{blank}{rest}"


def _is_time(lower: str) -> bool:
    return re.split(r"['’]", lower)[0].strip(".,") in DAYS_AND_MONTHS


def _is_first_name(lower: str) -> bool:
    return lower in FEMALE_NAMES or lower in MALE_NAMES


def _is_known(lower: str) -> bool:
    """Whether a word is a form of one that speaks, or of an irregular verb."""
    lemmas = {lower, *(lemma_of(lower, tag) for tag in ("VBZ", "VBD", "VBG", "NNS"))}
    return lower in IRREGULAR or any(lemma in VERBS or lemma in NOUNS for lemma in lemmas)


def _is_noun(lower: str) -> bool:
    nouns = {lower, lemma_of(lower, "NNS")} - _PARTIES
    return any(noun in PERSON_NOUNS or noun in GROUP_NOUNS or noun in NOUNS for noun in nouns)


def _begins_sentence(at: int, text: str) -> bool:
    before = text[max(0, at - _REACH) : at]
    return _BEGINNING.search(before if at <= _REACH else f"x{before}") is not None


def _is_large_within_sentence(word: str, text: str) -> bool:
    """Whether the article writes it so within a sentence, and not as every word of a headline."""
    occurrences = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    return any(
        not _begins_sentence(match.start(), text) and not _is_headline(match.start(), text)
        for match in occurrences
    )


def _is_headline(at: int, text: str) -> bool:
    """Whether every long word of the line at an offset has a capital."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", line) if len(word) >= _LONG)
