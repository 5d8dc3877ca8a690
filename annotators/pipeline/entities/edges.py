"""Where a name begins and ends: without a possessive, in marks or out of them.

Plain functions of words and names.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotators.text.lexicon import ABBREVIATIONS, TITLES
from annotators.text.repeated_names import Name

_TRAILING = frozenset({"'s", "’s", "'", "’", *"-–—"})


def edges(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with their edges put right; what nothing is left of is dropped."""
    whole = (_between_marks(words, name) for name in _joined(words, names))
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


def _trim(words: Sequence[str], name: Name) -> Name:
    """A name without a possessive or dash at its end."""
    end = name.end
    while end > name.start and (words[end - 1] in _TRAILING or _is_verb(words, name, end - 1)):
        end -= 1
    return name._replace(end=end)


def _is_verb(words: Sequence[str], name: Name, last: int) -> bool:
    """Whether somebody's name ends in a word in small letters: Ada Voss | demurred."""
    is_small = words[last].islower() and words[last - 1] != "-"
    return name.label == "PERSON" and is_small and words[name.start][:1].isupper()
