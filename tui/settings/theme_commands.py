"""The command that changes the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.choose_dialog import choice

if TYPE_CHECKING:
    from textual.app import App


async def change(app: App[None]) -> None:
    """Ask for a theme, the dark ones first; the app keeps which it is."""
    themes = sorted(app.available_themes.items(), key=lambda pair: (not pair[1].dark, pair[0]))
    labels = {name: f"{name}, {'dark' if theme.dark else 'light'}" for name, theme in themes}
    if name := await choice(app, f"Theme (now {app.theme})", labels):
        app.theme = name
