"""Word pieces, the windows they are read in, and the heads over their vectors."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from annotators.encoder.encoder import MARGIN, WINDOW, cases_of, states_of, windows
from annotators.encoder.heads import ACTS, STANCES, Heads, Mentions, bucket, erf
from annotators.encoder.wordpieces import WordPieces
from annotators.text.quotations import find_quotations

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "the", "har", "##bour", "open", "##s", ".", "cafe", "“"]


@pytest.fixture
def word_pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def test_words_are_cut_into_the_longest_pieces_known(word_pieces: WordPieces) -> None:
    pieces = word_pieces.cut("The harbour opens.")
    assert [VOCABULARY[number] for number in pieces.ids] == [
        "the", "har", "##bour", "open", "##s", "."
    ]  # fmt: skip


def test_pieces_know_where_they_stand(word_pieces: WordPieces) -> None:
    text = "The harbour\nopens."
    pieces = word_pieces.cut(text)
    words = [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["The", "har", "bour", "open", "s", "."]


@pytest.mark.parametrize("word", ["café", "cafe\u0301", "CAFÉ"])
def test_accents_and_case_change_no_piece(word_pieces: WordPieces, word: str) -> None:
    pieces = word_pieces.cut(word)
    assert pieces.ids == [VOCABULARY.index("cafe")]
    assert (pieces.starts, pieces.ends) in (([0], [len(word)]), ([0], [len("cafe")]))


def test_what_the_vocabulary_lacks_is_one_unknown_piece(word_pieces: WordPieces) -> None:
    pieces = word_pieces.cut("zzz")
    assert (pieces.ids, pieces.starts, pieces.ends) == ([word_pieces.unknown], [0], [3])


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="SEP"):
        WordPieces(["[UNK]", "[CLS]", "the"])


@pytest.mark.parametrize("count", [0, 1, WINDOW, WINDOW + 1, 5 * WINDOW + 7])
def test_every_piece_is_in_the_inner_part_of_exactly_one_window(count: int) -> None:
    inner = [k for _, _, start, end in windows(count) for k in range(start, end)]
    assert inner == list(range(count))
    for first, last, start, end in windows(count):
        assert first <= start < end <= last <= first + WINDOW
        assert first == 0 or start - first == MARGIN


def test_the_encoder_is_told_case_marks_and_paragraphs(word_pieces: WordPieces) -> None:
    text = "“The harbour.”\n\nopens HAR"
    pieces = word_pieces.cut(text)
    assert states_of(text, pieces, find_quotations(text)) == [3, 1, 1, 1, 1, 1, 2, 0, 0]
    assert cases_of(text, pieces) == [0, 1, 0, 0, 0, 0, 0, 0, 2]


SIZE, WIDE = 6, 5


@pytest.fixture
def heads() -> Heads:
    random = np.random.default_rng(1)
    shapes = {
        "anchor.0": (SIZE, SIZE), "anchor_out": (6, SIZE), "token.0": (WIDE, SIZE),
        "head.0": (WIDE, SIZE), "meaning.0": (WIDE, SIZE), "alone": (4, WIDE), "given": (4, WIDE),
        "act": (len(ACTS), WIDE), "stance": (len(STANCES), WIDE), "ask.0": (WIDE, 2 * SIZE),
        "speak.0": (WIDE, 2 * SIZE), "answer.0": (WIDE, 2 * SIZE), "salient": (2, WIDE),
        "nobody.0": (1, WIDE), "nobody.1": (1, WIDE),
    }  # fmt: skip
    weights = {f"{name}.weight": random.normal(size=shape) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": random.normal(size=shape[0]) for name, shape in shapes.items()}
    weights |= {"pair": random.normal(size=(4, WIDE, WIDE)), "distance.weight": np.zeros((41, 4))}
    weights |= {"link": random.normal(size=(2, WIDE, WIDE)), "reach.weight": np.zeros((41, 2))}
    weights["kinds.weight"] = np.zeros((9, 2))
    return Heads({name: values.astype(np.float32) for name, values in weights.items()})


def test_chances_are_chances(heads: Heads) -> None:
    vectors = np.random.default_rng(2).normal(size=(7, SIZE)).astype(np.float32)
    acts, stances = heads.meanings(vectors)
    for chances, width in (
        *((chances, 3) for chances in heads.anchors(vectors)),
        (acts, len(ACTS)),
        (stances, len(STANCES)),
    ):
        assert chances.shape == (7, width)
        assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)


def test_every_anchor_gives_each_piece_a_role_as_it_does_alone(heads: Heads) -> None:
    vectors = np.random.default_rng(2).normal(size=(7, SIZE)).astype(np.float32)
    anchors, distances = vectors[[2, 5]], np.arange(7)[None] - np.array([[2], [5]])
    scores = heads.roles(vectors, anchors, distances)
    assert scores.shape == (2, 4, 7)
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-5)
    one_by_one = [
        heads.roles(vectors, anchors[n : n + 1], distances[n : n + 1])[0] for n in range(2)
    ]
    assert np.allclose(scores, one_by_one, atol=1e-5)


def test_links_score_nobody_and_every_mention(heads: Heads) -> None:
    random = np.random.default_rng(3)
    kinds = np.array([0, 1, 2, 0])
    mentions = Mentions(random.normal(size=(4, 2 * SIZE)), np.array([0, 5, 9, 30]), kinds)
    scores = heads.links("who speaks", mentions.some(slice(0, 2)), heads.answers(mentions))
    assert scores.shape == (2, 5)


def test_heads_come_back_from_their_file(heads: Heads, tmp_path: Path) -> None:
    path = tmp_path / "heads.npz"
    np.savez_compressed(path, **{n: w.astype(np.float16) for n, w in heads.weights.items()})
    loaded = Heads.load(path)
    assert all(np.allclose(loaded.weights[n], w, atol=2e-3) for n, w in heads.weights.items())


def test_distances_fall_into_steps_that_are_the_same_on_both_sides() -> None:
    distances = np.array([-5000, -3, -1, 0, 1, 3, 5000])
    assert bucket(distances).tolist() == [0, 16, 18, 20, 22, 24, 40]


def test_the_error_function_is_that_of_the_standard_library() -> None:
    places = np.linspace(-4, 4, 81)
    assert np.allclose(erf(places), [math.erf(place) for place in places], atol=2e-7)
