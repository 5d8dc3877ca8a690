from __future__ import annotations

from tui.telling import Telling


def test_what_is_said_before_anybody_listens_is_kept() -> None:
    told: list[str] = []
    telling = Telling()
    telling("a file was repaired")
    telling.begin(told.append)
    telling("another one")
    assert told == ["a file was repaired", "another one"]
