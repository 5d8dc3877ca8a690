from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from tui.widgets.safe_input import SafeInput
from tui.widgets.safe_text_area import SafeTextArea

EVIL = "a\x1b]0;title\x9c\u202eb"


def screen_text(app: App[None]) -> str:
    return "".join(strip.text for strip in app.screen._compositor.render_strips(app.screen.size))


@pytest.mark.parametrize("make_field", [SafeInput, SafeTextArea], ids=["a line", "lines"])
async def test_what_is_written_cannot_steer_the_terminal(
    make_field: Callable[[str], Widget],
) -> None:
    class Filled(App[None]):
        def compose(self) -> ComposeResult:
            self.field = make_field(EVIL)
            yield self.field

    app = Filled()
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = screen_text(pilot.app)
        assert "a␛]0;title\N{REPLACEMENT CHARACTER}⁞b" in screen
        assert not set("\x1b\x9c\u202e") & set(screen)
        assert EVIL in (getattr(app.field, "value", None), getattr(app.field, "text", None))
