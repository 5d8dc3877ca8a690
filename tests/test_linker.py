"""Attributions read off the heads: places of the text, the likelier of two that are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from annotators.attribution.linker import linked
from annotators.encoder.encoder import Encoded
from annotators.encoder.heads import ACTS, CONTENT, CUE, NONE, SOURCE, STANCES
from annotators.encoder.wordpieces import Pieces

TEXT = "Voss said it was late, and it was cold."
WORDS = ["Voss", "said", "it", "was", "late", ",", "and", "it", "was", "cold", "."]


@dataclass
class Told:
    """Heads that answer what a test wants: chances of anchors by piece, roles by anchor."""

    cues: dict[int, float]
    chosen: dict[int, list[int]]
    act: str = "says"
    stance: str = "affirms"

    def anchors(self, vectors: Any, *, broad: bool = False) -> Any:
        chance = np.array([self.cues.get(k, 0.0) for k in range(len(vectors))])
        return np.stack([1 - chance, chance, 0 * chance], axis=1)

    def roles(self, vectors: Any, anchor: Any, away: Any) -> Any:
        return np.eye(4)[self.chosen[int(anchor[0])]]

    def meanings(self, anchors: Any) -> Any:
        return (
            np.tile(np.eye(len(ACTS))[ACTS.index(self.act)], (len(anchors), 1)),
            np.tile(np.eye(len(STANCES))[STANCES.index(self.stance)], (len(anchors), 1)),
        )


@pytest.fixture
def encoded() -> Encoded:
    starts, at = [], 0
    for word in WORDS:
        at = TEXT.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    vectors = np.arange(len(WORDS), dtype=np.float32)[:, None]  # each piece knows its number
    return Encoded(Pieces(list(range(len(WORDS))), starts, ends), vectors)


ROLES = [SOURCE, CUE, *[CONTENT] * 3, NONE, *[CONTENT] * 4, NONE]


def words(places: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[start:end] for start, end in places]


def test_source_cue_and_content_are_places_joined_over_punctuation(encoded: Encoded) -> None:
    (row,) = linked(TEXT, encoded, Told({1: 0.9}, {1: ROLES}))  # type: ignore[arg-type]
    assert words(row.source + row.cue + row.content) == [
        "Voss",
        "said",
        "it was late, and it was cold",
    ]
    assert row.anchor == TEXT.index("said")
    assert row.chance == pytest.approx(0.9)


def test_what_is_left_open_is_told_by_its_stance(encoded: Encoded) -> None:
    told = Told({1: 0.9}, {1: ROLES}, act="holds", stance="open")
    (row,) = linked(TEXT, encoded, told)  # type: ignore[arg-type]
    assert (row.act, row.stance) == ("holds", "open")


def test_a_cue_that_is_not_likely_enough_is_none(encoded: Encoded) -> None:
    assert linked(TEXT, encoded, Told({1: 0.3}, {1: ROLES})) == []  # type: ignore[arg-type]


def test_a_cue_without_content_is_none(encoded: Encoded) -> None:
    roles = [SOURCE, CUE, *[NONE] * 9]
    assert linked(TEXT, encoded, Told({1: 0.9}, {1: roles})) == []  # type: ignore[arg-type]


def test_of_two_with_the_same_content_the_likelier_stands(encoded: Encoded) -> None:
    told = Told({1: 0.9, 6: 0.8}, {1: ROLES, 6: ROLES})
    (row,) = linked(TEXT, encoded, told)  # type: ignore[arg-type]
    assert row.chance == pytest.approx(0.9)


def test_a_text_without_pieces_has_no_attributions() -> None:
    nothing = Encoded(Pieces([], [], []), np.zeros((0, 1), np.float32))
    assert linked("", nothing, Told({}, {})) == []  # type: ignore[arg-type]
