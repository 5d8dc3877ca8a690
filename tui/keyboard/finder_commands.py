"""The command that finds commands, and does the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tui.commands.everywhere import APP, HELPING
from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID
from tui.keyboard.finder import Offer
from tui.keyboard.finder_screen import Finder

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

    from tui.keyboard.keyboard_app import KeyboardApp


DAILY: Final = (
    *("help", "go-back", "quit", "library", "notebook", "people", "feeds"),
    *("down", "page-down", "top", "bottom", "find", "next-hit"),
    *("next-quote", "previous-quote", "next-claim", "next-denial", "jump-again", "back"),
    *("pane", "follow-here"),
    *("select-this", "highlight-yellow", "note", "copy", "undo"),
    *("correct-speaker", "reject-finding"),
    *("list-choose", "list-filter", "list-order", "list-delete", "list-export"),
    *("list-copy", "list-undo"),
)
"""What one needs every day: the ids of commands."""


async def find_command(app: KeyboardApp) -> None:
    """Show every command, do the one that is chosen, or say where that works."""
    here = app.screen
    chosen = await app.push_screen_wait(Finder(offers(app, here), app.recent))
    if chosen is None:
        return
    command = chosen.command
    if not chosen.is_here:
        here.notify(f"“{command.label}” works {command.when}.", markup=False)
        return
    app.recent = (command.id, *(id_ for id_ in app.recent if id_ != command.id))
    await app.run_action(command.action, chosen.node)


def offers(app: KeyboardApp, screen: Screen[Any]) -> list[Offer]:
    """Every command of the program, those of every day first, with the reader's keys for it."""
    nodes, keys = _active(screen)
    everywhere = {command.id for command in (*APP, *HELPING)} if app.is_whole else set()
    all_offers = []
    for id_ in dict.fromkeys((*DAILY, *BY_ID)):
        command = BY_ID[id_]
        label = key_label(app.own_keys.get(id_, command.keys))
        if sorted(label.split(" ")) != sorted(keys.get(id_, label).split(" ")):
            label = keys[id_]  # of several keys some do something else here
        of_app = id_ in everywhere or (app.is_whole and command.node == "app.")
        all_offers.append(Offer(command, label, nodes.get(id_) or (app if of_app else None)))
    return all_offers


def _active(screen: Screen[Any]) -> tuple[dict[str, DOMNode], dict[str, str]]:
    """By id of what can be done on a screen: the node that does it, and the keys for it."""
    nodes: dict[str, DOMNode] = {}
    keys: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        id_ = active.binding.id
        if active.enabled and id_ in BY_ID and BY_ID[id_].keys:
            nodes.setdefault(id_, active.node)
            keys.setdefault(id_, []).append(key_label(active.binding.key))
    return nodes, {id_: " ".join(labels) for id_, labels in keys.items()}
