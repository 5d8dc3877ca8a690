"""Modules imported with a stand-in for a part of theirs that is slow to import and not needed."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def import_without(name: str, part: str, member: Callable[[str], Any] | None = None) -> Any:
    """The module `name`, which finds `member(its name)` for whatever it takes from `part`; without
    `member`, that there is no `part`, with which it must be able to do.

    A later import of `part` has it whole, and one that was made before keeps it.
    """
    if name not in sys.modules and part not in sys.modules:
        sys.modules[part] = member and _stand_in(part, member)  # type: ignore[assignment]
        try:
            import_module(name)
        finally:
            del sys.modules[part]
    return import_module(name)


def _stand_in(part: str, member: Callable[[str], Any]) -> ModuleType:
    stand_in: Any = ModuleType(part)
    stand_in.__getattr__ = lambda asked: _member(asked, member)
    return stand_in  # type: ignore[no-any-return]


def _member(asked: str, member: Callable[[str], Any]) -> Any:
    if asked.startswith("__"):  # what the import system asks of a module
        raise AttributeError(asked)
    return member(asked)
