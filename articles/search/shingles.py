"""What words have in common with others: pairs of content words that stand near each other.

A quotation that is cut, put in another order, translated into other marks or told in reported
speech keeps most of its pairs; one with a word changed loses four at most. (Shingles: Broder, "On
the resemblance and containment of documents", 1997; here of two words, in either order, with at
most one between them.)
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

from articles.search.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 64
"""Shingles that are looked up; those of a longer passage are taken evenly from all of it."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")

_FUNCTION_WORDS: Final = (
    "a about after again all also am an and any are aren as at be because been before being but by "
    "can could couldn did didn do does doesn doing don done down for from had hadn has hasn have "
    "haven having he her here hers him his how i if in into is isn it its itself just me more most "
    "my no nor not now of off on once one only or other our ours out over own said say saying says "
    "shall she should shouldn so some such than that the their theirs them then there these they "
    "this those through to too under until up us very was wasn we were weren what when where which "
    "while who whom whose why will with won would wouldn yes you your yours"
)
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""English words that say little of what is said; others count as content."""


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text: each without case and accents, and where it stands (code points)."""
    matches = ((match, match.group()) for match in _WORD.finditer(text))
    return [(_plain(word), match.start(), match.end()) for match, word in matches]


def is_content(word: str) -> bool:
    """Whether a plain word says what it is about, rather than hold a sentence together."""
    return word.partition("'")[0] not in FUNCTION_WORDS


def content_of(text: str) -> list[str]:
    """The stems of the content words, in order."""
    return [stem(word) for word, _, _ in words_of(text) if is_content(word)]


def shingles(content: list[str]) -> list[str]:
    """What stands for these content words in the index, each once.

    Two words or one stand for themselves as a whole too, for they have too little in common with
    anything to be found by it.
    """
    whole = [_whole(content)] if 0 < len(content) < 3 else []
    near = [*pairwise(content), *zip(content, content[2:], strict=False)]
    return list(dict.fromkeys([*whole, *(_number(" ".join(sorted(pair))) for pair in near)]))


def wanted(content: list[str]) -> tuple[list[str], list[str]]:
    """What to look for: pairs, of which several count; and wholes, of which one is enough.

    Of a longer passage the pairs are taken evenly, `MOST` at most.
    """
    pairs = shingles(content)
    step = -(-len(pairs) // MOST) or 1
    wholes = [_whole(content)] if len(content) < 3 else map(_whole, pairwise(content))
    return list(islice(pairs, 0, None, step)), list(dict.fromkeys(wholes))


def _whole(words: Sequence[str]) -> str:
    return _number("=" + " ".join(sorted(words)))


def _number(shingle: str) -> str:
    """Eight characters or fewer for any two words: the check that follows forgives a clash."""
    return f"{crc32(shingle.encode()):x}"


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    return folded(word.replace("’", "'"))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A plain word without the endings of English inflection: closed, closes, closing, close."""
    word = word.partition("'")[0]
    word = IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        cut = word.removesuffix(ending)
        is_class = ending == "s" and cut.endswith("s")
        if cut != word and len(cut) > 2 and not is_class and _VOWELS.intersection(cut):
            is_doubled = ending in ("ing", "ed") and cut[-1] == cut[-2] and cut[-1] not in "lsz"
            return cut[:-1] if is_doubled else cut
    return word


_FORMS: Final = (
    "become became, begin began begun, bear bore borne, beat beaten, blow blew blown, break broke "
    "broken, bring brought, build built, buy bought, catch caught, choose chose chosen, come came, "
    "deal dealt, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed, "
    "feel felt, fight fought, find found, flee fled, fly flew flown, forget forgot forgotten, "
    "freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown, hear "
    "heard, hide hid hidden, hold held, keep kept, know knew known, lead led, leave left, lend "
    "lent, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden, rise rose risen,"
    " run ran, see saw seen, seek sought, sell sold, send sent, shake shook shaken, shoot shot, "
    "show shown, sing sang sung, sink sank sunk, sit sat, sleep slept, speak spoke spoken, spend "
    "spent, stand stood, steal stole stolen, strike struck, swear swore sworn, take took taken, "
    "teach taught, tear tore torn, tell told, think thought, throw threw thrown, understand "
    "understood, wear wore worn, win won, write wrote written, child children, woman women, man men"
)
IRREGULAR: Final = {
    form: words[0] for words in map(str.split, _FORMS.split(",")) for form in words[1:]
}


_VOWELS: Final = frozenset("aeiouy")
