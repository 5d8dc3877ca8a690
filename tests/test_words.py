"""Trees in either scheme of labels become one."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.text.tokens import Tokens
from tests.support.linked_text import tagged_text

WORDS = ["According", "to", "Voss", ",", "it", "was", "built", "by", "us", "."]
POS = ["VERB", "ADP", "PROPN", "PUNCT", "PRON", "AUX", "VERB", "ADP", "PRON", "PUNCT"]


def tree(heads: list[int], deps: str) -> Doc:
    starts: list[bool | int | None] = [k == 0 for k in range(len(WORDS))]
    return Doc(Vocab(), words=WORDS, pos=POS, heads=heads, deps=deps.split(), sent_starts=starts)


CLEAR = tree(
    [6, 0, 1, 6, 6, 6, 6, 6, 7, 6],
    "prep prep pobj punct nsubjpass auxpass ROOT agent pobj punct",
)
UNIVERSAL = tree(
    [2, 0, 6, 6, 6, 6, 6, 8, 6, 6],
    "case fixed obl punct nsubj:pass aux:pass root case obl:agent punct",
)


@pytest.mark.parametrize("doc", [CLEAR, UNIVERSAL], ids=["ClearNLP", "Universal"])
def test_prepositions_hang_on_their_nouns(doc: Doc) -> None:
    words = Tokens.from_doc(doc)
    voss, us = 2, 8
    assert (words.dep[voss], words.head[voss]) == ("obl", 6)
    assert (words.dep[us], words.head[us]) == ("obl:agent", 6)
    assert words.says(words.left[voss], words.right[voss]) == "According to Voss"
    assert [words.lower[c] for c in words.children_by(6, "nsubj")] == ["it"]


def test_a_line_end_ends_a_sentence_and_cuts_the_tree() -> None:
    doc = Doc(
        Vocab(),
        words=["Headline", "here", "\n", "He", "went", "."],
        heads=[4, 0, 0, 4, 4, 4],
        deps=["dep", "advmod", "dep", "nsubj", "ROOT", "punct"],
    )
    words = Tokens.from_doc(doc)
    assert words.sentences == [(0, 3), (3, 6)]
    assert words.head[0] == 0


def test_a_doc_without_a_parse_has_words_all_the_same() -> None:
    words = Tokens.from_doc(Doc(Vocab(), words=["One", "\n", "Two"]))
    assert words.head == [0, 1, 2]
    assert words.sentences == [(0, 2), (2, 3)]
    assert len(Tokens.from_doc(Doc(Vocab()))) == 0


def test_the_first_root_of_a_phrase_is_its_head_though_others_hang_outside() -> None:
    words, _, _ = tagged_text("study in [Annals] rose/VERB", {"study": ("study", "nmod")})
    assert words.head_of(0, 3) == 0
