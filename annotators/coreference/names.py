"""A name taken apart, and whether two names can be of one bearer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from annotators.text.lexicon import COMPANY_WORDS, FIRST_NAMES, SMALL_WORDS, TITLE_GENDERS
from annotators.text.titles import count_titles

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|esq|phd|md)$", re.IGNORECASE)
_DEGREES = frozenset(("esq", "phd", "md"))
_COUNTRIES = {
    **dict.fromkeys(("us", "u.s", "usa", "u.s.a"), ("united", "states")),
    "united states of america": ("united", "states"),
    **dict.fromkeys(("uk", "u.k", "britain", "great britain"), ("united", "kingdom")),
}
"""The words of countries that go by several names."""


_VARIANTS = {name: k for k, group in enumerate(FIRST_NAMES) for name in group.split("/")}
"""First names by the number of those that stand for one another."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name without titles, possessive and leading article; `words` are lower case, no accents."""

    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: str = ""
    """What tells father and son apart: jr, iii."""

    @property
    def last(self) -> str:
        """The surname, for a person."""
        return self.words[-1] if self.words else ""

    @property
    def first(self) -> str:
        """The first word."""
        return self.words[0] if self.words else ""

    @property
    def gender(self) -> str:
        """`m` or `f` where a title tells it, else empty."""
        return max((TITLE_GENDERS.get(title, "") for title in self.titles), default="")


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """A mention's words as a name. A mention of titles alone keeps its last word."""
    words = [word for word in POSSESSIVE.sub("", text.strip()).replace("\n", " ").split() if word]
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    count = count_titles([_plain(word) for word in words[:-1]])
    if [word.lower() for word in words[count : count + 1]] == ["of"]:  # Duke of Arlen
        count = 0
    titles, words = tuple(map(_plain, words[:count])), words[count:]
    suffix = ""
    while len(words) > 1 and _SUFFIX.match(words[-1].strip(".,")):
        suffix = "" if _plain(words[-1]) in _DEGREES else words[-1].strip(",")
        words = words[:-1]
    kept = f"{' '.join(words).strip(',. ')} {suffix}".strip() or text.strip()
    bare = tuple(filter(None, map(_plain, words)))
    return Name(kept, _COUNTRIES.get(" ".join(bare), bare), titles, _plain(suffix))


def _plain(word: str) -> str:
    """A word in lower case, without accents and outer stops."""
    bare = unicodedata.normalize("NFKD", POSSESSIVE.sub("", word.strip('.,()[]“”"')))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower().replace("’", "'")


def same_first(a: str, b: str) -> bool:
    """Whether two first names may be of one person: alike, an initial, or a known variant."""
    if a == b or (a and b and (len(a.strip(".")) == 1 or len(b.strip(".")) == 1) and a[0] == b[0]):
        return True
    return a in _VARIANTS and _VARIANTS[a] == _VARIANTS.get(b)


def is_misspelt(a: str, b: str) -> bool:
    """Whether two words are one, or of five letters or more and one apart: Buchtmann, Buchtman."""
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return a == b
    same = next(
        (k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[same + (len(a) >= len(b)) :] == b[same + (len(b) >= len(a)) :]


def is_same_person(full: Name, other: Name) -> bool:
    """Whether two full names (two words at least) are of one person, named by the first before."""
    if other.suffix not in ("", full.suffix):
        return False
    short, long = sorted((full.words, other.words), key=len)
    if short == long[: len(short)]:  # Lev Orlovich, later or before Lev Orlovich Venn
        return True
    if full.last != other.last:
        return full.first == other.first and is_misspelt(full.last, other.last)
    if is_misspelt(full.first, other.first) or same_first(full.first, other.first):
        return True
    return short == long[-len(short) :]


def shortens(short: Name, full: Name) -> bool:
    """Whether `short` is the surname, the surname with particles, or the first name in `full`."""
    is_shorter = 0 < len(short.words) < len(full.words)
    ends = full.words[-len(short.words) :], full.words[:1]
    return is_shorter and short.words in ends


def core(name: Name) -> frozenset[str]:
    """The words that count when organisations are compared: Roads Department = Department of
    Roads."""
    return frozenset(name.words) - SMALL_WORDS


def initials(name: Name) -> set[str]:
    """The acronyms a name may have: with its small words and without, with each part of a word that
    a hyphen joins and with the first alone."""
    split = tuple(part for word in name.words for part in word.split("-") if part)
    kinds = [name.words, split]
    kinds += [
        tuple(w for w in kind if w not in SMALL_WORDS and w not in COMPANY_WORDS) for kind in kinds
    ]
    return {"".join(word[0] for word in words) for words in kinds if len(words) > 1}


def is_acronym(short: Name, full: Name) -> bool:
    """Whether one word with capitals stands for the first letters of a longer name."""
    letters = short.text.replace(".", "")
    if len(short.words) != 1 or not may_abbreviate(letters) or not 2 <= len(letters) <= 6:
        return False
    return letters.lower() in initials(full)


def may_abbreviate(word: str) -> bool:
    """Whether a word has the capitals of an acronym: two at least, as in BoG and SME."""
    return sum(map(str.isupper, word)) > 1
