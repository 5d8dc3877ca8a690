"""A clipboard that keeps what is copied, and touches nothing outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def clipboard_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is copied from now on."""
    texts: list[str] = []

    def copied(text: str, _: object, what: str) -> str:
        texts.append(text)
        return f"Copied: {what}"

    monkeypatch.setattr("tui.terminal.clipboard.copied", copied)
    return texts
