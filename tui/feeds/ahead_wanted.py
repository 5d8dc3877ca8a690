"""How a screen asks for what is new to be fetched and read ahead."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class AheadWanted(Message):
    """The reader wants to read ahead, or to stop it if it is under way.

    Of some feeds, named by their addresses, it is never a wish to stop: they wait for their turn.
    """

    feeds: tuple[str, ...] | None = None
