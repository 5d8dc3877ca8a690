"""Where a name begins and ends: without a possessive, and a place for each comma.

Plain functions of words and names.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotators.text.lexicon import ABBREVIATIONS, TITLES
from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_TRAILING = frozenset({"'s", "’s", "'", "’", *"-–—"})
_PLACES = frozenset({"GPE", "LOC"})


def edges(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with their edges put right; what nothing is left of is dropped."""
    joined = _joined(words, names)
    whole = [part for name in joined for part in _by_comma(words, _between_marks(words, name))]
    trimmed = [_trim(words, name) for name in whole]
    return [name for name in trimmed if name.start < name.end]


def _joined(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, those joined that are one: Tarn & Fell, Hon. | Ada Lind."""
    joined: list[Name] = []
    for name in names:
        if joined and (label := _label_of_both(words, joined[-1], name)):
            joined[-1] = Name(joined[-1].start, name.end, label)
        else:
            joined.append(name)
    return joined


def _label_of_both(words: Sequence[str], name: Name, other: Name) -> str:
    """What two names are together: an organisation around “&”, somebody behind titles and their
    stops (Lt. Col. | Ada Lind, Hon. | Justice Ada Lind); empty where they are two."""
    if words[name.end : other.start] == ["&"]:
        return "ORG"
    before = " ".join(words[name.start : other.start]).lower().replace(" .", ".").split()
    is_title = all(w[:-1] in ABBREVIATIONS if w.endswith(".") else w in TITLES for w in before)
    return "PERSON" if is_title and name.label == other.label == "PERSON" else ""


_PAIRS = frozenset(("“”", "«»", "„“", "()", "[]", "{}", '""'))
_MARKS = frozenset("".join(_PAIRS))


def _between_marks(words: Sequence[str], name: Name) -> Name:
    """The longest part of a name that no bracket or quotation mark without its pair cuts through:
    Ada] | Voss; Ada “Red” Voss is whole."""
    odd: list[int] = []
    for k in range(name.start, name.end):
        if odd and words[odd[-1]] + words[k] in _PAIRS:
            odd.pop()
        elif words[k] in _MARKS:
            odd.append(k)
    ends = [name.start - 1, *odd, name.end]
    parts = [name._replace(start=a + 1, end=b) for a, b in pairwise(ends)]
    return max(reversed(parts), key=lambda part: part.end - part.start)


def _by_comma(words: Sequence[str], name: Name) -> Iterator[Name]:
    """ "Lund, Ostravia" is two places."""
    start = name.start
    for i in range(name.start, name.end):
        if words[i] == "," and name.label in _PLACES:
            yield name._replace(start=start, end=i)
            start = i + 1
    yield name._replace(start=start)


def _trim(words: Sequence[str], name: Name) -> Name:
    """A name without a possessive or dash at its end."""
    end = name.end
    while end > name.start and words[end - 1] in _TRAILING:
        end -= 1
    return name._replace(end=end)
