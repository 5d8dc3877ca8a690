"""Who speaks in the article: how much, where, how, and what they are; sorted, copied, chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from annotators.presentation.voices import Voice
from tui.commands.command import bindings
from tui.commands.lists import VOICES
from tui.reading.hues import has_few_colors, voice_rules
from tui.reading.voices_rows import ORDERS, VoicesTable, headings, voice_row
from tui.terminal.textual_private import driver
from tui.widgets.line_list import LineList
from tui.widgets.list_screen import ListScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.reading.document import Document
    from tui.reading.reading import Reading


class VoicesList(LineList[Voice]):
    """Rows in the hues of the voices."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--voice-{hue}" for hue in range(1, 7)}
    DEFAULT_CSS = "VoicesList { background: $background; }\n" + voice_rules(
        "VoicesList", "list--voice"
    )

    def on_mount(self) -> None:
        """Have no colours that the terminal lacks."""
        self.set_class(has_few_colors(self.app), "-few-colors")


class VoicesScreen(ListScreen["str | None", Voice]):
    """Lists the voices of a document; dismisses with the name of the one that is wanted.

    here: the name of the voice that the cursor is to begin on.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(VOICES)
    DOES: ClassVar = {
        "filter": "tui.widgets.list_commands:filter_by_words",
        "order": "tui.reading.voices_screen:order",
        "copy": "tui.reading.voices_screen:copy",
    }
    FILTER = "Words of a name or a role"

    def __init__(self, document: Document, here: str = "") -> None:
        super().__init__()
        self.list = VoicesList()
        self.table = VoicesTable(document)
        self.order = next(iter(ORDERS))
        self._here = here

    def on_mount(self) -> None:
        """List them."""
        self._show()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(headings(self.size.width - 2))

    def _show(self) -> None:
        """List those that have the words, sorted, with the cursor on the one it was on."""
        here = self.list.value.name if self.list.value else self._here
        words = self.words.casefold().split()
        told = ((voice, self.table.told(voice).casefold()) for voice in self._ordered())
        listed = [voice for voice, said in told if all(word in said for word in words)]
        at = next((n for n, voice in enumerate(listed) if voice.name == here), 0)
        self.list.show([voice_row(self.table, voice) for voice in listed], at)
        self._top.say(self.table.summary, f"by {self.order}")
        if not listed and self.table.document.findings is not None:
            self._details.say("Nobody has these words" if words else "Nobody is quoted or reported")

    def _ordered(self) -> list[Voice]:
        return self.table.ordered(self.order)

    def on_line_list_reached(self, message: LineList.Reached) -> None:
        """Say in words what the row says."""
        if self.list.value is not None:
            self._details.say(self.table.told(self.list.value))

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Read what this voice says."""
        if self.list.value is not None:
            self.dismiss(self.list.value.name)

    def sort_next(self) -> None:
        """Sort in the next way."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._show()


def order(screen: VoicesScreen) -> None:
    """Sort in the next way."""
    screen.sort_next()


async def copy(screen: VoicesScreen) -> None:
    """Copy all of the table, as it is sorted."""
    from tui.terminal.clipboard import copied

    text = screen.table.as_text(screen.order)
    what = f"the table of {len(screen.table.voices)} voices"
    screen.notify(await asyncio.to_thread(copied, text, driver(screen.app), what), markup=False)


async def voices(r: Reading) -> None:
    """Show everybody who speaks; list only what the one that is chosen says."""
    claim = r.document.claim_at(r.view.cursor)
    name = await r.host.answer(VoicesScreen(r.document, claim.speaker if claim else ""))
    first = (voice.claims[0].content[0].start for voice in r.document.voices if voice.name == name)
    for start in first:
        r.view.jump(start)
        await r.host.desk.list_only(name)
