"""People's names that a text has elsewhere, found again where they were passed over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Name(NamedTuple):
    """Words `start` up to `end` with an entity label."""

    start: int
    end: int
    label: str


def key(words: Sequence[str], name: Name) -> str:
    """A name's words with a space between them."""
    return " ".join(words[name.start : name.end])


def found_again(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The places where the name of one of the people was passed over, the longest first."""
    taken = {i for name in names for i in range(name.start, name.end)}
    people = {tuple(words[n.start : n.end]) for n in names if n.label == "PERSON"}
    forms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(people, key=lambda form: (-len(form), form)):
        forms[form[0]].append(form)
    names_again: list[Name] = []
    for i, word in enumerate(words):
        for form in forms.get(word, ()):
            name = Name(i, i + len(form), "PERSON")
            span = range(i, name.end)
            if tuple(words[i : name.end]) == form and taken.isdisjoint(span):
                names_again.append(name)
                taken.update(span)
                break
    return names_again
