"""What a name's own words say: a "Museum" is a building, a "Storm" an event.

Plain functions of words and names.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from annotators.text.repeated_names import Name

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
    """The names labelled as their own words have it; what is a storm once is one alone, too."""
    stormed = {after for word, after in pairwise(words) if word in _STORMS}
    return [name._replace(label=_label(words, name, stormed)) for name in names]


def _label(words: Sequence[str], name: Name, stormed: AbstractSet[str]) -> str:
    first, last, is_single = words[name.start], words[name.end - 1], name.end - name.start == 1
    if name.label in NAMING and last in stormed and (is_single or first in _STORMS):
        return "EVENT"
    if name.label in {"ORG", "PERSON"} and last in _BUILDINGS and not is_single:
        return "FAC"
    return _SETTLED.get(key(words, name), name.label)
