"""The classes of the program, for tests of what holds of all of them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from textual.dom import DOMNode

import tui


def nodes() -> set[type[DOMNode]]:
    """Every screen, widget and application of the program."""
    modules = [import_module(module.name) for module in walk_packages(tui.__path__, "tui.")]
    members = [thing for module in modules for thing in vars(module).values()]
    classes = {
        member for member in members if isinstance(member, type) and issubclass(member, DOMNode)
    }
    return {cls for cls in classes if cls.__module__.startswith("tui.")}
