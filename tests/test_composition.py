"""How the classes of the screen are made: of the framework's, and of values, not of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.classes import nodes

if TYPE_CHECKING:
    from textual.dom import DOMNode

MOST = 3
"""A screen, widget or application is made of no more classes of ours, itself among them."""


def our_classes(node: type[DOMNode]) -> list[str]:
    """The classes of ours that it is made of, itself first."""
    return [cls.__name__ for cls in node.__mro__ if cls.__module__.startswith("tui.")]


def test_nothing_on_the_screen_is_made_of_more_than_three_classes_of_ours() -> None:
    assert not [chain for node in nodes() if len(chain := our_classes(node)) > MOST]
