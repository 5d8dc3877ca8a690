from __future__ import annotations

import re

import pytest
import regex

from tests.support.fresh_python import imported_by
from tui.terminal import graphemes

FAMILY, FLAG, JAMO = "👨‍👩‍👧", "🇫🇷", "\u1112\u1161\u11ab"


@pytest.mark.parametrize(
    "text", ["a", "é", "e\u0301", FAMILY, FLAG, "👍🏽", "한", JAMO, "漢", "❤️", "#️⃣", "“"]
)
def test_a_character_is_what_a_person_calls_one(text: str) -> None:
    between_letters = f"x{text}y"
    assert graphemes.after(between_letters, 1) == 1 + len(text)
    assert graphemes.before(between_letters, 1 + len(text)) == 1
    assert graphemes.start_of(between_letters, len(text)) == 1


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("漢字", 4), (FAMILY, 2), ("e\u0301", 1), ("a\u00adb", 2), ("\t", 1)],
)
def test_a_text_takes_as_many_columns_as_are_drawn(text: str, width: int) -> None:
    assert graphemes.cells(text) == width


def test_nothing_that_steers_a_terminal_is_drawn() -> None:
    hostile = "a\x1b[31mb\u202ec\x07\x9b\u200b\ufeff\ud800"
    shows = graphemes.drawn(hostile)
    assert not {"\x1b", "\u202e", "\x07", "\x9b", "\u200b", "\ufeff", "\ud800"} & set(shows)


@pytest.mark.parametrize(("column", "offset"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (9, 3)])
def test_a_column_falls_on_the_wide_character_that_covers_it(column: int, offset: int) -> None:
    assert graphemes.column_to_offset("漢a字", column) == offset


@pytest.mark.parametrize("ranges", [graphemes.PLAIN, graphemes.SIGNS, graphemes.WIDE])
def test_what_is_said_to_stand_apart_is_a_grapheme_beside_whatever_stands_apart(
    ranges: str,
) -> None:
    characters = re.findall(f"[{ranges}]", "".join(map(chr, range(0x30000))))
    assert len(regex.findall(r"\X", "".join(characters))) == len(characters) > 100


def test_a_tab_is_a_column_beside_wide_characters_too() -> None:
    assert [graphemes.column_to_offset("漢\t字x", column) for column in (2, 3, 5)] == [1, 2, 3]


def test_signs_and_wide_letters_need_no_rules_of_graphemes() -> None:
    statement = "from tui.terminal.graphemes import graphemes; graphemes('✗ 1 ○ 漢字 ★\\n')"
    assert "regex" not in imported_by(statement)


def test_a_heap_of_accents_does_not_stop_the_cursor() -> None:
    heap = "a" + "\u0301" * 5_000
    assert 0 < graphemes.after(heap, 0) <= 5_001
