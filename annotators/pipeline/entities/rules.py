"""What a document says about its names: what is in them and beside them, and one label for one.

Plain functions of words and names; the component around them is in `name_rules.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotators.pipeline.entities.abbreviations import with_short_forms
from annotators.pipeline.entities.context import by_neighbours
from annotators.pipeline.entities.edges import NAMING, Name, edges, key
from annotators.pipeline.entities.heads import by_own_words
from annotators.pipeline.entities.titles import parts
from annotators.text.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

_BESIDE = frozenset("-–‘[]()")


def improve(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with titles cut off, one label for one name, and repeated names found again."""
    told = by_own_words(words, parts(words, edges(words, names)))
    labelled = [by_neighbours(words, name) for name in told]
    agreed = with_short_forms(words, _agree(words, labelled))
    again = sorted([*agreed, *_short_again(words, agreed)])
    return sorted([*again, *_repeated(words, again)])


def _agree(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Every name with the label that the document gives it most often.

    A full name speaks for its last word too: "Venn" is a person where "Ora Venn" is.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in NAMING:
            votes[_folded(words, name)][name.label] += 1
        if name.label == "PERSON" and name.end - name.start > 1:
            votes[words[name.end - 1]]["PERSON"] += 1
    return [
        name._replace(label=_elected(votes[_folded(words, name)])) if name.label in NAMING else name
        for name in names
    ]


def _folded(words: Sequence[str], name: Name) -> str:
    """A name as it is counted: in a headline or dateline "PORT MAREN" is "Port Maren"."""
    whole = key(words, name)
    return whole.title() if whole.isupper() and len(whole) > 4 else whole


def _elected(votes: Counter[str]) -> str:
    """The label with most votes; people win a tie, since a last name alone is often mistaken."""
    return max(votes, key=lambda label: (votes[label], label == "PERSON"))


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
