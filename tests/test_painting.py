from __future__ import annotations

from rich.style import Style
from textual.geometry import Offset

from tui.reader.view.painting import Sheet, source_offset
from tui.text.layers import Layer
from tui.text.layout import lay_out


def plain(_kinds: tuple[str, ...]) -> Style:
    return Style()


def bold_if_lit(kinds: tuple[str, ...]) -> Style:
    return Style(bold=bool(kinds))


def sheet(text: str, width: int = 40) -> Sheet:
    return Sheet(text, lay_out(text, width), left=4, width=width + 8)


def test_a_row_is_as_wide_as_the_view() -> None:
    for text in ("plain words", "漢字 and é", "a\u00adb\u200bc"):
        assert sheet(text).strip(0, [], plain).cell_length == 48


def test_soft_hyphens_and_zero_width_characters_are_not_drawn() -> None:
    assert sheet("in\u00advisi\u200bble").strip(0, [], plain).text.strip() == "invisible"


def test_no_escape_reaches_the_terminal() -> None:
    shows = sheet("a\x1b[31mred\x1b]52;c;eA==\x07\u202eevil").strip(0, [], plain).text
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shows)


def test_what_is_lit_is_drawn_in_its_style() -> None:
    strip = sheet("one two three").strip(0, [Layer.of("find", [(4, 7)])], bold_if_lit)
    assert [s.text for s in strip if s.style and s.style.bold] == ["two"]


def test_every_cell_leads_back_to_its_character() -> None:
    text = "a\u00adb 漢字 cd"
    page = sheet(text)
    for segment in page.strip(0, [Layer.of("find", [(2, 5)])], plain):
        x, y = (segment.style.meta if segment.style else {}).get("offset", (None, None))
        if x is not None and x >= 0:
            start = source_offset(Offset(x, y))
            assert text[start : start + len(segment.text)] == segment.text


def test_the_margin_leads_to_the_first_character_of_the_row() -> None:
    margin = next(iter(sheet("one\ntwo").strip(2, [], plain)))
    assert margin.style is not None
    for column in range(4):
        x, y = margin.style.meta["offset"]
        assert source_offset(Offset(x + column, y)) == 4


def test_a_sign_stands_in_the_margin_and_moves_nothing() -> None:
    page = sheet("one two")
    with_sign = page.strip(0, [], plain, [("✎ ", "note")]).text
    assert with_sign.index("one") == page.strip(0, [], plain).text.index("one")
    assert with_sign.startswith("  ✎ ")


def test_place_and_offset_are_each_others_inverse() -> None:
    text = "漢字 one\ntwo"
    page = sheet(text)
    for offset in (0, 1, 2, 3, 5, 7, 9):
        column, row = page.place(offset)
        assert page.offset_at(row, column) == offset
