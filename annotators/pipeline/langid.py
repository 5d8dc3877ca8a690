"""Which language a text is in, as far as newsread needs to know it: English, or which other.

Told by the share of a language's commonest words, of which spaCy brings lists; the idea is that of
Grefenstette, "Comparing two language identification schemes" (1995).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from runpy import run_path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = MappingProxyType(
    {
        "ar": "Arabic",
        "ca": "Catalan",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "es": "Spanish",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hr": "Croatian",
        "hu": "Hungarian",
        "id": "Indonesian",
        "it": "Italian",
        "nb": "Norwegian",
        "nl": "Dutch",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sv": "Swedish",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "vi": "Vietnamese",
    }
)
"""Languages that English is told from by name; any other script is `und`, undetermined."""

SAMPLE = 2000
"""Words that are looked at."""
SURE, HARDLY = 0.25, 0.1
"""Shares of common English words: 1,600 English articles all had 0.22 or more; other languages
reach 0.06."""
LONG = 30
"""Words by which English must have shown itself."""
FEWEST = 3
"""Common words of another language that are not yet chance."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


def language_of(text: str) -> str:
    """A code of ISO 639: `en`, one of `LANGUAGES`, or `und`. In doubt it is `en`."""
    words = [found.group().lower() for found in islice(_WORD.finditer(text), SAMPLE)]
    english = _share(words, "en")
    if english >= SURE or not words:
        return "en"
    shares = {code: _share(words, code) for code in LANGUAGES}
    best = max(LANGUAGES, key=shares.__getitem__)
    if shares[best] >= max(1.5 * english, FEWEST / len(words)):
        return best
    return "und" if _is_foreign(words, english) else "en"


def _is_foreign(words: Sequence[str], english: float) -> bool:
    is_latin = 2 * sum(bool(_LATIN.match(word)) for word in words) >= len(words)
    return not is_latin or (len(words) >= LONG and english < HARDLY)


def in_words(code: str) -> str:
    """How a sentence names the language: "in German", "not in English"."""
    return f"in {LANGUAGES[code]}" if code in LANGUAGES else "not in English"


def _share(words: Sequence[str], code: str) -> float:
    common = _common_words(code)
    return sum(word in common for word in words) / max(1, len(words))


@cache
def _common_words(code: str) -> frozenset[str]:
    """spaCy's list, its file run by itself: importing all these languages takes two seconds."""
    import spacy.lang

    return frozenset(run_path(f"{spacy.lang.__path__[0]}/{code}/stop_words.py")["STOP_WORDS"])
