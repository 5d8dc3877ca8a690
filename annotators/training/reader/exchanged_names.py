"""Documents about other people: names exchanged, and women for men.

A name is no sign of who speaks, nor of what is said; a set in which one politician speaks in
every second sentence must not teach it. Who is she and who is he stays told by the first names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.training.reader.documents import Document, edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

_EXCHANGED: Final = 0.6
"""The share of documents whose people get other names."""
_TURNED: Final = 0.25
"""The share of documents in which women are men, and men women."""
_PARTICLES: Final = 0.1
"""The share of new surnames that a particle stands before."""
BEFORE: Final = (
    "van ", "van der ", "von ", "de ", "de la ", "da ", "dos ", "di ", "al-", "Al-", "el-", "bin ",
    "binti ", "ter ", "le ", "Le ", "Mac", "O’", "ben ", "Abu ", "St ", "zu ", "af ",
)  # fmt: skip
_FIRST: Final = (sorted(MALE_NAMES), sorted(FEMALE_NAMES))
_FULL: Final = re.compile(
    r"\b([A-Z]\w+) (?:[A-Z]\. )?(?:(?:de|da|van|von|al|bin|der) )*([A-Z][\w’'-]*\w)"
)
_OTHER: Final = dict(
    pair.split("/")
    for pair in (
        "he/she she/he him/her his/her himself/herself herself/himself hers/his "
        "mr/ms mrs/mr ms/mr man/woman woman/man men/women women/men "
        "spokesman/spokeswoman spokeswoman/spokesman chairman/chairwoman chairwoman/chairman "
        "businessman/businesswoman businesswoman/businessman father/mother mother/father "
        "son/daughter daughter/son brother/sister sister/brother husband/wife wife/husband "
        "boy/girl girl/boy uncle/aunt aunt/uncle widow/widower widower/widow king/queen "
        "queen/king actor/actress actress/actor sir/dame dame/sir lord/lady lady/lord"
    ).split()
)
_GENDERED: Final = re.compile(rf"\b(?:{'|'.join(_OTHER)}|her)\b", re.IGNORECASE)
_HERS: Final = re.compile(
    r" (?!(?:a|an|and|as|at|but|by|for|from|if|in|into|of|on|or|out|so|that|the|to|up|was|when|"
    r"who|with)\b)[a-z]"
)
"""What follows “her” where it is a possessive, mostly."""


def surnames(documents: Iterable[Document]) -> list[str]:
    """The surnames of all people whose first name is a common one, each once."""
    last_names = {last for document in documents for _, last in _people(document.text)}
    return sorted(last for last in last_names if not re.search(r"['’]s?$|['’]s\b", last))


def with_other_people(document: Document, pool: Sequence[str], random: Random) -> Document:
    """The document with other names for its people, by chance; they are drawn from `pool`."""
    turned = random.random() < _TURNED
    if not turned and random.random() >= _EXCHANGED:
        return document
    words = _names(document.text, pool, random, turned=turned)
    edits = list(exchanged(document.text, words))
    if turned:
        starts = {start for start, _, _ in edits}
        edits += [edit for edit in genders(document.text) if edit[0] not in starts]
    return edited(document, edits)


def _people(text: str) -> list[tuple[str, str]]:
    names = (match.groups() for match in _FULL.finditer(text))
    return [(a, b) for a, b in names if a.lower() in MALE_NAMES or a.lower() in FEMALE_NAMES]


def _names(text: str, pool: Sequence[str], random: Random, *, turned: bool) -> dict[str, str]:
    """Each first and last name to the one that is put in its place."""
    words: dict[str, str] = {}
    for first, last in _people(text):
        if first not in words:
            is_female = (first.lower() not in MALE_NAMES) != turned
            words[first] = random.choice(_FIRST[is_female]).title()
        if last not in words:
            before = random.choice(BEFORE) if random.random() < _PARTICLES else ""
            words[last] = before + random.choice(pool)
    return words


def exchanged(text: str, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where a text has one of the words (whole, in the same case), and what stands for it."""
    if words:
        longest = sorted(words, key=len, reverse=True)
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", text):
            yield match.start(), match.end(), words[match[0]]


def genders(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text has a word that tells a man from a woman, and the other word: he, she."""
    for match in _GENDERED.finditer(text):
        lower = match[0].lower()
        other = _OTHER.get(lower) or ("his" if _HERS.match(text, match.end()) else "him")
        if match[0][0].isupper():
            other = other.capitalize()
        yield match.start(), match.end(), other
