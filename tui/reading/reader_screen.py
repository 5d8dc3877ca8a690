"""One article being read: the text, the pane beside it, and the search.

Pane and article view do not know each other. A row of the pane leads the cursor to its place, and
the pane comes to whatever the cursor comes to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding

from articles.article import Span
from tui.feeds import ahead_line
from tui.keyboard.binding import hidden
from tui.reading.article_screen import ArticleScreen
from tui.reading.find import number_at
from tui.reading.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.command import Provider
    from textual.timer import Timer

    from annotators.annotation import Finding, Findings
    from annotators.marks.mark import Mark
    from annotators.work.ahead import Ahead
    from tui.pane.side_pane import SidePane
    from tui.reading.find_bar import FindBar


WIDE: Final = 110
"""From so many columns on, the pane stands beside the text; on fewer it lies over it."""

FOLLOWED: Final = ("contents", "claims", "quote", "scare", "entity")
"""The layers whose ranges the pane comes to when the cursor does, the first before others."""

PAUSE: Final = 0.12
"""Seconds without a key after which the pane follows the cursor."""

PANE, NARROWEST_PANE = 44, 24
"""The width of the pane at first, and at least."""


def _commands() -> type[Provider]:
    from tui.keyboard.commands import Commands

    return Commands


class ReaderScreen(ArticleScreen):
    """Reads one article, with a pane that lists what is in it, and a line to find words with."""

    COMMANDS: ClassVar = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pane", "Who says what", id="pane",
                tooltip="Show or hide the claims, quotations, people and notes"),
        hidden("tab", "switch", "Text or pane", "switch", "Go from the text to the pane, or back"),
        Binding("slash", "find", "Find", id="find",
                tooltip="Find words in the text; after a second slash, a regular expression"),
        hidden("colon", "app.command_palette", "Commands", "commands",
               "Everything that can be done, by name (also ^p)"),
    ]  # fmt: skip

    lists_positions = False
    """Whether the pane lists positions from the first."""
    pane: SidePane | None = None
    pane_width = PANE
    _following: Timer | None = None
    _query = ""
    _began = 0
    """The offset at which the search was begun."""

    def compose(self) -> ComposeResult:
        """Leave room for the pane, which comes when the article is on the screen."""
        self.set_class(self._is_wide, "-pane")
        self._make_room()
        yield from super().compose()

    def on_mount(self) -> None:
        """Bring the pane if there is room for it."""
        if self.has_class("-pane"):
            self.call_after_refresh(self._open_pane)

    def light_findings(self, findings: Findings, layers: Sequence[Layer]) -> None:
        """Light what was found, and list it."""
        super().light_findings(findings, layers)
        self._tell_pane()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Light the reader's marks, and list them."""
        super().show_marks(marks)
        self._tell_pane()

    def show_ahead(self, ahead: Ahead) -> None:
        """Say in a word how far reading ahead is, and leave everything else as it is."""
        self._ahead = ahead_line.word(ahead)
        self.status.say(self.status.left, self._where())

    def cursor_moved(self) -> None:
        """Say what lies under the cursor now, in the pane too."""
        super().cursor_moved()
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(PAUSE, self.come_along) if self.pane else None

    def come_along(self) -> None:
        """Come to the same place in the pane: to paint it anew with every key takes 11 kB."""
        if self.pane and self.has_class("-pane") and not self.pane.has_focus_within:
            self._show_in_pane()

    def _show_in_pane(self) -> None:
        if self.pane and self.pane.is_attached:
            self.pane.follow()

    def _things_here(self) -> list[object]:
        return [thing for kind in FOLLOWED for thing in self.things_at(kind)]

    # The pane

    def finding_to_judge(self) -> Finding | None:
        """While the reader is in the pane, what its row stands for."""
        from annotators.annotation import Attribution, Quote

        row = self.pane.current if self.pane and self.pane.has_focus_within else None
        if isinstance(row, Attribution | Quote) and row is not self.chosen:
            self._reach(row)
        return super().finding_to_judge()

    async def action_pane(self) -> None:
        """Show the pane and go there, or hide it."""
        if self.has_class("-pane"):
            self.remove_class("-pane")
            self.set_focus(self.view)
        else:
            self.add_class("-pane")
            await self._open_pane()
            await self.action_switch()
            self.call_after_refresh(self._show_in_pane)
        self._make_room()

    async def action_switch(self) -> None:
        """Go to the pane, or back to the text."""
        lists = self.query("PaneList")
        if not self.has_class("-pane"):
            await self.action_pane()
        elif not lists or lists.first().has_focus:
            self.set_focus(self.view)
        else:
            self.view.jumps = self.view.jumps.left(self.view.cursor)
            self.set_focus(lists.first())

    async def on_side_pane_reached(self, message: SidePane.Reached) -> None:
        """Go where the row of the pane leads."""
        self._reach(message.thing)
        if message.is_final:
            if not self._is_wide:
                await self.action_pane()
            self.set_focus(self.view)

    def on_side_pane_resized(self, message: SidePane.Resized) -> None:
        """Give the pane more room or less."""
        most = max(NARROWEST_PANE, self.size.width - 20)
        self.pane_width = max(NARROWEST_PANE, min(most, self.pane_width + message.by))
        self._make_room()

    def on_resize(self) -> None:
        """Put the pane beside the text, or over it."""
        self._make_room()

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _make_room(self) -> None:
        is_beside = self.has_class("-pane") and self._is_wide
        self.view.styles.margin = (0, self.pane_width if is_beside else 0, 0, 0)
        if self.pane:
            self.pane.display = self.has_class("-pane")
            self.pane.styles.width = min(self.pane_width, self.app.size.width)

    async def _open_pane(self) -> None:
        """Make the pane when it is first wanted: its widgets take a moment to import."""
        if self.pane is not None:
            self._tell_pane()
        else:
            from tui.pane.side_pane import SidePane

            self.pane = SidePane(self.article.text, self._things_here)
            self.pane.only = replace(self.pane.only, positions=self.lists_positions)
            self.pane.show(self.findings, self.marks, self.orphans)
            self._make_room()
            await self.desk.mount(self.pane)

    def _tell_pane(self) -> None:
        if self.pane and self.has_class("-pane"):
            self.pane.show(self.findings, self.marks, self.orphans)

    def _reach(self, thing: object) -> None:
        from annotators.annotation import Attribution, Person
        from annotators.marks.mark import Mark

        match thing:
            case Attribution():
                self.choose(thing)
            case Span():  # a quotation
                self.view.go(thing.start)
            case Person(mentions=(first, *_)):
                self.view.light(Layer.of("person", thing.mentions))
                self.view.go(first.start)
            case Mark() if thing in self.orphans:
                self.status.say("Its words are gone: go where it belongs, then mo puts it there")
            case Mark():
                self.meant = thing.id
                self.view.go(thing.span.start)
                self.cursor_moved()

    # Finding

    async def action_find(self) -> None:
        """Ask what to find."""
        from tui.reading.find_bar import FindBar

        if not self.query(FindBar):
            self._began = self.position
            bar = FindBar(self.article.text, self._query)
            self.status.display = False
            await self.mount(bar, before=self.hints)
            self.set_focus(bar)

    def on_find_bar_found(self, message: FindBar.Found) -> None:
        """Light the hits, and go to the first from where the search began."""
        self.show_hits(message.hits)
        at = message.hits.next_start(self._began - 1)
        first = message.hits.next_start(-1) if at is None else at
        self.view.go(self._began if first is None else first)
        hit = number_at(message.hits, self.position) or 0
        self.hints.tell(f"{hit}/{len(message.hits)}" if len(message.hits) else "Not in this text")

    def on_find_bar_failed(self, message: FindBar.Failed) -> None:
        """Say why nothing can be found."""
        self.hints.tell(message.reason)

    async def on_find_bar_closed(self, message: FindBar.Closed) -> None:
        """Read on at the hit, or where the search began."""
        from tui.reading.find_bar import FindBar

        bar = self.query_one(FindBar)
        self._query = bar.value
        await bar.remove()
        self.status.display = True
        self.hints.after("", "")
        self.set_focus(self.view)
        if message.is_accepted:
            self.view.jumps = self.view.jumps.left(self._began)
        else:
            self.show_hits(Layer("find"))
            self.view.go(self._began)
