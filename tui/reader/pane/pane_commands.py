"""Which list the pane has, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reader.pane.side_pane import SidePane


def turn(pane: SidePane, step: int) -> None:
    """Show the next list, or the one before."""
    pane.turn(step)


def only_speaker(pane: SidePane) -> None:
    """List only the speaker of this row, or everybody again."""
    name = None if pane.only.speakers else pane.name_here
    pane.list_only(speakers=(name,) if name else (), about=None)


def about(pane: SidePane) -> None:
    """List only what is said about the person of this row, or everything again."""
    pane.list_only(0, speakers=(), about=None if pane.only.about else pane.name_here)


def positions(pane: SidePane) -> None:
    """List or leave out positions."""
    pane.list_only(0, has_positions=not pane.only.has_positions)


def resize(pane: SidePane, by: int) -> None:
    """Ask for a pane that is so many columns wider."""
    pane.post_message(pane.Resized(by))
