"""Lines to write in whose text cannot steer the terminal, as that of a `SafeInput` cannot.

In a file of its own: what Textual has for it is as large as all its other fields.
"""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.widgets import TextArea

from articles.safe import shown


class SafeTextArea(TextArea):
    """Some lines to write in."""

    def __init__(self, text: str, **options: Any) -> None:
        super().__init__(text, **options)
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn: as many characters as it has."""
        return Text(shown(self.document.get_line(line_index)), end="", no_wrap=True)
