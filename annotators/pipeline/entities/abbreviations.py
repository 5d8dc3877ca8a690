"""Short forms that a text explains in brackets: "Ostra Ferry Board (OFB)", "public offering (IPO)".

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.text.repeated_names import Name, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SMALL = frozenset("of and the for in on to de la du del & with".split())
_TEXTS = frozenset(
    "Act Acts Law Laws Bill Agreement Accord Treaty Convention Protocol Policy Plan Strategy "
    "Framework Constitution Prize Award Trail Resolution Declaration Memorandum Document Scheme "
    "Decree Code Charter Pact Amendment Guarantee".split()
)
"""Heads of what is a text, or given away: its short form is often taken for an organisation."""


def without_plain_forms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names without the short forms of what is no name: autonomous vehicles (AVs)."""
    plain = {form for i, form in _bracketed(words) if _is_plain(words, names, i)}
    return [name for name in names if key(words, name) not in plain]


def _bracketed(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Short forms that stand alone in brackets, by position."""
    for i in range(2, len(words) - 1):
        if (words[i - 1], words[i + 1]) == ("(", ")") and sum(map(str.isupper, words[i])) > 1:
            yield i, words[i]


def _is_plain(words: Sequence[str], names: Sequence[Name], i: int) -> bool:
    """Whether the short form at `i` stands for words that are no name."""
    last = words[i - 2]
    if any(name.end == i - 1 and name.label != "PERSON" for name in names):
        return False
    return last in _TEXTS or (last.islower() and _spells(words[: i - 1], words[i]))


def _spells(words: Sequence[str], form: str) -> bool:
    """Whether the capitals of a short form are the initials of the last of the words."""
    letters = [letter.lower() for letter in form if letter.isupper()]
    parts = [part for word in words[-len(letters) - 5 :] for part in word.split("-")]
    initials = [part[0].lower() for part in parts if part and part.lower() not in _SMALL]
    return initials[-len(letters) :] == letters
