"""The line below the article: what is under the cursor, or what a command has said."""

from __future__ import annotations

from tui.terminal.graphemes import cells
from tui.widgets.one_line import OneLine, Words


class StatusLine(OneLine):
    """Knows whether what it says at the left is of the cursor, or of something else.

    At the right stands how far things are, such as `hit 1 of 3`.
    """

    _description: Words = ()

    def describe(self, words: str, right: str | None = None) -> None:
        """Say what is true for the cursor as it is; only another description need replace it."""
        self.say(words, right)
        self._description = self.left

    @property
    def is_description(self) -> bool:
        """Whether it says what `describe` said last."""
        return self.left == self._description

    @property
    def right_shown(self) -> str:
        """Nothing where what a command has said needs the room: nobody says that again."""
        is_crowded = cells(self.text) + cells(self.right) + 3 > self.size.width
        return "" if is_crowded and not self.is_description else self.right
