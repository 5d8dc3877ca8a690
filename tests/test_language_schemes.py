"""Questions about a tree have the same answers in both label schemes."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.language import schemes

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


def test_subjects_are_found_in_both_schemes() -> None:
    for doc in (UD, CLEAR):
        assert [token.text for token in doc if schemes.is_subject(token.dep_)] == ["Venn", "rain"]


def test_entity_labels_of_other_pipelines_are_mapped() -> None:
    assert [schemes.entity_label(x) for x in ("PER", "PERSON", "TIME", "WORK_OF_ART")] == [
        "PERSON",
        "PERSON",
        "DATE",
        "WORK_OF_ART",
    ]
