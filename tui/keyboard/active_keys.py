"""The commands that can be given where the reader is now, read off the active bindings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.keyboard.keys import shown

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done here."""

    keys: str
    what: str
    action: str
    node: DOMNode


def commands(screen: Screen[Any]) -> list[Command]:
    """Every command of the screen and of what has its focus, each with all its keys."""
    found: dict[tuple[str, int], Command] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not active.enabled or not binding.id:  # without an id it is Textual's own
            continue
        at = (binding.action, id(active.node))
        keys = shown(binding.key)
        before = found.get(at)
        what = binding.tooltip or binding.description
        together = f"{before.keys} {keys}" if before else keys
        found[at] = Command(together, what, binding.action, active.node)
    return list(found.values())
