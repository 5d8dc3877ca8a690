"""What marks have to do with each other: replies and links, seen from either end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotators.notebook.mark import Mark

LINKS = {
    "evidence": "evidence: the other supports this",
    "contradiction": "contradiction: the other says otherwise",
    "same": "same: the other says it too",
    "see also": "see also",
}
"""What a mark can be linked to another as; any other word will do."""
_BOTH_WAYS = ("", "same", "see also")


@dataclass(frozen=True, slots=True)
class Relation:
    """Another mark, and what it is to the mark whose relation this is."""

    kind: str
    """`evidence` seen from the mark that points, `evidence of` from the one pointed to."""
    other: Mark


def relations(marks: Iterable[Mark]) -> Mapping[str, tuple[Relation, ...]]:
    """By the id of each mark that has any: what it points to, then what points to it."""
    by_id = {mark.id: mark for mark in marks}
    outward: dict[str, list[Relation]] = defaultdict(list)
    inward: dict[str, list[Relation]] = defaultdict(list)
    for mark in by_id.values():
        for there, kind, back in _pointed_to(mark):
            if there in by_id and there != mark.id:
                outward[mark.id].append(Relation(kind, by_id[there]))
                inward[there].append(Relation(back, mark))
    ids = dict.fromkeys([*outward, *inward])
    return {id_: tuple(outward[id_] + inward[id_]) for id_ in ids}


def _pointed_to(mark: Mark) -> Iterator[tuple[str, str, str]]:
    """An id, what that mark is to this one, and what this one is to that."""
    if mark.answers is not None:
        yield mark.answers, "answers", "reply"
    for link in mark.links:
        kind = link.kind or "linked"
        yield link.to, kind, kind if link.kind in _BOTH_WAYS else f"{kind} of"


def pointed_to(marks: Iterable[Mark]) -> frozenset[str]:
    """The ids of all marks that these answer or are linked to."""
    return frozenset(there for mark in marks for there, _, _ in _pointed_to(mark))
