"""`newsread_reader`: what the reader’s answers become in a Doc, with a reader of fixed answers."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from annotators.encoder.encoder import Encoded, Window
from annotators.encoder.grammar import Labels
from annotators.encoder.shipped import FOLDER, Read
from annotators.encoder.wordpieces import Pieces
from annotators.pipeline import reader as component
from annotators.pipeline.reader import LearnedReader, best_pairs, make_reader

LABELS = Labels(
    tags=("NN", "NNP", "VBD"),
    morphs=("NOUN Number=Sing", "PROPN Number=Sing", "VERB Tense=Past"),
    deps=("dep", "root", "nsubj", "obj"),
    names=("O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE"),
    pairs=((0, 0), (1, 1), (2, 2)),
)
PLAIN = ("NN", "NOUN Number=Sing", "dep", "O")
"""Tag, form, relation and name of a word that a test says nothing of."""
Answers = Mapping[str, tuple[str, str, str, str]]


class FixedHeads:
    """Heads that answer as a test wants; the vector of a piece is its number."""

    def __init__(
        self,
        answers: Sequence[tuple[str, str, str, str]],
        heads: Mapping[int, int],
        begins: set[int],
    ) -> None:
        self.answers, self.heads, self.begins = answers, heads, begins

    def starts(self, vectors: Any) -> Any:
        return np.array([0.9 if n in self.begins else 0.1 for n in numbers(vectors)])

    def labels(self, kind: str, vectors: Any) -> Any:
        known: Sequence[str] = getattr(LABELS, kind)
        column = ("tags", "morphs", "deps", "names").index(kind)
        return np.array([chosen(known, self.answers[n][column]) for n in numbers(vectors)])

    def arcs(self, vectors: Any, sentences: Sequence[tuple[int, int]]) -> Iterator[Any]:
        for start, end in sentences:
            positions = numbers(vectors[start:end])
            yield np.array(
                [
                    [float(self.heads.get(n, positions[0]) == m) for m in positions]
                    for n in positions
                ]
            )

    def deps(self, vectors: Any, heads: Any) -> Any:
        return np.array([chosen(LABELS.deps, self.answers[n][2]) for n in numbers(vectors)])


def numbers(vectors: Any) -> list[int]:
    return [int(number) for number in vectors[:, 0]]


def chosen(known: Sequence[str], label: str) -> list[float]:
    return [9.0 * (known_label == label) for known_label in known]


class FixedReader:
    """Reads every word and mark as a piece."""

    labels = LABELS

    def __init__(self, answers: Answers, heads: Mapping[str, str], begins: Sequence[str]) -> None:
        self.answers, self.heads, self.begins = answers, heads, begins

    def __call__(self, text: str) -> Read:
        matches = list(re.finditer(r"\w+|[^\w\s]", text))
        words = [match[0] for match in matches]
        pieces = Pieces(
            [0] * len(matches), [m.start() for m in matches], [m.end() for m in matches]
        )
        vectors = np.arange(len(matches), dtype=np.float32)[:, None]
        windows = (Window(0, 0, len(matches), vectors),)
        heads = {words.index(word): words.index(head) for word, head in self.heads.items()}
        begins = {words.index(word) for word in self.begins}
        answers: Any = FixedHeads([self.answers.get(word, PLAIN) for word in words], heads, begins)
        return Read(text, (), Encoded(pieces, windows, vectors), answers)


ANSWERS = {
    "Ada": ("NNP", "PROPN Number=Sing", "nsubj", "B-PERSON"),
    "Voss": ("NNP", "PROPN Number=Sing", "dep", "I-PERSON"),
    "saw": ("VBD", "VERB Tense=Past", "root", "O"),
    "Lund": ("NNP", "PROPN Number=Sing", "obj", "B-GPE"),
}
HEADS = {"Ada": "saw", "Voss": "Ada", "saw": "saw", "Lund": "saw"}


@pytest.fixture
def doc_of(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A Doc as the component leaves it; `borders` are those that are known, by token."""

    def make(
        text: str,
        answers: Answers = ANSWERS,
        heads: Mapping[str, str] = HEADS,
        begins: Sequence[str] = (),
        borders: Mapping[int, bool] | None = None,
    ) -> Doc:
        present = {word: head for word, head in heads.items() if {word, head} <= {*text.split()}}
        reader = FixedReader(answers, present, begins)
        monkeypatch.setattr(component, "reader", lambda _: reader)
        doc = spacy.blank("en")(text)
        for number, begins_here in (borders or {}).items():
            doc[number].is_sent_start = begins_here
        return LearnedReader()(doc)

    return make


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def sentences(doc: Doc) -> list[str]:
    return [sentence.text for sentence in doc.sents]


def test_words_have_their_tags_parts_of_speech_and_forms(doc_of: Any) -> None:
    doc = doc_of("Ada Voss saw Lund")
    assert [token.tag_ for token in doc] == ["NNP", "NNP", "VBD", "NNP"]
    assert [token.pos_ for token in doc] == ["PROPN", "PROPN", "VERB", "PROPN"]
    assert [str(token.morph) for token in doc][1:3] == ["Number=Sing", "Tense=Past"]


def test_words_hang_on_one_another_and_a_root_on_itself(doc_of: Any) -> None:
    doc = doc_of("Ada Voss saw Lund")
    assert [token.head.text for token in doc] == ["saw", "Ada", "saw", "saw"]
    assert [token.dep_ for token in doc] == ["nsubj", "dep", "ROOT", "obj"]
    assert doc.has_annotation("DEP")


def test_names_are_found(doc_of: Any) -> None:
    assert names(doc_of("Ada Voss saw Lund")) == [("Ada Voss", "PERSON"), ("Lund", "GPE")]


def test_a_text_without_names_says_so(doc_of: Any) -> None:
    doc = doc_of("saw nothing")
    assert doc.ents == ()
    assert doc.has_annotation("ENT_IOB", require_complete=True)


def test_a_blank_within_a_name_is_part_of_it(doc_of: Any) -> None:
    assert names(doc_of("Ada\nVoss saw Lund")) == [("Ada\nVoss", "PERSON"), ("Lund", "GPE")]


@pytest.mark.parametrize(
    "text", ["Ada Voss\n\nsaw Lund\n\n", "\n\nAda Voss  saw\nLund", "Ada Voss\nLund saw"]
)
def test_a_blank_beside_a_name_is_not(doc_of: Any, text: str) -> None:
    assert names(doc_of(text)) == [("Ada Voss", "PERSON"), ("Lund", "GPE")]


def test_a_blank_is_a_blank_and_hangs_on_the_word_before_it(doc_of: Any) -> None:
    doc = doc_of("Ada saw\n\nLund")
    assert (doc[2].tag_, doc[2].pos_, doc[2].dep_, str(doc[2].morph)) == ("_SP", "SPACE", "dep", "")
    assert doc[2].head.text == "saw"


def test_a_blank_before_all_words_hangs_on_the_first(doc_of: Any) -> None:
    doc = doc_of("\n\nAda saw Lund")
    assert doc[0].head.text == "Ada"
    assert len(sentences(doc)) == 1


def test_sentences_begin_where_the_reader_says(doc_of: Any) -> None:
    assert sentences(doc_of("Ada saw Lund it rained", begins=["it"])) == [
        "Ada saw Lund",
        "it rained",
    ]


def test_no_tree_reaches_over_the_border_of_a_sentence(doc_of: Any) -> None:
    doc = doc_of("Ada left Voss saw Lund", begins=["Voss"])
    assert sentences(doc) == ["Ada left", "Voss saw Lund"]
    assert all(token.head.sent == token.sent for token in doc)


def test_borders_that_are_set_stay_whatever_the_reader_says(doc_of: Any) -> None:
    doc = doc_of("Ada saw Lund it rained", begins=["Lund"], borders={2: False, 3: True})
    assert sentences(doc) == ["Ada saw Lund", "it rained"]


@pytest.mark.parametrize("text", ["", "\n\n", " \n "])
def test_a_text_without_words_has_blanks_alone(doc_of: Any, text: str) -> None:
    doc = doc_of(text)
    assert (doc.text, doc.ents) == (text, ())
    assert {token.pos_ for token in doc} <= {"SPACE"}
    assert len(sentences(doc)) == len(doc)


def test_what_has_no_piece_is_treated_as_a_blank(doc_of: Any) -> None:
    doc = doc_of(
        "Ada saw \N{ZERO WIDTH SPACE} Lund".replace("\N{ZERO WIDTH SPACE}", "\N{LINE SEPARATOR}")
    )
    assert names(doc) == [("Ada", "PERSON"), ("Lund", "GPE")]


def test_a_sentence_is_read_with_the_vectors_of_one_window() -> None:
    first, second = (np.full((4, 1), value, dtype=np.float32) for value in (1.0, 2.0))
    windows = (Window(0, 0, 3, first), Window(2, 3, 6, second))
    vectors = np.concatenate([first[:3], second[1:]])
    encoding = Encoded(Pieces([0] * 6, [*range(6)], [*range(1, 7)]), windows, vectors)
    firsts = np.arange(6)

    def values(*ends: int) -> list[float]:
        borders = list(zip((0, *ends[:-1]), ends, strict=True))
        return [float(v) for v in component._in_one_window(encoding, firsts, borders)[:, 0]]

    assert values(3, 6) == [1, 1, 1, 2, 2, 2]
    assert values(2, 4, 6) == [1, 1, 1, 1, 2, 2]
    assert values(2, 5, 6) == [1, 1, 2, 2, 2, 2]
    assert values(6) == [1, 1, 1, 2, 2, 2]


def test_a_pipeline_reads_with_what_lies_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    labels = {"tags": [], "morphs": [], "deps": [], "names": ["O", "B-EVENT", "I-EVENT"]}
    labels["pairs"] = []
    (tmp_path / "reader" / "labels.json").write_text(json.dumps(labels))
    learned = LearnedReader().from_disk(tmp_path / "newsread_reader")
    assert (learned.folder, learned.labels) == (tmp_path / "reader", ("EVENT",))
    assert pickle.loads(pickle.dumps(learned)).folder == learned.folder


def test_a_pipeline_without_a_reader_of_its_own_takes_the_one_that_ships(tmp_path: Path) -> None:
    assert LearnedReader().from_disk(tmp_path / "newsread_reader").folder == FOLDER


def test_spacy_knows_what_the_component_sets() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_reader")
    assert isinstance(make_reader(nlp, "newsread_reader"), LearnedReader)
    attributes = nlp.get_pipe_meta("newsread_reader").assigns
    assert {"token.tag", "token.dep", "doc.ents", "token.is_sent_start"} <= {*attributes}


def test_a_tag_and_a_form_that_no_word_has_together_give_way_to_the_likeliest_that_one_has() -> (
    None
):
    tags = np.array([[0, 2, 3], [0, 2, 3]], dtype=np.float32)
    morphs = np.array([[0, 9, 2], [4, 0, 2]], dtype=np.float32)
    tag, morph = best_pairs(tags, morphs, LABELS.pairs)
    assert [*zip(tag.tolist(), morph.tolist(), strict=True)] == [(1, 1), (2, 2)]


def test_what_is_too_long_for_a_sentence_is_cut_so_that_trees_stay_small() -> None:
    assert component._without_longest([0, 3, 1_000], 1_010) == [0, 3, 403, 803, 1_000]
    assert component._without_longest([0], 400) == [0]
