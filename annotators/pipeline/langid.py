"""Which language a text is in, and whether it is fit for a pipeline that reads English.

Told by a language's commonest words, of which spaCy brings lists; the idea is that of Grefenstette,
"Comparing two language identification schemes" (1995). Of 232 example sentences that spaCy has for
34 other languages none is taken for English; what is too short to say is `und`, undetermined.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from runpy import run_path
from typing import NamedTuple

from annotators.text.lexicon import ANY_NAME_PARTICLE

LANGUAGES = (
    "af ar bg ca cs da de el es et fa fi fr he hr hu id is it lt lv mk nb nl pl pt ro ru sk sl sq "
    "sr sv tr uk vi"
).split()
"""Languages that English is told from by name."""
UNDETERMINED = "und"

SAMPLE = 2000
"""Words that are looked at."""
ENGLISH = 0.2
"""Share of common English words: 1,600 English articles all had 0.22 or more."""
HARDLY = 0.1
"""The same of other languages: they reach 0.06."""
LONG = 30
"""Words by which English must have shown itself; so many common ones are beyond doubt."""
FEWEST = 3
"""Common words of a language that are not yet chance."""
LEAD = 1.5
"""How many times the common words of English another language must have."""
FOREIGN = 0.15
"""Share of words with letters that English has not; two such words may be names."""

LETTERS = 20 * SAMPLE
"""Characters that these words are looked for in."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(rf"[^\W\d_a-z][\w’'-]*(?:(?:\s(?:{ANY_NAME_PARTICLE}))+[\s-]|-)[A-ZÀ-Þ]\w*")
"""A name with particles or a hyphen, which tells no language: Ada de la Serna, Al-Serna."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


class TextLanguage(NamedTuple):
    """The language of a text, and whether it is worth reading as English."""

    code: str
    """An ISO 639 code: `en`, one of `LANGUAGES`, or `und` where that is not sure."""
    is_read: bool
    """Whether a pipeline for English should look through it, for it may be English."""


def language_of(text: str) -> TextLanguage:
    """The language of a text, told by its first words."""
    nameless = _NAME.sub(" ", text[:LETTERS])
    forms = [word.group() for word in islice(_WORD.finditer(nameless), SAMPLE)]
    words = [form.lower() for form in forms]
    english = _common(words, "en")
    if english >= max(LONG, ENGLISH * len(words)):  # nor are the lists of all others read
        return TextLanguage("en", True)
    *_, second, best = sorted((_common(words, code), code) for code in LANGUAGES)
    if english >= max(FEWEST, ENGLISH * len(words)) and english > best[0]:
        return TextLanguage("en", True)
    if best[0] >= max(FEWEST, LEAD * english):
        return TextLanguage(best[1] if best[0] >= second[0] + 2 else UNDETERMINED, False)
    return TextLanguage(UNDETERMINED, not _is_foreign(forms, english))


def _is_foreign(words: list[str], english: int) -> bool:
    """Whether words of which few are English ones are in other letters, or so many of those in
    small letters, which are no names."""
    is_latin = 2 * sum(bool(_LATIN.match(word)) for word in words) >= len(words)
    accented = sum(not word.isascii() and word[0].islower() for word in words)
    is_accented = accented >= max(FEWEST - 1, FOREIGN * len(words))
    is_long = len(words) >= LONG and english < HARDLY * len(words)
    return bool(words) and (not is_latin or is_accented or is_long)


def in_words(code: str) -> str:
    """How a sentence names the language: "in German", "not in English"."""
    if code not in LANGUAGES:
        return "not in English"
    source = _of_language(code, "__init__.py").read_text("utf-8")
    (name,) = re.findall(r"class (\w+)\(Language\)", source)
    return f"in {name}"


def _common(words: list[str], code: str) -> int:
    """How many of the words are common ones of a language."""
    common = _common_words(code)
    return sum(word in common for word in words)


@cache
def _common_words(code: str) -> frozenset[str]:
    """spaCy's list, its file run by itself: importing all these languages takes two seconds."""
    return frozenset(run_path(str(_of_language(code, "stop_words.py")))["STOP_WORDS"])


def _of_language(code: str, file: str) -> Path:
    """A file of spaCy’s for a language, found without importing spaCy."""
    spec = find_spec("spacy")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).with_name("lang") / code / file
