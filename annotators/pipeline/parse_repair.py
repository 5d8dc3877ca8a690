"""Arcs and labels of a Universal Dependencies tree that contradict what stands beside them.

A parser that decides one arc at a time cannot take back a label when a later word shows it wrong.
Plain functions of columns, and the component `newsread_trees` around them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc


class Tree(NamedTuple):
    """The columns of a parsed text, a row for each token."""

    heads: Sequence[int]
    deps: Sequence[str]
    pos: Sequence[str]


class Arc(NamedTuple):
    """What a token shall hang on, and as what."""

    token: int
    head: int
    dep: str


_AUXILIARIES = frozenset({"aux", "aux:pass"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_OF_CLAUSES = _AUXILIARIES | _SUBJECTS | {"advmod", "obl", "obj", "expl", "ccomp", "xcomp", "advcl"}
"""Dependents of a predicate, which no auxiliary has."""
_Beside = set[str]


def mended(tree: Tree) -> Iterator[Arc]:
    """The arcs that should be others."""
    below: dict[int, _Beside] = defaultdict(set)
    for token, (head, dep) in enumerate(zip(tree.heads, tree.deps, strict=True)):
        if head != token:
            below[head].add(dep)
    for token, (head, dep) in enumerate(zip(tree.heads, tree.deps, strict=True)):
        if head == token:
            continue
        if dep in _LABELS:
            label = _LABELS[dep](tree, token, below)
            if label != dep:
                yield Arc(token, head, label)
                continue
        above = _head(tree, token)
        if above != head:
            yield Arc(token, above, dep)


def _head(tree: Tree, token: int) -> int:
    """What the token hangs on: an auxiliary has no clause, "and" belongs to what it adds."""
    head, dep = tree.heads[token], tree.deps[token]
    if dep in _OF_CLAUSES and tree.deps[head] in _AUXILIARIES:
        return tree.heads[head]
    if dep == "cc" and head > token:
        return _added(tree, token)
    return head


def _added(tree: Tree, token: int) -> int:
    """The conjunct after a conjunction: "hats" and not "red" in "coats and red hats"."""
    above = head = tree.heads[token]
    while tree.deps[above] != "conj" and tree.heads[above] > token and tree.heads[above] != above:
        above = tree.heads[above]
    return above if tree.deps[above] == "conj" and tree.heads[above] < token else head


def _subject_of(tree: Tree, token: int, below: dict[int, _Beside]) -> str:
    head = tree.heads[token]
    is_passive = tree.pos[head] == "VERB" and "aux:pass" in below[head]
    return "nsubj:pass" if is_passive else "nsubj"


def _passive(tree: Tree, token: int, below: dict[int, _Beside]) -> str:
    return "cop" if tree.pos[tree.heads[token]] == "ADJ" else "aux:pass"


def _apposition(tree: Tree, token: int, below: dict[int, _Beside]) -> str:
    return "appos" if below[token].isdisjoint(_SUBJECTS) else "parataxis"


def _object(tree: Tree, token: int, below: dict[int, _Beside]) -> str:
    """The object of a stranded preposition: "who she spoke with"."""
    head = tree.heads[token]
    return "obl" if token < head and "case" in below[head] else "obj"


def _particle(tree: Tree, token: int, below: dict[int, _Beside]) -> str:
    is_adverb = tree.pos[token] == "ADV" and "obj" not in below[tree.heads[token]]
    return "advmod" if is_adverb else "compound:prt"


_LABELS: dict[str, Callable[[Tree, int, dict[int, _Beside]], str]] = {
    "nsubj": _subject_of,
    "aux:pass": _passive,
    "appos": _apposition,
    "obj": _object,
    "compound:prt": _particle,
}
"""What a label should be, by the label, from the token, its head and what hangs on them."""


class TreeRules:
    """Mends Universal Dependencies trees; sentences stay as they are."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with better trees."""
        tree = Tree(
            heads=[token.head.i for token in doc],
            deps=[token.dep_ for token in doc],
            pos=[token.pos_ for token in doc],
        )
        for arc in list(mended(tree)):
            token = doc[arc.token]
            token.dep_ = arc.dep
            if arc.head != tree.heads[arc.token]:
                token.head = doc[arc.head]
        return doc


@Language.factory("newsread_trees", requires=["token.dep"], assigns=["token.dep", "token.head"])
def make_tree_rules(nlp: Language, name: str) -> TreeRules:
    """The component as spaCy builds it."""
    return TreeRules()
