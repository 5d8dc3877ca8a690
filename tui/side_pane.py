"""The pane beside the article: claims under their speakers, quotations, people, notes.

It lists rows and says which one the reader is on. It does not know the article view: the screen
takes the cursor where a row leads, and tells the pane what the cursor has come to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotators.annotation import Person
from tui import pane_rows
from tui.graphemes import cells
from tui.layout import lay_out
from tui.one_line import OneLine
from tui.pane_rows import Filter, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.annotation import Findings
    from tui.lighting import Mark

TABS: Final = ("Claims", "Quotes", "People", "Notes")

_LINES: Final = 3
"""How many lines of the pane a row takes at most."""


class PaneTabs(OneLine):
    """The names of the lists with how long each is; the one that is shown stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--shown", "tabs--other"}
    DEFAULT_CSS = """
    PaneTabs {
        background: $panel;
        & > .tabs--shown { text-style: bold reverse; color: $foreground; }
        & > .tabs--other { color: $foreground 70%; }
    }
    """

    @dataclass
    class Picked(Message):
        """The reader wants to see another list."""

        tab: int

    def on_click(self, event: events.Click) -> None:
        """Pick the tab under the mouse."""
        end = 1
        for at, (words, _) in enumerate(self.left):
            end += cells(words)
            if event.x < end:
                self.post_message(self.Picked(at // 2))  # between two tabs lies a space
                return


class PaneList(OptionList):
    """A list whose rows can be walked with the keys of the article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Down", show=False, id="pane-down", tooltip="Next row"),
        Binding("up,k", "cursor_up", "Up", show=False, id="pane-up", tooltip="The row before"),
        Binding("home,g", "first", "First", show=False, id="pane-first", tooltip="First row"),
        Binding("end,G", "last", "Last", show=False, id="pane-last", tooltip="Last row"),
        Binding("pagedown,space", "page_down", "Page", show=False, id="pane-page-down",
                tooltip="A page down"),
        Binding("pageup", "page_up", "Page back", show=False, id="pane-page-up",
                tooltip="A page up"),
        Binding("enter", "select", "Go there", id="pane-go", tooltip="Read on in the text there"),
    ]  # fmt: skip


class SidePane(Vertical):
    """Lists what was found in the article; posts `Reached` as the reader walks through it."""

    DEFAULT_CSS = """
    SidePane {
        dock: right; layer: pane; width: 44; background: $surface;
        border-left: tall $foreground 10%;
        PaneList {
            height: 1fr; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
            &:focus { border: none; background-tint: $foreground 0%; }
            & > .option-list--option { padding: 0 1; }
            & > .option-list--option-disabled { color: $text-primary; text-style: bold; }
            & > .option-list--option-highlighted {
                background: $foreground 15%; color: $foreground; text-style: none;
            }
        }
        PaneList:focus > .option-list--option-highlighted {
            background: $primary 60%; color: $foreground; text-style: bold;
        }
        PaneList:nocolor > .option-list--option-highlighted { text-style: reverse; }
        & > #pane-legend { color: $foreground 60%; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "turn(1)", "Next list", id="next-tab",
                tooltip="Claims, quotations, people, notes"),
        Binding("left,h", "turn(-1)", "List before", show=False, id="previous-tab",
                tooltip="Notes, people, quotations, claims"),
        Binding("f", "only", "Only this speaker", id="only-speaker",
                tooltip="List only what this speaker says, or everybody again"),
        Binding("b", "about", "About them", id="about-person",
                tooltip="List only what is said about this person, or everything again"),
        Binding("w", "positions", "Wants and plans", id="list-positions",
                tooltip="List or leave out what people want, support, oppose, plan or decide"),
        Binding("less_than_sign", "resize(4)", "Wider pane", show=False, id="pane-wider",
                tooltip="Make the pane wider"),
        Binding("greater_than_sign", "resize(-4)", "Narrower pane", show=False, id="pane-narrower",
                tooltip="Make the pane narrower"),
    ]  # fmt: skip

    @dataclass
    class Reached(Message):
        """The reader has come to a row; `is_final` if they want to read on there."""

        thing: object
        is_final: bool

    @dataclass
    class Resized(Message):
        """The reader wants the pane so many columns wider."""

        by: int

    def __init__(self, text: str) -> None:
        super().__init__(id="pane")
        self.text = text
        self.findings: Findings | None = None
        self.marks: Sequence[Mark] = ()
        self.tab = 0
        self.only = Filter()
        self.rows: list[Row] = []
        self._index: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """Tabs over a list over the legend of its signs."""
        yield PaneTabs()
        yield PaneList(markup=False)
        yield OneLine(id="pane-legend")

    def on_mount(self) -> None:
        """List what is known."""
        self.query_one("#pane-legend", OneLine).say(pane_rows.LEGEND)

    def on_resize(self) -> None:
        """Fold the rows for another width."""
        self.list_rows()

    def show(self, findings: Findings | None, marks: Sequence[Mark]) -> None:
        """List these from now on; the row that the reader is on stays if it is still there."""
        self.findings, self.marks = findings, marks
        if self.is_mounted and self.size.width:
            self.list_rows()

    def list_rows(self) -> None:
        """Make the rows of the list that is shown."""
        options = self.query_one(PaneList)
        before = self._thing_at(options.highlighted)
        self.rows = self._rows()
        self._index = {id(row.thing): at for at, row in enumerate(self.rows) if row.thing}
        self._name_tabs()
        with self.prevent(OptionList.OptionHighlighted):
            options.set_options(
                Option(self._prompt(row), disabled=row.thing is None) for row in self.rows
            )
            options.highlighted = self._index.get(id(before))

    def follow(self, things: Sequence[object]) -> None:
        """Come to the first of these that is listed, without going anywhere."""
        options = self.query_one(PaneList)
        at = next((self._index[id(t)] for t in things if id(t) in self._index), None)
        if at is not None and at != options.highlighted:
            with self.prevent(OptionList.OptionHighlighted):
                options.highlighted = at

    def on_pane_tabs_picked(self, message: PaneTabs.Picked) -> None:
        """Show the list that was clicked on."""
        self.action_turn(message.tab - self.tab)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the reader is, if they are in the pane."""
        event.stop()
        if event.option_list.has_focus:
            self.post_message(self.Reached(self._thing_at(event.option_index), is_final=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say where the reader wants to go on; a person leads to what they say."""
        event.stop()
        thing = self._thing_at(event.option_index)
        if isinstance(thing, Person) and thing.said:
            self.only, self.tab = replace(self.only, speaker=thing.name, about=None), 0
            self.list_rows()
            return
        self.post_message(self.Reached(thing, is_final=True))

    def action_turn(self, step: int) -> None:
        """Show the next list."""
        self.tab = (self.tab + step) % len(TABS)
        self.list_rows()

    def action_only(self) -> None:
        """List only the speaker of this row, or everybody again."""
        name = None if self.only.speaker else self._name_here()
        self.only = replace(self.only, speaker=name, about=None)
        self.list_rows()

    def action_about(self) -> None:
        """List only what is said about the person of this row, or everything again."""
        name = None if self.only.about else self._name_here()
        self.only = replace(self.only, speaker=None, about=name)
        self.tab = 0
        self.list_rows()

    def action_positions(self) -> None:
        """List or leave out positions."""
        self.only = replace(self.only, positions=not self.only.positions)
        self.tab = 0
        self.list_rows()

    def action_resize(self, by: int) -> None:
        """Ask for another width."""
        self.post_message(self.Resized(by))

    def _rows(self) -> list[Row]:
        if self.tab == len(TABS) - 1:
            return pane_rows.note_rows(self.marks, self.text) or [
                Row("No notes yet: a writes one, cy marks")
            ]
        if self.findings is None:
            return [Row("Looking for who said what …")]
        lists = (pane_rows.claim_rows, pane_rows.quote_rows, pane_rows.people_rows)
        found = lists[self.tab](self.findings, self.text, self.only)
        return found or [Row(self._nothing())]

    def _nothing(self) -> str:
        """Why there is nothing to list, and what to do."""
        if only := str(self.only):
            return f"No {TABS[self.tab].lower()} {only}: f or b lists everything"
        return f"No {TABS[self.tab].lower()} found: select one, mn adds it"

    def _name_tabs(self) -> None:
        found = self.findings
        counts = [len(found.claims), len(found.quotes), len(found.people)] if found else [0, 0, 0]
        numbers = [*counts, len(self.marks)]
        names = [f"{name} {n}" if n else name for name, n in zip(TABS, numbers, strict=True)]
        looks = ["tabs--shown" if at == self.tab else "tabs--other" for at in range(len(TABS))]
        words = [piece for tab in zip(names, looks, strict=True) for piece in (tab, (" ", ""))]
        self.query_one(PaneTabs).say(tuple(words), str(self.only))

    def _thing_at(self, row: int | None) -> object:
        return self.rows[row].thing if row is not None and row < len(self.rows) else None

    def _name_here(self) -> str | None:
        thing = self._thing_at(self.query_one(PaneList).highlighted)
        return getattr(thing, "speaker", None) or getattr(thing, "name", None)

    def _prompt(self, row: Row) -> Content:
        """The row folded to the width of the pane, its sign before it."""
        width = max(10, self.size.width - 5)
        if row.thing is None or isinstance(row.thing, Person):
            gap = max(1, width + 1 - cells(row.words) - cells(row.tail))
            return Content.assemble(Content(row.words), " " * gap, (row.tail, _DIM))
        sign = f"{row.sign:<2} "
        room = width - len(sign)
        layout = lay_out(row.words, room)
        lines = [row.words[slice(*layout.bounds(at))].rstrip() for at in range(len(layout))]
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], lines[_LINES - 1][: room - 2] + " …"]
        folded = ("\n" + " " * len(sign)).join(lines)
        tail = f"\n{' ' * len(sign)}— {row.tail}" if row.tail else ""
        return Content.assemble((sign, _TONES.get(row.tone, _DIM)), Content(folded), (tail, _DIM))


_DIM: Final = "$foreground 60%"
_TONES: Final = {
    "direct": "bold $text-success",
    "indirect": "bold $text-secondary",
    "denied": "bold $text-error",
    "demand": "bold $text-warning",
    "scare": "$text-warning",
}
"""The colour of a sign, which says the same."""
