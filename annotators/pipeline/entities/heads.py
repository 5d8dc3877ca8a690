"""What a name's own words say: a "Council" is a body, a "Museum" a building.

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.pipeline.entities.edges import NAMING, key
from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BODIES = frozenset(
    "Council University Party Committee Commission Ministry Agency Ltd Limited Inc Corp "
    "Corporation Association Union Federation Institute Authority Organization Organisation "
    "Department Bank Group Company Club FC Police Army Foundation Fund League Society Bureau "
    "Court Senate Board Parliament Congress Academy College School News Times Post Airlines "
    "Airways Secretariat Movement Front Alliance Coalition Trust Network Chamber Assembly "
    "Brigade Battalion Corps Holdings Industries Motors Technologies Systems Enterprises Partners "
    "Pharmaceuticals Energy Electric Insurance Ferries Railways Railway Telecom Media Foods "
    "Logistics Mining Shipping Electronics Securities Software Laboratories Studios "
    "Entertainment Communications Aviation Solutions".split()
)
_BUILDINGS = frozenset(
    "Museum Hospital Stadium Airport Cemetery Mosque Palace Prison Station Hotel Bridge Airfield "
    "Arena Cathedral Theatre Theater Tower".split()
)
TEXTS = frozenset(
    "Act Acts Law Laws Bill Agreement Accord Treaty Convention Protocol Policy Plan Strategy "
    "Framework Constitution Prize Award Trail Resolution Declaration Memorandum Document Scheme "
    "Decree Code Charter Pact Amendment Guarantee".split()
)
"""Heads of what is a text, or given away: the short form of one is no name."""
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
_LINKS = frozenset({"of", "for", "on", "against", "to", "in", "at"})


def head(words: Sequence[str], name: Name) -> str:
    """The word that says what a name names: "Court" in "Supreme Court" and "Court of Appeal"."""
    inner = range(name.start + 1, name.end - 1)
    return words[next((i for i in inner if words[i] in _LINKS), name.end) - 1]


def by_own_words(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names labelled as their own words have it."""
    stormed = _storms(words, names)
    return [name._replace(label=_label(words, name)) for name in stormed]


def _label(words: Sequence[str], name: Name) -> str:
    """The label that a name's words leave it."""
    settled = _SETTLED.get(key(words, name))
    if name.label not in NAMING or settled:
        return settled or name.label
    return name.label if name.end - name.start == 1 else _by_head(words, name)


def _by_head(words: Sequence[str], name: Name) -> str:
    kind = head(words, name)
    if kind in BODIES:
        return "ORG"
    return "FAC" if name.label in {"ORG", "PERSON"} and kind in _BUILDINGS else name.label


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
