"""Which encoding of one byte a character undeclared bytes are in, told by the letters they make.

Each language is known by its letters beyond ASCII. Text that was read in a wrong encoding has
others: signs within words, capitals behind small letters, rows of accents where one is usual.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

LEAST: Final = 0.5
"""Of a guess: what its non-ASCII characters score on average, from -2 to 1."""

FREQUENT: Final = 12
"""So many letters make up two thirds of a text in an alphabet of some thirty."""

MOST: Final = 1_000_000
ENOUGH: Final = 4_096
"""Bytes looked through for what is not ASCII, and bytes of that which are looked at."""

_CYRILLIC: Final = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўђјљњћџ"
_GREEK: Final = "αοιετνσηρπκμλςυδγωχθφβξζψίόάέήύώϊϋΐΰ"
_HEBREW: Final = "יוהלאתמרבשנדקעחפכםטסגצזןךףץ"
_ARABIC: Final = "اليمنوترعبدسفهكقحجةأصشخطىزئذثإضغءآظؤپی" + "".join(map(chr, range(0x64B, 0x653)))
_LANGUAGES: Final = (
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),
    ("cp1252", "äöüßéà"),
    ("cp1252", "áéíóúüñªº"),
    ("cp1252", "àáâãçéêíóôõúªº"),
    ("cp1252", "àéèìíîòóùú"),
    ("cp1252", "åäöæøéü"),
    ("cp1252", "áéíóúýþæöð"),
    ("cp1250 iso8859-2", "ąćęłńóśźż"),
    ("cp1250 iso8859-2", "áčďéěíňóřšťúůýžäľĺŕô"),
    ("cp1250 iso8859-2", "áéíóöőúüű"),
    ("cp1250 iso8859-2", "ăâîşţ"),
    ("cp1250 iso8859-2", "čćđšž"),
    ("cp1254", "çğıöşüâîû"),
    ("cp1257", "āčēģīķļņšūžąęėįųäõöü"),
    ("cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic", _CYRILLIC),
    ("cp1253 iso8859-7", _GREEK),
    ("cp1255", _HEBREW),
    ("cp1256", _ARABIC),
    ("cp1252", "àâæçéèêëîïôœùûüÿäößáíóúñãõåøìòªº"),
)
"""Encodings, the most usual first, and the small letters beyond ASCII of a language in them.

Of those that are no Latin ones the most frequent stand first. The last is English with names.
"""

_MARKS: Final = frozenset("\xa0\xad«»‚„…‹›‘’“”–—،؟")
_SIGNS: Final = frozenset("£§©®°¿¡·²³¹½¼¾€‰•™№")
_UNLIKE_TEXT = re.compile(rb"<[^<>]{0,1000}>|[\x00-\x7f]+(?=[\x00-\x7f]{2})")
"""Markup, and ASCII but for what stands right before another character."""


def guessed(data: bytes) -> str | None:
    """The encoding that makes words of a language of the bytes, or None if none does."""
    sample = _UNLIKE_TEXT.sub(b" ", data[:MOST])[:ENOUGH]
    scores = [(_score(sample, encoding, letters), encoding) for encoding, letters in _readings()]
    best = max(score for score, _ in scores)
    return next(name for score, name in scores if score == best) if best >= LEAST else None


@cache
def _readings() -> tuple[tuple[str, str], ...]:
    return tuple((encoding, letters) for names, letters in _LANGUAGES for encoding in names.split())


def _score(data: bytes, encoding: str, letters: str) -> float:
    """How far what the bytes make in this encoding looks like words of these letters."""
    text = data.decode(encoding, "replace")
    is_latin = letters[0].upper() < "Ͱ"
    total = count = 0.0
    before = " "
    for character in text:
        if character > "\x7f":
            count += 1
            total += _worth(character, before, letters, is_latin=is_latin)
        before = character
    return total / count if count else 0.0


def _worth(character: str, before: str, letters: str, *, is_latin: bool) -> float:
    follows_letter = before > "\x7f" and before.isalpha()
    if character in _MARKS or character in _SIGNS:
        return -1.0 if follows_letter and character in _SIGNS else 0.5
    place = letters.find(character.lower())
    if place < 0 or (character not in letters and before.islower()):
        return -2.0
    if is_latin:
        return 0.0 if follows_letter else 1.0
    if before.isalpha() and not follows_letter:
        return -2.0
    return 1.0 if place < FREQUENT else 0.7
