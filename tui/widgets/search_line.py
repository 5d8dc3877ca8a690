"""A line to type in over a list of what is found, which the reader goes through while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from articles.library import Entry


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An article that was chosen, and the offset in it of what was looked for."""

    entry: Entry
    offset: int | None = None


@dataclass
class PlaceWanted(Message):
    """The reader wants to read on at a place; the list that has it stays below, to go back to."""

    place: EntryPlace


class SearchLine(SafeInput):
    """Where the query is typed."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)
