"""Choosing one of several things."""

from __future__ import annotations

from textual.app import App
from textual.widgets import OptionList

from tui.widgets.choose_dialog import NOTHING, ChooseDialog


async def test_words_that_nothing_has_are_said_to_find_nothing_and_enter_waits() -> None:
    dialog = ChooseDialog("Export as", {"csv": "csv", "html": "html"})
    app: App[None] = App()
    async with app.run_test() as pilot:
        chosen: list[str | None] = []
        await app.push_screen(dialog, chosen.append)
        await pilot.press(*"notes.md", "enter")
        assert [str(option.prompt) for option in dialog.query_one(OptionList).options] == [NOTHING]
        await pilot.press("ctrl+u", *"ht", "enter")
        assert chosen == ["html"]
