"""How a command is declared that the footer has no room for."""

from __future__ import annotations

from textual.binding import Binding


def hidden(key: str, action: str, description: str, id_: str, tooltip: str) -> Binding:
    """A binding that is in the help and in the palette, and not in the footer."""
    return Binding(key, action, description, show=False, id=id_, tooltip=tooltip)
