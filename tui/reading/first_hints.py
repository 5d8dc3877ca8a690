"""What somebody needs who has never used newsread: three hints, and what the text looks like.

They stand below an article until they are put away, which the app remembers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content
from textual.widgets import Static

from tui.keyboard.keys import shown
from tui.reading.article_view import ArticleView

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.reading.reader_screen import ReaderScreen

HINTS: Final = (
    "1  {next-quote} goes to the next quotation, {next-claim} claim, {next-denial} denial;"
    " {pane} lists all.",
    "2  {highlight-yellow} marks what is here, {note} writes a note on it, {undo} takes that back.",
    "3  {copy} copies the quotation with its speaker and source; {help} has all keys.",
)
"""Sentences with the ids of bindings in place of their keys."""

AWAY: Final = "   {first-hints} puts these lines away, and brings them back."

IDS: Final = {each for hint in (*HINTS, AWAY) for each in re.findall(r"{(.*?)}", hint)}

SIGNS: Final = (
    ("quote", "“quoted”", "italic"),
    ("claim", "reworded", "underlined"),
    ("scare", "“so-called”", "faint"),
    ("entity", "Name", "bold"),
)
"""What looks different from the rest of the text, and how."""


class FirstHints(Static):
    """Three hints over a legend, with the keys that the reader has."""

    DEFAULT_CSS = """
    FirstHints {
        height: auto; padding: 0 1; background: $panel; color: $foreground;
    }
    """

    def on_mount(self) -> None:
        """Speak as soon as the keys of the article do something; till then, do not be there."""
        self.display = False
        self.screen.bindings_updated_signal.subscribe(self, self._speak)
        self._speak(self.screen)

    def _speak(self, screen: Screen[Any]) -> None:
        active = [each.binding for each in screen.active_bindings.values()]
        keys = {binding.id: shown(binding.key) for binding in reversed(active) if binding.id}
        if keys.keys() >= IDS:
            said = [Content(hint.format_map(keys)) for hint in (*HINTS, AWAY)]
            self.update(Content("\n").join([*said, _legend(screen.query_one(ArticleView))]))
            self.display = True
            screen.bindings_updated_signal.unsubscribe(self)


async def toggled(screen: ReaderScreen) -> bool:
    """Show the hints below the article, or put them away; gives whether they are shown now."""
    if there := screen.query(FirstHints):
        await there.remove()
        return False
    await screen.mount(FirstHints(markup=False), before=screen.status)
    return True


def _legend(view: ArticleView) -> Content:
    """The signs of the text in their own looks, each named."""
    signs = [Content.assemble((sign, view.look_of((k,))), f" {name}") for k, sign, name in SIGNS]
    return Content("   ") + Content("  ").join(signs)
