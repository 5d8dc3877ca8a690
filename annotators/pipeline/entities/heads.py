"""What a name's own words say: a "Museum" is a building, a "Storm" an event.

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"})
"""Labels of what has a name, which is mistaken for another of them at times."""

_BUILDINGS = frozenset(
    "Museum Hospital Stadium Airport Cemetery Mosque Palace Prison Station Hotel Bridge Airfield "
    "Arena Cathedral Theatre Theater Tower".split()
)
_STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
_SETTLED = {
    "West Bank": "LOC",
    "U.N.": "ORG",
    "UN": "ORG",
    "EU": "ORG",
    "NATO": "ORG",
    "Nato": "ORG",
}
"""Names that mean the same in every text, and that their words or neighbours mislead about."""


def key(words: Sequence[str], name: Name) -> str:
    """A name's words with a space between them."""
    return " ".join(words[name.start : name.end])


def by_own_words(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names labelled as their own words have it."""
    return [name._replace(label=_label(words, name)) for name in _storms(words, names)]


def _label(words: Sequence[str], name: Name) -> str:
    is_building = words[name.end - 1] in _BUILDINGS and name.end - name.start > 1
    if name.label in {"ORG", "PERSON"} and is_building:
        return "FAC"
    return _SETTLED.get(key(words, name), name.label)


def _storms(words: Sequence[str], names: Sequence[Name]) -> Iterator[Name]:
    """The names, "Storm Ottilie" being an event, and so "Ottilie" alone."""
    called = {
        words[name.end - 1]
        for name in names
        if words[name.start] in _STORMS or (name.start and words[name.start - 1] in _STORMS)
    }
    for name in names:
        length = name.end - name.start
        if name.label not in NAMING or words[name.end - 1] not in called or length > 2:
            yield name
        elif length == 2 and words[name.start] in _STORMS:
            yield name._replace(label="EVENT")
        elif length == 1:
            is_titled = name.start > 0 and words[name.start - 1] in _STORMS
            yield Name(name.start - is_titled, name.end, "EVENT")
        else:
            yield name
