"""One tree from the scores of all pairs of words, and one path from the scores of BIO tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np


def best_tree(scores: np.ndarray) -> list[int]:
    """A head for each word, from `scores[word, head]`; the root is its own head.

    The best head of each, and one root; a word of a cycle takes another head, of those that lead to
    the root, where that costs least. (Chu, Liu and Edmonds would contract the cycle; with a good
    scorer a cycle is rare, and the outcome the same.)
    """
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    heads = others.argmax(1)
    root = int((scores.diagonal() - others.max(1, initial=-1e9)).argmax())
    heads[root] = root
    while len(in_cycle := np.setdiff1d(tops := _tops(heads), root)):
        free = np.flatnonzero(tops == root)
        gains = others[np.ix_(in_cycle, free)] - others[in_cycle, heads[in_cycle]][:, None]
        word, head = np.unravel_index(gains.argmax(), gains.shape)
        heads[in_cycle[word]] = free[head]
    tree: list[int] = heads.tolist()
    return tree


def _tops(heads: np.ndarray) -> np.ndarray:
    """Where one comes from each word by as many steps up as there are words: the root, or a word of
    a cycle."""
    for _ in range(len(heads).bit_length()):
        heads = heads[heads]
    return heads


def best_tags(scores: np.ndarray, labels: Sequence[str], begins: Sequence[int] = ()) -> list[int]:
    """The likeliest tags, by number, of which each "I-" follows its own kind (Viterbi), no "B-"
    does, since two names of a kind do not adjoin, and no "I-" begins a sentence; `begins` are the
    words that do.

    The first label is that of no name; where it is by far the likeliest, nothing is weighed.
    """
    allowed = _allowed(tuple(labels))
    tags = np.zeros(len(scores), dtype=np.int64)
    open_to = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(1) < _FAR)
    is_apart = (np.diff(open_to) > 1) | np.isin(open_to[1:], begins)
    for run in np.split(open_to, np.flatnonzero(is_apart) + 1):
        if len(run):
            tags[run] = _best_path(scores[run], allowed)
    return tags.tolist()


_FAR = 6.0
"""Nats: what is 400 times as likely as all else."""


@cache
def _allowed(labels: tuple[str, ...]) -> np.ndarray:
    """What is added to the score of a tag behind another: `[before, tag]`."""
    behind = [[0.0 if _may_follow(b, a) else -1e9 for b in labels] for a in labels]
    return np.array(behind)


def _best_path(scores: np.ndarray, allowed: np.ndarray) -> list[int]:
    total = scores[0] + allowed[0]  # as behind a word that is no name
    back = []
    for row in scores[1:]:
        reached: Any = total[:, None] + allowed
        back.append(reached.argmax(0))
        total = reached.max(0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def _may_follow(tag: str, before: str) -> bool:
    kind = tag[2:]
    return not kind or tag.startswith("I-") == (before[2:] == kind)
