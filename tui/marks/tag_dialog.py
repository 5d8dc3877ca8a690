"""Asks for tags, completing those that were used before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from articles.safe import one_line
from tui.commands.command import bindings
from tui.commands.dialogs import TAGS
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class TagSuggester(Suggester):
    """Completes the last of several tags with the one that is used most."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(case_sensitive=True, use_cache=False)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last tag completed, None if no known tag begins so."""
        before, comma, last = value.rpartition(",")
        begun = last.strip().casefold()
        present = tags_in(before)
        candidates = (tag for tag in self._known if tag not in present and begun)
        tag = next((tag for tag in candidates if tag.casefold().startswith(begun)), None)
        return tag and f"{before}{comma}{' ' if comma else ''}{tag}"


def tags_in(line: str) -> tuple[str, ...]:
    """The tags of a line, parted by commas, each once, without number signs."""
    tags = (" ".join(tag.split()).lstrip("#") for tag in line.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


class TagDialog(ModalScreen[tuple[str, ...] | None]):
    """Gives the tags as they should be; None to leave them as they were."""

    DEFAULT_CSS = """
    TagDialog { align: center middle; }
    TagDialog > Vertical {
        width: 64; max-width: 96%; height: auto;
        background: $surface; border: round $primary; padding: 0 1;
    }
    TagDialog Static { color: $text-muted; height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(TAGS)

    def __init__(self, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__()
        self._tags, self._known = tags, [one_line(tag) for tag in known]

    def compose(self) -> ComposeResult:
        """A line for the tags, and those most used."""
        with Vertical():
            yield SafeInput(
                ", ".join(self._tags),
                placeholder="tags, parted by commas",
                suggester=TagSuggester(self._known),
                select_on_focus=False,
            )
            used = ", ".join(self._known[:12])
            yield Static(f"→ completes   Enter keeps   Esc leaves\n{used}", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the tags."""
        self.dismiss(tags_in(event.value))

    def action_leave(self) -> None:
        """Leave the tags as they were."""
        self.dismiss(None)
