"""Who speaks in the article: how much, where, how, and what they are; sorted, copied, chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from annotators.presentation.voices import Voice
from articles.counts import counted
from tui.commands.command import bindings
from tui.commands.lists import VOICES, VOICES_LIST
from tui.reader.voices.voices_rows import ORDERS, VoicesTable, headings, voice_row
from tui.terminal.hues import voice_rules
from tui.widgets import list_commands
from tui.widgets.line_list import LineList
from tui.widgets.list_screen import ListScreen

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from tui.reader.document.document import Document
    from tui.widgets.line_list import Row


class VoicesList(LineList[Voice]):
    """Rows in the hues of the voices."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--voice-{hue}" for hue in range(1, 7)}
    DEFAULT_CSS = f"VoicesList {{ background: $background; {voice_rules('list--voice')} }}"
    BINDINGS: ClassVar[list[BindingType]] = bindings(VOICES_LIST)


class VoicesScreen(ListScreen["tuple[str, ...] | None", Voice]):
    """Lists the voices of a document; dismisses with the names that are chosen.

    here: the name of the voice that the cursor is to begin on.
    reader: what has the document, which may change while the voices are listed.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(VOICES)
    DOES: ClassVar = {
        "filter": "tui.widgets.list_commands:filter_by_words",
        "order": "tui.reader.voices.voices_screen:order",
        "copy": "tui.reader.voices.voices_screen:copy",
    }
    FILTER = "Words of a name or a role"

    def __init__(self, document: Document, here: str = "", reader: DOMNode | None = None) -> None:
        super().__init__()
        self.list = VoicesList()
        self.table = VoicesTable(document)
        self.order = next(iter(ORDERS))
        self.selected: frozenset[str] = frozenset()
        """The names of those that are to be read together."""
        self._here, self._reader = here, reader

    def on_mount(self) -> None:
        """List the voices, also the ones that are still found."""
        self._show()
        if self._reader is not None:
            self.watch(self._reader, "document", self._take, init=False)

    def _take(self, document: Document) -> None:
        """List the voices of what is known now."""
        if document is not self.table.document:
            self.table = VoicesTable(document)
            self._show()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(headings(self.size.width - 2))

    def _show(self) -> None:
        """List the voices that have the words, sorted; the cursor stays on its voice."""
        here = self.list.value.name if self.list.value else self._here
        words = self.words.casefold().split()
        sentences = ((voice, self.table.sentence(voice).casefold()) for voice in self._ordered())
        listed = [voice for voice, sentence in sentences if all(word in sentence for word in words)]
        at = next((n for n, voice in enumerate(listed) if voice.name == here), 0)
        self.list.show([self._row(voice) for voice in listed], at)
        count = f"{len(self.selected)} selected  " if self.selected else ""
        self._top.say(self.table.summary, f"{count}by {self.order}")
        if not listed:
            self._details.say("Nobody has these words" if words else self.table.nobody)

    def _row(self, voice: Voice) -> Row[Voice]:
        return voice_row(self.table, voice, is_selected=voice.name in self.selected)

    def _ordered(self) -> list[Voice]:
        return self.table.ordered(self.order)

    def on_line_list_reached(self) -> None:
        """Say in words what the row says."""
        if self.list.value is not None:
            self._details.say(self.table.sentence(self.list.value))

    def on_line_list_chosen(self) -> None:
        """Read what this voice says, or all that are selected."""
        if self.list.value is not None:
            names = tuple(v.name for v in self.table.voices if v.name in self.selected)
            self.dismiss(names or (self.list.value.name,))

    def list_all(self) -> bool:
        """List everything again, with nothing selected; whether that is another list."""
        had_selected, self.selected = bool(self.selected), frozenset()
        is_less = super().list_all()
        if had_selected and not is_less:
            self._show()
        return is_less or had_selected

    def sort_next(self) -> None:
        """Sort in the next way."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._show()


def order(screen: VoicesScreen) -> None:
    """Sort in the next way."""
    screen.sort_next()


def select(screen: VoicesScreen) -> None:
    """Select the voice under the cursor, or no longer, and go on to the next."""
    if screen.list.value is not None:
        screen.selected ^= {screen.list.value.name}
        screen._show()
        list_commands.move(screen.list, 1)


async def copy(screen: VoicesScreen) -> None:
    """Copy all of the table, as it is sorted."""
    if not screen.table.voices:
        screen.notify("There is nobody to copy.", markup=False)
        return

    text = screen.table.as_text(screen.order)
    summary = f"the table of {counted(len(screen.table.voices), 'voice')}"
    screen.notify(await screen.copy_in_thread(text, summary), markup=False)
