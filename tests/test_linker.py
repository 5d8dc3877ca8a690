"""Attributions read off the heads, as places of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from annotators.attribution.linker import CHANGE, Linked, linked, path, smoothed
from annotators.encoder.encoder import Encoded, Window
from annotators.encoder.heads import ACTS, CONTENT, CUE, NONE, SOURCE, STANCES
from annotators.encoder.wordpieces import Pieces
from annotators.training.evaluation.attributions import distinct

TEXT = "Voss said it was late, and it was cold."
WORDS = ["Voss", "said", "it", "was", "late", ",", "and", "it", "was", "cold", "."]


@dataclass
class FixedHeads:
    """Heads that answer what a test wants: chances of anchors by piece, roles by anchor."""

    cues: dict[int, float]
    chosen: dict[int, list[int]]
    act: str = "says"
    stance: str = "affirms"
    broad: dict[int, float] = field(default_factory=dict)

    def anchors(self, vectors: Any) -> Any:
        return _chances(vectors, self.cues), _chances(vectors, self.broad)

    def roles(self, vectors: Any, anchors: Any, away: Any) -> Any:
        indices = vectors[:, 0].astype(int)
        chosen = [np.array(self.chosen[int(anchor[0])])[indices] for anchor in anchors]
        return np.eye(4)[chosen].swapaxes(1, 2)

    def meanings(self, anchors: Any) -> Any:
        return (
            np.tile(np.eye(len(ACTS))[ACTS.index(self.act)], (len(anchors), 1)),
            np.tile(np.eye(len(STANCES))[STANCES.index(self.stance)], (len(anchors), 1)),
        )


def _chances(vectors: Any, cues: dict[int, float]) -> Any:
    chance = np.array([cues.get(int(index), 0.0) for index in vectors[:, 0]])
    return np.stack([1 - chance, chance, 0 * chance], axis=1)


def rows_of(text: str, encoding: Encoded, answers: FixedHeads) -> list[Linked]:
    return linked(text, encoding, answers)[0]  # type: ignore[arg-type]


def encoding_of(*bounds: tuple[int, int, int, int]) -> Encoded:
    """The text read in windows: first and last piece, and those that are a window's own."""
    starts, at = [], 0
    for word in WORDS:
        at = TEXT.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    vectors = np.arange(len(WORDS), dtype=np.float32)[:, None]  # each piece knows its number
    windows = tuple(Window(a, start, end, vectors[a:b]) for a, b, start, end in bounds)
    return Encoded(Pieces(list(range(len(WORDS))), starts, ends), windows, vectors)


@pytest.fixture
def encoding() -> Encoded:
    return encoding_of((0, len(WORDS), 0, len(WORDS)))


ROLES = [SOURCE, CUE, *[CONTENT] * 3, NONE, *[CONTENT] * 4, NONE]


def words(places: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[start:end] for start, end in places]


def test_source_cue_and_content_are_places_joined_over_punctuation(encoding: Encoded) -> None:
    (row,) = rows_of(TEXT, encoding, FixedHeads({1: 0.9}, {1: ROLES}))
    assert words(row.source + row.cue + row.content) == [
        "Voss",
        "said",
        "it was late, and it was cold",
    ]
    assert row.anchor == TEXT.index("said")
    assert row.chance == pytest.approx(0.9)


def test_what_is_left_open_is_told_by_its_stance(encoding: Encoded) -> None:
    answers = FixedHeads({1: 0.9}, {1: ROLES}, act="holds", stance="open")
    (row,) = rows_of(TEXT, encoding, answers)
    assert (row.act, row.stance) == ("holds", "open")


def test_a_cue_that_is_not_likely_enough_is_none(encoding: Encoded) -> None:
    assert rows_of(TEXT, encoding, FixedHeads({1: 0.3}, {1: ROLES})) == []


def test_a_cue_without_content_is_none(encoding: Encoded) -> None:
    roles = [SOURCE, CUE, *[NONE] * 9]
    assert rows_of(TEXT, encoding, FixedHeads({1: 0.9}, {1: roles})) == []


def test_two_cues_can_have_the_same_content(encoding: Encoded) -> None:
    answers = FixedHeads({1: 0.9, 6: 0.8}, {1: ROLES, 6: ROLES})
    assert [row.chance for row in rows_of(TEXT, encoding, answers)] == pytest.approx([0.9, 0.8])


def test_what_two_cues_have_in_common_is_measured_once(encoding: Encoded) -> None:
    answers = FixedHeads({1: 0.8, 6: 0.9}, {1: ROLES, 6: ROLES})
    assert [row.chance for row in distinct(rows_of(TEXT, encoding, answers))] == pytest.approx(
        [0.9]
    )


def test_a_text_without_pieces_has_no_attributions() -> None:
    empty = Encoded(Pieces([], [], []), (), np.zeros((0, 1), np.float32))
    assert rows_of("", empty, FixedHeads({}, {})) == []


def test_a_cue_is_asked_in_the_window_whose_own_it_is() -> None:
    in_two = encoding_of((0, 8, 0, 4), (2, len(WORDS), 4, len(WORDS)))
    answers = FixedHeads({1: 0.9, 6: 0.8}, {1: ROLES, 6: [*[NONE] * 6, CUE, *[CONTENT] * 3, NONE]})
    first, second = rows_of(TEXT, in_two, answers)
    assert words(first.content) == ["it was late, and it"]
    assert (words(second.cue), words(second.content)) == (["and"], ["it was cold"])


def test_the_likeliest_act_is_of_the_likeliest_kind(encoding: Encoded) -> None:
    class Torn(FixedHeads):
        def meanings(self, anchors: Any) -> Any:
            acts = np.zeros((len(anchors), len(ACTS)))
            chances = {"wants": 0.4, "says": 0.35, "holds": 0.25}
            acts[:, [ACTS.index(act) for act in chances]] = [*chances.values()]
            return acts, np.eye(len(STANCES))[[0] * len(anchors)]

    (row,) = rows_of(TEXT, encoding, Torn({1: 0.9}, {1: ROLES}))
    assert row.act == "says"


def test_what_polnear_counts_alone_is_not_shown(encoding: Encoded) -> None:
    answers = FixedHeads({1: 0.3}, {1: ROLES}, broad={1: 0.9})
    none, (row,) = linked(TEXT, encoding, answers)  # type: ignore[arg-type]
    assert none == []
    assert row.chance == pytest.approx(0.9)


def content(*chances: float) -> list[int]:
    """The roles of pieces of which each is content with a chance, and else none."""
    rows = np.full((1, 4, len(chances)), 1e-6)
    rows[0, CONTENT], rows[0, NONE] = chances, 1 - np.array(chances)
    return [int(role) for role in smoothed(np.log(rows))[0]]


def test_a_content_has_no_hole_of_a_doubtful_piece() -> None:
    assert content(0.9, 0.9, 0.4, 0.9, 0.9) == [CONTENT] * 5
    assert CHANGE[CONTENT] > np.log(0.6 / 0.4)


def test_a_content_ends_where_its_pieces_do() -> None:
    assert content(0.99, 0.99, 0.01, 0.01) == [CONTENT, CONTENT, NONE, NONE]


def test_the_likeliest_roles_are_those_of_the_whole_path() -> None:
    random = np.random.default_rng(4)
    for scale in (0.5, 2.0, 8.0):  # from doubt everywhere to hardly any
        scores = random.normal(size=(7, 4, 90)) * scale
        assert (smoothed(scores) == path(scores.swapaxes(1, 2))).all()
