"""Arcs and labels that contradict what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.pipeline.parse_repair import Arc, Tree, TreeRules, mended

Row = tuple[int, str, str]
"""Head, label and part of speech of a token."""


def mend(*rows: Row) -> list[Arc]:
    heads, deps, pos = zip(*rows, strict=True)
    return list(mended(Tree(heads, deps, pos)))


CASES: list[tuple[str, list[Row], list[Arc]]] = [
    (
        "bridges were closed",
        [(2, "nsubj", "NOUN"), (2, "aux:pass", "AUX"), (2, "ROOT", "VERB")],
        [Arc(0, 2, "nsubj:pass")],
    ),
    (
        "bridges were late",
        [(2, "nsubj", "NOUN"), (2, "aux:pass", "AUX"), (2, "ROOT", "ADJ")],
        [Arc(1, 2, "cop")],
    ),
    (
        "coats and red hats",
        [(0, "ROOT", "NOUN"), (2, "cc", "CCONJ"), (3, "amod", "ADJ"), (0, "conj", "NOUN")],
        [Arc(1, 3, "cc")],
    ),
    (
        "she had left",
        [(1, "nsubj", "PRON"), (2, "aux", "AUX"), (2, "ROOT", "VERB")],
        [Arc(0, 2, "nsubj")],
    ),
    (
        "the ferry, it leaked",
        [(1, "det", "DET"), (1, "ROOT", "NOUN"), (3, "nsubj", "PRON"), (1, "appos", "VERB")],
        [Arc(3, 1, "parataxis")],
    ),
    (
        "who she spoke with",
        [(2, "obj", "PRON"), (2, "nsubj", "PRON"), (2, "ROOT", "VERB"), (2, "case", "ADP")],
        [Arc(0, 2, "obl")],
    ),
    (
        "came back",
        [(0, "ROOT", "VERB"), (0, "compound:prt", "ADV")],
        [Arc(1, 0, "advmod")],
    ),
]


@pytest.mark.parametrize(("words", "rows", "expected"), CASES, ids=[case[0] for case in CASES])
def test_an_arc_that_contradicts_its_neighbours_is_mended(
    words: str, rows: list[Row], expected: list[Arc]
) -> None:
    assert mend(*rows) == expected


def test_a_tree_without_contradictions_stays() -> None:
    rows = [(1, "nsubj", "PRON"), (1, "ROOT", "VERB"), (3, "det", "DET"), (1, "obj", "NOUN")]
    assert mend(*rows) == []


def test_the_component_keeps_the_sentences() -> None:
    doc = Doc(
        Vocab(),
        words=["Venn", "left", "coats", "and", "red", "hats", "Oda", "sat"],
        pos=["PROPN", "VERB", "NOUN", "CCONJ", "ADJ", "NOUN", "PROPN", "VERB"],
        heads=[1, 1, 1, 4, 5, 2, 7, 7],
        deps=["nsubj", "ROOT", "obj", "cc", "amod", "conj", "nsubj", "ROOT"],
    )
    mended_doc = TreeRules()(doc)
    assert mended_doc[3].head.text == "hats"
    assert [sent.text for sent in mended_doc.sents] == ["Venn left coats and red hats", "Oda sat"]


DEPS = ("nsubj", "aux", "aux:pass", "cc", "conj", "obj", "obl", "appos", "case")


@given(st.data())
def test_a_mended_tree_is_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, token in enumerate(order):
        heads[token] = order[data.draw(st.integers(0, max(rank - 1, 0)))]
    deps = ["ROOT" if heads[i] == i else data.draw(st.sampled_from(DEPS)) for i in range(size)]
    pos = [data.draw(st.sampled_from(("VERB", "NOUN", "ADJ", "ADV"))) for _ in range(size)]
    for arc in mended(Tree(tuple(heads), deps, pos)):
        heads[arc.token] = arc.head
    for token in range(size):
        for _ in range(size):
            token = heads[token]
        assert heads[token] == token
