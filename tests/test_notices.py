from __future__ import annotations

from tui.session.notices import Notices


def test_what_is_said_before_anybody_listens_is_kept() -> None:
    messages: list[str] = []
    notices = Notices()
    notices("a file was repaired")
    notices.begin(messages.append)
    notices("another one")
    assert messages == ["a file was repaired", "another one"]
