"""The names of keys as a reader knows them, and as Textual does."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from typing import Final

NAMES: Final = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "delete": "Del", "backspace": "Backspace", "insert": "Ins",
    "slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_",
}  # fmt: skip
"""Keys that do not have the name of a character; those from `slash` on are Textual's own words."""


def key_label(keys: str) -> str:
    """A key, or several with commas between them, as a reader knows them."""
    return " ".join(_name(key.strip()) for key in keys.split(",") if key.strip())


def _name(key: str) -> str:
    """One key; `ctrl+d` is written `^d`, and two keys one after the other as they are."""
    if key in NAMES or len(key) <= 2:
        return NAMES.get(key, key)
    *modifiers, last = key.split("+")
    return "".join(
        "^" if modifier == "ctrl" else f"{modifier}+" for modifier in modifiers
    ) + _character(last)


def _character(name: str) -> str:
    """The character of Textual's name for it: `full_stop`; the name itself if it is no such."""
    if name in NAMES or len(name) == 1:
        return NAMES.get(name, name)
    words = name.replace("_", " ")
    for spelled in (words, words.replace(" ", "-", 1)):  # FULL STOP, GREATER-THAN SIGN
        with suppress(KeyError):
            return unicodedata.lookup(spelled)
    return name
