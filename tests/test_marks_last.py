"""The real newsread in a terminal: what is marked with keys is there on the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.terminal import newsread

if TYPE_CHECKING:
    from pathlib import Path

STORY = """Harbour opens again

The harbour of Vell opened on Monday. Ada Quill was there first.
"""


def test_a_note_made_with_keys_is_there_on_the_next_start(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    with newsread(str(story), home=str(tmp_path), TMUX="") as terminal:
        terminal.until("Ada Quill was there first")
        terminal.press("}")
        terminal.press("a")
        terminal.until("ctrl.s keep")
        terminal.press("who says so?\x13")
        terminal.until("Note kept")
        terminal.press("q")
        assert terminal.ended() == 0
    with newsread(str(story), home=str(tmp_path), TMUX="") as terminal:
        terminal.until("✎")
        terminal.press("gg]n")
        terminal.until("Your note: who says so")
