"""Every key is answered, and all ways on from a first key can be seen."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.notifications import SeverityLevel

from tests.support.pilots import until
from tests.support.reader_app import Reading, lines, press
from tests.support.readings import ARTICLE, FINDINGS, TEXT
from tui.reader.reader_screen import ReaderScreen
from tui.terminal.graphemes import cells
from tui.widgets import key_screen
from tui.widgets.key_box import KeyBox, in_columns


def notices(reader: ReaderScreen) -> str:
    return "".join(words for words, _ in reader.hints.left)


@pytest.fixture
def reader() -> ReaderScreen:
    return ReaderScreen(ARTICLE, FINDINGS)


@pytest.mark.parametrize("key", ["K", "J", "W", "D", "I", "X", "r", "f9", "ctrl+y"])
async def test_a_key_that_does_nothing_says_so(reader: ReaderScreen, key: str) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, [key])
        assert "does nothing here" in notices(reader) or "works " in notices(reader)


@pytest.mark.parametrize(("keys", "place"), [("A", "in the library"), ("i", "among the feeds")])
async def test_a_key_of_another_place_says_where_it_works(
    reader: ReaderScreen, keys: str, place: str
) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["tab", keys] if keys == "i" else [keys])
        assert place in notices(reader) or reader.app.screen is not reader


@pytest.mark.parametrize(
    ("key", "own", "words"),
    [
        (["u"], {"undo": "U"}, "u does nothing here; Undo change has U"),
        (["]", "c"], {"next-claim": "f5"}, "]c does nothing here; Go to next claim has f5"),
    ],
)
async def test_a_key_whose_command_was_given_another_says_which(
    reader: ReaderScreen, key: list[str], own: dict[str, str], words: str
) -> None:
    app = Reading(reader)
    app.set_keymap(own)
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert notices(reader) == words


async def test_a_jump_in_the_pane_says_that_it_works_in_the_text(reader: ReaderScreen) -> None:
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p", "]", "q"])
        assert "works in the text" in notices(reader)


async def test_a_second_key_that_is_none_is_told_of(reader: ReaderScreen) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["]", "x"])
        assert notices(reader) == "]x is no command; ] shows those there are"


@pytest.mark.parametrize(("key", "prefix"), [("+", "]"), ("-", "[")])
async def test_two_keys_stand_for_brackets_on_keyboards_that_hide_these(
    reader: ReaderScreen, key: str, prefix: str
) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["G", key])
        assert reader.typed.prefix == prefix
        await press(pilot, ["escape", "g", "g", "plus", "q"])
        assert TEXT[reader.position] == "“"


async def test_what_was_said_goes_with_the_next_key(reader: ReaderScreen) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["n"])
        assert "Nothing is being searched" in reader.status.text
        await press(pilot, ["K"])
        assert "Nothing is being searched" not in reader.status.text
        await press(pilot, ["v"])
        assert "K does nothing" not in notices(reader)


async def test_a_box_shows_all_ways_on_after_a_while(
    reader: ReaderScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_screen, "PAUSE", 0.001)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["m"])
        await until(pilot, lambda: reader.query(KeyBox))
        (box,) = reader.query(KeyBox)
        assert len(reader.ways("m")) > 12
        assert all(label in str(box.content) for _, label in reader.ways("m"))
        await press(pilot, ["escape"])
        assert not reader.query(KeyBox)


@pytest.mark.parametrize("keys", [["?"], ["c", "y", "t"]])
async def test_under_a_dialog_the_last_line_shows_its_keys_alone(
    reader: ReaderScreen, keys: list[str]
) -> None:
    async with Reading(reader).run_test() as pilot:
        before = notices(reader)
        await press(pilot, keys)
        assert (notices(reader).strip(), reader.hints.right) == ("Esc leave", "")
        await press(pilot, ["escape"])
        assert "p who says what" in notices(reader)
        assert before == notices(reader)


async def test_no_key_is_shown_that_would_be_typed(reader: ReaderScreen) -> None:
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, ["i"])
        assert "/ filter" in lines(app.screen)
        await press(pilot, ["/"])
        await until(pilot, lambda: "Esc leave" in lines(app.screen))
        assert "/ filter" not in lines(app.screen)


async def test_what_is_selected_is_said_with_how_many_words_it_has(reader: ReaderScreen) -> None:
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["]", "q", "s"])
        words = len(TEXT[reader.view.selected.start : reader.view.selected.end].split())  # type: ignore[union-attr]
        assert reader.status.text == f"SELECT  quotation · {words} words"
        await press(pilot, ["escape"])
        assert "SELECT" not in reader.status.text


async def test_what_a_key_did_is_said_in_the_last_line_until_the_next(
    reader: ReaderScreen,
) -> None:
    app = Reading(reader)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reader.notify("2 articles marked as read.")
        await pilot.pause()
        assert lines(reader).splitlines()[-1].startswith(" 2 articles marked as read. ")
        assert lines(reader).splitlines()[-1].endswith("? keys")
        await press(pilot, ["l"])
        assert "marked" not in lines(reader)
        assert not app._notifications


@pytest.mark.parametrize(
    ("words", "severity"), [("a disk that is full", "error"), ("long " * 20, "information")]
)
async def test_what_went_wrong_and_what_is_too_long_for_the_last_line_is_said_over_the_screen(
    reader: ReaderScreen, words: str, severity: SeverityLevel
) -> None:
    app = Reading(reader)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reader.notify(words, severity=severity)
        await pilot.pause()
        assert [notice.message for notice in app._notifications] == [words]


async def test_the_way_back_is_in_the_footer_in_the_pane_too(reader: ReaderScreen) -> None:
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p"])
        assert reader.hints.right == "? keys  q text"
        await press(pilot, ["q"])
        assert reader.hints.right == "? keys"


async def test_a_key_of_the_footer_can_be_clicked(reader: ReaderScreen) -> None:
    app = Reading(reader)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        column = 79 - cells(reader.hints.right) + reader.hints.right.index("?")
        await pilot.click(offset=(column, 23))
        await pilot.pause()
        await pilot.pause()
        assert app.screen is not reader


ways = st.lists(
    st.tuples(st.sampled_from("abcdefgé?"), st.text("abc ", min_size=1, max_size=30)),
    max_size=20,
)


@given(ways, st.integers(1, 200))
def test_a_box_has_every_way_once_and_no_row_is_wider_than_it_need_be(
    ways: list[tuple[str, str]], width: int
) -> None:
    rows = in_columns(ways, width)
    assert sorted((key, label.rstrip()) for key, label in chain(*rows)) == sorted(
        (key, label.rstrip()) for key, label in ways
    )
    for row in rows:
        wide = sum(cells(key) + 1 + cells(label) for key, label in row)
        assert wide - 2 <= width or len(row) == 1
