"""What the teacher's scores and answers become: trees, tags, names filled in, silver sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from annotators.training.pipeline import schedule
from annotators.training.pipeline.corpus import GRAMMAR, Source
from annotators.training.pipeline.documents import Piece
from annotators.training.pipeline.predictions import Answers, with_names, with_trees
from annotators.training.pipeline.trees import best_tags, best_tree

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"]


def words_up(heads: list[int], word: int) -> list[int]:
    path = [word]
    while heads[path[-1]] != path[-1] and len(path) <= len(heads):
        path.append(heads[path[-1]])
    return path


@pytest.mark.parametrize("seed", range(30))
def test_whatever_the_scores_every_word_hangs_below_one_root(seed: int) -> None:
    chance = np.random.default_rng(seed)
    size = int(chance.integers(1, 12))
    heads = best_tree(chance.normal(size=(size, size)))
    assert len({words_up(heads, word)[-1] for word in range(size)}) == 1
    assert all(len(words_up(heads, word)) <= size for word in range(size))


def test_each_word_takes_its_best_head_where_that_makes_a_tree() -> None:
    scores = np.full((3, 3), -5.0)
    scores[0, 1] = scores[1, 1] = scores[2, 1] = 0.0
    assert best_tree(scores) == [1, 1, 1]


def test_a_cycle_breaks_where_that_costs_least() -> None:
    scores = np.full((3, 3), -9.0)
    scores[0, 0] = 0.0
    scores[1, 2] = scores[2, 1] = 0.0
    scores[1, 0], scores[2, 0] = -4.0, -1.0
    assert best_tree(scores) == [0, 2, 0]


def test_a_name_goes_on_only_as_what_it_began() -> None:
    scores = np.log(np.array([[0.1, 0.6, 0.1, 0.1, 0.1], [0.1, 0.1, 0.3, 0.1, 0.4]]))
    assert [NAMES[i] for i in best_tags(scores, NAMES)] == ["B-ORG", "I-ORG"]


def test_no_name_begins_in_its_middle() -> None:
    scores = np.log(np.array([[0.2, 0.1, 0.5, 0.1, 0.1]]))
    assert best_tags(scores, NAMES) == [0]


def said(*names: str | None, heads: tuple[int, ...] = ()) -> Answers:
    size = len(names)
    return Answers(
        tags=["NNP"] * size,
        morphs=["PROPN Number=Sing"] * size,
        starts=[i == 0 for i in range(size)],
        heads=list(heads) or [0] * size,
        deps=["ROOT"] + ["flat"] * (size - 1),
        names=list(names),
    )


def named(*entities: str | None) -> Piece:
    return Piece(["w"] * len(entities), [True] * len(entities), entities=list(entities))


def filled(piece: Piece, answers: Answers, *unannotated: str) -> list[str | None] | None:
    return with_names(piece, answers, frozenset(unannotated)).entities


def test_what_the_source_says_stays() -> None:
    assert filled(named("B-ORG", "O"), said("B-GPE", "B-GPE")) == ["B-ORG", "O"]


def test_what_the_source_leaves_open_is_what_the_teacher_says() -> None:
    assert filled(named(None, None), said("B-DATE", "I-DATE")) == ["B-DATE", "I-DATE"]


def test_no_name_in_a_source_may_be_one_of_a_label_that_it_lacks() -> None:
    answers = said("B-MONEY", "B-ORG")
    assert filled(named("O", "O"), answers, "MONEY") == ["B-MONEY", "O"]


def test_what_is_left_of_a_name_without_its_beginning_is_missing() -> None:
    answers = said("B-MONEY", "I-MONEY")
    assert filled(named("B-ORG", "O"), answers, "MONEY") == ["B-ORG", None]


def test_what_the_teacher_is_unsure_of_is_missing_where_it_might_be_a_name() -> None:
    assert filled(named("O"), said(None), "MONEY") == [None]
    assert filled(named("O"), said(None)) == ["O"]


def test_a_piece_gets_the_trees_of_the_teacher() -> None:
    piece = with_trees(named("O", "O"), said("O", "O"))
    assert piece.heads == [0, 0]
    assert piece.pos == ["PROPN", "PROPN"]
    assert piece.morphs == ["Number=Sing", "Number=Sing"]


def teacher(pieces: list[Piece]) -> list[Answers | None]:
    """One who finds a sum in the first word of each piece, and cannot read ten words."""
    return [None if len(p) > 9 else said("B-MONEY", *["O"] * (len(p) - 1)) for p in pieces]


def schooled(*sources: Source) -> dict[str, Source]:
    return {s.name: s for s in schedule.school([*sources], [*sources], teacher)}


def test_a_treebank_learns_names_from_the_teacher() -> None:
    tree = with_trees(named("O", "O"), said("O", "O"))
    made = schooled(Source("ewt", [tree], GRAMMAR, 1.0))["ewt"]
    assert made.components == (*GRAMMAR, "ner")
    assert made.pieces[0].entities == ["B-MONEY", "O"]


def test_a_piece_too_long_for_the_teacher_is_kept_without_names() -> None:
    piece = Piece(["w"] * 10, [True] * 10)
    assert schooled(Source("gum", [piece], GRAMMAR, 1.0))["gum"].pieces[0].entities == [None] * 10


def test_newswire_gets_trees_beside_its_own_names() -> None:
    made = schooled(Source("worldwide", [named("B-ORG", "O")], ("ner",), 1.0))
    assert list(made) == ["worldwide", "silver worldwide"]
    assert made["silver worldwide"].components == (*GRAMMAR, "ner")
    assert made["silver worldwide"].pieces[0].entities == ["B-ORG", "O"]
    assert made["silver worldwide"].pieces[0].heads == [0, 0]


def test_sources_are_read_as_they_were_written(tmp_path: Path) -> None:
    sources = [*schooled(Source("worldwide", [named("B-ORG", None)], ("ner",), 1.0)).values()]
    schedule.write_sources(tmp_path / "sources.jsonl", sources)
    assert schedule.read_sources(tmp_path / "sources.jsonl") == sources
