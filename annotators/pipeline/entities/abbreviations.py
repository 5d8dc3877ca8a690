"""Short forms that a text explains in brackets: "Ostra Ferry Board (OFB)", "public offering (IPO)".

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.pipeline.entities.edges import key
from annotators.pipeline.entities.heads import BODIES, TEXTS
from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SMALL = frozenset("of and the for in on to de la du del & with".split())
_CREWS = frozenset(
    "team guard guards group force forces unit operator parties branch staff".split()
)
"""Kinds of body that are written small: their short forms are names all the same."""


def with_short_forms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, a short form being everywhere what it is explained to be short for.

    That of an organisation is one; that of no name ("autonomous vehicles (AVs)") is none.
    """
    bracketed = dict(_bracketed(words))
    ends = {name.end for name in names if name.label == "ORG"}
    explained = {i for i in bracketed if i - 1 in ends}
    known = {bracketed[i] for i in explained}
    plain = {form for i, form in bracketed.items() if _is_plain(words, names, i)} - known
    kept = [
        name._replace(label="ORG") if key(words, name) in known else name
        for name in names
        if explained.isdisjoint(range(name.start, name.end)) and key(words, name) not in plain
    ]
    return sorted([*kept, *(Name(i, i + 1, "ORG") for i in explained)])


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
    if last in TEXTS:
        return True
    is_body = last in _CREWS or last.capitalize() in BODIES
    return last.islower() and not is_body and _spells(words[: i - 1], words[i])


def _spells(words: Sequence[str], form: str) -> bool:
    """Whether the capitals of a short form are the initials of the last of the words."""
    letters = [letter.lower() for letter in form if letter.isupper()]
    parts = [part for word in words[-len(letters) - 5 :] for part in word.split("-")]
    initials = [part[0].lower() for part in parts if part and part.lower() not in _SMALL]
    return initials[-len(letters) :] == letters
