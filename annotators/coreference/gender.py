"""Gender and number of those whom pronouns can stand for, learned from the text."""

from __future__ import annotations

from annotators.coreference.name_clustering import EntityCluster
from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.text.lexicon import (
    FEMALE,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE,
    MALE_NOUNS,
    MALE_TITLES,
    TITLES,
)
from annotators.text.tokens import Tokens


def of_name(first: str) -> str:
    """`m` or `f` by a common first name, else empty."""
    if first in MALE_NAMES:
        return "m"
    return "f" if first in FEMALE_NAMES else ""


def of_pronoun(lower: str) -> str:
    """`m` for he, `f` for she, else empty."""
    return "m" if lower in MALE else "f" if lower in FEMALE else ""


def of_noun(noun: str) -> str:
    """`m` or `f` where a noun or title is said of one sex only, else empty."""
    if noun in MALE_NOUNS or noun in MALE_TITLES:
        return "m"
    return "f" if noun in FEMALE_NOUNS or noun in FEMALE_TITLES else ""


def learn(words: Tokens, clusters: list[EntityCluster]) -> None:
    """Set the gender of people whose title, apposition or first name tells it."""
    for cluster in clusters:
        if not cluster.is_person or cluster.gender:
            continue
        of_nouns = [_of_nouns(words, m.start, m.end) for m in cluster.mentions]
        full = max((m.name for m in cluster.mentions), key=lambda name: len(name.words))
        by_name = of_name(full.first) if len(full.words) > 1 else ""
        cluster.gender = next(filter(None, of_nouns), by_name)


def _of_nouns(words: Tokens, start: int, end: int) -> str:
    """The gender of a title or noun beside the name: Mrs Lind, spokeswoman Ada Lind, Ada Lind, a
    widow, her husband, Bo Lind."""
    first = start
    while first > 0 and words.lower[first - 1].strip(".") in TITLES:
        first -= 1
    near = [first - 1, *range(first, end), *_appositions(words, start, end)]
    for k in filter(lambda k: k >= 0, near):
        if gender := of_noun(words.lemma[k]) or of_noun(words.lower[k].strip(".")):
            return gender
    return ""


def _appositions(words: Tokens, start: int, end: int) -> list[int]:
    """The nouns that commas put beside a name, after it or before it."""
    after = [c for k in range(start, end) for c in words.children[k] if words.dep[c] == "appos"]
    before = [words.head[k] for k in range(start, end) if words.dep[k] == "appos"]
    return after + [k for k in before if not start <= k < end]
