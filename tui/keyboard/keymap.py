"""The reader's own keys: whether each names something that can be done, and what it displaces."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Final

from textual.keys import Keys, _character_to_key

from tui.keyboard.chords import PREFIXES
from tui.keyboard.keys import is_node, nodes, own
from tui.settings import Settings, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import Binding
    from textual.dom import DOMNode

SHARING: Final = {
    "ArticleView": ("ReaderScreen",),
    "FindBar": ("ReaderScreen",),
    "PaneList": ("SidePane", "ReaderScreen"),
    "LineList": ("LibraryScreen",),
    "MarksList": ("NotebookScreen",),
}
"""Where a widget that has keys of its own is shown: what keys it shares with whom."""

_MODIFIERS: Final = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
_NAMES: Final = {key.value for key in Keys}


def problems(settings: Settings) -> list[str]:
    """What is wrong with the reader's keys, a sentence each."""
    bindings = {each.id: each for node in nodes() for each in own(node) if each.id}
    found = list(chain(_unknown(settings, bindings), _no_keys(settings)))
    keys = {name: key for name, key in settings.keys.items() if name in bindings}
    clashes = sorted({clash for place in places() for clash in _clashes(place, keys)})
    return found + [_told(settings, changed, what) for changed, what in clashes]


def places() -> list[list[Binding]]:
    """The bindings that can be pressed in each place of the program."""
    known = {node.__name__: node for node in nodes()}
    app = known["NewsReader"]
    return [
        [*_inherited(node), *chain(*(_inherited(known[name]) for name in beside)), *_inherited(app)]
        for node in known.values()
        for beside in [SHARING.get(node.__name__, ())]
    ]


def _inherited(node: type[DOMNode]) -> list[Binding]:
    return [each for base in node.__mro__ if is_node(base) for each in own(base)]


def _unknown(settings: Settings, bindings: dict[str, Binding]) -> Iterator[str]:
    for name in settings.keys:
        if name not in bindings:
            close = suggestion(name, bindings)
            hint = close if "did you mean" in close else "; the README lists all"
            yield _told(settings, name, f"nothing has the id “{name}”{hint}")


def _no_keys(settings: Settings) -> Iterator[str]:
    for name, keys in settings.keys.items():
        for key in keys.split(","):
            if not _is_key(key.strip()):
                example = "“x”, “]x”, “f5”, “ctrl+x”"
                yield _told(
                    settings, name, f"“{key.strip()}” is no key; such as these are: {example}"
                )


def _is_key(key: str) -> bool:
    if len(key) == 1 or key in _NAMES:
        return key.isprintable()
    if len(key) == 2:
        return key[0] in PREFIXES
    *held, last = key.split("+")
    return set(held) <= _MODIFIERS and (len(last) == 1 or last in _NAMES or _is_character(last))


def _is_character(name: str) -> bool:
    """Whether this is how Textual spells a character: `full_stop`."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


def _clashes(place: list[Binding], keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The id that was given a key which does something else there, and that in words."""
    pressed: dict[str, set[str]] = {}
    for binding in place:
        for key in keys.get(binding.id or "", binding.key).split(","):
            pressed.setdefault(_canonical(key.strip()), set()).add(binding.id or "")
    for binding in place:
        for key in map(str.strip, keys.get(binding.id or "", "").split(",")):
            for other in pressed.get(_canonical(key), set()) - {binding.id}:
                what = f"“{key}” would also be “{other}” there; give that another key"
                yield binding.id or "", what
            if key in PREFIXES and any(len(each) == 2 and each[0] == key for each in pressed):
                what = f"“{key}” begins keys of two there, which could not be pressed any more"
                yield binding.id or "", what


def _canonical(key: str) -> str:
    # Textual's own, though private: what it calls a key is what a binding goes by.
    return _character_to_key(key) if len(key) == 1 else key


def _told(settings: Settings, name: str, what: str) -> str:
    return str(settings.error(("keys", name), what))
