"""The classes of the program, for tests of what holds of all of them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from textual.dom import DOMNode

import tui


def nodes() -> set[type[DOMNode]]:
    """Every screen, widget and application of the program."""
    modules = [import_module(each.name) for each in walk_packages(tui.__path__, "tui.")]
    things = [thing for module in modules for thing in vars(module).values()]
    classes = {each for each in things if isinstance(each, type) and issubclass(each, DOMNode)}
    return {each for each in classes if each.__module__.startswith("tui.")}
