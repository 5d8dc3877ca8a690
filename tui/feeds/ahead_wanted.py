"""How a screen asks for what is new to be fetched and read ahead."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class AheadWanted(Message):
    """The reader wants to read ahead, or to stop it if it is under way.

    With `feeds`, the addresses of some, it never stops anything: they are fetched in their turn.
    """

    feeds: tuple[str, ...] | None = None
