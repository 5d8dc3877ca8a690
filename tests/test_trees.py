"""One tree from the scores of all pairs of words, one path from the scores of tags."""

from __future__ import annotations

import numpy as np
import pytest

from annotators.pipeline.trees import best_tags, best_tree

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


def test_a_word_alone_is_its_root() -> None:
    assert best_tree(np.array([[-3.0]])) == [0]


def test_a_cycle_breaks_where_that_costs_least() -> None:
    scores = np.full((3, 3), -9.0)
    scores[0, 0] = 0.0
    scores[1, 2] = scores[2, 1] = 0.0
    scores[1, 0], scores[2, 0] = -4.0, -1.0
    assert best_tree(scores) == [0, 2, 0]


def test_scores_are_as_they_were_when_a_tree_is_made_of_them() -> None:
    scores = np.random.default_rng(1).normal(size=(5, 5))
    before = scores.copy()
    best_tree(scores)
    assert np.array_equal(scores, before)


def tags_of(*rows: dict[str, float]) -> list[str]:
    """The best tags of words that have some scores; a tag without one has -9."""
    scores = np.array([[row.get(name, -9.0) for name in NAMES] for row in rows])
    return [NAMES[n] for n in best_tags(scores, NAMES)]


def test_a_name_goes_on_only_as_what_it_began() -> None:
    first, second = {"B-ORG": 2.0, "O": 0.0}, {"I-GPE": 1.3, "I-ORG": 1.0, "O": 0.0}
    assert tags_of(first, second) == ["B-ORG", "I-ORG"]


def test_two_names_of_a_kind_do_not_adjoin() -> None:
    first, second = {"B-ORG": 2.0, "O": 0.0}, {"B-ORG": 1.3, "I-ORG": 1.0, "B-GPE": 0.5, "O": 0.0}
    assert tags_of(first, second) == ["B-ORG", "I-ORG"]


def test_a_name_begins_otherwise_where_its_rest_says_so() -> None:
    first, second = {"B-ORG": 1.2, "B-GPE": 1.0, "O": 0.0}, {"I-GPE": 3.0, "I-ORG": 0.0, "O": 0.5}
    assert tags_of(first, second) == ["B-GPE", "I-GPE"]


def test_no_name_begins_in_its_middle() -> None:
    assert tags_of({"I-ORG": 2.0, "O": 1.0, "B-ORG": 0.5}) == ["O"]


def test_a_name_does_not_go_on_behind_a_word_that_is_none_by_far() -> None:
    gap = {"O": 9.0, "B-ORG": 1.0, "I-ORG": 1.0}
    assert tags_of({"B-ORG": 5.0}, gap, {"I-ORG": 4.0, "B-ORG": 3.0}) == ["B-ORG", "O", "B-ORG"]


def test_where_no_word_may_be_a_name_none_is() -> None:
    assert tags_of({"O": 9.0}, {"O": 9.0}) == ["O", "O"]


def test_no_name_goes_on_where_a_sentence_begins() -> None:
    labels = ("O", "B-GPE", "I-GPE")
    scores = np.array([[0, 5, 1], [0, 1, 5], [0, 1, 5], [0, 1, 5]], dtype=np.float32)
    assert best_tags(scores, labels) == [1, 2, 2, 2]
    assert best_tags(scores, labels, [0, 2]) == [1, 2, 1, 2]
