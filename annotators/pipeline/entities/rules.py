"""What a document says about its names: what is in them, and one label for one.

Plain functions of words and names; the component around them is in `component.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotators.pipeline.entities.abbreviations import without_plain_forms
from annotators.pipeline.entities.edges import edges
from annotators.pipeline.entities.organisations import with_organisations
from annotators.text.repeated_names import Name, found_again, key

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"})
"""Labels of what has a name, which is mistaken for another of them at times."""
_BUILDINGS = frozenset(
    "Museum Hospital Stadium Airport Cemetery Mosque Palace Prison Station Hotel Bridge Airfield "
    "Arena Cathedral Theatre Theater Tower".split()
)


def improve(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with their edges put right, one label for one, and repeated names found again."""
    labelled = [_with_own_label(words, name) for name in edges(words, names)]
    agreed = with_organisations(words, without_plain_forms(words, _agree(words, labelled)))
    return sorted([*agreed, *found_again(words, agreed)])


def _with_own_label(words: Sequence[str], name: Name) -> Name:
    """A name labelled as its last word has it: a “Museum” is a building."""
    is_building = words[name.end - 1] in _BUILDINGS and name.end - name.start > 1
    return name._replace(label="FAC") if is_building and name.label in {"ORG", "PERSON"} else name


def _agree(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Every name with the label that the document gives it most often; of two the one that comes
    first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in _NAMING:
            votes[key(words, name)][name.label] += 1
    return [
        name._replace(label=votes[key(words, name)].most_common(1)[0][0])
        if name.label in _NAMING
        else name
        for name in names
    ]
