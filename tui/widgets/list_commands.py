"""What more than one list does with a key that is the same in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.widgets.list_screen import ListScreen


def filter_by_words(screen: ListScreen[Any, Any]) -> None:
    """Ask for words to filter by; the list follows as they are typed."""
    screen.ask_for_words()
