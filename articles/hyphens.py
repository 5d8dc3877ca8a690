"""Hyphens at line ends: whether one parts a word, or is its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

FIRST: Final = frozenset(
    "all anti best bitter cost cross double east eight eighty ex far fast fifty first five forty "
    "four free front full good great half hard heavy high ill kilo large last late left lesser "
    "light little long low mass mid middle multi near nine ninety non north off old on one open "
    "over part per post quasi right second self semi seven seventy short single six "
    "sixty slow small so soft south state still strong ten third thirty three time top "
    "twenty two ultra up vice well west wide world year".split()
)
"""Words that stand before a hyphen of their own; what follows them is then a word of its own."""

SECOND: Final = frozenset(
    "based born century class day down elect end fold foot footed free friendly from general going "
    "growing half handed head hour hundred in kilometre known labour law led level like long made "
    "metre mile million minded month off old on one out over owned page part party point pound "
    "quarter range ranking round running scale seater section sized speaking speed standing star "
    "storey style term third thirds three ticket time to two up ups wide winning work year "
    "years".split()
)
"""Words that stand behind one."""

_DAYS: Final = frozenset("mon tues wednes thurs fri satur sun".split())

_WORD = r"[^\W\d_]+"
_LAST = re.compile(rf"(?:{_WORD}-)?({_WORD})$")
_REST = re.compile(_WORD)
_WORDS = re.compile(rf"{_WORD}(?:-{_WORD})?")
_AT_LINE_END = re.compile(rf"({_WORD})[-\u2010]\n[ \t>]*({_WORD})")
_ANSWERED = re.compile(r"\n[ \t]*>[ \t>]*")
_ENDING = re.compile(
    "[b-df-hj-np-tvwxz]{0,2}(?:ments?|mental|ion(?:s|al|er|ers|ed)?|ings?|ed|ern?|ers|erly|ly|ness"
    "|less|ful|[ai]ble|[ae]nces?|it(?:y|ies)|al|als|ally|ous|ives?|isms?|ists?|i[sz]ed?|ations?"
    "|ics?|ical|[ao]ry|ures?|[ae]nts?|ties|ty|tee|ish(?:ed)?|ors?|at(?:e|es|ed|ing))"
)
"""What is behind a hyphen that was put at a line end, and is no word."""


def hyphen_joint(text: str, at: int, after: int) -> str:
    """The hyphen at `at`, or nothing if it only parts a word that goes on at `after` (code points).

    The text itself is asked first: how it writes the word elsewhere. A hyphen before a capital or
    a digit is always kept, as in Anglo-Saxon.
    """
    if text[at] == "\xad":
        return ""
    first, second = _LAST.search(text, max(0, at - 40), at), _REST.match(text, after)
    if not first or not second or not second[0][0].islower() or first[1] != first[0]:
        return text[at]
    head, tail = first[1].lower(), second[0].lower()
    if head in _DAYS and tail == "day":
        return ""
    words, is_typeset = _written(text)
    if f"{head}{tail}" in words:
        return ""
    if head in FIRST and is_typeset and _ENDING.fullmatch(tail):
        return ""
    is_own = head in FIRST or tail in SECOND or {head, tail} <= words or f"{head}-{tail}" in words
    return text[at] if is_own or not is_typeset else ""


def whole_words(text: str, start: int = 0, end: int | None = None) -> str:
    """A stretch of text with the words made whole that its line ends part.

    Other line ends stay; the marks `>` before the lines of a mail that is answered go. The whole
    text is asked how it writes a word, which a stretch alone may not tell.
    """
    stretch = text[start:end]

    def joint(match: re.Match[str]) -> str:
        hyphen = hyphen_joint(text, start + match.end(1), start + match.start(2))
        return f"{match[1]}{hyphen}{match[2]}"

    return _ANSWERED.sub("\n", _AT_LINE_END.sub(joint, stretch) if "\n" in stretch else stretch)


@lru_cache(maxsize=1)
def _written(text: str) -> tuple[frozenset[str], bool]:
    """The words of a text in small letters, those with one hyphen as they are; and whether words
    are parted in it that have none, as where some end of a word is the beginning of a line."""
    words = frozenset(_WORDS.findall(_AT_LINE_END.sub(" ", text).lower()))
    parted = (match[2] for match in _AT_LINE_END.finditer(text))
    return words, any(_ENDING.fullmatch(rest) for rest in parted)
