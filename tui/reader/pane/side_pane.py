"""The pane beside the article: claims under their speakers, quotations, notes.

It lists rows and says which one the reader is on. It does not know the article view: the screen
takes the cursor where a row leads, and tells the pane what the cursor has come to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import work
from textual.containers import Vertical
from textual.message import Message
from textual.worker import get_current_worker

from annotators import gc_control
from tui.commands.article import PANE
from tui.commands.command import bindings, own_command
from tui.reader.document.explain import LOOKING
from tui.reader.pane import pane_lines, pane_rows
from tui.reader.pane.pane_list import PaneList
from tui.reader.pane.pane_rows import LEGENDS, Filter, Fold, Row
from tui.terminal.graphemes import cells
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.findings import Findings
    from annotators.notebook.mark import Mark
    from annotators.presentation.voices import Voice
    from tui.reader.document.document import Document
    from tui.reader.pane.pane_lines import Listed

TABS: Final = ("Claims", "Quotes", "Notes")

_MANY: Final = 300
"""More claims than these are listed in a thread."""


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


class SidePane(Vertical):
    """Lists what was found in the article; posts `Reached` as the reader walks through it."""

    DEFAULT_CSS = """
    SidePane {
        dock: right; layer: pane; width: 44; background: $surface;
        border-left: tall $foreground 10%;
        & > #pane-legend { color: $foreground 60%; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(PANE)
    action_command = own_command

    @dataclass
    class Reached(Message):
        """The reader has come to a row; `is_final` if they want to read on there."""

        thing: object
        is_final: bool

    @dataclass
    class Resized(Message):
        """The reader wants the pane so many columns wider."""

        by: int

    @dataclass
    class Made(Message, bubble=False):
        """What is to be listed was made in a thread."""

        lines: Listed

    def __init__(self, text: str, here: Callable[[], Sequence[object]] = tuple) -> None:
        super().__init__(id="pane")
        self.text = text
        self._here = here
        """Gives what lies at the cursor in the text; the first that is listed counts."""
        self._left: dict[int, object] = {}
        """By list, what the reader was on when they turned to another."""
        self.findings: Findings | None = None
        self.is_read = False
        """Whether all of the text has been read for findings."""
        self.marks: Sequence[Mark] = ()
        self.orphans: Sequence[Mark] = ()
        self.voices: Sequence[Voice] = ()
        self.tab = 0
        self.only = Filter()
        self.rows: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        """Tabs over a list over the legend of its signs."""
        yield PaneTabs()
        yield PaneList()
        yield OneLine(id="pane-legend")

    def on_mount(self) -> None:
        """Name the lists; what is in them comes when it is known how wide they are."""
        self._name_tabs()

    def on_resize(self) -> None:
        """Fold the rows for another width."""
        self.list_rows()

    def show(self, document: Document) -> None:
        """List what is known of this document from now on; the row that the reader is on stays if
        it is still there."""
        self.findings, self.is_read = document.findings, document.read >= 1
        self.marks, self.orphans, self.voices = document.marks, document.orphans, document.voices
        if self.is_mounted and self.size.width:
            self.list_rows()

    def list_rows(self) -> None:
        """Make the rows of the list that is shown: of many findings in a thread, for keys go on."""
        self._name_tabs()
        make_lines = partial(self._lines, self.tab, self.only, max(10, self.size.width - 4))
        is_long = self.findings is not None and len(self.findings.claims) > _MANY
        (self._list_later if is_long else self._list)(make_lines)

    @work(thread=True, exclusive=True, group="pane")
    def _list_later(self, make_lines: Callable[[], Listed]) -> None:
        with gc_control.long_lived():
            lines = make_lines()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Made(lines))  # which is dropped when the pane has gone

    def on_side_pane_made(self, message: Made) -> None:
        """List what was made."""
        self._list(lambda: message.lines)

    def _list(self, make_lines: Callable[[], Listed]) -> None:
        lines, rows = make_lines(), self.query_one(PaneList)
        self.rows = lines.rows
        rows.fill(lines, (rows.value, *self._here(), self._left.get(self.tab)))

    def _lines(self, tab: int, only: Filter, width: int) -> Listed:
        return pane_lines.listed(self._rows(tab, only), width)

    @property
    def current(self) -> object:
        """What the row of the cursor stands for."""
        return self.query_one(PaneList).value

    def follow(self) -> None:
        """Come to what lies at the cursor in the text, if it is listed, without going anywhere."""
        rows = self.query_one(PaneList)
        at = rows.place_of(self._here())
        rows.set_class(at is None, "-elsewhere")
        if at is not None and at != rows.cursor:
            rows.come_to(at)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border between text and pane."""
        if event.x == 0:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the border with the mouse that holds it."""
        if self.app.mouse_captured is self and event.x:
            self.post_message(self.Resized(-event.x))

    def on_mouse_up(self) -> None:
        """Let the border go."""
        self.capture_mouse(False)

    def on_pane_tabs_picked(self, message: PaneTabs.Picked) -> None:
        """Show the list that was clicked on."""
        self.turn(message.tab - self.tab)

    def on_line_list_reached(self, event: PaneList.Reached) -> None:
        """Say where the reader is, if they are in the pane."""
        event.stop()
        if event.value is not None and self.query_one(PaneList).has_focus:
            self.post_message(self.Reached(event.value, is_final=False))

    def on_line_list_chosen(self, event: PaneList.Chosen) -> None:
        """Say where the reader wants to go on; what is in doubt is folded away or unfolded."""
        event.stop()
        if isinstance(event.value, Fold):
            self.list_only(has_doubtful=not self.only.has_doubtful)
            return
        self.post_message(self.Reached(event.value, is_final=True))

    def turn(self, step: int) -> None:
        """Show another list, so many on."""
        self.leave_row()
        self.tab = (self.tab + step) % len(TABS)
        self.list_rows()

    def leave_row(self) -> None:
        """Be on no row, so that what is listed next begins at the cursor in the text."""
        rows = self.query_one(PaneList)
        self._left[self.tab], rows.cursor = rows.value, -1

    def list_only(self, tab: int | None = None, **changes: Any) -> None:
        """Change fields of the filter `only`; tab: the list to show, if another than now."""
        self.only, self.tab = replace(self.only, **changes), self.tab if tab is None else tab
        self.list_rows()

    def _rows(self, tab: int, only: Filter) -> list[Row]:
        if tab == len(TABS) - 1:
            return pane_rows.note_rows(self.marks, self.text, self.orphans) or [
                Row("No notes yet: a writes one")
            ]
        if self.findings is None:
            return [Row(LOOKING)]
        if tab == 0:
            rows = pane_rows.claim_rows(self.findings, self.text, only, self.voices)
        else:
            rows = pane_rows.quote_rows(self.findings, self.text, only)
        return rows or [Row(sentence) for sentence in self._nothing()]

    def _nothing(self) -> tuple[str, ...]:
        """Why there is nothing to list, and what to do; each row is cut at the pane's width."""
        if only := str(self.only):
            return f"No {TABS[self.tab].lower()} {only}", "f or b lists everything"
        if not self.is_read:
            return (LOOKING,)
        if self.tab == 0 and self.findings and self.findings.are_quotations_alone:
            return "Claims need an English text", "Select one, and mn adds it"
        return f"No {TABS[self.tab].lower()} found", "Select one, and mn adds it"

    def _name_tabs(self) -> None:
        findings = self.findings
        claims = [claim for claim in findings.claims if not claim.is_in_doubt] if findings else []
        counts = [len(claims), len(findings.quotes)] if findings else [0, 0]
        numbers = [*counts, len(self.marks) + len(self.orphans)]
        names = [f"{name} {n}" if n else name for name, n in zip(TABS, numbers, strict=True)]
        looks = ["tabs--shown" if at == self.tab else "tabs--other" for at in range(len(TABS))]
        words = [piece for tab in zip(names, looks, strict=True) for piece in (tab, (" ", ""))]
        self.query_one(PaneTabs).say(tuple(words))
        legend, only = self.query_one("#pane-legend", OneLine), str(self.only)
        legend.say(f"Only {only}" if only else LEGENDS[self.tab], self._key_for_all())

    def _key_for_all(self) -> str:
        """What lists everything again, where less is listed."""
        return "f: all" if self.only.speakers else "b: all" if self.only.about else ""

    @property
    def name_here(self) -> str | None:
        """Who says what the row of the cursor stands for."""
        return getattr(self.current, "speaker", None)
