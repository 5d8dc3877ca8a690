"""Questions about a tree have the same answers in both label schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.language import schemes

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ["Venn", "was", "told", "by", "Brask", "that", "rain", "hit", "roads", "."]
UD = Doc(
    Vocab(),
    words=WORDS,
    heads=[2, 2, 2, 4, 2, 7, 7, 2, 7, 2],
    deps=[
        "nsubj:pass", "aux:pass", "ROOT", "case", "obl:agent",
        "mark", "nsubj", "ccomp", "obj", "punct",
    ],
)  # fmt: skip
CLEAR = Doc(
    Vocab(),
    words=WORDS,
    heads=[2, 2, 2, 2, 3, 7, 7, 2, 7, 2],
    deps=[
        "nsubjpass", "auxpass", "ROOT", "agent", "pobj",
        "mark", "nsubj", "ccomp", "dobj", "punct",
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (schemes.is_subject, ["Venn", "rain"]),
        (schemes.is_passive_subject, ["Venn"]),
        (schemes.is_object, ["roads"]),
        (schemes.is_clausal_complement, ["hit"]),
        (schemes.is_auxiliary, ["was"]),
        (schemes.is_complementizer, ["that"]),
        (schemes.is_prepositional, ["Brask"]),
        (schemes.is_root, ["told"]),
        (schemes.is_punctuation, ["."]),
    ],
)
def test_both_schemes_give_the_same_words(
    question: Callable[[str], bool], words: list[str]
) -> None:
    for doc in (UD, CLEAR):
        assert [token.text for token in doc if question(token.dep_)] == words


def test_the_doer_of_a_passive_is_found_in_both() -> None:
    assert [t.text for t in UD if schemes.is_agent(t.dep_)] == ["Brask"]
    assert [t.text for t in CLEAR if schemes.is_agent(t.dep_)] == ["by"]


def test_negation_is_a_label_in_one_scheme_and_a_lemma_in_the_other() -> None:
    assert schemes.is_negation("neg", "whatever")
    assert schemes.is_negation("advmod", "not")
    assert not schemes.is_negation("advmod", "gladly")


def test_entity_labels_of_other_pipelines_are_mapped() -> None:
    assert [schemes.entity_label(x) for x in ("PER", "PERSON", "TIME", "WORK_OF_ART")] == [
        "PERSON",
        "PERSON",
        "DATE",
        "WORK_OF_ART",
    ]
