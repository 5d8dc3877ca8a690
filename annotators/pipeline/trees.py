"""One tree from the scores of all pairs of words, and one path from the scores of BIO tags."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def best_tree(scores: np.ndarray) -> list[int]:
    """A head for each word, from `scores[word, head]`; the root is its own head.

    The best head of each, and one root; a cycle is broken where that costs least. (Chu, Liu and
    Edmonds would contract the cycle; with a good scorer a cycle is rare, and the outcome the same.)
    """
    of_themselves = scores.diagonal().copy()
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    heads: list[int] = others.argmax(1).tolist()
    root = int((of_themselves - others.max(1, initial=-1e9)).argmax())
    heads[root] = root
    while cycle := _cycle(heads, root):
        _break(cycle, heads, others)
    return heads


def _cycle(heads: list[int], root: int) -> list[int]:
    """The words of a cycle, if there is one."""
    done = {root}
    for start in range(len(heads)):
        path: list[int] = []
        word = start
        while word not in done and word not in path:
            path.append(word)
            word = heads[word]
        if word in path:
            return path[path.index(word) :]
        done.update(path)
    return []


def _break(cycle: list[int], heads: list[int], scores: np.ndarray) -> None:
    """Give one word of a cycle the next best head that does not hang below the cycle."""
    outside = [word for word in range(len(heads)) if not _is_below(word, cycle, heads)]
    _, word, head = max(
        (float(scores[word, head] - scores[word, heads[word]]), word, head)
        for word in cycle
        for head in outside
    )
    heads[word] = head


def _is_below(word: int, cycle: list[int], heads: list[int]) -> bool:
    for _ in range(len(heads)):
        if word in cycle or heads[word] == word:
            break
        word = heads[word]
    return word in cycle


def best_tags(scores: np.ndarray, labels: Sequence[str], begins: Sequence[int] = ()) -> list[int]:
    """The likeliest tags, by number, of which each "I-" follows its own kind (Viterbi), no "B-"
    does, since two names of a kind do not adjoin, and no "I-" begins a sentence; `begins` are the
    words that do.

    The first label is that of no name; where it is by far the likeliest, nothing is weighed.
    """
    first, allowed = _allowed(tuple(labels))
    tags = np.zeros(len(scores), dtype=np.int64)
    open_to = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(1) < _FAR)
    is_apart = (np.diff(open_to) > 1) | np.isin(open_to[1:], begins)
    for run in np.split(open_to, np.flatnonzero(is_apart) + 1):
        if len(run):
            tags[run] = _best_path(scores[run], first, allowed)
    return tags.tolist()


_FAR = 6.0
"""Nats: what is 400 times as likely as all else."""


@cache
def _allowed(labels: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """What is added to the score of each tag as the first, and (before, tag) behind another."""
    first = [-1e9 if label.startswith("I-") else 0.0 for label in labels]
    behind = [[0.0 if _may_follow(b, a) else -1e9 for b in labels] for a in labels]
    return np.array(first), np.array(behind)


def _best_path(scores: np.ndarray, first: np.ndarray, allowed: np.ndarray) -> list[int]:
    total = scores[0] + first
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
