"""`newsread_reader`: what the reader's answers become in a Doc, with a reader that is told them."""

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
"""What a word is of which nothing is told: tag, form, relation, name."""
Told = Mapping[str, tuple[str, str, str, str]]


class Answers:
    """Heads that are told what each piece is: its vector is its number."""

    def __init__(
        self, told: Sequence[tuple[str, str, str, str]], heads: Mapping[int, int], begins: set[int]
    ) -> None:
        self.told, self.heads, self.begins = told, heads, begins

    def starts(self, vectors: Any) -> Any:
        return np.array([0.9 if n in self.begins else 0.1 for n in numbers(vectors)])

    def labels(self, which: str, vectors: Any) -> Any:
        known: Sequence[str] = getattr(LABELS, which)
        column = ("tags", "morphs", "deps", "names").index(which)
        return np.array([chosen(known, self.told[n][column]) for n in numbers(vectors)])

    def arcs(self, vectors: Any, sentences: Sequence[tuple[int, int]]) -> Iterator[Any]:
        for start, end in sentences:
            own = numbers(vectors[start:end])
            yield np.array([[float(self.heads.get(n, own[0]) == m) for m in own] for n in own])

    def deps(self, vectors: Any, heads: Any) -> Any:
        return np.array([chosen(LABELS.deps, self.told[n][2]) for n in numbers(vectors)])


def numbers(vectors: Any) -> list[int]:
    return [int(number) for number in vectors[:, 0]]


def chosen(known: Sequence[str], label: str) -> list[float]:
    return [9.0 * (each == label) for each in known]


class TellingReader:
    """Reads every word and mark as a piece."""

    labels = LABELS

    def __init__(self, told: Told, heads: Mapping[str, str], begins: Sequence[str]) -> None:
        self.told, self.heads, self.begins = told, heads, begins

    def __call__(self, text: str) -> Read:
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        words = [match[0] for match in found]
        pieces = Pieces([0] * len(found), [m.start() for m in found], [m.end() for m in found])
        vectors = np.arange(len(found), dtype=np.float32)[:, None]
        read = (Window(0, 0, len(found), vectors),)
        heads = {words.index(word): words.index(head) for word, head in self.heads.items()}
        begins = {words.index(word) for word in self.begins}
        answers: Any = Answers([self.told.get(word, PLAIN) for word in words], heads, begins)
        return Read(text, (), Encoded(pieces, read, vectors), answers)


TOLD = {
    "Ada": ("NNP", "PROPN Number=Sing", "nsubj", "B-PERSON"),
    "Voss": ("NNP", "PROPN Number=Sing", "dep", "I-PERSON"),
    "saw": ("VBD", "VERB Tense=Past", "root", "O"),
    "Lund": ("NNP", "PROPN Number=Sing", "obj", "B-GPE"),
}
HEADS = {"Ada": "saw", "Voss": "Ada", "saw": "saw", "Lund": "saw"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A Doc as the component leaves it; `borders` are those that are known, by token."""

    def made(
        text: str,
        told: Told = TOLD,
        heads: Mapping[str, str] = HEADS,
        begins: Sequence[str] = (),
        borders: Mapping[int, bool] | None = None,
    ) -> Doc:
        present = {word: head for word, head in heads.items() if {word, head} <= {*text.split()}}
        reader = TellingReader(told, present, begins)
        monkeypatch.setattr(component, "reader", lambda _: reader)
        doc = spacy.blank("en")(text)
        for number, begins_here in (borders or {}).items():
            doc[number].is_sent_start = begins_here
        return LearnedReader()(doc)

    return made


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def sentences(doc: Doc) -> list[str]:
    return [sent.text for sent in doc.sents]


def test_words_have_their_tags_parts_of_speech_and_forms(read: Any) -> None:
    doc = read("Ada Voss saw Lund")
    assert [token.tag_ for token in doc] == ["NNP", "NNP", "VBD", "NNP"]
    assert [token.pos_ for token in doc] == ["PROPN", "PROPN", "VERB", "PROPN"]
    assert [str(token.morph) for token in doc][1:3] == ["Number=Sing", "Tense=Past"]


def test_words_hang_on_one_another_and_a_root_on_itself(read: Any) -> None:
    doc = read("Ada Voss saw Lund")
    assert [token.head.text for token in doc] == ["saw", "Ada", "saw", "saw"]
    assert [token.dep_ for token in doc] == ["nsubj", "dep", "ROOT", "obj"]
    assert doc.has_annotation("DEP")


def test_names_are_found(read: Any) -> None:
    assert names(read("Ada Voss saw Lund")) == [("Ada Voss", "PERSON"), ("Lund", "GPE")]


def test_a_text_without_names_says_so(read: Any) -> None:
    doc = read("saw nothing")
    assert doc.ents == ()
    assert doc.has_annotation("ENT_IOB", require_complete=True)


def test_a_blank_within_a_name_is_part_of_it(read: Any) -> None:
    assert names(read("Ada\nVoss saw Lund")) == [("Ada\nVoss", "PERSON"), ("Lund", "GPE")]


@pytest.mark.parametrize(
    "text", ["Ada Voss\n\nsaw Lund\n\n", "\n\nAda Voss  saw\nLund", "Ada Voss\nLund saw"]
)
def test_a_blank_beside_a_name_is_not(read: Any, text: str) -> None:
    assert names(read(text)) == [("Ada Voss", "PERSON"), ("Lund", "GPE")]


def test_a_blank_is_a_blank_and_hangs_on_the_word_before_it(read: Any) -> None:
    doc = read("Ada saw\n\nLund")
    assert (doc[2].tag_, doc[2].pos_, doc[2].dep_, str(doc[2].morph)) == ("_SP", "SPACE", "dep", "")
    assert doc[2].head.text == "saw"


def test_a_blank_before_all_words_hangs_on_the_first(read: Any) -> None:
    doc = read("\n\nAda saw Lund")
    assert doc[0].head.text == "Ada"
    assert len(sentences(doc)) == 1


def test_sentences_begin_where_the_reader_says(read: Any) -> None:
    assert sentences(read("Ada saw Lund it rained", begins=["it"])) == ["Ada saw Lund", "it rained"]


def test_no_tree_reaches_over_the_border_of_a_sentence(read: Any) -> None:
    doc = read("Ada left Voss saw Lund", begins=["Voss"])
    assert sentences(doc) == ["Ada left", "Voss saw Lund"]
    assert all(token.head.sent == token.sent for token in doc)


def test_borders_that_are_set_stay_whatever_the_reader_says(read: Any) -> None:
    doc = read("Ada saw Lund it rained", begins=["Lund"], borders={2: False, 3: True})
    assert sentences(doc) == ["Ada saw Lund", "it rained"]


@pytest.mark.parametrize("text", ["", "\n\n", " \n "])
def test_a_text_without_words_has_blanks_alone(read: Any, text: str) -> None:
    doc = read(text)
    assert (doc.text, doc.ents) == (text, ())
    assert {token.pos_ for token in doc} <= {"SPACE"}
    assert len(sentences(doc)) == len(doc)


def test_what_has_no_piece_is_treated_as_a_blank(read: Any) -> None:
    doc = read(
        "Ada saw \N{ZERO WIDTH SPACE} Lund".replace("\N{ZERO WIDTH SPACE}", "\N{LINE SEPARATOR}")
    )
    assert names(doc) == [("Ada", "PERSON"), ("Lund", "GPE")]


def test_a_sentence_is_read_with_the_vectors_of_one_window() -> None:
    first, second = (np.full((4, 1), value, dtype=np.float32) for value in (1.0, 2.0))
    windows = (Window(0, 0, 3, first), Window(2, 3, 6, second))
    vectors = np.concatenate([first[:3], second[1:]])
    encoded = Encoded(Pieces([0] * 6, [*range(6)], [*range(1, 7)]), windows, vectors)
    firsts = np.arange(6)

    def seen(*ends: int) -> list[float]:
        cut = list(zip((0, *ends[:-1]), ends, strict=True))
        return [float(v) for v in component._in_one_window(encoded, firsts, cut)[:, 0]]

    assert seen(3, 6) == [1, 1, 1, 2, 2, 2]
    assert seen(2, 4, 6) == [1, 1, 1, 1, 2, 2]
    assert seen(2, 5, 6) == [1, 1, 2, 2, 2, 2]
    assert seen(6) == [1, 1, 1, 2, 2, 2]


def test_a_pipeline_reads_with_what_lies_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    told = {"tags": [], "morphs": [], "deps": [], "names": ["O", "B-EVENT", "I-EVENT"]}
    told["pairs"] = []
    (tmp_path / "reader" / "labels.json").write_text(json.dumps(told))
    learned = LearnedReader().from_disk(tmp_path / "newsread_reader")
    assert (learned.folder, learned.labels) == (tmp_path / "reader", ("EVENT",))
    assert pickle.loads(pickle.dumps(learned)).folder == learned.folder


def test_a_pipeline_without_a_reader_of_its_own_takes_the_one_that_ships(tmp_path: Path) -> None:
    assert LearnedReader().from_disk(tmp_path / "newsread_reader").folder == FOLDER


def test_spacy_knows_what_the_component_sets() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_reader")
    assert isinstance(make_reader(nlp, "newsread_reader"), LearnedReader)
    assigned = nlp.get_pipe_meta("newsread_reader").assigns
    assert {"token.tag", "token.dep", "doc.ents", "token.is_sent_start"} <= {*assigned}


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
