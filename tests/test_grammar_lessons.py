"""Treebanks and marked names as the reader learns from them: an answer a word, by its piece."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from annotators.encoder.grammar import Labels
from annotators.encoder.wordpieces import WordPieces
from annotators.training.reader.documents import Document
from annotators.training.reader.grammar import (
    Treebanks,
    labels_of,
    lesson,
    save_labels,
    with_people,
    with_words,
)
from annotators.training.reader.labelling import columns
from annotators.training.reader.windows import MISSING, Words
from annotators.training.treebanks.augment import Names
from annotators.training.treebanks.pieces import BREAK, Piece
from annotators.training.treebanks.sources import Source

VOCABULARY = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "ada",
    "saw",
    "the",
    "pier",
    "##s",
    ".",
    "voss",
    "bo",
    "came",
]
VOCABULARY += ["do", "n", "don", "t", "’"]
CUT = WordPieces(VOCABULARY)
TREE = Piece(
    words=["Ada", "saw", "piers", ".", BREAK, "Bo", "came", "."],
    spaces=[True, True, False, False, False, True, False, False],
    tags=["NNP", "VBD", "NNS", ".", "_SP", "NNP", "VBD", "."],
    pos=["PROPN", "VERB", "NOUN", "PUNCT", "SPACE", "PROPN", "VERB", "PUNCT"],
    morphs=["Number=Sing", "Tense=Past", "Number=Plur", "", "", "Number=Sing", "Tense=Past", ""],
    heads=[1, 1, 1, 1, 3, 6, 6, 6],
    deps=["nsubj", "ROOT", "obj", "punct", "dep", "nsubj", "ROOT", "punct"],
    starts=[True, False, False, False, False, True, False, False],
    entities=["B-PERSON", "O", "O", "O", "O", "B-PERSON", None, "O"],
)
NAMED = Piece(["Ada", "Voss", "came"], [True, True, False], entities=["B-PERSON", "I-PERSON", "O"])
SOURCES = [Source("trees", [TREE], 0.5), Source("named", [NAMED], 0.5, frozenset({"DATE"}))]
LABELS = labels_of(SOURCES)


def words(piece: Piece, unmarked: frozenset[str] = frozenset()) -> Words:
    learned_words = lesson(piece, CUT, LABELS, unmarked).words
    assert learned_words is not None
    return learned_words


def names(options: tuple[int, ...]) -> set[str]:
    return {LABELS.names[n] for n in options}


def test_labels_are_all_that_the_sources_have() -> None:
    assert LABELS.tags == (".", "NNP", "NNS", "VBD", "_SP")
    assert "PROPN Number=Sing" in LABELS.morphs
    assert LABELS.deps == ("ROOT", "dep", "nsubj", "obj", "punct")


def test_no_name_is_the_first_label_of_names_and_each_has_a_beginning_and_an_inside() -> None:
    assert LABELS.names[:3] == ("O", "B-PERSON", "I-PERSON")
    assert len(LABELS.names) == 19


def test_a_word_is_read_by_its_first_piece_and_a_break_by_none() -> None:
    example = lesson(TREE, CUT, LABELS, frozenset())
    pieces = [VOCABULARY[number] for number in example.ids]
    assert pieces == ["ada", "saw", "pier", "##s", ".", "bo", "came", "."]
    assert words(TREE).firsts == [0, 1, 2, 4, 5, 6, 7]


def test_a_word_that_begins_in_the_middle_of_a_piece_is_read_by_that_piece() -> None:
    piece = Piece(["do", "n’t"], [False, False], tags=["VBD", "NNS"])
    assert [VOCABULARY[n] for n in lesson(piece, CUT, LABELS, frozenset()).ids] == ["don", "’", "t"]
    assert words(piece).firsts == [0, 1]
    assert words(Piece(["do", "n"], [False, False])).firsts == [0, 0]


def test_heads_are_numbers_of_words_that_have_a_piece() -> None:
    lesson_words = words(TREE)
    assert lesson_words.heads == [1, 1, 1, 1, 5, 5, 5]
    assert [LABELS.deps[dep] for dep in lesson_words.deps] == [
        "nsubj", "ROOT", "obj", "punct", "nsubj", "ROOT", "punct",
    ]  # fmt: skip


def test_what_hangs_on_a_break_has_no_head() -> None:
    piece = Piece(["Ada", BREAK, "came"], [False] * 3, heads=[0, 0, 1], deps=["ROOT", "dep", "dep"])
    assert words(piece).heads == [0, MISSING]


def test_words_know_their_sentence() -> None:
    lesson_words = words(TREE)
    assert lesson_words.starts == [1, 0, 0, 0, 1, 0, 0]
    assert lesson_words.sentences == [1, 1, 1, 1, 2, 2, 2]


def test_part_of_speech_and_form_are_one_label() -> None:
    assert [LABELS.morphs[n] for n in words(TREE).morphs][:3] == [
        "PROPN Number=Sing", "VERB Tense=Past", "NOUN Number=Plur",
    ]  # fmt: skip


def test_nothing_is_learned_of_what_a_source_does_not_annotate() -> None:
    lesson_words = words(NAMED)
    for column in (
        lesson_words.tags,
        lesson_words.morphs,
        lesson_words.starts,
        lesson_words.heads,
        lesson_words.deps,
    ):
        assert column == [MISSING] * 3


def test_nothing_is_learned_of_a_label_that_nobody_knows() -> None:
    assert words(Piece(["Ada"], [False], tags=["NEW"])).tags == [MISSING]


def test_a_name_is_what_it_is_marked_as() -> None:
    lesson_words = words(NAMED)
    assert [names(options) for options in lesson_words.names] == [{"B-PERSON"}, {"I-PERSON"}, {"O"}]


def test_no_name_may_be_one_of_a_label_that_the_source_lacks() -> None:
    lesson_words = words(NAMED, frozenset({"DATE", "MONEY"}))
    assert names(lesson_words.names[2]) == {"O", "B-DATE", "I-DATE", "B-MONEY", "I-MONEY"}
    assert names(lesson_words.names[0]) == {"B-PERSON"}


def test_nothing_is_learned_of_a_name_that_is_missing() -> None:
    assert words(TREE).names[5] == ()
    assert words(Piece(["Ada"], [False])).names == [()]


def test_nobody_speaks_in_a_treebank() -> None:
    example = lesson(TREE, CUT, LABELS, frozenset())
    assert (example.anchors, example.spots, example.style) == ([], [], None)


@pytest.mark.parametrize("count", [8, 80, 400])
def test_as_many_words_are_drawn_as_are_wanted_or_all(count: int) -> None:
    sources = [Source("one", [TREE] * 20, 0.75), Source("two", [NAMED] * 20, 0.25)]
    treebanks = Treebanks(sources, LABELS, Names())
    examples = list(treebanks.lessons(CUT, count, Random(1)))
    trees = sum(
        example.words is not None and example.words.heads[0] != MISSING for example in examples
    )
    assert trees == min(20, -(-int(0.75 * count) // 8))
    assert len(examples) - trees == min(20, -(-count // 4 // 3))


def test_labels_come_back_from_their_file(tmp_path: Path) -> None:
    save_labels(LABELS, tmp_path / "labels.json")
    assert Labels.load(tmp_path / "labels.json") == LABELS
    assert json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))["names"][0] == "O"


def test_the_grammar_of_a_doc_leaves_blanks_out_and_numbers_its_words() -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(
        vocab,
        words=["Ada", "came", "\n\n", "Bo", "left"],
        spaces=[True, False, False, True, False],
        tags=["NNP", "VBD", "_SP", "NNP", "VBD"],
        pos=["PROPN", "VERB", "SPACE", "PROPN", "VERB"],
        deps=["nsubj", "ROOT", "dep", "nsubj", "ROOT"],
        heads=[1, 1, 1, 4, 4],
    )
    lists = columns(doc)
    assert lists["heads"] == [1, 1, 3, 3]
    assert lists["starts"] == [0, 4, 10, 13]
    assert lists["morphs"][1] == "VERB "


def test_an_article_as_a_lesson_has_the_grammar_that_is_told_of_it() -> None:
    lists: dict[str, list[Any]] = {
        "words": ["Ada", "came"], "starts": [0, 4], "ends": [3, 8], "tags": ["NNP", "VBD"],
        "morphs": ["PROPN Number=Sing", "VERB Tense=Past"], "deps": ["nsubj", "ROOT"],
        "heads": [1, 1], "begins": [True, False],
    }  # fmt: skip
    lesson_words = with_words(Document("one", "Ada came"), lists, CUT, LABELS).words
    assert lesson_words is not None
    assert lesson_words.heads == [1, 1]
    assert [LABELS.tags[tag] for tag in lesson_words.tags] == ["NNP", "VBD"]
    assert lesson_words.names == [(), ()]


def test_the_names_of_people_are_learned_where_they_are_marked_and_small_words_are_none() -> None:
    document = Document("one", "Ada Voss saw the pier Bo", people=((0, 8),))
    lesson_words = with_people(document, CUT, LABELS).words
    assert lesson_words is not None
    person = [LABELS.names.index(f"{prefix}-PERSON") for prefix in "BI"]
    not_person = tuple(n for n in range(len(LABELS.names)) if n not in person)
    assert lesson_words.names == [
        (person[0],),
        (person[1],),
        not_person,
        not_person,
        not_person,
        (),
    ]
    assert set(lesson_words.heads) == {MISSING}
    assert with_people(Document("two", "Ada Voss saw"), CUT, LABELS).words is None


def test_a_tag_and_a_form_go_together_where_a_treebank_has_them_so() -> None:
    pairs = {(LABELS.tags[tag], LABELS.morphs[morph]) for tag, morph in LABELS.pairs}
    assert ("VBD", "VERB Tense=Past") in pairs
    assert ("NNP", "VERB Tense=Past") not in pairs
