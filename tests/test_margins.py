"""What stands beside a row is a function of layers and offsets."""

from __future__ import annotations

import pytest

from tests.support.readings import FINDINGS, TEXT
from tui.reader.document.document import Judged
from tui.reader.document.speeches import Speech
from tui.reader.view.margins import numbers_within, sign_beside, strip_of, voices_beside
from tui.text.layers import Layer
from tui.text.layout import Layout, lay_out

ADA, BEN = Speech("A", "“", 1, 0), Speech("B", "≈", 2, 1)
SIX_ROWS = "one two three four five six seven eight nine ten eleven twelve thirteen"


def layout() -> Layout:
    return lay_out(SIX_ROWS, 13)


def margin(layer: Layer, rows: Layout, most: int = 1) -> list[str]:
    """The margin of each row, as it is read."""
    runs = (voices_beside(layer, rows, row, most) for row in range(len(rows)))
    return ["".join(words for words, _ in run) for run in runs]


def test_a_letter_and_a_sign_stand_where_somebody_begins_and_a_line_where_they_go_on() -> None:
    voices = Layer.of("voices", [(8, 30)], [ADA])
    assert margin(voices, layout()) == ["A“", "┊", "┊", "", "", ""]


def test_whoever_begins_within_a_row_and_goes_on_has_a_letter_in_the_next() -> None:
    voices = Layer.of("voices", [(0, 5), (6, 20)], [ADA, BEN])
    assert margin(voices, layout())[:2] == ["A“", "B≈"]


def test_two_voices_that_have_their_say_within_one_row_both_have_their_letter() -> None:
    voices = Layer.of("voices", [(0, 4), (6, 9)], [ADA, BEN])
    assert margin(voices, layout())[0] == "AB"
    assert margin(voices, layout(), most=2)[0] == "A“B≈"


def test_a_quotation_that_was_broken_off_goes_on_without_a_second_letter() -> None:
    voices = Layer.of("voices", [(0, 3), (16, 22)], [ADA, ADA])
    assert margin(voices, layout())[:2] == ["A“", "┊"]


def test_whoever_stands_in_the_margin_is_who_is_known_to_speak() -> None:
    document = {layer.kind: layer for layer in Judged(FINDINGS).layers}
    rows = lay_out(TEXT, 72)
    assert "".join(margin(document["voices"], rows)) == "C≈C“H✗?≈H!"


@pytest.mark.parametrize(
    ("layers", "sign"),
    [
        ({"highlight-green": [(3, 9)]}, "2"),
        ({"highlight-green": [(0, 9)], "highlight-pink": [(5, 7)]}, "4"),
        ({"highlight-green": [(0, 9)]}, "│"),
        ({"highlight-green": [(3, 9)], "note": [(4, 5)]}, "✎"),
        ({"removed": [(3, 4)], "added": [(4, 5)]}, "±"),
        ({}, ""),
    ],
)
def test_the_sign_beside_a_row_is_that_of_the_mark_that_begins_in_it(
    layers: dict[str, list[tuple[int, int]]], sign: str
) -> None:
    layers_by_kind = {kind: Layer.of(kind, spans) for kind, spans in layers.items()}
    assert sign_beside(layers_by_kind, 2, 20)[0] == sign


def test_every_mark_that_begins_in_a_row_has_its_number_before_it() -> None:
    text = "one two “three” four"
    marks = [Layer.of("highlight-yellow", [(0, 3), (4, 7)]), Layer.of("highlight-pink", [(9, 14)])]
    assert numbers_within(marks, text, 0, len(text)) == {3: "¹", 7: "⁴"}


def test_marks_of_two_colours_that_begin_at_one_word_have_a_plus() -> None:
    marks = [Layer.of(f"highlight-{color}", [(4, 7)]) for color in ("yellow", "purple")]
    assert numbers_within(marks, "one two", 0, 7) == {3: "⁺"}


def test_a_number_stands_before_a_mark_once_and_not_in_the_rows_it_goes_on_in() -> None:
    marks = [Layer.of("highlight-blue", [(4, 13)])]
    assert numbers_within(marks, "one two three", 8, 13) == {}


def letters(layer: Layer | None, length: int, width: int, share_read: float = 1.0) -> str:
    return "".join(letter for letter, _ in strip_of(layer, length, width, share_read))


def test_the_strip_has_a_letter_where_somebody_speaks_and_a_point_where_nobody_does() -> None:
    voices = Layer.of("voices", [(20, 40), (60, 100)], [ADA, BEN])
    assert letters(voices, 100, 10) == "··AA··BBBB"


def test_of_several_in_one_cell_the_strip_shows_who_has_most_of_it() -> None:
    assert letters(Layer.of("voices", [(0, 3), (3, 9)], [ADA, BEN]), 10, 1) == "B"


def test_the_strip_is_blank_where_nothing_is_known_yet() -> None:
    assert letters(None, 100, 4) == "    "
    assert letters(Layer.of("voices", [(0, 20)], [ADA]), 100, 4, share_read=0.5) == "A·  "
