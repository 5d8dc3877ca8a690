"""Gender and number of those whom pronouns can stand for, learned from the text."""

from __future__ import annotations

from annotators.lexicon import FEMALE, FEMALE_NAMES, FEMALE_NOUNS, MALE, MALE_NAMES, MALE_NOUNS
from annotators.people.folding import Bearer
from annotators.words import Words


def of_name(first: str) -> str:
    """`m` or `f` by a common first name, else empty."""
    if first in MALE_NAMES:
        return "m"
    return "f" if first in FEMALE_NAMES else ""


def of_pronoun(lower: str) -> str:
    """`m` for he, `f` for she, else empty."""
    return "m" if lower in MALE else "f" if lower in FEMALE else ""


def learn(words: Words, bearers: list[Bearer]) -> None:
    """Set the gender of people whose title, apposition or first name tells it."""
    for bearer in bearers:
        if not bearer.is_person or bearer.gender:
            continue
        told = [_of_nouns(words, m.start, m.end) for m in bearer.mentions]
        full = max((m.name for m in bearer.mentions), key=lambda name: len(name.words))
        by_name = of_name(full.first) if len(full.words) > 1 else ""
        bearer.gender = next(filter(None, told), by_name)


def _of_nouns(words: Words, start: int, end: int) -> str:
    """The gender of a noun beside the name: spokeswoman Ada Lind, or Ada Lind, a widow."""
    near = [start - 1, *range(start, end), *_appositions(words, start, end)]
    for k in near:
        if k >= 0 and words.lemma[k] in MALE_NOUNS:
            return "m"
        if k >= 0 and words.lemma[k] in FEMALE_NOUNS:
            return "f"
    return ""


def _appositions(words: Words, start: int, end: int) -> list[int]:
    return [c for k in range(start, end) for c in words.kids[k] if words.dep[c] == "appos"]
