"""All that newsread uses of Textual without Textual promising to keep it; it stands nowhere else.

For each name there is something plain in its place, so that newsread still starts and works, if
with less, where a later Textual has no such name: whole updates are written instead of what
differs, keys are read as Textual reads them, the last screen that was asked to close is closed.

With NEWSREAD_PLAIN_TEXTUAL=1 in the environment these are taken in any case, to try them.
"""

from __future__ import annotations

import os
import unicodedata
from contextvars import ContextVar
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

IS_PLAIN: Final = os.environ.get("NEWSREAD_PLAIN_TEXTUAL", "") not in ("", "0")
"""Whether nothing private is to be used."""

NAMES: Final = (
    "textual._ansi_sequences.ANSI_SEQUENCES_KEYS",
    "textual._ansi_sequences.IgnoredSequence",
    "textual._compositor.ChopsUpdate",
    "textual._compositor.CompositorUpdate",
    "textual._compositor.LayoutUpdate",
    "textual._context.active_message_pump",
    "textual._parser.ParseEOF",
    "textual._parser.ParseTimeout",
    "textual._xterm_parser.IS_ITERM",
    "textual._xterm_parser.XTermParser",
    "textual.keys._character_to_key",
)
"""What is imported."""

OVERRIDDEN: Final = ("App._display", "App._handle_exception")
"""Methods that Textual calls; where it calls them no more, it does what it does itself."""

ATTRIBUTES: Final = ("App._driver", "XTermParser._sequence_to_key_events")
"""What is asked of objects."""


class Missing(Exception):  # noqa: N818  (it stands for exceptions and other classes alike)
    """Stands for a class that is not there: nothing is one, and nothing raises it."""


def _plain_key(character: str) -> str:
    """What Textual calls the key of a character: `question_mark`."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _OTHERWISE.get(name, name)


_OTHERWISE: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_PLAIN: Final[dict[str, Any]] = {
    "ANSI_SEQUENCES_KEYS": {},
    "active_message_pump": ContextVar("active_message_pump"),
    "IS_ITERM": False,
    "_character_to_key": _plain_key,
}
"""What is taken instead; for any other name, `Missing`."""


def private(name: str, *, is_plain: bool = IS_PLAIN) -> Any:
    """What Textual has under a name of `NAMES`; its plain replacement where it has no such."""
    module, _, attribute = name.rpartition(".")
    try:
        if not is_plain:
            return getattr(import_module(module), attribute)
    except (ImportError, AttributeError):
        pass
    return _PLAIN.get(attribute, Missing)


def _here(attribute: str) -> Any:
    return private(next(name for name in NAMES if name.endswith(f".{attribute}")))


ANSI_SEQUENCES_KEYS: Final = _here("ANSI_SEQUENCES_KEYS")
IgnoredSequence: Final = _here("IgnoredSequence")
ParseEOF, ParseTimeout = _here("ParseEOF"), _here("ParseTimeout")
IS_ITERM: Final = _here("IS_ITERM")
character_to_key: Final = _here("_character_to_key")

if TYPE_CHECKING:
    from textual._compositor import ChopsUpdate as ChopsUpdate
    from textual._compositor import CompositorUpdate as CompositorUpdate
    from textual._compositor import LayoutUpdate as LayoutUpdate
    from textual._context import active_message_pump as active_message_pump
    from textual._xterm_parser import XTermParser as XTermParser
else:
    ChopsUpdate, CompositorUpdate = _here("ChopsUpdate"), _here("CompositorUpdate")
    LayoutUpdate = _here("LayoutUpdate")
    active_message_pump = _here("active_message_pump")
    XTermParser = _here("XTermParser")


def can_read() -> bool:
    """Whether keys can be read in another way than Textual's."""
    return hasattr(XTermParser, "_sequence_to_key_events")


def driver(app: App[Any]) -> Driver | None:
    """What writes to the terminal; None where that cannot be had."""
    private_driver: Driver | None = None if IS_PLAIN else getattr(app, "_driver", None)
    return private_driver
