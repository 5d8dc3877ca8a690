from collections.abc import Sequence

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.terminal.diff_writer import DiffWriter, moved
from tui.terminal.graphemes import cells
from tui.terminal.row_diff import Row

COLUMNS, LINES = 24, 8
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = (Style(), Style(bold=True, color="#102030"), Style(reverse=True, bgcolor="#405060"))


class Watched:
    """A terminal, and what is written on it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.Stream(self.screen)
        self.diff_writer = DiffWriter()

    def show(self, update: CompositorUpdate) -> int:
        """Bring an update to the terminal; how many characters that took."""
        output = self.diff_writer.written(update, CONSOLE)
        self.stream.feed("\x1b[20h")  # as a terminal driver has it: a line feed returns, too
        self.stream.feed(output)
        return len(output)

    def row(self, y: int) -> str:
        """The cells of a row, each with what stands in it; pyte draws each member of a family."""
        return "".join(self.screen.buffer[y][x].data[:1] or " " for x in range(COLUMNS))

    @property
    def lines(self) -> list[str]:
        return list(self.screen.display)


def strip(words: str, style: int = 0) -> Strip:
    return Strip([Segment(words, STYLES[style])]).adjust_cell_length(COLUMNS, STYLES[style])


def whole(lines: Sequence[str]) -> LayoutUpdate:
    return LayoutUpdate([[strip(line)] for line in lines], Region(0, 0, COLUMNS, LINES))


def part(lines: dict[int, str], style: int = 0) -> ChopsUpdate:
    chops = [{0: strip(lines[y], style) if y in lines else None} for y in range(LINES)]
    return ChopsUpdate(chops, [(y, 0, COLUMNS) for y in lines], [[COLUMNS]] * LINES)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text("ab日é “", max_size=12), min_size=20, max_size=20),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), min_size=1, max_size=8),
)
def test_the_terminal_shows_what_it_is_to_show(
    text: list[str], steps: list[tuple[int, int]]
) -> None:
    terminal = Watched()
    terminal.show(whole(text[:LINES]))
    for top, style in steps:
        lines = text[top : top + LINES]
        terminal.show(part(dict(enumerate(lines)), style))
        other = Watched()
        other.show(whole([""] * LINES))
        other.stream.feed(part(dict(enumerate(lines)), style).render_segments(CONSOLE))
        assert terminal.lines == other.lines
        assert terminal.screen.buffer == other.screen.buffer


def test_rows_that_scrolled_are_moved_and_not_written_again() -> None:
    text = [f"This is line {n}" for n in range(20)]
    terminal = Watched()
    terminal.show(whole(text[:LINES]))
    size = terminal.show(part(dict(enumerate(text[1 : LINES + 1]))))
    assert terminal.lines[-1].strip() == "This is line 8"
    assert size < 3 * COLUMNS
    size = terminal.show(part(dict(enumerate(text[:LINES]))))
    assert terminal.lines[0].strip() == "This is line 0"
    assert size < 3 * COLUMNS


def test_rows_are_moved_beside_a_pane_that_stays_and_is_written_anew() -> None:
    text = [letter * 14 for letter in "abcdefghij"]
    columns = [[f"{text[top + y]:16}| pane {y}" for y in range(LINES)] for top in (0, 1)]
    terminal = Watched()
    terminal.show(whole(columns[0]))
    size = terminal.show(part(dict(enumerate(columns[1]))))
    assert [line.rstrip() for line in terminal.lines] == columns[1]
    assert size < LINES * 14


def test_of_a_whole_screen_only_what_differs_is_written() -> None:
    terminal = Watched()
    terminal.show(whole(["same"] * LINES))
    assert terminal.show(whole(["same"] * LINES)) == 0
    assert terminal.show(whole(["same"] * (LINES - 1) + ["other"])) < 2 * COLUMNS
    assert terminal.lines[-1].strip() == "other"


def test_a_screen_is_written_whole_once_it_was_forgotten_what_the_terminal_shows() -> None:
    terminal = Watched()
    terminal.show(whole(["same"] * LINES))
    terminal.diff_writer.forget()
    assert terminal.show(whole(["same"] * LINES)) > LINES * COLUMNS


def test_a_screen_of_another_size_is_written_whole() -> None:
    terminal = Watched()
    terminal.show(whole(["same"] * LINES))
    assert terminal.show(whole(["same"] * (LINES - 1))) > (LINES - 1) * COLUMNS


def test_rows_that_are_there_several_times_go_the_shortest_way_that_fits_most() -> None:
    before: list[Row] = [(("", line),) for line in ["one", "two"] * 4]
    now = {**dict(enumerate(before[1:])), 7: (("", "new"),)}
    assert moved(before, now) == (0, 7, 1)


def test_rows_are_not_moved_over_one_that_stays() -> None:
    before: list[Row] = [((("", str(n)),)) for n in range(6)]
    now = {y: (("", str(y + 1)),) for y in (0, 1, 2, 4)}
    assert moved(before, now) is None


@pytest.mark.parametrize("word", ["👨‍👩‍👧", "❤️", "🇳🇱🇧🇪", "각", "e\u0301"])
def test_what_stands_behind_a_grapheme_of_doubtful_width_stands_at_its_column(word: str) -> None:
    terminal = Watched()
    terminal.show(whole([f"{word} here", *["below"] * (LINES - 1)]))
    assert terminal.row(0)[cells(word) :].rstrip() == " here"
    terminal.show(part({0: f"{word} there"}))
    assert terminal.row(0)[cells(word) :].rstrip() == " there"
    assert terminal.row(1).rstrip() == "below"


def test_a_row_that_is_too_long_for_the_terminal_does_not_go_on_in_the_next() -> None:
    terminal = Watched()
    terminal.show(whole([f"{'x' * (COLUMNS - 2)}👨‍👩‍👧", *["below"] * (LINES - 1)]))
    terminal.show(part({0: f"{'y' * (COLUMNS - 2)}👨‍👩‍👧"}))
    assert terminal.row(0)[: COLUMNS - 2] == "y" * (COLUMNS - 2)
    assert terminal.row(1).rstrip() == "below"
