"""Going from the text to what stands beside it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reader.reading import Reading


async def pane(r: Reading) -> None:
    """Show the pane and go there, or hide it."""
    await r.host.desk.toggle()


async def switch(r: Reading) -> None:
    """Go to the pane, or back to the text."""
    await r.host.desk.switch()


def leave(r: Reading) -> None:
    """Go back to the text; a pane that lies over it is hidden."""
    r.host.desk.go_to(r.host.desk.view)
