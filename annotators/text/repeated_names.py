"""Names that a text has elsewhere, found again where they were passed over.

Plain functions of words and names: Ora Venn’s full or last name, an organisation’s short form.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from annotators.text.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence


class Name(NamedTuple):
    """Words `start` up to `end` with an entity label."""

    start: int
    end: int
    label: str


_BESIDE = frozenset("-–‘[]()")
"""Marks that make one name of what they stand between."""


def found_again(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The places where one of the names, or a part that stands for it, was passed over."""
    short = _short_again(words, names)
    return [*short, *_repeated(words, [*names, *short])]


def _short_again(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Places where an organisation's short form ("OFB") was passed over, and stands free."""
    taken = {i for name in names for i in range(name.start, name.end)}
    single = {words[n.start] for n in names if n.label == "ORG" and n.end - n.start == 1}
    forms = {word for word in single if word.isupper() and word.isalpha() and len(word) > 2}
    padded = ["", *words, ""]
    return [
        Name(i, i + 1, "ORG")
        for i, word in enumerate(words)
        if word in forms and i not in taken and not (_joins(padded[i]) or _joins(padded[i + 2]))
    ]


def _joins(word: str) -> bool:
    """Whether a word makes one name of itself and what stands beside it, or a mark of it."""
    return word[:1].isupper() or word[:1].isdigit() or word in _BESIDE


def _repeated(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Places where a person's full or last name was passed over."""
    taken = {i for name in names for i in range(name.start, name.end)}
    forms = _people(words, names)
    found: list[Name] = []
    for i, word in enumerate(words):
        for form in forms.get(word, ()):
            name = Name(i, i + len(form), "PERSON")
            span = set(range(i, name.end))
            if tuple(words[i : name.end]) == form and not taken & span and _stands(words, name):
                found.append(name)
                taken |= span
                break
    return found


def _stands(words: Sequence[str], name: Name) -> bool:
    """Whether a name is no part of a longer one, as "Venn" is of "Venn Street" or "Lake Venn"."""
    before = words[name.start - 1] if name.start else ""
    after = words[name.end] if name.end < len(words) else ""
    is_free = name.end - name.start > 1 or not before[:1].isupper() or is_title(before)
    return is_free and not after[:1].isupper()


def _people(words: Sequence[str], names: Sequence[Name]) -> dict[str, list[tuple[str, ...]]]:
    """The forms of people's names by their first word, the longest first.

    A single word is none that the text also writes small: "Price", where prices are spoken of.
    """
    full = {tuple(words[n.start : n.end]) for n in names if n.label == "PERSON"}
    last = {form[-1:] for form in full if len(form[-1]) > 2}
    common = {word for word in words if word.islower()}
    forms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(full | last, key=lambda form: (-len(form), form)):
        is_common = len(form) == 1 and form[0].lower() in common
        if form[0][:1].isupper() and len("".join(form)) > 2 and not is_common:
            forms[form[0]].append(form)
    return forms
