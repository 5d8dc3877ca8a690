"""A line to type in over a list of what is found, which the reader goes through while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.widgets.harmless import HarmlessInput

if TYPE_CHECKING:
    from articles.library import Entry
    from tui.widgets.list_screen import ListScreen


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was chosen, and the offset in it of what was looked for."""

    entry: Entry
    offset: int | None = None


class SearchLine(HarmlessInput):
    """Where the query is typed."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)


# Commands of a list under such a line, which keeps the focus


def move(screen: ListScreen[Any, Any], by: int) -> None:
    """Go to the next that was found, or the one before."""
    screen.list.action_move(by)


def page(screen: ListScreen[Any, Any], by: int) -> None:
    """Go on by a page, or back."""
    screen.list.action_page(by)


def choose(screen: ListScreen[Any, Any]) -> None:
    """Open what the cursor is on."""
    screen.list.action_choose()


def leave(screen: ListScreen[Any, Any]) -> None:
    """Open nothing."""
    screen.dismiss(None)
