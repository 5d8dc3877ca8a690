"""Where the reader types what to find; every letter finds, Enter stays there, Escape goes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.commands.article import FINDING
from tui.commands.command import bindings
from tui.text.find import QueryError, find, lowered
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.text.layers import Layer


class FindBar(SafeInput):
    """Finds in one text; posts what was found, why nothing can be, and that it is done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FINDING)
    DEFAULT_CSS = """
    FindBar, FindBar:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    @dataclass
    class Found(Message):
        """These are the hits for what is typed now."""

        hits: Layer

    @dataclass
    class Failed(Message):
        """What is typed cannot be looked for; `reason` is a sentence for the reader."""

        reason: str

    @dataclass
    class Closed(Message):
        """The reader has done with typing."""

        is_accepted: bool

    def __init__(self, text: str, query: str = "") -> None:
        self._text = text  # Before the rest, for it is looked through as soon as there is a query.
        super().__init__(
            query, placeholder="Find; a slash before it makes it a regular expression", compact=True
        )

    def on_mount(self) -> None:
        """Put the text into lower case while the first letter is typed."""
        self.run_worker(partial(lowered, self._text), thread=True, description="lowered")

    def watch_value(self, value: str) -> None:
        """Look for what is typed."""
        try:
            self.post_message(self.Found(find(self._text, value)))
        except QueryError as error:
            self.post_message(self.Failed(str(error)))

    def action_close(self, is_accepted: bool) -> None:
        """Say that the reader has done with typing."""
        self.post_message(self.Closed(is_accepted))
