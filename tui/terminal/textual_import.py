"""Textual, imported without the command palette that comes with it, and that newsread has not."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_PALETTE = "textual.command"


def import_textual() -> Any:
    """`textual.app`, in which whatever is of the palette is an empty class.

    Textual imports it in any case, and sixteen modules with it (fields, trees, lists): a twelfth of
    the time that its import takes. Whoever imports them later has them whole.
    """
    if "textual.app" not in sys.modules:
        stand_in: Any = ModuleType(_PALETTE)
        stand_in.__getattr__ = _empty_class
        sys.modules[_PALETTE] = stand_in
        try:
            import_module("textual.app")
        finally:
            del sys.modules[_PALETTE]
    return import_module("textual.app")


def _empty_class(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})
